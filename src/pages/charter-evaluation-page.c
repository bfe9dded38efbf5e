/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evaluation-page-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-cycle-reopen-job.h"
#include "charter-earlier-window.h"
#include "charter-framework.h"
#include "charter-item-pane.h"
#include "charter-item-sheet.h"
#include "charter-level.h"
#include "charter-outline-pane.h"
#include "charter-projector.h"
#include "charter-settings.h"
#include "charter-slices.h"
#include "charter-twenty-minutes.h"
#include "charter-upgrade-job.h"
#include "charter-upgrade-window.h"

/**
 * CharterEvaluationPage:
 *
 * The self-evaluation: the areas at the left, one item in the middle, what it adds up to at the right.
 * Where the page is narrow, the right and then the left slide over the middle when asked for.
 *
 * # Keys
 *
 * The digits from 1 choose a level, Y "not yet", 0 none, N asks why the item does not apply, J or Down
 * and K or Up go on and back, A makes the next step an action. They do nothing while somebody types,
 * and one setting turns them off.
 */
G_DEFINE_FINAL_TYPE (CharterEvaluationPage, charter_evaluation_page, CHARTER_TYPE_PAGE)

/* Below these widths of the page the standing and then the outline fold away: in pixels at the usual
 * size of text, and so much more at a larger one. */
#define STANDING_FROM 900
#define OUTLINE_FROM 660
#define USUAL_FONT 14.7

static double
get_text_scale (CharterEvaluationPage *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72.0;
  return MAX (1, size / USUAL_FONT);
}

static gboolean
has_room_for (CharterEvaluationPage *self,
              int                    width)
{
  return self->width >= width * get_text_scale (self);
}

static void
set_folded (GtkWidget *flap,
            gboolean   is_folded)
{
  if (adw_flap_get_folded (ADW_FLAP (flap)) == is_folded)
    return;
  adw_flap_set_fold_policy (ADW_FLAP (flap), is_folded ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                       : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (ADW_FLAP (flap), !is_folded);
}

static gboolean
fold_cb (gpointer data)
{
  CharterEvaluationPage *self = data;

  self->fold_source = 0;
  set_folded (self->inner, !has_room_for (self, STANDING_FROM));
  set_folded (self->outer, !has_room_for (self, OUTLINE_FROM));
  gtk_widget_set_visible (self->standing_button, !has_room_for (self, STANDING_FROM));
  gtk_widget_set_visible (self->areas_button, !has_room_for (self, OUTLINE_FROM));
  gtk_widget_set_visible (self->previous_key, charter_settings_get_single_letter_keys (self->settings)
                                              && has_room_for (self, STANDING_FROM));
  return G_SOURCE_REMOVE;
}

/* The page has no layout manager, which would not say when its width is another. */
static void
charter_evaluation_page_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);

  gtk_widget_measure (self->outer, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
charter_evaluation_page_size_allocate (GtkWidget *widget,
                                       int        width,
                                       int        height,
                                       int        baseline)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);

  gtk_widget_allocate (self->outer, width, height, baseline, NULL);
  if (self->width == width)
    return;
  /* What folds changes what is asked for, which must not happen within an allocation. */
  self->width = width;
  if (!self->fold_source)
    self->fold_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
}

/**
 * charter_evaluation_page_show_place:
 * @self: the page
 *
 * Says where the item stands among those that are listed, and whether there is one before and after it.
 */
void
charter_evaluation_page_show_place (CharterEvaluationPage *self)
{
  g_autofree char *place = charter_item_sheet_dup_place (self->sheet);

  gtk_label_set_label (GTK_LABEL (self->place), place);
  if (!self->outline)
    return;
  charter_outline_pane_show_item (CHARTER_OUTLINE_PANE (self->outline), charter_item_sheet_get_item (self->sheet));
  gtk_widget_set_sensitive (self->previous_button,
                            charter_outline_pane_step (CHARTER_OUTLINE_PANE (self->outline), -1) != NULL);
  gtk_widget_set_sensitive (self->next_button,
                            charter_outline_pane_step (CHARTER_OUTLINE_PANE (self->outline), 1) != NULL);
}

/* Folded as wide as its place is before anything is drawn: afterwards it would slide. */
static void
charter_evaluation_page_map (GtkWidget *widget)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (self->width == 0 && parent && gtk_widget_get_width (parent) > 0)
    {
      self->width = gtk_widget_get_width (parent);
      fold_cb (self);
    }
  GTK_WIDGET_CLASS (charter_evaluation_page_parent_class)->map (widget);
}

static void
go_to (CharterEvaluationPage *self,
       CharterItem           *item)
{
  charter_item_sheet_set_item (self->sheet, item);
  charter_evaluation_page_show_place (self);
}

/**
 * charter_evaluation_page_choose:
 * @self: the page
 * @item: one of the framework
 *
 * Shows the item; what was said of the one before is a step of undo of its own.
 */
void
charter_evaluation_page_choose (CharterEvaluationPage *self,
                                CharterItem           *item)
{
  charter_store_end_visit (charter_session_get_store (charter_page_get_session (CHARTER_PAGE (self))));
  go_to (self, item);
  if (adw_flap_get_folded (ADW_FLAP (self->outer)))
    adw_flap_set_reveal_flap (ADW_FLAP (self->outer), FALSE);
}

/**
 * charter_evaluation_page_step:
 * @self: the page
 * @by: how many items on; less than 0: back
 *
 * Goes along the items that are listed and stays where there are no more.
 */
void
charter_evaluation_page_step (CharterEvaluationPage *self,
                              int                    by)
{
  CharterItem *item;

  if (!self->outline)
    charter_slices_finish (self->slices);
  item = charter_outline_pane_step (CHARTER_OUTLINE_PANE (self->outline), by);
  if (item)
    charter_evaluation_page_choose (self, item);
}

static void
previous_cb (CharterEvaluationPage *self)
{
  charter_evaluation_page_step (self, -1);
}

static void
next_cb (CharterEvaluationPage *self)
{
  charter_evaluation_page_step (self, 1);
}

static void
locked_cb (CharterEvaluationPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterAudit *audit = charter_session_get_audit (session);

  gtk_widget_set_visible (self->signed_off,
                          audit && charter_audit_get_state (audit) == CHARTER_AUDIT_SIGNED_OFF);
  gtk_widget_set_visible (self->reopen_button, charter_cycle_can_reopen (session));
  gtk_label_set_label (GTK_LABEL (self->signed_off_words),
                       charter_cycle_can_reopen (session)
                       ? _("This self-evaluation is signed off. It can be read, not changed.")
                       : _("This self-evaluation is signed off, and a later revision of it exists. It can be "
                           "read, not changed."));
}

static void
reopen_cb (CharterEvaluationPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  g_autoptr(GError) error = NULL;

  if (charter_cycle_reopen (session, &error))
    charter_page_toast (CHARTER_PAGE (self), _("Reopened as a new revision; the signed one is kept"), TRUE);
  else
    charter_page_show_error (CHARTER_PAGE (self), _("It could not be reopened"), error);
}

/* Nothing is looked for, one item after the other, where the standing says that all is judged. */
static gboolean
is_judged_whole (CharterSession *session,
                 CharterArea    *area)
{
  CharterStanding *standing = charter_session_get_standing (session);
  const CharterAreaStanding *at =
    standing ? charter_standing_find_area (standing, charter_area_get_code (area)) : NULL;

  return at && at->judged == at->applicable;
}

/* The first item that is not judged: where somebody left off; else the first of all. */
static CharterItem *
find_start (CharterEvaluationPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  GListModel *areas = charter_framework_get_areas (charter_session_get_framework (session));
  CharterItem *first = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);
      gboolean is_whole = is_judged_whole (session, area);

      for (guint j = 0; j < g_list_model_get_n_items (items) && !(is_whole && first); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          if (!first)
            first = item; /* the framework holds it */
          if (!is_whole && charter_item_filter_matches (CHARTER_ITEM_FILTER_NOT_JUDGED, session, item))
            return item;
        }
    }
  return first;
}

static void
framework_cb (CharterEvaluationPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterFramework *framework = charter_session_get_framework (session);
  CharterItem *item = charter_item_sheet_get_item (self->sheet);
  CharterItem *same = framework && item ? charter_framework_find_item (framework, charter_item_get_code (item))
                                        : NULL;
  const char *id = framework ? charter_framework_get_id (framework) : NULL;
  gboolean is_edition = g_strcmp0 (id, self->framework) == 0;

  if (!is_edition)
    {
      g_free (self->framework);
      self->framework = g_strdup (id);
    }
  if (same && same == item)
    return;
  /* Another edition of the framework opens where the one before stood. */
  if (same && is_edition)
    go_to (self, same);
  else
    go_to (self, framework ? find_start (self) : NULL);
}

static void
portfolio_cb (CharterEvaluationPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));

  if (charter_session_get_framework (session))
    go_to (self, find_start (self));
}

static void
keys_cb (CharterEvaluationPage *self)
{
  gboolean has_keys = charter_settings_get_single_letter_keys (self->settings);

  if (self->item_pane)
    charter_item_pane_show_keys (CHARTER_ITEM_PANE (self->item_pane), has_keys);
  gtk_widget_set_visible (self->previous_key, has_keys && has_room_for (self, STANDING_FROM));
}

/* An item of another framework: the page goes there. */
static CharterItem *
find_elsewhere (CharterSession *session,
                const char     *code)
{
  GListModel *library = G_LIST_MODEL (charter_session_get_library (session));

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);
      CharterItem *item = charter_framework_find_item (framework, code);

      if (!item)
        continue;
      charter_session_set_framework (session, framework);
      return item;
    }
  return NULL;
}

static void
charter_evaluation_page_show_target (CharterPage *page,
                                     const char  *target)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (page);
  CharterSession *session = charter_page_get_session (page);
  CharterFramework *framework = charter_session_get_framework (session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterItem *item = target && framework ? charter_framework_find_item (framework, target) : NULL;
  CharterRecord *record = target && portfolio && !item ? charter_portfolio_find (portfolio, target) : NULL;

  if (CHARTER_IS_JUDGEMENT (record))
    item = charter_framework_find_item (framework, charter_judgement_get_item (CHARTER_JUDGEMENT (record)));
  if (!item && target && framework)
    {
      CharterArea *area = charter_framework_find_area (framework, target);
      g_autoptr(CharterItem) first =
        area ? g_list_model_get_item (charter_area_get_items (area), 0) : NULL;

      item = first; /* the framework holds it */
    }
  if (!item && target && !record)
    item = find_elsewhere (session, target);
  if (item)
    go_to (self, item);
}

static GtkWindow *
get_window (CharterEvaluationPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
twenty_minutes_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);
  CharterItem *item = charter_item_sheet_get_item (self->sheet);
  CharterArea *area = item ? charter_item_get_area (item) : NULL;

  if (area)
    gtk_window_present (GTK_WINDOW (charter_twenty_minutes_new (get_window (self),
                                                                charter_page_get_session (CHARTER_PAGE (self)),
                                                                area)));
}

static void
projector_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));

  if (charter_session_get_portfolio (session))
    gtk_window_present (GTK_WINDOW (charter_projector_new (get_window (self), session,
                                                           charter_item_sheet_get_item (self->sheet))));
}

static void
show_earlier (CharterEvaluationPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));

  if (charter_session_get_portfolio (session))
    gtk_window_present (GTK_WINDOW (charter_earlier_window_new (get_window (self), session)));
}

static void
earlier_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  show_earlier (CHARTER_EVALUATION_PAGE (widget));
}

/* What found no place is shown at once. */
static void
moved_cb (CharterEvaluationPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_get_framework (session);
  CharterAudit *audit = charter_session_get_audit (session);
  g_autoptr(GPtrArray) orphans = charter_upgrade_list_orphans (portfolio, framework, audit);
  g_autoptr(GPtrArray) notes = charter_upgrade_list_orphaned_notes (portfolio, framework, audit);

  charter_page_toast (CHARTER_PAGE (self), _("Moved to another edition"), TRUE);
  if (orphans->len + notes->len > 0)
    show_earlier (self);
}

static void
move_edition_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (widget);
  GtkWidget *window = charter_upgrade_window_new (get_window (self),
                                                  charter_page_get_session (CHARTER_PAGE (self)));

  g_signal_connect_object (window, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static const char * const editing_actions[] = { "evaluation.twenty-minutes", "evaluation.move-edition", NULL };

static void
charter_evaluation_page_constructed (GObject *object)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (object);
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));

  G_OBJECT_CLASS (charter_evaluation_page_parent_class)->constructed (object);

  charter_page_add_editing_actions (CHARTER_PAGE (self), editing_actions);
  charter_page_add_editing_widget (self->reopen_button, session);
  self->sheet = charter_item_sheet_new (session);
  self->slices = charter_slices_new (GTK_WIDGET (self));
  charter_evaluation_page_add_parts (self);
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::framework", G_CALLBACK (framework_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::portfolio", G_CALLBACK (portfolio_cb), self,
                           G_CONNECT_SWAPPED);
  framework_cb (self);
  locked_cb (self);
  keys_cb (self);
}

static void
charter_evaluation_page_dispose (GObject *object)
{
  CharterEvaluationPage *self = CHARTER_EVALUATION_PAGE (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  if (self->slices)
    charter_slices_stop (self->slices);
  g_clear_object (&self->slices);
  g_clear_object (&self->sheet);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->framework, g_free);
  /* The template would unparent its named child behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_EVALUATION_PAGE);

  G_OBJECT_CLASS (charter_evaluation_page_parent_class)->dispose (object);
}

static void
charter_evaluation_page_class_init (CharterEvaluationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_evaluation_page_constructed;
  object_class->dispose = charter_evaluation_page_dispose;
  widget_class->map = charter_evaluation_page_map;
  widget_class->measure = charter_evaluation_page_measure;
  widget_class->size_allocate = charter_evaluation_page_size_allocate;
  CHARTER_PAGE_CLASS (klass)->show_target = charter_evaluation_page_show_target;

  gtk_widget_class_install_action (widget_class, "evaluation.twenty-minutes", NULL, twenty_minutes_cb);
  gtk_widget_class_install_action (widget_class, "evaluation.projector", NULL, projector_cb);
  gtk_widget_class_install_action (widget_class, "evaluation.move-edition", NULL, move_edition_cb);
  gtk_widget_class_install_action (widget_class, "evaluation.earlier", NULL, earlier_cb);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-evaluation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, outer);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, inner);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, outline_place);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, standing_place);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, item_place);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, place);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, previous_key);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, areas_button);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, standing_button);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, signed_off);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, signed_off_words);
  gtk_widget_class_bind_template_child (widget_class, CharterEvaluationPage, reopen_button);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
}

static void
charter_evaluation_page_init (CharterEvaluationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  charter_page_set_title (CHARTER_PAGE (self), _("Self-evaluation"));
  self->settings = g_object_ref (charter_settings_get_default ());
  g_signal_connect_object (self->settings, "notify::single-letter-keys", G_CALLBACK (keys_cb), self,
                           G_CONNECT_SWAPPED);
  charter_evaluation_page_add_keys (self);
}

/**
 * charter_evaluation_page_get_item:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the item that is shown
 */
CharterItem *
charter_evaluation_page_get_item (CharterEvaluationPage *self)
{
  g_return_val_if_fail (CHARTER_IS_EVALUATION_PAGE (self), NULL);
  return charter_item_sheet_get_item (self->sheet);
}

/**
 * charter_evaluation_page_is_whole:
 * @self: the page
 *
 * Returns: whether everything that is shown has been built; it is built in slices, between the frames
 */
gboolean
charter_evaluation_page_is_whole (CharterEvaluationPage *self)
{
  g_return_val_if_fail (CHARTER_IS_EVALUATION_PAGE (self), FALSE);
  return charter_slices_is_done (self->slices);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-page.h"

#include <glib/gi18n.h>

#include "charter-action.h"
#include "charter-directory-facets.h"
#include "charter-directory-hold.h"
#include "charter-directory-job.h"
#include "charter-directory-pane.h"
#include "charter-directory-paper-window.h"
#include "charter-directory-results.h"
#include "charter-directory-row.h"
#include "charter-directory-share.h"
#include "charter-gaps-window.h"
#include "charter-go-soon.h"
#include "charter-list-head.h"
#include "charter-synonyms-window.h"

#define LIMIT 50
#define LIMIT_ALL 200 /* nothing typed: the starter directory is shown whole */

/**
 * CharterDirectoryPage:
 *
 * The directory of services: a search box that has the focus, what can be narrowed on the left, what
 * was found in the middle and the chosen service on the right; one above the other where there is no
 * room.
 */
struct _CharterDirectoryPage
{
  CharterPage parent_instance;

  GtkWidget *entry;
  GtkWidget *filter_button;
  GtkWidget *pinned_button;
  GtkWidget *back_button;
  GtkWidget *leaflet;
  GtkWidget *flap;
  GtkWidget *facets;
  GtkWidget *caption;
  GtkWidget *stack;
  GtkWidget *nothing;
  GtkWidget *gap_button;
  GtkWidget *list;
  GtkWidget *pane;
  GtkSingleSelection *selection;
  GListStore *results; /* of CharterDirectoryResult */
  CharterListHead *head;  /* of the results */
  CharterDirectoryHold *hold;

  GCancellable *search; /* nullable: of the search that runs */
  char **pinned;        /* ids */
  guint fold_source;    /* 0: none */
  gboolean is_nearest;  /* nothing has all of the words */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (CharterDirectoryPage, charter_directory_page, CHARTER_TYPE_PAGE)

static char *
dup_words (CharterDirectoryPage *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
update_pinned (CharterDirectoryPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  g_autofree char *label = NULL;
  guint n;

  g_strfreev (self->pinned);
  self->pinned = charter_directory_list_pinned (session);
  n = g_strv_length (self->pinned);
  label = n > 0 ? g_strdup_printf (_("Pinned (%u)"), n) : g_strdup (_("Pinned"));
  gtk_button_set_label (GTK_BUTTON (self->pinned_button), label);
  gtk_widget_set_visible (self->pinned_button, charter_session_get_portfolio (session) != NULL);
}

/* NULL without an open school. */
static CharterSchool *
get_school (CharterDirectoryPage *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (charter_page_get_session (CHARTER_PAGE (self)));

  return portfolio ? charter_portfolio_get_school (portfolio) : NULL;
}

/* Without a school there is nobody to keep lists and gaps for, and nowhere to measure from. */
static void
actions_update (CharterDirectoryPage *self)
{
  CharterSchool *school = get_school (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.gaps", school != NULL);
  charter_directory_facets_set_has_place (CHARTER_DIRECTORY_FACETS (self->facets),
                                          school && charter_school_get_easting (school) > 0);
}

static void
show_filters_chosen (CharterDirectoryPage *self)
{
  guint n = charter_directory_facets_get_n_chosen (CHARTER_DIRECTORY_FACETS (self->facets));
  g_autofree char *label = n > 0 ? g_strdup_printf (_("Filters (%u)"), n) : g_strdup (_("Filters"));

  gtk_button_set_label (GTK_BUTTON (self->filter_button), label);
}

static void
show_caption (CharterDirectoryPage *self,
              guint                 total,
              char                **also)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->results));
  g_autofree char *text = charter_directory_dup_caption (n, total, self->is_nearest, also);

  gtk_label_set_label (GTK_LABEL (self->caption), text);
  gtk_widget_set_visible (self->gap_button, self->is_nearest &&
                          charter_session_get_portfolio (charter_page_get_session (CHARTER_PAGE (self))));
}

static void
show_nothing (CharterDirectoryPage *self)
{
  g_autofree char *words = dup_words (self);
  g_autofree char *title = *words ? g_strdup_printf (_("Nothing found for “%s”"), words)
                                  : g_strdup (_("Nothing here"));
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  gboolean has_filters = charter_directory_facets_get_n_chosen (CHARTER_DIRECTORY_FACETS (self->facets)) > 0;
  gboolean is_pinned = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pinned_button));

  adw_status_page_set_title (ADW_STATUS_PAGE (self->nothing), escaped);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing),
                                   charter_directory_get_nothing_hint (is_pinned, has_filters));
}

static void
select_position (CharterDirectoryPage *self,
                 guint                 position)
{
  g_autoptr(CharterDirectoryResult) result =
    g_list_model_get_item (G_LIST_MODEL (self->results), position);

  if (result)
    charter_list_head_show (self->head, position);
  gtk_single_selection_set_selected (self->selection, result ? position : GTK_INVALID_LIST_POSITION);
  charter_directory_pane_show (CHARTER_DIRECTORY_PANE (self->pane), result);
}

static guint
find_position (CharterDirectoryPage *self,
               const char           *id)
{
  for (guint i = 0; id && i < g_list_model_get_n_items (G_LIST_MODEL (self->results)); i++)
    {
      g_autoptr(CharterDirectoryResult) result = g_list_model_get_item (G_LIST_MODEL (self->results), i);

      if (g_str_equal (charter_entry_get_id (charter_directory_result_get_entry (result)), id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* What was chosen stays chosen while it is still found. */
static void
take_hits (CharterDirectoryPage *self,
           GPtrArray            *hits)
{
  CharterEntry *before = charter_directory_pane_get_entry (CHARTER_DIRECTORY_PANE (self->pane));
  g_autofree char *id = before ? g_strdup (charter_entry_get_id (before)) : NULL;
  guint position;

  self->is_filling = TRUE;
  charter_directory_hold_begin (self->hold);
  charter_list_head_shorten (self->head);
  charter_directory_results_take (self->results, hits);
  position = find_position (self, id);
  select_position (self, position == GTK_INVALID_LIST_POSITION ? 0 : position);
  charter_directory_hold_end (self->hold);
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), hits->len > 0 ? "results" : "nothing");
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterDirectoryPage) self = user_data;
  g_autoptr(GHashTable) counts = NULL;
  g_auto(GStrv) also = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits =
    charter_reference_search_entries_finish (CHARTER_REFERENCE (source), result, &counts, &also, &error);

  if (!hits)
    {
      charter_page_show_error (CHARTER_PAGE (self), _("The directory cannot be searched"), error);
      return;
    }
  if (!self->leaflet)
    return;
  self->is_nearest = GPOINTER_TO_UINT (g_hash_table_lookup (counts, "nearest")) ||
                     (hits->len == 0 && *gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  take_hits (self, hits);
  charter_directory_facets_set_counts (CHARTER_DIRECTORY_FACETS (self->facets), counts);
  show_caption (self, GPOINTER_TO_UINT (g_hash_table_lookup (counts, "total")), also);
  if (hits->len == 0)
    show_nothing (self);
}

static void
search (CharterDirectoryPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterDirectoryFacets *facets = CHARTER_DIRECTORY_FACETS (self->facets);
  g_autofree char *words = dup_words (self);
  g_auto(GStrv) needs = charter_directory_facets_dup_chosen (facets, "need");
  g_auto(GStrv) ages = charter_directory_facets_dup_chosen (facets, "age");
  g_auto(GStrv) tiers = charter_directory_facets_dup_chosen (facets, "tier");
  g_auto(GStrv) for_whom = charter_directory_facets_dup_chosen (facets, "for-whom");
  g_auto(GStrv) routes = charter_directory_facets_dup_chosen (facets, "route");
  g_auto(GStrv) costs = charter_directory_facets_dup_chosen (facets, "cost");
  g_auto(GStrv) days = charter_directory_facets_dup_chosen (facets, "day");
  g_auto(GStrv) distances = charter_directory_facets_dup_chosen (facets, "distance");
  g_auto(GStrv) fresh = charter_directory_facets_dup_chosen (facets, "fresh");
  CharterSchool *school = get_school (self);
  gboolean is_pinned = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pinned_button));
  int age = charter_directory_facets_get_age (facets);
  CharterDirectoryQuery query = {
    .words = words,
    .needs = (const char * const *) needs,
    .ages = (const char * const *) ages,
    .tiers = (const char * const *) tiers,
    .for_whom = (const char * const *) for_whom,
    .routes = (const char * const *) routes,
    .costs = (const char * const *) costs,
    .days = (const char * const *) days,
    .distances = (const char * const *) distances,
    .fresh = (const char * const *) fresh,
    .ids = is_pinned ? (const char * const *) self->pinned : NULL,
    .age = age,
    .age_to = age + 1,
    .easting = school ? charter_school_get_easting (school) : 0,
    .northing = school ? charter_school_get_northing (school) : 0,
    .or_nearest = TRUE,
    .limit = *words ? LIMIT : LIMIT_ALL,
  };

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  charter_reference_search_entries_async (charter_session_get_reference (session), &query, self->search,
                                          searched_cb, g_object_ref (self));
}

static void
facets_changed_cb (CharterDirectoryPage *self)
{
  show_filters_chosen (self);
  search (self);
}

static void
show_pane (CharterDirectoryPage *self)
{
  adw_leaflet_navigate (ADW_LEAFLET (self->leaflet), ADW_NAVIGATION_DIRECTION_FORWARD);
}

static gboolean
show_buttons_cb (gpointer data)
{
  CharterDirectoryPage *self = data;

  self->fold_source = 0;
  gtk_widget_set_visible (self->filter_button, adw_flap_get_folded (ADW_FLAP (self->flap)));
  gtk_widget_set_visible (self->back_button,
                          adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet)) &&
                          adw_leaflet_get_visible_child (ADW_LEAFLET (self->leaflet)) == self->pane);
  return G_SOURCE_REMOVE;
}

/* Folding happens while sizes are given out: a button that came or went just then would leave its row
 * without a size. */
static void
folded_cb (CharterDirectoryPage *self)
{
  if (!self->fold_source)
    self->fold_source = g_idle_add (show_buttons_cb, self);
}

static void
selected_cb (CharterDirectoryPage *self)
{
  CharterDirectoryResult *result = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_filling)
    return;
  charter_directory_pane_show (CHARTER_DIRECTORY_PANE (self->pane), result);
  if (result && adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet)))
    show_pane (self);
}

static void
back_cb (CharterDirectoryPage *self)
{
  adw_leaflet_navigate (ADW_LEAFLET (self->leaflet), ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (self->entry);
}

static void
pins_changed_cb (CharterDirectoryPage *self)
{
  update_pinned (self);
  search (self);
}

static void
used_cb (CharterDirectoryPage *self,
         CharterAction        *action,
         gboolean              is_new)
{
  g_autofree char *text = g_strdup_printf (is_new ? _("Action %" G_GINT64_FORMAT " begun")
                                                  : _("Noted with action %" G_GINT64_FORMAT),
                                           charter_action_get_number (action));

  charter_page_toast (CHARTER_PAGE (self), text, TRUE);
  if (is_new)
    charter_go_soon (CHARTER_PAGE (self), "actions", charter_record_get_id (CHARTER_RECORD (action)));
}

static void
portfolio_changed_cb (CharterDirectoryPage *self)
{
  update_pinned (self);
  actions_update (self);
  charter_directory_pane_update (CHARTER_DIRECTORY_PANE (self->pane));
  search (self);
}

static gboolean
key_pressed_cb (CharterDirectoryPage  *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Down || g_list_model_get_n_items (G_LIST_MODEL (self->results)) == 0)
    return FALSE;
  gtk_widget_grab_focus (self->list);
  return TRUE;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  gtk_list_item_set_child (item, g_object_new (CHARTER_TYPE_DIRECTORY_ROW, NULL));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  CharterDirectoryPage *self = user_data;
  CharterDirectoryResult *result = gtk_list_item_get_item (item);
  const char *id = charter_entry_get_id (charter_directory_result_get_entry (result));

  charter_directory_row_show (CHARTER_DIRECTORY_ROW (gtk_list_item_get_child (item)), result,
                              g_strv_contains ((const char * const *) self->pinned, id));
}

static void
target_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CharterDirectoryPage) self = user_data;
  g_autoptr(CharterEntry) entry = NULL;
  g_autoptr(CharterDirectoryResult) found = NULL;
  g_autoptr(GError) error = NULL;
  guint position;

  entry = charter_reference_find_entry_finish (CHARTER_REFERENCE (source), result, &error);
  if (error)
    charter_page_show_error (CHARTER_PAGE (self), _("The service cannot be shown"), error);
  if (!entry || !self->leaflet)
    return;
  found = charter_directory_result_new (entry, NULL, -1);
  position = find_position (self, charter_entry_get_id (entry));
  if (position != GTK_INVALID_LIST_POSITION)
    select_position (self, position);
  else
    charter_directory_pane_show (CHARTER_DIRECTORY_PANE (self->pane), found);
  show_pane (self);
}

static void
charter_directory_page_show_target (CharterPage *page,
                                    const char  *target)
{
  CharterDirectoryPage *self = CHARTER_DIRECTORY_PAGE (page);
  CharterReference *reference = charter_session_get_reference (charter_page_get_session (page));

  if (target)
    charter_reference_find_entry_async (reference, target, charter_page_get_window_cancellable (page),
                                        target_found_cb, g_object_ref (self));
  else
    gtk_widget_grab_focus (self->entry);
}

static GtkWindow *
get_window (CharterDirectoryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The words are those that found nothing. */
static void
gaps_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CharterDirectoryPage *self = CHARTER_DIRECTORY_PAGE (widget);
  g_autofree char *words = dup_words (self);
  g_auto(GStrv) needs = charter_directory_facets_dup_chosen (CHARTER_DIRECTORY_FACETS (self->facets), "need");

  gtk_window_present (GTK_WINDOW (charter_gaps_window_new (get_window (self),
                                                           charter_page_get_session (CHARTER_PAGE (self)),
                                                           words, needs[0])));
}

static void
synonyms_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CharterDirectoryPage *self = CHARTER_DIRECTORY_PAGE (widget);
  GtkWidget *window = charter_synonyms_window_new (get_window (self),
                                                   charter_page_get_session (CHARTER_PAGE (self)));

  g_signal_connect_object (window, "saved", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
paper_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  CharterDirectoryPage *self = CHARTER_DIRECTORY_PAGE (widget);

  gtk_window_present (GTK_WINDOW (charter_directory_paper_window_new (
    get_window (self), charter_page_get_session (CHARTER_PAGE (self)),
    (CharterDirectoryPaper) g_variant_get_int32 (parameter), NULL)));
}

static void
toggle_pin_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  charter_directory_pane_toggle_pin (CHARTER_DIRECTORY_PANE (CHARTER_DIRECTORY_PAGE (widget)->pane));
}

static const char * const editing_actions[] = { "directory.pin", "directory.synonyms", NULL };

static void
charter_directory_page_constructed (GObject *object)
{
  CharterDirectoryPage *self = CHARTER_DIRECTORY_PAGE (object);
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));

  G_OBJECT_CLASS (charter_directory_page_parent_class)->constructed (object);

  charter_page_set_title (CHARTER_PAGE (self), _("Directory"));
  charter_page_add_editing_actions (CHARTER_PAGE (self), editing_actions);
  charter_directory_pane_set_session (CHARTER_DIRECTORY_PANE (self->pane), session);
  g_signal_connect_object (session, "notify::portfolio", G_CALLBACK (portfolio_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (charter_session_get_reference (session), "changed", G_CALLBACK (search), self,
                           G_CONNECT_SWAPPED);
  update_pinned (self);
  actions_update (self);
  show_filters_chosen (self);
  search (self);
}

static void
charter_directory_page_dispose (GObject *object)
{
  CharterDirectoryPage *self = CHARTER_DIRECTORY_PAGE (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->pinned, g_strfreev);
  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_object (&self->hold);
  g_clear_object (&self->head);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_DIRECTORY_PAGE);

  G_OBJECT_CLASS (charter_directory_page_parent_class)->dispose (object);
}

static void
charter_directory_page_class_init (CharterDirectoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_directory_page_constructed;
  object_class->dispose = charter_directory_page_dispose;
  CHARTER_PAGE_CLASS (klass)->show_target = charter_directory_page_show_target;

  charter_directory_share_install (widget_class);
  gtk_widget_class_install_action (widget_class, "directory.gaps", NULL, gaps_cb);
  gtk_widget_class_install_action (widget_class, "directory.paper", "i", paper_cb);
  gtk_widget_class_install_action (widget_class, "directory.pin", NULL, toggle_pin_cb);
  gtk_widget_class_install_action (widget_class, "directory.synonyms", NULL, synonyms_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "directory.pin", NULL);

  g_type_ensure (CHARTER_TYPE_DIRECTORY_FACETS);
  g_type_ensure (CHARTER_TYPE_DIRECTORY_PANE);
  g_type_ensure (CHARTER_TYPE_DIRECTORY_RESULT);
  g_type_ensure (CHARTER_TYPE_DIRECTORY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-directory-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, caption);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, entry);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, facets);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, flap);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, gap_button);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, pane);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, pinned_button);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, results);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, selection);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, facets_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pins_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_pane);
  gtk_widget_class_bind_template_callback (widget_class, used_cb);
  gtk_widget_class_bind_template_callback (widget_class, search);
}

static void
charter_directory_page_init (CharterDirectoryPage *self)
{
  self->pinned = g_new0 (char *, 1);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->hold = charter_directory_hold_new (self->list);
  self->head = charter_list_head_new (g_object_ref (G_LIST_MODEL (self->results)), self->list);
  gtk_single_selection_set_model (self->selection, charter_list_head_get_model (self->head));
}

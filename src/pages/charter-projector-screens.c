/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-projector-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-level-cards.h"
#include "charter-level.h"
#include "charter-projector-checklist.h"
#include "charter-projector-plan.h"
#include "charter-row.h"
#include "charter-settings.h"

static const char * const names[] = { "area", "item", "plan", "checklist" };

/**
 * charter_projector_get_current:
 * @self: a projector
 *
 * Returns: (transfer none): what is shown
 */
const CharterProjectorScreen *
charter_projector_get_current (CharterProjector *self)
{
  return &g_array_index (self->screens, CharterProjectorScreen, self->position);
}

static const char *
get_level_word (CharterProjector *self,
                CharterItem      *item)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  CharterAudit *audit = charter_session_get_audit (self->session);
  CharterJudgement *judgement =
    portfolio && audit ? charter_portfolio_find_judgement (portfolio, audit, charter_item_get_code (item),
                                                           CHARTER_VOICE_SCHOOL) : NULL;
  CharterLevel *level = NULL;

  if (judgement && charter_judgement_get_not_applicable (judgement))
    return _("not applicable");
  if (judgement && charter_judgement_get_level (judgement))
    level = charter_framework_find_level (charter_session_get_framework (self->session),
                                          charter_judgement_get_level (judgement));
  return level ? charter_level_get_title (level) : _("not yet judged");
}

static void
add_item_row (CharterProjector *self,
              CharterItem      *item)
{
  const char *word = get_level_word (self, item);
  g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (item), charter_item_get_title (item));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, word);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "wrap", TRUE, "hexpand", TRUE, NULL);
  GtkWidget *level = g_object_new (GTK_TYPE_LABEL, "label", word, "xalign", 1.0f, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, NULL);

  gtk_widget_add_css_class (level, "small");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), level);
  charter_row_say (row, spoken);
  g_object_set_data (G_OBJECT (row), "item", item);
  gtk_list_box_append (GTK_LIST_BOX (self->item_list), row);
}

static void
show_area (CharterProjector *self,
           CharterArea      *area)
{
  const CharterAreaStanding *standing =
    charter_standing_find_area (charter_session_get_standing (self->session), charter_area_get_code (area));
  const char *scope = charter_area_get_scope (area);
  GListModel *items = charter_area_get_items (area);
  GtkListBoxRow *row;

  gtk_label_set_label (GTK_LABEL (self->scope), scope ? scope : "");
  gtk_widget_set_visible (self->scope, scope != NULL);
  if (standing)
    {
      g_autofree char *word = charter_area_standing_dup_word (standing);
      g_autofree char *text = g_strdup_printf (_("%s · %u of %u"), word, standing->judged, standing->applicable);

      gtk_label_set_label (GTK_LABEL (self->standing), text);
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->item_list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->item_list), GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      add_item_row (self, item);
    }
}

/**
 * charter_projector_changed_cb:
 * @self: a projector
 *
 * Shows what is judged about the item that is shown.
 */
void
charter_projector_changed_cb (CharterProjector *self)
{
  gboolean is_locked = charter_item_sheet_is_locked (self->sheet);
  const char *reason = charter_item_sheet_get_reason (self->sheet);
  g_autofree char *out = reason ? g_strdup_printf (_("Does not apply: %s"), reason) : NULL;

  charter_level_cards_show_chosen (CHARTER_LEVEL_CARDS (self->cards), charter_item_sheet_get_level (self->sheet),
                                   charter_item_sheet_get_previous_level (self->sheet));
  gtk_widget_set_sensitive (self->cards, !is_locked && !reason);
  gtk_label_set_label (GTK_LABEL (self->state),
                       is_locked ? _("This self-evaluation is signed off. It can be read, not changed.")
                                 : reason ? out : "");
  gtk_widget_set_visible (self->state, is_locked || reason);
  g_object_set (self->what_we_see, "editable", !is_locked, NULL);
  g_object_set (self->next_step, "editable", !is_locked, NULL);
}

static void
show_item (CharterProjector *self,
           CharterItem      *item)
{
  const char *stem = charter_item_get_stem (item);

  charter_item_sheet_set_item (self->sheet, item);
  gtk_label_set_label (GTK_LABEL (self->stem), stem ? stem : "");
  gtk_widget_set_visible (self->stem, stem != NULL);
  charter_level_cards_show_item (CHARTER_LEVEL_CARDS (self->cards), charter_session_get_framework (self->session),
                                 item, charter_item_sheet_get_local_forum (self->sheet));
  charter_level_cards_show_keys (CHARTER_LEVEL_CARDS (self->cards),
                                 charter_settings_get_single_letter_keys (charter_settings_get_default ()));
  charter_projector_changed_cb (self);
  self->before = item;
}

static char *
dup_heading (CharterProjector             *self,
             const CharterProjectorScreen *screen)
{
  CharterFramework *reference;

  switch (screen->kind)
    {
    case CHARTER_PROJECTOR_SCREEN_AREA:
      return g_strdup_printf ("%s %s", charter_area_get_code (screen->area), charter_area_get_title (screen->area));
    case CHARTER_PROJECTOR_SCREEN_ITEM:
      return g_strdup_printf ("%s %s", charter_item_get_code (screen->item), charter_item_get_title (screen->item));
    case CHARTER_PROJECTOR_SCREEN_CHECKLIST:
      reference = charter_projector_checklist_find (self->session);
      return g_strdup (reference ? charter_framework_get_short_title (reference) : "");
    case CHARTER_PROJECTOR_SCREEN_PLAN:
    default:
      return g_strdup (_("Action plan"));
    }
}

/* The place in the list to go to: the areas, then the plan and the checklist. */
static guint
find_choice (CharterProjector *self)
{
  guint n = 0;

  for (guint i = 0; i <= self->position; i++)
    n += g_array_index (self->screens, CharterProjectorScreen, i).kind != CHARTER_PROJECTOR_SCREEN_ITEM;
  return n - 1;
}

/**
 * charter_projector_show:
 * @self: a projector
 * @position: of the screen, from 0
 *
 * Shows a screen, and gives its heading the focus: a screen reader says it, and keys find nobody typing.
 */
void
charter_projector_show (CharterProjector *self,
                        guint             position)
{
  const CharterProjectorScreen *screen = &g_array_index (self->screens, CharterProjectorScreen, position);
  g_autofree char *heading = dup_heading (self, screen);
  /* TRANSLATORS: which screen of how many */
  g_autofree char *place = g_strdup_printf (_("%u of %u"), position + 1, self->screens->len);

  charter_store_end_visit (charter_session_get_store (self->session));
  self->position = position;
  if (screen->kind == CHARTER_PROJECTOR_SCREEN_AREA)
    show_area (self, screen->area);
  else if (screen->kind == CHARTER_PROJECTOR_SCREEN_ITEM)
    show_item (self, screen->item);
  else if (screen->kind == CHARTER_PROJECTOR_SCREEN_PLAN)
    charter_projector_plan_show (CHARTER_PROJECTOR_PLAN (self->plan), self->before);
  else
    charter_projector_checklist_fill (self->checklist, self->session);
  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  gtk_label_set_label (GTK_LABEL (self->place), place);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), names[screen->kind]);
  gtk_widget_set_sensitive (self->previous_button, position > 0);
  gtk_widget_set_sensitive (self->next_button, position + 1 < self->screens->len);
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->go_choice), find_choice (self));
  self->is_showing = FALSE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  /* A screen reader says the heading; keys find nobody typing. */
  gtk_widget_grab_focus (self->heading);
  gtk_label_select_region (GTK_LABEL (self->heading), 0, 0);
}

/**
 * charter_projector_step:
 * @self: a projector
 * @by: how many screens on, or back; past an end nothing happens
 */
void
charter_projector_step (CharterProjector *self,
                        int               by)
{
  int position = (int) self->position + by;

  if (position >= 0 && position < (int) self->screens->len)
    charter_projector_show (self, (guint) position);
}

/**
 * charter_projector_go_to:
 * @self: a projector
 * @kind: of screen
 * @what: (nullable): an area or an item; %NULL: the first of the kind
 */
void
charter_projector_go_to (CharterProjector           *self,
                         CharterProjectorScreenKind  kind,
                         gconstpointer               what)
{
  for (guint i = 0; i < self->screens->len; i++)
    {
      const CharterProjectorScreen *screen = &g_array_index (self->screens, CharterProjectorScreen, i);

      if (screen->kind == kind && (!what || what == screen->item || what == screen->area))
        {
          charter_projector_show (self, i);
          return;
        }
    }
}

static void
add_screen (CharterProjector       *self,
            GtkStringList          *places,
            CharterProjectorScreen  screen)
{
  g_autofree char *heading = dup_heading (self, &screen);

  g_array_append_val (self->screens, screen);
  if (screen.kind != CHARTER_PROJECTOR_SCREEN_ITEM)
    gtk_string_list_append (places, heading);
}

/**
 * charter_projector_collect_screens:
 * @self: a projector with a session
 *
 * Makes the list of screens of the framework, and what one can choose to go to.
 */
void
charter_projector_collect_screens (CharterProjector *self)
{
  GListModel *areas = charter_framework_get_areas (charter_session_get_framework (self->session));
  g_autoptr(GtkStringList) places = gtk_string_list_new (NULL);

  self->screens = g_array_new (FALSE, TRUE, sizeof (CharterProjectorScreen));
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      add_screen (self, places, (CharterProjectorScreen) { CHARTER_PROJECTOR_SCREEN_AREA, area, NULL });
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          add_screen (self, places, (CharterProjectorScreen) { CHARTER_PROJECTOR_SCREEN_ITEM, area, item });
        }
    }
  add_screen (self, places, (CharterProjectorScreen) { CHARTER_PROJECTOR_SCREEN_PLAN, NULL, NULL });
  if (charter_projector_checklist_find (self->session))
    add_screen (self, places, (CharterProjectorScreen) { CHARTER_PROJECTOR_SCREEN_CHECKLIST, NULL, NULL });
  self->is_showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->go_choice), G_LIST_MODEL (places));
  self->is_showing = FALSE;
}

/** charter_projector_get_screen: Returns: what kind of screen is shown: "area", "item", "plan", "checklist" */
const char *
charter_projector_get_screen (CharterProjector *self)
{
  g_return_val_if_fail (CHARTER_IS_PROJECTOR (self), NULL);
  return names[charter_projector_get_current (self)->kind];
}

/** charter_projector_get_code: Returns: (nullable): the code of the area or item that is shown */
const char *
charter_projector_get_code (CharterProjector *self)
{
  const CharterProjectorScreen *screen;

  g_return_val_if_fail (CHARTER_IS_PROJECTOR (self), NULL);
  screen = charter_projector_get_current (self);
  return screen->item ? charter_item_get_code (screen->item)
         : screen->area ? charter_area_get_code (screen->area) : NULL;
}

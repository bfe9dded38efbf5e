/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-actions-page-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"

static CharterSession *
get_session (CharterActionsPage *self)
{
  return charter_page_get_session (CHARTER_PAGE (self));
}

static void
search_changed_cb (CharterActionsPage *self)
{
  charter_record_list_set_words (CHARTER_RECORD_LIST (self->actions), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Which of the choices is taken, from 1; 0 for the first line, which leaves nothing out. */
static guint
get_choice (GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static void
say_filter (CharterActionsPage *self)
{
  guint n = (get_choice (self->area_choice) > 0) + (get_choice (self->owner_choice) > 0);
  g_autofree char *label =
    n == 0 ? g_strdup (_("Filter"))
           /* TRANSLATORS: a button, with how many filters are on */
           : g_strdup_printf (ngettext ("Filter: %u on", "Filter: %u on", n), n);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->filter_button), label);
}

static void
choice_changed_cb (CharterActionsPage *self)
{
  guint area = get_choice (self->area_choice);
  guint owner = get_choice (self->owner_choice);
  GListModel *areas;
  g_autoptr(CharterArea) chosen = NULL;

  if (self->is_filling || !self->actions)
    return;
  areas = charter_framework_get_areas (charter_session_get_framework (get_session (self)));
  chosen = area > 0 ? g_list_model_get_item (areas, area - 1) : NULL;
  charter_action_list_set_area (self->actions, chosen ? charter_area_get_code (chosen) : NULL);
  charter_action_list_set_owner (self->actions,
                                 owner > 0 && owner <= g_strv_length (self->owners)
                                 ? self->owners[owner - 1] : NULL);
  say_filter (self);
}

/* Owners come and go while people type, so they are asked for when the filter is opened. */
static void
fill_owners (CharterActionsPage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = get_choice (self->owner_choice);
  g_autofree char *chosen =
    selected > 0 && self->owners && selected <= g_strv_length (self->owners)
    ? g_strdup (self->owners[selected - 1]) : NULL;

  g_strfreev (self->owners);
  self->owners = charter_action_list_dup_owners (self->actions);
  selected = 0;
  gtk_string_list_append (names, _("Anybody"));
  for (guint i = 0; self->owners[i]; i++)
    {
      gtk_string_list_append (names, self->owners[i]);
      if (g_strcmp0 (self->owners[i], chosen) == 0)
        selected = i + 1;
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->owner_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->owner_choice, selected);
  self->is_filling = FALSE;
  choice_changed_cb (self);
}

/**
 * charter_actions_page_fill_areas:
 * @self: the page
 *
 * Offers the areas of the framework that is shown.
 */
void
charter_actions_page_fill_areas (CharterActionsPage *self)
{
  CharterFramework *framework = charter_session_get_framework (get_session (self));
  GListModel *areas = charter_framework_get_areas (framework);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Any"));
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      g_autofree char *name = g_strdup_printf ("%s %s", charter_area_get_code (area),
                                               charter_area_get_short_title (area));

      gtk_string_list_append (names, name);
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->area_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->area_choice, 0);
  self->is_filling = FALSE;
  choice_changed_cb (self);
}

static void
filter_shown_cb (CharterActionsPage *self)
{
  fill_owners (self);
}

/**
 * charter_actions_page_clear_filter:
 * @self: the page
 *
 * Leaves no action out any more.
 */
void
charter_actions_page_clear_filter (CharterActionsPage *self)
{
  gtk_drop_down_set_selected (self->area_choice, 0);
  gtk_drop_down_set_selected (self->owner_choice, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
clear_filter_cb (CharterActionsPage *self)
{
  charter_actions_page_clear_filter (self);
}

/**
 * charter_actions_page_install_filter:
 * @widget_class: of the page
 *
 * Binds what its filter and its search call.
 */
void
charter_actions_page_install_filter (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-report-options-private.h"

#include <glib/gi18n.h>

static const CharterReportPart *
get_parts (CharterReportOptions *self,
           guint                *n_parts)
{
  const CharterReportInfo *info = charter_report_get_info (self->report);

  *n_parts = 0;
  return info->get_parts ? info->get_parts (n_parts) : NULL;
}

static void
keep_choices (CharterReportOptions *self)
{
  CharterPortfolio *portfolio = charter_report_options_get_portfolio (self);
  CharterStore *store = charter_session_get_store (charter_page_get_session (self->page));
  guint n_parts;
  const CharterReportPart *parts = get_parts (self, &n_parts);
  g_autofree char *words = charter_part_choices_dup (parts, n_parts, self->choices);

  if (!portfolio)
    return;
  charter_store_begin_group (store, _("Choose what is in the document"));
  charter_paper_set_parts (charter_paper_ensure (portfolio, charter_report_get_info (self->report)->nick), words);
  charter_store_end_group (store);
}

static guint
get_position (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
included_cb (CharterReportOptions *self,
             GParamSpec           *pspec,
             GtkCheckButton       *check)
{
  CharterPartChoice *choice;

  if (self->is_filling)
    return;
  choice = &g_array_index (self->choices, CharterPartChoice, get_position (GTK_WIDGET (check)));
  choice->is_included = gtk_check_button_get_active (check);
  keep_choices (self);
}

/* The part keeps the focus on its way, so that it can be moved on with the same key. */
static void
focus_button (CharterReportOptions *self,
              guint                 position,
              gboolean              is_up)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->parts_list, (int) position);
  GtkWidget *up = g_object_get_data (G_OBJECT (row), "up");
  GtkWidget *down = g_object_get_data (G_OBJECT (row), "down");
  GtkWidget *button = is_up ? up : down;

  if (!gtk_widget_get_sensitive (button))
    button = is_up ? down : up;
  gtk_widget_grab_focus (button);
}

static void
move (CharterReportOptions *self,
      guint                 position,
      gboolean              is_up)
{
  guint other = is_up ? position - 1 : position + 1;
  CharterPartChoice *choices = (CharterPartChoice *) (gpointer) self->choices->data;
  CharterPartChoice moved;

  if (other >= self->choices->len)
    return;
  moved = choices[position];
  choices[position] = choices[other];
  choices[other] = moved;
  keep_choices (self);
  charter_report_options_fill_parts (self);
  focus_button (self, other, is_up);
}

static void
up_cb (CharterReportOptions *self,
       GtkWidget            *button)
{
  move (self, get_position (button), TRUE);
}

static void
down_cb (CharterReportOptions *self,
         GtkWidget            *button)
{
  move (self, get_position (button), FALSE);
}

static GtkWidget *
make_button (CharterReportOptions *self,
             const char           *icon,
             const char           *words,
             GCallback             callback)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", icon, "valign", GTK_ALIGN_CENTER,
                                    "tooltip-text", words, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "part-mover");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_row (CharterReportOptions *self,
         const char           *title,
         guint                 position)
{
  const CharterPartChoice *choice = &g_array_index (self->choices, CharterPartChoice, position);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "title-lines", 2, NULL);
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "active", choice->is_included, "valign",
                                   GTK_ALIGN_CENTER, NULL);
  /* Translators: a part of a document */
  g_autofree char *up_words = g_strdup_printf (_("Move “%s” up"), title);
  g_autofree char *down_words = g_strdup_printf (_("Move “%s” down"), title);
  GtkWidget *up = make_button (self, "go-up-symbolic", up_words, G_CALLBACK (up_cb));
  GtkWidget *down = make_button (self, "go-down-symbolic", down_words, G_CALLBACK (down_cb));

  gtk_widget_set_sensitive (up, position > 0);
  gtk_widget_set_sensitive (down, position + 1 < self->choices->len);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (included_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), up);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
  g_object_set_data (G_OBJECT (row), "up", up);
  g_object_set_data (G_OBJECT (row), "down", down);
  gtk_list_box_append (self->parts_list, row);
}

/**
 * charter_report_options_update_parts:
 * @self: options
 *
 * Shows what was chosen elsewhere. A choice made here is there already, and keeps its focus.
 */
void
charter_report_options_update_parts (CharterReportOptions *self)
{
  CharterPortfolio *portfolio = charter_report_options_get_portfolio (self);
  CharterPaper *paper = portfolio ? charter_paper_find (portfolio, charter_report_get_info (self->report)->nick)
                                  : NULL;
  guint n_parts;
  const CharterReportPart *parts = get_parts (self, &n_parts);
  g_autofree char *shown = self->choices ? charter_part_choices_dup (parts, n_parts, self->choices) : NULL;

  if (g_strcmp0 (shown, paper ? charter_paper_get_parts (paper) : NULL) != 0)
    charter_report_options_fill_parts (self);
}

/**
 * charter_report_options_fill_parts:
 * @self: options
 *
 * Shows the parts of the document as they are chosen; nothing where there is nothing to choose.
 */
void
charter_report_options_fill_parts (CharterReportOptions *self)
{
  CharterPortfolio *portfolio = charter_report_options_get_portfolio (self);
  guint n_parts;
  const CharterReportPart *parts = get_parts (self, &n_parts);
  CharterPaper *paper = portfolio ? charter_paper_find (portfolio, charter_report_get_info (self->report)->nick)
                                  : NULL;
  gboolean was_filling = self->is_filling;
  GtkListBoxRow *row;

  self->is_filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->parts_list, 0)))
    gtk_list_box_remove (self->parts_list, GTK_WIDGET (row));
  g_clear_pointer (&self->choices, g_array_unref);
  gtk_widget_set_visible (self->parts_group, n_parts > 0);
  if (n_parts > 0)
    self->choices = charter_part_choices_read (parts, n_parts, paper ? charter_paper_get_parts (paper) : NULL);
  for (guint i = 0; i < n_parts; i++)
    add_row (self, _(parts[g_array_index (self->choices, CharterPartChoice, i).position].title), i);
  self->is_filling = was_filling;
}

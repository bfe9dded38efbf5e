/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-table-preview.h"

#include <glib/gi18n.h>

#include "charter-exchange-error.h"
#include "charter-row.h"

/* A file with thousands of faults has one of them many times: the first ones say which. */
#define MOST_PROBLEMS 50

/** charter_table_preview_add_row: adds a row of plain words, all of which a screen reader says */
void
charter_table_preview_add_row (GtkWidget  *group,
                               const char *title,
                               const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle ? subtitle : "", "title-lines", 0,
                                 "subtitle-lines", 0, NULL);
  g_autofree char *spoken = g_strjoin (subtitle ? ", " : NULL, title, subtitle, NULL);

  charter_row_say (row, spoken);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/** charter_table_preview_add_more: says how many rows there are besides; nothing for none */
void
charter_table_preview_add_more (GtkWidget *group,
                                guint      n)
{
  g_autofree char *more = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);

  if (n > 0)
    charter_table_preview_add_row (group, more, NULL);
}

/**
 * charter_table_preview_show_problems:
 * @group: where they are listed; it is seen only when there are any
 * @problems: (element-type CharterFileProblem): what is left out, with its line
 * @left_out: (element-type utf8): columns that say nothing that is known here
 */
void
charter_table_preview_show_problems (GtkWidget *group,
                                     GPtrArray *problems,
                                     GPtrArray *left_out)
{
  g_autoptr(GString) columns = g_string_new (NULL);

  for (guint i = 0; i < MIN (problems->len, MOST_PROBLEMS); i++)
    {
      const CharterFileProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *place = problem->field ? g_strdup_printf (_("Line %u, %s"), problem->line, problem->field)
                                              : g_strdup_printf (_("Line %u"), problem->line);

      charter_table_preview_add_row (group, place, problem->reason);
    }
  charter_table_preview_add_more (group, problems->len - MIN (problems->len, MOST_PROBLEMS));
  for (guint i = 0; i < left_out->len; i++)
    g_string_append_printf (columns, "%s%s", i > 0 ? ", " : "", (const char *) left_out->pdata[i]);
  if (left_out->len > 0)
    charter_table_preview_add_row (group, _("Columns that ask nothing here"), columns->str);
  gtk_widget_set_visible (group, problems->len + left_out->len > 0);
}

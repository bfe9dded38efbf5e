/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-row-fields.h"

#include <adwaita.h>

#include "charter-money.h"
#include "charter-record.h"
#include "charter-year-groups.h"

/**
 * charter_row_from_text:
 * @binding: of a record's text to a row
 * @from: what the record says
 * @to: what the row shows
 * @user_data: not used
 *
 * An editable does not take %NULL for a text.
 *
 * Returns: %TRUE
 */
gboolean
charter_row_from_text (GBinding     *binding,
                       const GValue *from,
                       GValue       *to,
                       gpointer      user_data)
{
  const char *text = g_value_get_string (from);

  g_value_set_string (to, text ? text : "");
  return TRUE;
}

/**
 * charter_row_show_fault:
 * @row: a row that is typed in
 * @is_fault: whether it cannot be taken
 * @title: what the row is called
 * @fault: what it says instead
 *
 * What a row cannot take leaves the record as it was, and the row says so until it is mended.
 *
 * Returns: whether it can be taken
 */
gboolean
charter_row_show_fault (GtkWidget  *row,
                        gboolean    is_fault,
                        const char *title,
                        const char *fault)
{
  if (is_fault)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), is_fault ? fault : title);
  return !is_fault;
}

/**
 * charter_row_from_money:
 * @binding: of a record's sum to a row
 * @from: pence
 * @to: what the row shows
 * @user_data: not used
 *
 * Returns: %TRUE
 */
gboolean
charter_row_from_money (GBinding     *binding,
                        const GValue *from,
                        GValue       *to,
                        gpointer      user_data)
{
  g_value_take_string (to, charter_money_dup_plain (g_value_get_int64 (from)));
  return TRUE;
}

/**
 * charter_row_to_money:
 * @row: where a sum is typed
 * @from: its text
 * @to: pence
 * @title: what the row is called
 * @fault: and while no sum stands in it
 *
 * Returns: whether it is a sum; what is none leaves the record as it was
 */
gboolean
charter_row_to_money (GtkWidget    *row,
                      const GValue *from,
                      GValue       *to,
                      const char   *title,
                      const char   *fault)
{
  gint64 pence = CHARTER_NOT_SAID;
  gboolean is_fault = !charter_money_parse (g_value_get_string (from), &pence);

  g_value_set_int64 (to, pence);
  return charter_row_show_fault (row, is_fault, title, fault);
}

/**
 * charter_row_from_count:
 * @binding: of a record's number to a row
 * @from: the number, or %CHARTER_NOT_SAID
 * @to: what the row shows
 * @user_data: not used
 *
 * Returns: %TRUE
 */
gboolean
charter_row_from_count (GBinding     *binding,
                        const GValue *from,
                        GValue       *to,
                        gpointer      user_data)
{
  gint64 count = g_value_get_int64 (from);

  g_value_take_string (to, count == CHARTER_NOT_SAID ? g_strdup ("") : g_strdup_printf ("%d", (int) count));
  return TRUE;
}

/**
 * charter_row_read_count:
 * @from: what is typed
 * @count: (out): the number, or %CHARTER_NOT_SAID
 *
 * Returns: whether it can be taken: nothing, or 0 to 100000
 */
gboolean
charter_row_read_count (const GValue *from,
                        gint64       *count)
{
  g_autofree char *words = g_strstrip (g_value_dup_string (from));
  guint64 number;

  *count = CHARTER_NOT_SAID;
  if (!*words)
    return TRUE;
  if (!g_ascii_string_to_unsigned (words, 10, 0, 100000, &number, NULL))
    return FALSE;
  *count = (gint64) number;
  return TRUE;
}

/**
 * charter_row_from_years:
 * @binding: of a record's year groups to a row
 * @from: as they are stored
 * @to: what the row shows
 * @user_data: not used
 *
 * Returns: %TRUE
 */
gboolean
charter_row_from_years (GBinding     *binding,
                        const GValue *from,
                        GValue       *to,
                        gpointer      user_data)
{
  g_value_take_string (to, charter_year_groups_dup_words (g_value_get_string (from)));
  return TRUE;
}

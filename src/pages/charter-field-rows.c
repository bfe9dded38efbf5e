/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-field-rows.h"

#include <glib/gi18n.h>

#include "charter-date-row.h"
#include "charter-entry-row.h"
#include "charter-row-fields.h"
#include "charter-text-row.h"

/* More people than any school has. */
#define MOST_PEOPLE 9999

static gboolean
text_to_said (GBinding     *binding,
              const GValue *from,
              GValue       *to,
              gpointer      user_data)
{
  const char *text = g_value_get_string (from);

  g_value_set_string (to, text && *text ? text : NULL);
  return TRUE;
}

/* What is no number yet is not written. */
static gboolean
text_to_number (GBinding     *binding,
                const GValue *from,
                GValue       *to,
                gpointer      user_data)
{
  const char *text = g_value_get_string (from);
  guint64 number;

  if (text == NULL || *text == '\0')
    g_value_set_int64 (to, CHARTER_NOT_SAID);
  else if (g_ascii_string_to_unsigned (text, 10, 0, MOST_PEOPLE, &number, NULL))
    g_value_set_int64 (to, (gint64) number);
  else
    return FALSE;
  return TRUE;
}

/**
 * charter_field_row_new:
 * @record: what is written down
 * @field: one of its fields
 *
 * Returns: (transfer floating): a row for a boxed list that writes into the record
 */
GtkWidget *
charter_field_row_new (CharterRecord         *record,
                       const CharterFieldRow *field)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  const char *title = _(field->title);
  GtkWidget *row;

  switch (field->kind)
    {
    case CHARTER_FIELD_ROW_LONG:
      row = g_object_new (CHARTER_TYPE_TEXT_ROW, "title", title, NULL);
      g_object_bind_property_full (record, field->property, row, "text", flags, charter_row_from_text, text_to_said,
                                   NULL, NULL);
      break;
    case CHARTER_FIELD_ROW_DATE:
      row = g_object_new (CHARTER_TYPE_DATE_ROW, "title", title, NULL);
      g_object_bind_property (record, field->property, row, "date", flags);
      break;
    case CHARTER_FIELD_ROW_NUMBER:
      row = g_object_new (CHARTER_TYPE_ENTRY_ROW, "title", title, "input-purpose", GTK_INPUT_PURPOSE_DIGITS, NULL);
      g_object_bind_property_full (record, field->property, row, "text", flags, charter_row_from_count, text_to_number,
                                   NULL, NULL);
      break;
    case CHARTER_FIELD_ROW_SHORT:
    default:
      row = g_object_new (CHARTER_TYPE_ENTRY_ROW, "title", title, NULL);
      g_object_bind_property_full (record, field->property, row, "text", flags, charter_row_from_text, text_to_said,
                                   NULL, NULL);
    }
  return row;
}

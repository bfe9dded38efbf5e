/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-answers-sheet.h"

#include "charter-area.h"
#include "charter-csv-text.h"

static void
append_questions (GString          *text,
                  CharterFramework *framework,
                  CharterVoice      voice)
{
  /* The columns' names are the file's format, not words on a screen: they stay as they are. */
  const char * const group[] = { "Voice", "Code", "Question", "Definitely", "To some extent", "No", "Don't know", NULL };
  const char * const assessor[] = { "Voice", "Code", "Question", "Answer", "Level", "Remark", NULL };
  GListModel *areas = charter_framework_get_areas (framework);
  const char *nick = charter_enum_to_nick (CHARTER_TYPE_VOICE, voice);

  charter_csv_text_append_line (text, charter_voice_is_group (voice) ? group : assessor);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          const char * const row[] = { nick, charter_item_get_code (item), charter_item_get_title (item),
                                       "", "", "", charter_voice_is_group (voice) ? "" : NULL, NULL };

          charter_csv_text_append_line (text, row);
        }
    }
}

static void
append_people (GString          *text,
               CharterFramework *framework,
               CharterVoice      voice)
{
  GListModel *areas = charter_framework_get_areas (framework);

  charter_csv_text_append (text, "Voice", TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                                    charter_item_get_title (item));

          charter_csv_text_append (text, title, TRUE);
        }
    }
  g_string_append (text, "\r\n");
  charter_csv_text_append (text, charter_enum_to_nick (CHARTER_TYPE_VOICE, voice), TRUE);
  g_string_append (text, "\r\n");
}

/**
 * charter_answers_sheet_dup_template:
 * @framework: what is asked about
 * @voice: who is asked
 * @is_by_person: a row a person and a column a question, else a row a question with counts
 *
 * Returns: (transfer full): a table as CSV to fill in, which charter_answers_sheet_read() reads. It
 *   begins with a mark that tells spreadsheet programs that it is UTF-8.
 */
char *
charter_answers_sheet_dup_template (CharterFramework *framework,
                                    CharterVoice      voice,
                                    gboolean          is_by_person)
{
  GString *text = g_string_new (NULL);

  if (is_by_person)
    append_people (text, framework, voice);
  else
    append_questions (text, framework, voice);
  g_string_prepend (text, "\xef\xbb\xbf");
  return g_string_free (text, FALSE);
}

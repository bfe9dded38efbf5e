/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-answers-sheet.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-csv-text.h"
#include "charter-csv.h"
#include "charter-exchange-error.h"

/*
 * Answers to questionnaires from a spreadsheet or an online form, in one of two shapes that are told
 * apart by their columns: a row a question with counts (or with an assessor's answer, level and remark),
 * which has a column "Code"; or a row a person, with a column for each question. Nothing in a cell is
 * ever calculated: what begins with =, +, - or @ is text like any other.
 */

/* The rows of a table while they are read. */
typedef struct {
  CharterAnswersSheet *sheet;
  CharterCsv          *table;
  CharterVoice         voice;   /* where a row names none */
  GHashTable          *found;   /* "voice code" -> CharterAnswersLine, borrowed */
  guint                row;
  int                  voice_column;
} Reading;

static const char * const answer_keys[][5] = {
  [CHARTER_ANSWER_DEFINITELY] = { "definitely", "1", "1_definitely", NULL },
  [CHARTER_ANSWER_SOME] = { "to_some_extent", "2", "some", "2_to_some_extent", NULL },
  [CHARTER_ANSWER_NO] = { "no", "3", "3_no", NULL },
  [CHARTER_ANSWER_UNKNOWN] = { "don_t_know", "4", "don’t_know", "dont_know", "4_don_t_know" },
};

static const char * const verdict_keys[][4] = {
  [CHARTER_VERDICT_AGREE] = { "agree", "1", NULL },
  [CHARTER_VERDICT_HIGHER] = { "higher", "2", NULL },
  [CHARTER_VERDICT_LOWER] = { "lower", "3", NULL },
  [CHARTER_VERDICT_MORE_INFORMATION] = { "need_more_information", "4", "more_information", NULL },
};

static void
line_free (CharterAnswersLine *line)
{
  g_free (line->remark);
  g_free (line);
}

/**
 * charter_answers_sheet_free:
 * @self: (transfer full) (nullable): an answers sheet
 */
void
charter_answers_sheet_free (CharterAnswersSheet *self)
{
  if (!self)
    return;
  g_object_unref (self->framework);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

static const char *
get (Reading    *reading,
     const char *column)
{
  return charter_csv_get_named (reading->table, reading->row, column);
}

static guint
get_line (Reading *reading)
{
  return charter_csv_get_line (reading->table, reading->row);
}

/* A word against a list of keys: its place, or 0. */
static guint
find_key (const char         *word,
          gconstpointer       keys,
          guint               n_keys,
          guint               width)
{
  const char * const *list = keys;
  g_autofree char *key = charter_csv_dup_key (word);

  for (guint i = 1; i < n_keys; i++)
    for (guint j = 0; j < width; j++)
      if (g_strcmp0 (list[i * width + j], key) == 0)
        return i;
  return 0;
}

static CharterAnswer
understand_answer (const char *word)
{
  return find_key (word, answer_keys, G_N_ELEMENTS (answer_keys), G_N_ELEMENTS (answer_keys[0]));
}

static CharterAssessorVerdict
understand_verdict (const char *word)
{
  return find_key (word, verdict_keys, G_N_ELEMENTS (verdict_keys), G_N_ELEMENTS (verdict_keys[0]));
}

/* Whose the row is: a voice's name or id in any case; where there is none, the voice that was chosen. */
static gboolean
understand_voice (Reading      *reading,
                  CharterVoice *voice)
{
  const char *word = charter_csv_get (reading->table, reading->row, reading->voice_column);
  g_autofree char *folded = word ? g_utf8_casefold (word, -1) : NULL;

  *voice = reading->voice;
  for (int other = CHARTER_VOICE_PUPILS; word && other <= CHARTER_VOICE_ASSESSOR; other++)
    {
      g_autofree char *title = g_utf8_casefold (charter_voice_get_title (other), -1);

      if (g_ascii_strcasecmp (word, charter_enum_to_nick (CHARTER_TYPE_VOICE, other)) == 0
          || g_str_equal (folded, title))
        return *voice = other, TRUE;
    }
  if (!word)
    return TRUE;
  charter_file_problem_add (reading->sheet->problems, get_line (reading), "Voice",
                            _("“%s” is no voice: pupils, families, staff, governors or assessor"), word);
  return FALSE;
}

static CharterAnswersLine *
ensure_line (Reading      *reading,
             CharterItem  *item,
             CharterVoice  voice)
{
  char *key = g_strdup_printf ("%d %s", voice, charter_item_get_code (item));
  CharterAnswersLine *line = g_hash_table_lookup (reading->found, key);

  if (line)
    {
      g_free (key);
      return line;
    }
  line = g_new0 (CharterAnswersLine, 1);
  line->item = item;
  line->voice = voice;
  line->row_line = get_line (reading);
  g_ptr_array_add (reading->sheet->lines, line);
  g_hash_table_insert (reading->found, key, line);
  return line;
}

/* A whole number, from nothing to more than any school asks. */
static gboolean
understand_count (Reading    *reading,
                  const char *column,
                  const char *word,
                  gint64     *count)
{
  *count = 0;
  if (!word)
    return TRUE;
  if (strspn (word, "0123456789") == strlen (word) && strlen (word) <= 9)
    *count = g_ascii_strtoll (word, NULL, 10);
  else
    *count = -1;
  if (*count >= 0 && *count <= CHARTER_ANSWERS_SHEET_MAX_COUNT)
    return TRUE;
  charter_file_problem_add (reading->sheet->problems, get_line (reading), column,
                            _("“%s” is no whole number from 0 to %d"), word, CHARTER_ANSWERS_SHEET_MAX_COUNT);
  return FALSE;
}

static const char *
find_count (Reading       *reading,
            CharterAnswer  answer)
{
  for (guint i = 0; i < G_N_ELEMENTS (answer_keys[0]) && answer_keys[answer][i]; i++)
    if (charter_csv_find_column (reading->table, answer_keys[answer][i]) >= 0)
      return get (reading, answer_keys[answer][i]);
  return NULL;
}

static void
read_counts (Reading      *reading,
             CharterItem  *item,
             CharterVoice  voice)
{
  static const char * const columns[] = { NULL, "Definitely", "To some extent", "No", "Don't know" };
  gint64 counts[CHARTER_ANSWER_UNKNOWN + 1] = { 0 };
  gint64 sum = 0;

  if (get (reading, "answer") || get (reading, "level") || get (reading, "remark"))
    {
      charter_file_problem_add (reading->sheet->problems, get_line (reading), NULL,
                                _("An answer, a level and a remark are an assessor’s; a group’s answers are counted"));
      return;
    }
  for (int answer = CHARTER_ANSWER_DEFINITELY; answer <= CHARTER_ANSWER_UNKNOWN; answer++)
    {
      if (!understand_count (reading, columns[answer], find_count (reading, answer), &counts[answer]))
        return;
      sum += counts[answer];
    }
  if (sum > 0)
    memcpy (ensure_line (reading, item, voice)->counts, counts, sizeof counts);
}

static void
read_verdict (Reading     *reading,
              CharterItem *item)
{
  const char *answer = get (reading, "answer");
  const char *level_word = get (reading, "level");
  CharterAssessorVerdict verdict = answer ? understand_verdict (answer) : CHARTER_VERDICT_NOT_SAID;
  CharterLevel *level = level_word ? charter_framework_find_level (reading->sheet->framework, level_word) : NULL;
  CharterAnswersLine *line;

  if (answer && !verdict)
    charter_file_problem_add (reading->sheet->problems, get_line (reading), "Answer",
                              _("“%s” is none of agree, higher, lower, need more information"), answer);
  if (level_word && !level)
    charter_file_problem_add (reading->sheet->problems, get_line (reading), "Level",
                              _("“%s” is no level of this framework"), level_word);
  if ((answer && !verdict) || (level_word && !level) || !(answer || level_word || get (reading, "remark")))
    return;
  line = ensure_line (reading, item, CHARTER_VOICE_ASSESSOR);
  line->verdict = verdict;
  line->level = level;
  g_free (line->remark); /* of an earlier row about the same item: the last one counts */
  line->remark = charter_csv_text_dup_words (get (reading, "remark"));
}

static void
read_question (Reading *reading)
{
  g_autofree char *code = charter_csv_text_dup_words (get (reading, "code"));
  CharterItem *item = code ? charter_framework_find_item (reading->sheet->framework, code) : NULL;
  CharterVoice voice;
  g_autofree char *key = NULL;

  if (!item)
    {
      charter_file_problem_add (reading->sheet->problems, get_line (reading), "Code",
                                _("“%s” is no code of this framework"), code ? code : "");
      return;
    }
  if (!understand_voice (reading, &voice))
    return;
  key = g_strdup_printf ("%d %s", voice, charter_item_get_code (item));
  if (g_hash_table_contains (reading->found, key))
    charter_file_problem_add (reading->sheet->problems, get_line (reading), "Code",
                              _("%s is answered twice; the first row counts"), charter_item_get_code (item));
  else if (charter_voice_is_group (voice))
    read_counts (reading, item, voice);
  else
    read_verdict (reading, item);
}

static gboolean
read_cell (Reading      *reading,
           CharterItem  *item,
           CharterVoice  voice,
           const char   *word)
{
  CharterAnswersLine *line;
  guint answer = charter_voice_is_group (voice) ? (guint) understand_answer (word)
                                                : (guint) understand_verdict (word);

  if (!answer)
    {
      charter_file_problem_add (reading->sheet->problems, get_line (reading), charter_item_get_code (item),
                                charter_voice_is_group (voice)
                                ? _("“%s” is none of definitely, to some extent, no, don’t know")
                                : _("“%s” is none of agree, higher, lower, need more information"), word);
      return FALSE;
    }
  line = ensure_line (reading, item, voice);
  if (charter_voice_is_group (voice))
    line->counts[answer]++;
  else if (line->verdict)
    charter_file_problem_add (reading->sheet->problems, get_line (reading), charter_item_get_code (item),
                              _("An assessor answers once; the first row counts"));
  else
    line->verdict = answer;
  return TRUE;
}

static void
read_person (Reading   *reading,
             GPtrArray *items)
{
  gboolean has_answer = FALSE;
  CharterVoice voice;

  if (!understand_voice (reading, &voice))
    return;
  for (guint i = 0; i < items->len; i++)
    {
      const char *word = charter_csv_get (reading->table, reading->row, (int) i);

      if (items->pdata[i] && word)
        has_answer |= read_cell (reading, items->pdata[i], voice, word);
    }
  reading->sheet->n_people[voice] += has_answer;
}

/* The item that a column names by its code, its title, or both as the template writes them. */
static CharterItem *
find_item (CharterFramework *framework,
           const char       *column)
{
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          g_autofree char *code = charter_csv_dup_key (charter_item_get_code (item));
          g_autofree char *title = charter_csv_dup_key (charter_item_get_title (item));
          g_autofree char *both = g_strdup_printf ("%s_%s", code, title);

          if (g_str_equal (column, code) || g_str_equal (column, title) || g_str_equal (column, both))
            return item; /* the framework holds it */
        }
    }
  return NULL;
}

static gboolean
knows_column (const char *column)
{
  static const char * const known[] = { "voice", "code", "question", "title", "theme", "commitment",
                                        "answer", "level", "remark", "", NULL };

  return g_strv_contains (known, column) || understand_answer (column);
}

/* Which item each column asks about; columns that say nothing are listed, so that a slip is seen. */
static GPtrArray *
find_columns (Reading *reading)
{
  const char * const *columns = charter_csv_get_columns (reading->table);
  GPtrArray *items = g_ptr_array_new ();

  for (; *columns; columns++)
    {
      CharterItem *item = reading->sheet->is_by_person ? find_item (reading->sheet->framework, *columns) : NULL;

      g_ptr_array_add (items, item);
      if (!item && (reading->sheet->is_by_person ? !g_str_equal (*columns, "voice") && **columns != '\0'
                                                 : !knows_column (*columns)))
        g_ptr_array_add (reading->sheet->left_out, g_strdup (*columns));
    }
  return items;
}

static gboolean
check_length (Reading *reading,
              guint    n_columns)
{
  gsize length = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      const char *word = charter_csv_get (reading->table, reading->row, (int) i);

      length += word ? strlen (word) + 1 : 1;
    }
  if (length <= CHARTER_ANSWERS_SHEET_MAX_ROW_BYTES)
    return TRUE;
  charter_file_problem_add (reading->sheet->problems, get_line (reading), NULL,
                            _("The row is longer than %d characters"), CHARTER_ANSWERS_SHEET_MAX_ROW_BYTES);
  return FALSE;
}

static gboolean
check_size (CharterCsv  *table,
            guint        n_columns,
            const char  *name,
            GError     **error)
{
  if (n_columns <= CHARTER_ANSWERS_SHEET_MAX_COLUMNS
      && charter_csv_get_n_rows (table) <= CHARTER_ANSWERS_SHEET_MAX_ROWS)
    return TRUE;
  g_set_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
               /* TRANSLATORS: the name of a file, and two large numbers */
               _("%s has more than %d rows or %d columns, which no pile of questionnaires has"), name,
               CHARTER_ANSWERS_SHEET_MAX_ROWS, CHARTER_ANSWERS_SHEET_MAX_COLUMNS);
  return FALSE;
}

static gboolean
asks_anything (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (items->pdata[i])
      return TRUE;
  return FALSE;
}

static gboolean
read_rows (Reading     *reading,
           const char  *name,
           GError     **error)
{
  g_autoptr(GPtrArray) items = find_columns (reading);

  if (reading->sheet->is_by_person && !asks_anything (items))
    {
      g_set_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                   _("%s has neither a column “Code” nor a column for any question of %s"), name,
                   charter_framework_get_title (reading->sheet->framework));
      return FALSE;
    }
  for (reading->row = 0; reading->row < charter_csv_get_n_rows (reading->table); reading->row++)
    if (!check_length (reading, items->len))
      continue;
    else if (reading->sheet->is_by_person)
      read_person (reading, items);
    else
      read_question (reading);
  return TRUE;
}

/**
 * charter_answers_sheet_read:
 * @framework: what was asked about
 * @voice: who was asked, where a row names nobody; not the school's own
 * @bytes: (array length=length): a table in CSV, in UTF-8 or Windows-1252
 * @length: its bytes
 * @name: what the file is called, for problems
 * @error: return location; %CHARTER_EXCHANGE_ERROR_NOT_OURS for a table of something else or beyond the
 *   limits, %CHARTER_EXCHANGE_ERROR_DAMAGED when it cannot be read to its end
 *
 * Columns are found by name. A row a question: "Code"; "Voice" if rows differ; "Definitely", "To some
 * extent", "No" and "Don't know" with counts from 0 to %CHARTER_ANSWERS_SHEET_MAX_COUNT; for an assessor
 * "Answer", "Level" (its id or title in any case) and "Remark". A row a person: a column for each
 * question, named by code, title or both, with the answer or its number. What is faulty is left out
 * with its line, field and reason: a row a question as a whole, of a person the one answer.
 *
 * Limits: %CHARTER_ANSWERS_SHEET_MAX_BYTES a file, %CHARTER_ANSWERS_SHEET_MAX_ROWS rows and
 * %CHARTER_ANSWERS_SHEET_MAX_COLUMNS columns, else nothing is read; a row longer than
 * %CHARTER_ANSWERS_SHEET_MAX_ROW_BYTES bytes is left out.
 *
 * Returns: (transfer full) (nullable): what was answered, added to nothing yet
 */
CharterAnswersSheet *
charter_answers_sheet_read (CharterFramework  *framework,
                            CharterVoice       voice,
                            const char        *bytes,
                            gsize              length,
                            const char        *name,
                            GError           **error)
{
  g_autoptr(CharterAnswersSheet) self = g_new0 (CharterAnswersSheet, 1);
  g_autoptr(CharterCsv) table = NULL;
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { .sheet = self, .voice = voice, .found = found };

  self->framework = g_object_ref (framework);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_file_problem_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  if ((gint64) length > CHARTER_ANSWERS_SHEET_MAX_BYTES)
    {
      g_set_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                   _("%s is larger than any pile of questionnaires"), name);
      return NULL;
    }
  table = charter_csv_new (bytes, length, name, self->problems, error);
  if (!table
      || !check_size (table, g_strv_length ((char **) charter_csv_get_columns (table)), name, error))
    return NULL;
  reading.table = table;
  reading.voice_column = charter_csv_find_column (table, "voice");
  self->is_by_person = charter_csv_find_column (table, "code") < 0;
  if (!read_rows (&reading, name, error))
    return NULL;
  return g_steal_pointer (&self);
}

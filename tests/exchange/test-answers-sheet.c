/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-answers-sheet.h"
#include "charter-area.h"
#include "charter-exchange-error.h"

static CharterFramework *
make_framework (const char *third)
{
  static const char * const levels[][2] = { { "emerging", "Emerging" }, { "established", "Well Established" } };
  const char * const items[][2] = { { "1.1", "A shared vision" }, { "1.2", "Time, and authority" }, { third, "=SUM(A1)" } };
  CharterFramework *framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", "test", "version", "1", "title", "Test",
                                              "item-noun", "theme", "item-noun-plural", "themes",
                                              "area-noun", "area", "area-noun-plural", "areas", NULL);
  g_autoptr(CharterArea) area = charter_area_new ("1", "Leading", "Leading", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr(CharterLevel) level = charter_level_new (levels[i][0], levels[i][1], NULL, NULL, (int) i + 1);

      charter_framework_add_level (framework, level);
    }
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr(CharterItem) item = charter_item_new (items[i][0], items[i][1]);

      charter_area_add_item (area, item);
    }
  charter_framework_add_area (framework, area);
  return framework;
}

static CharterAnswersSheet *
read_text (CharterFramework *framework,
           CharterVoice      voice,
           const char       *text)
{
  g_autoptr(GError) error = NULL;
  CharterAnswersSheet *sheet = charter_answers_sheet_read (framework, voice, text, strlen (text), "answers.csv", &error);

  g_assert_no_error (error);
  return sheet;
}

static const CharterAnswersLine *
get_line (CharterAnswersSheet *sheet,
          guint                i)
{
  g_assert_cmpuint (i, <, sheet->lines->len);
  return g_ptr_array_index (sheet->lines, i);
}

static void
assert_counts (const CharterAnswersLine *line,
               const char               *code,
               CharterVoice              voice,
               gint64                    definitely,
               gint64                    some,
               gint64                    no,
               gint64                    unknown)
{
  g_assert_cmpstr (charter_item_get_code (line->item), ==, code);
  g_assert_cmpint (line->voice, ==, voice);
  g_assert_cmpint (line->counts[CHARTER_ANSWER_DEFINITELY], ==, definitely);
  g_assert_cmpint (line->counts[CHARTER_ANSWER_SOME], ==, some);
  g_assert_cmpint (line->counts[CHARTER_ANSWER_NO], ==, no);
  g_assert_cmpint (line->counts[CHARTER_ANSWER_UNKNOWN], ==, unknown);
}

static void
assert_problem (CharterAnswersSheet *sheet,
                guint                i,
                guint                line,
                const char          *field,
                const char          *part)
{
  const CharterFileProblem *problem;

  g_assert_cmpuint (i, <, sheet->problems->len);
  problem = g_ptr_array_index (sheet->problems, i);
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpstr (problem->field, ==, field);
  g_assert_nonnull (strstr (problem->reason, part));
}

/* Columns in any order and any case, quoted commas, a voice of its own in a row. */
static void
test_counts (void)
{
  g_autoptr(CharterFramework) framework = make_framework ("2.1");
  g_autoptr(CharterAnswersSheet) sheet =
    read_text (framework, CHARTER_VOICE_PUPILS,
               "NO,code,Question,definitely,To Some Extent,Don’t know,Voice,Class\r\n"
               "1,1.1,\"A shared, vision\",7,4,2,,4B\r\n"
               "0,1.2,x,5,,,STAFF,\r\n"
               "2,1.2,x,1,,,parents AND carers,\r\n");

  g_assert_false (sheet->is_by_person);
  g_assert_cmpuint (sheet->problems->len, ==, 0);
  g_assert_cmpuint (sheet->lines->len, ==, 3);
  assert_counts (get_line (sheet, 0), "1.1", CHARTER_VOICE_PUPILS, 7, 4, 1, 2);
  assert_counts (get_line (sheet, 1), "1.2", CHARTER_VOICE_STAFF, 5, 0, 0, 0);
  assert_counts (get_line (sheet, 2), "1.2", CHARTER_VOICE_FAMILIES, 1, 0, 2, 0);
  g_assert_cmpuint (sheet->left_out->len, ==, 1);
  g_assert_cmpstr (sheet->left_out->pdata[0], ==, "class");
}

/* A faulty row is left out as a whole, with its line, field and reason; the others count. */
static void
test_faults (void)
{
  g_autoptr(CharterFramework) framework = make_framework ("2.1");
  g_autoptr(CharterAnswersSheet) sheet =
    read_text (framework, CHARTER_VOICE_PUPILS,
               "Code,Voice,Definitely,To some extent,No,Don't know\n"
               "9.9,,1,1,1,1\n"
               "1.1,teachers,1,1,1,1\n"
               "1.1,,=1+1,1,1,1\n"
               "1.1,,-3,1,1,1\n"
               "1.1,,1,1,100001,1\n"
               "1.1,,6,0,0,0\n"
               "1.1,,1,1,1,1\n"
               "1.2,,1.5,,,\n"
               "1.2,,1,2,3,4,5\n");

  g_assert_cmpuint (sheet->lines->len, ==, 1);
  assert_counts (get_line (sheet, 0), "1.1", CHARTER_VOICE_PUPILS, 6, 0, 0, 0);
  g_assert_cmpuint (sheet->problems->len, ==, 8);
  /* The row that slipped is found first, while the file is read. */
  assert_problem (sheet, 0, 10, NULL, "more fields");
  assert_problem (sheet, 1, 2, "Code", "“9.9”");
  assert_problem (sheet, 2, 3, "Voice", "“teachers”");
  assert_problem (sheet, 3, 4, "Definitely", "“=1+1”");
  assert_problem (sheet, 4, 5, "Definitely", "“-3”");
  assert_problem (sheet, 5, 6, "No", "“100001”");
  assert_problem (sheet, 6, 8, "Code", "twice");
  assert_problem (sheet, 7, 9, "Definitely", "“1.5”");
}

static void
test_assessor (void)
{
  g_autoptr(CharterFramework) framework = make_framework ("2.1");
  g_autoptr(CharterAnswersSheet) sheet =
    read_text (framework, CHARTER_VOICE_ASSESSOR,
               "Code,Answer,Level,Remark\n"
               "1.1,LOWER,well established,=HYPERLINK(\"\"x\"\")\n"
               "1.2,Need more information,,'+ and more\n"
               "2.1,perhaps,,\n"
               "2.1,,splendid,\n"
               "2.1,,EMERGING,\n");
  const CharterAnswersLine *line = get_line (sheet, 0);

  g_assert_cmpuint (sheet->lines->len, ==, 3);
  g_assert_cmpint (line->verdict, ==, CHARTER_VERDICT_LOWER);
  g_assert_cmpstr (charter_level_get_id (line->level), ==, "established");
  g_assert_true (g_str_has_prefix (line->remark, "=HYPERLINK("));
  line = get_line (sheet, 1);
  g_assert_cmpint (line->verdict, ==, CHARTER_VERDICT_MORE_INFORMATION);
  g_assert_null (line->level);
  g_assert_cmpstr (line->remark, ==, "+ and more");
  g_assert_cmpstr (charter_level_get_id (get_line (sheet, 2)->level), ==, "emerging");
  g_assert_cmpuint (sheet->problems->len, ==, 2);
  assert_problem (sheet, 0, 4, "Answer", "“perhaps”");
  assert_problem (sheet, 1, 5, "Level", "“splendid”");
}

/* A group has no remarks and no levels of its own: they would be one person's words. */
static void
test_group_with_remark (void)
{
  g_autoptr(CharterFramework) framework = make_framework ("2.1");
  g_autoptr(CharterAnswersSheet) sheet =
    read_text (framework, CHARTER_VOICE_PUPILS, "Code,Definitely,Remark\n1.1,9,I said this\n");

  g_assert_cmpuint (sheet->lines->len, ==, 0);
  assert_problem (sheet, 0, 2, NULL, "assessor");
}

/* A row a person, as an online form gives it; one unknown answer leaves only itself out. */
static void
test_people (void)
{
  g_autoptr(CharterFramework) framework = make_framework ("2.1");
  g_autoptr(CharterAnswersSheet) sheet =
    read_text (framework, CHARTER_VOICE_FAMILIES,
               "Timestamp,1.1 A shared vision,\"Time, and authority\",2.1\n"
               "1,Definitely,to some extent,4\n"
               "2,definitely,maybe,\n"
               "3,No,Don't know,@cmd\n"
               "4,,,\n");

  g_assert_true (sheet->is_by_person);
  g_assert_cmpuint (sheet->n_people[CHARTER_VOICE_FAMILIES], ==, 3);
  g_assert_cmpuint (sheet->lines->len, ==, 3);
  assert_counts (get_line (sheet, 0), "1.1", CHARTER_VOICE_FAMILIES, 2, 0, 1, 0);
  assert_counts (get_line (sheet, 1), "1.2", CHARTER_VOICE_FAMILIES, 0, 1, 0, 1);
  assert_counts (get_line (sheet, 2), "2.1", CHARTER_VOICE_FAMILIES, 0, 0, 0, 1);
  g_assert_cmpuint (sheet->problems->len, ==, 2);
  assert_problem (sheet, 0, 3, "1.2", "“maybe”");
  assert_problem (sheet, 1, 4, "2.1", "“@cmd”");
  g_assert_cmpstr (sheet->left_out->pdata[0], ==, "timestamp");
}

static void
assert_refused (CharterFramework *framework,
                GString          *text,
                int               code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (charter_answers_sheet_read (framework, CHARTER_VOICE_STAFF, text->str, text->len, "x.csv", &error));
  g_assert_error (error, CHARTER_EXCHANGE_ERROR, code);
  g_string_free (text, TRUE);
}

static GString *
make_rows (const char *head,
           const char *row,
           guint       n)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (text, row);
  return text;
}

static void
test_limits (void)
{
  g_autoptr(CharterFramework) framework = make_framework ("2.1");
  g_autofree char *long_word = g_strnfill (CHARTER_ANSWERS_SHEET_MAX_ROW_BYTES, 'x');
  g_autofree char *long_row = g_strdup_printf ("Code,Definitely,Question\n1.1,3,%s\n1.2,4,x\n", long_word);
  g_autoptr(CharterAnswersSheet) sheet = read_text (framework, CHARTER_VOICE_STAFF, long_row);
  g_autoptr(GString) most = make_rows ("1.1\n", "1\n", CHARTER_ANSWERS_SHEET_MAX_ROWS);
  g_autoptr(CharterAnswersSheet) full = read_text (framework, CHARTER_VOICE_STAFF, most->str);
  GString *wide = make_rows ("Code", ",x", CHARTER_ANSWERS_SHEET_MAX_COLUMNS);

  g_assert_cmpuint (sheet->lines->len, ==, 1);
  assert_problem (sheet, 0, 2, NULL, "longer than");
  assert_counts (get_line (full, 0), "1.1", CHARTER_VOICE_STAFF, CHARTER_ANSWERS_SHEET_MAX_ROWS, 0, 0, 0);
  assert_refused (framework, make_rows ("1.1\n", "1\n", CHARTER_ANSWERS_SHEET_MAX_ROWS + 1),
                  CHARTER_EXCHANGE_ERROR_NOT_OURS);
  g_string_append (wide, "\n1.1\n");
  assert_refused (framework, wide, CHARTER_EXCHANGE_ERROR_NOT_OURS);
  assert_refused (framework, g_string_new ("Name,Address\nx,y\n"), CHARTER_EXCHANGE_ERROR_NOT_OURS);
  assert_refused (framework, g_string_new (""), CHARTER_EXCHANGE_ERROR_NOT_OURS);
  assert_refused (framework, make_rows ("Code\n\"", "xxxxxxxxxxxxxxxx\n", 70000), CHARTER_EXCHANGE_ERROR_DAMAGED);
  assert_refused (framework, make_rows ("Code\n", "1.1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", 300000),
                  CHARTER_EXCHANGE_ERROR_NOT_OURS);
}

/* The template is read back without a fault, empty and filled in, whatever items are called. */
static void
test_template (void)
{
  g_autoptr(CharterFramework) framework = make_framework ("-1");

  for (int voice = CHARTER_VOICE_PUPILS; voice <= CHARTER_VOICE_ASSESSOR; voice++)
    for (int is_by_person = 0; is_by_person <= 1; is_by_person++)
      {
        g_autofree char *text = charter_answers_sheet_dup_template (framework, voice, is_by_person);
        g_autoptr(CharterAnswersSheet) sheet = read_text (framework, CHARTER_VOICE_PUPILS, text);

        g_assert_cmpuint (sheet->problems->len, ==, 0);
        g_assert_cmpuint (sheet->left_out->len, ==, 0);
        g_assert_cmpuint (sheet->lines->len, ==, 0);
        g_assert_cmpint (sheet->is_by_person, ==, is_by_person);
        g_assert_null (strstr (text, ",\"="));
        g_assert_null (strstr (text, ",\"-"));
      }
}

static void
test_filled_template (void)
{
  g_autoptr(CharterFramework) framework = make_framework ("-1");
  g_autofree char *text = charter_answers_sheet_dup_template (framework, CHARTER_VOICE_GOVERNORS, FALSE);
  g_auto(GStrv) halves = g_strsplit (text, "\"'=SUM(A1)\",\"\",\"\",\"\",\"\"", 2);
  g_autofree char *filled = NULL;
  g_autoptr(CharterAnswersSheet) sheet = NULL;

  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  filled = g_strjoin ("\"'=SUM(A1)\",\"6\",\"1\",\"\",\"2\"", halves[0], halves[1], NULL);
  sheet = read_text (framework, CHARTER_VOICE_PUPILS, filled);
  g_assert_cmpuint (sheet->lines->len, ==, 1);
  assert_counts (get_line (sheet, 0), "-1", CHARTER_VOICE_GOVERNORS, 6, 1, 0, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/answers-sheet/counts", test_counts);
  g_test_add_func ("/answers-sheet/faults", test_faults);
  g_test_add_func ("/answers-sheet/assessor", test_assessor);
  g_test_add_func ("/answers-sheet/group-with-remark", test_group_with_remark);
  g_test_add_func ("/answers-sheet/people", test_people);
  g_test_add_func ("/answers-sheet/limits", test_limits);
  g_test_add_func ("/answers-sheet/template", test_template);
  g_test_add_func ("/answers-sheet/filled-template", test_filled_template);
  return g_test_run ();
}

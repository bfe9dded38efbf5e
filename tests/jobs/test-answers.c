/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-answers-job.h"
#include "charter-area.h"
#include "charter-chart-job.h"
#include "charter-evidence-pack.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-sitting.h"

/* Answers of a table, through the session: what is added, what is refused, and that nothing of fewer than
 * five answers is to be seen anywhere. */

static CharterAnswersSheet *
read_text (Sitting    *sitting,
           const char *text)
{
  g_autofree char *path = g_build_filename (sitting->data_dir, "answers.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  CharterAnswersSheet *sheet;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  charter_answers_job_read_async (sitting->session, file, CHARTER_VOICE_PUPILS, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  sheet = charter_answers_job_read_finish (sitting->session, result, &error);
  g_assert_no_error (error);
  return sheet;
}

/* Every question answered "no" by @n pupils. */
static char *
make_table (Sitting *sitting,
            guint    n)
{
  GListModel *areas = charter_framework_get_areas (charter_session_get_framework (sitting->session));
  GString *text = g_string_new ("Code,No\n");

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          g_string_append_printf (text, "%s,%u\n", charter_item_get_code (item), n);
        }
    }
  return g_string_free (text, FALSE);
}

static void
add (Sitting *sitting,
     guint    n)
{
  g_autofree char *text = make_table (sitting, n);
  g_autoptr(CharterAnswersSheet) sheet = read_text (sitting, text);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (sheet->problems->len, ==, 0);
  charter_answers_job_add (sitting->session, sheet, &error);
  g_assert_no_error (error);
}

static void
gather (GString   *said,
        GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      if (block->text)
        g_string_append_printf (said, "%s\n", charter_text_get_words (block->text));
      for (guint j = 0; block->rows && j < block->rows->len; j++)
        {
          CharterTableRow *row = g_ptr_array_index (block->rows, j);

          for (guint k = 0; k < row->cells->len; k++)
            g_string_append_printf (said, "%s\n", charter_text_get_words (g_ptr_array_index (row->cells, k)));
        }
      if (block->children)
        gather (said, block->children);
    }
}

/* All that the pack says in words. */
static char *
dup_pack (Sitting *sitting)
{
  const CharterReportSource source = {
    .portfolio = charter_session_get_portfolio (sitting->session),
    .framework = charter_session_get_framework (sitting->session),
    .audit = charter_session_get_audit (sitting->session),
    .today = "2026-11-21", .is_full = TRUE,
  };
  g_autoptr(CharterDocument) document = charter_evidence_pack_compose (&source);
  GString *said = g_string_new (NULL);

  gather (said, charter_document_get_blocks (document));
  return g_string_free (said, FALSE);
}

static guint
count_differences (Sitting *sitting)
{
  g_autoptr(GPtrArray) differences =
    charter_voices_list_differences (charter_session_get_portfolio (sitting->session),
                                     charter_session_get_framework (sitting->session),
                                     charter_session_get_audit (sitting->session));

  return differences->len;
}

/* The ring, its words, the differences, the table's numbers and the pack: with four answers as with none. */
static void
test_few (void)
{
  Sitting sitting;
  g_autofree char *pack_of_none = NULL;
  g_autofree char *pack_of_four = NULL;
  g_autofree char *pack_of_five = NULL;
  g_autoptr(CharterStandingChart) chart = NULL;

  sitting_set_up (&sitting);
  charter_judgement_set_level (
    charter_portfolio_ensure_judgement (charter_session_get_portfolio (sitting.session),
                                        charter_session_ensure_audit (sitting.session), "1.1",
                                        CHARTER_VOICE_SCHOOL), "advanced");
  pack_of_none = dup_pack (&sitting);
  add (&sitting, CHARTER_VOICES_FEWEST - 1);
  pack_of_four = dup_pack (&sitting);
  g_assert_cmpstr (pack_of_four, ==, pack_of_none);
  g_assert_null (charter_session_get_voice_standing (sitting.session, CHARTER_VOICE_PUPILS));
  g_assert_cmpuint (count_differences (&sitting), ==, 0);
  chart = charter_chart_new_with_voice (sitting.session, CHARTER_VOICE_PUPILS);
  g_assert_cmpuint (charter_standing_chart_get_radar (chart)->n_rings, ==, 1);

  /* One more, and it may be said. */
  add (&sitting, 1);
  pack_of_five = dup_pack (&sitting);
  g_assert_cmpstr (pack_of_five, !=, pack_of_none);
  g_assert_nonnull (strstr (pack_of_five, "Pupils: Not yet"));
  g_assert_nonnull (charter_session_get_voice_standing (sitting.session, CHARTER_VOICE_PUPILS));
  g_assert_cmpuint (count_differences (&sitting), ==, 1);
  sitting_tear_down (&sitting);
}

/* What a visiting assessor answers stands in the pack beside the school's level: said outright, and by the
 * level that they saw. */
static void
test_verdicts (void)
{
  Sitting sitting;
  CharterPortfolio *portfolio;
  CharterAudit *audit;
  CharterJudgement *judgement;
  g_autofree char *before = NULL;
  g_autofree char *pack = NULL;

  sitting_set_up (&sitting);
  portfolio = charter_session_get_portfolio (sitting.session);
  audit = charter_session_ensure_audit (sitting.session);
  judgement = charter_portfolio_ensure_judgement (portfolio, audit, "1.1", CHARTER_VOICE_SCHOOL);
  charter_judgement_set_level (judgement, "advanced");
  before = dup_pack (&sitting);
  g_assert_null (strstr (before, "Need more information"));

  judgement = charter_portfolio_ensure_judgement (portfolio, audit, "1.1", CHARTER_VOICE_ASSESSOR);
  charter_judgement_set_level (judgement, "emerging");
  judgement = charter_portfolio_ensure_judgement (portfolio, audit, "1.2", CHARTER_VOICE_ASSESSOR);
  charter_judgement_set_verdict (judgement, CHARTER_VERDICT_MORE_INFORMATION);
  pack = dup_pack (&sitting);
  g_assert_nonnull (strstr (pack, "Lower: Emerging\n"));
  g_assert_nonnull (strstr (pack, "Need more information\n"));
  sitting_tear_down (&sitting);
}

/* What is signed off takes no more answers, and nothing is changed. */
static void
test_signed_off (void)
{
  Sitting sitting;
  g_autoptr(CharterAnswersSheet) sheet = NULL;
  g_autoptr(GError) error = NULL;

  sitting_set_up (&sitting);
  charter_session_ensure_audit (sitting.session);
  sheet = read_text (&sitting, "Code,Definitely\n1.1,9\n");
  sitting_sign_off (&sitting);
  g_assert_false (charter_answers_job_add (sitting.session, sheet, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_SIGNED_OFF);
  g_assert_null (charter_voices_find (charter_session_get_portfolio (sitting.session),
                                      charter_session_get_audit (sitting.session), "1.1", CHARTER_VOICE_PUPILS));
  sitting_tear_down (&sitting);
}

static void
test_nothing (void)
{
  Sitting sitting;
  g_autoptr(CharterAnswersSheet) sheet = NULL;
  g_autoptr(GError) error = NULL;

  sitting_set_up (&sitting);
  sheet = read_text (&sitting, "Code,Definitely\n9.99,9\n");
  g_assert_cmpuint (sheet->problems->len, ==, 1);
  g_assert_false (charter_answers_job_add (sitting.session, sheet, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_assert_null (charter_session_get_audit (sitting.session));
  sitting_tear_down (&sitting);
}

/* A template that cannot be written says so. */
static void
test_no_room (void)
{
  Sitting sitting;
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere/at/all/pupils.csv");
  g_autoptr(GError) error = NULL;

  sitting_set_up (&sitting);
  g_assert_false (charter_answers_job_save_template (sitting.session, CHARTER_VOICE_PUPILS, FALSE, file, &error));
  g_assert_nonnull (error);
  sitting_tear_down (&sitting);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/answers-job/few", test_few);
  g_test_add_func ("/answers-job/verdicts", test_verdicts);
  g_test_add_func ("/answers-job/signed-off", test_signed_off);
  g_test_add_func ("/answers-job/nothing", test_nothing);
  g_test_add_func ("/answers-job/no-room", test_no_room);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-guard-job.h"
#include "charter-guard-written.h"
#include "charter-pack-job.h"
#include "charter-sitting.h"

/* What is written into records is looked through before it is printed, not evidence alone. */

typedef struct {
  char           *dir;
  CharterSession *session;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Oakfield School", NULL);

  fixture->dir = g_dir_make_tmp ("charter-written-XXXXXX", NULL);
  fixture->session = sitting_open (fixture->dir);
  sitting_open_school (fixture->session, school);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->dir);

  sitting_close (g_steal_pointer (&fixture->session));
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->dir);
}

static gpointer
add (Fixture    *fixture,
     GType       type,
     const char *property,
     const char *words)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  CharterRecord *record = g_object_new (type, "school",
                                        charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))),
                                        property, words, NULL);

  charter_portfolio_add (portfolio, record);
  g_object_unref (record);
  return record;
}

static GPtrArray *
list (Fixture *fixture)
{
  return charter_guard_list_written (charter_session_get_portfolio (fixture->session));
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  const struct { GType type; const char *property; const char *words; const char *page; } told[] = {
    { CHARTER_TYPE_ACTION, "why", "Ada Harper, Year 4, has nobody to sit with.", "actions" },
    { CHARTER_TYPE_PROVISION, "review-note", "Date of birth: 04/05/2014", "support" },
    { CHARTER_TYPE_REMARK, "text", "Write to ada.harper@example.org", "self-evaluation" },
    { CHARTER_TYPE_CASE_STUDY, "own-words", "NHS number 943 476 5919", "reports" },
  };
  g_autoptr(GPtrArray) none = list (fixture);

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      CharterRecord *record = add (fixture, told[i].type, told[i].property, told[i].words);
      g_autoptr(GPtrArray) found = list (fixture);
      CharterGap *gap;

      g_assert_cmpuint (found->len, ==, 1);
      gap = found->pdata[0];
      g_assert_cmpint (gap->kind, ==, CHARTER_GAP_PERSONAL_WORDS);
      g_assert_cmpstr (gap->page, ==, told[i].page);
      g_assert_cmpstr (gap->record, ==, charter_record_get_id (record));
      /* Never what was found itself. */
      g_assert_null (strstr (gap->words, "Harper"));
      g_assert_null (strstr (gap->words, "943 476"));
      charter_portfolio_remove (charter_session_get_portfolio (fixture->session), record);
    }
}

/* What a person says of it holds for as long as the words are the same, and among what keeps a pack from
 * being complete it is one line. */
static void
test_accepted (Fixture       *fixture,
               gconstpointer  data)
{
  CharterAction *action = add (fixture, CHARTER_TYPE_ACTION, "why", "Ada Harper, Year 4, is a character of the play.");
  g_autoptr(GPtrArray) found = list (fixture);
  g_autoptr(GPtrArray) gaps = charter_pack_job_list_gaps (fixture->session);
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) anew = NULL;
  guint n = 0;

  g_assert_cmpuint (found->len, ==, 1);
  for (guint i = 0; i < gaps->len; i++)
    n += ((CharterGap *) gaps->pdata[i])->kind == CHARTER_GAP_PERSONAL_WORDS;
  g_assert_cmpuint (n, ==, 1);

  charter_guard_accept_written (fixture->session, charter_record_get_id (CHARTER_RECORD (action)));
  after = list (fixture);
  g_assert_cmpuint (after->len, ==, 0);
  charter_action_set_why (action, "Ada Harper, Year 4, and Ben Stone, Year 5.");
  anew = list (fixture);
  g_assert_cmpuint (anew->len, ==, 1);
}

/* The address of a link is words, too, though they are joined as in a file's name. */
static void
test_address (Fixture       *fixture,
              gconstpointer  data)
{
  CharterEvidence *link = add (fixture, CHARTER_TYPE_EVIDENCE, "url",
                               "https://files.example.org/send/Ada%20Harper_Year_4.docx");
  GAsyncResult *slot = NULL;
  CharterGuardSum sum = { 0 };
  g_autoptr(GAsyncResult) done = NULL;

  charter_guard_look_async (fixture->session, NULL, NULL, NULL, NULL, charter_session_await_cb, &slot);
  done = charter_session_await (&slot);
  g_assert_true (charter_guard_look_finish (fixture->session, done, &sum, NULL));
  g_assert_cmpuint (sum.n_open, ==, 1);
  g_assert_true (charter_evidence_get_personal_data (link));
}

/* What the pack's summary gives notice of. */
static char *
dup_notices (Fixture *fixture)
{
  g_autoptr(CharterDocument) document = charter_pack_job_compose (fixture->session, CHARTER_REPORT_PACK, FALSE);
  GPtrArray *blocks = charter_document_get_blocks (document);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      for (guint j = 0; block->kind == CHARTER_BLOCK_NOTICE && j < block->texts->len; j++)
        g_string_append_printf (words, "%s\n", charter_text_get_words (block->texts->pdata[j]));
    }
  return g_string_free (words, FALSE);
}

/* A reader of the pack is told how much looks like personal data, and what is held back; never what it is. */
static void
test_pack_says_so (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *before = dup_notices (fixture);
  g_autofree char *after = NULL;

  g_assert_null (strstr (before, "personal data"));
  g_assert_null (strstr (before, "Not shown here"));

  add (fixture, CHARTER_TYPE_ACTION, "why", "Ada Harper, Year 4, has nobody to sit with.");
  add (fixture, CHARTER_TYPE_CASE_STUDY, "own-words", "NHS number 943 476 5919");
  charter_evidence_set_left_out (add (fixture, CHARTER_TYPE_EVIDENCE, "title", "Register"), TRUE);
  charter_evidence_set_redacted (add (fixture, CHARTER_TYPE_EVIDENCE, "title", "Letter"), TRUE);
  charter_evidence_set_redacted (add (fixture, CHARTER_TYPE_EVIDENCE, "title", "Note"), TRUE);
  after = dup_notices (fixture);
  g_assert_nonnull (strstr (after, "2 records whose words look like personal data"));
  g_assert_nonnull (strstr (after, "1 piece of evidence is left out."));
  g_assert_nonnull (strstr (after, "2 pieces of evidence are named without their words."));
  g_assert_null (strstr (after, "Harper"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add ("/guard-written/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("kinds", test_kinds);
  ADD ("accepted", test_accepted);
  ADD ("address", test_address);
  ADD ("pack-says-so", test_pack_says_so);
  return g_test_run ();
}

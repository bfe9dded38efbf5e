/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "charter-area.h"
#include "charter-attach-job.h"
#include "charter-example-job.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-pack-job.h"
#include "charter-paginator.h"
#include "charter-sitting.h"
#include "fixture-pdf.h"

typedef struct {
  char *folder;
  CharterSession *session;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("charter-pack-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->session = sitting_open (fixture->folder);
}

static void
make_example (Fixture *fixture)
{
  CharterSchool *school = sitting_make_example (fixture->session);

  sitting_open_school (fixture->session, school);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char * const command[] = { "rm", "-rf", fixture->folder, NULL };

  sitting_close (g_steal_pointer (&fixture->session));
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

/* Where lines break is the layout's business, and poppler-glib encodes tagged text twice: words are
 * compared by their ASCII letters, digits and marks. */
static char *
dup_squeezed (const char *words)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = words ? words : ""; *p; p++)
    if (g_ascii_isgraph (*p))
      g_string_append_c (squeezed, *p);
  return g_string_free (squeezed, FALSE);
}

static void
assert_says (const char *haystack,
             const char *words)
{
  g_autofree char *needle = dup_squeezed (words);

  if (!strstr (haystack, needle))
    g_error ("the pack does not say “%s”", words);
}

static void
assert_says_items (const char       *haystack,
                   CharterFramework *framework)
{
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          g_autofree char *words = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                                    charter_item_get_title (item));

          assert_says (haystack, words);
        }
    }
}

static void
assert_says_records (const char       *haystack,
                     CharterPortfolio *portfolio)
{
  GListModel *evidence = charter_portfolio_get_list (portfolio, CHARTER_TYPE_EVIDENCE);
  GListModel *actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);

  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr(CharterEvidence) piece = g_list_model_get_item (evidence, i);

      if (!charter_evidence_get_left_out (piece))
        assert_says (haystack, charter_evidence_get_title (piece));
    }
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);

      assert_says (haystack, charter_action_get_title (action));
    }
}

static char *
dup_said (GBytes *pdf)
{
  g_autofree char *words = fixture_pdf_dup_tagged_text (pdf);

  return dup_squeezed (words);
}

static void
check_pack (Fixture  *fixture,
            gboolean  is_full)
{
  CharterPackLibrary *library = charter_session_get_library (fixture->session);
  g_autoptr(CharterDocument) document = charter_pack_job_compose (fixture->session, CHARTER_REPORT_PACK,
                                                                  is_full);
  g_autoptr(GBytes) pdf = fixture_pdf_make (document);
  g_autofree char *said = dup_said (pdf);

  fixture_pdf_check (pdf);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (G_LIST_MODEL (library), i);

      /* What the school does not judge itself by is not in its pack. */
      if (charter_portfolio_find_latest_audit (charter_session_get_portfolio (fixture->session),
                                               charter_framework_get_id (framework)))
        assert_says_items (said, framework);
    }
  assert_says_records (said, charter_session_get_portfolio (fixture->session));
  assert_says (said, "Contains public sector information licensed under the Open Government Licence v3.0.");
  assert_says (said, "Not complete:");
}

static void
test_short (Fixture       *fixture,
            gconstpointer  data)
{
  make_example (fixture);
  check_pack (fixture, FALSE);
}

static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  make_example (fixture);
  check_pack (fixture, TRUE);
}

static void
test_other_documents (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(CharterDocument) summary = NULL, plan = NULL;
  g_autoptr(CharterPages) pages = NULL;
  g_autoptr(GBytes) summary_pdf = NULL, plan_pdf = NULL;

  make_example (fixture);
  summary = charter_pack_job_compose (fixture->session, CHARTER_REPORT_SUMMARY, FALSE);
  summary_pdf = fixture_pdf_make (summary);
  fixture_pdf_check (summary_pdf);
  pages = charter_paginate (summary);
  g_assert_cmpuint (charter_pages_get_n_pages (pages), ==, 1);

  plan = charter_pack_job_compose (fixture->session, CHARTER_REPORT_PLAN, TRUE);
  plan_pdf = fixture_pdf_make (plan);
  fixture_pdf_check (plan_pdf);
}

/* A composed document says what was true when it was composed, whatever becomes of the records. */
static void
test_independent (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(GBytes) before = NULL, after = NULL;
  CharterPortfolio *portfolio;

  make_example (fixture);
  document = charter_pack_job_compose (fixture->session, CHARTER_REPORT_PACK, FALSE);
  before = fixture_pdf_make (document);
  portfolio = charter_session_get_portfolio (fixture->session);
  charter_school_set_name (charter_portfolio_get_school (portfolio), "Another name");
  charter_session_close_school (fixture->session);
  after = fixture_pdf_make (document);
  g_assert_true (g_bytes_equal (before, after));
}

static CharterSchool *
add_school (Fixture    *fixture,
            const char *id,
            const char *name)
{
  CharterStore *store = charter_session_get_store (fixture->session);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "id", id, "name", name, NULL);

  charter_store_add_school (store, school);
  return charter_store_find_school (store, id);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *said = NULL;

  sitting_open_school (fixture->session, add_school (fixture, "empty-school", NULL));
  document = charter_pack_job_compose (fixture->session, CHARTER_REPORT_PACK, TRUE);
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);
  said = dup_said (pdf);
  assert_says (said, "no self-evaluation has been begun");
  assert_says (said, "No evidence is recorded yet.");
}

static char *
dup_long_words (void)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (words, "%s%u ", i % 3 == 0 ? "żółć" : i % 3 == 1 ? "مرحبا" : "word", i);
  return g_string_free (words, FALSE);
}

/* Two thousand words in every field, in three scripts. */
static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *words = dup_long_words ();
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(GBytes) pdf = NULL;
  CharterPortfolio *portfolio;
  CharterAudit *audit;
  CharterJudgement *judgement;
  g_autoptr(CharterAction) action = NULL;

  sitting_open_school (fixture->session, add_school (fixture, "long-school", "Szkoła Żółć · مدرسة"));
  portfolio = charter_session_get_portfolio (fixture->session);
  audit = charter_session_ensure_audit (fixture->session);
  judgement = charter_portfolio_ensure_judgement (portfolio, audit, "1.1", CHARTER_VOICE_SCHOOL);
  charter_judgement_set_level (judgement, "emerging");
  charter_judgement_set_what_we_see (judgement, words);
  charter_judgement_set_next_step (judgement, words);
  judgement = charter_portfolio_ensure_judgement (portfolio, audit, "1.2", CHARTER_VOICE_SCHOOL);
  charter_judgement_set_what_we_see (judgement, words);
  action = g_object_new (CHARTER_TYPE_ACTION, "id", "long-action", "school", "long-school", "number", (gint64) 1,
                         "title", words, "owner", words, "success-criterion", words, NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (action));

  document = charter_pack_job_compose (fixture->session, CHARTER_REPORT_PACK, TRUE);
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);
}

static void
test_write_all (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "packs", NULL);
  g_autofree char *blocked = g_build_filename (fixture->folder, "charter.db", NULL);
  g_autoptr(GPtrArray) written = NULL;
  g_autoptr(GError) error = NULL;
  guint n_open = 0;

  sitting_open_school (fixture->session, add_school (fixture, "first-school", "First"));
  g_assert_nonnull (charter_attach_words (fixture->session, CHARTER_EVIDENCE_KIND_NOTE, "Review meeting",
                                          "Amelia Hartley, Year 4, spoke.", NULL, NULL));
  add_school (fixture, "second-school", "Second");
  written = charter_pack_job_write_all (fixture->session, folder, FALSE, CHARTER_ANNEXES_NONE, &n_open, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_open, ==, 1); /* the guard has looked before the packs */
  g_assert_cmpuint (written->len, ==, 2);
  for (guint i = 0; i < written->len; i++)
    {
      CharterWrittenPack *pack = g_ptr_array_index (written, i);
      GStatBuf info;

      g_assert_cmpint (g_stat (pack->path, &info), ==, 0);
      g_assert_cmpint (info.st_size, ==, pack->size);
      g_assert_cmpuint (pack->n_pages, >, 3);
    }

  g_assert_null (charter_pack_job_write_all (fixture->session, blocked, FALSE, CHARTER_ANNEXES_NONE, NULL, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_OUTPUT);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/pack/short", test_short);
  ADD ("/pack/full", test_full);
  ADD ("/pack/other-documents", test_other_documents);
  ADD ("/pack/independent", test_independent);
  ADD ("/pack/empty", test_empty);
  ADD ("/pack/long", test_long);
  ADD ("/pack/write-all", test_write_all);
#undef ADD
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-backing-job.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-sitting.h"
#include "charter-take-job.h"
#include "fixture-pdf.h"

static CharterFramework *
get_framework (Sitting    *sitting,
               const char *id)
{
  return charter_pack_library_find (charter_session_get_library (sitting->session), id, NULL);
}

static CharterFramework *
get_default (Sitting *sitting)
{
  return charter_pack_library_get_default (charter_session_get_library (sitting->session));
}

static CharterBacking *
find (GPtrArray  *backings,
      const char *code)
{
  for (guint i = 0; i < backings->len; i++)
    {
      CharterBacking *backing = g_ptr_array_index (backings, i);

      if (g_str_equal (charter_item_get_code (backing->item), code))
        return backing;
    }
  g_assert_not_reached ();
}

static void
set_up (Sitting       *sitting,
        gconstpointer  data)
{
  sitting_set_up (sitting);
}

static void
tear_down (Sitting       *sitting,
           gconstpointer  data)
{
  sitting_tear_down (sitting);
}

/* A judgement and evidence for theme 2.3, which the accessibility plan is linked to. */
static void
judge_and_show (Sitting *sitting)
{
  CharterFramework *kent = get_default (sitting);
  CharterItem *item = charter_framework_find_item (kent, "2.3");
  CharterPortfolio *portfolio = charter_session_get_portfolio (sitting->session);
  CharterSchool *school = charter_portfolio_get_school (portfolio);
  g_autoptr(CharterEvidence) evidence =
    g_object_new (CHARTER_TYPE_EVIDENCE, "title", "Plan", "school",
                  charter_record_get_id (CHARTER_RECORD (school)), NULL);
  CharterJudgement *judgement;

  charter_judge_set_level (sitting->session, item, CHARTER_VOICE_SCHOOL,
                           charter_framework_find_level_of_value (kent, 2), NULL);
  judgement = charter_portfolio_find_judgement (portfolio, charter_session_get_audit (sitting->session),
                                                "2.3", CHARTER_VOICE_SCHOOL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (evidence));
  charter_portfolio_link (portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                          charter_record_get_id (CHARTER_RECORD (judgement)), CHARTER_LINK_SUPPORTS);
}

static void
test_blank (Sitting       *sitting,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) backings =
    charter_backing_list (sitting->session, get_framework (sitting, "statutory-duties"),
                          get_default (sitting));

  g_assert_cmpuint (backings->len, ==,
                    charter_framework_get_n_items (get_framework (sitting, "statutory-duties")));
  for (guint i = 0; i < backings->len; i++)
    g_assert_true (charter_backing_is_blank (g_ptr_array_index (backings, i)));
}

static void
test_behind (Sitting       *sitting,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) backings = NULL;
  g_autofree char *codes = NULL;
  g_autofree char *table = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *unchecked = NULL;
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(GBytes) pdf = NULL;
  CharterBacking *adjustments;

  judge_and_show (sitting);
  backings = charter_backing_list (sitting->session, get_framework (sitting, "statutory-duties"),
                                   get_default (sitting));
  adjustments = find (backings, "B1");
  codes = charter_backing_dup_codes (adjustments);
  g_assert_cmpstr (codes, ==, "1.3, 2.3, 2.5");
  g_assert_cmpuint (adjustments->n_judged, ==, 1);
  g_assert_cmpuint (adjustments->n_evidence, ==, 1);
  g_assert_false (charter_backing_is_blank (adjustments));
  g_assert_true (charter_backing_is_blank (find (backings, "C1")));
  document = charter_backing_compose (sitting->session,
                                      get_framework (sitting, "statutory-duties"),
                                      get_default (sitting), backings);
  g_assert_cmpuint (charter_document_get_blocks (document)->len, ==, 6);
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);
  checked = charter_backing_dup_about (adjustments->item);
  unchecked = charter_backing_dup_about (find (backings, "C1")->item);
  g_assert_nonnull (strstr (checked, "Equality Act 2010, section 20. Checked on"));
  g_assert_nonnull (strstr (unchecked, "Must: Pupils with medical conditions are supported."));
  g_assert_nonnull (strstr (unchecked, "Check before relying on it."));
  table = charter_backing_dup_table (backings);
  g_assert_nonnull (strstr (table, "B1\tReasonable adjustments\t1.3, 2.3, 2.5\t1\t1\n"));
}

/* A point of a plan that nothing is linked to, and one that two steps lead to. */
static void
test_unlinked_and_far (Sitting       *sitting,
                       gconstpointer  data)
{
  g_autoptr(GPtrArray) strategy = NULL;
  g_autoptr(GPtrArray) charter = NULL;
  g_autofree char *none = NULL;
  CharterFramework *derby = get_framework (sitting, "derby-inclusion-charter");

  strategy = charter_backing_list (sitting->session,
                                   get_framework (sitting, "derby-inclusion-strategy"),
                                   get_default (sitting));
  none = charter_backing_dup_codes (find (strategy, "T2"));
  g_assert_null (none);
  charter = charter_backing_list (sitting->session,
                                  get_framework (sitting, "southwark-inclusion-charter"), derby);
  g_assert_cmpuint (find (charter, "13")->mapped->len, >=, 2);
}

/* What is taken over comes back off in one step. */
static void
test_take_is_one_step (Sitting       *sitting,
                       gconstpointer  data)
{
  CharterFramework *derby = get_framework (sitting, "derby-inclusion-charter");
  CharterItem *commitment = charter_framework_find_item (derby, "P4.1");
  CharterPortfolio *portfolio = charter_session_get_portfolio (sitting->session);
  g_autoptr(GPtrArray) preview = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  judge_and_show (sitting);
  charter_session_set_framework (sitting->session, derby);
  preview = charter_take_preview (sitting->session, commitment, FALSE);
  g_assert_cmpuint (preview->len, ==, 2); /* level and evidence */
  charter_take_apply (sitting->session, commitment, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (portfolio,
                                                                          CHARTER_TYPE_LINK)), ==, 2);

  charter_store_undo_async (charter_session_get_store (sitting->session), NULL,
                            charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  undone = charter_store_undo_finish (charter_session_get_store (sitting->session), result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "Judge P4.1");
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (portfolio,
                                                                          CHARTER_TYPE_LINK)), ==, 1);
  again = charter_take_preview (sitting->session, commitment, FALSE);
  g_assert_cmpuint (again->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/backing/" name, Sitting, NULL, set_up, function, tear_down)
  ADD ("blank", test_blank);
  ADD ("behind", test_behind);
  ADD ("unlinked-and-far", test_unlinked_and_far);
  ADD ("take-is-one-step", test_take_is_one_step);
#undef ADD
  return g_test_run ();
}

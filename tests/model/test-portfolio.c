/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-portfolio.h"

typedef struct {
  CharterPortfolio *portfolio;
  CharterAudit *now;
  CharterAudit *before;
  GString *heard;
} Fixture;

static void
added_cb (Fixture       *fixture,
          CharterRecord *record)
{
  g_string_append_printf (fixture->heard, "+%s ", charter_record_get_table (record));
}

static void
removed_cb (Fixture       *fixture,
            CharterRecord *record)
{
  g_string_append_printf (fixture->heard, "-%s ", charter_record_get_table (record));
}

static void
changed_cb (Fixture       *fixture,
            CharterRecord *record,
            const char    *field)
{
  g_string_append_printf (fixture->heard, "%s.%s ", charter_record_get_table (record), field);
}

static CharterAudit *
add_audit (CharterPortfolio *portfolio,
           const char       *framework,
           const char       *cycle,
           gint64            revision)
{
  g_autoptr(CharterAudit) audit = g_object_new (CHARTER_TYPE_AUDIT,
                                                "framework", framework,
                                                "cycle", cycle,
                                                "revision", revision,
                                                NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  return audit;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", NULL);

  fixture->portfolio = charter_portfolio_new (school);
  fixture->before = add_audit (fixture->portfolio, "nine", "2025/26", 1);
  add_audit (fixture->portfolio, "nine", "2026/27", 1);
  fixture->now = add_audit (fixture->portfolio, "nine", "2026/27", 2);
  add_audit (fixture->portfolio, "other", "2024/25", 1);
  fixture->heard = g_string_new (NULL);
  g_signal_connect_swapped (fixture->portfolio, "added", G_CALLBACK (added_cb), fixture);
  g_signal_connect_swapped (fixture->portfolio, "removed", G_CALLBACK (removed_cb), fixture);
  g_signal_connect_swapped (fixture->portfolio, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_string_free (fixture->heard, TRUE);
  g_assert_finalize_object (fixture->portfolio);
}

static void
test_audits (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_true (charter_portfolio_find_audit (fixture->portfolio, "nine", "2026/27")
                 == fixture->now);
  g_assert_true (charter_portfolio_find_latest_audit (fixture->portfolio, "nine") == fixture->now);
  g_assert_true (charter_portfolio_find_previous_audit (fixture->portfolio, fixture->now)
                 == fixture->before);
  g_assert_null (charter_portfolio_find_previous_audit (fixture->portfolio, fixture->before));
  g_assert_null (charter_portfolio_find_latest_audit (fixture->portfolio, "none"));
  charter_audit_set_previous (fixture->before,
                              charter_record_get_id (CHARTER_RECORD (fixture->now)));
  g_assert_true (charter_portfolio_find_previous_audit (fixture->portfolio, fixture->before)
                 == fixture->now);
}

static void
test_judgements (Fixture       *fixture,
                 gconstpointer  data)
{
  CharterJudgement *made;
  g_autoptr(GPtrArray) all = NULL;

  g_assert_null (charter_portfolio_find_judgement (fixture->portfolio, fixture->now, "8.2",
                                                   CHARTER_VOICE_SCHOOL));
  made = charter_portfolio_ensure_judgement (fixture->portfolio, fixture->now, "8.2",
                                             CHARTER_VOICE_SCHOOL);
  g_assert_true (charter_portfolio_ensure_judgement (fixture->portfolio, fixture->now, "8.2",
                                                     CHARTER_VOICE_SCHOOL) == made);
  charter_portfolio_ensure_judgement (fixture->portfolio, fixture->now, "8.2",
                                      CHARTER_VOICE_PUPILS);
  charter_judgement_set_level (made, "established");
  charter_judgement_set_level (made, "established");
  charter_record_set_modified_at (CHARTER_RECORD (made), "2026-11-21T00:00:00Z");
  g_assert_cmpstr (fixture->heard->str, ==, "+judgement +judgement judgement.level ");
  all = charter_portfolio_list_judgements (fixture->portfolio, fixture->now, CHARTER_VOICE_SCHOOL);
  g_assert_cmpuint (all->len, ==, 1);
  charter_judgement_set_audit (made, charter_record_get_id (CHARTER_RECORD (fixture->before)));
  g_clear_pointer (&all, g_ptr_array_unref);
  all = charter_portfolio_list_judgements (fixture->portfolio, fixture->before,
                                           CHARTER_VOICE_SCHOOL);
  g_assert_true (all->len == 1 && all->pdata[0] == made);
}

static void
test_links_go_with_their_ends (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr(CharterEvidence) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "number", (gint64) 7, NULL);
  CharterJudgement *judgement =
    charter_portfolio_ensure_judgement (fixture->portfolio, fixture->now, "8.2", CHARTER_VOICE_SCHOOL);
  const char *from = charter_record_get_id (CHARTER_RECORD (evidence));
  const char *to = charter_record_get_id (CHARTER_RECORD (judgement));
  g_autoptr(GPtrArray) supports = NULL;
  g_autoptr(GPtrArray) supported = NULL;
  g_autoptr(GPtrArray) left = NULL;

  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (evidence));
  g_assert_true (charter_portfolio_link (fixture->portfolio, from, to, CHARTER_LINK_SUPPORTS));
  g_assert_false (charter_portfolio_link (fixture->portfolio, from, to, CHARTER_LINK_SUPPORTS));
  supports = charter_portfolio_list_linked_to (fixture->portfolio, to, CHARTER_LINK_SUPPORTS);
  supported = charter_portfolio_list_linked_from (fixture->portfolio, from, CHARTER_LINK_SUPPORTS);
  g_assert_true (g_ptr_array_index (supports, 0) == evidence);
  g_assert_true (g_ptr_array_index (supported, 0) == judgement);
  g_assert_cmpint (charter_portfolio_next_number (fixture->portfolio, CHARTER_TYPE_EVIDENCE), ==, 8);

  g_string_truncate (fixture->heard, 0);
  charter_portfolio_remove (fixture->portfolio, CHARTER_RECORD (evidence));
  g_assert_cmpstr (fixture->heard->str, ==, "-link -evidence ");
  left = charter_portfolio_list_linked_to (fixture->portfolio, to, CHARTER_LINK_SUPPORTS);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_false (charter_portfolio_unlink (fixture->portfolio, from, to, CHARTER_LINK_SUPPORTS));
  charter_evidence_set_title (evidence, "no longer heard");
  g_assert_cmpstr (fixture->heard->str, ==, "-link -evidence ");
}

static void
one_change_cb (guint *changes)
{
  ++*changes;
}

static void
test_loading_is_one_change (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *actions = charter_portfolio_get_list (fixture->portfolio, CHARTER_TYPE_ACTION);
  guint changes = 0;

  for (int i = 0; i < 20; i++)
    g_ptr_array_add (records, g_object_new (CHARTER_TYPE_ACTION, NULL));
  g_signal_connect_swapped (actions, "items-changed", G_CALLBACK (one_change_cb), &changes);
  charter_portfolio_add_all (fixture->portfolio, records);
  charter_portfolio_add_all (fixture->portfolio, records);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (actions), ==, 20);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/portfolio/audits", Fixture, NULL, set_up, test_audits, tear_down);
  g_test_add ("/portfolio/judgements", Fixture, NULL, set_up, test_judgements, tear_down);
  g_test_add ("/portfolio/links-go-with-their-ends", Fixture, NULL, set_up,
              test_links_go_with_their_ends, tear_down);
  g_test_add ("/portfolio/loading-is-one-change", Fixture, NULL, set_up,
              test_loading_is_one_change, tear_down);
  return g_test_run ();
}

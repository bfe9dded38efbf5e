/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-document.h"
#include "charter-listing-job.h"
#include "charter-provision-map.h"
#include "charter-provision-trail.h"
#include "charter-sitting.h"
#include "charter-support-job.h"
#include "charter-support-papers.h"
#include "charter-support-steps.h"

typedef struct {
  CharterSession   *session;
  CharterPortfolio *portfolio;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("support-XXXXXX", NULL);
  g_autoptr(CharterSchool) school = NULL;

  g_setenv ("CHARTER_NOW", "2028-02-29T10:00:00Z", TRUE);
  fixture->session = sitting_open (folder);
  school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002", NULL);
  charter_store_add_school (charter_session_get_store (fixture->session), school);
  sitting_open_school (fixture->session, school);
  fixture->portfolio = charter_session_get_portfolio (fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sitting_close (g_steal_pointer (&fixture->session));
}

static void
undo (Fixture *fixture)
{
  g_autofree char *label = sitting_undo (fixture->session);

  g_assert_nonnull (label);
}

static guint
count (Fixture *fixture,
       GType    type)
{
  return g_list_model_get_n_items (charter_portfolio_get_list (fixture->portfolio, type));
}

static CharterProvision *
add_measured (Fixture *fixture)
{
  CharterProvision *provision = charter_support_add_provision (fixture->session, "Reading group");

  charter_provision_set_years (provision, "3 4");
  charter_provision_set_pupils (provision, 14);
  charter_provision_set_better (provision, CHARTER_DIRECTION_LOWER);
  charter_provision_set_entry_measure (provision, "19 months behind");
  charter_provision_set_exit_measure (provision, "7 months behind");
  charter_provision_set_cost (provision, 310000);
  charter_provision_set_review_note (provision, "All gained");
  return provision;
}

static void
test_cycles (Fixture       *fixture,
             gconstpointer  data)
{
  CharterProvision *first = add_measured (fixture);
  CharterProvision *second = charter_support_decide (fixture->session, first, CHARTER_DECISION_ESCALATE);
  CharterProvision *third;

  g_assert_cmpstr (charter_provision_get_decided_on (first), ==, "2028-02-29");
  g_assert_cmpstr (charter_provision_get_title (second), ==, "Reading group");
  g_assert_cmpstr (charter_provision_get_years (second), ==, "3 4");
  g_assert_cmpstr (charter_provision_get_entry_measure (second), ==, "7 months behind");
  g_assert_null (charter_provision_get_exit_measure (second));
  g_assert_null (charter_provision_get_review_note (second));
  g_assert_cmpint (charter_provision_get_cost (second), ==, CHARTER_NOT_SAID);
  g_assert_cmpint (charter_provision_get_tier (second), ==, CHARTER_TIER_SPECIALIST);
  g_assert_true (charter_support_decide (fixture->session, first, CHARTER_DECISION_CONTINUE) == second);
  g_assert_cmpint (charter_provision_get_tier (second), ==, CHARTER_TIER_TARGETED);
  third = charter_support_decide (fixture->session, second, CHARTER_DECISION_CHANGE);
  g_assert_cmpuint (charter_provision_get_cycle (fixture->portfolio, third), ==, 3);
  /* Taken back, the next cycle goes with it; not when something was written in it. */
  g_assert_null (charter_support_decide (fixture->session, second, CHARTER_DECISION_STOP));
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_PROVISION), ==, 2);
  charter_provision_set_plan_note (second, "Mornings");
  charter_support_decide (fixture->session, second, CHARTER_DECISION_NOT_DECIDED);
  g_assert_null (charter_provision_get_decided_on (second));
  g_assert_true (charter_support_decide (fixture->session, first, CHARTER_DECISION_STOP) == second);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_PROVISION), ==, 2);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  CharterProvision *first = add_measured (fixture);
  CharterProvision *second;

  charter_support_decide (fixture->session, first, CHARTER_DECISION_CONTINUE);
  undo (fixture);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_PROVISION), ==, 1);
  g_assert_true (charter_provision_is_running (first));
  g_assert_null (charter_provision_get_decided_on (first));
  second = charter_support_decide (fixture->session, first, CHARTER_DECISION_CONTINUE);
  second = charter_support_decide (fixture->session, second, CHARTER_DECISION_CONTINUE);
  /* A cycle that is taken away leaves no hole. */
  charter_support_remove_provision (fixture->session, charter_provision_find_next (fixture->portfolio, first));
  g_assert_cmpuint (charter_provision_get_cycle (fixture->portfolio, second), ==, 2);
  undo (fixture);
  g_assert_cmpuint (charter_provision_get_cycle (fixture->portfolio, second), ==, 3);
}

static void
test_model (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  CharterModelCheck *check;

  charter_support_begin_model (fixture->session);
  before = charter_support_list_steps (fixture->portfolio);
  g_assert_cmpuint (before->len, ==, 4);
  g_assert_false (charter_support_move_step (fixture->session, before->pdata[0], -1));
  g_assert_false (charter_support_move_step (fixture->session, before->pdata[3], 1));
  g_assert_true (charter_support_move_step (fixture->session, before->pdata[0], 1));
  after = charter_support_list_steps (fixture->portfolio);
  g_assert_true (after->pdata[1] == before->pdata[0]);
  check = charter_support_add_check (fixture->session);
  g_assert_cmpstr (charter_model_check_get_next_on (check), ==, "2029-02-28");
  undo (fixture);
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_SUPPORT_STEP), ==, 0);
  g_assert_null (charter_support_model_find (fixture->portfolio));
}

static void
test_privacy (Fixture       *fixture,
              gconstpointer  data)
{
  CharterProvision *provision = add_measured (fixture);

  g_assert_cmpint (charter_support_look (provision), ==, CHARTER_PRIVACY_CLEAR);
  charter_provision_set_family_view (provision, "Says UPN H801200001001");
  g_assert_cmpint (charter_support_look (provision), ==, CHARTER_PRIVACY_UPN);
}

static void
print_block (GString      *text,
             CharterBlock *block)
{
  if (block->text)
    g_string_append_printf (text, "%s\n", charter_text_get_words (block->text));
  for (guint i = 0; block->rows && i < block->rows->len; i++)
    {
      CharterTableRow *row = g_ptr_array_index (block->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        g_string_append_printf (text, "%s|", charter_text_get_words (g_ptr_array_index (row->cells, j)));
      g_string_append_c (text, '\n');
    }
}

static void
print_document (GString         *text,
                CharterDocument *document)
{
  GPtrArray *blocks = charter_document_get_blocks (document);

  for (guint i = 0; i < blocks->len; i++)
    print_block (text, g_ptr_array_index (blocks, i));
}

static void
print_listing (GString        *text,
               CharterListing *listing)
{
  g_autofree char *csv = charter_listing_dup_csv (listing);

  g_string_append (text, csv);
  charter_listing_free (listing);
}

/* All that is printed and saved of provisions. */
static char *
print_all (Fixture *fixture)
{
  CharterReportSource source = {
    .portfolio = fixture->portfolio, .framework = charter_session_get_framework (fixture->session),
    .today = "2028-02-29", .is_full = TRUE,
  };
  g_autoptr(CharterDocument) map = charter_provision_map_compose (&source);
  g_autoptr(CharterDocument) pack = charter_evidence_pack_compose (&source);
  GString *text = g_string_new (NULL);

  print_document (text, map);
  print_document (text, pack);
  print_listing (text, charter_listing_new_of_provisions (fixture->session));
  print_listing (text, charter_listing_new_of_map (fixture->session, FALSE));
  print_listing (text, charter_listing_new_of_map (fixture->session, TRUE));
  print_listing (text, charter_listing_new_of_funding (fixture->session));
  return g_string_free (text, FALSE);
}

/* Whoever has all papers and spreadsheets of the school cannot tell one small number from another. */
static void
test_nothing_to_subtract (Fixture       *fixture,
                          gconstpointer  data)
{
  CharterProvision *large = add_measured (fixture);
  CharterProvision *small = add_measured (fixture);
  CharterProvision *next;
  g_autofree char *first = NULL;

  charter_provision_set_title (small, "Speech sounds");
  charter_provision_set_need (small, "communication");
  charter_provision_set_need (large, "communication");
  charter_provision_set_cohort (small, "The same cohort");
  charter_provision_set_cohort (large, "The same cohort");
  charter_provision_set_pupils (small, 1);
  charter_support_set_funding (fixture->session, "2027/28", 500000, CHARTER_NOT_SAID);
  next = charter_support_decide (fixture->session, small, CHARTER_DECISION_CONTINUE);
  charter_provision_set_cost (next, 123400);
  first = print_all (fixture);
  g_assert_nonnull (strstr (first, "Speech sounds"));
  g_assert_nonnull (strstr (first, "too few to say"));
  g_assert_nonnull (strstr (first, "better by 12"));
  for (gint64 pupils = 2; pupils < CHARTER_SMALLEST_SHOWN; pupils++)
    {
      g_autofree char *other = NULL;

      charter_provision_set_pupils (small, pupils);
      charter_provision_set_pupils (next, 5 - pupils);
      other = print_all (fixture);
      g_assert_cmpstr (other, ==, first);
    }
  charter_provision_set_pupils (small, CHARTER_SMALLEST_SHOWN);
  {
    g_autofree char *shown = print_all (fixture);

    g_assert_cmpstr (shown, !=, first);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/support/cycles", Fixture, NULL, set_up, test_cycles, tear_down);
  g_test_add ("/support/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/support/model", Fixture, NULL, set_up, test_model, tear_down);
  g_test_add ("/support/privacy", Fixture, NULL, set_up, test_privacy, tear_down);
  g_test_add ("/support/nothing-to-subtract", Fixture, NULL, set_up, test_nothing_to_subtract, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-plan-action-job.h"
#include "charter-sitting.h"

typedef struct {
  CharterSession   *session;
  CharterPortfolio *portfolio;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("plan-XXXXXX", NULL);
  g_autoptr(CharterSchool) school = NULL;

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
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

static char *
undo (Fixture *fixture)
{
  return sitting_undo (fixture->session);
}

static guint
count (Fixture *fixture,
       GType    type)
{
  return g_list_model_get_n_items (charter_portfolio_get_list (fixture->portfolio, type));
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  CharterAction *first = charter_plan_action_add (fixture->session, "Walk the site with pupils");
  CharterAction *second = charter_plan_action_add (fixture->session, NULL);

  g_assert_cmpint (charter_action_get_number (second), ==, charter_action_get_number (first) + 1);
  g_assert_cmpstr (charter_action_get_title (first), ==, "Walk the site with pupils");
  g_assert_null (charter_action_get_title (second));
  g_assert_cmpstr (charter_action_get_start_on (first), ==, "2026-11-21");
  g_assert_true (charter_plan_action_is_open (first));
}

static void
test_add_for_item (Fixture       *fixture,
                   gconstpointer  data)
{
  CharterFramework *framework = charter_session_get_framework (fixture->session);
  CharterItem *item = charter_framework_find_item (framework, "8.2");
  CharterAction *action = charter_plan_action_add_for_item (fixture->session, item, "Ask families");
  g_autoptr(GPtrArray) items = charter_plan_action_list_items (fixture->session, action);

  g_assert_cmpuint (items->len, ==, 1);
  g_assert_true (items->pdata[0] == item);
  g_assert_nonnull (charter_action_get_audit (action));
}

static void
test_status (Fixture       *fixture,
             gconstpointer  data)
{
  CharterAction *action = charter_plan_action_add (fixture->session, "Do it");
  g_autofree char *none = charter_plan_action_dup_due_words (action, "2026-11-21");
  g_autofree char *late = NULL;
  g_autofree char *done = NULL;

  g_assert_cmpstr (none, ==, "no date");
  charter_plan_action_set_due (fixture->session, action, "2026-11-18");
  late = charter_plan_action_dup_due_words (action, "2026-11-21");
  g_assert_cmpstr (late, ==, "3 days late");
  charter_plan_action_set_status (fixture->session, action, CHARTER_ACTION_DONE);
  g_assert_cmpstr (charter_action_get_done_on (action), ==, "2026-11-21");
  done = charter_plan_action_dup_due_words (action, "2026-11-21");
  g_assert_cmpstr (done, ==, "done 21 November 2026");
  g_assert_false (charter_plan_action_is_open (action));
  charter_plan_action_set_status (fixture->session, action, CHARTER_ACTION_IN_PROGRESS);
  g_assert_null (charter_action_get_done_on (action));
}

static void
test_remove_and_undo (Fixture       *fixture,
                      gconstpointer  data)
{
  CharterFramework *framework = charter_session_get_framework (fixture->session);
  CharterAction *action =
    charter_plan_action_add_for_item (fixture->session,
                                      charter_framework_find_item (framework, "8.2"), "Ask");
  g_autofree char *id = g_strdup (charter_record_get_id (CHARTER_RECORD (action)));
  g_autofree char *label = NULL;
  CharterRecord *back;

  charter_plan_action_add_review (fixture->session, action, "Two families asked");
  charter_plan_action_set_use (fixture->session, action, "entry-1", TRUE);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_LINK), ==, 2);
  charter_plan_action_remove (fixture->session, action);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_ACTION), ==, 0);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_REVIEW), ==, 0);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_LINK), ==, 0);

  label = undo (fixture);
  g_assert_cmpstr (label, ==, "Delete action 1");
  back = charter_portfolio_find (fixture->portfolio, id);
  g_assert_cmpstr (charter_action_get_title (CHARTER_ACTION (back)), ==, "Ask");
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_REVIEW), ==, 1);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_LINK), ==, 2);
}

static void
test_reviews_and_services (Fixture       *fixture,
                           gconstpointer  data)
{
  CharterAction *action = charter_plan_action_add (fixture->session, "Do it");
  CharterReview *review = charter_plan_action_add_review (fixture->session, action, "Half way");

  g_assert_cmpstr (charter_review_get_reviewed_on (review), ==, "2026-11-21");
  charter_plan_action_remove_review (fixture->session, review);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_REVIEW), ==, 0);
  charter_plan_action_set_use (fixture->session, action, "entry-1", TRUE);
  charter_plan_action_set_use (fixture->session, action, "entry-1", TRUE);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_LINK), ==, 1);
  charter_plan_action_set_use (fixture->session, action, "entry-1", FALSE);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_LINK), ==, 0);
}

#define ADD(name, function) \
  g_test_add ("/plan-action/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("add", test_add);
  ADD ("add-for-item", test_add_for_item);
  ADD ("status", test_status);
  ADD ("remove-and-undo", test_remove_and_undo);
  ADD ("reviews-and-services", test_reviews_and_services);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-session.h"
#include "charter-sitting.h"

typedef struct {
  char *data_dir;
  CharterSession *session;
  guint renewed;
} Fixture;

static void
renewed_cb (Fixture *fixture)
{
  fixture->renewed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(CharterSchool) school = NULL;

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  fixture->data_dir = g_dir_make_tmp ("session-XXXXXX", NULL);
  fixture->session = sitting_open (fixture->data_dir);
  school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002", NULL);
  charter_store_add_school (charter_session_get_store (fixture->session), school);
  sitting_open_school (fixture->session, school);
  g_signal_connect_swapped (fixture->session, "notify::standing", G_CALLBACK (renewed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sitting_close (g_steal_pointer (&fixture->session));
  g_free (fixture->data_dir);
}

static void
judge (Fixture    *fixture,
       const char *item,
       const char *level)
{
  CharterJudgement *judgement =
    charter_portfolio_ensure_judgement (charter_session_get_portfolio (fixture->session),
                                        charter_session_ensure_audit (fixture->session), item,
                                        CHARTER_VOICE_SCHOOL);

  charter_judgement_set_level (judgement, level);
}

static void
test_begins_an_audit_once (Fixture       *fixture,
                           gconstpointer  data)
{
  CharterAudit *audit;

  g_assert_null (charter_session_get_audit (fixture->session));
  g_assert_cmpuint (charter_standing_get_judged (charter_session_get_standing (fixture->session)),
                    ==, 0);
  audit = charter_session_ensure_audit (fixture->session);
  g_assert_true (charter_session_ensure_audit (fixture->session) == audit);
  g_assert_cmpstr (charter_audit_get_cycle (audit), ==, "2026/27");
  g_assert_true (charter_session_get_audit (fixture->session) == audit);
}

static void
test_standing_follows_at_once_and_tells_once (Fixture       *fixture,
                                              gconstpointer  data)
{
  CharterFramework *framework = charter_session_get_framework (fixture->session);
  CharterArea *area = g_list_model_get_item (charter_framework_get_areas (framework), 0);
  GListModel *items = charter_area_get_items (area);
  CharterLevel *top =
    charter_framework_find_level_of_value (framework, charter_framework_get_top_value (framework));

  charter_session_ensure_audit (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture->renewed = 0;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      judge (fixture, charter_item_get_code (item), charter_level_get_id (top));
      g_assert_cmpuint (
        charter_standing_get_judged (charter_session_get_standing (fixture->session)), ==, i + 1);
    }
  g_assert_cmpuint (fixture->renewed, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->renewed, ==, 1);
  g_assert_true (
    charter_standing_get_area (charter_session_get_standing (fixture->session), 0)->level == top);
  g_object_unref (area);
}

static void
test_all_there_after_reopening (Fixture       *fixture,
                                gconstpointer  data)
{
  CharterSchool *school;

  judge (fixture, "1.1", "established");
  sitting_close (g_steal_pointer (&fixture->session));
  fixture->session = sitting_open (fixture->data_dir);
  school = charter_store_find_school (charter_session_get_store (fixture->session), "900002");
  g_assert_nonnull (school);
  sitting_open_school (fixture->session, school);
  g_assert_cmpstr (charter_audit_get_cycle (charter_session_get_audit (fixture->session)), ==,
                   "2026/27");
  g_assert_cmpuint (charter_standing_get_judged (charter_session_get_standing (fixture->session)),
                    ==, 1);
}

static void
test_audit_and_framework_follow_each_other (Fixture       *fixture,
                                            gconstpointer  data)
{
  CharterPackLibrary *library = charter_session_get_library (fixture->session);
  CharterAudit *first = charter_session_ensure_audit (fixture->session);
  g_autoptr(CharterFramework) other = g_list_model_get_item (G_LIST_MODEL (library), 1);

  charter_session_set_framework (fixture->session, other);
  g_assert_null (charter_session_get_audit (fixture->session));
  charter_session_set_audit (fixture->session, first);
  g_assert_cmpstr (charter_framework_get_id (charter_session_get_framework (fixture->session)), ==,
                   charter_audit_get_framework (first));
  charter_portfolio_remove (charter_session_get_portfolio (fixture->session),
                            CHARTER_RECORD (first));
  g_assert_null (charter_session_get_audit (fixture->session));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/session/begins-an-audit-once", Fixture, NULL, set_up, test_begins_an_audit_once,
              tear_down);
  g_test_add ("/session/standing-follows-at-once-and-tells-once", Fixture, NULL, set_up,
              test_standing_follows_at_once_and_tells_once, tear_down);
  g_test_add ("/session/all-there-after-reopening", Fixture, NULL, set_up,
              test_all_there_after_reopening, tear_down);
  g_test_add ("/session/audit-and-framework-follow-each-other", Fixture, NULL, set_up,
              test_audit_and_framework_follow_each_other, tear_down);
  return g_test_run ();
}

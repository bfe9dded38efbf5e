/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-item-filter.h"
#include "charter-item-sheet.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-sitting.h"
#include "charter-take-job.h"

typedef struct {
  Sitting           sitting;
  CharterItemSheet *sheet;
  guint             changes;
  guint             texts;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static CharterItem *
find (Fixture    *fixture,
      const char *code)
{
  return charter_framework_find_item (charter_session_get_framework (fixture->sitting.session), code);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->sheet = charter_item_sheet_new (fixture->sitting.session);
  charter_item_sheet_set_item (fixture->sheet, find (fixture, "8.2"));
  g_signal_connect_swapped (fixture->sheet, "changed", G_CALLBACK (count_cb), &fixture->changes);
  g_signal_connect_swapped (fixture->sheet, "notify::what-we-see", G_CALLBACK (count_cb), &fixture->texts);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->sheet));
  sitting_tear_down (&fixture->sitting);
}

static void
test_nothing_said (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *place = charter_item_sheet_dup_place (fixture->sheet);

  g_assert_null (charter_item_sheet_get_judgement (fixture->sheet));
  g_assert_null (charter_item_sheet_get_level (fixture->sheet));
  g_assert_cmpstr (charter_item_sheet_get_text (fixture->sheet, "what-we-see"), ==, "");
  g_assert_false (charter_item_sheet_is_locked (fixture->sheet));
  g_assert_null (charter_session_get_audit (fixture->sitting.session));
  g_assert_true (g_str_has_suffix (place, "theme 2 of 5"));
  /* Saying nothing begins no audit. */
  g_object_set (fixture->sheet, "what-we-see", "", NULL);
  g_assert_null (charter_session_get_audit (fixture->sitting.session));
}

static void
test_choose (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (charter_item_sheet_choose_value (fixture->sheet, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->changes, >, 0);
  g_assert_cmpint (charter_level_get_value (charter_item_sheet_get_level (fixture->sheet)), ==, 2);
  g_assert_cmpstr (charter_judgement_get_judged_on (charter_item_sheet_get_judgement (fixture->sheet)),
                   ==, "2026-11-21");
  g_assert_false (charter_item_sheet_choose_value (fixture->sheet, 9, &error));
  g_assert_no_error (error);
  g_assert_true (charter_item_sheet_choose (fixture->sheet, NULL, &error));
  g_assert_null (charter_item_sheet_get_level (fixture->sheet));
  g_assert_null (charter_judgement_get_judged_on (charter_item_sheet_get_judgement (fixture->sheet)));
}

static void
test_reason (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  charter_item_sheet_choose_value (fixture->sheet, 1, NULL);
  g_assert_false (charter_item_sheet_set_reason (fixture->sheet, "   ", &error));
  g_assert_nonnull (error);
  g_assert_null (charter_item_sheet_get_reason (fixture->sheet));
  g_assert_true (charter_item_sheet_set_reason (fixture->sheet, " We have no parents' room ", NULL));
  g_assert_cmpstr (charter_item_sheet_get_reason (fixture->sheet), ==, "We have no parents' room");
  g_assert_null (charter_item_sheet_get_level (fixture->sheet));
  g_assert_true (charter_item_sheet_set_reason (fixture->sheet, NULL, NULL));
  g_assert_null (charter_item_sheet_get_reason (fixture->sheet));
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  g_object_set (fixture->sheet, "what-we-see", "Families come", NULL);
  g_assert_cmpstr (charter_item_sheet_get_text (fixture->sheet, "what-we-see"), ==, "Families come");
  fixture->changes = 0;
  fixture->texts = 0;
  g_object_set (fixture->sheet, "what-we-see", "Families come often", NULL);
  g_assert_cmpuint (fixture->texts, >, 0);
  g_assert_cmpuint (fixture->changes, ==, 0);
  /* Another item has words of its own. */
  charter_item_sheet_set_item (fixture->sheet, find (fixture, "8.3"));
  g_assert_cmpstr (charter_item_sheet_get_text (fixture->sheet, "what-we-see"), ==, "");
}

static void
test_action (Fixture       *fixture,
             gconstpointer  data)
{
  CharterAction *action;
  g_autoptr(GPtrArray) actions = NULL;

  g_object_set (fixture->sheet, "next-step", "Ask for an interpreter", NULL);
  action = charter_item_sheet_make_action (fixture->sheet, NULL);
  g_assert_cmpstr (charter_action_get_title (action), ==, "Ask for an interpreter");
  actions = charter_item_sheet_list_actions (fixture->sheet);
  g_assert_cmpuint (actions->len, ==, 1);
  g_assert_true (g_ptr_array_index (actions, 0) == action);
}

static void
test_signed_off (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  charter_item_sheet_choose_value (fixture->sheet, 1, NULL);
  sitting_sign_off (&fixture->sitting);
  g_assert_true (charter_item_sheet_is_locked (fixture->sheet));
  g_assert_false (charter_item_sheet_choose_value (fixture->sheet, 2, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_SIGNED_OFF);
  g_object_set (fixture->sheet, "what-we-see", "Too late", NULL);
  g_assert_cmpstr (charter_item_sheet_get_text (fixture->sheet, "what-we-see"), ==, "");
  g_assert_null (charter_item_sheet_make_action (fixture->sheet, NULL));
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterItem *item = find (fixture, "8.2");

  g_assert_true (charter_item_filter_matches (CHARTER_ITEM_FILTER_NOT_JUDGED, session, item));
  g_assert_true (charter_item_filter_matches (CHARTER_ITEM_FILTER_NO_EVIDENCE, session, item));
  g_assert_true (charter_item_filter_matches (CHARTER_ITEM_FILTER_DUTY_OPEN, session, item));
  g_assert_false (charter_item_filter_matches (CHARTER_ITEM_FILTER_CHANGED, session, item));
  g_assert_false (charter_item_filter_matches (CHARTER_ITEM_FILTER_MOVED_DOWN, session, item));
  charter_item_sheet_choose_value (fixture->sheet, 1, NULL);
  charter_item_sheet_set_duty (fixture->sheet, CHARTER_DUTY_MET, NULL);
  g_assert_false (charter_item_filter_matches (CHARTER_ITEM_FILTER_NOT_JUDGED, session, item));
  g_assert_false (charter_item_filter_matches (CHARTER_ITEM_FILTER_DUTY_OPEN, session, item));
  charter_item_sheet_set_reason (fixture->sheet, "No such thing here", NULL);
  g_assert_false (charter_item_filter_matches (CHARTER_ITEM_FILTER_NO_EVIDENCE, session, item));
  g_assert_true (charter_item_filter_matches (CHARTER_ITEM_FILTER_ALL, session, item));
}

static void
test_since_last_cycle (Fixture       *fixture,
                       gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_get_framework (session);
  g_autoptr(CharterAudit) before =
    g_object_new (CHARTER_TYPE_AUDIT, "framework", charter_framework_get_id (framework),
                  "framework-version", charter_framework_get_version (framework), "cycle", "2025/26",
                  "school", charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))),
                  "revision", (gint64) 1, NULL);
  CharterItem *item = find (fixture, "8.2");

  charter_item_sheet_choose_value (fixture->sheet, 1, NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (before));
  charter_audit_set_previous (charter_session_get_audit (session),
                              charter_record_get_id (CHARTER_RECORD (before)));
  charter_judgement_set_level (charter_portfolio_ensure_judgement (portfolio, before, "8.2",
                                                                   CHARTER_VOICE_SCHOOL),
                               charter_level_get_id (charter_framework_find_level_of_value (framework, 3)));
  g_assert_cmpint (charter_level_get_value (charter_item_sheet_get_previous_level (fixture->sheet)), ==, 3);
  g_assert_true (charter_item_filter_matches (CHARTER_ITEM_FILTER_CHANGED, session, item));
  g_assert_true (charter_item_filter_matches (CHARTER_ITEM_FILTER_MOVED_DOWN, session, item));
  charter_item_sheet_choose_value (fixture->sheet, 3, NULL);
  g_assert_false (charter_item_filter_matches (CHARTER_ITEM_FILTER_MOVED_DOWN, session, item));
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  CharterItem *item = find (fixture, "8.2");

  g_assert_true (charter_item_has_words (item, "8."));
  g_assert_true (charter_item_has_words (item, "PARTNERS plan"));
  g_assert_true (charter_item_has_words (item, NULL));
  g_assert_false (charter_item_has_words (item, "9"));
}

/* A commitment takes the lowest level of its themes, their words and, once, again. */
static void
test_take (Fixture       *fixture,
           gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterFramework *derby =
    charter_pack_library_find (charter_session_get_library (session), "derby-inclusion-charter", NULL);
  CharterItem *commitment;
  g_autoptr(GPtrArray) linked = NULL;
  g_autoptr(GPtrArray) preview = NULL;
  g_autoptr(GError) error = NULL;
  const char *words;

  charter_item_sheet_choose_value (fixture->sheet, 1, NULL);
  g_object_set (fixture->sheet, "what-we-see", "We meet three times", NULL);
  charter_item_sheet_set_item (fixture->sheet, find (fixture, "8.1"));
  charter_item_sheet_choose_value (fixture->sheet, 3, NULL);

  charter_session_set_framework (session, derby);
  commitment = charter_framework_find_item (derby, "P2.3");
  linked = charter_take_list (session, commitment);
  g_assert_cmpuint (linked->len, ==, 3);
  preview = charter_take_preview (session, commitment, FALSE);
  g_assert_cmpuint (preview->len, ==, 2); /* level and words */
  g_assert_true (charter_take_apply (session, commitment, FALSE, &error));
  g_assert_no_error (error);
  charter_item_sheet_set_item (fixture->sheet, commitment);
  g_assert_cmpint (charter_level_get_value (charter_item_sheet_get_level (fixture->sheet)), ==, 1);
  words = charter_item_sheet_get_text (fixture->sheet, "what-we-see");
  g_assert_cmpstr (words, ==, "8.2: We meet three times");
  g_assert_false (charter_take_apply (session, commitment, TRUE, NULL)); /* it is all there */
  g_assert_cmpstr (charter_item_sheet_get_text (fixture->sheet, "what-we-see"), ==, "8.2: We meet three times");
}

/* Blanks alone are filled until more is asked for; what is shown first is what happens; so that nobody is
 * surprised. */
static void
test_take_blanks (Fixture       *fixture,
                  gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterFramework *derby =
    charter_pack_library_find (charter_session_get_library (session), "derby-inclusion-charter", NULL);
  CharterItem *commitment = charter_framework_find_item (derby, "P2.3");
  g_autoptr(GPtrArray) blanks = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GError) error = NULL;
  const CharterTakeChange *change;

  charter_item_sheet_choose_value (fixture->sheet, 1, NULL);
  g_object_set (fixture->sheet, "what-we-see", "We meet three times", NULL);
  charter_session_set_framework (session, derby);
  charter_item_sheet_set_item (fixture->sheet, commitment);
  charter_item_sheet_choose_value (fixture->sheet, 3, NULL);

  blanks = charter_take_preview (session, commitment, FALSE);
  g_assert_cmpuint (blanks->len, ==, 1);
  change = g_ptr_array_index (blanks, 0);
  g_assert_cmpint (change->kind, ==, CHARTER_TAKE_WORDS);
  g_assert_null (change->before);
  g_assert_true (charter_take_apply (session, commitment, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (charter_level_get_value (charter_item_sheet_get_level (fixture->sheet)), ==, 3);
  g_assert_cmpstr (charter_item_sheet_get_text (fixture->sheet, "what-we-see"), ==, change->after);

  all = charter_take_preview (session, commitment, TRUE);
  g_assert_cmpuint (all->len, ==, 1); /* the level, since the words are there */
  change = g_ptr_array_index (all, 0);
  g_assert_cmpint (change->kind, ==, CHARTER_TAKE_LEVEL);
  g_assert_nonnull (change->before);
  g_assert_true (charter_take_apply (session, commitment, TRUE, NULL));
  g_assert_cmpint (charter_level_get_value (charter_item_sheet_get_level (fixture->sheet)), ==, 1);
}

static void
test_nothing_to_take (Fixture       *fixture,
                      gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  g_autoptr(GError) error = NULL;

  g_assert_false (charter_take_apply (session, find (fixture, "8.2"), FALSE, &error));
  g_assert_nonnull (error);
  g_assert_null (charter_session_get_audit (session));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/item-sheet/nothing-said", test_nothing_said);
  ADD ("/item-sheet/choose", test_choose);
  ADD ("/item-sheet/reason", test_reason);
  ADD ("/item-sheet/texts", test_texts);
  ADD ("/item-sheet/action", test_action);
  ADD ("/item-sheet/signed-off", test_signed_off);
  ADD ("/item-sheet/filters", test_filters);
  ADD ("/item-sheet/since-last-cycle", test_since_last_cycle);
  ADD ("/item-sheet/words", test_words);
  ADD ("/item-sheet/take", test_take);
  ADD ("/item-sheet/take-blanks", test_take_blanks);
  ADD ("/item-sheet/nothing-to-take", test_nothing_to_take);
#undef ADD
  return g_test_run ();
}

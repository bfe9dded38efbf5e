/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-area.h"
#include "charter-criteria.h"
#include "charter-level.h"
#include "charter-tick.h"
#include "charter-upgrade.h"

/* An edition of a framework with one area: codes and titles in turn, %NULL at the end. */
static CharterFramework *
make_edition (const char *version,
              ...)
{
  CharterFramework *framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", "house", "version", version, NULL);
  g_autoptr(CharterLevel) level = charter_level_new ("begun", "Begun", NULL, NULL, 1);
  g_autoptr(CharterArea) area = charter_area_new ("1", "All", NULL, NULL);
  const char *code;
  va_list args;

  charter_framework_add_level (framework, level);
  va_start (args, version);
  while ((code = va_arg (args, const char *)))
    {
      g_autoptr(CharterItem) item = charter_item_new (code, va_arg (args, const char *));

      charter_item_set_descriptor (item, "begun", "Somebody has begun.");
      charter_area_add_item (area, item);
    }
  va_end (args);
  charter_framework_add_area (framework, area);
  return framework;
}

/* "carried 1.1>1.1 new >1.2 " */
static void
assert_plan (CharterFramework *from,
             CharterFramework *to,
             const char       *expected)
{
  static const char * const fates[] = { "carried", "renamed", "split", "merged", "orphaned", "new" };
  g_autoptr(GPtrArray) moves = charter_upgrade_plan (from, to);
  g_autoptr(GString) said = g_string_new (NULL);

  for (guint i = 0; i < moves->len; i++)
    {
      const CharterMove *move = moves->pdata[i];

      g_string_append_printf (said, "%s ", fates[move->fate]);
      for (guint j = 0; j < move->from->len; j++)
        g_string_append_printf (said, "%s%s", j ? "+" : "", charter_item_get_code (move->from->pdata[j]));
      g_string_append_c (said, '>');
      for (guint j = 0; j < move->to->len; j++)
        g_string_append_printf (said, "%s%s", j ? "+" : "", charter_item_get_code (move->to->pdata[j]));
      g_string_append (said, move->has_new_words ? "* " : " ");
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_nothing_said (void)
{
  g_autoptr(CharterFramework) from =
    make_edition ("1", "1.1", "A shared vision", "1.2", "Early reading", "1.3", "Lunch", NULL);
  g_autoptr(CharterFramework) to =
    make_edition ("2", "1.1", "One shared vision", "1.2", "Early help", "1.4", "Lunch", "1.5", "Play", NULL);

  assert_plan (from, to, "carried 1.1>1.1* orphaned 1.2> renamed 1.3>1.4 new >1.2 new >1.5 ");
  g_assert_true (charter_upgrade_is_edition_of (from, to));
  g_assert_false (charter_upgrade_is_edition_of (from, from));
}

static void
test_stated (void)
{
  const char *one[] = { "1.1", NULL }, *parts[] = { "1.1", "1.2", NULL };
  const char *two[] = { "1.2", "1.3", NULL }, *joined[] = { "1.3", NULL };
  g_autoptr(CharterFramework) from =
    make_edition ("1", "1.1", "Vision", "1.2", "Reading", "1.3", "Writing", NULL);
  g_autoptr(CharterFramework) to =
    make_edition ("2", "1.1", "Vision", "1.2", "Leading", "1.3", "Literacy", NULL);

  charter_framework_set_replaces (to, "house", "1");
  charter_framework_add_replacement (to, one, parts);
  charter_framework_add_replacement (to, two, joined);
  assert_plan (from, to, "split 1.1>1.1+1.2* merged 1.2+1.3>1.3* ");
  assert_plan (to, from, "merged 1.1+1.2>1.1* split 1.3>1.2+1.3* ");
}

static void
test_same (void)
{
  g_autoptr(CharterFramework) from = make_edition ("1", "1.1", "Vision", NULL);
  g_autoptr(CharterFramework) to = make_edition ("2", "1.1", "Vision", NULL);
  g_autoptr(GPtrArray) moves = charter_upgrade_plan (from, to);

  assert_plan (from, to, "carried 1.1>1.1 ");
  g_assert_cmpuint (charter_upgrade_count (moves, CHARTER_FATE_CARRIED), ==, 1);
  g_assert_cmpuint (charter_upgrade_count (moves, CHARTER_FATE_ORPHANED), ==, 0);
}

static void
assert_criteria (const char *descriptor,
                 const char *expected)
{
  g_autoptr(GPtrArray) criteria = charter_criteria_split (descriptor);
  g_autofree char *said = NULL;

  g_ptr_array_add (criteria, NULL);
  said = g_strjoinv ("|", (char **) criteria->pdata);
  g_assert_cmpstr (said, ==, expected);
}

static void
test_criteria (void)
{
  g_autoptr(CharterItem) item = charter_item_new ("1.1", "Vision");
  g_autoptr(GPtrArray) own = NULL;
  g_autofree char *key = charter_criterion_dup_key ("Staff  know it");
  g_autofree char *same = charter_criterion_dup_key ("staff know it");
  g_autofree char *other = charter_criterion_dup_key ("staff know them");

  assert_criteria ("A plan is written; staff have read it. Is it used? In every lesson.",
                   "A plan is written|Staff have read it|Is it used? In every lesson");
  assert_criteria ("Version 2.0 is in use", "Version 2.0 is in use");
  assert_criteria ("Écoutez les élèves; écrivez-leur.", "Écoutez les élèves|Écrivez-leur");
  assert_criteria (NULL, "");
  charter_item_set_descriptor (item, "begun", "Words of the level.");
  charter_item_add_criterion (item, "begun", "One");
  charter_item_add_criterion (item, "begun", "Two");
  own = charter_criteria_list (item, "begun");
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpstr (key, ==, same);
  g_assert_cmpstr (key, !=, other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/upgrade/nothing-said", test_nothing_said);
  g_test_add_func ("/upgrade/stated", test_stated);
  g_test_add_func ("/upgrade/same", test_same);
  g_test_add_func ("/criteria/split", test_criteria);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-area.h"
#include "charter-framework.h"
#include "charter-item.h"
#include "charter-level.h"

static CharterFramework *
make_framework (void)
{
  CharterFramework *framework = g_object_new (CHARTER_TYPE_FRAMEWORK,
                                              "id", "test",
                                              "version", "1.0",
                                              "title", "A test",
                                              "area-noun", "area",
                                              NULL);
  g_autoptr(CharterLevel) high = charter_level_new ("high", "Well on", NULL, NULL, 2);
  g_autoptr(CharterLevel) none = charter_level_new ("not-yet", "Not yet", NULL, NULL, 0);
  g_autoptr(CharterLevel) low = charter_level_new ("low", "Élan", "sub", "desc", 1);
  g_autoptr(CharterArea) first = charter_area_new ("A", "First", NULL, NULL);
  g_autoptr(CharterArea) second = charter_area_new ("B", "Second", "2nd", "Scope");

  charter_framework_add_level (framework, high);
  charter_framework_add_level (framework, none);
  charter_framework_add_level (framework, low);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("a%u", i);
      g_autoptr(CharterItem) item = charter_item_new (code, "Title");

      charter_area_add_item (i < 2 ? first : second, item);
    }
  charter_framework_add_area (framework, first);
  charter_framework_add_area (framework, second);
  return framework;
}

static void
test_level (void)
{
  CharterLevel *level = charter_level_new ("low", "Low", "sub", "what it means", 1);
  g_autofree char *title = NULL;
  int value = 0;

  g_object_get (level, "title", &title, "value", &value, NULL);
  g_assert_cmpstr (title, ==, "Low");
  g_assert_cmpint (value, ==, 1);
  g_assert_cmpstr (charter_level_get_subtitle (level), ==, "sub");
  g_assert_cmpstr (charter_level_get_description (level), ==, "what it means");
  g_assert_finalize_object (level);
}

static void
test_levels_sorted_and_found (void)
{
  CharterFramework *framework = make_framework ();
  GListModel *levels = charter_framework_get_levels (framework);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      g_assert_cmpint (charter_level_get_value (level), ==, i);
      g_assert_true (charter_framework_find_level_of_value (framework, i) == level);
    }
  g_assert_cmpint (charter_framework_get_top_value (framework), ==, 2);
  g_assert_cmpint (charter_level_get_value (charter_framework_find_level (framework, "HIGH")), ==, 2);
  g_assert_cmpint (charter_level_get_value (charter_framework_find_level (framework, "not YET")), ==, 0);
  g_assert_cmpint (charter_level_get_value (charter_framework_find_level (framework, "éLAN")), ==, 1);
  g_assert_null (charter_framework_find_level (framework, "medium"));
  g_assert_null (charter_framework_find_level (framework, NULL));
  g_assert_null (charter_framework_find_level_of_value (framework, 7));
  g_assert_finalize_object (framework);
}

static void
test_items_found (void)
{
  CharterFramework *framework = make_framework ();
  CharterItem *item = charter_framework_find_item (framework, "A2");

  g_assert_cmpuint (charter_framework_get_n_items (framework), ==, 3);
  g_assert_cmpstr (charter_item_get_code (item), ==, "a2");
  g_assert_true (charter_item_get_area (item) == charter_framework_find_area (framework, "b"));
  g_assert_cmpstr (charter_area_get_short_title (charter_item_get_area (item)), ==, "2nd");
  g_assert_cmpstr (charter_area_get_short_title (charter_framework_find_area (framework, "A")),
                   ==, "First");
  g_assert_null (charter_framework_find_item (framework, "a9"));
  g_assert_null (charter_framework_find_item (framework, NULL));
  g_assert_finalize_object (framework);
}

static void
test_view_shares_items (void)
{
  CharterFramework *framework = make_framework ();
  g_autoptr(GListStore) areas = g_list_store_new (CHARTER_TYPE_AREA);
  g_autoptr(CharterArea) merged = charter_area_new ("AB", "Both", NULL, NULL);
  g_autoptr(CharterItem) item = g_object_ref (charter_framework_find_item (framework, "a0"));
  const CharterView *view;

  charter_area_add_item (merged, item);
  g_list_store_append (areas, merged);
  charter_framework_add_view (framework, "one", "One area", areas);
  view = g_ptr_array_index (charter_framework_get_views (framework), 0);
  g_assert_cmpstr (view->id, ==, "one");
  g_assert_true (charter_item_get_area (item) == charter_framework_find_area (framework, "A"));

  g_assert_finalize_object (framework);
  g_assert_null (charter_item_get_area (item));
}

static void
test_item_contents (void)
{
  CharterItem *item = charter_item_new ("8.2", "Working together");
  const CharterPhaseNote *note;

  g_assert_false (charter_item_has_legal_duty (item));
  charter_item_set_stem (item, "Families and school plan together.");
  charter_item_set_descriptor (item, "low", "Some do.");
  charter_item_add_duty (item, "Meet", CHARTER_FORCE_SHOULD, NULL, NULL);
  g_assert_false (charter_item_has_legal_duty (item));
  charter_item_add_duty (item, "Publish", CHARTER_FORCE_MUST, "An Act, s1", "2026-01-02");
  charter_item_add_reference (item, "other", "X1", "part-of", NULL);
  charter_item_add_phase_note (item, "nursery", NULL, "No such pupils.");
  charter_item_add_suggestion (item, "Minutes", CHARTER_NATURE_PAPER);

  g_assert_true (charter_item_has_legal_duty (item));
  g_assert_cmpstr (charter_item_get_stem (item), ==, "Families and school plan together.");
  g_assert_cmpstr (charter_item_get_descriptor (item, "low"), ==, "Some do.");
  g_assert_null (charter_item_get_descriptor (item, "high"));
  g_assert_null (charter_item_get_descriptor (item, NULL));
  note = charter_item_find_phase_note (item, "nursery");
  g_assert_cmpstr (note->propose_not_applicable, ==, "No such pupils.");
  g_assert_null (note->note);
  g_assert_null (charter_item_find_phase_note (item, NULL));
  g_assert_cmpuint (charter_item_get_duties (item)->len, ==, 2);
  g_assert_cmpuint (charter_item_get_references (item)->len, ==, 1);
  g_assert_cmpuint (charter_item_get_suggestions (item)->len, ==, 1);
  g_assert_finalize_object (item);
}

static void
test_steps_and_empty (void)
{
  CharterFramework *framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "licence", "words", NULL);
  const CharterStep *step;
  g_autofree char *licence = NULL;
  g_autoptr(GListModel) areas = NULL;

  g_assert_cmpint (charter_framework_get_top_value (framework), ==, 0);
  g_assert_cmpuint (charter_framework_get_n_items (framework), ==, 0);
  charter_framework_add_step (framework, "interest", "Interest", NULL);
  step = g_ptr_array_index (charter_framework_get_steps (framework), 0);
  g_assert_cmpstr (step->title, ==, "Interest");
  g_object_get (framework, "licence", &licence, "areas", &areas, NULL);
  g_assert_cmpstr (licence, ==, "words");
  g_assert_true (areas == charter_framework_get_areas (framework));
  g_clear_object (&areas);
  g_assert_finalize_object (framework);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/level", test_level);
  g_test_add_func ("/framework/levels-sorted-and-found", test_levels_sorted_and_found);
  g_test_add_func ("/framework/items-found", test_items_found);
  g_test_add_func ("/framework/view-shares-items", test_view_shares_items);
  g_test_add_func ("/framework/item-contents", test_item_contents);
  g_test_add_func ("/framework/steps-and-empty", test_steps_and_empty);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-area.h"
#include "charter-item.h"
#include "charter-mapping.h"
#include "charter-pack-library.h"

/* A framework with the items 1 to 3, each of which may refer to one other. */
static CharterFramework *
add_framework (GListStore *frameworks,
               const char *id)
{
  g_autoptr(CharterFramework) framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", id, NULL);
  g_autoptr(CharterArea) area = charter_area_new ("A", "Area", NULL, NULL);

  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i);
      g_autoptr(CharterItem) item = charter_item_new (code, code);

      charter_area_add_item (area, item);
    }
  charter_framework_add_area (framework, area);
  g_list_store_append (frameworks, framework);
  return framework; /* the list holds it */
}

static void
refer (CharterFramework *from,
       const char       *code,
       CharterFramework *to,
       const char       *to_code,
       const char       *relation)
{
  charter_item_add_reference (charter_framework_find_item (from, code),
                              charter_framework_get_id (to), to_code, relation, NULL);
}

/* The relation of @code to @to_code of @to; -1 for none. */
static int
find_relation (CharterMapping   *mapping,
               CharterFramework *from,
               const char       *code,
               CharterFramework *to,
               const char       *to_code,
               guint            *n_steps)
{
  g_autoptr(GPtrArray) found =
    charter_mapping_list (mapping, from, charter_framework_find_item (from, code));
  int relation = -1;

  for (guint i = 0; i < found->len; i++)
    {
      const CharterMapped *mapped = g_ptr_array_index (found, i);

      g_assert_true (mapped->framework != from);
      g_assert_cmpint (mapped->n_steps > 1, ==, mapped->through != NULL);
      if (mapped->item != charter_framework_find_item (to, to_code))
        continue;
      g_assert_cmpint (relation, ==, -1); /* each once */
      relation = (int) mapped->relation;
      if (n_steps)
        *n_steps = mapped->n_steps;
    }
  return relation;
}

static void
test_both_directions (void)
{
  g_autoptr(GListStore) list = g_list_store_new (CHARTER_TYPE_FRAMEWORK);
  CharterFramework *a = add_framework (list, "a");
  CharterFramework *b = add_framework (list, "b");
  g_autoptr(CharterMapping) mapping = NULL;

  refer (a, "1", b, "1", "covers");
  refer (a, "2", b, "2", "equal");
  refer (b, "3", a, "3", "touches");
  refer (a, "3", b, "3", "part-of"); /* the closer of two holds */
  mapping = charter_mapping_new (G_LIST_MODEL (list));

  g_assert_cmpint (find_relation (mapping, a, "1", b, "1", NULL), ==, CHARTER_RELATION_COVERS);
  g_assert_cmpint (find_relation (mapping, b, "1", a, "1", NULL), ==, CHARTER_RELATION_PART_OF);
  g_assert_cmpint (find_relation (mapping, a, "2", b, "2", NULL), ==, CHARTER_RELATION_EQUAL);
  g_assert_cmpint (find_relation (mapping, b, "2", a, "2", NULL), ==, CHARTER_RELATION_EQUAL);
  g_assert_cmpint (find_relation (mapping, a, "3", b, "3", NULL), ==, CHARTER_RELATION_PART_OF);
  g_assert_cmpint (find_relation (mapping, b, "3", a, "3", NULL), ==, CHARTER_RELATION_COVERS);
  g_assert_cmpint (find_relation (mapping, a, "1", b, "2", NULL), ==, -1);
}

typedef struct {
  const char *first;  /* a to b */
  const char *second; /* b to c */
  int         both;   /* a to c */
} Steps;

static void
test_weakest_of_steps (void)
{
  static const Steps cases[] = {
    { "equal", "equal", CHARTER_RELATION_EQUAL },
    { "equal", "covers", CHARTER_RELATION_COVERS },
    { "part-of", "equal", CHARTER_RELATION_PART_OF },
    { "part-of", "part-of", CHARTER_RELATION_PART_OF },
    { "covers", "covers", CHARTER_RELATION_COVERS },
    { "covers", "part-of", CHARTER_RELATION_TOUCHES },
    { "part-of", "covers", CHARTER_RELATION_TOUCHES },
    { "covers", "touches", CHARTER_RELATION_TOUCHES },
    { "touches", "equal", CHARTER_RELATION_TOUCHES },
    { "touches", "covers", -1 },
    { "touches", "touches", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GListStore) list = g_list_store_new (CHARTER_TYPE_FRAMEWORK);
      CharterFramework *a = add_framework (list, "a");
      CharterFramework *b = add_framework (list, "b");
      CharterFramework *c = add_framework (list, "c");
      g_autoptr(CharterMapping) mapping = NULL;

      refer (a, "1", b, "1", cases[i].first);
      refer (b, "1", c, "1", cases[i].second);
      mapping = charter_mapping_new (G_LIST_MODEL (list));
      g_test_message ("%s, %s", cases[i].first, cases[i].second);
      g_assert_cmpint (find_relation (mapping, a, "1", c, "1", NULL), ==, cases[i].both);
    }
}

/* A closer way of several steps is better than a loose one of a single step, and circles end. */
static void
test_circle (void)
{
  g_autoptr(GListStore) list = g_list_store_new (CHARTER_TYPE_FRAMEWORK);
  CharterFramework *a = add_framework (list, "a");
  CharterFramework *b = add_framework (list, "b");
  CharterFramework *c = add_framework (list, "c");
  g_autoptr(CharterMapping) mapping = NULL;
  guint n_steps = 0;

  refer (a, "1", b, "1", "equal");
  refer (b, "1", c, "1", "equal");
  refer (c, "1", a, "2", "equal");
  refer (a, "2", b, "2", "equal");
  refer (b, "2", c, "1", "equal");
  refer (a, "1", c, "1", "touches");
  refer (a, "1", c, "9", "equal"); /* nothing there */
  mapping = charter_mapping_new (G_LIST_MODEL (list));

  g_assert_cmpint (find_relation (mapping, a, "1", c, "1", &n_steps), ==, CHARTER_RELATION_EQUAL);
  g_assert_cmpuint (n_steps, ==, 2);
  g_assert_cmpint (find_relation (mapping, a, "1", b, "2", &n_steps), ==, CHARTER_RELATION_EQUAL);
  g_assert_cmpuint (n_steps, ==, 3);
}

/* A principle of one charter reaches the other's through the theme that both cover. */
static void
test_through_a_theme (void)
{
  g_autoptr(CharterPackLibrary) library = charter_pack_library_new (NULL);
  g_autoptr(GError) error = NULL;
  CharterFramework *southwark;
  CharterFramework *derby;
  CharterFramework *kent;
  guint n_steps = 0;

  charter_pack_library_load (library, &error);
  g_assert_no_error (error);
  southwark = charter_pack_library_find (library, "southwark-inclusion-charter", NULL);
  derby = charter_pack_library_find (library, "derby-inclusion-charter", NULL);
  kent = charter_pack_library_get_default (library);

  g_assert_cmpint (find_relation (charter_pack_library_get_mapping (library), kent, "2.4",
                                  southwark, "1", &n_steps), ==, CHARTER_RELATION_PART_OF);
  g_assert_cmpuint (n_steps, ==, 1);
  g_assert_cmpint (find_relation (charter_pack_library_get_mapping (library), southwark, "1",
                                  derby, "P1.2", &n_steps), ==, CHARTER_RELATION_TOUCHES);
  g_assert_cmpuint (n_steps, ==, 2);
  g_assert_true (charter_pack_library_get_mapping (library)
                 == charter_pack_library_get_mapping (library));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/both-directions", test_both_directions);
  g_test_add_func ("/mapping/weakest-of-steps", test_weakest_of_steps);
  g_test_add_func ("/mapping/circle", test_circle);
  g_test_add_func ("/mapping/through-a-theme", test_through_a_theme);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-pack-library.h"

#include <string.h>

/* The words of the packs that come with the program. */

#define RUN 8

static CharterPackLibrary *
load (void)
{
  CharterPackLibrary *library = charter_pack_library_new (NULL);
  g_autoptr(GError) error = NULL;

  charter_pack_library_load (library, &error);
  g_assert_no_error (error);
  return library;
}

static void
test_counts (void)
{
  CharterPackLibrary *library = load ();
  CharterFramework *kent = charter_pack_library_find (library, "kent-inclusive-practice", NULL);
  CharterFramework *derby = charter_pack_library_find (library, "derby-inclusion-charter", NULL);
  const CharterView *view;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 8);
  g_assert_true (charter_pack_library_get_default (library) == kent);

  g_assert_cmpuint (g_list_model_get_n_items (charter_framework_get_areas (kent)), ==, 9);
  g_assert_cmpuint (charter_framework_get_n_items (kent), ==, 48);
  g_assert_cmpuint (g_list_model_get_n_items (charter_framework_get_levels (kent)), ==, 4);
  g_assert_cmpint (charter_framework_get_top_value (kent), ==, 3);
  view = g_ptr_array_index (charter_framework_get_views (kent), 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->areas)), ==, 6);

  g_assert_cmpuint (g_list_model_get_n_items (charter_framework_get_areas (derby)), ==, 5);
  g_assert_cmpuint (charter_framework_get_n_items (derby), ==, 20);
  g_assert_cmpuint (g_list_model_get_n_items (charter_framework_get_levels (derby)), ==, 4);
  g_assert_cmpint (charter_framework_get_top_value (derby), ==, 3);
  g_assert_cmpuint (charter_framework_get_steps (derby)->len, ==, 7);
  g_assert_finalize_object (library);
}

/* Every suggestion of every pack is paper, practice or people, and says so: one without is a fault. */
static void
test_natures (void)
{
  CharterPackLibrary *library = load ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (G_LIST_MODEL (library), i);
      GListModel *areas = charter_framework_get_areas (framework);

      for (guint j = 0; j < g_list_model_get_n_items (areas); j++)
        {
          g_autoptr(CharterArea) area = g_list_model_get_item (areas, j);
          GListModel *items = charter_area_get_items (area);

          for (guint k = 0; k < g_list_model_get_n_items (items); k++)
            {
              g_autoptr(CharterItem) item = g_list_model_get_item (items, k);
              GPtrArray *suggestions = charter_item_get_suggestions (item);

              for (guint l = 0; l < suggestions->len; l++, n++)
                {
                  const CharterSuggestion *suggestion = suggestions->pdata[l];

                  g_assert_true (suggestion->title && *suggestion->title);
                  g_assert_cmpint (suggestion->nature, >=, CHARTER_NATURE_PAPER);
                  g_assert_cmpint (suggestion->nature, <=, CHARTER_NATURE_PEOPLE);
                }
            }
        }
    }
  g_assert_cmpuint (n, >, 300);
  g_assert_finalize_object (library);
}

static void
test_nature_needed (void)
{
  static const char pack[] =
    "{\"format\": \"inclusion-charter-pack\", \"format_version\": 1, \"areas\": [{\"items\": [{\"suggestions\": [{\"title\": \"Minutes\"}]}]}]}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (pack, strlen (pack));
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_said = FALSE;

  g_assert_null (charter_pack_read (bytes, &faults, &error));
  for (guint i = 0; faults && i < faults->len; i++)
    is_said |= g_strcmp0 (((CharterPackFault *) faults->pdata[i])->field, "areas[0].items[0].suggestions[0].nature") == 0;
  g_assert_true (is_said);
}

static guint
count_items (CharterFramework *framework,
             const char       *area)
{
  return g_list_model_get_n_items (
    charter_area_get_items (charter_framework_find_area (framework, area)));
}

static guint
count_for (CharterFramework *framework,
           const char       *audience)
{
  guint n = 0;

  for (int i = 1; i <= 14; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i);
      CharterItem *item = charter_framework_find_item (framework, code);

      n += g_str_equal (charter_item_get_audience (item), audience);
    }
  return n;
}

/* The numbers of each source document. */
static void
test_source_numbers (void)
{
  g_autoptr(CharterPackLibrary) library = load ();
  CharterFramework *southwark =
    charter_pack_library_find (library, "southwark-inclusion-charter", NULL);
  CharterFramework *plan =
    charter_pack_library_find (library, "derby-local-area-inclusion-plan", NULL);
  CharterFramework *strategy = charter_pack_library_find (library, "derby-inclusion-strategy", NULL);
  CharterFramework *inspection = charter_pack_library_find (library, "ofsted-2025", NULL);

  g_assert_cmpuint (charter_framework_get_n_items (southwark), ==, 14);
  g_assert_cmpuint (count_for (southwark, "school"), ==, 3);
  g_assert_cmpuint (count_for (southwark, "both"), ==, 11);
  g_assert_nonnull (strstr (charter_framework_get_introduction (southwark), "100 %"));

  g_assert_cmpuint (g_list_model_get_n_items (charter_framework_get_areas (plan)), ==, 3);
  g_assert_cmpuint (charter_framework_get_n_items (plan), ==, 12);
  g_assert_nonnull (strstr (charter_framework_get_introduction (plan), "0 to 25"));

  g_assert_cmpuint (count_items (strategy, "E"), ==, 5);
  g_assert_cmpuint (count_items (strategy, "P"), ==, 8);
  g_assert_cmpuint (count_items (strategy, "T"), ==, 10);
  g_assert_cmpuint (count_items (strategy, "N"), ==, 6);
  g_assert_cmpstr (charter_framework_get_status (strategy), ==, "withdrawn");
  g_assert_cmpstr (charter_framework_get_source_status (strategy), ==, "historical");

  g_assert_cmpuint (charter_framework_get_n_items (inspection), ==, 9);
  g_assert_cmpint (charter_framework_get_top_value (inspection), ==, 5);
}

static void
check_priority (CharterFramework *strategy,
                const char       *code)
{
  CharterItem *item = charter_framework_find_item (strategy, code);

  g_assert_nonnull (charter_item_get_outcome (item));
  g_assert_nonnull (charter_item_get_lead (item));
}

static void
test_priorities_have_outcomes_and_leads (void)
{
  g_autoptr(CharterPackLibrary) library = load ();
  CharterFramework *strategy = charter_pack_library_find (library, "derby-inclusion-strategy", NULL);

  for (int i = 1; i <= 8; i++)
    {
      g_autofree char *code = g_strdup_printf ("P%d", i);

      check_priority (strategy, code);
    }
}

/* Each says where it comes from, when that was written and looked at, and how it stands; what is not
 * in force is off until it is asked for. */
static void
test_sources_named (void)
{
  g_autoptr(CharterPackLibrary) library = load ();
  guint n_offered = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (G_LIST_MODEL (library), i);
      gboolean is_proposal =
        g_strcmp0 (charter_framework_get_source_status (framework), "proposal") == 0;

      g_test_message ("%s", charter_framework_get_id (framework));
      g_assert_nonnull (charter_framework_get_source (framework));
      g_assert_nonnull (charter_framework_get_source_date (framework));
      g_assert_nonnull (charter_framework_get_checked_on (framework));
      g_assert_nonnull (charter_framework_get_source_status (framework));
      g_assert_cmpint (charter_framework_is_default_on (framework), ==, !is_proposal);
      g_assert_true (!is_proposal || strstr (charter_framework_get_title (framework), "proposals"));
      n_offered += charter_framework_is_offered (framework);
    }
  g_assert_cmpuint (n_offered, ==, 3);
}

typedef void (*EachItem) (CharterFramework *framework,
                          CharterItem      *item,
                          gpointer          data);

static void
for_each_item (CharterFramework *framework,
               EachItem          each,
               gpointer          data)
{
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          each (framework, item, data);
        }
    }
}

static void
check_item (CharterFramework *framework,
            CharterItem      *item,
            gpointer          library)
{
  g_autoptr(GPtrArray) linked = charter_pack_library_list_linked (library, framework, item, NULL);
  GPtrArray *suggestions = charter_item_get_suggestions (item);
  guint natures = 0;

  g_test_message ("%s %s", charter_item_get_code (item), charter_item_get_title (item));
  g_assert_cmpuint (linked->len, >=, 1);
  g_assert_cmpuint (suggestions->len, >=, 3);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const CharterSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      natures |= 1u << suggestion->nature;
    }
  g_assert_cmpuint (natures & (1u << CHARTER_NATURE_PAPER), !=, 0);
}

/* Every theme stands under a commitment and every commitment has themes; each says what to show. */
static void
test_items_complete (void)
{
  g_autoptr(CharterPackLibrary) library = load ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (charter_framework_is_for_audit (framework))
        for_each_item (framework, check_item, library);
    }
}

static void
check_no_grades (CharterFramework *framework,
                 CharterItem      *item,
                 gpointer          data)
{
  static const char * const codes[] = {
    "LG", "INC", "CT", "ACH", "AB", "PD", "SG", "EY", "P16", NULL
  };
  GPtrArray *references = charter_item_get_references (item);

  for (guint i = 0; i < references->len; i++)
    {
      const CharterItemReference *reference = g_ptr_array_index (references, i);

      if (g_str_equal (reference->framework, "ofsted-2025"))
        {
          g_assert_true (g_strv_contains (codes, reference->code));
          g_assert_nonnull (charter_framework_find_item (
            charter_pack_library_find (data, "ofsted-2025", NULL), reference->code));
          g_assert_cmpstr (reference->relation, ==, "touches");
        }
    }
}

static void
test_inspection_is_only_touched (void)
{
  g_autoptr(CharterPackLibrary) library = load ();

  for_each_item (charter_pack_library_get_default (library), check_no_grades, library);
}

static void
test_nursery_is_offered_not_applicable (void)
{
  g_autoptr(CharterPackLibrary) library = load ();
  CharterFramework *kent = charter_pack_library_get_default (library);
  CharterItem *item = charter_framework_find_item (kent, "7.5");
  const CharterPhaseNote *note = charter_item_find_phase_note (item, "nursery");

  g_assert_nonnull (note->propose_not_applicable);
}

static void
test_forum_is_a_setting (void)
{
  g_autoptr(CharterPackLibrary) library = load ();
  CharterItem *item = charter_framework_find_item (charter_pack_library_get_default (library), "2.4");
  const char *text = charter_item_get_descriptor (item, "established");
  g_autofree char *plain = charter_framework_dup_local_text (text, NULL);
  g_autofree char *local = charter_framework_dup_local_text (text, "Hilltop panel");

  g_assert_nonnull (strstr (plain, "the local inclusion forum is used"));
  g_assert_nonnull (strstr (local, "the Hilltop panel is used"));
  g_assert_null (strchr (plain, '{'));
  g_assert_null (charter_framework_dup_local_text (NULL, NULL));
}

/* All words of a text in small letters, without signs. */
static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) word = g_string_new (NULL);

  for (const char *c = text; ; c = g_utf8_next_char (c))
    {
      gunichar sign = g_utf8_get_char (c);

      if (sign && g_unichar_isalnum (sign))
        g_string_append_unichar (word, g_unichar_tolower (sign));
      else if (word->len > 0 && (sign == '\0' || !strchr ("'-", (int) (sign < 128 ? sign : ' '))))
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (!sign)
        return words;
    }
}

static char *
join_run (GPtrArray *words,
          guint      start)
{
  GString *run = g_string_new (NULL);

  for (guint i = start; i < start + RUN; i++)
    g_string_append_printf (run, "%s ", (char *) g_ptr_array_index (words, i));
  return g_string_free (run, FALSE);
}

static void
add_runs (GHashTable *runs,
          const char *path)
{
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) words = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &raw, &length, &error);
  g_assert_no_error (error);
  text = g_utf8_make_valid (raw, (gssize) length);
  words = split_words (text);
  for (guint i = 0; i + RUN <= words->len; i++)
    g_hash_table_add (runs, join_run (words, i));
}

static void
check_words (GHashTable *runs,
             const char *text)
{
  g_autoptr(GPtrArray) words = split_words (text ? text : "");

  for (guint i = 0; i + RUN <= words->len; i++)
    {
      g_autofree char *run = join_run (words, i);

      if (g_hash_table_contains (runs, run))
        g_test_message ("copied: %s", run);
      g_assert_false (g_hash_table_contains (runs, run));
    }
}

static void
check_parts (GHashTable  *runs,
             CharterItem *item)
{
  GPtrArray *duties = charter_item_get_duties (item);
  GPtrArray *suggestions = charter_item_get_suggestions (item);
  GPtrArray *notes = charter_item_get_phase_notes (item);
  GPtrArray *references = charter_item_get_references (item);

  for (guint i = 0; i < duties->len; i++)
    {
      check_words (runs, ((CharterItemDuty *) duties->pdata[i])->title);
      check_words (runs, ((CharterItemDuty *) duties->pdata[i])->citation);
    }
  for (guint i = 0; i < suggestions->len; i++)
    check_words (runs, ((CharterSuggestion *) suggestions->pdata[i])->title);
  for (guint i = 0; i < notes->len; i++)
    {
      check_words (runs, ((CharterPhaseNote *) notes->pdata[i])->note);
      check_words (runs, ((CharterPhaseNote *) notes->pdata[i])->propose_not_applicable);
    }
  for (guint i = 0; i < references->len; i++)
    check_words (runs, ((CharterItemReference *) references->pdata[i])->title);
}

static void
check_framework_words (GHashTable       *runs,
                       CharterFramework *framework)
{
  static const char * const names[] = { "title", "introduction", "source", "publisher", "licence" };
  GListModel *areas = charter_framework_get_areas (framework);
  GPtrArray *steps = charter_framework_get_steps (framework);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = NULL;

      g_object_get (framework, names[i], &text, NULL);
      check_words (runs, text);
    }
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      check_words (runs, charter_area_get_title (area));
      check_words (runs, charter_area_get_scope (area));
    }
  for (guint i = 0; i < steps->len; i++)
    check_words (runs, ((CharterStep *) steps->pdata[i])->description);
}

static void
check_item_words (CharterFramework *framework,
                  CharterItem      *item,
                  gpointer          runs)
{
  GListModel *levels = charter_framework_get_levels (framework);

  check_words (runs, charter_item_get_title (item));
  check_words (runs, charter_item_get_stem (item));
  check_words (runs, charter_item_get_description (item));
  check_words (runs, charter_item_get_outcome (item));
  check_words (runs, charter_item_get_lead (item));
  check_parts (runs, item);
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      check_words (runs, charter_level_get_description (level));
      check_words (runs, charter_item_get_descriptor (item, charter_level_get_id (level)));
    }
}

static void
test_own_words (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CHARTER_SHARED"), "seeds", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GHashTable) runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(CharterPackLibrary) library = load ();
  const char *name;

  if (!dir)
    {
      g_test_skip ("the source documents are not here to compare with");
      return;
    }
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      add_runs (runs, path);
    }
  g_assert_cmpuint (g_hash_table_size (runs), >, 1000);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (G_LIST_MODEL (library), i);

      check_framework_words (runs, framework);
      for_each_item (framework, check_item_words, runs);
    }
}

/* The library reads the program's own packs without looking for second members and the like. */
static void
test_strictly (void)
{
  const char *folder = RESOURCE_BASE "/packs/";
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);
      g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_autoptr(CharterFramework) framework = NULL;

      g_assert_no_error (error);
      if (!g_str_has_suffix (names[i], ".json") || g_str_equal (names[i], "index.json") ||
          g_str_has_suffix (names[i], ".schema.json"))
        continue;
      framework = charter_pack_read (bytes, NULL, &error);
      g_assert_no_error (error);
      n++;
    }
  g_assert_cmpuint (n, >=, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack-content/natures", test_natures);
  g_test_add_func ("/pack-content/nature-needed", test_nature_needed);
  g_test_add_func ("/pack-content/counts", test_counts);
  g_test_add_func ("/pack-content/source-numbers", test_source_numbers);
  g_test_add_func ("/pack-content/priorities", test_priorities_have_outcomes_and_leads);
  g_test_add_func ("/pack-content/sources-named", test_sources_named);
  g_test_add_func ("/pack-content/items-complete", test_items_complete);
  g_test_add_func ("/pack-content/inspection-is-only-touched", test_inspection_is_only_touched);
  g_test_add_func ("/pack-content/nursery-is-offered-not-applicable",
                   test_nursery_is_offered_not_applicable);
  g_test_add_func ("/pack-content/forum-is-a-setting", test_forum_is_a_setting);
  g_test_add_func ("/pack-content/own-words", test_own_words);
  g_test_add_func ("/pack-content/strictly", test_strictly);
  return g_test_run ();
}

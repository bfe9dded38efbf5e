/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-pack-library.h"
#include "charter-upgrade.h"

typedef struct {
  char               *folder;
  CharterPackLibrary *library;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("drafts-XXXXXX", NULL);
  fixture->library = charter_pack_library_new (fixture->folder);
  charter_pack_library_load (fixture->library, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char *words[] = { "rm", "-rf", fixture->folder, NULL };

  g_assert_finalize_object (fixture->library);
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

static CharterPackDraft *
copy (Fixture    *fixture,
      const char *id,
      const char *new_id,
      const char *version)
{
  g_autoptr(GError) error = NULL;
  CharterPackDraft *draft =
    charter_pack_library_copy (fixture->library, charter_pack_library_find (fixture->library, id, NULL),
                               new_id, version, "Ours", &error);

  g_assert_no_error (error);
  g_assert_nonnull (draft);
  return draft;
}

/* Everything that a framework says of its items, in one text. */
static char *
spell (CharterFramework *framework)
{
  GString *text = g_string_new (NULL);
  GListModel *areas = charter_framework_get_areas (framework);
  GListModel *levels = charter_framework_get_levels (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      g_string_append_printf (text, "%s|%s|%s\n", charter_area_get_code (area), charter_area_get_title (area),
                              charter_area_get_scope (area));
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          g_string_append_printf (text, "%s|%s|%s|%u|%u|%u|%u\n", charter_item_get_code (item),
                                  charter_item_get_title (item), charter_item_get_stem (item),
                                  charter_item_get_duties (item)->len, charter_item_get_references (item)->len,
                                  charter_item_get_suggestions (item)->len,
                                  charter_item_get_phase_notes (item)->len);
          for (guint k = 0; k < g_list_model_get_n_items (levels); k++)
            {
              g_autoptr(CharterLevel) level = g_list_model_get_item (levels, k);
              const char *id = charter_level_get_id (level);
              GPtrArray *criteria = charter_item_get_criteria (item, id);

              g_string_append_printf (text, "%s|%s|%u\n", id, charter_item_get_descriptor (item, id),
                                      criteria ? criteria->len : 0);
            }
        }
    }
  return g_string_free (text, FALSE);
}

/* A draft with another id says the same, and with the old names back it is the very same pack. */
static void
check_round_trip (Fixture          *fixture,
                  CharterFramework *from)
{
  const char *id = charter_framework_get_id (from);
  g_autofree char *own = g_strconcat ("own-", id, NULL);
  GBytes *bytes = charter_pack_library_get_bytes (fixture->library, from);
  g_autoptr(CharterPackDraft) same = charter_pack_draft_new (bytes, "", NULL);
  g_autoptr(GBytes) rewritten = charter_pack_draft_dup_bytes (same);
  CharterPackDraft *draft = copy (fixture, id, own, "1");
  g_autofree char *data = NULL;
  g_autofree char *said = spell (from);
  g_autofree char *said_again = NULL;
  g_autoptr(GBytes) read = NULL;
  g_autoptr(CharterFramework) back = NULL;
  g_autoptr(CharterFramework) equal = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (charter_pack_draft_get_path (draft), &data, &length, &error);
  g_assert_no_error (error);
  read = g_bytes_new (data, length);
  back = charter_pack_read (read, NULL, &error);
  g_assert_no_error (error);
  said_again = spell (back);
  g_assert_cmpstr (said, ==, said_again);
  equal = charter_pack_library_import (fixture->library, rewritten, NULL, NULL, &error)
          ? g_object_ref (from) : NULL;
  g_assert_no_error (error); /* the very same words: nothing frozen is in the way */
  g_assert_nonnull (equal);
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  GListModel *library = G_LIST_MODEL (fixture->library);
  guint n = g_list_model_get_n_items (library);

  g_assert_cmpuint (n, ==, 8);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);

      check_round_trip (fixture, framework);
    }
  g_assert_cmpuint (g_list_model_get_n_items (library), ==, n); /* drafts are not among them */
  g_assert_cmpuint (g_list_model_get_n_items (charter_pack_library_get_drafts (fixture->library)), ==, n);
}

static void
assert_text (CharterPackDraft *draft,
             const char       *path,
             const char       *text)
{
  g_assert_cmpstr (charter_pack_draft_get_text (draft, path), ==, text);
}

static const char small[] =
  "{\"format\": \"inclusion-charter-pack\", \"format_version\": 1, \"id\": \"ours\", \"x-note\": {\"a\": [1.5, null]},"
  " \"version\": \"1\", \"title\": \"Our own\", \"status\": \"draft\","
  " \"words\": {\"area\": \"a\", \"areas\": \"as\", \"item\": \"i\", \"items\": \"is\"},"
  " \"levels\": [{\"id\": \"no.1\", \"title\": \"No\", \"value\": 1},"
  "              {\"id\": \"yes\", \"title\": \"Yes\", \"value\": 2}],"
  " \"areas\": [{\"code\": \"A\", \"title\": \"One\", \"items\": [{\"code\": \"x\", \"x-own\": true,"
  "   \"title\": \"X\", \"descriptors\": {\"no.1\": \"Not yet.\", \"yes\": \"So it is.\"}}]},"
  "  {\"code\": \"B\", \"title\": \"Two\", \"items\": [{\"code\": \"y\","
  "   \"title\": \"Y\", \"descriptors\": {\"no.1\": \"Not yet.\", \"yes\": \"So it is.\"}}]}],"
  " \"views\": [{\"id\": \"v\", \"title\": \"V\", \"areas\": [{\"code\": \"1\", \"title\": \"P\", \"gathers\": [\"A\"]},"
  "   {\"code\": \"2\", \"title\": \"Q\", \"gathers\": [\"B\"]}]}]}";

static CharterPackDraft *
make_small (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (small, strlen (small));
  g_autoptr(GError) error = NULL;
  CharterPackDraft *draft = charter_pack_draft_new (bytes, "", &error);

  g_assert_no_error (error);
  return draft;
}

static guint
count_faults (CharterPackDraft *draft)
{
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(CharterFramework) framework = charter_pack_draft_check (draft, NULL, &faults);

  g_assert_true ((framework != NULL) == (faults->len == 0));
  return faults->len;
}

/* A level's id may hold a dot; its words go along when it is renamed, and so do what the program does not
 * know of. */
static void
test_names_go_along (void)
{
  g_autoptr(CharterPackDraft) draft = make_small ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  const char *text;

  assert_text (draft, "areas[0].items[0].descriptors.no.1", "Not yet.");
  g_assert_true (charter_pack_draft_rename (draft, "levels[0].id", "begun", &error));
  assert_text (draft, "areas[1].items[0].descriptors.begun", "Not yet.");
  assert_text (draft, "areas[1].items[0].descriptors.no.1", NULL);
  g_assert_true (charter_pack_draft_rename (draft, "areas[1].code", "C", &error));
  assert_text (draft, "views[0].areas[1].gathers[0]", "C");
  g_assert_no_error (error);
  g_assert_false (charter_pack_draft_rename (draft, "areas[1].code", "a", &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY);
  g_clear_error (&error);
  g_assert_false (charter_pack_draft_rename (draft, "areas[1].items[0].code", " ", &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY);
  g_assert_cmpint (charter_pack_draft_get_gathering (draft, 0, 1), ==, 1);
  charter_pack_draft_gather (draft, 0, 1, 0);
  g_assert_cmpint (charter_pack_draft_get_gathering (draft, 0, 1), ==, 0);
  bytes = charter_pack_draft_dup_bytes (draft);
  text = g_bytes_get_data (bytes, NULL);
  g_assert_nonnull (strstr (text, "x-note"));
  g_assert_nonnull (strstr (text, "1.5"));
  g_assert_nonnull (strstr (text, "x-own"));
}

static void
test_undo (void)
{
  g_autoptr(CharterPackDraft) draft = make_small ();
  g_autoptr(GBytes) before = charter_pack_draft_dup_bytes (draft);
  g_autoptr(GBytes) after = NULL;
  g_autofree char *area = charter_pack_draft_add_area (draft, 2);
  g_autofree char *moved = NULL;

  g_assert_cmpstr (area, ==, "areas[2]");
  assert_text (draft, "areas[2].code", "3");
  assert_text (draft, "areas[2].items[0].code", "3.1");
  charter_pack_draft_set_text (draft, "areas[2].title", "T");
  charter_pack_draft_set_text (draft, "areas[2].title", "Th");
  charter_pack_draft_set_text (draft, "areas[2].title", "Three ");
  assert_text (draft, "areas[2].title", "Three");
  moved = charter_pack_draft_move (draft, "areas[0].items[0]", "areas[2].items", 1);
  g_assert_cmpstr (moved, ==, "areas[2].items[1]");
  assert_text (draft, moved, NULL);
  assert_text (draft, "areas[2].items[1].title", "X");
  g_assert_cmpuint (charter_pack_draft_get_length (draft, "areas[0].items"), ==, 0);
  charter_pack_draft_remove_part (draft, "areas[0]");
  g_assert_cmpuint (charter_pack_draft_get_length (draft, "views[0].areas"), ==, 1);
  for (guint i = 0; i < 4; i++)
    g_free (charter_pack_draft_undo (draft));
  g_assert_false (charter_pack_draft_can_undo (draft)); /* typing on is one step */
  after = charter_pack_draft_dup_bytes (draft);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (charter_pack_draft_is_saved (draft));
  for (guint i = 0; i < 4; i++)
    g_free (charter_pack_draft_redo (draft));
  g_assert_false (charter_pack_draft_can_redo (draft));
  assert_text (draft, "areas[1].items[1].title", "X");
}

static void
test_faults (void)
{
  g_autoptr(CharterPackDraft) draft = make_small ();
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(CharterFramework) framework = NULL;
  const CharterPackFault *fault;

  g_assert_cmpuint (count_faults (draft), ==, 2); /* the two fields that no pack has */
  charter_pack_draft_remove (draft, "x-note");
  charter_pack_draft_remove (draft, "areas[0].items[0].x-own");
  g_assert_cmpuint (count_faults (draft), ==, 0);
  charter_pack_draft_set_text (draft, "areas[1].items[0].title", "");
  framework = charter_pack_draft_check (draft, NULL, &faults);
  g_assert_cmpuint (faults->len, ==, 1);
  fault = faults->pdata[0];
  g_assert_cmpstr (fault->field, ==, "areas[1].items[0].title");
  g_assert_nonnull (strstr (fault->reason, "missing"));
  charter_pack_draft_remove_part (draft, "levels[1]");
  g_assert_cmpuint (count_faults (draft), ==, 2); /* the title, and a pack needs two levels */
}

/* A new version follows on from the one it was made from, and only when it is published. */
static void
test_publish (Fixture       *fixture,
              gconstpointer  data)
{
  const char *id = "derby-inclusion-charter";
  CharterFramework *old = charter_pack_library_find (fixture->library, id, NULL);
  CharterPackDraft *draft = copy (fixture, id, id, "9999");
  g_autofree char *path = g_strdup (charter_pack_draft_get_path (draft));
  g_autoptr(CharterPackLibrary) again = charter_pack_library_new (fixture->folder);
  g_autoptr(GError) error = NULL;
  CharterFramework *framework;
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_true (charter_pack_library_find (fixture->library, id, NULL) == old);
  g_assert_null (charter_pack_library_find (fixture->library, id, "9999"));
  charter_pack_draft_set_text (draft, "areas[0].title", "");
  g_assert_null (charter_pack_library_publish (fixture->library, draft, &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY);
  g_clear_error (&error);
  assert_text (draft, "status", "draft");
  g_assert_true (charter_pack_draft_save (draft, &error));
  charter_pack_library_load (again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (charter_pack_library_get_drafts (again)), ==, 1);
  g_assert_cmpuint (charter_pack_library_get_problems (again)->len, ==, 0); /* kept, faults and all */
  charter_pack_draft_set_text (draft, "areas[0].title", "Ethos");
  framework = charter_pack_library_publish (fixture->library, draft, &error);
  g_assert_no_error (error);
  g_assert_true (charter_framework_is_offered (framework));
  g_assert_true (charter_pack_library_find (fixture->library, id, NULL) == framework);
  g_assert_true (charter_upgrade_is_edition_of (framework, old));
  g_assert_true (charter_pack_library_is_own (fixture->library, framework));
  g_assert_false (charter_pack_library_is_own (fixture->library, old));
  g_assert_cmpuint (g_list_model_get_n_items (charter_pack_library_get_drafts (fixture->library)), ==, 0);
  charter_pack_library_load (again, &error);
  g_assert_nonnull (charter_pack_library_find (again, id, "9999"));
}

static void
test_taken (Fixture       *fixture,
            gconstpointer  data)
{
  const char *id = "derby-inclusion-charter";
  CharterFramework *old = charter_pack_library_find (fixture->library, id, NULL);
  CharterPackDraft *draft = copy (fixture, id, "ours", "1");
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (charter_pack_library_copy (fixture->library, old, "ours", "1", "Ours", &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_TAKEN);
  g_clear_error (&error);
  g_assert_null (charter_pack_library_copy (fixture->library, old, id, charter_framework_get_version (old),
                                            "Ours", &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_TAKEN);
  g_clear_error (&error);
  g_assert_null (charter_pack_library_copy (fixture->library, old, "Not an id", "1", "Ours", &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY);
  g_clear_error (&error);
  /* A draft that takes the name of a published one has a fault like any other. */
  charter_pack_draft_set_text (draft, "id", id);
  charter_pack_draft_set_text (draft, "version", charter_framework_get_version (old));
  g_assert_null (charter_pack_draft_check (draft, G_LIST_MODEL (fixture->library), &faults));
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_null (charter_pack_library_publish (fixture->library, draft, &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY);
}

/* Where a file stands in the folder's place nothing can be written, whoever runs this. */
static void
test_folder_cannot_be_written (Fixture       *fixture,
                               gconstpointer  data)
{
  CharterFramework *old = charter_pack_library_get_default (fixture->library);
  CharterPackDraft *draft = copy (fixture, "derby-inclusion-charter", "ours", "1");
  g_autofree char *folder = g_build_filename (fixture->folder, "packs", NULL);
  g_autofree char *aside = g_build_filename (fixture->folder, "aside", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_rename (folder, aside), ==, 0);
  g_file_set_contents (folder, "", -1, &error);
  g_assert_no_error (error);
  g_assert_null (charter_pack_library_copy (fixture->library, old, "two", "1", "Two", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  charter_pack_draft_set_text (draft, "title", "Still typed");
  g_assert_false (charter_pack_draft_save (draft, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (charter_pack_draft_is_saved (draft));
  assert_text (draft, "title", "Still typed");
  g_assert_null (charter_pack_library_publish (fixture->library, draft, &error));
  g_assert_nonnull (error);
  assert_text (draft, "status", "draft");
  g_clear_error (&error);
  g_remove (folder);
  g_assert_cmpint (g_rename (aside, folder), ==, 0);
  g_assert_true (charter_pack_draft_save (draft, &error));
  g_assert_true (charter_pack_draft_is_saved (draft));
}

static void
test_discard (Fixture       *fixture,
              gconstpointer  data)
{
  CharterPackDraft *draft = copy (fixture, "derby-inclusion-charter", "ours", "1");
  g_autofree char *path = g_strdup (charter_pack_draft_get_path (draft));
  g_autoptr(GError) error = NULL;

  g_assert_true (charter_pack_library_discard (fixture->library, draft, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (g_list_model_get_n_items (charter_pack_library_get_drafts (fixture->library)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack-draft/names-go-along", test_names_go_along);
  g_test_add_func ("/pack-draft/undo", test_undo);
  g_test_add_func ("/pack-draft/faults", test_faults);
#define ADD(name, function) g_test_add ("/pack-draft/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("publish", test_publish);
  ADD ("taken", test_taken);
  ADD ("folder-cannot-be-written", test_folder_cannot_be_written);
  ADD ("discard", test_discard);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-item.h"
#include "charter-pack-library.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  char               *folder;
  CharterPackLibrary *library;
  guint               added;
} Fixture;

static GBytes *
make_pack (const char *id,
           const char *version,
           const char *status,
           const char *title,
           const char *extra,
           const char *reference)
{
  char *text = g_strdup_printf (
    "{\"format\": \"inclusion-charter-pack\", \"format_version\": 1, \"id\": \"%s\",\n"
    " \"version\": \"%s\", \"title\": \"%s\", \"status\": \"%s\", %s\n"
    " \"words\": {\"area\": \"a\", \"areas\": \"as\", \"item\": \"i\", \"items\": \"is\"},\n"
    " \"levels\": [{\"id\": \"no\", \"title\": \"No\", \"value\": 0},\n"
    "            {\"id\": \"yes\", \"title\": \"Yes\", \"value\": 1}],\n"
    " \"areas\": [{\"code\": \"1\", \"title\": \"One\", \"items\": [\n"
    "   {\"code\": \"x\", \"title\": \"X\", \"descriptors\": {\"yes\": \"So it is.\"},\n"
    "    \"references\": [%s]}]}]}", id, version, title, status, extra, reference);

  return g_bytes_new_take (text, strlen (text));
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  *(guint *) user_data += added;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("charter-packs-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->library = charter_pack_library_new (fixture->folder);
  charter_pack_library_load (fixture->library, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->library, "items-changed", G_CALLBACK (items_changed_cb),
                    &fixture->added);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *packs = g_build_filename (fixture->folder, "packs", NULL);
  g_autoptr(GDir) dir = g_dir_open (packs, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (packs, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_rmdir (packs);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_assert_finalize_object (fixture->library);
}

static CharterFramework *
import (Fixture *fixture,
        GBytes  *bytes,
        GError **error)
{
  g_autoptr(GBytes) owned = bytes;

  return charter_pack_library_import (fixture->library, owned, NULL, NULL, error);
}

static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GBytes) bytes = make_pack ("mine", "1", "published", "Mine", "", "");
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterPackLibrary) again = charter_pack_library_new (fixture->folder);
  g_autofree char *path = g_build_filename (fixture->folder, "packs", "mine@1.json", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  CharterFramework *framework;
  gboolean is_new = FALSE;
  GStatBuf info;

  framework = charter_pack_library_import (fixture->library, bytes, &is_new, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_new);
  g_assert_cmpuint (fixture->added, ==, 1);
  g_assert_true (charter_pack_library_find (fixture->library, "mine", "1") == framework);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);

  charter_pack_library_load (again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (charter_pack_library_get_problems (again)->len, ==, 0);
  g_assert_nonnull (charter_pack_library_find (again, "mine", NULL));
}

static void
test_frozen (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GBytes) spaced = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  CharterFramework *first = import (fixture, make_pack ("mine", "1", "published", "Mine", "", ""), &error);
  gboolean is_new = TRUE;
  g_autoptr(GBytes) same = make_pack ("mine", "1", "published", "Mine", "", "");

  text = g_strconcat ("\n\n", g_bytes_get_data (same, NULL), NULL);
  spaced = g_bytes_new (text, g_bytes_get_size (same) + 2);
  g_assert_true (charter_pack_library_import (fixture->library, spaced, &is_new, NULL, &error)
                 == first);
  g_assert_no_error (error);
  g_assert_false (is_new);

  g_assert_null (import (fixture, make_pack ("mine", "1", "published", "Other", "", ""), &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FROZEN);
  g_assert_cmpuint (fixture->added, ==, 1);
  g_assert_cmpstr (charter_framework_get_title (first), ==, "Mine");
}

static void
test_own_pack_is_frozen (Fixture       *fixture,
                         gconstpointer  data)
{
  CharterFramework *own = charter_pack_library_get_default (fixture->library);
  g_autoptr(GError) error = NULL;

  g_assert_null (import (fixture,
                         make_pack (charter_framework_get_id (own),
                                    charter_framework_get_version (own), "published", "X", "", ""),
                         &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FROZEN);
}

static void
test_versions (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  import (fixture, make_pack ("mine", "2026.10", "published", "Ten", "", ""), &error);
  import (fixture, make_pack ("mine", "2026.9", "published", "Nine", "", ""), &error);
  import (fixture, make_pack ("mine", "2027.1", "withdrawn", "Gone", "", ""), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (charter_framework_get_title (
                     charter_pack_library_find (fixture->library, "mine", NULL)), ==, "Ten");
  g_assert_cmpstr (charter_framework_get_title (
                     charter_pack_library_find (fixture->library, "mine", "2027.1")), ==, "Gone");
  g_assert_null (charter_pack_library_find (fixture->library, "mine", "3"));
  g_assert_null (charter_pack_library_find (fixture->library, "yours", NULL));
  g_assert_null (charter_pack_library_find (fixture->library, NULL, NULL));
}

static void
test_circles_between_packs (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  import (fixture, make_pack ("one", "1", "published", "One",
                              "\"replaces\": {\"id\": \"two\", \"version\": \"1\"},",
                              "{\"framework\": \"two\", \"code\": \"X\", \"relation\": \"part-of\"}"),
          &error);
  g_assert_no_error (error);
  g_assert_null (import (fixture,
                         make_pack ("two", "1", "published", "Two",
                                    "\"replaces\": {\"id\": \"one\", \"version\": \"1\"},", ""),
                         &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY);
  g_clear_error (&error);
  g_assert_null (import (fixture,
                         make_pack ("two", "1", "published", "Two", "",
                                    "{\"framework\": \"one\", \"code\": \"x\","
                                    " \"relation\": \"part-of\"}"),
                         &error));
  g_assert_error (error, CHARTER_PACK_ERROR, CHARTER_PACK_ERROR_FAULTY);
  g_assert_nonnull (strstr (error->message, "circle"));
  g_clear_error (&error);
  import (fixture, make_pack ("two", "1", "published", "Two", "",
                              "{\"framework\": \"one\", \"code\": \"x\", \"relation\": \"covers\"}"),
          &error);
  g_assert_no_error (error);
}

static void
test_linked_both_ways (Fixture       *fixture,
                       gconstpointer  data)
{
  CharterFramework *kent = charter_pack_library_find (fixture->library, "kent-inclusive-practice",
                                                      NULL);
  g_autoptr(GError) error = NULL;
  CharterFramework *mine = import (fixture,
                                   make_pack ("mine", "1", "published", "Mine", "",
                                              "{\"framework\": \"kent-inclusive-practice\","
                                              " \"code\": \"8.2\", \"relation\": \"touches\"}"),
                                   &error);
  CharterItem *theme = charter_framework_find_item (kent, "8.2");
  CharterItem *own = charter_framework_find_item (mine, "x");
  g_autoptr(GPtrArray) forth = charter_pack_library_list_linked (fixture->library, mine, own, NULL);
  g_autoptr(GPtrArray) back = charter_pack_library_list_linked (fixture->library, kent, theme, "mine");
  g_autoptr(GPtrArray) any = charter_pack_library_list_linked (fixture->library, kent, theme, NULL);
  g_autoptr(GPtrArray) none = charter_pack_library_list_linked (fixture->library, kent, theme, "no");

  g_assert_no_error (error);
  g_assert_cmpuint (forth->len, ==, 1);
  g_assert_true (forth->pdata[0] == theme);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_true (back->pdata[0] == own);
  g_assert_cmpuint (any->len, ==, 11); /* ten in the packs that come along, and our own */
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_spoilt_file_is_left_out (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "packs", NULL);
  g_autofree char *path = g_build_filename (folder, "spoilt.json", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_file_set_contents (path, "{\"format\":", -1, &error);
  g_assert_no_error (error);
  charter_pack_library_load (fixture->library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->library)), ==, 8);
  g_assert_cmpuint (charter_pack_library_get_problems (fixture->library)->len, ==, 1);
}

static void
test_folder_cannot_be_made (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "packs", NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, "in the way", -1, &error);
  g_assert_no_error (error);
  g_assert_null (import (fixture, make_pack ("mine", "1", "published", "Mine", "", ""), &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (fixture->added, ==, 0);
  g_assert_cmpint (g_remove (path), ==, 0);
}

#define ADD(name, function) \
  g_test_add ("/pack-library/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("import", test_import);
  ADD ("frozen", test_frozen);
  ADD ("own-pack-is-frozen", test_own_pack_is_frozen);
  ADD ("versions", test_versions);
  ADD ("circles-between-packs", test_circles_between_packs);
  ADD ("linked-both-ways", test_linked_both_ways);
  ADD ("spoilt-file-is-left-out", test_spoilt_file_is_left_out);
  ADD ("folder-cannot-be-made", test_folder_cannot_be_made);
  return g_test_run ();
}

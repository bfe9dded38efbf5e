/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-example-private.h"

#include "charter-example-paper.h"
#include "charter-example-resources.h"

static GBytes *
print_paper (JsonObject  *paper,
             const char  *date,
             GError     **error)
{
  JsonArray *array = json_object_get_array_member (paper, "lines");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  lines = g_strv_builder_end (builder);
  return charter_example_paper_print (json_object_get_string_member (paper, "title"),
                                      (const char * const *) lines, date, error);
}

/* The contents of the file @name: printed from its words, or as it is shipped. */
static GBytes *
get_contents (JsonObject  *example,
              const char  *name,
              const char  *date,
              GError     **error)
{
  JsonArray *papers = json_object_get_array_member (example, "papers");
  g_autofree char *path = g_strconcat (CHARTER_EXAMPLE_RESOURCES, name, NULL);

  for (guint i = 0; i < json_array_get_length (papers); i++)
    {
      JsonObject *paper = json_array_get_object_element (papers, i);

      if (g_str_equal (json_object_get_string_member (paper, "name"), name))
        return print_paper (paper, date, error);
    }
  return g_resource_lookup_data (charter_example_get_resource (), path,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
keep_files_of (JsonObject             *example,
               JsonObject             *evidence,
               CharterEvidenceFolder  *folder,
               GHashTable             *kept,
               GError                **error)
{
  const char *date = json_object_get_string_member (evidence, "happened-on");
  JsonArray *files = charter_example_get_array (evidence, "files");

  for (guint i = 0; files && i < json_array_get_length (files); i++)
    {
      const char *name = json_array_get_string_element (files, i);
      g_autoptr(GBytes) bytes = get_contents (example, name, date, error);
      CharterKeptFile *file = bytes ? charter_evidence_folder_keep_bytes (folder, bytes, name, error)
                                    : NULL;

      if (!file)
        return FALSE;
      g_hash_table_insert (kept, g_strdup (name), file);
    }
  return TRUE;
}

/**
 * charter_example_reader_keep_files:
 * @example: the words of the example
 * @folder: where evidence files are kept
 * @error: return location for an error
 *
 * Makes every evidence file and keeps it. May be called in any thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 CharterKeptFile): the files by name
 */
GHashTable *
charter_example_reader_keep_files (JsonObject             *example,
                                   CharterEvidenceFolder  *folder,
                                   GError                **error)
{
  g_autoptr(GHashTable) kept = NULL;
  JsonArray *evidence = json_object_get_array_member (example, "evidence");

  kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) charter_kept_file_free);
  for (guint i = 0; i < json_array_get_length (evidence); i++)
    if (!keep_files_of (example, json_array_get_object_element (evidence, i), folder, kept, error))
      return NULL;
  return g_steal_pointer (&kept);
}

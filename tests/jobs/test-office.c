/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "charter-example-job.h"
#include "charter-pack-job.h"
#include "charter-sitting.h"
#include "fixture-docx.h"

typedef struct {
  char *folder;
  CharterSession *session;
  GPtrArray *documents;   /* of CharterDocument */
  GPtrArray *paths;       /* of their Word documents */
} Fixture;

static void
make_example (Fixture *fixture)
{
  CharterSchool *school = sitting_make_example (fixture->session);

  sitting_open_school (fixture->session, school);
}

static void
write_document (Fixture       *fixture,
                CharterReport  report,
                gboolean       is_full)
{
  CharterDocument *document = charter_pack_job_compose (fixture->session, report, is_full);
  g_autofree char *name = g_strdup_printf ("%d-%d.docx", (int) report, is_full);
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  g_autoptr(CharterWrittenPack) written = NULL;
  g_autoptr(GError) error = NULL;

  if (!document)
    {
      g_free (path);
      return;
    }
  g_ptr_array_add (fixture->documents, document);
  g_ptr_array_add (fixture->paths, path);
  charter_pack_job_write_async (document, path, NULL, charter_session_await_cb, &result);
  done = charter_session_await (&result);
  written = charter_pack_job_write_finish (document, done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (written->n_pages, ==, 0);
  g_assert_cmpint (written->size, >, 0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("charter-office-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->documents = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->paths = g_ptr_array_new_with_free_func (g_free);
  fixture->session = sitting_open (fixture->folder);
  make_example (fixture);
  for (int report = 0; report < CHARTER_N_REPORTS; report++)
    {
      write_document (fixture, (CharterReport) report, FALSE);
      write_document (fixture, (CharterReport) report, TRUE);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char * const command[] = { "rm", "-rf", fixture->folder, NULL };

  sitting_close (g_steal_pointer (&fixture->session));
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (fixture->documents);
  g_ptr_array_unref (fixture->paths);
  g_free (fixture->folder);
}

static GBytes *
load (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

/* Every document of the worked example says in Word what its blocks say. */
static void
test_written (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < fixture->paths->len; i++)
    {
      g_autoptr(GBytes) docx = load (g_ptr_array_index (fixture->paths, i));

      fixture_docx_check (docx, g_ptr_array_index (fixture->documents, i), TRUE);
    }
}

static gboolean
convert (Fixture    *fixture,
         const char *office,
         const char *folder)
{
  g_autofree char *home = g_build_filename (fixture->folder, "office-home", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s", home);
  g_autoptr(GPtrArray) command = g_ptr_array_new ();
  /* Another program's warnings are its own. */
  g_auto(GStrv) environment = g_environ_unsetenv (g_get_environ (), "G_DEBUG");
  g_autoptr(GError) error = NULL;
  int status = -1;

  const char * const words[] = { office, profile, "--headless", "--norestore", "--convert-to",
                                 "docx:MS Word 2007 XML", "--outdir", folder };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_ptr_array_add (command, (gpointer) words[i]);
  for (guint i = 0; i < fixture->paths->len; i++)
    g_ptr_array_add (command, g_ptr_array_index (fixture->paths, i));
  g_ptr_array_add (command, NULL);
  g_spawn_sync (NULL, (char **) command->pdata, environment,
                G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  return g_spawn_check_wait_status (status, NULL);
}

/* LibreOffice opens each and, asked to write it again, has understood the same headings, tables and
 * words. */
static void
test_converted_back (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *folder = g_build_filename (fixture->folder, "back", NULL);

  if (!office)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  g_assert_true (convert (fixture, office, folder));
  for (guint i = 0; i < fixture->paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (fixture->paths, i));
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(GBytes) docx = load (path);

      fixture_docx_check (docx, g_ptr_array_index (fixture->documents, i), FALSE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("CHARTER_NOW", "2027-03-01T09:00:00Z", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/office/written", Fixture, NULL, set_up, test_written, tear_down);
  g_test_add ("/office/converted-back", Fixture, NULL, set_up, test_converted_back, tear_down);
  return g_test_run ();
}

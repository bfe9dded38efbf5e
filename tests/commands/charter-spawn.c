/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-spawn.h"

#include <gio/gio.h>
#include <string.h>

void
run_clear (Run *run)
{
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
}

Run
spawn (const char *data_dir,
       ...)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  Run run = { -1 };
  va_list arguments;

  g_ptr_array_add (words, (char *) g_getenv ("CHARTER_PROGRAM"));
  if (data_dir)
    {
      g_ptr_array_add (words, (char *) "--data-dir");
      g_ptr_array_add (words, (char *) data_dir);
    }
  va_start (arguments, data_dir);
  for (char *word = va_arg (arguments, char *); word; word = va_arg (arguments, char *))
    g_ptr_array_add (words, word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_setenv (launcher, "CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) words->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run.out, &run.err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run.status = g_subprocess_get_exit_status (process);
  return run;
}

JsonObject *
parse_run (const Run  *run,
           JsonParser *parser)
{
  g_autoptr(GError) error = NULL;

  json_parser_load_from_data (parser, run->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

void
assert_error (const Run  *run,
              int         status,
              const char *code)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *error;

  g_assert_cmpint (run->status, ==, status);
  error = json_object_get_object_member (parse_run (run, parser), "error");
  g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, code);
  g_assert_cmpuint (strlen (json_object_get_string_member (error, "message")), >, 8);
}

static char *
make_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("commands-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
example_set_up (Example       *example,
                gconstpointer  data)
{
  g_auto(Run) run = { 0 };

  example->data_dir = make_folder ();
  example->out_dir = make_folder ();
  run = spawn (example->data_dir, "example", NULL);
  g_assert_cmpint (run.status, ==, 0);
}

void
example_tear_down (Example       *example,
                   gconstpointer  data)
{
  remove_folder (example->data_dir);
  remove_folder (example->out_dir);
  g_free (example->data_dir);
  g_free (example->out_dir);
}

void
remove_folder (const char *path)
{
  const char *words[] = { "rm", "-rf", path, NULL };

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

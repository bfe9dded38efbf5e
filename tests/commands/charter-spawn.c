/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-spawn.h"

#include <gio/gio.h>

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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <dlfcn.h>
#include <locale.h>

#include <glib/gi18n.h>

#include "app/charter-window-module.h"
#include "charter-command.h"

#define MODULE "charter-window.so"

/* Beside the program where it was built, else where both were installed. */
static void *
load_module (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program ? program : ".");
  g_autofree char *built = g_build_filename (folder, MODULE, NULL);
  g_autofree char *installed = g_build_filename (folder, WINDOW_DIR, MODULE, NULL);
  void *module = dlopen (g_file_test (built, G_FILE_TEST_EXISTS) ? built : installed, RTLD_LAZY);

  if (!module)
    g_printerr (_("The window cannot be opened, a part of the program is missing: %s\n"), dlerror ());
  return module;
}

static int
run_window (int    argc,
            char **argv)
{
  void *module = load_module ();
  CharterWindowModuleRun run = module ? (CharterWindowModuleRun) dlsym (module, CHARTER_WINDOW_MODULE_ENTRY) : NULL;

  return run ? run (argc, argv) : CHARTER_EXIT_DATA;
}

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("CHARTER_LOCALE_DIR");
  gboolean is_command;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = charter_commands_run (argc, argv, &is_command);
  return is_command ? status : run_window (argc, argv);
}

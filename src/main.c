/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "charter-application.h"
#include "charter-command.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(CharterApplication) application = NULL;
  const char *locale_dir = g_getenv ("CHARTER_LOCALE_DIR");
  gboolean is_command;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = charter_commands_run (argc, argv, &is_command);
  if (is_command)
    return status;

  g_set_application_name (_("Inclusion Charter"));
  application = charter_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

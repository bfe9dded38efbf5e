/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-window-module.h"

#include <glib/gi18n.h>

#include "charter-application.h"

/**
 * charter_window_module_run:
 * @argc: how many
 * @argv: the program's arguments
 *
 * What the program calls after loading this module: everything that needs GTK is in here.
 *
 * Returns: the program's exit status
 */
int
charter_window_module_run (int    argc,
                           char **argv)
{
  g_autoptr(CharterApplication) application = NULL;

  g_set_application_name (_("Inclusion Charter"));
  application = charter_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

/* Linked into tests that open a window where libadwaita is 1.6 or newer: it asks what a message dialog holds
 * how high it is in less width than it needs, and GTK warns of that. One
 * of its icons is known for SVG by the table of file types only, which a test with folders of its own does not
 * see. Every other warning ends a test as ever.
 */
static gboolean
is_fatal (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        data)
{
  return g_strcmp0 (domain, "Gtk") != 0
         || !(g_str_has_prefix (message, "Trying to measure Gtk")
              || g_str_has_prefix (message, "Failed to load icon /org/gnome/Adwaita/icons/"));
}

__attribute__ ((constructor))
static void
begin (void)
{
  g_test_log_set_fatal_handler (is_fatal, NULL);
}

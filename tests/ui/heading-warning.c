/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

/* Linked into tests that open a window where libadwaita is 1.6 or newer: it asks what a message dialog holds
 * how high it is in less width than it needs, and GTK warns of that. One
 * of its icons is known for SVG by the table of file types only, which a test with folders of its own does not
 * see. Every other warning ends a test as ever.
 */
static GLogWriterOutput
write_cb (GLogLevelFlags   level,
          const GLogField *fields,
          gsize            n_fields,
          gpointer         data)
{
  const char *domain = "";
  const char *message = "";

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "GLIB_DOMAIN"))
      domain = fields[i].value;
    else if (g_str_equal (fields[i].key, "MESSAGE"))
      message = fields[i].value;
  if (g_str_equal (domain, "Gtk")
      && (g_str_has_prefix (message, "Trying to measure Gtk")
          || g_str_has_prefix (message, "Failed to load icon /org/gnome/Adwaita/icons/")))
    return g_log_writer_standard_streams (level, fields, n_fields, NULL);
  return g_log_writer_default (level, fields, n_fields, NULL);
}

__attribute__ ((constructor))
static void
begin (void)
{
  g_log_set_writer_func (write_cb, NULL, NULL);
}

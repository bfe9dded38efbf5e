/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <string.h>

/* Linked into tests that open a window where libadwaita is 1.6 or newer. Two warnings there are none of the
 * program's; every other one ends a test as ever. */

#define HEADING "Trying to measure GtkLabel "
#define ICON "Failed to load icon /org/gnome/Adwaita/icons/scalable/actions/adw-entry-apply-symbolic.svg: "

/* A message dialog has its heading twice, in large letters on one line and in small ones that wrap, and asks both
 * how high they are in a width that may be enough for the small ones alone. */
static gboolean
is_of_heading (const char *message)
{
  GtkWidget *label;

  if (!g_str_has_prefix (message, HEADING))
    return FALSE;
  label = GSIZE_TO_POINTER (g_ascii_strtoull (message + strlen (HEADING), NULL, 16));
  return GTK_IS_LABEL (label) && gtk_widget_has_css_class (label, "title-2")
         && gtk_widget_has_css_class (gtk_widget_get_parent (label), "heading-bin");
}

/* An icon of its entry rows is known for SVG by the table of file types only, which a test with folders of its
 * own does not see. */
static gboolean
is_of_icon (const char *message)
{
  return g_str_has_prefix (message, ICON);
}

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
  if (g_str_equal (domain, "Gtk") && (is_of_heading (message) || is_of_icon (message)))
    return g_log_writer_standard_streams (level, fields, n_fields, NULL);
  return g_log_writer_default (level, fields, n_fields, NULL);
}

__attribute__ ((constructor))
static void
begin (void)
{
  g_log_set_writer_func (write_cb, NULL, NULL);
}

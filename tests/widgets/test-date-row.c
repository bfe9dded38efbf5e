/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-date-row.h"
#include "charter-ui.h"

static void
date_cb (CharterDateRow *row,
         GParamSpec     *pspec,
         char          **date)
{
  g_free (*date);
  *date = g_strdup (charter_date_row_get_date (row));
}

/* What was typed is told while the window stands, and not while it is taken down. */
static void
test_closing (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row = g_object_new (CHARTER_TYPE_DATE_ROW, NULL);
  g_autofree char *date = NULL;

  gtk_window_set_child (GTK_WINDOW (window), row);
  g_signal_connect (row, "notify::date", G_CALLBACK (date_cb), &date);
  gtk_widget_show (window);
  gtk_editable_set_text (GTK_EDITABLE (row), "2 September 2026");
  g_assert_null (date);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpstr (date, ==, "2026-09-02");
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);

  g_test_add_func ("/date-row/closing", test_closing);

  return g_test_run ();
}

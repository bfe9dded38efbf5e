/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-entry-row.h"
#include "charter-ui.h"

/* Both labels of the title are there for the eye; one of them names the row. */
static void
test_named_once (void)
{
  GtkWidget *row = g_object_ref_sink (charter_entry_row_new ());
  g_autoptr(GList) labels = gtk_widget_list_mnemonic_labels (row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Release time");
  g_assert_cmpuint (g_list_length (labels), ==, 2);
  for (GList *at = labels; at; at = at->next)
    g_assert_cmpstr (gtk_label_get_text (at->data), ==, "Release time");
  gtk_test_accessible_assert_relation (row, GTK_ACCESSIBLE_RELATION_LABELLED_BY, labels->data, NULL);

  g_assert_finalize_object (row);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/entry-row/named-once", test_named_once);

  return g_test_run ();
}

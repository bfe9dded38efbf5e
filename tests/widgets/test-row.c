/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-row.h"
#include "charter-ui.h"

static void
count_cb (guint *count)
{
  *count += 1;
}

static void
test_spoken_name (void)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (CHARTER_TYPE_ROW, NULL));
  guint count = 0;

  g_signal_connect_swapped (row, "notify::spoken-name", G_CALLBACK (count_cb), &count);

  charter_row_set_spoken_name (CHARTER_ROW (row), "8.2 Partners in planning, Established");
  g_assert_cmpstr (charter_row_get_spoken_name (CHARTER_ROW (row)), ==,
                   "8.2 Partners in planning, Established");
  g_assert_cmpuint (count, ==, 1);

  charter_row_set_spoken_name (CHARTER_ROW (row), "8.2 Partners in planning, Established");
  g_assert_cmpuint (count, ==, 1);

  g_assert_finalize_object (row);
}

static void
test_names_its_parent (void)
{
  GtkWidget *parent = g_object_ref_sink (gtk_list_box_row_new ());
  GtkWidget *row = g_object_new (CHARTER_TYPE_ROW, NULL);

  charter_row_set_spoken_name (CHARTER_ROW (row), "Before");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (parent), row);
  gtk_test_accessible_assert_property (parent, GTK_ACCESSIBLE_PROPERTY_LABEL, "Before");

  charter_row_set_spoken_name (CHARTER_ROW (row), "After");
  gtk_test_accessible_assert_property (parent, GTK_ACCESSIBLE_PROPERTY_LABEL, "After");

  charter_row_set_spoken_name (CHARTER_ROW (row), NULL);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (parent),
                                                    GTK_ACCESSIBLE_PROPERTY_LABEL));

  g_assert_finalize_object (parent);
}

/* A button's own words are not said before or after the name it is given. */
static void
test_names_a_button (void)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new_with_label ("Record…"));

  charter_ui_name_button (button, "Record… Moderation");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Record… Moderation");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));

  g_assert_finalize_object (button);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/row/spoken-name", test_spoken_name);
  g_test_add_func ("/row/names-its-parent", test_names_its_parent);
  g_test_add_func ("/row/names-a-button", test_names_a_button);

  return g_test_run ();
}

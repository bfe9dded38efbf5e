/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-ui.h"

static GtkWidget *
find_item (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_MENU_ITEM)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_item (child);
  return found;
}

/* An item says what is on it, and goes on to when that changes. */
static void
test_said (void)
{
  g_autoptr(GMenu) model = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *item;

  if (gtk_check_version (4, 10, 0) != NULL)
    {
      g_test_skip ("the labels of this GTK name their items themselves");
      gtk_window_destroy (GTK_WINDOW (window));
      g_object_unref (g_object_ref_sink (button));
      return;
    }
  g_menu_append (model, "_New action", "win.new");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (model));
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  item = find_item (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))));
  g_assert_nonnull (item);
  while (!gtk_widget_get_mapped (item))
    g_main_context_iteration (NULL, TRUE);
  gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL, "New action");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY));

  g_object_set (item, "text", "Other action", NULL);
  gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL, "Other action");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/menu-names/said", test_said);

  return g_test_run ();
}

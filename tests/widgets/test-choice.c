/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-choice.h"
#include "charter-ui.h"

#define LONG "Social, emotional and mental health"

static void
settle (void)
{
  for (guint i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *words)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), words) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, words);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
is_cut (GtkWidget *label)
{
  return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

static gboolean
await_width (GtkWidget *label)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (gtk_widget_get_width (label) == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return gtk_widget_get_width (label) > 0;
}

/* What is chosen is shown whole where there is room, before and after another is chosen. */
static void
test_whole (void)
{
  const char * const words[] = { "None", LONG, NULL };
  g_autoptr(GtkStringList) model = gtk_string_list_new (words);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", "Area of need", "model", model, NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());
  GtkWidget *label;

  charter_choice_widen (ADW_COMBO_ROW (row));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 200);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_nonnull (find_label (row, "None"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  settle ();
  label = find_label (row, LONG);
  g_assert_nonnull (label);
  g_assert_true (await_width (label));
  g_assert_false (is_cut (label));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_finalize_object (window);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/choice/whole", test_whole);
  return g_test_run ();
}

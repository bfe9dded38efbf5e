/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-beside.h"
#include "charter-tags.h"
#include "charter-ui.h"

static GtkWidget *
build_cards (guint n)
{
  GtkWidget *beside = g_object_ref_sink (charter_beside_new ());

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *child = gtk_label_new (NULL);

      gtk_widget_set_size_request (child, 50, 40);
      charter_beside_append (CHARTER_BESIDE (beside), child);
    }
  return beside;
}

static int
get_height_at (GtkWidget *widget,
               int        width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* Three stand side by side from 556 pixels, four from 584, narrower; below that each has a line. */
static void
test_side_by_side (void)
{
  GtkWidget *three = build_cards (3);
  GtkWidget *four = build_cards (4);
  int minimum;

  g_assert_cmpint (get_height_at (three, 900), ==, 40);
  g_assert_cmpint (get_height_at (three, 400), ==, 3 * 40 + 2 * 8);
  g_assert_cmpint (get_height_at (four, 580), ==, 4 * 40 + 3 * 8);
  g_assert_cmpint (get_height_at (four, 600), ==, 40);
  gtk_widget_measure (four, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 50);
  g_assert_finalize_object (three);
  g_assert_finalize_object (four);
}

static void
test_hidden (void)
{
  GtkWidget *cards = build_cards (4);

  gtk_widget_set_visible (gtk_widget_get_first_child (cards), FALSE);
  g_assert_cmpint (get_height_at (cards, 700), ==, 40);
  g_assert_finalize_object (cards);
}

static void
test_empty (void)
{
  GtkWidget *cards = build_cards (0);

  g_assert_cmpint (get_height_at (cards, 700), ==, 0);
  g_assert_finalize_object (cards);
}

static void
test_larger_text (void)
{
  GtkWidget *cards = build_cards (3);
  PangoContext *context = gtk_widget_get_pango_context (cards);
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string ("Sans 30");

  pango_context_set_font_description (context, font);
  g_assert_cmpint (get_height_at (cards, 900), >, 40);
  g_assert_finalize_object (cards);
}

static void
test_tags (void)
{
  GtkWidget *tags = g_object_ref_sink (charter_tags_new ());
  int one, natural;

  g_assert_cmpint (get_height_at (tags, 300), ==, 0);
  charter_tags_add (CHARTER_TAGS (tags), "Legal duty", NULL, TRUE);
  one = get_height_at (tags, 300);
  g_assert_cmpint (one, >, 0);
  for (guint i = 0; i < 8; i++)
    charter_tags_add (CHARTER_TAGS (tags), "Leadership and governance", NULL, FALSE);
  gtk_widget_measure (tags, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (get_height_at (tags, natural), ==, one);
  g_assert_cmpint (get_height_at (tags, 300), >, 2 * one);
  charter_tags_clear (CHARTER_TAGS (tags));
  g_assert_cmpint (get_height_at (tags, 300), ==, 0);
  g_assert_finalize_object (tags);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/beside/side-by-side", test_side_by_side);
  g_test_add_func ("/beside/hidden", test_hidden);
  g_test_add_func ("/beside/empty", test_empty);
  g_test_add_func ("/beside/larger-text", test_larger_text);
  g_test_add_func ("/beside/tags", test_tags);
  return g_test_run ();
}

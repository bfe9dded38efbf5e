/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-beside.h"
#include "charter-line-layout.h"
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
check_place (GtkWidget *child,
             GtkWidget *line,
             int        x,
             int        width)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, line, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, x);
  g_assert_cmpfloat (bounds.size.width, ==, width);
}

/* In a line what expands takes the rest, the other way round from right to left; how wide it is does not depend
 * on how high it is, or words would be laid out at one width after the other to find out. */
static void
test_line (void)
{
  GtkWidget *line = g_object_ref_sink (charter_beside_new ());
  GtkWidget *words = gtk_label_new ("Words that are wrapped beside something small");
  GtkWidget *small = gtk_label_new (NULL);
  int minimum, minimum_when_low;

  gtk_widget_set_layout_manager (line, charter_line_layout_new ());
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_size_request (small, 16, 16);
  charter_beside_append (CHARTER_BESIDE (line), words);
  charter_beside_append (CHARTER_BESIDE (line), small);
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, 20, &minimum_when_low, NULL, NULL, NULL);
  g_assert_cmpint (minimum_when_low, ==, minimum);
  g_assert_cmpint (get_height_at (line, 120), >, get_height_at (line, 1000));

  gtk_widget_allocate (line, 200, get_height_at (line, 200), -1, NULL);
  check_place (words, line, 0, 200 - 16 - 6);
  check_place (small, line, 200 - 16, 16);
  g_object_set (gtk_widget_get_layout_manager (line), "spacing", 10, NULL);
  gtk_widget_set_direction (line, GTK_TEXT_DIR_RTL);
  gtk_widget_allocate (line, 200, get_height_at (line, 200), -1, NULL);
  check_place (words, line, 16 + 10, 200 - 16 - 10);
  check_place (small, line, 0, 16);

  gtk_widget_set_visible (small, FALSE);
  gtk_widget_allocate (line, 200, get_height_at (line, 200), -1, NULL);
  check_place (words, line, 0, 200);
  g_assert_finalize_object (line);
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
  g_test_add_func ("/beside/line", test_line);
  g_test_add_func ("/beside/tags", test_tags);
  return g_test_run ();
}

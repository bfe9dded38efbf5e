/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-row-words.h"

static const char long_words[] =
  "Every class teacher asks two pupils each half-term whom they would go to, and writes down what they say, so that "
  "the answers of the year can be put side by side at its end and told to those who gave them.";

static int
get_height (GtkWidget *words,
            int        width)
{
  int minimum, natural;

  gtk_widget_measure (words, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);
  return natural;
}

static int
get_label_height (const char *words,
                  int         lines,
                  int         width)
{
  GtkWidget *label = g_object_ref_sink (g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, "wrap-mode",
                                                      PANGO_WRAP_WORD_CHAR, "lines", lines, "ellipsize",
                                                      PANGO_ELLIPSIZE_END, NULL));
  int height = get_height (label, width);

  g_object_unref (label);
  return height;
}

/* It takes the room that a label takes. */
static void
test_height (void)
{
  GtkWidget *words = g_object_ref_sink (g_object_new (CHARTER_TYPE_ROW_WORDS, "lines", 2, NULL));
  static const int widths[] = { 2000, 500, 300, 80 };

  charter_row_words_set_label (CHARTER_ROW_WORDS (words), long_words);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    g_assert_cmpint (get_height (words, widths[i]), ==, get_label_height (long_words, 2, widths[i]));
  charter_row_words_set_label (CHARTER_ROW_WORDS (words), "Short");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    g_assert_cmpint (get_height (words, widths[i]), ==, get_label_height ("Short", 2, widths[i]));
  g_assert_finalize_object (words);
}

/* Long words never make a row wider. */
static void
test_width (void)
{
  GtkWidget *words = g_object_ref_sink (g_object_new (CHARTER_TYPE_ROW_WORDS, "label", long_words, NULL));
  int minimum, natural;

  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
  g_assert_cmpint (natural, >, 400);
  g_assert_finalize_object (words);
}

static void
count_cb (guint *count)
{
  *count += 1;
}

static void
test_label (void)
{
  GtkWidget *words = g_object_ref_sink (g_object_new (CHARTER_TYPE_ROW_WORDS, NULL));
  guint count = 0;

  g_assert_cmpstr (charter_row_words_get_label (CHARTER_ROW_WORDS (words)), ==, "");
  g_signal_connect_swapped (words, "notify::label", G_CALLBACK (count_cb), &count);
  charter_row_words_set_label (CHARTER_ROW_WORDS (words), "Late by 3 days");
  charter_row_words_set_label (CHARTER_ROW_WORDS (words), "Late by 3 days");
  g_assert_cmpuint (count, ==, 1);
  gtk_test_accessible_assert_property (words, GTK_ACCESSIBLE_PROPERTY_LABEL, "Late by 3 days");
  charter_row_words_set_label (CHARTER_ROW_WORDS (words), NULL);
  g_assert_cmpstr (charter_row_words_get_label (CHARTER_ROW_WORDS (words)), ==, "");
  g_assert_finalize_object (words);
}

static int
get_natural (GtkWidget *words)
{
  int natural;

  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("It was not set anew");
  return G_SOURCE_REMOVE;
}

/* A heavier style is set anew. */
static void
test_style (void)
{
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());
  GtkWidget *words = g_object_new (CHARTER_TYPE_ROW_WORDS, "label", long_words, NULL);
  guint source;
  int plain;

  gtk_window_set_child (GTK_WINDOW (window), words);
  gtk_widget_show (window);
  plain = get_natural (words);
  gtk_widget_add_css_class (words, "title-1");
  source = g_timeout_add_seconds (100, give_up_cb, NULL);
  while (get_natural (words) <= plain)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/row-words/height", test_height);
  g_test_add_func ("/row-words/width", test_width);
  g_test_add_func ("/row-words/label", test_label);
  g_test_add_func ("/row-words/style", test_style);

  return g_test_run ();
}

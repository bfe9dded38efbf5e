/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "charter-area.h"
#include "charter-guidance.h"
#include "charter-guidance-page.h"
#include "charter-sitting.h"
#include "charter-ui.h"

static char *
dup_shown (GtkWidget *page)
{
  GtkWidget *text = GTK_WIDGET (gtk_widget_get_template_child (page, CHARTER_TYPE_GUIDANCE_PAGE, "text"));

  return g_strdup (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (text))));
}

static void
test_chapters (void)
{
  Sitting sitting;
  GListModel *library;

  sitting_set_up (&sitting);
  library = G_LIST_MODEL (charter_session_get_library (sitting.session));
  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);
      g_autoptr(GPtrArray) chapters = charter_guidance_list_chapters (framework);
      gboolean has_it = FALSE;
      guint n_areas = 0;

      for (guint j = 0; j < chapters->len; j++)
        {
          const CharterGuidanceChapter *chapter = g_ptr_array_index (chapters, j);

          g_assert_nonnull (chapter->title);
          g_assert_cmpuint (chapter->sections->len, >, 0);
          n_areas += chapter->area != NULL;
          has_it = has_it || strstr (chapter->title, "data protection");
        }
      g_assert_true (has_it);
      g_assert_cmpuint (n_areas, ==, g_list_model_get_n_items (charter_framework_get_areas (framework)));
    }
  sitting_tear_down (&sitting);
}

/* A completed example in every area of the framework that the worked example judges. */
static void
test_examples (void)
{
  Sitting sitting;
  g_autoptr(GPtrArray) chapters = NULL;

  sitting_set_up (&sitting);
  chapters = charter_guidance_list_chapters (charter_session_get_framework (sitting.session));
  for (guint i = 0; i < chapters->len; i++)
    {
      const CharterGuidanceChapter *chapter = g_ptr_array_index (chapters, i);
      const CharterGuidanceSection *last = g_ptr_array_index (chapter->sections, chapter->sections->len - 1);

      if (chapter->area)
        g_assert_cmpstr (last->heading, ==, "A completed example");
    }
  sitting_tear_down (&sitting);
}

static void
test_page (void)
{
  Sitting sitting;
  GtkWidget *window, *page;
  g_autofree char *first = NULL;
  g_autofree char *area = NULL;
  int minimum;

  sitting_set_up (&sitting);
  window = gtk_window_new ();
  page = g_object_new (CHARTER_TYPE_GUIDANCE_PAGE, "session", sitting.session, NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  first = dup_shown (page);
  g_assert_cmpstr (first, ==, "Introduction");
  charter_page_show_target (CHARTER_PAGE (page), "2.1");
  area = dup_shown (page);
  g_assert_true (g_str_has_prefix (area, "2 "));
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 640);
  gtk_window_destroy (GTK_WINDOW (window));
  sitting_tear_down (&sitting);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  g_test_add_func ("/guidance-page/chapters", test_chapters);
  g_test_add_func ("/guidance-page/examples", test_examples);
  g_test_add_func ("/guidance-page/page", test_page);
  return g_test_run ();
}

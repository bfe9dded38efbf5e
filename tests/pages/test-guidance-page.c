/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "charter-area.h"
#include "charter-counts-for.h"
#include "charter-guidance.h"
#include "charter-guidance-page.h"
#include "charter-item.h"
#include "charter-row.h"
#include "charter-settings.h"
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

static guint
count_chapters (GtkWidget  *page,
                const char *beginning)
{
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (page, CHARTER_TYPE_GUIDANCE_PAGE, "chapters_list"));
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)); i++)
    n += g_str_has_prefix (charter_row_get_spoken_name (CHARTER_ROW (gtk_list_box_row_get_child (row))), beginning);
  return n;
}

/* Proposals for reform are off until somebody asks for them, and called proposals then. */
static void
test_proposals (void)
{
  Sitting sitting;
  CharterSettings *settings = charter_settings_get_default ();
  GtkWidget *window, *page, *tags;
  CharterFramework *framework;
  GListModel *areas;
  guint n_off = 0, n_on = 0;

  sitting_set_up (&sitting);
  window = gtk_window_new ();
  page = g_object_new (CHARTER_TYPE_GUIDANCE_PAGE, "session", sitting.session, NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  g_assert_cmpuint (count_chapters (page, "Proposals"), ==, 0);
  framework = charter_session_get_framework (sitting.session);
  areas = charter_framework_get_areas (framework);
  for (guint is_on = 0; is_on < 2; is_on++)
    {
      charter_settings_set_show_proposals (settings, is_on);
      for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
        {
          g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

          for (guint j = 0; j < g_list_model_get_n_items (charter_area_get_items (area)); j++)
            {
              g_autoptr(CharterItem) item = g_list_model_get_item (charter_area_get_items (area), j);

              tags = g_object_ref_sink (g_object_new (CHARTER_TYPE_TAGS, NULL));
              charter_counts_for_add_tags (CHARTER_TAGS (tags), charter_session_get_library (sitting.session),
                                           framework, item);
              for (GtkWidget *tag = gtk_widget_get_first_child (tags); tag; tag = gtk_widget_get_next_sibling (tag))
                *(is_on ? &n_on : &n_off) += 1;
              g_object_unref (tags);
            }
        }
    }
  g_assert_cmpuint (n_on, >, n_off);
  g_assert_cmpuint (count_chapters (page, "Proposals"), ==, 1);
  charter_settings_set_show_proposals (settings, FALSE);
  g_assert_cmpuint (count_chapters (page, "Proposals"), ==, 0);
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
  g_test_add_func ("/guidance-page/proposals", test_proposals);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-chart-menu.h"
#include "charter-radar-chart.h"
#include "charter-ring-sample.h"
#include "charter-ui.h"

#define N_AREAS 4

static CharterStandingChart *
build_chart (const char *level)
{
  static const char * const titles[] = { "Emerging", "Established", "Advanced" };
  g_autoptr(CharterFramework) framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", "test", NULL);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  g_autoptr(CharterAudit) audit = g_object_new (CHARTER_TYPE_AUDIT, "framework", "test",
                                                "cycle", "2026/27", NULL);
  g_autoptr(CharterStanding) standing = NULL;

  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  for (int i = 0; i < 3; i++)
    {
      g_autoptr(CharterLevel) made = charter_level_new (titles[i], titles[i], NULL, NULL, i + 1);

      charter_framework_add_level (framework, made);
    }
  for (int i = 1; i <= N_AREAS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i);
      g_autofree char *item_code = g_strdup_printf ("%d.1", i);
      g_autoptr(CharterArea) area = charter_area_new (code, "Area", "Area", NULL);
      g_autoptr(CharterItem) item = charter_item_new (item_code, "Item");

      charter_area_add_item (area, item);
      charter_framework_add_area (framework, area);
      if (i > 1)
        charter_judgement_set_level (charter_portfolio_ensure_judgement (portfolio, audit, item_code,
                                                                         CHARTER_VOICE_SCHOOL),
                                     level);
    }
  standing = charter_standing_new (portfolio, framework, audit, CHARTER_VOICE_SCHOOL);

  return charter_standing_chart_new (framework, standing, standing, "2025/26", NULL);
}

static void
count_cb (guint *count)
{
  *count += 1;
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n++;

  return n;
}

static void
test_properties (void)
{
  CharterRadarChart *self = g_object_ref_sink (g_object_new (CHARTER_TYPE_RADAR_CHART, NULL));
  g_autoptr(CharterStandingChart) chart = build_chart ("Established");
  guint count = 0;

  g_signal_connect_swapped (self, "notify", G_CALLBACK (count_cb), &count);
  charter_radar_chart_set_chart (self, chart);
  charter_radar_chart_set_chart (self, chart);
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (charter_radar_chart_get_chart (self) == chart);
  charter_radar_chart_set_shows_previous (self, FALSE);
  charter_radar_chart_set_shows_previous (self, FALSE);
  charter_radar_chart_set_shows_target (self, FALSE);
  charter_radar_chart_set_has_caption (self, FALSE);
  g_assert_cmpuint (count, ==, 4);
  g_assert_false (charter_radar_chart_get_shows_previous (self));
  g_assert_false (charter_radar_chart_get_shows_target (self));
  g_assert_false (charter_radar_chart_get_has_caption (self));

  charter_radar_chart_set_chart (self, NULL);
  g_assert_cmpuint (count_children (GTK_WIDGET (self)), ==, 0);

  g_assert_finalize_object (self);
}

static void
test_spoken (void)
{
  CharterRadarChart *self = g_object_ref_sink (g_object_new (CHARTER_TYPE_RADAR_CHART, NULL));
  g_autoptr(CharterStandingChart) chart = build_chart ("Established");
  GtkWidget *second;

  charter_radar_chart_set_chart (self, chart);
  g_assert_cmpuint (count_children (GTK_WIDGET (self)), ==, N_AREAS);
  second = gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (self)));
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "2 Area: Established, average 2.0 of 3; 2025/26 2.0");
  charter_radar_chart_set_shows_previous (self, FALSE);
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "2 Area: Established, average 2.0 of 3");
  gtk_test_accessible_assert_role (self, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (self),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));

  g_assert_finalize_object (self);
}

/* Tab comes in to one axis and goes out again; the arrows go round. */
static void
test_focus (void)
{
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *after = gtk_button_new_with_label ("After");
  GtkWidget *self = charter_radar_chart_new ();
  g_autoptr(CharterStandingChart) chart = build_chart ("Established");

  charter_radar_chart_set_chart (CHARTER_RADAR_CHART (self), chart);
  gtk_box_append (GTK_BOX (box), self);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_show (window);
  while (gtk_widget_get_width (self) == 0) /* the order of focus goes by where things are */
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (gtk_widget_grab_focus (after));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_focus (gtk_widget_get_first_child (self)));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (after));

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

static void
draw_once (GtkWidget *self)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (self);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, 400, 400);
  node = gtk_snapshot_free_to_node (snapshot);
  g_clear_pointer (&node, gsk_render_node_unref);
}

/* With animations off a new chart is there at once; empty charts draw too. */
static void
test_draws (void)
{
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());
  GtkWidget *self = charter_radar_chart_new ();
  g_autoptr(CharterStandingChart) chart = build_chart ("Established");
  g_autoptr(CharterStandingChart) next = build_chart ("Advanced");

  gtk_window_set_child (GTK_WINDOW (window), self);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 400);
  gtk_widget_show (window);
  draw_once (self);
  charter_radar_chart_set_chart (CHARTER_RADAR_CHART (self), chart);
  draw_once (self);
  charter_radar_chart_set_chart (CHARTER_RADAR_CHART (self), next);
  charter_radar_chart_set_chart (CHARTER_RADAR_CHART (self), NULL);
  draw_once (self);
  charter_radar_chart_set_chart (CHARTER_RADAR_CHART (self), next);
  gtk_widget_activate_action (self, "chart.copy", NULL);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

/* The button beside a chart asks the chart. */
static void
test_menu (void)
{
  GtkWidget *window = g_object_ref (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *self = charter_radar_chart_new ();
  GtkWidget *menu = charter_chart_menu_new (self);
  g_autoptr(CharterStandingChart) chart = build_chart ("Established");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);

  gtk_box_append (GTK_BOX (box), self);
  gtk_box_append (GTK_BOX (box), menu);
  gtk_window_set_child (GTK_WINDOW (window), box);
  charter_radar_chart_set_chart (CHARTER_RADAR_CHART (self), chart);
  gdk_clipboard_set_text (clipboard, "words");
  g_assert_true (gtk_widget_activate_action (menu, "chart.copy", NULL));
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

static void
test_sample (void)
{
  CharterRingSample *self =
    CHARTER_RING_SAMPLE (g_object_ref_sink (charter_ring_sample_new (CHARTER_RING_CURRENT)));
  guint count = 0;

  g_signal_connect_swapped (self, "notify::kind", G_CALLBACK (count_cb), &count);
  charter_ring_sample_set_kind (self, CHARTER_RING_TARGET);
  charter_ring_sample_set_kind (self, CHARTER_RING_TARGET);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpint (charter_ring_sample_get_kind (self), ==, CHARTER_RING_TARGET);

  g_assert_finalize_object (self);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/radar-chart/properties", test_properties);
  g_test_add_func ("/radar-chart/spoken", test_spoken);
  g_test_add_func ("/radar-chart/focus", test_focus);
  g_test_add_func ("/radar-chart/draws", test_draws);
  g_test_add_func ("/radar-chart/ring-sample", test_sample);

  g_test_add_func ("/radar-chart/menu", test_menu);
  return g_test_run ();
}

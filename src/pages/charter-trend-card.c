/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-trend-card.h"

#include <glib/gi18n.h>

#include "charter-chart-menu.h"
#include "charter-trend-chart.h"

/**
 * CharterTrendCard:
 *
 * One measure over time: its name, what changed for each group in words, the chart, and its table behind
 * an expander, with notes on figures. Hidden numbers are in none of them.
 */
struct _CharterTrendCard
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (CharterTrendCard, charter_trend_card, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *words,
            const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
attach (GtkGrid    *grid,
        const char *words,
        const char *style,
        gboolean    is_number,
        int         column,
        int         row)
{
  GtkWidget *label = make_label (words, style);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static GtkWidget *
make_table (CharterImpact        *impact,
            const CharterMeasure *measure,
            GPtrArray            *cohorts,
            GPtrArray            *periods)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 16, "row-spacing", 4, "margin-top", 8, NULL);
  GtkWidget *window = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, "child", grid,
                                    NULL);

  for (guint j = 0; j < periods->len; j++)
    {
      g_autofree char *title = charter_period_dup_words (g_ptr_array_index (periods, j));

      attach (GTK_GRID (grid), title, "quiet", TRUE, (int) j + 1, 0);
    }
  for (guint i = 0; i < cohorts->len; i++)
    {
      const CharterCohort *cohort = g_ptr_array_index (cohorts, i);

      attach (GTK_GRID (grid), cohort->title, NULL, FALSE, 0, (int) i + 1);
      for (guint j = 0; j < periods->len; j++)
        {
          const CharterPeriod *period = g_ptr_array_index (periods, j);
          CharterFigure figure = charter_impact_get (impact, measure, cohort->id, period->year, period->term);
          g_autofree char *words = charter_figure_dup_words (&figure, measure->unit);

          attach (GTK_GRID (grid), words, NULL, TRUE, (int) j + 1, (int) i + 1);
        }
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, measure->title, -1);
  return window;
}

static void
add_notes (GtkBox               *box,
           CharterImpact        *impact,
           const CharterMeasure *measure,
           GPtrArray            *cohorts,
           GPtrArray            *periods)
{
  for (guint i = 0; i < cohorts->len; i++)
    for (guint j = 0; j < periods->len; j++)
      {
        const CharterCohort *cohort = g_ptr_array_index (cohorts, i);
        const CharterPeriod *period = g_ptr_array_index (periods, j);
        CharterFigure figure = charter_impact_get (impact, measure, cohort->id, period->year, period->term);
        g_autofree char *time = charter_period_dup_words (period);
        g_autofree char *words = figure.note ? g_strdup_printf ("%s, %s: %s", cohort->title, time, figure.note) : NULL;

        if (words)
          gtk_box_append (box, make_label (words, "quiet"));
      }
}

static void
add_changes (GtkBox               *box,
             CharterImpact        *impact,
             const CharterMeasure *measure,
             GPtrArray            *cohorts)
{
  for (guint i = 0; i < cohorts->len; i++)
    {
      const CharterCohort *cohort = g_ptr_array_index (cohorts, i);
      g_autofree char *change = charter_impact_dup_words (impact, measure, cohort->id);
      g_autofree char *words = g_strdup_printf ("%s: %s", cohort->title, change);

      gtk_box_append (box, make_label (words, NULL));
    }
}

static void
add_source (GtkBox               *box,
            const CharterMeasure *measure)
{
  g_autofree char *direction = g_strdup_printf (_("%s, %s"), charter_unit_get_title (measure->unit),
                                                charter_better_get_title (measure->better));
  g_autofree char *words = measure->says ? g_strdup_printf ("%s. %s.", direction, measure->says)
                                         : g_strdup_printf ("%s.", direction);
  g_autofree char *from = measure->source ? g_strdup_printf (_("From: %s"), measure->source) : NULL;

  gtk_box_append (box, make_label (words, "quiet"));
  if (from)
    gtk_box_append (box, make_label (from, "quiet"));
}

static void
charter_trend_card_class_init (CharterTrendCardClass *klass)
{
}

static void
charter_trend_card_init (CharterTrendCard *self)
{
}

/**
 * charter_trend_card_new:
 * @impact: figures as they may be shown
 * @measure: one of its measures, with figures
 * @by_term: terms rather than whole years
 *
 * Returns: (transfer floating): the card; it keeps copies only
 */
GtkWidget *
charter_trend_card_new (CharterImpact        *impact,
                        const CharterMeasure *measure,
                        gboolean              by_term)
{
  GtkWidget *self = g_object_new (CHARTER_TYPE_TREND_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                   measure->title, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *chart = charter_trend_chart_new ();
  GtkWidget *expander = gtk_expander_new (_("The same as a table"));
  g_autoptr(CharterTrendPlot) plot = charter_trend_plot_new (impact, measure, by_term);
  g_autoptr(GPtrArray) cohorts = charter_impact_list_cohorts (impact, measure);
  g_autoptr(GPtrArray) periods = charter_impact_list_periods (impact, measure, by_term);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "padded");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), charter_chart_menu_new (chart));
  gtk_box_append (GTK_BOX (box), head);
  add_source (GTK_BOX (box), measure);
  charter_trend_chart_set_plot (CHARTER_TREND_CHART (chart), plot);
  gtk_box_append (GTK_BOX (box), chart);
  add_changes (GTK_BOX (box), impact, measure, cohorts);
  add_notes (GTK_BOX (box), impact, measure, cohorts, periods);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The same as a table"), -1);
  gtk_expander_set_child (GTK_EXPANDER (expander), make_table (impact, measure, cohorts, periods));
  gtk_box_append (GTK_BOX (box), expander);
  adw_bin_set_child (ADW_BIN (self), box);
  return self;
}

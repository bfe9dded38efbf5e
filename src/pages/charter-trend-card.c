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

  GPtrArray *table;  /* nullable: of the words of its cells, row by row, until it is opened */
  guint n_columns;
  char *title;
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

/* The words of the table's cells: its widgets are made when somebody opens it. */
static void
keep_table (CharterTrendCard     *self,
            CharterImpact        *impact,
            const CharterMeasure *measure,
            GPtrArray            *cohorts,
            GPtrArray            *periods)
{
  self->table = g_ptr_array_new_with_free_func (g_free);
  self->n_columns = periods->len + 1;
  g_ptr_array_add (self->table, g_strdup (""));
  for (guint j = 0; j < periods->len; j++)
    g_ptr_array_add (self->table, charter_period_dup_words (g_ptr_array_index (periods, j)));
  for (guint i = 0; i < cohorts->len; i++)
    {
      const CharterCohort *cohort = g_ptr_array_index (cohorts, i);

      g_ptr_array_add (self->table, g_strdup (cohort->title));
      for (guint j = 0; j < periods->len; j++)
        {
          const CharterPeriod *period = g_ptr_array_index (periods, j);
          CharterFigure figure = charter_impact_get (impact, measure, cohort->id, period->year, period->term);

          g_ptr_array_add (self->table, charter_figure_dup_words (&figure, measure->unit));
        }
    }
}

static GtkWidget *
make_table (CharterTrendCard *self)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 16, "row-spacing", 4, "margin-top", 8, NULL);
  GtkWidget *window = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, "child", grid,
                                    NULL);

  for (guint i = 1; i < self->table->len; i++)
    {
      guint column = i % self->n_columns, row = i / self->n_columns;

      attach (GTK_GRID (grid), g_ptr_array_index (self->table, i), row == 0 ? "quiet" : NULL, column > 0, (int) column,
              (int) row);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  return window;
}

static void
opened_cb (CharterTrendCard *self,
           GParamSpec       *pspec,
           GtkExpander      *expander)
{
  if (!self->table)
    return;
  gtk_expander_set_child (expander, make_table (self));
  g_clear_pointer (&self->table, g_ptr_array_unref);
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
charter_trend_card_finalize (GObject *object)
{
  CharterTrendCard *self = CHARTER_TREND_CARD (object);

  g_clear_pointer (&self->table, g_ptr_array_unref);
  g_free (self->title);

  G_OBJECT_CLASS (charter_trend_card_parent_class)->finalize (object);
}

static void
charter_trend_card_class_init (CharterTrendCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_trend_card_finalize;
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
  CharterTrendCard *self = g_object_new (CHARTER_TYPE_TREND_CARD, NULL);
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
  self->title = g_strdup (measure->title);
  keep_table (self, impact, measure, cohorts, periods);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), expander);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

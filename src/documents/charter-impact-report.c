/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-impact-report.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"
#include "charter-trend-plot.h"

/* Years that a table has room for; the chart shows them all. */
#define MOST_YEARS 7
#define CHART_WIDTH 470
#define CHART_HEIGHT 170
#define CHART_FONT_SIZE 9.5

static void
draw_trend_cb (cairo_t  *cr,
               double    width,
               double    height,
               gpointer  data)
{
  const CharterTrendStyle style = {
    .palette = CHARTER_PALETTE_PAPER,
    .font_size = CHART_FONT_SIZE,
    .font_family = "Cantarell, sans-serif",
  };

  charter_trend_draw (charter_trend_plot_get_trend (data), &style, cr, width, height);
}

static void
add_chart (CharterPackComposer  *self,
           CharterImpact        *impact,
           const CharterMeasure *measure)
{
  CharterTrendPlot *plot = charter_trend_plot_new (impact, measure, FALSE);
  g_autofree char *words = charter_trend_dup_summary (charter_trend_plot_get_trend (plot));

  charter_document_add_figure (self->document, CHART_WIDTH, CHART_HEIGHT, words, draw_trend_cb, plot,
                               (GDestroyNotify) charter_trend_plot_unref);
}

static void
add_table (CharterPackComposer  *self,
           CharterImpact        *impact,
           const CharterMeasure *measure)
{
  g_autoptr(GPtrArray) cohorts = charter_impact_list_cohorts (impact, measure);
  g_autoptr(GPtrArray) periods = charter_impact_list_periods (impact, measure, FALSE);
  guint first = periods->len > MOST_YEARS ? periods->len - MOST_YEARS : 0;
  CharterColumn columns[MOST_YEARS + 1] = { { _("Group"), 2, CHARTER_ALIGN_START, TRUE } };
  guint n_columns = 1;
  CharterBlock *table;

  for (guint j = first; j < periods->len; j++)
    columns[n_columns++] = (CharterColumn) { ((CharterPeriod *) g_ptr_array_index (periods, j))->year, 1,
                                             CHARTER_ALIGN_END, FALSE };
  table = charter_document_add_table (self->document, measure->title, columns, n_columns);
  for (guint i = 0; i < cohorts->len; i++)
    {
      const CharterCohort *cohort = g_ptr_array_index (cohorts, i);
      GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);

      g_ptr_array_add (cells, charter_text_new_plain (cohort->title));
      for (guint j = first; j < periods->len; j++)
        {
          const CharterPeriod *period = g_ptr_array_index (periods, j);
          CharterFigure figure = charter_impact_get (impact, measure, cohort->id, period->year, NULL);
          g_autofree char *words = charter_figure_dup_words (&figure, measure->unit);

          g_ptr_array_add (cells, charter_text_new_plain (words));
        }
      charter_table_add_cells (table, cells);
    }
}

static void
add_notes (CharterPackComposer  *self,
           CharterImpact        *impact,
           const CharterMeasure *measure)
{
  g_autoptr(GPtrArray) cohorts = charter_impact_list_cohorts (impact, measure);
  g_autoptr(GPtrArray) periods = charter_impact_list_periods (impact, measure, FALSE);

  for (guint i = 0; i < cohorts->len; i++)
    for (guint j = 0; j < periods->len; j++)
      {
        const CharterCohort *cohort = g_ptr_array_index (cohorts, i);
        const CharterPeriod *period = g_ptr_array_index (periods, j);
        CharterFigure figure = charter_impact_get (impact, measure, cohort->id, period->year, NULL);
        g_autofree char *words = figure.note ? g_strdup_printf ("%s, %s: %s", cohort->title, period->year, figure.note)
                                             : NULL;

        if (words)
          charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (words));
      }
}

static void
add_measure (CharterPackComposer  *self,
             CharterImpact        *impact,
             const CharterMeasure *measure,
             int                   level)
{
  g_autofree char *kind = g_strdup_printf (_("%s, %s"), charter_unit_get_title (measure->unit),
                                           charter_better_get_title (measure->better));
  g_autofree char *words = measure->says ? g_strdup_printf ("%s. %s.", kind, measure->says)
                                         : g_strdup_printf ("%s.", kind);
  g_autofree char *from = measure->source ? g_strdup_printf (_("From: %s"), measure->source) : NULL;

  charter_document_add_heading (self->document, level, measure->title, NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_words (self->document, words);
  charter_document_keep_with_next (self->document);
  add_chart (self, impact, measure);
  charter_document_keep_with_next (self->document);
  add_table (self, impact, measure);
  if (from)
    charter_document_keep_with_next (self->document);
  add_notes (self, impact, measure);
  if (from)
    charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (from));
}

static CharterText *
backing_text (CharterImpact    *impact,
              const CharterAim *aim)
{
  g_autoptr(GPtrArray) serving = charter_impact_list_serving (impact, aim->id);
  CharterText *text = charter_text_new ();

  if (aim->is_council_only)
    return charter_text_add (text, CHARTER_RUN_DIM, _("the council’s alone"));
  if (serving->len == 0)
    return charter_text_add (text, CHARTER_RUN_DIM, _("no figures yet"));
  for (guint i = 0; i < serving->len; i++)
    {
      const CharterCohort *all = g_ptr_array_index (charter_impact_get_known (impact)->cohorts, 0);
      const CharterMeasure *measure = g_ptr_array_index (serving, i);
      g_autofree char *change = charter_impact_dup_words (impact, measure, all->id);
      g_autofree char *words = g_strdup_printf ("%s%s: %s", i > 0 ? "\n" : "", measure->title, change);

      charter_text_add (text, CHARTER_RUN_PLAIN, words);
    }
  return text;
}

static void
add_aims (CharterPackComposer *self,
          CharterImpact       *impact,
          int                  level,
          guint                most)
{
  GPtrArray *sets = charter_impact_get_known (impact)->aim_sets;
  const CharterColumn columns[] = {
    { _("Hoped for"), 2, CHARTER_ALIGN_START, TRUE },
    { _("Figures of all pupils"), 4, CHARTER_ALIGN_START, FALSE },
  };

  for (guint i = 0; i < MIN (sets->len, most); i++)
    {
      const CharterAimSet *set = g_ptr_array_index (sets, i);
      CharterBlock *table;

      charter_document_add_heading (self->document, level, set->title, NULL, CHARTER_HEADING_PLAIN);
      table = charter_document_add_table (self->document, set->title, columns, G_N_ELEMENTS (columns));
      for (guint j = 0; j < set->aims->len; j++)
        {
          const CharterAim *aim = g_ptr_array_index (set->aims, j);

          charter_table_add_row (table, NULL, charter_text_new_plain (aim->title), backing_text (impact, aim), NULL);
        }
    }
}

/**
 * charter_pack_add_impact:
 * @self: a composer
 *
 * The charter's hoped-for gains with the figures that say something about them. Left out without figures.
 */
void
charter_pack_add_impact (CharterPackComposer *self)
{
  g_autoptr(CharterImpact) impact = NULL;

  if (!self->source->measures)
    return;
  impact = charter_impact_new (self->portfolio, self->source->measures);
  if (charter_impact_count_measures (impact) == 0)
    return;
  charter_document_add_label (self->document, _("Whether it helped"));
  charter_document_add_heading (self->document, 1, _("Impact over the years"), "impact",
                                charter_pack_section_flags (self));
  charter_document_add_words (self->document, charter_impact_get_caution ());
  add_aims (self, impact, 2, 1);
}

/**
 * charter_impact_report_compose:
 * @source: a school's records, with the list of measures
 *
 * Every measure that has figures, as a chart and a table, after the hopes that they say something about. Small
 * numbers, and what would give them away, are in neither.
 *
 * Returns: (transfer full): the document; it holds no reference to any record
 */
CharterDocument *
charter_impact_report_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Impact over the years"));
  g_autoptr(CharterImpact) impact = source->measures ? charter_impact_new (self->portfolio, source->measures) : NULL;
  GPtrArray *measures = impact ? charter_impact_get_measures (impact) : NULL;
  const char *name = charter_school_get_name (self->school);

  charter_pack_add_logo (self);
  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, _("Impact over the years"));
  charter_document_add_words (self->document, charter_impact_get_caution ());
  if (!impact || charter_impact_count_measures (impact) == 0)
    {
      charter_document_add_words (self->document, _("There are no figures yet. Type them, or open a table of them, on "
                                                    "the page Impact."));
      return charter_pack_composer_finish (self);
    }
  add_aims (self, impact, 2, G_MAXUINT);
  charter_document_add_heading (self->document, 2, _("Measure by measure"), NULL, CHARTER_HEADING_PLAIN);
  for (guint i = 0; i < measures->len; i++)
    if (charter_impact_has_figures (impact, g_ptr_array_index (measures, i)))
      add_measure (self, impact, g_ptr_array_index (measures, i), 3);
  return charter_pack_composer_finish (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-impact-private.h"

#include <math.h>
#include <string.h>

#include "charter-small-number.h"
#include "charter-suppression.h"

/*
 * Figures as they may be shown. For each measure and school year, the groups of pupils and the terms
 * make one table with sums: a group and the rest of its family make everybody, three terms make the
 * year. What is small is hidden in it, and what would give it away. Whoever shows a figure asks here,
 * so that no two papers differ in what they hide.
 */

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* How many pupils a figure is of: what was said with it, else what the school's figures of the year say. */
static gint64
get_base (CharterImpact    *self,
          CharterIndicator *indicator)
{
  const CharterCohort *cohort =
    charter_measures_find_cohort (self->known, charter_indicator_get_cohort (indicator));
  GListModel *contexts = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_CONTEXT);

  if (charter_indicator_get_out_of (indicator) != CHARTER_NOT_SAID)
    return charter_indicator_get_out_of (indicator);
  if (!cohort || !cohort->context)
    return CHARTER_NOT_SAID;
  for (guint i = 0; i < g_list_model_get_n_items (contexts); i++)
    {
      g_autoptr(CharterContext) context = g_list_model_get_item (contexts, i);
      gint64 count;

      if (g_strcmp0 (charter_context_get_year (context), charter_indicator_get_year (indicator)) != 0)
        continue;
      g_object_get (context, cohort->context, &count, NULL);
      return count;
    }
  return CHARTER_NOT_SAID;
}

static gboolean
is_count (CharterUnit unit)
{
  return unit == CHARTER_UNIT_PUPILS || unit == CHARTER_UNIT_TIMES || unit == CHARTER_UNIT_DAYS;
}

/* How many pupils a figure points to: @is_small when they, or all the others of the group, are few. */
static gint64
count_pupils (CharterImpact        *self,
              const CharterMeasure *measure,
              CharterIndicator     *indicator,
              gboolean             *is_small)
{
  double value = (double) charter_indicator_get_value (indicator) / CHARTER_IMPACT_HUNDREDTHS;
  gint64 base = get_base (self, indicator);
  gint64 count;

  if (is_count (measure->unit))
    {
      gint64 said = charter_indicator_get_out_of (indicator);

      count = (gint64) ceil (value);
      *is_small = charter_small_number_is_hidden (count) || charter_small_number_is_hidden (said);
      return count;
    }
  *is_small = charter_small_number_is_hidden (base);
  if (measure->unit != CHARTER_UNIT_PERCENT_OF_PUPILS || base == CHARTER_NOT_SAID)
    return base;
  count = (gint64) round (value * (double) base / 100);
  *is_small |= charter_small_number_is_hidden (count) || charter_small_number_is_hidden (base - count);
  return count;
}

static void
add_cell (CharterImpact        *self,
          CharterSuppression   *table,
          const CharterMeasure *measure,
          CharterKeptFigure    *kept)
{
  gboolean is_small;
  gint64 count = count_pupils (self, measure, kept->indicator, &is_small);

  if (count == CHARTER_NOT_SAID)
    {
      kept->state = CHARTER_FIGURE_UNCHECKED;
      return;
    }
  kept->state = CHARTER_FIGURE_SHOWN;
  kept->cell = charter_suppression_add (table, count, TRUE);
  if (is_small)
    charter_suppression_mark (table, kept->cell);
}

static CharterKeptFigure *
find_countable (CharterImpact        *self,
                const CharterMeasure *measure,
                const char           *cohort,
                const char           *year,
                const char           *term)
{
  CharterKeptFigure *kept = charter_impact_find_kept (self, measure->id, cohort, year, term);

  return kept && kept->state == CHARTER_FIGURE_SHOWN ? kept : NULL;
}

/* Everybody is the groups of a family and whoever is in none of them. */
static void
add_family (CharterImpact        *self,
            CharterSuppression   *table,
            const CharterMeasure *measure,
            const char           *family,
            const char           *year,
            const char           *term)
{
  const CharterCohort *all = g_ptr_array_index (self->known->cohorts, 0);
  CharterKeptFigure *total = find_countable (self, measure, all->id, year, term);
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_small;
  gint64 rest;
  guint others;

  if (!total)
    return;
  rest = count_pupils (self, measure, total->indicator, &is_small);
  for (guint i = 0; i < self->known->cohorts->len; i++)
    {
      const CharterCohort *cohort = g_ptr_array_index (self->known->cohorts, i);
      CharterKeptFigure *kept = find_countable (self, measure, cohort->id, year, term);

      if (!kept || g_strcmp0 (cohort->family, family) != 0)
        continue;
      rest -= count_pupils (self, measure, kept->indicator, &is_small);
      g_array_append_val (parts, kept->cell);
    }
  if (parts->len == 0 || rest < 0)
    return; /* no sum: counted at different times */
  others = charter_suppression_add (table, rest, FALSE);
  g_array_append_val (parts, others);
  charter_suppression_add_sum (table, total->cell, (const guint *) (gpointer) parts->data, parts->len);
}

static void
add_terms (CharterImpact        *self,
           CharterSuppression   *table,
           const CharterMeasure *measure,
           const char           *cohort,
           const char           *year)
{
  CharterKeptFigure *total = find_countable (self, measure, cohort, year, NULL);
  guint parts[CHARTER_IMPACT_N_TERMS];

  for (guint i = 0; i < CHARTER_IMPACT_N_TERMS; i++)
    {
      CharterKeptFigure *kept = find_countable (self, measure, cohort, year, charter_impact_periods[i]);

      if (!kept || !total)
        return;
      parts[i] = kept->cell;
    }
  charter_suppression_add_sum (table, total->cell, parts, CHARTER_IMPACT_N_TERMS);
}

static void
add_sums (CharterImpact        *self,
          CharterSuppression   *table,
          const CharterMeasure *measure,
          const char           *year)
{
  const char *family = NULL;

  if (measure->unit == CHARTER_UNIT_POINTS)
    return;
  for (guint i = 0; i < self->known->cohorts->len; i++)
    {
      const CharterCohort *cohort = g_ptr_array_index (self->known->cohorts, i);

      if (measure->unit != CHARTER_UNIT_PERCENT_OF_PUPILS)
        add_terms (self, table, measure, cohort->id, year);
      if (!cohort->family || g_strcmp0 (cohort->family, family) == 0)
        continue;
      family = cohort->family;
      for (guint j = 0; j < CHARTER_IMPACT_N_PERIODS; j++)
        add_family (self, table, measure, family, year, charter_impact_periods[j]);
    }
}

static void
settle_year (CharterImpact        *self,
             const CharterMeasure *measure,
             const char           *year)
{
  g_autoptr(CharterSuppression) table = charter_suppression_new ();

  for (int round = 0; round < 2; round++)
    {
      if (round == 1)
        {
          add_sums (self, table, measure, year);
          charter_suppression_settle (table);
        }
      for (guint i = 0; i < self->known->cohorts->len; i++)
        for (guint j = 0; j < CHARTER_IMPACT_N_PERIODS; j++)
          {
            const CharterCohort *cohort = g_ptr_array_index (self->known->cohorts, i);
            CharterKeptFigure *kept =
              charter_impact_find_kept (self, measure->id, cohort->id, year, charter_impact_periods[j]);

            if (kept && round == 0)
              add_cell (self, table, measure, kept);
            else if (kept && kept->state == CHARTER_FIGURE_SHOWN
                     && charter_suppression_is_hidden (table, kept->cell))
              kept->state = CHARTER_FIGURE_HIDDEN;
          }
    }
}

/**
 * charter_impact_ensure_settled:
 * @self: figures
 * @measure: one of its measures
 *
 * Finds out what of a measure may be shown, once it is asked for: opening a school does not wait for what no
 * page shows yet.
 */
void
charter_impact_ensure_settled (CharterImpact        *self,
                               const CharterMeasure *measure)
{
  GPtrArray *years = g_hash_table_lookup (self->years, measure->id);

  if (!years || !g_hash_table_add (self->settled, measure->id))
    return;
  g_ptr_array_sort (years, compare_years);
  for (guint i = 0; i < years->len; i++)
    settle_year (self, measure, g_ptr_array_index (years, i));
}

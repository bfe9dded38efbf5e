/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-impact-private.h"

#include <glib/gi18n.h>
#include <string.h>

const char * const charter_impact_periods[CHARTER_IMPACT_N_PERIODS] = { "autumn", "spring", "summer", NULL };

static const char * const term_titles[CHARTER_IMPACT_N_TERMS] = { N_("Autumn"), N_("Spring"), N_("Summer") };

static char *
make_key (const char *measure,
          const char *cohort,
          const char *year,
          const char *term)
{
  return g_strjoin ("\t", measure, cohort, year, term ? term : "", NULL);
}

/**
 * charter_impact_find_kept:
 * @self: figures
 * @measure: id of a measure
 * @cohort: id of a group
 * @year: a school year
 * @term: (nullable): a term, or the whole year
 *
 * Returns: (transfer none) (nullable): what is kept
 */
CharterKeptFigure *
charter_impact_find_kept (CharterImpact *self,
                          const char    *measure,
                          const char    *cohort,
                          const char    *year,
                          const char    *term)
{
  g_autofree char *key = make_key (measure, cohort, year, term);

  return g_hash_table_lookup (self->kept, key);
}

static void
note_year (CharterImpact *self,
           const char    *measure,
           const char    *year)
{
  GPtrArray *years = g_hash_table_lookup (self->years, measure);

  if (!years)
    {
      years = g_ptr_array_new ();
      g_hash_table_insert (self->years, (gpointer) measure, years);
    }
  if (!g_ptr_array_find_with_equal_func (years, year, g_str_equal, NULL))
    g_ptr_array_add (years, (gpointer) year);
}

/** charter_impact_is_year: Returns: whether @words name a school year: "2025/26" */
gboolean
charter_impact_is_year (const char *words)
{
  int first, second;

  if (!words || strlen (words) != 7 || words[4] != '/' || strspn (words, "0123456789") != 4
      || strspn (words + 5, "0123456789") != 2)
    return FALSE;
  first = (int) g_ascii_strtoll (words, NULL, 10);
  second = (int) g_ascii_strtoll (words + 5, NULL, 10);
  return first >= 1990 && first <= 2100 && (first + 1) % 100 == second;
}

static void
keep (CharterImpact    *self,
      CharterIndicator *indicator)
{
  const char *measure = charter_indicator_get_measure (indicator);
  const char *cohort = charter_indicator_get_cohort (indicator);
  const char *year = charter_indicator_get_year (indicator);
  const char *term = charter_indicator_get_term (indicator);
  const CharterMeasure *known = charter_impact_find_measure (self, measure);
  CharterKeptFigure *kept;

  if (!known || !cohort || !charter_impact_is_year (year)
      || charter_indicator_get_value (indicator) == CHARTER_NOT_SAID)
    return;
  kept = g_new0 (CharterKeptFigure, 1);
  kept->indicator = indicator;
  g_hash_table_replace (self->kept, make_key (measure, cohort, year, term), kept);
  note_year (self, known->id, year);
  if (term)
    g_hash_table_add (self->has_terms, known->id);
}

static CharterMeasure *
make_own (CharterOwnMeasure *record)
{
  CharterMeasure *measure = g_new0 (CharterMeasure, 1);
  const char *title = charter_own_measure_get_title (record);
  const char *aims = charter_own_measure_get_aims (record);

  measure->id = g_strdup (charter_record_get_id (CHARTER_RECORD (record)));
  measure->title = g_strdup (title ? title : _("Measure without a name"));
  measure->source = g_strdup (charter_own_measure_get_source (record));
  measure->aims = g_strsplit (aims ? aims : "", " ", -1);
  measure->by_term = TRUE;
  charter_unit_from_nick (charter_own_measure_get_unit (record), &measure->unit);
  charter_better_from_nick (charter_own_measure_get_better (record), &measure->better);
  return measure;
}

static void
add_measures (CharterImpact *self)
{
  GListModel *own = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_OWN_MEASURE);

  for (guint i = 0; i < self->known->measures->len; i++)
    g_ptr_array_add (self->measures, g_ptr_array_index (self->known->measures, i));
  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr(CharterOwnMeasure) record = g_list_model_get_item (own, i);
      CharterMeasure *measure = make_own (record);

      g_ptr_array_add (self->own, measure);
      g_ptr_array_add (self->measures, measure);
    }
}

/**
 * charter_impact_new:
 * @portfolio: a school
 * @measures: which measures, groups and hopes there are; outlives what is returned
 *
 * Returns: (transfer full): the school's figures as they may be shown at this moment
 */
CharterImpact *
charter_impact_new (CharterPortfolio      *portfolio,
                    const CharterMeasures *measures)
{
  CharterImpact *self = g_new0 (CharterImpact, 1);
  GListModel *indicators = charter_portfolio_get_list (portfolio, CHARTER_TYPE_INDICATOR);

  self->portfolio = g_object_ref (portfolio);
  self->known = measures;
  self->own = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_measure_free);
  self->measures = g_ptr_array_new ();
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->years = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->has_terms = g_hash_table_new (g_str_hash, g_str_equal);
  self->settled = g_hash_table_new (g_str_hash, g_str_equal);
  add_measures (self);
  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr(CharterIndicator) indicator = g_list_model_get_item (indicators, i);

      keep (self, indicator); /* the portfolio holds it */
    }
  return self;
}

/**
 * charter_impact_free:
 * @self: (transfer full) (nullable): figures
 */
void
charter_impact_free (CharterImpact *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->settled);
  g_hash_table_unref (self->has_terms);
  g_hash_table_unref (self->years);
  g_hash_table_unref (self->kept);
  g_ptr_array_unref (self->measures);
  g_ptr_array_unref (self->own);
  g_object_unref (self->portfolio);
  g_free (self);
}

/**
 * charter_impact_get_known:
 * @self: figures
 *
 * Returns: (transfer none): which measures, groups and hopes there are
 */
const CharterMeasures *
charter_impact_get_known (CharterImpact *self)
{
  return self->known;
}

/**
 * charter_impact_get_measures:
 * @self: figures
 *
 * Returns: (transfer none) (element-type CharterMeasure): those that are known, then the school's own
 */
GPtrArray *
charter_impact_get_measures (CharterImpact *self)
{
  return self->measures;
}

/** charter_impact_find_measure: Returns: (transfer none) (nullable): the measure called @id */
const CharterMeasure *
charter_impact_find_measure (CharterImpact *self,
                             const char    *id)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      const CharterMeasure *measure = g_ptr_array_index (self->measures, i);

      if (g_strcmp0 (measure->id, id) == 0)
        return measure;
    }
  return NULL;
}

/**
 * charter_impact_has_figures:
 * @self: figures
 * @measure: one of its measures
 *
 * Returns: whether anything was entered for it
 */
gboolean
charter_impact_has_figures (CharterImpact        *self,
                            const CharterMeasure *measure)
{
  return g_hash_table_contains (self->years, measure->id);
}

/**
 * charter_impact_has_terms:
 * @self: figures
 * @measure: one of its measures
 *
 * Returns: whether anything was entered for one of its terms
 */
gboolean
charter_impact_has_terms (CharterImpact        *self,
                          const CharterMeasure *measure)
{
  return g_hash_table_contains (self->has_terms, measure->id);
}

/** charter_impact_count_measures: Returns: how many measures have figures */
guint
charter_impact_count_measures (CharterImpact *self)
{
  return g_hash_table_size (self->years);
}

static gboolean
has_cohort (CharterImpact        *self,
            const CharterMeasure *measure,
            const CharterCohort  *cohort)
{
  GPtrArray *years = g_hash_table_lookup (self->years, measure->id);

  for (guint i = 0; years && i < years->len; i++)
    for (guint j = 0; j < CHARTER_IMPACT_N_PERIODS; j++)
      if (charter_impact_find_kept (self, measure->id, cohort->id, g_ptr_array_index (years, i),
                                    charter_impact_periods[j]))
        return TRUE;
  return FALSE;
}

/** charter_impact_list_cohorts: Returns: (transfer container): of const CharterCohort that have figures */
GPtrArray *
charter_impact_list_cohorts (CharterImpact        *self,
                             const CharterMeasure *measure)
{
  GPtrArray *cohorts = g_ptr_array_new ();

  for (guint i = 0; i < self->known->cohorts->len; i++)
    if (has_cohort (self, measure, g_ptr_array_index (self->known->cohorts, i)))
      g_ptr_array_add (cohorts, g_ptr_array_index (self->known->cohorts, i));
  return cohorts;
}

static void
period_free (CharterPeriod *self)
{
  g_free (self->year);
  g_free (self);
}

/**
 * charter_impact_list_periods:
 * @self: figures
 * @measure: one of its measures
 * @by_term: terms rather than whole years
 *
 * Returns: (transfer full) (element-type CharterPeriod): from the first with a figure to the last, those
 *   without any among them too
 */
GPtrArray *
charter_impact_list_periods (CharterImpact        *self,
                             const CharterMeasure *measure,
                             gboolean              by_term)
{
  GPtrArray *periods = g_ptr_array_new_with_free_func ((GDestroyNotify) period_free);
  GPtrArray *years = g_hash_table_lookup (self->years, measure->id);
  guint from = by_term ? 0 : CHARTER_IMPACT_N_TERMS;
  guint to = by_term ? CHARTER_IMPACT_N_TERMS : CHARTER_IMPACT_N_PERIODS;
  int first, last;

  if (!years)
    return periods;
  charter_impact_ensure_settled (self, measure);
  first = atoi (g_ptr_array_index (years, 0));
  last = atoi (g_ptr_array_index (years, years->len - 1));
  for (int year = first; year <= last; year++)
    for (guint j = from; j < to; j++)
      {
        CharterPeriod *period = g_new0 (CharterPeriod, 1);

        period->year = g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
        period->term = charter_impact_periods[j];
        g_ptr_array_add (periods, period);
      }
  return periods;
}

/** charter_impact_get: Returns: a figure as it may be shown; @term is %NULL for the whole year */
CharterFigure
charter_impact_get (CharterImpact        *self,
                    const CharterMeasure *measure,
                    const char           *cohort,
                    const char           *year,
                    const char           *term)
{
  CharterKeptFigure *kept = charter_impact_find_kept (self, measure->id, cohort, year, term);
  CharterFigure figure = { CHARTER_FIGURE_MISSING };

  charter_impact_ensure_settled (self, measure);
  if (!kept)
    return figure;
  figure.state = kept->state;
  if (kept->state != CHARTER_FIGURE_SHOWN)
    return figure; /* without its note, which may say the number in words */
  figure.note = charter_indicator_get_note (kept->indicator);
  figure.value = (double) charter_indicator_get_value (kept->indicator) / CHARTER_IMPACT_HUNDREDTHS;
  return figure;
}

/** charter_impact_list_serving: Returns: (transfer container): of const CharterMeasure with figures that
 * say something about @aim */
GPtrArray *
charter_impact_list_serving (CharterImpact *self,
                             const char    *aim)
{
  GPtrArray *serving = g_ptr_array_new ();

  for (guint i = 0; i < self->measures->len; i++)
    {
      CharterMeasure *measure = g_ptr_array_index (self->measures, i);

      if (charter_measure_serves (measure, aim) && charter_impact_has_figures (self, measure))
        g_ptr_array_add (serving, measure);
    }
  return serving;
}

/**
 * charter_impact_find_indicator:
 * @portfolio: a school
 * @measure: id of a measure
 * @cohort: id of a group
 * @year: a school year
 * @term: (nullable): a term, or the whole year
 *
 * Returns: (transfer none) (nullable): what is kept, the number itself with it
 */
CharterIndicator *
charter_impact_find_indicator (CharterPortfolio *portfolio,
                               const char       *measure,
                               const char       *cohort,
                               const char       *year,
                               const char       *term)
{
  GListModel *indicators = charter_portfolio_get_list (portfolio, CHARTER_TYPE_INDICATOR);

  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr(CharterIndicator) indicator = g_list_model_get_item (indicators, i);

      if (g_strcmp0 (charter_indicator_get_year (indicator), year) == 0
          && g_strcmp0 (charter_indicator_get_measure (indicator), measure) == 0
          && g_strcmp0 (charter_indicator_get_cohort (indicator), cohort) == 0
          && g_strcmp0 (charter_indicator_get_term (indicator), term) == 0)
        return indicator; /* the portfolio holds it */
    }
  return NULL;
}

/**
 * charter_impact_get_term_title:
 * @term: (nullable): a term of a period
 *
 * Returns: (nullable): "Autumn"; %NULL for the whole year
 */
const char *
charter_impact_get_term_title (const char *term)
{
  for (guint i = 0; i < CHARTER_IMPACT_N_TERMS; i++)
    if (g_strcmp0 (charter_impact_periods[i], term) == 0)
      return _(term_titles[i]);
  return NULL;
}

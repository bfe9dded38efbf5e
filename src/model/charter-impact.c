/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-impact.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "charter-small-number.h"
#include "charter-suppression.h"

/*
 * Figures as they may be shown. For each measure and school year, the groups of pupils and the terms
 * make one table with sums: a group and the rest of its family make everybody, three terms make the
 * year. What is small is hidden in it, and what would give it away. Whoever shows a figure asks here,
 * so that no two papers differ in what they hide.
 */

#define HUNDREDTHS 100.0
#define N_TERMS 3
#define N_PERIODS (N_TERMS + 1)

static const char * const terms[N_PERIODS] = { "autumn", "spring", "summer", NULL };
static const char * const term_titles[N_TERMS] = { N_("Autumn"), N_("Spring"), N_("Summer") };

typedef struct {
  CharterIndicator   *indicator;
  CharterFigureState  state;
  guint               cell;
} Kept;

struct _CharterImpact
{
  CharterPortfolio      *portfolio;
  const CharterMeasures *known;
  GPtrArray             *own;      /* of CharterMeasure, of the school */
  GPtrArray             *measures; /* of const CharterMeasure, borrowed: those that are known, then its own */
  GHashTable            *kept;     /* "measure cohort year term" -> Kept */
  GHashTable            *years;    /* measure id -> GPtrArray of years, sorted */
  GHashTable            *has_terms; /* measure ids, borrowed */
  GHashTable            *settled;   /* measure ids, borrowed: of which what to hide is known */
};

static char *
make_key (const char *measure,
          const char *cohort,
          const char *year,
          const char *term)
{
  return g_strjoin ("\t", measure, cohort, year, term ? term : "", NULL);
}

static Kept *
find_kept (CharterImpact *self,
           const char    *measure,
           const char    *cohort,
           const char    *year,
           const char    *term)
{
  g_autofree char *key = make_key (measure, cohort, year, term);

  return g_hash_table_lookup (self->kept, key);
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
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
  Kept *kept;

  if (!known || !cohort || !charter_impact_is_year (year)
      || charter_indicator_get_value (indicator) == CHARTER_NOT_SAID)
    return;
  kept = g_new0 (Kept, 1);
  kept->indicator = indicator;
  g_hash_table_replace (self->kept, make_key (measure, cohort, year, term), kept);
  note_year (self, known->id, year);
  if (term)
    g_hash_table_add (self->has_terms, known->id);
}

/* How many pupils a figure is of: what was said with it, else what the school's figures of the year say. */
static gint64
get_base (CharterImpact    *self,
          CharterIndicator *indicator)
{
  const CharterCohort *cohort = charter_measures_find_cohort (self->known, charter_indicator_get_cohort (indicator));
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
  double value = (double) charter_indicator_get_value (indicator) / HUNDREDTHS;
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
          Kept                 *kept)
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

static Kept *
find_countable (CharterImpact        *self,
                const CharterMeasure *measure,
                const char           *cohort,
                const char           *year,
                const char           *term)
{
  Kept *kept = find_kept (self, measure->id, cohort, year, term);

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
  Kept *total = find_countable (self, measure, all->id, year, term);
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_small;
  gint64 rest = total ? count_pupils (self, measure, total->indicator, &is_small) : 0;
  guint others;

  for (guint i = 0; total && i < self->known->cohorts->len; i++)
    {
      const CharterCohort *cohort = g_ptr_array_index (self->known->cohorts, i);
      Kept *kept = find_countable (self, measure, cohort->id, year, term);

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
  Kept *total = find_countable (self, measure, cohort, year, NULL);
  guint parts[N_TERMS];

  for (guint i = 0; i < N_TERMS; i++)
    {
      Kept *kept = find_countable (self, measure, cohort, year, terms[i]);

      if (!kept || !total)
        return;
      parts[i] = kept->cell;
    }
  charter_suppression_add_sum (table, total->cell, parts, N_TERMS);
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
      for (guint j = 0; j < N_PERIODS; j++)
        add_family (self, table, measure, family, year, terms[j]);
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
        for (guint j = 0; j < N_PERIODS; j++)
          {
            const CharterCohort *cohort = g_ptr_array_index (self->known->cohorts, i);
            Kept *kept = find_kept (self, measure->id, cohort->id, year, terms[j]);

            if (kept && round == 0)
              add_cell (self, table, measure, kept);
            else if (kept && kept->state == CHARTER_FIGURE_SHOWN
                     && charter_suppression_is_hidden (table, kept->cell))
              kept->state = CHARTER_FIGURE_HIDDEN;
          }
    }
}

/* Once it is asked for: opening a school does not wait for what no page shows yet. */
static void
ensure_settled (CharterImpact        *self,
                const CharterMeasure *measure)
{
  GPtrArray *years = g_hash_table_lookup (self->years, measure->id);

  if (!years || !g_hash_table_add (self->settled, measure->id))
    return;
  g_ptr_array_sort (years, compare_years);
  for (guint i = 0; i < years->len; i++)
    settle_year (self, measure, g_ptr_array_index (years, i));
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

const CharterMeasures *
charter_impact_get_known (CharterImpact *self)
{
  return self->known;
}

/** charter_impact_get_measures: Returns: (transfer none): of const CharterMeasure, the school's own last */
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

gboolean
charter_impact_has_figures (CharterImpact        *self,
                            const CharterMeasure *measure)
{
  return g_hash_table_contains (self->years, measure->id);
}

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
    for (guint j = 0; j < N_PERIODS; j++)
      if (find_kept (self, measure->id, cohort->id, g_ptr_array_index (years, i), terms[j]))
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
  int first, last;

  if (!years)
    return periods;
  ensure_settled (self, measure);
  first = atoi (g_ptr_array_index (years, 0));
  last = atoi (g_ptr_array_index (years, years->len - 1));
  for (int year = first; year <= last; year++)
    for (guint j = by_term ? 0 : N_TERMS; j < (by_term ? N_TERMS : N_PERIODS); j++)
      {
        CharterPeriod *period = g_new0 (CharterPeriod, 1);

        period->year = g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
        period->term = terms[j];
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
  Kept *kept = find_kept (self, measure->id, cohort, year, term);
  CharterFigure figure = { CHARTER_FIGURE_MISSING };

  ensure_settled (self, measure);
  if (!kept)
    return figure;
  figure.state = kept->state;
  if (kept->state != CHARTER_FIGURE_SHOWN)
    return figure; /* without its note, which may say the number in words */
  figure.note = charter_indicator_get_note (kept->indicator);
  figure.value = (double) charter_indicator_get_value (kept->indicator) / HUNDREDTHS;
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

const char *
charter_impact_get_term_title (const char *term)
{
  for (guint i = 0; i < N_TERMS; i++)
    if (g_strcmp0 (terms[i], term) == 0)
      return _(term_titles[i]);
  return NULL;
}

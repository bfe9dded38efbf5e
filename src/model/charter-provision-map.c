/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-provision-map.h"

#include <glib/gi18n.h>
#include <math.h>

#include "charter-entry.h"
#include "charter-money.h"
#include "charter-provision-trail.h"
#include "charter-term.h"
#include "charter-year-groups.h"

static const char * const needs[CHARTER_MAP_N_NEEDS - 1] = { "communication", "cognition", "semh", "sensory" };

static const CharterMapFigure no_figure = { 0, CHARTER_SHOWN_SUM_INIT, 0, 0 };

static void
add (CharterMapFigure *figure,
     CharterProvision *provision,
     gint64            cost)
{
  gint64 pupils = charter_provision_get_pupils (provision);

  figure->n++;
  charter_shown_sum_add (&figure->places, pupils);
  figure->cost += cost;
  if (charter_small_number_is_shown (pupils))
    figure->cost_of_shown += cost;
}

static void
row_free (gpointer data)
{
  CharterMapRow *self = data;

  g_free (self->title);
  g_free (self->years);
  g_free (self);
}

static CharterMapRow *
ensure_row (GPtrArray  *rows,
            const char *title,
            const char *years)
{
  CharterMapRow *row;

  for (guint i = 0; i < rows->len; i++)
    {
      row = g_ptr_array_index (rows, i);
      if (g_strcmp0 (row->title, title) == 0)
        return row;
    }
  row = g_new0 (CharterMapRow, 1);
  row->title = g_strdup (title);
  row->years = g_strdup (years);
  row->total = no_figure;
  for (guint i = 0; i < CHARTER_MAP_N_NEEDS; i++)
    row->needs[i] = no_figure;
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_to_row (CharterMapRow    *row,
            CharterProvision *provision,
            gint64            cost)
{
  add (&row->needs[charter_provision_map_find_need (provision)], provision, cost);
  add (&row->total, provision, cost);
}

static void
add_provision (CharterProvisionMap *self,
               CharterProvision    *provision,
               CharterMapShare      share)
{
  gint64 said = MAX (charter_provision_get_cost (provision), 0);
  gint64 cost = share == CHARTER_MAP_COSTED ? said : 0;
  const char *years = charter_provision_get_years (provision);
  const char *cohort = charter_provision_get_cohort (provision);
  g_autofree char *title = charter_year_groups_dup_words (years);

  g_ptr_array_add (self->provisions, g_object_ref (provision));
  add_to_row (ensure_row (self->by_years, title, years), provision, cost);
  add_to_row (ensure_row (self->by_cohort, cohort ? cohort : _("No cohort named"), NULL), provision, cost);
  add (&self->needs[charter_provision_map_find_need (provision)], provision, cost);
  add (&self->total, provision, cost);
  self->paid[charter_provision_get_paid_from (provision)] += cost;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const CharterMapRow *left = *(CharterMapRow * const *) a;
  const CharterMapRow *right = *(CharterMapRow * const *) b;
  int years = charter_year_groups_compare (left->years, right->years);

  return years != 0 ? years : g_utf8_collate (left->title, right->title);
}

static int
compare_provisions (gconstpointer a,
                    gconstpointer b)
{
  CharterProvision *left = *(CharterProvision * const *) a;
  CharterProvision *right = *(CharterProvision * const *) b;
  int tiers = (int) charter_provision_get_tier (left) - (int) charter_provision_get_tier (right);
  const char *left_title = charter_provision_get_title (left);
  const char *right_title = charter_provision_get_title (right);

  if (tiers != 0)
    return tiers;
  if (g_strcmp0 (left_title, right_title) != 0)
    return g_utf8_collate (left_title ? left_title : "", right_title ? right_title : "");
  return g_strcmp0 (charter_provision_get_start_on (left), charter_provision_get_start_on (right));
}

static void
read_funding (CharterProvisionMap *self,
              CharterPortfolio    *portfolio)
{
  CharterFunding *funding = charter_funding_find (portfolio, self->year);
  gint64 own = funding ? charter_funding_get_threshold (funding) : CHARTER_NOT_SAID;

  self->notional = funding ? charter_funding_get_notional (funding) : CHARTER_NOT_SAID;
  self->has_own_threshold = own != CHARTER_NOT_SAID;
  self->threshold = self->has_own_threshold ? own : CHARTER_FUNDING_USUAL_THRESHOLD;
}

/**
 * charter_provision_map_get_share:
 * @provision: one cycle of a provision
 * @year: a school year, "2026/27"
 * @today: today, `YYYY-MM-DD`
 *
 * A cycle costs in the school year that it begins in, once and whole, so that years add up. One without a first
 * day belongs to the present year.
 *
 * Returns: whether @year has it, and with its cost
 */
CharterMapShare
charter_provision_map_get_share (CharterProvision *provision,
                                 const char       *year,
                                 const char       *today)
{
  const char *start = charter_provision_get_start_on (provision);
  const char *end = charter_provision_get_end_on (provision);
  g_autofree char *own = charter_term_dup_school_year (start ? start : today);
  g_autofree char *first = charter_term_dup_first_day (year);

  if (g_strcmp0 (own, year) == 0)
    return CHARTER_MAP_COSTED;
  if (start && end && first && g_strcmp0 (own, year) < 0 && g_strcmp0 (end, first) >= 0)
    return CHARTER_MAP_CARRIED;
  return CHARTER_MAP_NOT_IN;
}

/**
 * charter_provision_map_new:
 * @portfolio: a school's records
 * @year: a school year, "2026/27"
 * @today: today, `YYYY-MM-DD`
 *
 * Maps what runs in that year, by year group, cohort and area of need. A group of several year groups is a row of
 * its own: nothing is split between years by guessing. Small numbers of pupils are in none of the sums.
 *
 * Returns: (transfer full): the map
 */
CharterProvisionMap *
charter_provision_map_new (CharterPortfolio *portfolio,
                           const char       *year,
                           const char       *today)
{
  CharterProvisionMap *self = g_new0 (CharterProvisionMap, 1);
  GListModel *list = charter_portfolio_get_list (portfolio, CHARTER_TYPE_PROVISION);

  self->year = g_strdup (year);
  self->today = g_strdup (today);
  self->provisions = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_years = g_ptr_array_new_with_free_func (row_free);
  self->by_cohort = g_ptr_array_new_with_free_func (row_free);
  self->total = no_figure;
  for (guint i = 0; i < CHARTER_MAP_N_NEEDS; i++)
    self->needs[i] = no_figure;
  read_funding (self, portfolio);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterProvision) provision = g_list_model_get_item (list, i);
      CharterMapShare share = charter_provision_map_get_share (provision, year, today);

      if (share != CHARTER_MAP_NOT_IN)
        add_provision (self, provision, share);
    }
  g_ptr_array_sort (self->by_years, compare_rows);
  g_ptr_array_sort (self->by_cohort, compare_rows);
  g_ptr_array_sort (self->provisions, compare_provisions);
  return self;
}

/**
 * charter_provision_map_free:
 * @self: (transfer full): a provision map
 */
void
charter_provision_map_free (CharterProvisionMap *self)
{
  g_free (self->year);
  g_free (self->today);
  g_ptr_array_unref (self->provisions);
  g_ptr_array_unref (self->by_years);
  g_ptr_array_unref (self->by_cohort);
  g_free (self);
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) b, *(const char * const *) a);
}

/**
 * charter_provision_map_dup_years:
 * @portfolio: a school's records
 * @today: today, `YYYY-MM-DD`
 *
 * Returns: (transfer full): the school years that there is a map of, the latest first: the next one, the present
 *   one, and every year in which a cycle began
 */
GStrv
charter_provision_map_dup_years (CharterPortfolio *portfolio,
                                 const char       *today)
{
  g_autofree char *present = charter_term_dup_school_year (today);
  GListModel *list = charter_portfolio_get_list (portfolio, CHARTER_TYPE_PROVISION);
  g_autoptr(GPtrArray) years = g_ptr_array_new ();

  g_ptr_array_add (years, charter_term_dup_next_year (present));
  g_ptr_array_add (years, g_strdup (present));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterProvision) provision = g_list_model_get_item (list, i);
      char *year = charter_term_dup_school_year (charter_provision_get_start_on (provision));

      if (year && !g_ptr_array_find_with_equal_func (years, year, g_str_equal, NULL))
        g_ptr_array_add (years, year);
      else
        g_free (year);
    }
  g_ptr_array_sort (years, compare_years);
  g_ptr_array_add (years, NULL);
  return (GStrv) g_ptr_array_steal (years, NULL);
}

/** charter_provision_map_find_need: Returns: the column of @provision's area of need */
guint
charter_provision_map_find_need (CharterProvision *provision)
{
  const char *need = charter_provision_get_need (provision);
  guint i = 0;

  while (i < G_N_ELEMENTS (needs) && g_strcmp0 (needs[i], need) != 0)
    i++;
  return i;
}

/**
 * charter_provision_map_get_need_title:
 * @need: a column, less than %CHARTER_MAP_N_NEEDS
 *
 * Returns: the area of need by its full name
 */
const char *
charter_provision_map_get_need_title (guint need)
{
  return need < G_N_ELEMENTS (needs) ? charter_entry_title_need (needs[need]) : _("No one area of need");
}

/**
 * charter_map_figure_get_per_place:
 * @figure: some provisions together
 *
 * Returns: pence for each place, of those provisions whose places are shown; %CHARTER_NOT_SAID when there is none
 */
gint64
charter_map_figure_get_per_place (const CharterMapFigure *figure)
{
  if (figure->places.shown <= 0)
    return CHARTER_NOT_SAID;
  return (figure->cost_of_shown + figure->places.shown / 2) / figure->places.shown;
}

/**
 * charter_provision_map_get_per_pupil:
 * @self: the map of a year
 * @portfolio: what it was made from
 * @provision: one of its provisions
 *
 * What all cycles of the provision that begin in the year cost a pupil, to compare with the threshold. Of a small
 * group it is not told, since cost divided by it is the number.
 *
 * Returns: pence, or %CHARTER_NOT_SAID
 */
gint64
charter_provision_map_get_per_pupil (CharterProvisionMap *self,
                                     CharterPortfolio    *portfolio,
                                     CharterProvision    *provision)
{
  g_autoptr(GPtrArray) trail = charter_provision_list_trail (portfolio, provision);
  double sum = 0;
  gboolean is_any = FALSE;

  for (guint i = 0; i < trail->len; i++)
    {
      CharterProvision *cycle = g_ptr_array_index (trail, i);
      gint64 pupils = charter_provision_get_pupils (cycle);
      gint64 cost = charter_provision_get_cost (cycle);

      if (charter_provision_map_get_share (cycle, self->year, self->today) != CHARTER_MAP_COSTED)
        continue;
      if (pupils < CHARTER_SMALLEST_SHOWN || cost == CHARTER_NOT_SAID)
        return CHARTER_NOT_SAID;
      sum += (double) cost / (double) pupils;
      is_any = TRUE;
    }
  return is_any ? (gint64) round (sum) : CHARTER_NOT_SAID;
}

/**
 * charter_provision_map_dup_funding_words:
 * @self: the map of a year
 *
 * Returns: (transfer full): what of the notional SEN budget is planned, in a sentence
 */
char *
charter_provision_map_dup_funding_words (CharterProvisionMap *self)
{
  gint64 used = self->paid[CHARTER_PAID_FROM_NOTIONAL_SEN];
  g_autofree char *spent = charter_money_dup_words (used);
  g_autofree char *budget = charter_money_dup_words (self->notional);
  g_autofree char *rest = charter_money_dup_words (ABS (self->notional - used));

  if (self->notional == CHARTER_NOT_SAID)
    /* Translators: a sum of money */
    return g_strdup_printf (_("%s is planned from the notional SEN budget. Type what the school was given for the "
                              "year to see how far it goes."), spent);
  if (used > self->notional)
    /* Translators: three sums of money */
    return g_strdup_printf (_("%s is planned from a notional SEN budget of %s: %s more than it holds."), spent,
                            budget, rest);
  return g_strdup_printf (_("%s is planned from a notional SEN budget of %s; %s is left."), spent, budget, rest);
}

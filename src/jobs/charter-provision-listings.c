/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-listing-job.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-provision-change.h"
#include "charter-provision-map.h"
#include "charter-provision-trail.h"
#include "charter-provision-words.h"
#include "charter-term.h"
#include "charter-year-groups.h"

/* Money in pounds: whole ones, as everywhere that it is shown. */
static void
add_money (CharterListing *listing,
           gint64          pence)
{
  if (pence == CHARTER_NOT_SAID)
    charter_listing_add (listing, NULL);
  else
    charter_listing_add_number (listing, (pence + 50) / 100);
}

/* A number where it may be shown, else why not. */
static void
add_pupils (CharterListing *listing,
            gint64          pupils)
{
  g_autofree char *words = charter_small_number_dup_words (pupils);

  if (pupils == CHARTER_NOT_SAID)
    charter_listing_add (listing, NULL);
  else if (charter_small_number_is_hidden (pupils))
    charter_listing_add (listing, words);
  else
    charter_listing_add_number (listing, pupils);
}

static void
add_provision (CharterListing   *listing,
               CharterPortfolio *portfolio,
               CharterProvision *provision)
{
  CharterChange change = charter_change_of (provision);
  CharterDecision decided = charter_provision_get_decided (provision);
  g_autofree char *years = charter_year_groups_dup_words (charter_provision_get_years (provision));
  g_autofree char *words = charter_change_dup_words (&change);
  g_autofree char *measures = charter_change_dup_measures (provision);
  guint need = charter_provision_map_find_need (provision);

  charter_listing_begin_row (listing);
  charter_listing_add (listing, charter_provision_get_title (provision));
  charter_listing_add_number (listing, charter_provision_get_cycle (portfolio, provision));
  charter_listing_add (listing, charter_tier_get_title (charter_provision_get_tier (provision)));
  charter_listing_add (listing, charter_provision_map_get_need_title (need));
  charter_listing_add (listing, charter_provision_get_cohort (provision));
  charter_listing_add (listing, years);
  add_pupils (listing, charter_provision_get_pupils (provision));
  charter_listing_add (listing, charter_provision_get_start_on (provision));
  charter_listing_add (listing, charter_provision_get_end_on (provision));
  charter_listing_add (listing, charter_provision_get_sessions (provision));
  charter_listing_add (listing, charter_provision_get_staff (provision));
  add_money (listing, charter_provision_get_cost (provision));
  charter_listing_add (listing, charter_paid_from_get_title (charter_provision_get_paid_from (provision)));
  charter_listing_add (listing, charter_provision_get_scale (provision));
  charter_listing_add (listing, measures);
  charter_listing_add (listing, words);
  charter_listing_add (listing, decided == CHARTER_DECISION_NOT_DECIDED
                                ? charter_stage_get_title (charter_provision_get_stage (provision))
                                : charter_decision_get_title (decided));
  charter_listing_add (listing, charter_provision_get_decision (provision));
}

/**
 * charter_listing_new_of_provisions:
 * @session: a session with a school
 *
 * Returns: (transfer full): a row for each cycle of each provision; small numbers are not in it
 */
CharterListing *
charter_listing_new_of_provisions (CharterSession *session)
{
  const CharterListingField fields[] = {
    { _("Provision"), 28, CHARTER_LISTING_TEXT }, { _("Cycle"), 7, CHARTER_LISTING_NUMBER },
    { _("Tier"), 12, CHARTER_LISTING_TEXT }, { _("Area of need"), 26, CHARTER_LISTING_TEXT },
    { _("Cohort"), 22, CHARTER_LISTING_TEXT }, { _("Year groups"), 18, CHARTER_LISTING_TEXT },
    { _("Pupils"), 10, CHARTER_LISTING_NUMBER }, { _("Start"), 13, CHARTER_LISTING_DATE },
    { _("End"), 13, CHARTER_LISTING_DATE }, { _("Sessions"), 20, CHARTER_LISTING_TEXT },
    { _("By whom"), 20, CHARTER_LISTING_TEXT }, { _("Cost (£)"), 10, CHARTER_LISTING_NUMBER },
    { _("Paid from"), 20, CHARTER_LISTING_TEXT }, { _("Measured by"), 26, CHARTER_LISTING_TEXT },
    { _("From → to"), 26, CHARTER_LISTING_TEXT }, { _("Change"), 18, CHARTER_LISTING_TEXT },
    { _("Decision or stage"), 16, CHARTER_LISTING_TEXT }, { _("Why"), 30, CHARTER_LISTING_TEXT },
  };
  CharterListing *listing = charter_listing_new (_("Provisions"), fields, G_N_ELEMENTS (fields));
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  GListModel *list = charter_portfolio_get_list (portfolio, CHARTER_TYPE_PROVISION);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterProvision) provision = g_list_model_get_item (list, i);

      add_provision (listing, portfolio, provision);
    }
  return listing;
}

static void
add_figure (CharterListing         *listing,
            const char             *year,
            const char             *row,
            const char             *need,
            const CharterMapFigure *figure)
{
  g_autofree char *places = charter_shown_sum_dup_words (&figure->places);

  if (figure->n == 0)
    return;
  charter_listing_begin_row (listing);
  charter_listing_add (listing, year);
  charter_listing_add (listing, row);
  charter_listing_add (listing, need);
  charter_listing_add_number (listing, figure->n);
  if (figure->places.has_hidden || figure->places.shown < 0)
    charter_listing_add (listing, places);
  else
    charter_listing_add_number (listing, figure->places.shown);
  add_money (listing, figure->cost);
  add_money (listing, charter_map_figure_get_per_place (figure));
}

static void
add_rows (CharterListing *listing,
          const char     *year,
          GPtrArray      *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      CharterMapRow *row = g_ptr_array_index (rows, i);

      for (guint need = 0; need < CHARTER_MAP_N_NEEDS; need++)
        add_figure (listing, year, row->title, charter_provision_map_get_need_title (need), &row->needs[need]);
      add_figure (listing, year, row->title, _("Together"), &row->total);
    }
}

static void
add_year (CharterListing   *listing,
          CharterPortfolio *portfolio,
          const char       *year,
          const char       *today,
          gboolean          is_by_cohort)
{
  g_autoptr(CharterProvisionMap) map = charter_provision_map_new (portfolio, year, today);

  add_rows (listing, year, is_by_cohort ? map->by_cohort : map->by_years);
  for (guint need = 0; need < CHARTER_MAP_N_NEEDS; need++)
    add_figure (listing, year, _("Together"), charter_provision_map_get_need_title (need), &map->needs[need]);
  add_figure (listing, year, _("Together"), _("Together"), &map->total);
}

/**
 * charter_listing_new_of_map:
 * @session: a session with a school
 * @is_by_cohort: by cohort, else by year group
 *
 * Returns: (transfer full): the provision map of every school year; no small number can be taken from it
 */
CharterListing *
charter_listing_new_of_map (CharterSession *session,
                            gboolean        is_by_cohort)
{
  const CharterListingField fields[] = {
    { _("School year"), 12, CHARTER_LISTING_TEXT },
    { is_by_cohort ? _("Cohort") : _("Year group"), 26, CHARTER_LISTING_TEXT },
    { _("Area of need"), 32, CHARTER_LISTING_TEXT }, { _("Provisions"), 11, CHARTER_LISTING_NUMBER },
    { _("Places"), 14, CHARTER_LISTING_NUMBER }, { _("Cost (£)"), 10, CHARTER_LISTING_NUMBER },
    { _("Cost a place (£)"), 10, CHARTER_LISTING_NUMBER },
  };
  CharterListing *listing = charter_listing_new (is_by_cohort ? _("Map by cohort") : _("Map by year group"), fields,
                                                 G_N_ELEMENTS (fields));
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autofree char *today = charter_clock_dup_today ();
  g_auto(GStrv) years = charter_provision_map_dup_years (portfolio, today);

  for (guint i = 0; years[i]; i++)
    add_year (listing, portfolio, years[i], today, is_by_cohort);
  return listing;
}

/**
 * charter_listing_new_of_funding:
 * @session: a session with a school
 *
 * Returns: (transfer full): for every school year, what is paid from where beside the notional SEN budget
 */
CharterListing *
charter_listing_new_of_funding (CharterSession *session)
{
  const CharterListingField fields[] = {
    { _("School year"), 12, CHARTER_LISTING_TEXT }, { _("Paid from"), 26, CHARTER_LISTING_TEXT },
    { _("Cost (£)"), 10, CHARTER_LISTING_NUMBER }, { _("Budget (£)"), 10, CHARTER_LISTING_NUMBER },
    { _("Threshold for top-up requests (£ a pupil)"), 16, CHARTER_LISTING_NUMBER },
  };
  CharterListing *listing = charter_listing_new (_("Funding"), fields, G_N_ELEMENTS (fields));
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autofree char *today = charter_clock_dup_today ();
  g_auto(GStrv) years = charter_provision_map_dup_years (portfolio, today);

  for (guint i = 0; years[i]; i++)
    {
      g_autoptr(CharterProvisionMap) map = charter_provision_map_new (portfolio, years[i], today);

      for (guint paid = 0; paid < CHARTER_MAP_N_PAID; paid++)
        if (map->paid[paid] > 0 || (paid == CHARTER_PAID_FROM_NOTIONAL_SEN && map->notional != CHARTER_NOT_SAID))
          {
            charter_listing_begin_row (listing);
            charter_listing_add (listing, years[i]);
            charter_listing_add (listing, charter_paid_from_get_title ((CharterPaidFrom) paid));
            add_money (listing, map->paid[paid]);
            add_money (listing, paid == CHARTER_PAID_FROM_NOTIONAL_SEN ? map->notional : CHARTER_NOT_SAID);
            add_money (listing, paid == CHARTER_PAID_FROM_NOTIONAL_SEN ? map->threshold : CHARTER_NOT_SAID);
          }
    }
  return listing;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-funding.h"

#include <glib/gi18n.h>

#include "charter-id.h"
#include "charter-portfolio.h"

/**
 * CharterFunding:
 *
 * What a school year's provision is costed against: the notional SEN budget as the school was told, and
 * the cost a pupil from which top-up funding may be asked for. Money in pence.
 */
struct _CharterFunding
{
  CharterRecord parent_instance;

  char *school;
  char *year;
  gint64 notional;
  gint64 threshold;
  char *source;
};

G_DEFINE_FINAL_TYPE (CharterFunding, charter_funding, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterFunding, school, "school"),
  CHARTER_TEXT (CharterFunding, year, "year"),
  CHARTER_INTEGER (CharterFunding, notional, "notional"),
  CHARTER_INTEGER (CharterFunding, threshold, "threshold"),
  CHARTER_TEXT (CharterFunding, source, "source"),
};

static void
charter_funding_class_init (CharterFundingClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "funding";
  record_class->noun = N_("notional SEN funding");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_funding_init (CharterFunding *self)
{
}

CHARTER_DEFINE_TEXT (CharterFunding, charter_funding, school, "school")
CHARTER_DEFINE_TEXT (CharterFunding, charter_funding, year, "year")
CHARTER_DEFINE_INTEGER (CharterFunding, charter_funding, notional, "notional")
CHARTER_DEFINE_INTEGER (CharterFunding, charter_funding, threshold, "threshold")
CHARTER_DEFINE_TEXT (CharterFunding, charter_funding, source, "source")

/**
 * charter_funding_dup_id_for:
 * @school: the id of a school
 * @year: a school year, "2026/27"
 *
 * Returns: (transfer full): the id of that record on every machine
 */
char *
charter_funding_dup_id_for (const char *school,
                            const char *year)
{
  return charter_id_for ("funding", school, year, NULL);
}

static const char *
get_school_id (CharterPortfolio *portfolio)
{
  return charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
}

/**
 * charter_funding_find:
 * @portfolio: a school's records
 * @year: a school year, "2026/27"
 *
 * Returns: (nullable) (transfer none): what was typed for that year
 */
CharterFunding *
charter_funding_find (CharterPortfolio *portfolio,
                      const char       *year)
{
  g_autofree char *id = charter_funding_dup_id_for (get_school_id (portfolio), year);
  CharterRecord *found = charter_portfolio_find (portfolio, id);

  return CHARTER_IS_FUNDING (found) ? CHARTER_FUNDING (found) : NULL;
}

/**
 * charter_funding_ensure:
 * @portfolio: a school's records
 * @year: a school year, "2026/27"
 *
 * Returns: (transfer none): the figures of that year, made when there are none yet
 */
CharterFunding *
charter_funding_ensure (CharterPortfolio *portfolio,
                        const char       *year)
{
  CharterFunding *found = charter_funding_find (portfolio, year);
  g_autofree char *id = charter_funding_dup_id_for (get_school_id (portfolio), year);
  g_autoptr(CharterFunding) made = NULL;

  if (found)
    return found;
  made = g_object_new (CHARTER_TYPE_FUNDING, "id", id, "school", get_school_id (portfolio),
                       "year", year, NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (made));
  return made; /* the portfolio keeps it */
}

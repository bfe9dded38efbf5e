/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-portfolio.h"
#include "charter-small-number.h"

G_BEGIN_DECLS

/* The areas of need of the SEND Code of Practice, then what is of none of them. */
#define CHARTER_MAP_N_NEEDS 5
#define CHARTER_MAP_N_PAID (CHARTER_PAID_FROM_OTHER + 1)

/* Some provisions together. Places are not pupils: who takes part in two is counted in both. */
typedef struct {
  guint           n;
  CharterShownSum places;
  gint64          cost;          /* pence */
  gint64          cost_of_shown; /* of those whose places are shown */
} CharterMapFigure;

typedef struct {
  char             *title;
  char             *years; /* as stored; of a row by year group */
  CharterMapFigure  needs[CHARTER_MAP_N_NEEDS];
  CharterMapFigure  total;
} CharterMapRow;

/* How a school year counts a cycle of a provision. */
typedef enum {
  CHARTER_MAP_NOT_IN,
  CHARTER_MAP_CARRIED, /* it began earlier: its cost counts in that year */
  CHARTER_MAP_COSTED,
} CharterMapShare;

/* The provisions of one school year, costed: all the numbers of the page, the document and the spreadsheet. */
typedef struct {
  char             *year;
  char             *today;      /* that it was made on */
  GPtrArray        *provisions; /* of CharterProvision, the order of the list: tier, then title */
  GPtrArray        *by_years;   /* of CharterMapRow */
  GPtrArray        *by_cohort;  /* of CharterMapRow */
  CharterMapFigure  needs[CHARTER_MAP_N_NEEDS];
  CharterMapFigure  total;
  gint64            paid[CHARTER_MAP_N_PAID]; /* pence, by where it is paid from */
  gint64            notional;   /* pence, or CHARTER_NOT_SAID */
  gint64            threshold;  /* pence a pupil; the usual one unless the school typed another */
  gboolean          has_own_threshold;
} CharterProvisionMap;

CharterProvisionMap *charter_provision_map_new         (CharterPortfolio          *portfolio,
                                                        const char                *year,
                                                        const char                *today) G_GNUC_WARN_UNUSED_RESULT;
void                 charter_provision_map_free        (CharterProvisionMap       *self);
GStrv                charter_provision_map_dup_years   (CharterPortfolio          *portfolio,
                                                        const char                *today) G_GNUC_WARN_UNUSED_RESULT;
CharterMapShare      charter_provision_map_get_share   (CharterProvision          *provision,
                                                        const char                *year,
                                                        const char                *today);
const char          *charter_provision_map_get_need_title (guint                   need);
guint                charter_provision_map_find_need   (CharterProvision          *provision);

gint64               charter_map_figure_get_per_place  (const CharterMapFigure    *figure);
gint64               charter_provision_map_get_per_pupil (CharterProvisionMap     *self,
                                                        CharterPortfolio          *portfolio,
                                                        CharterProvision          *provision);
char                *charter_provision_map_dup_funding_words (CharterProvisionMap *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterProvisionMap, charter_provision_map_free)

G_END_DECLS

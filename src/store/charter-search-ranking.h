/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-search-query.h"

G_BEGIN_DECLS

#define CHARTER_RANKING_MAX_UNITS 16

/* A word that a person typed counts more than what means the same; in tenths. */
#define CHARTER_WORTH_TYPED  10
#define CHARTER_WORTH_SHOWN  7 /* the field's own term for it */
#define CHARTER_WORTH_HIDDEN 3 /* what somebody else would have typed */

extern const char charter_search_ranking_columns[];

/* How well each of what is looked for fits the row that the statement stands on. */
typedef struct {
  guint  n_units;
  guint  n_phrases;
  guint8 unit_of[1024];  /* by phrase */
  guint8 worth_of[1024]; /* in tenths */
  guint8 fit[CHARTER_RANKING_MAX_UNITS]; /* 0: not there */
} CharterSearchRanking;

gboolean charter_search_ranking_register (CharterSearchRanking  *self,
                                          CharterDatabase       *database,
                                          GError               **error);
void     charter_search_ranking_prepare  (CharterSearchRanking  *self,
                                          CharterSearchQuery    *query);
void     charter_search_ranking_prepare_phrase (CharterSearchRanking *self);
guint    charter_search_ranking_get_worth (guint                column);

G_END_DECLS

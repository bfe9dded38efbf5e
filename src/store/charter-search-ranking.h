/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-search-query.h"

G_BEGIN_DECLS

#define CHARTER_RANKING_MAX_UNITS 16

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

G_END_DECLS

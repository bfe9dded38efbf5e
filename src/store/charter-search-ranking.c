/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-search-ranking.h"

#include <string.h>

#include "charter-tokenizer.h"

/*
 * FTS5's bm25 () asks the index a second time for each phrase, and the sizes table for each row: more than
 * half of a key press with ten thousand entries. Directories need less: it counts where a word stands, not
 * how often, and a word that a person typed counts more than what means the same.
 */

/* The columns of entry_fts, in their order. */
const char charter_search_ranking_columns[] =
  "name, organisation, search_terms, description, eligibility, referral, address, postcode, needed_first, "
  "schedule, cost";
static const guint8 column_worth[] = { 10, 5, 8, 4, 4, 2, 2, 2, 2, 1, 1 };

static void
rank (const Fts5ExtensionApi  *api,
      Fts5Context             *context,
      sqlite3_context         *result,
      int                      n_values,
      sqlite3_value          **values)
{
  CharterSearchRanking *self = api->xUserData (context);
  int n = MIN (api->xPhraseCount (context), (int) self->n_phrases);

  memset (self->fit, 0, sizeof self->fit);
  for (int i = 0; i < n; i++)
    {
      guint8 *fit = &self->fit[self->unit_of[i]];
      Fts5PhraseIter at;
      int column;

      if (api->xPhraseFirstColumn (context, i, &at, &column) != SQLITE_OK)
        continue;
      for (; column >= 0; api->xPhraseNextColumn (context, &at, &column))
        if (column < (int) G_N_ELEMENTS (column_worth))
          *fit = MAX (*fit, (guint8) (column_worth[column] * self->worth_of[i] / CHARTER_WORTH_TYPED));
    }
  sqlite3_result_int (result, 0);
}

/**
 * charter_search_ranking_register:
 * @self: what charter_rank () fills in; must outlive the connection
 * @database: the reader's connection
 * @error: return location
 */
gboolean
charter_search_ranking_register (CharterSearchRanking  *self,
                                 CharterDatabase       *database,
                                 GError               **error)
{
  fts5_api *api = charter_tokenizer_get_api (database, error);
  int result;

  if (!api)
    return FALSE;
  result = api->xCreateFunction (api, "charter_rank", self, rank, NULL);
  if (result == SQLITE_OK)
    return TRUE;
  charter_database_set_error (database, result, error);
  return FALSE;
}

/**
 * charter_search_ranking_get_worth:
 * @column: a column of entry_fts
 *
 * Returns: how much a word is worth that stands in it, 1 to 10
 */
guint
charter_search_ranking_get_worth (guint column)
{
  return column < G_N_ELEMENTS (column_worth) ? column_worth[column] : 0;
}

static void
add_phrase (CharterSearchRanking *self,
            guint                 unit,
            guint8                worth)
{
  if (self->n_phrases >= G_N_ELEMENTS (self->unit_of))
    return;
  self->unit_of[self->n_phrases] = (guint8) unit;
  self->worth_of[self->n_phrases++] = worth;
}

/**
 * charter_search_ranking_prepare:
 * @self: a ranking
 * @query: what is looked for; its phrases count in the order of charter_search_query_dup_match()
 */
void
charter_search_ranking_prepare (CharterSearchRanking *self,
                                CharterSearchQuery   *query)
{
  self->n_phrases = 0;
  self->n_units = MIN (query->units->len, CHARTER_RANKING_MAX_UNITS);
  for (guint i = 0; i < self->n_units; i++)
    {
      const CharterSearchUnit *unit = g_ptr_array_index (query->units, i);

      for (guint j = 0; j < (unit->endings ? unit->endings->len : 1); j++)
        add_phrase (self, i, CHARTER_WORTH_TYPED);
      for (guint j = 0; j < unit->alternatives->len; j++)
        add_phrase (self, i, j < unit->n_shown ? CHARTER_WORTH_SHOWN : CHARTER_WORTH_HIDDEN);
    }
}

/**
 * charter_search_ranking_prepare_phrase:
 * @self: a ranking
 *
 * For one phrase: how well it fits is what the best column is worth that has it.
 */
void
charter_search_ranking_prepare_phrase (CharterSearchRanking *self)
{
  self->n_phrases = 0;
  self->n_units = 1;
  add_phrase (self, 0, CHARTER_WORTH_TYPED);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-search-ranking.h"

#include <sqlite3.h>
#include <string.h>

/*
 * FTS5's bm25 () asks the index a second time for each phrase, and the sizes table for each row: more than
 * half of a key press with ten thousand entries. Directories need less: it counts where a word stands, not
 * how often, and a word that a person typed counts more than what means the same.
 */

/* By column of entry_fts: name, organisation, search_terms, description, eligibility, referral, address,
 * postcode, needed_first, schedule, cost. */
static const guint8 column_worth[] = { 10, 5, 8, 4, 4, 2, 2, 2, 2, 1, 1 };

#define WORTH_TYPED   10
#define WORTH_SHOWN   7 /* the field's own term for it */
#define WORTH_HIDDEN  3 /* what somebody else would have typed */

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
          *fit = MAX (*fit, (guint8) (column_worth[column] * self->worth_of[i] / WORTH_TYPED));
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
  sqlite3 *handle = charter_database_get_handle (database);
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;
  int result = sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &statement, NULL);

  if (result == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  result = api ? api->xCreateFunction (api, "charter_rank", self, rank, NULL)
               : (result == SQLITE_OK ? SQLITE_ERROR : result);
  if (result == SQLITE_OK)
    return TRUE;
  charter_database_set_error (database, result, error);
  return FALSE;
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
        add_phrase (self, i, WORTH_TYPED);
      for (guint j = 0; j < unit->alternatives->len; j++)
        add_phrase (self, i, j < unit->n_shown ? WORTH_SHOWN : WORTH_HIDDEN);
    }
}

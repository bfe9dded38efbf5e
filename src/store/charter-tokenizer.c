/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-tokenizer.h"

#include <string.h>

/*
 * The FTS5 tokenizer "charter". FTS5's own "porter" keeps only stems, and a half word has no stem:
 * "educa" would not find "education", which is kept as "educ". So every word is kept twice in one
 * place, as it stands (without case and accents) and as its stem if that differs.
 */
typedef struct {
  fts5_tokenizer words;
  fts5_tokenizer stems;
  Fts5Tokenizer *unicode;
  Fts5Tokenizer *porter;
} Tokenizer;

typedef struct {
  fts5_tokenizer words;
  void *words_data;
  fts5_tokenizer stems;
  void *stems_data;
} Factory;

typedef int (*TokenFunc) (void *data, int flags, const char *token, int length, int start, int end);

typedef struct {
  Tokenizer *tokenizer;
  TokenFunc func;
  void *data;
  const char *word;
  int length;
  int start;
  int end;
} Walk;

static int
stem_cb (void       *data,
         int         flags,
         const char *token,
         int         length,
         int         start,
         int         end)
{
  Walk *walk = data;

  if (length == walk->length && memcmp (token, walk->word, (size_t) length) == 0)
    return SQLITE_OK;
  return walk->func (walk->data, FTS5_TOKEN_COLOCATED, token, length, walk->start, walk->end);
}

static int
word_cb (void       *data,
         int         flags,
         const char *token,
         int         length,
         int         start,
         int         end)
{
  Walk *walk = data;
  int result = walk->func (walk->data, flags, token, length, start, end);

  if (result != SQLITE_OK)
    return result;
  walk->word = token;
  walk->length = length;
  walk->start = start;
  walk->end = end;
  return walk->tokenizer->stems.xTokenize (walk->tokenizer->porter, walk, FTS5_TOKENIZE_DOCUMENT,
                                           token, length, stem_cb);
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void          *data,
          int            flags,
          const char    *text,
          int            length,
          TokenFunc      func)
{
  Walk walk = { .tokenizer = (Tokenizer *) tokenizer, .func = func, .data = data };

  return walk.tokenizer->words.xTokenize (walk.tokenizer->unicode, &walk, flags, text, length, word_cb);
}

static void
delete_tokenizer (Fts5Tokenizer *tokenizer)
{
  Tokenizer *self = (Tokenizer *) tokenizer;

  if (self->unicode)
    self->words.xDelete (self->unicode);
  if (self->porter)
    self->stems.xDelete (self->porter);
  g_free (self);
}

static int
create_tokenizer (void           *data,
                  const char    **arguments,
                  int             n_arguments,
                  Fts5Tokenizer **tokenizer)
{
  Factory *factory = data;
  Tokenizer *self = g_new0 (Tokenizer, 1);
  const char *no_accents[] = { "remove_diacritics", "2" };
  const char *plain[] = { "ascii" };
  int result;

  self->words = factory->words;
  self->stems = factory->stems;
  result = self->words.xCreate (factory->words_data, no_accents, 2, &self->unicode);
  if (result == SQLITE_OK)
    result = self->stems.xCreate (factory->stems_data, plain, 1, &self->porter);
  if (result != SQLITE_OK)
    {
      delete_tokenizer ((Fts5Tokenizer *) self);
      return result;
    }
  *tokenizer = (Fts5Tokenizer *) self;
  return SQLITE_OK;
}

/**
 * charter_tokenizer_get_api:
 * @database: a connection
 * @error: return location
 *
 * Returns: (transfer none) (nullable): what FTS5 offers to programs
 */
fts5_api *
charter_tokenizer_get_api (CharterDatabase  *database,
                           GError          **error)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;
  int result = sqlite3_prepare_v2 (charter_database_get_handle (database), "SELECT fts5 (?1)", -1, &statement, NULL);

  if (result == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  if (!api)
    charter_database_set_error (database, result == SQLITE_OK ? SQLITE_ERROR : result, error);
  return api;
}

/**
 * charter_tokenizer_register:
 * @database: a connection
 * @error: return location
 *
 * Makes the tokenizer "charter" known to the connection, which the full-text index of the directory
 * is built with.
 */
gboolean
charter_tokenizer_register (CharterDatabase  *database,
                            GError          **error)
{
  static fts5_tokenizer ours = { create_tokenizer, delete_tokenizer, tokenize };
  fts5_api *api = charter_tokenizer_get_api (database, error);
  Factory *factory;
  int result;

  if (!api)
    return FALSE;
  factory = g_new0 (Factory, 1);
  result = api->xFindTokenizer (api, "unicode61", &factory->words_data, &factory->words);
  if (result == SQLITE_OK)
    result = api->xFindTokenizer (api, "porter", &factory->stems_data, &factory->stems);
  if (result != SQLITE_OK)
    g_free (factory);
  else
    result = api->xCreateTokenizer (api, "charter", factory, &ours, g_free);
  if (result == SQLITE_OK)
    return TRUE;
  charter_database_set_error (database, result, error);
  return FALSE;
}

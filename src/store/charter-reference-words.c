/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-reference-private.h"
#include "charter-word-index.h"

/* As many as a key press does not notice when it has to wait for them. */
#define AT_A_TIME 200

/* --- Made ready while nobody waits ------------------------------------------------------------- */

/* Whether there is something left to read, and the entries are still those of the file. */
static gboolean
can_go_on (CharterReference *self)
{
  gint64 version;

  return !g_atomic_int_get (&self->is_closing) && self->index && !charter_word_index_is_ready (self->index->words) &&
         charter_database_get_integer (self->search, "PRAGMA data_version", &version, NULL) &&
         self->index->version == version;
}

static gboolean
read_on (CharterReference  *self,
         GError           **error)
{
  CharterEntryIndex *index = self->index;

  if (!index->words)
    index->words = charter_word_index_new (self->search, error);
  return index->words && charter_word_index_read (index->words, self->search, index, AT_A_TIME, error);
}

static void
run_prepare (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  CharterReference *self = source;
  GError *error = NULL;

  if (can_go_on (self) && read_on (self, &error))
    {
      charter_worker_continue (self->reader, task, CHARTER_WORKER_BACKUP, run_prepare);
      return;
    }
  g_atomic_int_set (&self->is_preparing, FALSE);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * charter_reference_prepare_words_async:
 * @self: an open reference that has been searched
 * @callback: (nullable): called when the words are in memory
 * @user_data: for @callback
 *
 * Reads the words of all entries, a few at a time and after every search that waits, so that a key pressed
 * does not have to ask the database. Until then, and when it fails, the database is asked.
 */
void
charter_reference_prepare_words_async (CharterReference    *self,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->reader != NULL);
  if (!callback && !g_atomic_int_compare_and_exchange (&self->is_preparing, FALSE, TRUE))
    return;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, charter_reference_prepare_words_async);
  charter_worker_queue (self->reader, task, CHARTER_WORKER_BACKUP, run_prepare);
}

/**
 * charter_reference_prepare_words_finish:
 * @self: the reference
 * @result: as the callback has it
 * @error: why it could not be prepared
 *
 * Returns: whether words are found now
 */
gboolean
charter_reference_prepare_words_finish (CharterReference  *self,
                                        GAsyncResult      *result,
                                        GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- What is looked for -------------------------------------------------------------------------- */

static const GArray *
ask_database (CharterReference  *self,
              const char        *phrase,
              GError           **error)
{
  g_autoptr(CharterStatement) statement =
    charter_statement_new (self->search, "SELECT rowid, charter_rank (entry_fts) FROM entry_fts "
                           "WHERE entry_fts MATCH ?1", error);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean has_row;
  guint from = 0;

  if (!statement)
    return NULL;
  charter_search_ranking_prepare_phrase (self->ranking);
  charter_statement_bind_text (statement, 1, phrase);
  while (charter_statement_step (statement, &has_row, error))
    {
      const CharterIndexedEntry *entry;
      guint32 place;

      if (!has_row)
        {
          charter_word_index_keep_phrase (self->index->words, phrase, g_array_ref (places));
          return places;
        }
      entry = charter_entry_index_find (self->index, charter_statement_get_integer (statement, 0), &from);
      if (!entry)
        continue;
      place = CHARTER_PLACE_NEW (charter_entry_index_get_position (self->index, entry), self->ranking->fit[0]);
      g_array_append_val (places, place);
    }
  return NULL;
}

/* A word is looked for in memory; a term of several words is asked of the database, once. */
static gboolean
fit_term (CharterReference  *self,
          const char        *term,
          gboolean           is_prefix,
          guint              worth,
          guint8            *fit,
          GError           **error)
{
  g_autofree char *phrase = NULL;
  const GArray *places;

  if (charter_word_index_fit (self->index->words, term, is_prefix, worth, fit))
    return TRUE;
  phrase = g_strdup_printf (is_prefix ? "\"%s\" *" : "\"%s\"", term);
  places = charter_word_index_get_phrase (self->index->words, phrase);
  if (!places)
    places = ask_database (self, phrase, error);
  if (!places)
    return FALSE;
  charter_word_index_fit_places (places, worth, fit);
  return TRUE;
}

static gboolean
fit_unit (CharterReference         *self,
          const CharterSearchUnit  *unit,
          guint8                   *fit,
          GError                  **error)
{
  if (!unit->endings && !fit_term (self, unit->typed, TRUE, CHARTER_WORTH_TYPED, fit, error))
    return FALSE;
  for (guint i = 0; unit->endings && i < unit->endings->len; i++)
    if (!fit_term (self, unit->endings->pdata[i], FALSE, CHARTER_WORTH_TYPED, fit, error))
      return FALSE;
  for (guint i = 0; i < unit->alternatives->len; i++)
    if (!fit_term (self, unit->alternatives->pdata[i], FALSE,
                   i < unit->n_shown ? CHARTER_WORTH_SHOWN : CHARTER_WORTH_HIDDEN, fit, error))
      return FALSE;
  return TRUE;
}

/**
 * charter_reference_fit_words:
 * @self: the reference, in its reading thread, with the words in memory
 * @query: what is looked for; sixteen units at most count
 * @error: return location
 *
 * Returns: (transfer full) (nullable): for each unit, one after the other, for each entry by position: 0
 *   when it is not there, else one more than how well it fits
 */
guint8 *
charter_reference_fit_words (CharterReference    *self,
                             CharterSearchQuery  *query,
                             GError             **error)
{
  guint n = self->index->entries->len;
  guint n_units = MIN (query->units->len, CHARTER_RANKING_MAX_UNITS);
  g_autofree guint8 *fits = g_new0 (guint8, (gsize) n * n_units + 1);

  for (guint i = 0; i < n_units; i++)
    if (!fit_unit (self, g_ptr_array_index (query->units, i), fits + (gsize) n * i, error))
      return NULL;
  return g_steal_pointer (&fits);
}

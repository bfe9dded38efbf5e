/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-clock.h"
#include "charter-reference-private.h"

struct _CharterReferenceImport
{
  CharterReference    *reference;
  CharterDatabase     *database;
  const char          *source;
  CharterImportCounts  counts;

  GHashTable          *school_hashes; /* URN -> hash of what is stored of it; NULL until needed */
  CharterStatement    *put_school;
  gboolean             has_new_schools;

  GHashTable          *seen;          /* ids of entries in this file */
  CharterStatement    *find_entry;
  CharterStatement    *insert_entry;
  CharterStatement    *update_entry;
  CharterStatement    *keep_entry;    /* as it was before */
  CharterStatement    *note_added;
  gboolean             has_new_entries;
  gboolean             has_begun_update; /* what the update before had kept is gone */
  GPtrArray           *changes;       /* of CharterEntryChange; NULL unless this only looks */
};

static gint64
hash_school (const CharterRegisterRow *row)
{
  guint64 hash = 14695981039346656037u; /* FNV-1a */

  for (guint i = 0; i < CHARTER_REGISTER_N_FIELDS; i++)
    {
      for (const char *at = row->texts[i]; at && *at; at++)
        hash = (hash ^ (guchar) *at) * 1099511628211u;
      hash = (hash ^ 0xff) * 1099511628211u;
    }
  return (gint64) hash;
}

/* Comparing a number instead of twenty texts makes a file that says nothing new cheap. */
static gboolean
load_school_hashes (CharterReferenceImport  *import,
                    GError                 **error)
{
  g_autoptr(CharterStatement) statement =
    charter_statement_new (import->database, "SELECT row, hash FROM school", error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  import->school_hashes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  while (charter_statement_step (statement, &has_row, error))
    {
      gint64 hash;

      if (!has_row)
        return TRUE;
      hash = charter_statement_get_integer (statement, 1);
      g_hash_table_insert (import->school_hashes,
                           GINT_TO_POINTER ((int) charter_statement_get_integer (statement, 0)),
                           g_memdup2 (&hash, sizeof hash));
    }
  return FALSE;
}

static gboolean
prepare_schools (CharterReferenceImport  *import,
                 GError                 **error)
{
  g_autofree char *sql = NULL;

  if (import->put_school)
    return TRUE;
  sql = g_strdup_printf ("INSERT OR REPLACE INTO school (%s) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
                         "?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
                         charter_school_columns);
  import->put_school = charter_statement_new (import->database, sql, error);
  return import->put_school && load_school_hashes (import, error);
}

static gboolean
put_school (CharterReferenceImport    *import,
            const CharterRegisterRow  *row,
            int                        urn,
            gint64                     hash,
            GError                   **error)
{
  charter_statement_bind_integer (import->put_school, 1, urn);
  for (guint i = CHARTER_REGISTER_NAME; i < CHARTER_REGISTER_N_FIELDS; i++)
    charter_statement_bind_static (import->put_school, (int) i + 1, row->texts[i]);
  charter_statement_bind_integer (import->put_school, CHARTER_REGISTER_N_FIELDS + 1, hash);
  import->has_new_schools = TRUE;
  return charter_statement_run (import->put_school, error);
}

/**
 * charter_reference_import_add_schools:
 * @import: the import
 * @rows: (array length=n_rows): some rows of the register
 * @n_rows: how many
 * @take_closed: whether to take schools that are closed or not yet open, too
 * @error: return location
 *
 * A closed school that is already here is brought up to date whatever @take_closed says, so that
 * nobody finds it as open.
 */
gboolean
charter_reference_import_add_schools (CharterReferenceImport    *import,
                                      const CharterRegisterRow  *rows,
                                      guint                      n_rows,
                                      gboolean                   take_closed,
                                      GError                   **error)
{
  if (!prepare_schools (import, error))
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    {
      int urn = atoi (rows[i].texts[CHARTER_REGISTER_URN]);
      gint64 *old = g_hash_table_lookup (import->school_hashes, GINT_TO_POINTER (urn));
      gint64 hash;

      if (!old && !rows[i].is_open && !take_closed)
        {
          import->counts.left_out++;
          continue;
        }
      hash = hash_school (&rows[i]);
      if (old && *old == hash)
        {
          import->counts.unchanged++;
          continue;
        }
      if (!put_school (import, &rows[i], urn, hash, error))
        return FALSE;
      if (old)
        import->counts.updated++;
      else
        import->counts.added++;
    }
  return TRUE;
}

static gboolean
prepare_entries (CharterReferenceImport  *import,
                 GError                 **error)
{
  g_autoptr(GString) marks = g_string_new (NULL);
  g_autofree char *find = NULL;
  g_autofree char *insert = NULL;
  g_autofree char *update = NULL;

  if (import->insert_entry)
    return TRUE;
  for (guint i = 1; i <= CHARTER_ENTRY_N_COLUMNS; i++)
    g_string_append_printf (marks, "%s?%u", i > 1 ? ", " : "", i);
  insert = g_strdup_printf ("INSERT INTO entry (%s) VALUES (%s)", charter_entry_columns, marks->str);
  update = g_strdup_printf ("UPDATE entry SET (%s) = (%s) WHERE id = ?1", charter_entry_columns, marks->str);
  find = g_strdup_printf ("SELECT %s FROM entry WHERE id = ?1", import->changes ? charter_entry_columns : "hash");
  import->find_entry = charter_statement_new (import->database, find, error);
  if (!import->find_entry)
    return FALSE;
  import->keep_entry = charter_statement_new (import->database,
                                              "INSERT INTO entry_before SELECT * FROM entry WHERE id = ?1", error);
  if (!import->keep_entry)
    return FALSE;
  import->note_added = charter_statement_new (import->database,
                                              "INSERT INTO entry_added (source, id) VALUES (?1, ?2)", error);
  if (!import->note_added)
    return FALSE;
  import->update_entry = charter_statement_new (import->database, update, error);
  if (!import->update_entry)
    return FALSE;
  import->insert_entry = charter_statement_new (import->database, insert, error);
  return import->insert_entry != NULL;
}

static gboolean
run_with_source (CharterReferenceImport  *import,
                 const char              *sql,
                 GError                 **error)
{
  g_autoptr(CharterStatement) statement = charter_statement_new (import->database, sql, error);

  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, import->source);
  return charter_statement_run (statement, error);
}

/* One update of a source can be taken back: the last that changed anything. */
static gboolean
begin_update (CharterReferenceImport  *import,
              GError                 **error)
{
  if (import->has_begun_update)
    return TRUE;
  import->has_begun_update = TRUE;
  return run_with_source (import, "DELETE FROM entry_before WHERE source = ?1", error) &&
         run_with_source (import, "DELETE FROM entry_added WHERE source = ?1", error);
}

static gboolean
keep_before (CharterReferenceImport  *import,
             const char              *id,
             gboolean                 is_new,
             GError                 **error)
{
  CharterStatement *statement = is_new ? import->note_added : import->keep_entry;

  if (!begin_update (import, error))
    return FALSE;
  if (is_new)
    charter_statement_bind_text (statement, 1, import->source);
  charter_statement_bind_text (statement, is_new ? 2 : 1, id);
  return charter_statement_run (statement, error);
}

/* The entry that the find statement stands on; after it, the statement is free again. */
static gboolean
find_old (CharterReferenceImport  *import,
          const char              *id,
          gboolean                *is_known,
          gint64                  *hash,
          CharterEntry           **old,
          GError                 **error)
{
  charter_statement_bind_text (import->find_entry, 1, id);
  if (!charter_statement_step (import->find_entry, is_known, error))
    return FALSE;
  if (*is_known)
    *hash = charter_statement_get_integer (import->find_entry,
                                           (int) charter_statement_get_n_columns (import->find_entry) - 1);
  if (*is_known && import->changes)
    *old = charter_reference_read_entry (import->find_entry);
  charter_statement_reset (import->find_entry);
  return TRUE;
}

/**
 * charter_reference_import_add_entry:
 * @import: the import
 * @entry: an entry whose source is that of the import
 * @error: return location
 *
 * An entry that stands twice in a file is counted once; the later one stays.
 */
gboolean
charter_reference_import_add_entry (CharterReferenceImport  *import,
                                    CharterEntry            *entry,
                                    GError                 **error)
{
  const char *id = charter_entry_get_id (entry);
  gint64 hash = charter_reference_hash_entry (entry);
  g_autoptr(CharterEntry) before = NULL;
  gboolean is_known;
  gboolean is_first;
  gint64 old = 0;

  if (!prepare_entries (import, error) || !find_old (import, id, &is_known, &old, &before, error))
    return FALSE;
  is_first = g_hash_table_add (import->seen, g_strdup (id));
  if (is_known && old == hash)
    {
      import->counts.unchanged += is_first ? 1 : 0;
      return TRUE;
    }
  import->counts.updated += is_first && is_known ? 1 : 0;
  import->counts.added += is_first && !is_known ? 1 : 0;
  if (import->changes)
    {
      if (is_first)
        charter_reference_note_change (import->changes, before, entry);
      return TRUE;
    }
  import->has_new_entries = TRUE;
  if (is_first && !keep_before (import, id, !is_known, error))
    return FALSE;
  charter_reference_bind_entry (is_known ? import->update_entry : import->insert_entry, entry, hash);
  return charter_statement_run (is_known ? import->update_entry : import->insert_entry, error);
}

/**
 * charter_reference_import_get_counts:
 * @import: the import
 *
 * Returns: what it has done so far
 */
CharterImportCounts
charter_reference_import_get_counts (CharterReferenceImport *import)
{
  return import->counts;
}

/**
 * charter_reference_import_begin_file:
 * @import: an import of several files of one source
 * @error: return location
 *
 * From here on everything can be taken back by charter_reference_import_drop_file(), without the
 * files before.
 */
gboolean
charter_reference_import_begin_file (CharterReferenceImport  *import,
                                     GError                 **error)
{
  return charter_database_execute (import->database, "SAVEPOINT file", error);
}

/**
 * charter_reference_import_drop_file:
 * @import: the import
 * @counts: what charter_reference_import_get_counts() said at the file's beginning
 * @error: return location
 */
gboolean
charter_reference_import_drop_file (CharterReferenceImport     *import,
                                    const CharterImportCounts  *counts,
                                    GError                    **error)
{
  import->counts = *counts;
  return charter_database_execute (import->database, "ROLLBACK TO file", error);
}

static GPtrArray *
list_unseen (CharterReferenceImport  *import,
             guint                   *n_seen,
             GError                 **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CharterStatement) statement =
    charter_statement_new (import->database,
                           "SELECT id FROM entry WHERE source = ?1 AND status IS NOT 'archived'", error);
  gboolean has_row;

  *n_seen = 0;
  if (!statement)
    return NULL;
  charter_statement_bind_text (statement, 1, import->source);
  while (charter_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&ids);
      if (g_hash_table_contains (import->seen, charter_statement_get_text (statement, 0)))
        (*n_seen)++;
      else
        g_ptr_array_add (ids, g_strdup (charter_statement_get_text (statement, 0)));
    }
  return NULL;
}

static gboolean
note_gone (CharterReferenceImport  *import,
           const char              *id,
           GError                 **error)
{
  g_autoptr(CharterEntry) old = NULL;
  gboolean is_known;
  gint64 hash;

  if (!find_old (import, id, &is_known, &hash, &old, error))
    return FALSE;
  if (old)
    charter_reference_note_change (import->changes, old, NULL);
  return TRUE;
}

static gboolean
archive (CharterReferenceImport  *import,
         CharterStatement        *statement,
         const char              *id,
         GError                 **error)
{
  if (!keep_before (import, id, FALSE, error))
    return FALSE;
  charter_statement_bind_text (statement, 1, id);
  return charter_statement_run (statement, error);
}

/**
 * charter_reference_import_archive_rest:
 * @import: an import of everything that its source has
 * @error: return location
 *
 * Entries of the source that were not in this file are no longer found, but kept: actions and notes
 * may point to them. Nothing happens when the file has fewer than half of what the source had: then
 * it is a part of it, or of another source with the same name.
 */
gboolean
charter_reference_import_archive_rest (CharterReferenceImport  *import,
                                       GError                 **error)
{
  guint n_seen;
  g_autoptr(GPtrArray) ids = list_unseen (import, &n_seen, error);
  g_autoptr(CharterStatement) statement = NULL;

  if (!ids)
    return FALSE;
  if (ids->len > n_seen)
    return TRUE;
  if (!prepare_entries (import, error))
    return FALSE;
  statement = charter_statement_new (import->database,
                                     "UPDATE entry SET status = 'archived', facets = facets | 32768, "
                                     "hash = 0 WHERE id = ?1", error);
  if (!statement)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (import->changes ? !note_gone (import, ids->pdata[i], error)
                        : !archive (import, statement, ids->pdata[i], error))
      return FALSE;
  import->counts.archived += ids->len;
  return TRUE;
}

static gboolean
write_log (CharterReferenceImport  *import,
           const char              *kind,
           const char              *stamp,
           GError                 **error)
{
  g_autofree char *now = charter_clock_dup_now ();
  g_autoptr(CharterStatement) statement =
    charter_statement_new (import->database,
                           "INSERT INTO import (kind, source, stamp, at, added, updated, unchanged, archived) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, kind);
  charter_statement_bind_text (statement, 2, import->source);
  charter_statement_bind_text (statement, 3, stamp);
  charter_statement_bind_text (statement, 4, now);
  charter_statement_bind_integer (statement, 5, import->counts.added);
  charter_statement_bind_integer (statement, 6, import->counts.updated);
  charter_statement_bind_integer (statement, 7, import->counts.unchanged);
  charter_statement_bind_integer (statement, 8, import->counts.archived);
  return charter_statement_run (statement, error);
}

static void
drop_statements (CharterReferenceImport *import)
{
  g_clear_pointer (&import->put_school, charter_statement_free);
  g_clear_pointer (&import->find_entry, charter_statement_free);
  g_clear_pointer (&import->insert_entry, charter_statement_free);
  g_clear_pointer (&import->update_entry, charter_statement_free);
  g_clear_pointer (&import->keep_entry, charter_statement_free);
  g_clear_pointer (&import->note_added, charter_statement_free);
  g_clear_pointer (&import->school_hashes, g_hash_table_unref);
  g_clear_pointer (&import->seen, g_hash_table_unref);
}

/* Built anew after the rows: in bulk that is several times faster than word by word. */
static gboolean
rebuild_indexes (CharterReferenceImport  *import,
                 GError                 **error)
{
  static const char schools[] =
    "INSERT INTO school_fts (school_fts) VALUES ('rebuild');"
    "DELETE FROM school_word;"
    "INSERT INTO school_word SELECT term, doc FROM school_words WHERE length (term) > 2";
  static const char entries[] =
    "INSERT INTO entry_fts (entry_fts) VALUES ('rebuild');"
    "DELETE FROM entry_word;"
    "INSERT INTO entry_word SELECT term, doc FROM entry_words WHERE length (term) > 2";

  return (!import->has_new_schools || charter_database_execute (import->database, schools, error)) &&
         (!import->has_new_entries || charter_database_execute (import->database, entries, error));
}

/**
 * charter_reference_run_import:
 * @self: the reference, in its writing thread
 * @kind: what is imported, for the log
 * @source: where it is from
 * @stamp: (nullable): which edition of it
 * @func: adds everything
 * @user_data: for @func
 * @cancellable: (nullable): rolls back
 * @counts: (out) (optional): what it did
 * @error: return location
 *
 * Returns: %TRUE when all of it is on disk, %FALSE when nothing has changed
 */
gboolean
charter_reference_run_import (CharterReference            *self,
                              const char                  *kind,
                              const char                  *source,
                              const char                  *stamp,
                              CharterReferenceImportFunc   func,
                              gpointer                     user_data,
                              GCancellable                *cancellable,
                              CharterImportCounts         *counts,
                              GError                     **error)
{
  CharterReferenceImport import = { .reference = self, .database = self->database, .source = source };
  gboolean ok;

  if (!charter_database_begin (self->database, error))
    return FALSE;
  import.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ok = func (&import, user_data, cancellable, error) &&
       !g_cancellable_set_error_if_cancelled (cancellable, error) &&
       rebuild_indexes (&import, error) &&
       write_log (&import, kind, stamp, error);
  drop_statements (&import);
  if (!ok)
    {
      charter_database_rollback (self->database);
      return FALSE;
    }
  if (counts)
    *counts = import.counts;
  return charter_database_commit (self->database, error) && charter_reference_count_schools (self, error);
}

/**
 * charter_reference_run_preview:
 * @self: the reference, in its writing thread
 * @source: where it is from
 * @func: adds everything
 * @user_data: for @func
 * @cancellable: (nullable): stops it
 * @counts: (out): what an import would do
 * @changes: (element-type CharterEntryChange): gets what would change
 * @error: return location
 *
 * Looks at what an import would do, and leaves everything as it is.
 */
gboolean
charter_reference_run_preview (CharterReference            *self,
                               const char                  *source,
                               CharterReferenceImportFunc   func,
                               gpointer                     user_data,
                               GCancellable                *cancellable,
                               CharterImportCounts         *counts,
                               GPtrArray                   *changes,
                               GError                     **error)
{
  CharterReferenceImport import = {
    .reference = self, .database = self->database, .source = source, .changes = changes,
  };
  gboolean ok;

  if (!charter_database_begin (self->database, error))
    return FALSE;
  import.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ok = func (&import, user_data, cancellable, error) &&
       !g_cancellable_set_error_if_cancelled (cancellable, error);
  drop_statements (&import);
  charter_database_rollback (self->database);
  *counts = import.counts;
  return ok;
}

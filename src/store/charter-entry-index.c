/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-entry-index.h"

#include <string.h>

#include "charter-word-index.h"

/* More than anybody looks at; what is shown again has to be read again then. */
#define MAX_SHOWN 2000

static void
shown_free (gpointer data)
{
  CharterShownEntry *shown = data;

  g_object_unref (shown->entry);
  g_strfreev (shown->spaced);
  g_free (shown);
}

static int
get_number (CharterStatement *statement,
            int               column)
{
  return charter_statement_is_null (statement, column) ? -1 : (int) charter_statement_get_integer (statement, column);
}

static const char *
keep (CharterEntryIndex *self,
      const char        *text)
{
  return text ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
take (CharterEntryIndex *self,
      CharterStatement  *statement)
{
  CharterIndexedEntry entry = {
    .row = charter_statement_get_integer (statement, 0),
    .facets = (guint64) charter_statement_get_integer (statement, 1),
    .minimum_age = get_number (statement, 2),
    .maximum_age = get_number (statement, 3),
    .easting = get_number (statement, 4),
    .northing = get_number (statement, 5),
    .checked_on = keep (self, charter_statement_get_text (statement, 6)),
    .postcode = keep (self, charter_statement_get_text (statement, 7)),
  };

  entry.facets |= charter_facets_of_ages (entry.minimum_age, entry.maximum_age);
  entry.has_own_place = entry.easting >= 0;
  g_array_append_val (self->entries, entry);
}

typedef struct {
  const char *name;
  guint       position;
} Named;

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Named *) a)->name, ((const Named *) b)->name);
}

/* Sorted here, the database does not have to carry the rest of each row through its sorter. */
static void
order_by_name (CharterEntryIndex *self,
               GArray            *names)
{
  g_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      guint position = g_array_index (names, Named, i).position;

      g_array_index (self->entries, CharterIndexedEntry, position).order = i;
      g_array_append_val (self->by_name, position);
    }
}

/**
 * charter_entry_index_new:
 * @database: the reader's connection
 * @version: what it counts the file's changes as
 * @error: return location
 *
 * Reads what facets, ages, distances and lists need of every entry that is not archived: asking the
 * database for it took longer than everything else that a key press needs.
 *
 * Returns: (transfer full) (nullable): the index
 */
CharterEntryIndex *
charter_entry_index_new (CharterDatabase  *database,
                         gint64            version,
                         GError          **error)
{
  g_autoptr(CharterStatement) statement =
    charter_statement_new (database, "SELECT row, facets, minimum_age, maximum_age, easting, northing, checked_on, "
                           "postcode, name FROM entry WHERE facets & 32768 = 0 ORDER BY row", error);
  g_autoptr(CharterEntryIndex) self = NULL;
  g_autoptr(GStringChunk) chunk = g_string_chunk_new (4096);
  g_autoptr(GArray) names = g_array_new (FALSE, FALSE, sizeof (Named));
  gboolean has_row;

  if (!statement)
    return NULL;
  self = g_new0 (CharterEntryIndex, 1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (CharterIndexedEntry));
  self->by_name = g_array_new (FALSE, FALSE, sizeof (guint));
  self->texts = g_string_chunk_new (4096);
  self->version = version;
  self->shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, shown_free);
  while (charter_statement_step (statement, &has_row, error))
    {
      Named named;

      if (!has_row)
        {
          order_by_name (self, names);
          return g_steal_pointer (&self);
        }
      named = (Named) { g_string_chunk_insert (chunk, charter_statement_get_text (statement, 8)), self->entries->len };
      g_array_append_val (names, named);
      take (self, statement);
    }
  return NULL;
}

/**
 * charter_entry_index_free:
 * @self: (transfer full) (nullable): an index
 */
void
charter_entry_index_free (CharterEntryIndex *self)
{
  if (!self)
    return;
  g_array_unref (self->entries);
  g_array_unref (self->by_name);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->shown);
  charter_word_index_free (self->words);
  g_free (self);
}

/**
 * charter_entry_index_find:
 * @self: the index
 * @row: an entry's row
 * @from: (inout): where to look first; rows are mostly asked for in their order
 *
 * Returns: (nullable): the entry; %NULL if it is archived
 */
const CharterIndexedEntry *
charter_entry_index_find (CharterEntryIndex *self,
                          gint64             row,
                          guint             *from)
{
  guint low = *from < self->entries->len && g_array_index (self->entries, CharterIndexedEntry, *from).row <= row ? *from : 0;
  guint high = self->entries->len;

  /* The next one or two first. */
  for (guint step = 1; low + step < high; step *= 2)
    if (g_array_index (self->entries, CharterIndexedEntry, low + step).row > row)
      high = low + step;
    else
      low += step;
  while (high - low > 1 && high > 0)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->entries, CharterIndexedEntry, middle).row <= row)
        low = middle;
      else
        high = middle;
    }
  if (low >= self->entries->len || g_array_index (self->entries, CharterIndexedEntry, low).row != row)
    return NULL;
  *from = low;
  return &g_array_index (self->entries, CharterIndexedEntry, low);
}

/**
 * charter_entry_index_get_position:
 * @self: an index
 * @entry: of the index
 *
 * Returns: its position, from 0
 */
guint
charter_entry_index_get_position (CharterEntryIndex         *self,
                                  const CharterIndexedEntry *entry)
{
  return (guint) (entry - (const CharterIndexedEntry *) (gpointer) self->entries->data);
}

/**
 * charter_entry_index_find_shown:
 * @self: the index
 * @row: an entry's row
 *
 * Returns: (transfer none) (nullable): the entry, when it was shown before
 */
CharterShownEntry *
charter_entry_index_find_shown (CharterEntryIndex *self,
                                gint64             row)
{
  return g_hash_table_lookup (self->shown, &row);
}

/**
 * charter_entry_index_take_shown:
 * @self: the index
 * @row: an entry's row
 * @entry: (transfer full): the entry
 *
 * Returns: (transfer none): it, kept; what was kept before may be gone
 */
CharterShownEntry *
charter_entry_index_take_shown (CharterEntryIndex *self,
                                gint64             row,
                                CharterEntry      *entry)
{
  CharterShownEntry *shown = g_new0 (CharterShownEntry, 1);

  if (g_hash_table_size (self->shown) >= MAX_SHOWN)
    g_hash_table_remove_all (self->shown);
  shown->entry = entry;
  g_hash_table_insert (self->shown, g_memdup2 (&row, sizeof row), shown);
  return shown;
}

/**
 * charter_entry_index_place:
 * @self: the index
 * @reference: whose places are prepared
 *
 * Where an entry does not say where it is, its postcode says so roughly.
 */
void
charter_entry_index_place (CharterEntryIndex *self,
                           CharterReference  *reference)
{
  if (self->placed_with == reference->places_serial)
    return;
  self->placed_with = reference->places_serial;
  for (guint i = 0; i < self->entries->len; i++)
    {
      CharterIndexedEntry *entry = &g_array_index (self->entries, CharterIndexedEntry, i);

      if (!entry->has_own_place &&
          !charter_reference_find_place (reference, entry->postcode, &entry->easting, &entry->northing))
        entry->easting = entry->northing = -1;
    }
}

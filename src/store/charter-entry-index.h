/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-reference-private.h"

G_BEGIN_DECLS

/* What every search needs of every entry, kept in memory by the reading thread. */
typedef struct {
  gint64      row;
  guint64     facets; /* as stored, with the ages */
  int         minimum_age; /* -1: not said */
  int         maximum_age;
  int         easting;  /* its own, else of its postcode; -1: not known */
  int         northing;
  gboolean    has_own_place;
  guint       order;    /* by name */
  const char *checked_on; /* nullable */
  const char *postcode; /* nullable */
} CharterIndexedEntry;

typedef struct _CharterWordIndex CharterWordIndex;

/* An entry that was shown, and its texts as words are looked for in them. */
typedef struct {
  CharterEntry *entry;
  char        **spaced; /* nullable until words are looked for; see charter_search_query_dup_spaced() */
} CharterShownEntry;

struct _CharterEntryIndex
{
  GArray       *entries; /* of CharterIndexedEntry, by row */
  GArray       *by_name; /* of guint: positions */
  GStringChunk *texts;
  gint64        version; /* of the file, as this connection counts changes of others */
  guint         placed_with; /* which places postcodes were looked up in; 0: none */
  GHashTable   *shown;   /* row -> CharterShownEntry: entries are read-only, so nobody reads one twice */
  CharterWordIndex *words; /* nullable: nobody has had time for it yet */
};

CharterEntryIndex         *charter_entry_index_new  (CharterDatabase    *database,
                                                     gint64              version,
                                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void                       charter_entry_index_free (CharterEntryIndex  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterEntryIndex, charter_entry_index_free)

const CharterIndexedEntry *charter_entry_index_find (CharterEntryIndex  *self,
                                                     gint64              row,
                                                     guint              *from);
guint                      charter_entry_index_get_position (CharterEntryIndex *self,
                                                     const CharterIndexedEntry *entry);
CharterShownEntry         *charter_entry_index_find_shown (CharterEntryIndex *self,
                                                     gint64              row);
CharterShownEntry         *charter_entry_index_take_shown (CharterEntryIndex *self,
                                                     gint64              row,
                                                     CharterEntry       *entry);
void                       charter_entry_index_place (CharterEntryIndex *self,
                                                      CharterReference  *reference);

G_END_DECLS

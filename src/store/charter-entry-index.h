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

struct _CharterEntryIndex
{
  GArray       *entries; /* of CharterIndexedEntry, by row */
  GArray       *by_name; /* of guint: positions */
  GStringChunk *texts;
  gint64        version; /* of the file, as this connection counts changes of others */
  guint         placed_with; /* which places postcodes were looked up in; 0: none */
};

CharterEntryIndex         *charter_entry_index_new  (CharterDatabase    *database,
                                                     gint64              version,
                                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void                       charter_entry_index_free (CharterEntryIndex  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterEntryIndex, charter_entry_index_free)

const CharterIndexedEntry *charter_entry_index_find (CharterEntryIndex  *self,
                                                     gint64              row,
                                                     guint              *from);
void                       charter_entry_index_place (CharterEntryIndex *self,
                                                      CharterReference  *reference);

G_END_DECLS

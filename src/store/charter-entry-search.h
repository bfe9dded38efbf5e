/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-entry-index.h"
#include "charter-search-query.h"

G_BEGIN_DECLS

/* One search of the directory, in the reading thread. */
typedef struct {
  char *words;
  guint64 chosen[CHARTER_N_FACETS]; /* bits; 0: any */
  GPtrArray *ids; /* nullable: any */
  int age;
  int age_to;
  gint64 easting; /* 0: not known */
  gint64 northing;
  char *fresh_since; /* YYYY-MM-DD: what was checked earlier is old */
  gboolean any_word;
  gboolean or_nearest;
  guint limit;
  int serial;
  gboolean stays; /* does not give way to a newer search */

  GHashTable *rows; /* nullable: of @ids */
  guint64 fresh_bits[2]; /* of what is fresh, and of what is not */
  gboolean is_nearest;

  GPtrArray *hits;
  GHashTable *counts;
  char **also_searched;
} CharterEntrySearch;

/* An entry that has the words, whatever is chosen of the facets. */
typedef struct {
  const CharterIndexedEntry *entry;
  guint64 facets; /* with the bits that are not stored */
  double miles;
  double score;
  guint8 fit[CHARTER_RANKING_MAX_UNITS]; /* by what is looked for */
} CharterEntryMatch;

GArray *charter_entry_search_collect (CharterReference    *self,
                                      CharterEntrySearch  *search,
                                      CharterSearchQuery  *query,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void    charter_entry_search_weigh   (GArray              *matches,
                                      guint                n_units,
                                      guint                n_entries);
GArray *charter_entry_search_count   (CharterEntrySearch  *search,
                                      GArray              *matches) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-entry-index.h"

G_BEGIN_DECLS

/* Which entry has which word, and in how telling a place: what the full-text index of the database knows,
 * in memory and without the places in the text: CharterWordIndex. */
CharterWordIndex *charter_word_index_new      (CharterDatabase    *database,
                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void              charter_word_index_free     (CharterWordIndex   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterWordIndex, charter_word_index_free)

gboolean          charter_word_index_read     (CharterWordIndex   *self,
                                               CharterDatabase    *database,
                                               CharterEntryIndex  *entries,
                                               guint               n_entries,
                                               GError            **error);
gboolean          charter_word_index_is_ready (CharterWordIndex   *self);
gboolean          charter_word_index_fit      (CharterWordIndex   *self,
                                               const char         *word,
                                               gboolean            is_prefix,
                                               guint               worth,
                                               guint8             *fit);
const GArray     *charter_word_index_get_phrase (CharterWordIndex *self,
                                               const char         *phrase);
void              charter_word_index_keep_phrase (CharterWordIndex *self,
                                               const char         *phrase,
                                               GArray             *places);

/* A place: which entry, by its position, and how much the column is worth that has the word. */
#define CHARTER_PLACE_NEW(position, worth) ((guint32) (((position) << 4) | (worth)))
#define CHARTER_PLACE_GET_POSITION(place)  ((place) >> 4)
#define CHARTER_PLACE_GET_WORTH(place)     ((place) & 15)

void              charter_word_index_fit_places (const GArray     *places,
                                               guint               worth,
                                               guint8             *fit);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words that mean the same in schools. Some are searched for but never shown. */
typedef struct _CharterThesaurus CharterThesaurus;

typedef struct {
  char **shown;  /* strv, as they are written */
  char **hidden; /* strv */
} CharterSynonyms;

CharterThesaurus      *charter_thesaurus_new   (const char        *own,
                                                GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void                   charter_thesaurus_free  (CharterThesaurus  *self);
const CharterSynonyms *charter_thesaurus_match (CharterThesaurus  *self,
                                                GPtrArray         *words,
                                                guint              position,
                                                guint             *n_words);

/* Words as the index has them: without case, accents and apostrophes. */
char                  *charter_words_dup_spaced (const char *text) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray             *charter_words_split     (const char        *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

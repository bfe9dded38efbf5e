/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-entry.h"
#include "charter-statement.h"
#include "charter-thesaurus.h"

G_BEGIN_DECLS

/* One thing that is looked for: a word as far as it is typed, or what means the same. */
typedef struct {
  char      *typed;        /* folded words with a space between */
  GPtrArray *alternatives; /* of folded terms; empty without synonyms */
  guint      n_shown;      /* the first of them: the field's own terms, which say the need best */
  GPtrArray *phrases;      /* nullable: what is typed, then the alternatives, with a space at both ends */
  GPtrArray *endings;      /* nullable: the few words of the index that begin with what is typed */
} CharterSearchUnit;

/* What is typed into a search box, understood. */
typedef struct {
  GPtrArray *units;         /* of CharterSearchUnit */
  GPtrArray *also_searched; /* of char *: synonyms that may be shown */
  guint      longest;       /* letters in the longest word */
} CharterSearchQuery;

CharterSearchQuery *charter_search_query_new       (const char          *words,
                                                    CharterThesaurus    *thesaurus) G_GNUC_WARN_UNUSED_RESULT;
void                charter_search_query_free      (CharterSearchQuery  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterSearchQuery, charter_search_query_free)

char               *charter_search_query_dup_match (CharterSearchQuery  *self,
                                                    gboolean             any_word) G_GNUC_WARN_UNUSED_RESULT;
gboolean            charter_search_query_expand    (CharterSearchQuery  *self,
                                                    CharterDatabase     *database,
                                                    const char          *table,
                                                    GError             **error);
gboolean            charter_search_query_correct   (CharterSearchQuery  *self,
                                                    CharterDatabase     *database,
                                                    const char          *table,
                                                    gboolean            *has_changed,
                                                    GError             **error);
char              **charter_search_query_dup_spaced (CharterEntry        *entry) G_GNUC_WARN_UNUSED_RESULT;
char              **charter_search_query_list_matched (CharterSearchQuery *self,
                                                       const char * const *spaced) G_GNUC_WARN_UNUSED_RESULT;
guint               charter_search_distance        (const char          *typed,
                                                    const char          *word,
                                                    guint                limit);

G_END_DECLS

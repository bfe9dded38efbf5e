/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-portfolio.h"

G_BEGIN_DECLS

/* A thing to type of a record that a school writes for a document. */
typedef struct {
  const char *property;
  const char *title;
  gboolean    is_long; /* several lines */
} CharterOwnField;

#define CHARTER_MOST_OWN_FIELDS 8

/* What a person needs to write records of one class: a line of the table in charter-own-words.c. */
typedef struct {
  GType           (*get_type) (void);
  const char       *group;       /* title of their list */
  const char       *hint;        /* under it */
  const char       *window;      /* title of the form */
  const char       *add;
  const char       *first;       /* property that names a row */
  const char       *second;      /* property under it */
  const char       *agreement;   /* nullable: title of the switch "consent" */
  CharterOwnField   fields[CHARTER_MOST_OWN_FIELDS]; /* up to one without a property */
} CharterOwnKind;

const CharterOwnKind *charter_own_words_find_kind   (GType                 type);
char                 *charter_own_words_dup_warning (CharterRecord        *record) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray            *charter_own_words_list        (CharterPortfolio     *portfolio,
                                                     GType                 type) G_GNUC_WARN_UNUSED_RESULT;
CharterRecord        *charter_own_words_add         (CharterPortfolio     *portfolio,
                                                     GType                 type);

G_END_DECLS

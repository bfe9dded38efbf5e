/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* What stands behind an item of one framework in another: the items there that it is linked to, how
 * many of them are judged (or said not to apply), and how much evidence they have together. */
typedef struct {
  CharterItem *item;
  GPtrArray   *mapped; /* of CharterMapped: its items in the other framework */
  guint        n_judged;
  guint        n_evidence;
} CharterBacking;

GPtrArray  *charter_backing_list      (CharterSession       *session,
                                       CharterFramework     *from,
                                       CharterFramework     *to) G_GNUC_WARN_UNUSED_RESULT; /* of CharterBacking */
gboolean    charter_backing_is_blank  (const CharterBacking *self); /* neither a judgement nor evidence */
char       *charter_backing_dup_codes (const CharterBacking *self) G_GNUC_WARN_UNUSED_RESULT; /* "2.3, 3.2"; NULL for none */
char       *charter_backing_dup_table (GPtrArray            *backings) G_GNUC_WARN_UNUSED_RESULT; /* lines of columns between tabs */
CharterDocument *
            charter_backing_compose   (CharterSession       *session,
                                       CharterFramework     *from,
                                       CharterFramework     *to,
                                       GPtrArray            *backings) G_GNUC_WARN_UNUSED_RESULT;
/* What an item says about itself: its duties with force, citation and when that was checked, else what
 * it means, what it was to bring about and which role led it. */
char       *charter_backing_dup_about  (CharterItem          *item) G_GNUC_WARN_UNUSED_RESULT; /* nullable */

/* "5 of 20 commitments have nothing behind them in Kent toolkit." */
char       *charter_backing_dup_summary (CharterFramework   *from,
                                         CharterFramework   *to,
                                         guint               n_blank) G_GNUC_WARN_UNUSED_RESULT;
/* How the document of a framework stands, where that needs saying: "These are proposals, not law." */
const char *charter_backing_get_source_words (CharterFramework *framework); /* nullable */

G_END_DECLS

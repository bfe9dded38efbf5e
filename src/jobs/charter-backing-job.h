/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item.h"
#include "charter-level.h"
#include "charter-session.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_SHORTFALL_CRITERION,
  CHARTER_SHORTFALL_DUTY,
  CHARTER_SHORTFALL_EVIDENCE,
} CharterShortfallKind;

/* One thing between an item and its next level. */
typedef struct {
  CharterShortfallKind  kind;
  char                 *words;  /* what is missing */
  char                 *action; /* what an action that mends it is called */
} CharterShortfall;

CharterLevel  *charter_next_level_find        (CharterSession          *session,
                                               CharterItem             *item);  /* borrowed, nullable */
GPtrArray     *charter_next_level_list        (CharterSession          *session,
                                               CharterItem             *item) G_GNUC_WARN_UNUSED_RESULT; /* of CharterShortfall */
CharterAction *charter_next_level_make_action (CharterSession          *session,
                                               CharterItem             *item,
                                               const CharterShortfall  *shortfall,
                                               GError                 **error); /* borrowed */

G_END_DECLS

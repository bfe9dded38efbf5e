/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* What an action may be made from, besides an item in hand: an area far from its target, a line of the
 * readiness check, an item on which two voices differ. */
typedef enum {
  CHARTER_SOURCE_GAP,
  CHARTER_SOURCE_READINESS,
  CHARTER_SOURCE_DIFFERENCE,
} CharterActionSourceKind;

typedef struct {
  CharterActionSourceKind  kind;
  char                    *title;  /* "8.2 Meeting families", "17 themes not yet judged" */
  char                    *detail; /* nullable: "Pupils say Emerging, the school Advanced" */
  char                    *what;   /* nullable: what the action is called to begin with */
  GPtrArray               *items;  /* of CharterItem, borrowed from the session's framework */
} CharterActionSource;

void           charter_action_source_free (CharterActionSource       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterActionSource, charter_action_source_free)

GPtrArray     *charter_action_source_list (CharterSession            *session) G_GNUC_WARN_UNUSED_RESULT;
CharterAction *charter_action_source_add  (CharterSession            *session,
                                           const CharterActionSource *source); /* borrowed */
const char    *charter_action_source_kind_get_title (CharterActionSourceKind kind);

G_END_DECLS

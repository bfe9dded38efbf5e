/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-action-heading.h"
#include "charter-action-list.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_OUTLINE_BY_DATE,
  CHARTER_OUTLINE_BY_AREA,
  CHARTER_OUTLINE_BY_HALF_TERM,
} CharterOutlineOrder;

/* Actions in groups, each under its heading: a list of #CharterActionHeading and #CharterAction. */
#define CHARTER_TYPE_ACTION_OUTLINE (charter_action_outline_get_type ())
G_DECLARE_FINAL_TYPE (CharterActionOutline, charter_action_outline, CHARTER, ACTION_OUTLINE, GObject)

CharterActionOutline *charter_action_outline_new       (CharterSession       *session,
                                                        CharterActionList    *actions) G_GNUC_WARN_UNUSED_RESULT;
void                  charter_action_outline_set_order (CharterActionOutline *self,
                                                        CharterOutlineOrder   order);
void                  charter_action_outline_settle    (CharterActionOutline *self);
guint                 charter_action_outline_find      (CharterActionOutline *self,
                                                        CharterAction        *action);

G_END_DECLS

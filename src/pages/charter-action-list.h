/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record-list.h"
#include "charter-session.h"

G_BEGIN_DECLS

typedef enum { CHARTER_ACTIONS_OPEN, CHARTER_ACTIONS_DONE, CHARTER_ACTIONS_ALL } CharterActionsShown;

#define CHARTER_TYPE_ACTION_LIST (charter_action_list_get_type ())
G_DECLARE_FINAL_TYPE (CharterActionList, charter_action_list, CHARTER, ACTION_LIST, CharterRecordList)

/* The actions that are wanted, soonest first. */
CharterActionList *charter_action_list_new         (CharterSession      *session) G_GNUC_WARN_UNUSED_RESULT;
void               charter_action_list_set_shown   (CharterActionList   *self,
                                                    CharterActionsShown  shown);
void               charter_action_list_set_area    (CharterActionList   *self,
                                                    const char          *area);  /* nullable: any */
void               charter_action_list_set_owner   (CharterActionList   *self,
                                                    const char          *owner); /* nullable: anybody */
gboolean           charter_action_list_is_filtered (CharterActionList   *self);
GStrv              charter_action_list_dup_owners  (CharterActionList   *self) G_GNUC_WARN_UNUSED_RESULT;
const char        *charter_action_list_get_heading (CharterAction       *action,
                                                    const char          *today);

G_END_DECLS

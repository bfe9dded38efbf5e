/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_ITEM_SHEET (charter_item_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CharterItemSheet, charter_item_sheet, CHARTER, ITEM_SHEET, GObject)

CharterItemSheet *charter_item_sheet_new                (CharterSession    *session) G_GNUC_WARN_UNUSED_RESULT;

CharterSession   *charter_item_sheet_get_session        (CharterItemSheet  *self);
CharterItem      *charter_item_sheet_get_item           (CharterItemSheet  *self);
void              charter_item_sheet_set_item           (CharterItemSheet  *self,
                                                         CharterItem       *item);
CharterJudgement *charter_item_sheet_get_judgement      (CharterItemSheet  *self);
gboolean          charter_item_sheet_is_locked          (CharterItemSheet  *self);

CharterLevel     *charter_item_sheet_get_level          (CharterItemSheet  *self);
CharterLevel     *charter_item_sheet_get_previous_level (CharterItemSheet  *self);
const char       *charter_item_sheet_get_reason         (CharterItemSheet  *self);
CharterDutyAnswer charter_item_sheet_get_duty           (CharterItemSheet  *self);
const char       *charter_item_sheet_get_text           (CharterItemSheet  *self,
                                                         const char        *field);
const char       *charter_item_sheet_get_local_forum    (CharterItemSheet  *self); /* nullable */
const char       *charter_item_sheet_get_phase_note     (CharterItemSheet  *self);
const char       *charter_item_sheet_get_proposed_reason (CharterItemSheet *self);
char             *charter_item_sheet_dup_place          (CharterItemSheet  *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *charter_item_sheet_list_evidence      (CharterItemSheet  *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *charter_item_sheet_list_actions       (CharterItemSheet  *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean          charter_item_sheet_choose             (CharterItemSheet  *self,
                                                         CharterLevel      *level,
                                                         GError           **error);
gboolean          charter_item_sheet_choose_value       (CharterItemSheet  *self,
                                                         int                value,
                                                         GError           **error);
gboolean          charter_item_sheet_set_reason         (CharterItemSheet  *self,
                                                         const char        *reason,
                                                         GError           **error);
gboolean          charter_item_sheet_set_duty           (CharterItemSheet  *self,
                                                         CharterDutyAnswer  duty,
                                                         GError           **error);
CharterAction    *charter_item_sheet_make_action        (CharterItemSheet  *self,
                                                         GError           **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-framework.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PACK_DRAFT (charter_pack_draft_get_type ())
G_DECLARE_FINAL_TYPE (CharterPackDraft, charter_pack_draft, CHARTER, PACK_DRAFT, GObject)

/* A pack that is being written: its text as a tree, with undo. What the program does not know of stays
 * as it is. Places are named as in the reader's faults: "areas[3].items[0].code".
 *
 * Signal changed (const char *path, gboolean is_structure): a text there, or what stands where. */
CharterPackDraft *charter_pack_draft_new           (GBytes            *bytes,
                                                    const char        *path,
                                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
const char       *charter_pack_draft_get_path      (CharterPackDraft  *self);
GBytes           *charter_pack_draft_dup_bytes     (CharterPackDraft  *self) G_GNUC_WARN_UNUSED_RESULT;

/* What stands at a place. */
const char       *charter_pack_draft_get_text      (CharterPackDraft  *self,
                                                    const char        *path);     /* nullable */
int               charter_pack_draft_get_integer   (CharterPackDraft  *self,
                                                    const char        *path,
                                                    int                otherwise);
guint             charter_pack_draft_get_length    (CharterPackDraft  *self,
                                                    const char        *path);     /* of a list; 0 when it is none */

/* Changes, one step of undo each; typing on at one place stays one step. */
void              charter_pack_draft_set_text      (CharterPackDraft  *self,
                                                    const char        *path,
                                                    const char        *text);     /* spaces around it go; NULL or "": nothing */
void              charter_pack_draft_set_integer   (CharterPackDraft  *self,
                                                    const char        *path,
                                                    int                value);
void              charter_pack_draft_add_text      (CharterPackDraft  *self,
                                                    const char        *list,
                                                    const char        *text);
void              charter_pack_draft_add_object    (CharterPackDraft  *self,
                                                    const char        *list);
void              charter_pack_draft_remove        (CharterPackDraft  *self,
                                                    const char        *path);
char             *charter_pack_draft_move          (CharterPackDraft  *self,
                                                    const char        *path,
                                                    const char        *list,
                                                    guint              position) G_GNUC_WARN_UNUSED_RESULT; /* where it is now */

/* Areas, items and levels: what else names them goes along. */
char             *charter_pack_draft_add_area      (CharterPackDraft  *self,
                                                    guint              position) G_GNUC_WARN_UNUSED_RESULT;
char             *charter_pack_draft_add_item      (CharterPackDraft  *self,
                                                    guint              area,
                                                    guint              position) G_GNUC_WARN_UNUSED_RESULT;
char             *charter_pack_draft_add_level     (CharterPackDraft  *self) G_GNUC_WARN_UNUSED_RESULT;
char             *charter_pack_draft_add_view      (CharterPackDraft  *self) G_GNUC_WARN_UNUSED_RESULT;
char             *charter_pack_draft_add_view_area (CharterPackDraft  *self,
                                                    guint              view) G_GNUC_WARN_UNUSED_RESULT;
void              charter_pack_draft_remove_part   (CharterPackDraft  *self,
                                                    const char        *path);
gboolean          charter_pack_draft_rename        (CharterPackDraft  *self,
                                                    const char        *path,
                                                    const char        *name,
                                                    GError           **error);
int               charter_pack_draft_get_gathering (CharterPackDraft  *self,
                                                    guint              view,
                                                    guint              area);     /* -1: none */
void              charter_pack_draft_gather        (CharterPackDraft  *self,
                                                    guint              view,
                                                    guint              area,
                                                    int                into);

gboolean          charter_pack_draft_can_undo      (CharterPackDraft  *self);
gboolean          charter_pack_draft_can_redo      (CharterPackDraft  *self);
char             *charter_pack_draft_undo          (CharterPackDraft  *self);     /* where; nullable */
char             *charter_pack_draft_redo          (CharterPackDraft  *self);     /* where; nullable */

CharterFramework *charter_pack_draft_check         (CharterPackDraft  *self,
                                                    GListModel        *others,
                                                    GPtrArray        **faults) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
gboolean          charter_pack_draft_is_saved      (CharterPackDraft  *self);
gboolean          charter_pack_draft_save          (CharterPackDraft  *self,
                                                    GError           **error);
void              charter_pack_draft_save_async    (CharterPackDraft    *self,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
gboolean          charter_pack_draft_save_finish   (CharterPackDraft  *self,
                                                    GAsyncResult      *result,
                                                    GError           **error);

G_END_DECLS

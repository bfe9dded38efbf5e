/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-entry.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* What a school does with the directory: pins, own notes, actions that use a service. Each change is
 * one step of undo. All need a school that is open in the session. */
char         **charter_directory_list_pinned  (CharterSession *session) G_GNUC_WARN_UNUSED_RESULT; /* ids of entries */
gboolean       charter_directory_is_pinned    (CharterSession *session,
                                               const char     *entry);
void           charter_directory_set_pinned   (CharterSession *session,
                                               CharterEntry   *entry,
                                               gboolean        is_pinned);
char         **charter_directory_list_on      (CharterSession *session,
                                               const char     *list) G_GNUC_WARN_UNUSED_RESULT;
char         **charter_directory_list_names   (CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean       charter_directory_is_on        (CharterSession *session,
                                               const char     *entry,
                                               const char     *list);
void           charter_directory_set_on       (CharterSession *session,
                                               CharterEntry   *entry,
                                               const char     *list,
                                               gboolean        is_on);
CharterUnmetNeed *charter_directory_note_gap  (CharterSession *session,
                                               const char     *words,
                                               const char     *need,
                                               const char     *age,
                                               const char     *note);
void           charter_directory_remove_gap   (CharterSession   *session,
                                               CharterUnmetNeed *gap);
GPtrArray     *charter_directory_list_provisions (CharterSession *session,
                                               const char     *entry) G_GNUC_WARN_UNUSED_RESULT; /* of CharterProvision */
const char    *charter_directory_get_note     (CharterSession *session,
                                               const char     *entry); /* nullable */
void           charter_directory_set_note     (CharterSession *session,
                                               CharterEntry   *entry,
                                               const char     *text);
GPtrArray     *charter_directory_list_uses    (CharterSession *session,
                                               const char     *entry) G_GNUC_WARN_UNUSED_RESULT; /* of CharterAction */
GPtrArray     *charter_directory_list_open    (CharterSession *session) G_GNUC_WARN_UNUSED_RESULT; /* of CharterAction */
CharterAction *charter_directory_use          (CharterSession *session,
                                               CharterEntry   *entry,
                                               CharterAction  *action); /* nullable: a new one */

G_END_DECLS

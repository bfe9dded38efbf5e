/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The file beside charter.db that says who has the records open. */
typedef struct _CharterStoreLock CharterStoreLock;

CharterStoreLock *charter_store_lock_take    (const char        *data_dir,
                                              const char        *who,
                                              GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          charter_store_lock_hold    (CharterStoreLock  *self,
                                              GError           **error);
void              charter_store_lock_set_who (CharterStoreLock  *self,
                                              const char        *who);
void              charter_store_lock_release (CharterStoreLock  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterStoreLock, charter_store_lock_release)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What waits in a worker's queue: the earlier of these goes first, among equals the older. */
typedef enum {
  CHARTER_WORKER_WRITE,
  CHARTER_WORKER_READ,
  CHARTER_WORKER_BACKUP,
  CHARTER_WORKER_LAST,   /* when nothing else waits: closing */
} CharterWorkerPriority;

#define CHARTER_TYPE_WORKER (charter_worker_get_type ())
G_DECLARE_FINAL_TYPE (CharterWorker, charter_worker, CHARTER, WORKER, GObject)

CharterWorker *charter_worker_new        (const char            *name) G_GNUC_WARN_UNUSED_RESULT;
void           charter_worker_queue      (CharterWorker         *self,
                                          GTask                 *task,
                                          CharterWorkerPriority  priority,
                                          GTaskThreadFunc        work);
void           charter_worker_continue   (CharterWorker         *self,
                                          GTask                 *task,
                                          CharterWorkerPriority  priority,
                                          GTaskThreadFunc        work);
gboolean       charter_worker_is_current (CharterWorker         *self);
void           charter_worker_shutdown   (CharterWorker         *self);

G_END_DECLS

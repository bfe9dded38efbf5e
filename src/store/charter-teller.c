/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-teller.h"

typedef struct {
  GTask                 *task;
  GFileProgressCallback  progress;
  gpointer               progress_data;
  goffset                done;
  goffset                total;
} Told;

static gboolean
tell_cb (gpointer data)
{
  Told *told = data;

  told->progress (told->done, told->total, told->progress_data);
  return G_SOURCE_REMOVE;
}

static void
free_told (gpointer data)
{
  Told *told = data;

  g_object_unref (told->task);
  g_free (told);
}

/**
 * charter_teller_tell:
 * @task: (nullable): a task whose thread this is
 * @progress: (nullable): who wants to know
 * @progress_data: for @progress
 * @done: how much is done, in bytes
 * @total: of how much
 *
 * Calls @progress in the context in which @task was begun, at the result's own priority: it never comes
 * after the result.
 */
void
charter_teller_tell (GTask                 *task,
                     GFileProgressCallback  progress,
                     gpointer               progress_data,
                     goffset                done,
                     goffset                total)
{
  Told *told;

  if (!task || !progress)
    return;
  told = g_new0 (Told, 1);
  told->task = g_object_ref (task);
  told->progress = progress;
  told->progress_data = progress_data;
  told->done = done;
  told->total = total;
  g_main_context_invoke_full (g_task_get_context (task), g_task_get_priority (task), tell_cb, told, free_told);
}

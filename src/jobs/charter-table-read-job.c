/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-table-read-job.h"

#include <glib/gi18n.h>

#include "charter-csv-text.h"

typedef struct {
  const CharterTableKind *kind;
  gpointer                data; /* owned */
  GFile                  *file;
} Request;

static void
request_free (Request *request)
{
  request->kind->free_data (request->data);
  g_object_unref (request->file);
  g_free (request);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Request *request = data;
  const CharterTableKind *kind = request->kind;
  g_autofree char *name = g_file_get_basename (request->file);
  GError *error = NULL;
  gsize length = 0;
  g_autofree char *bytes =
    charter_csv_text_load (request->file, kind->max_bytes, _(kind->too_large), &length, cancellable, &error);
  gpointer sheet = bytes ? kind->parse (bytes, length, name, request->data, &error) : NULL;

  if (sheet)
    g_task_return_pointer (task, sheet, kind->free_sheet);
  else
    g_task_return_error (task, error);
}

/**
 * charter_table_read_async:
 * @session: a session with a school
 * @kind: what kind of table it is; it is never freed
 * @data: (transfer full): what the kind's parser needs
 * @file: the table
 * @cancellable: (nullable): stops the reading
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads in a thread of its own and adds nothing.
 */
void
charter_table_read_async (CharterSession         *session,
                          const CharterTableKind *kind,
                          gpointer                data,
                          GFile                  *file,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->kind = kind;
  request->data = data;
  request->file = g_object_ref (file);
  g_task_set_source_tag (task, charter_table_read_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * charter_table_read_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: why it is no such table
 *
 * Returns: (transfer full) (nullable): the sheet, to be freed as its kind says
 */
gpointer
charter_table_read_finish (CharterSession  *session,
                           GAsyncResult    *result,
                           GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

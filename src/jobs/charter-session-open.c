/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

/* Opening and closing what a session holds, and the school in it. */

#include "charter-session-private.h"

/* Nothing stays half open: it can be tried again. */
static void
given_up_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = g_object_steal_data (G_OBJECT (task), "failure");

  charter_store_close_finish (CHARTER_STORE (source), result, NULL); /* nothing was changed yet */
  g_task_return_error (task, error);
}

static void
give_up_opening (GTask  *task,
                 GError *error)
{
  CharterSession *self = g_task_get_source_object (task);

  g_object_set_data_full (G_OBJECT (task), "failure", error, (GDestroyNotify) g_error_free);
  charter_store_close_async (self->store, given_up_cb, g_object_ref (task));
}

static void
reference_opened_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (charter_reference_open_finish (CHARTER_REFERENCE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    give_up_opening (task, error);
}

static void
store_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CharterSession *self = g_task_get_source_object (task);
  gboolean is_read_only;

  if (!charter_store_open_finish (CHARTER_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_get_task_data (task))
    {
      give_up_opening (task, g_error_copy (g_task_get_task_data (task)));
      return;
    }
  is_read_only = charter_store_get_is_read_only (self->store);
  charter_evidence_folder_set_is_read_only (self->evidence_folder, is_read_only);
  charter_reference_set_is_read_only (self->reference, is_read_only);
  charter_session_set_framework (self, charter_pack_library_get_default (self->library));
  charter_reference_open_async (self->reference, g_task_get_cancellable (task),
                                reference_opened_cb, g_object_ref (task));
}

/**
 * charter_session_open_async:
 * @self: a session
 * @cancellable: (nullable): to stop
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Opens the databases, making them if they are not there, and reads the framework packs: while the first
 * is opened in its thread.
 */
void
charter_session_open_async (CharterSession      *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_return_if_fail (CHARTER_IS_SESSION (self));
  g_task_set_source_tag (task, charter_session_open_async);
  charter_store_open_async (self->store, cancellable, store_opened_cb, task);
  if (!charter_pack_library_load (self->library, &error))
    g_task_set_task_data (task, error, (GDestroyNotify) g_error_free);
}

/**
 * charter_session_open_finish:
 * @self: a session
 * @result: as the callback has it
 * @error: why the records cannot be opened: a #CharterStoreError
 *
 * Returns: whether they are open; they may be open for reading only
 */
gboolean
charter_session_open_finish (CharterSession  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
store_closed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (charter_store_close_finish (CHARTER_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
reference_closed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  CharterSession *self = g_task_get_source_object (task);

  /* It holds nothing of the person's own: a failure to close it loses nothing. */
  if (!charter_reference_close_finish (CHARTER_REFERENCE (source), result, &error))
    g_debug ("closing the reference database: %s", error->message);
  charter_store_close_async (self->store, store_closed_cb, g_object_ref (task));
}

/**
 * charter_session_close_async:
 * @self: a session
 * @callback: called when everything is written and closed
 * @user_data: for @callback
 *
 * Writes what is left and closes the databases. The error of a last write that failed says what
 * was not written.
 */
void
charter_session_close_async (CharterSession      *self,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (CHARTER_IS_SESSION (self));
  g_task_set_source_tag (task, charter_session_close_async);
  charter_reference_close_async (self->reference, reference_closed_cb, task);
}

/**
 * charter_session_close_finish:
 * @self: a session
 * @result: as the callback has it
 * @error: what could not be written
 *
 * Returns: whether everything that was said is on disk
 */
gboolean
charter_session_close_finish (CharterSession  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
school_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  CharterSession *self = g_task_get_source_object (task);
  g_autoptr(CharterPortfolio) portfolio =
    charter_store_load_school_finish (CHARTER_STORE (source), result, &error);

  if (!portfolio)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  charter_session_set_portfolio (self, portfolio);
  g_task_return_boolean (task, TRUE);
}

/**
 * charter_session_open_school_async:
 * @self: an open session
 * @school: a school that the store keeps
 * @cancellable: (nullable): to stop
 * @callback: called when its records are there
 * @user_data: for @callback
 */
void
charter_session_open_school_async (CharterSession      *self,
                                   CharterSchool       *school,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CHARTER_IS_SESSION (self));
  g_task_set_source_tag (task, charter_session_open_school_async);
  charter_store_load_school_async (self->store, school, cancellable, school_loaded_cb, task);
}

/**
 * charter_session_open_school_finish:
 * @self: a session
 * @result: as the callback has it
 * @error: why its records cannot be read
 *
 * Returns: whether they are loaded
 */
gboolean
charter_session_open_school_finish (CharterSession  *self,
                                    GAsyncResult    *result,
                                    GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * charter_session_look_at_school:
 * @self: an open session
 * @school: a school that the store does not keep
 *
 * For what only reads: what is said of the school in this session is not stored.
 */
void
charter_session_look_at_school (CharterSession *self,
                                CharterSchool  *school)
{
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);

  g_return_if_fail (CHARTER_IS_SESSION (self));
  charter_session_set_portfolio (self, portfolio);
}

/**
 * charter_session_close_school:
 * @self: a session
 *
 * Shows no school. What changed in it is written all the same.
 */
void
charter_session_close_school (CharterSession *self)
{
  g_return_if_fail (CHARTER_IS_SESSION (self));
  charter_session_set_portfolio (self, NULL);
}

/**
 * charter_session_await_cb:
 * @source: (nullable): the object that was asked
 * @result: its result
 * @slot: (type GAsyncResult**): where charter_session_await() looks for it
 */
void
charter_session_await_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

/**
 * charter_session_await:
 * @slot: (inout): the variable that was given to charter_session_await_cb()
 *
 * Spins the default main context until the result is there. For commands and tests, which have
 * nothing else to do; a window never waits.
 *
 * Returns: (transfer full): the result, for the `_finish` function
 */
GAsyncResult *
charter_session_await (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (slot);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-sitting.h"

#include "charter-example-job.h"

#define PATIENCE 60 /* seconds */

CharterSession *
sitting_open (const char *data_dir)
{
  CharterSession *session = charter_session_new (data_dir);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_session_open_async (session, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  charter_session_open_finish (session, result, &error);
  g_assert_no_error (error);
  return session;
}

void
sitting_open_school (CharterSession *session,
                     CharterSchool  *school)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_session_open_school_async (session, school, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  charter_session_open_school_finish (session, result, &error);
  g_assert_no_error (error);
}

CharterSchool *
sitting_make_example (CharterSession *session)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  CharterSchool *school;
  gboolean made;

  charter_example_job_run_async (session, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  school = charter_example_job_run_finish (session, result, &made, &error);
  g_assert_no_error (error);
  g_assert_nonnull (school);
  return school;
}

char *
sitting_undo (CharterSession *session)
{
  CharterStore *store = charter_session_get_store (session);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  char *label;

  charter_store_undo_async (store, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  label = charter_store_undo_finish (store, result, &error);
  g_assert_no_error (error);
  return label;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("somebody keeps the session");
  return G_SOURCE_REMOVE;
}

/* Work in other threads holds the session until it has said that it is done; a page that is kept keeps it
 * for good. */
static void
wait_for_end (CharterSession *session)
{
  gpointer left = session;
  guint timeout = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  g_object_add_weak_pointer (G_OBJECT (session), &left);
  g_object_unref (session);
  while (left)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

void
sitting_close (CharterSession *session)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_session_close_async (session, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  charter_session_close_finish (session, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  wait_for_end (session);
}

void
sitting_set_up (Sitting *sitting)
{
  g_autoptr(CharterSchool) school = NULL;

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  sitting->data_dir = g_dir_make_tmp ("sitting-XXXXXX", NULL);
  sitting->session = sitting_open (sitting->data_dir);
  school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002",
                         "phase", "Primary", NULL);
  charter_store_add_school (charter_session_get_store (sitting->session), school);
  sitting_open_school (sitting->session, school);
}

void
sitting_tear_down (Sitting *sitting)
{
  const char *words[] = { "rm", "-rf", sitting->data_dir, NULL };

  sitting_close (g_steal_pointer (&sitting->session));
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_clear_pointer (&sitting->data_dir, g_free);
}

static void
flush (Sitting *sitting)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_store_flush_async (charter_session_get_store (sitting->session), NULL,
                             charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  charter_store_flush_finish (charter_session_get_store (sitting->session), result, &error);
  g_assert_no_error (error);
}

void
sitting_sign_off (Sitting *sitting)
{
  flush (sitting);
  charter_audit_set_state (charter_session_get_audit (sitting->session), CHARTER_AUDIT_SIGNED_OFF);
  flush (sitting);
}

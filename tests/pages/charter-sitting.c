/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-sitting.h"

static void
open_session (Sitting *sitting)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_session_open_async (sitting->session, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  charter_session_open_finish (sitting->session, result, &error);
  g_assert_no_error (error);
}

static void
open_school (Sitting       *sitting,
             CharterSchool *school)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_session_open_school_async (sitting->session, school, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  charter_session_open_school_finish (sitting->session, result, &error);
  g_assert_no_error (error);
}

void
sitting_set_up (Sitting *sitting)
{
  g_autoptr(CharterSchool) school = NULL;

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  sitting->data_dir = g_dir_make_tmp ("sitting-XXXXXX", NULL);
  sitting->session = charter_session_new (sitting->data_dir);
  open_session (sitting);
  school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002",
                         "phase", "Primary", NULL);
  charter_store_add_school (charter_session_get_store (sitting->session), school);
  open_school (sitting, school);
}

void
sitting_tear_down (Sitting *sitting)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  const char *words[] = { "rm", "-rf", sitting->data_dir, NULL };

  charter_session_close_async (sitting->session, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  charter_session_close_finish (sitting->session, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_finalize_object (g_steal_pointer (&sitting->session));
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

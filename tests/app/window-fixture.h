/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "charter-ui.h"
#include "charter-window-private.h"

/* Windows on data directories of their own, and what every test of them does. */

#define PATIENCE 20 /* seconds for any one thing */

typedef gboolean (*Condition) (CharterWindow *window);

static char *scratch;

static inline gboolean
give_up_cb (gpointer user_data)
{
  gboolean *is_late = user_data;

  *is_late = TRUE;
  return G_SOURCE_CONTINUE;
}

static inline void
wait_for (CharterWindow *window,
          Condition      condition)
{
  gboolean is_late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE, give_up_cb, &is_late);

  while (!condition (window) && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_assert_false (is_late);
}

static inline void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  charter_session_open_finish (CHARTER_SESSION (source), result, &error);
  g_assert_no_error (error);
  charter_window_opened (user_data, NULL);
}

static inline CharterWindow *
open_window (void)
{
  g_autofree char *data_dir = g_build_filename (scratch, g_test_get_path (), NULL);
  g_autoptr(CharterSession) session = charter_session_new (data_dir);
  CharterWindow *window = charter_window_new (NULL, session);

  charter_store_set_is_window (charter_session_get_store (session), TRUE);
  charter_store_set_who (charter_session_get_store (session), "Sam Taylor");
  charter_session_open_async (session, NULL, opened_cb, window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static inline gboolean
is_first_start (CharterWindow *window)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (window->stack), "first-start") == 0;
}

static inline gboolean
is_page (CharterWindow *window)
{
  const char *name = gtk_stack_get_visible_child_name (window->stack);

  return name && charter_page_kind_find (name);
}

static inline gboolean
is_closed (CharterWindow *window)
{
  return window->is_closed;
}

static inline void
close_window (CharterWindow *window)
{
  g_object_ref (window);
  gtk_window_close (GTK_WINDOW (window));
  wait_for (window, is_closed);
  g_assert_finalize_object (window);
}

static inline CharterSchool *
add_school (CharterWindow *window,
            const char    *name)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL,
                                                  "name", name,
                                                  "phase", "Primary",
                                                  NULL);

  charter_store_add_school (charter_session_get_store (window->session), school);
  return school;
}

static inline void
remove_all (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}


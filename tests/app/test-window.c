/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "charter-ui.h"
#include "charter-window-private.h"

#define PATIENCE 20 /* seconds for any one thing */

typedef gboolean (*Condition) (CharterWindow *window);

static char *scratch;

static gboolean
give_up_cb (gpointer user_data)
{
  gboolean *is_late = user_data;

  *is_late = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
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

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  charter_session_open_finish (CHARTER_SESSION (source), result, &error);
  g_assert_no_error (error);
  charter_window_opened (user_data, NULL);
}

static CharterWindow *
open_window (void)
{
  g_autofree char *data_dir = g_build_filename (scratch, g_test_get_path (), NULL);
  g_autoptr(CharterSession) session = charter_session_new (data_dir);
  CharterWindow *window = charter_window_new (NULL, session);

  charter_store_set_who (charter_session_get_store (session), "Sam Taylor");
  charter_session_open_async (session, NULL, opened_cb, window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
is_first_start (CharterWindow *window)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (window->stack), "first-start") == 0;
}

static gboolean
is_page (CharterWindow *window)
{
  const char *name = gtk_stack_get_visible_child_name (window->stack);

  return name && charter_page_kind_find (name);
}

static gboolean
is_closed (CharterWindow *window)
{
  return window->is_closed;
}

static void
close_window (CharterWindow *window)
{
  g_object_ref (window);
  gtk_window_close (GTK_WINDOW (window));
  wait_for (window, is_closed);
  g_assert_finalize_object (window);
}

static CharterSchool *
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

static void
test_first_start (void)
{
  CharterWindow *window = open_window ();

  wait_for (window, is_first_start);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->sidebar)));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "search"));
  close_window (window);
}

/* A page is built when it is first asked for, and again for another school. */
static void
test_pages (void)
{
  CharterWindow *window = open_window ();
  guint n_kinds;
  const CharterPageKind *kinds = charter_page_kinds_get (&n_kinds);
  GtkWidget *first;

  wait_for (window, is_first_start);
  charter_window_open_school (window, add_school (window, "Alderbrook Primary School"));
  wait_for (window, is_page);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->sidebar)));
  g_assert_null (gtk_stack_get_child_by_name (window->stack, "first-start"));
  g_assert_null (gtk_stack_get_child_by_name (window->stack, kinds[n_kinds - 1].id));

  for (guint i = 0; i < n_kinds; i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (window), "go",
                                      g_variant_new ("(ss)", kinds[i].id, ""));
      g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, kinds[i].id);
      g_assert_cmpstr (charter_sidebar_get_page (window->sidebar), ==, kinds[i].id);
      g_assert_nonnull (adw_window_title_get_title (window->title));
    }

  first = gtk_stack_get_child_by_name (window->stack, kinds[0].id);
  charter_window_go (window, "nowhere", NULL);
  charter_window_go (window, kinds[0].id, NULL);
  g_assert_true (gtk_stack_get_visible_child (window->stack) == first);

  charter_sidebar_set_is_compact (window->sidebar, TRUE);
  g_assert_true (adw_header_bar_get_show_start_title_buttons (ADW_HEADER_BAR (window->header)));
  charter_sidebar_set_is_compact (window->sidebar, FALSE);
  g_assert_false (adw_header_bar_get_show_start_title_buttons (ADW_HEADER_BAR (window->header)));
  close_window (window);
}

static void
test_failure (void)
{
  g_autofree char *data_dir = g_build_filename (scratch, "elsewhere", NULL);
  g_autoptr(CharterSession) session = charter_session_new (data_dir);
  g_autoptr(GError) error = g_error_new_literal (CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NEWER,
                                                 "A newer version wrote these records");
  CharterWindow *window = charter_window_new (NULL, session);

  gtk_window_present (GTK_WINDOW (window));
  charter_window_opened (window, error);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "failure");
  g_assert_cmpstr (adw_status_page_get_description (window->failure), ==,
                   "A newer version wrote these records");
  close_window (window);
}

static void
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

int
main (int    argc,
      char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  scratch = g_dir_make_tmp ("test-window-XXXXXX", NULL);
  g_assert_nonnull (scratch);

  g_test_add_func ("/window/first-start", test_first_start);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/failure", test_failure);

  status = g_test_run ();
  remove_all (scratch);
  g_free (scratch);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "charter-record-types.h"
#include "charter-ui.h"
#include "charter-window-private.h"

/* The window with records full of a marked word: it is shown on every page, and told in no message of any
 * level, whoever's it is. */

#define MARK "zzmarkedzz"
#define PATIENCE 100 /* seconds for any one thing */

static guint n_messages;

static GLogWriterOutput
listen (GLogLevelFlags   level,
        const GLogField *fields,
        gsize            n_fields,
        gpointer         user_data)
{
  n_messages++;
  for (gsize i = 0; i < n_fields; i++)
    {
      g_autofree char *words = fields[i].length < 0 ? g_strdup (fields[i].value)
                                                    : g_strndup (fields[i].value, (gsize) fields[i].length);

      if (strstr (words, MARK))
        {
          fprintf (stderr, "%s: %s\n", fields[i].key, words);
          abort ();
        }
    }
  return G_LOG_WRITER_HANDLED;
}

static void
listen_plainly (const char     *domain,
                GLogLevelFlags  level,
                const char     *message,
                gpointer        user_data)
{
  const GLogField field = { "MESSAGE", message, -1 };

  listen (level, &field, 1, NULL);
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING))
    fprintf (stderr, "%s: %s\n", domain, message);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("the window did not come so far in time");
  return G_SOURCE_REMOVE;
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

static CharterSchool *
add_school (CharterWindow *window)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", MARK, "senco", MARK, "head", MARK, NULL);

  charter_store_add_school (charter_session_get_store (window->session), school);
  return school;
}

static void
add_records (CharterPortfolio *portfolio)
{
  const GType types[] = { CHARTER_TYPE_ACTION, CHARTER_TYPE_EVIDENCE, CHARTER_TYPE_PROVISION, CHARTER_TYPE_NOTE,
                          CHARTER_TYPE_CASE_STUDY, CHARTER_TYPE_TRAINING, CHARTER_TYPE_UNMET_NEED };
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(CharterRecord) record = g_object_new (types[i], "school", school, NULL);
      CharterRecordClass *klass = CHARTER_RECORD_GET_CLASS (record);

      for (guint j = 0; j < klass->n_fields; j++)
        if (klass->fields[j].kind == CHARTER_FIELD_TEXT && !g_str_equal (klass->fields[j].name, "school") &&
            !g_str_has_suffix (klass->fields[j].name, "-on"))
          g_object_set (record, klass->fields[j].name, MARK, NULL);
      charter_portfolio_add (portfolio, record);
    }
}

static void
drain (void)
{
  for (guint i = 0; i < 2000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
test_every_page (void)
{
  g_autofree char *data_dir = g_dir_make_tmp ("trust-XXXXXX", NULL);
  const char *words[] = { "rm", "-rf", data_dir, NULL };
  g_autoptr(CharterSession) session = charter_session_new (data_dir);
  CharterWindow *window = charter_window_new (NULL, session);
  guint timer = g_timeout_add_seconds (PATIENCE * 4, give_up_cb, NULL);
  guint n_kinds;
  const CharterPageKind *kinds = charter_page_kinds_get (&n_kinds);

  charter_store_set_who (charter_session_get_store (session), MARK);
  charter_session_open_async (session, NULL, opened_cb, window);
  gtk_window_present (GTK_WINDOW (window));
  while (!window->is_open)
    g_main_context_iteration (NULL, TRUE);
  charter_window_open_school (window, add_school (window));
  while (!charter_session_get_portfolio (session))
    g_main_context_iteration (NULL, TRUE);
  add_records (charter_session_get_portfolio (session));
  for (guint i = 0; i < n_kinds; i++)
    {
      charter_window_go (window, kinds[i].id, NULL);
      drain ();
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  drain ();
  g_object_ref (window);
  gtk_window_close (GTK_WINDOW (window));
  while (!window->is_closed)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (window);
  g_source_remove (timer);
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (n_messages, >, 0); /* it was listened to */
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_log_set_writer_func (listen, NULL, NULL);
  g_log_set_default_handler (listen_plainly, NULL);
  g_debug ("listening");
  gtk_init ();
  adw_init ();
  charter_ui_init ();
  g_test_add_func ("/trust/window-logs", test_every_page);
  return g_test_run ();
}

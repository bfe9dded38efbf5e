/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-listing-chooser.h"
#include "charter-pack-job.h"
#include "charter-report-row.h"
#include "charter-reports-page.h"
#include "charter-sheet.h"
#include "charter-ui.h"

typedef struct {
  CharterSession *session;
  GtkWindow *window;
  CharterPage *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("reports-XXXXXX", NULL);
  g_autoptr(CharterSchool) school = NULL;
  g_autoptr(GAsyncResult) opened = NULL, loaded = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  fixture->session = charter_session_new (folder);
  charter_session_open_async (fixture->session, NULL, charter_session_await_cb, &slot);
  opened = charter_session_await (&slot);
  charter_session_open_finish (fixture->session, opened, &error);
  g_assert_no_error (error);
  school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002", NULL);
  charter_store_add_school (charter_session_get_store (fixture->session), school);
  slot = NULL;
  charter_session_open_school_async (fixture->session, school, NULL, charter_session_await_cb, &slot);
  loaded = charter_session_await (&slot);
  charter_session_open_school_finish (fixture->session, loaded, &error);
  g_assert_no_error (error);

  fixture->page = g_object_new (CHARTER_TYPE_REPORTS_PAGE, "session", fixture->session, NULL);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 736, 548);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GAsyncResult) closed = NULL;
  GAsyncResult *slot = NULL;

  gtk_window_destroy (fixture->window);
  charter_session_close_async (fixture->session, charter_session_await_cb, &slot);
  closed = charter_session_await (&slot);
  charter_session_close_finish (fixture->session, closed, NULL);
  g_clear_object (&closed);
  g_clear_object (&fixture->session);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type,
             guint     *skip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, skip);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_widget (Fixture *fixture,
            GType    type,
            guint    position)
{
  GtkWidget *found = find_widget (GTK_WIDGET (fixture->page), type, &position);

  g_assert_nonnull (found);
  return found;
}

static GListModel *
get_sheets (Fixture *fixture)
{
  GtkListView *view = GTK_LIST_VIEW (get_widget (fixture, GTK_TYPE_LIST_VIEW, 0));

  return G_LIST_MODEL (gtk_list_view_get_model (view));
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("the preview never came");
  return G_SOURCE_REMOVE;
}

/* Until the shown document has @n pages; any number but none for 0. */
static void
wait_for_pages (Fixture *fixture,
                guint    n)
{
  guint timeout = g_timeout_add_seconds (20, give_up_cb, NULL);

  while (n > 0 ? g_list_model_get_n_items (get_sheets (fixture)) != n
               : g_list_model_get_n_items (get_sheets (fixture)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static void
select_report (Fixture       *fixture,
               CharterReport  report)
{
  charter_page_show_target (fixture->page, charter_report_get_info (report)->nick);
}

/* The preview is the document: as many sheets as the paginator gives pages. */
static void
test_preview (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(CharterSheet) sheet = NULL;

  wait_for_pages (fixture, 0);
  sheet = g_list_model_get_item (get_sheets (fixture), 0);
  g_assert_cmpuint (g_list_model_get_n_items (get_sheets (fixture)), ==,
                    charter_pages_get_n_pages (charter_sheet_get_pages (sheet)));
  g_assert_cmpuint (g_list_model_get_n_items (get_sheets (fixture)), >, 4);
}

static void
test_gallery (Fixture       *fixture,
              gconstpointer  data)
{
  wait_for_pages (fixture, 0);
  charter_page_show_target (fixture->page, "summary");
  wait_for_pages (fixture, 1);
  select_report (fixture, CHARTER_REPORT_PACK);
  wait_for_pages (fixture, 0);
  g_assert_cmpuint (g_list_model_get_n_items (get_sheets (fixture)), >, 1);
  g_assert_nonnull (get_widget (fixture, CHARTER_TYPE_REPORT_ROW, 2));
}

/* What is written elsewhere stands in the preview after a pause. */
static void
test_follows_records (Fixture       *fixture,
                      gconstpointer  data)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  guint before;

  wait_for_pages (fixture, 0);
  select_report (fixture, CHARTER_REPORT_PLAN);
  wait_for_pages (fixture, 1);
  before = g_list_model_get_n_items (get_sheets (fixture));
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("Action %u", i);
      g_autoptr(CharterAction) action = g_object_new (CHARTER_TYPE_ACTION, "school",
                                                      charter_record_get_id (CHARTER_RECORD (
                                                        charter_portfolio_get_school (portfolio))),
                                                      "number", (gint64) i, "title", title, NULL);

      charter_portfolio_add (portfolio, CHARTER_RECORD (action));
    }
  while (g_list_model_get_n_items (get_sheets (fixture)) <= before)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_gaps_and_room (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkListBox *gaps;
  int minimum;

  wait_for_pages (fixture, 0);
  gaps = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (fixture->page),
                                                      CHARTER_TYPE_REPORTS_PAGE, "gaps"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (gaps, 0));
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 720);
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 560);
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *preview = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->page),
                                                                  CHARTER_TYPE_REPORTS_PAGE, "preview"));
  int before, after;

  wait_for_pages (fixture, 0);
  /* Zooming starts from what is seen, so the window must have its size. */
  while (gtk_widget_get_width (preview) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_get (fixture->page, "paper-width", &before, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.zoom-out", NULL);
  g_object_get (fixture->page, "paper-width", &after, NULL);
  g_assert_cmpint (after, <, before);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.zoom-in", NULL);
  g_object_get (fixture->page, "paper-width", &before, NULL);
  g_assert_cmpint (before, >, after);
}

static void
toast_cb (CharterPage *page,
          const char  *text,
          gboolean     can_undo,
          char       **said)
{
  *said = g_strdup (text);
}

static gboolean
has_message (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return TRUE;
    }
  return FALSE;
}

/* A spreadsheet is said to be there when it is, and a failure is said in a dialog. */
static void
test_spreadsheet (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("sheets-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "all", NULL);
  g_autofree char *whole = g_strconcat (path, ".xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "all.xlsx", NULL);
  g_autofree char *said = NULL;
  guint timeout = g_timeout_add_seconds (20, give_up_cb, NULL);

  g_signal_connect (fixture->page, "toast", G_CALLBACK (toast_cb), &said);
  charter_listing_save (fixture->page, CHARTER_LISTED_ALL, path);
  while (!said)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_test (whole, G_FILE_TEST_IS_REGULAR));
  g_clear_pointer (&said, g_free);

  charter_listing_save (fixture->page, CHARTER_LISTED_ALL, nowhere);
  while (!has_message ())
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (said);
  g_source_remove (timeout);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  adw_init ();
  charter_ui_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/reports-page/preview", test_preview);
  ADD ("/reports-page/gallery", test_gallery);
  ADD ("/reports-page/follows-records", test_follows_records);
  ADD ("/reports-page/gaps-and-room", test_gaps_and_room);
  ADD ("/reports-page/zoom", test_zoom);
  ADD ("/reports-page/spreadsheet", test_spreadsheet);
#undef ADD
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-annexes-row.h"
#include "charter-listing-chooser.h"
#include "charter-own-words-window.h"
#include "charter-pack-job.h"
#include "charter-paper.h"
#include "charter-readiness.h"
#include "charter-report-options.h"
#include "charter-report-row.h"
#include "charter-reports-page.h"
#include "charter-sheet.h"
#include "charter-sitting.h"
#include "charter-text-row.h"
#include "charter-ui.h"

typedef struct {
  CharterSession *session;
  GtkWindow *window;
  CharterPage *page;
  char *asked; /* where the page wanted to go */
} Fixture;

static void
go_cb (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->asked);
  fixture->asked = g_variant_print (parameter, FALSE);
}

static void
take_requests (Fixture *fixture)
{
  const GActionEntry entries[] = { { .name = "go", .activate = go_cb, .parameter_type = "(ss)" } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("reports-XXXXXX", NULL);
  g_autoptr(CharterSchool) school = NULL;

  fixture->session = sitting_open (folder);
  school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002", NULL);
  charter_store_add_school (charter_session_get_store (fixture->session), school);
  sitting_open_school (fixture->session, school);

  fixture->page = g_object_new (CHARTER_TYPE_REPORTS_PAGE, "session", fixture->session, NULL);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 736, 548);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  take_requests (fixture);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  sitting_close (g_steal_pointer (&fixture->session));
  g_clear_pointer (&fixture->asked, g_free);
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
  /* The first two are of the choices for files of evidence. */
  GtkListView *view = GTK_LIST_VIEW (get_widget (fixture, GTK_TYPE_LIST_VIEW, 2));

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
  guint timeout = g_timeout_add_seconds (100, give_up_cb, NULL);

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
  guint timeout = g_timeout_add_seconds (100, give_up_cb, NULL);

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

static GtkWidget *
get_child (GtkWidget  *widget,
           GType       type,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, type, name));
}

static GtkWidget *
get_option (Fixture    *fixture,
            const char *name)
{
  GtkWidget *options = get_child (GTK_WIDGET (fixture->page), CHARTER_TYPE_REPORTS_PAGE, "options");

  return get_child (options, CHARTER_TYPE_REPORT_OPTIONS, name);
}

static gpointer
add_record (Fixture    *fixture,
            GType       type,
            const char *field,
            ...)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  g_autoptr(CharterRecord) record = NULL;
  va_list args;

  record = g_object_new (type, "school", charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))),
                         NULL);
  va_start (args, field);
  g_object_set_valist (G_OBJECT (record), field, args);
  va_end (args);
  charter_portfolio_add (portfolio, record);
  return record; /* the portfolio keeps it */
}

/* Everything that can be missing, each with a place to go to. */
static void
make_gaps (Fixture *fixture)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  CharterFramework *framework = charter_session_get_framework (fixture->session);
  CharterFramework *charter = charter_pack_library_find (charter_session_get_library (fixture->session),
                                                         "derby-inclusion-charter", NULL);
  CharterAudit *audit = add_record (fixture, CHARTER_TYPE_AUDIT, "framework", charter_framework_get_id (framework),
                                    "framework-version", charter_framework_get_version (framework),
                                    "cycle", "2026/27", NULL);
  CharterJudgement *judgement;

  add_record (fixture, CHARTER_TYPE_AUDIT, "framework", charter_framework_get_id (charter),
              "framework-version", charter_framework_get_version (charter), "cycle", "2026/27", NULL);
  charter_session_set_audit (fixture->session, audit);
  judgement = charter_portfolio_ensure_judgement (portfolio, audit, "1.1", CHARTER_VOICE_SCHOOL);
  charter_judgement_set_level (judgement, "advanced");
  charter_judgement_set_target_level (judgement, "emerging");
  add_record (fixture, CHARTER_TYPE_ACTION, "title", "Late", "due-on", "2020-01-01",
              "why", "Ada Harper, Year 4, waits.", NULL);
  add_record (fixture, CHARTER_TYPE_EVIDENCE, "title", "Old", "kind", CHARTER_EVIDENCE_KIND_FILE, "valid-until",
              "2020-01-01", "personal-data", TRUE, NULL);
  add_record (fixture, CHARTER_TYPE_CASE_STUDY, "title", "A study", NULL);
}

static const char *
get_expected_page (CharterGapKind kind)
{
  switch (kind)
    {
    case CHARTER_GAP_ACTION_UNCLEAR:
    case CHARTER_GAP_ACTION_LATE:
    case CHARTER_GAP_PERSONAL_WORDS: return "('actions', ";
    case CHARTER_GAP_EVIDENCE_OLD:
    case CHARTER_GAP_EVIDENCE_NO_FILE:
    case CHARTER_GAP_PERSONAL_DATA: return "('evidence', ";
    case CHARTER_GAP_NO_CONSENT: return "('reports', 'case-studies')";
    case CHARTER_GAP_NOT_SIGNED: return "('overview', ";
    case CHARTER_GAP_NOT_BEGUN:
    case CHARTER_GAP_NOT_JUDGED:
    case CHARTER_GAP_NO_EVIDENCE:
    case CHARTER_GAP_TARGET_BELOW:
    case CHARTER_GAP_DUTY_OPEN:
    default: return "('self-evaluation', ";
    }
}

/* Each line leads to its place: the page of its kind and, where it has one, the record or item. */
static void
test_gaps_lead (Fixture       *fixture,
                gconstpointer  data)
{
  GtkListBox *list;
  g_autoptr(GPtrArray) gaps = NULL;
  guint kinds = 0, charters = 0;
  guint timeout = g_timeout_add_seconds (100, give_up_cb, NULL);

  make_gaps (fixture);
  gaps = charter_pack_job_list_gaps (fixture->session);
  list = GTK_LIST_BOX (get_child (GTK_WIDGET (fixture->page), CHARTER_TYPE_REPORTS_PAGE, "gaps"));
  while (!gtk_list_box_get_row_at_index (list, (int) gaps->len - 1) || gtk_list_box_get_row_at_index (list, (int) gaps->len))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  for (guint i = 0; i < gaps->len; i++)
    {
      const CharterGap *gap = g_ptr_array_index (gaps, i);
      g_autofree char *place = gap->places->len > 0 && gap->kind != CHARTER_GAP_NO_CONSENT
                               ? g_strdup_printf ("'%s')", (char *) g_ptr_array_index (gap->places, 0)) : g_strdup (")");

      g_clear_pointer (&fixture->asked, g_free);
      g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, (int) i));
      g_assert_nonnull (fixture->asked);
      g_assert_true (g_str_has_prefix (fixture->asked, get_expected_page (gap->kind)));
      g_assert_true (g_str_has_suffix (fixture->asked, place));
      kinds |= 1u << gap->kind;
      /* The page that is gone to must show what the place is an item of. */
      if (gap->framework)
        g_assert_cmpstr (charter_framework_get_id (charter_session_get_framework (fixture->session)), ==, gap->framework);
      charters += g_strcmp0 (gap->framework, "derby-inclusion-charter") == 0;
    }
  for (guint kind = CHARTER_GAP_NOT_JUDGED; kind <= CHARTER_GAP_NOT_SIGNED; kind++)
    g_assert_true (kinds & (1u << kind));
  g_assert_cmpuint (charters, >, 0);
}

/* What is chosen for one document is kept for it alone, and stands in the preview. */
static void
test_options (Fixture       *fixture,
              gconstpointer  data)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  GtkListBox *parts;
  GtkWidget *row, *up;
  guint skip = 0;

  wait_for_pages (fixture, 0);
  g_assert_null (charter_paper_find (portfolio, "pack"));
  gtk_editable_set_text (GTK_EDITABLE (get_option (fixture, "author_row")), "  The inclusion team ");
  g_assert_cmpstr (charter_paper_get_author (charter_paper_find (portfolio, "pack")), ==, "The inclusion team");

  parts = GTK_LIST_BOX (get_option (fixture, "parts_list"));
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (parts, 1));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (row, GTK_TYPE_CHECK_BUTTON, &skip)), FALSE);
  g_assert_true (g_str_has_prefix (charter_paper_get_parts (charter_paper_find (portfolio, "pack")), "standing -school "));
  up = g_object_get_data (G_OBJECT (row), "up");
  g_signal_emit_by_name (up, "clicked");
  g_assert_true (g_str_has_prefix (charter_paper_get_parts (charter_paper_find (portfolio, "pack")), "-school standing "));

  select_report (fixture, CHARTER_REPORT_STATEMENT);
  /* The usual words are there to begin with, and nobody has chosen them. */
  g_assert_nonnull (strstr (charter_text_row_get_text (CHARTER_TEXT_ROW (get_option (fixture, "words_row"))), "Testfield"));
  g_assert_null (charter_paper_find (portfolio, "statement"));
  g_assert_false (gtk_widget_get_visible (get_option (fixture, "parts_group")));
  select_report (fixture, CHARTER_REPORT_PACK);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_option (fixture, "author_row"))), ==, "The inclusion team");
}

/* The form warns as soon as something belongs to one child. */
static void
test_own_words (Fixture       *fixture,
                gconstpointer  data)
{
  CharterCaseStudy *study = add_record (fixture, CHARTER_TYPE_CASE_STUDY, "title", "Settling in", NULL);
  GtkWindow *window = charter_own_words_window_new (fixture->window, fixture->session, CHARTER_RECORD (study));
  GtkWidget *warning = get_child (GTK_WIDGET (window), CHARTER_TYPE_OWN_WORDS_WINDOW, "warning_group");
  guint skip = 0;
  GtkWidget *title = find_widget (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, &skip);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Settling in");
  g_assert_false (gtk_widget_get_visible (warning));
  gtk_editable_set_text (GTK_EDITABLE (title), "H801200001001 settles in");
  g_assert_cmpstr (charter_case_study_get_title (study), ==, "H801200001001 settles in");
  g_assert_true (gtk_widget_get_visible (warning));
  gtk_editable_set_text (GTK_EDITABLE (title), "");
  g_assert_null (charter_case_study_get_title (study));
  g_assert_false (gtk_widget_get_visible (warning));
  gtk_window_destroy (window);
}

/* A page follows the window until somebody zooms, and may then be wider than its view. */
static void
test_fit (Fixture       *fixture,
          gconstpointer  data)
{
  int width, page;

  wait_for_pages (fixture, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.fit", "s", "width");
  g_object_get (fixture->page, "paper-width", &width, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.fit", "s", "page");
  g_object_get (fixture->page, "paper-width", &page, NULL);
  g_assert_cmpint (page, <=, width);
  for (guint i = 0; i < 12; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.zoom-in", NULL);
  g_object_get (fixture->page, "paper-width", &page, NULL);
  g_assert_cmpint (page, >, 1500);
}

/* The choice is the school's: kept with its records, and undone like them. */
static void
test_annexes (Fixture       *fixture,
              gconstpointer  data)
{
  CharterStore *store = charter_session_get_store (fixture->session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  g_autoptr(GAsyncResult) undone = NULL;
  GAsyncResult *slot = NULL;
  g_autofree char *label = NULL;
  guint skip = 0;
  AdwComboRow *row = ADW_COMBO_ROW (find_widget (GTK_WIDGET (fixture->page), CHARTER_TYPE_ANNEXES_ROW, &skip));

  charter_annexes_row_show (CHARTER_ANNEXES_ROW (row), fixture->session);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  g_assert_null (charter_paper_find (portfolio, "pack"));

  adw_combo_row_set_selected (row, 2);
  g_assert_cmpstr (charter_paper_get_annexes (charter_paper_find (portfolio, "pack")), ==, "files");
  adw_combo_row_set_selected (row, 1);
  g_assert_cmpstr (charter_paper_get_annexes (charter_paper_find (portfolio, "pack")), ==, "pages");
  charter_store_undo_async (store, NULL, charter_session_await_cb, &slot);
  undone = charter_session_await (&slot);
  label = charter_store_undo_finish (store, undone, NULL);
  g_assert_nonnull (label);
  charter_annexes_row_show (CHARTER_ANNEXES_ROW (row), fixture->session);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2);
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
  ADD ("/reports-page/gaps-lead", test_gaps_lead);
  ADD ("/reports-page/options", test_options);
  ADD ("/reports-page/own-words", test_own_words);
  ADD ("/reports-page/fit", test_fit);
  ADD ("/reports-page/annexes", test_annexes);
#undef ADD
  return g_test_run ();
}

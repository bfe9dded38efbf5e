/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>

#include "charter-action.h"
#include "charter-evidence.h"
#include "charter-provision.h"
#include "faults.h"

#include "window-fixture.h"

/* Records that cannot be written, for a while or while somebody else has them: what the window says, and
 * that no page offers what would only be refused. */

#define LOCK "[Open]\nWho=Robin Hale\nMachine=office-3\nSince=2026-11-21T09:15:00Z\nToken=theirs\n"

static gboolean
is_failing (CharterWindow *window)
{
  return charter_store_get_state (charter_session_get_store (window->session)) == CHARTER_STORE_FAILING;
}

static gboolean
is_saved (CharterWindow *window)
{
  return charter_store_get_state (charter_session_get_store (window->session)) == CHARTER_STORE_SAVED;
}

static CharterWindow *
open_with_records (void)
{
  CharterWindow *window = open_window ();
  CharterSchool *school;
  CharterPortfolio *portfolio;
  const GType types[] = { CHARTER_TYPE_ACTION, CHARTER_TYPE_EVIDENCE, CHARTER_TYPE_PROVISION };

  wait_for (window, is_first_start);
  school = add_school (window, "Ashfield");
  charter_window_open_school (window, school);
  wait_for (window, is_page);
  portfolio = charter_session_get_portfolio (window->session);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(CharterRecord) record = g_object_new (types[i], "title", "One", "school",
                                                      charter_record_get_id (CHARTER_RECORD (school)), NULL);

      charter_portfolio_add (portfolio, record);
    }
  wait_for (window, is_saved);
  return window;
}

static void
test_saving_trouble (void)
{
  g_autofree char *data_dir = g_build_filename (scratch, g_test_get_path (), NULL);
  CharterWindow *window = open_with_records ();
  CharterSchool *school = charter_portfolio_get_school (charter_session_get_portfolio (window->session));

  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (window->trouble_bar)));
  faults_watch (data_dir);
  faults_fail_all (FAULTS_CHANGE, ENOSPC);
  charter_school_set_roll (school, 210);
  wait_for (window, is_failing);
  g_assert_true (gtk_info_bar_get_revealed (GTK_INFO_BAR (window->trouble_bar)));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (window->trouble_title)), ==, "Your changes are not being saved");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (window->trouble_text)), "no room left"));
  g_assert_true (gtk_widget_get_visible (window->trouble_kept));
  g_assert_false (gtk_widget_get_visible (window->trouble_close)); /* it is not to be put off */
  /* "Try again" while it lasts changes nothing, and afterwards it saves. */
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (window->trouble_button)), ==, "win.save-again");
  g_signal_emit_by_name (window->trouble_button, "clicked");
  g_assert_true (gtk_info_bar_get_revealed (GTK_INFO_BAR (window->trouble_bar)));
  g_assert_cmpint (charter_school_get_roll (school), ==, 210);
  faults_end ();
  g_signal_emit_by_name (window->trouble_button, "clicked");
  wait_for (window, is_saved);
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (window->trouble_bar)));
  faults_watch (NULL);
  close_window (window);
}

static CharterStore *
get_store (CharterWindow *window)
{
  return charter_session_get_store (window->session);
}

static gboolean
has_no_backup (CharterWindow *window)
{
  return charter_store_get_backup_problem (get_store (window)) != NULL;
}

static gboolean
has_backup (CharterWindow *window)
{
  g_autofree char *day = NULL;

  g_object_get (get_store (window), "backed-up-on", &day, NULL);
  return day && !has_no_backup (window);
}

static gboolean
is_told (CharterWindow *window,
         const char    *title)
{
  return gtk_info_bar_get_revealed (GTK_INFO_BAR (window->trouble_bar))
         && g_str_equal (gtk_label_get_label (GTK_LABEL (window->trouble_title)), title);
}

static void
put_off (CharterWindow *window)
{
  g_assert_true (gtk_widget_get_visible (window->trouble_close));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (window->trouble_close), GTK_ACCESSIBLE_PROPERTY_LABEL, "Close");
  g_signal_emit_by_name (window->trouble_close, "clicked");
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (window->trouble_bar)));
}

/* Returns: what stands at the foot of the sidebar */
static const char *
get_said (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      const char *words = get_said (child);

      if (words)
        return words;
    }
  return NULL;
}

static const char *
get_status (GtkWidget  *widget,
            const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return get_said (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      const char *words = get_status (child, type);

      if (words)
        return words;
    }
  return NULL;
}

/* The disk is full when the backup of the day is due: said once, in words, until there is one. */
static void
test_backup_trouble (void)
{
  g_autofree char *backups = g_build_filename (scratch, g_test_get_path (), "backups", NULL);
  CharterWindow *window = open_with_records ();

  faults_watch (backups);
  faults_fail_all (FAULTS_CHANGE, ENOSPC);
  charter_store_back_up_daily (get_store (window));
  wait_for (window, has_no_backup);
  g_assert_true (is_told (window, "There is no backup of today"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (window->trouble_text)), "no room left"));
  g_assert_true (gtk_widget_get_visible (window->trouble_kept));
  g_assert_true (gtk_widget_get_visible (window->trouble_backups));
  g_assert_cmpstr (get_status (GTK_WIDGET (window->sidebar), "CharterSaveStatus"), ==, "Saved, but no backup of today");
  /* Put off, it is not said again when the next try fails, but the sidebar goes on saying it. */
  put_off (window);
  charter_store_back_up_daily (get_store (window));
  while (faults_get_n_failed () < 2)
    g_main_context_iteration (NULL, TRUE);
  wait_for (window, has_no_backup);
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (window->trouble_bar)));
  g_assert_cmpstr (get_status (GTK_WIDGET (window->sidebar), "CharterSaveStatus"), ==, "Saved, but no backup of today");
  faults_end ();
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (window->trouble_button)), ==, "win.back-up");
  g_signal_emit_by_name (window->trouble_button, "clicked");
  wait_for (window, has_backup);
  g_assert_cmpstr (get_status (GTK_WIDGET (window->sidebar), "CharterSaveStatus"), ==, "Saved, backed up today");
  faults_watch (NULL);
  close_window (window);
}

static gboolean
is_shared_failed (CharterWindow *window)
{
  return charter_shared_copy_get_state (window->shared) == CHARTER_SHARED_COPY_FAILED;
}

static gboolean
is_shared_fresh (CharterWindow *window)
{
  return charter_shared_copy_get_state (window->shared) == CHARTER_SHARED_COPY_FRESH;
}

/* The folder for the deputy is gone, or full: said once, and again when it had been well between. */
static void
test_shared_trouble (void)
{
  g_autofree char *staff = g_strconcat (scratch, "/staff", NULL);
  CharterWindow *window = open_with_records ();
  const char *title = "The shared copy could not be renewed";

  charter_shared_copy_set_folder (window->shared, staff);
  wait_for (window, is_shared_failed);
  g_assert_true (is_told (window, title));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (window->trouble_text)), "cannot be reached"));
  g_assert_nonnull (strstr (get_status (GTK_WIDGET (window->sidebar), "CharterSharedStatus"), "folder not reachable"));
  put_off (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.share-again", NULL);
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (window->trouble_bar)));
  g_assert_cmpint (g_mkdir (staff, 0700), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.share-again", NULL);
  wait_for (window, is_shared_fresh);
  faults_watch (staff);
  faults_fail_all (FAULTS_CHANGE, ENOSPC);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.share-again", NULL);
  wait_for (window, is_shared_failed);
  g_assert_true (is_told (window, title));
  g_assert_nonnull (strstr (get_status (GTK_WIDGET (window->sidebar), "CharterSharedStatus"), "not renewed"));
  faults_end ();
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (window->trouble_button)), ==, "win.share-again");
  g_signal_emit_by_name (window->trouble_button, "clicked");
  wait_for (window, is_shared_fresh);
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (window->trouble_bar)));
  faults_watch (NULL);
  close_window (window);
}

/* What a person may type into or switch, and that is not a question about what to show. */
static gboolean
is_offered (GtkWidget *widget)
{
  static const char * const edits[] = {
    "evidence.add-file", "evidence.add-link", "evidence.add-note", "evidence.add-seen", "evidence.paste",
    "evidence.remove", "actions.new", "actions.new-from", "actions.delete", "actions.term-dates", "support.new",
    "support.delete", "directory.pin", "directory.synonyms", "charter.add-words", "charter.add-training",
    "charter.hand-over", "impact.import", "impact.measure", "overview.count-answers",
    "evaluation.twenty-minutes", "evaluation.move-edition", NULL
  };

  if (!gtk_widget_is_sensitive (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  if (ADW_IS_ENTRY_ROW (widget) || GTK_IS_ENTRY (widget))
    return gtk_editable_get_editable (GTK_EDITABLE (widget));
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));
  if (GTK_IS_BUTTON (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)))
    return g_strv_contains (edits, gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  return GTK_IS_SWITCH (widget) || GTK_IS_SPIN_BUTTON (widget);
}

static void
assert_nothing_offered (GtkWidget  *widget,
                        const char *page)
{
  if (is_offered (widget))
    g_error ("%s: a %s is offered (%s)", page, G_OBJECT_TYPE_NAME (widget),
             ADW_IS_PREFERENCES_ROW (widget) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) : "");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    assert_nothing_offered (child, page);
}

static void
choose_record (CharterWindow *window,
               const char    *page,
               GType          type)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (window->session);
  g_autoptr(CharterRecord) record = g_list_model_get_item (charter_portfolio_get_list (portfolio, type), 0);

  charter_window_go (window, page, charter_record_get_id (record));
}

static void
test_held (void)
{
  g_autofree char *lock = g_build_filename (scratch, g_test_get_path (), "charter.db.open", NULL);
  CharterWindow *window = open_with_records ();
  guint n_kinds;
  const CharterPageKind *kinds = charter_page_kinds_get (&n_kinds);

  close_window (window);
  g_assert_true (g_file_set_contents (lock, LOCK, -1, NULL));
  window = open_window ();
  while (!charter_store_get_is_read_only (charter_session_get_store (window->session)))
    g_main_context_iteration (NULL, TRUE);
  wait_for (window, is_page);
  g_assert_true (gtk_info_bar_get_revealed (GTK_INFO_BAR (window->trouble_bar)));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (window->trouble_title)), ==, "Open for reading only");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (window->trouble_text)), "Robin Hale"));
  g_assert_false (gtk_widget_get_visible (window->trouble_kept));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (window->trouble_button)), ==, "win.reopen");
  for (guint i = 0; i < n_kinds; i++)
    {
      charter_window_go (window, kinds[i].id, NULL);
      if (g_str_equal (kinds[i].id, "evidence"))
        choose_record (window, kinds[i].id, CHARTER_TYPE_EVIDENCE);
      if (g_str_equal (kinds[i].id, "actions"))
        choose_record (window, kinds[i].id, CHARTER_TYPE_ACTION);
      if (g_str_equal (kinds[i].id, "support"))
        choose_record (window, kinds[i].id, CHARTER_TYPE_PROVISION);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      assert_nothing_offered (gtk_stack_get_visible_child (window->stack), kinds[i].id);
    }
  close_window (window);
}

int
main (int    argc,
      char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  scratch = g_dir_make_tmp ("test-held-XXXXXX", NULL);
  g_test_add_func ("/held/saving-trouble", test_saving_trouble);
  g_test_add_func ("/held/backup-trouble", test_backup_trouble);
  g_test_add_func ("/held/shared-trouble", test_shared_trouble);
  g_test_add_func ("/held/reading-only", test_held);
  status = g_test_run ();
  remove_all (scratch);
  g_free (scratch);
  return status;
}

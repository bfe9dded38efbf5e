/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-search-dialog.h"
#include "charter-toast.h"
#include "charter-window-command.h"

#include "window-fixture.h"

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

/* Undo held down: what is offered to be undone is the last. */
static void
test_toasts (void)
{
  CharterWindow *window = open_window ();
  AdwToast *toast;

  wait_for (window, is_first_start);
  for (guint i = 0; i < 16; i++)
    {
      g_autofree char *text = g_strdup_printf ("Undone: %u", i);

      charter_window_toast (window, text, i % 2);
    }
  toast = charter_toast_get_shown (GTK_WIDGET (window->toasts));
  g_assert_nonnull (toast);
  g_assert_cmpstr (adw_toast_get_title (toast), ==, "Undone: 15");
  g_assert_cmpstr (adw_toast_get_action_name (toast), ==, "win.undo");
  charter_window_toast (window, "Saved", FALSE);
  g_assert_null (adw_toast_get_button_label (charter_toast_get_shown (GTK_WIDGET (window->toasts))));
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
  g_assert_cmpstr (adw_status_page_get_title (window->failure), ==,
                   "Your records need a newer version of this program");
  close_window (window);
}

/* NULL for an action that takes nothing; found says whether there is one at all. */
static const GVariantType *
find_page_action (GType       type,
                  const char *name,
                  gboolean   *found)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (type);
  const GVariantType *parameter_type = NULL;
  const char *action_name, *property;
  GType owner;

  *found = FALSE;
  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_CLASS (klass), i, &owner, &action_name,
                                                   &parameter_type, &property); i++)
    if (g_str_equal (name, action_name))
      {
        *found = TRUE;
        return parameter_type;
      }

  return NULL;
}

static void
check_command (CharterWindow              *window,
               const CharterWindowCommand *command)
{
  const CharterPageKind *kind = command->page ? charter_page_kind_find (command->page) : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) target = NULL;
  const GVariantType *type = NULL;
  gboolean found;

  if (command->page)
    {
      g_assert_nonnull (kind);
      type = find_page_action (kind->get_type (), command->action, &found);
      g_assert_true (found);
    }
  else if (g_str_has_prefix (command->action, "win.")
           && !g_str_equal (command->action, "win.show-help-overlay"))
    {
      g_assert_true (g_action_group_query_action (G_ACTION_GROUP (window), command->action + strlen ("win."),
                                                  NULL, &type, NULL, NULL, NULL));
    }
  if (command->target)
    {
      target = g_variant_parse (type, command->target, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_true ((type == NULL) == (command->target == NULL));
}

/* Each command of the one list names an action that is there and takes what it is given. */
static void
test_commands (void)
{
  CharterWindow *window = open_window ();
  guint n_commands;
  const CharterWindowCommand *commands = charter_window_commands_get (&n_commands);

  wait_for (window, is_first_start);
  for (guint i = 0; i < n_commands; i++)
    check_command (window, &commands[i]);
  close_window (window);
}

static GtkListBoxRow *
type_and_find (GtkWidget  *dialog,
               const char *words,
               const char *title)
{
  GtkWidget *entry = GTK_WIDGET (gtk_widget_get_template_child (dialog, CHARTER_TYPE_SEARCH_DIALOG, "entry"));
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (dialog, CHARTER_TYPE_SEARCH_DIALOG, "list"));
  GtkListBoxRow *row;

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)); i++)
    if (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return row;

  return NULL;
}

static GtkWidget *
search (CharterWindow *window)
{
  GtkWidget *dialog = charter_search_dialog_new (GTK_WINDOW (window), window->session);

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
activate (GtkWidget     *dialog,
          GtkListBoxRow *row)
{
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (dialog, CHARTER_TYPE_SEARCH_DIALOG, "list"));

  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
}

/* Exactly one, which the last command opened. */
static void
close_dialogs (CharterWindow *window)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = toplevels; l; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
      {
        gtk_window_destroy (l->data);
        n++;
      }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_search (void)
{
  static const struct { const char *words, *title; } found[] = {
    { "twenty", "Twenty minutes for one area" },
    { "edition", "Move to another edition" },
    { "next cycle", "Start the next cycle" },
    { "compare", "Compare cycles" },
    { "sign off", "Year end" },
    { "questionnaire", "Print questionnaires" },
    { "backup", "Back up now" },
    { "data protection", "For the data protection officer and IT" },
    { "6.2", "6.2" },
  };
  CharterWindow *window = open_window ();
  GtkWidget *dialog;

  wait_for (window, is_first_start);
  charter_window_open_school (window, add_school (window, "Alderbrook Primary School"));
  wait_for (window, is_page);
  dialog = search (window);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_test_message ("searching %s", found[i].words);
      g_assert_nonnull (type_and_find (dialog, found[i].words, found[i].title));
    }
  g_assert_null (type_and_find (dialog, "xyzzy", ""));
  g_assert_cmpint (gtk_list_box_row_get_index (type_and_find (dialog, "5.1", "5.1 ")), ==, 0);

  activate (dialog, type_and_find (dialog, "data protection", "For the data protection officer"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "guidance");

  /* A book of a framework that is not the one shown; then back to work on a page not yet built. */
  dialog = search (window);
  activate (dialog, type_and_find (dialog, "P4.1", "P4.1"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "guidance");
  g_assert_cmpstr (charter_framework_get_id (charter_session_get_framework (window->session)), ==,
                   "derby-inclusion-charter");
  dialog = search (window);
  activate (dialog, type_and_find (dialog, "twenty", "Twenty minutes for one area"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "self-evaluation");
  close_dialogs (window);
  close_window (window);
}

/* The titles that are found, the best first. */
static void
check_order (GtkWidget          *dialog,
             const char         *words,
             const char * const *titles)
{
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (dialog, CHARTER_TYPE_SEARCH_DIALOG, "list"));

  type_and_find (dialog, words, "");
  for (int i = 0; titles[i]; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i);

      g_assert_nonnull (row);
      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, titles[i]);
    }
}

/* What fits best stands first, whatever it is: a whole title, the beginning of one, beginnings of its words,
 * what else is said of it, something inside a word. */
static void
test_search_order (void)
{
  static const char * const frameworks[] = { "Frameworks", "Coverage between frameworks", NULL };
  static const char * const small[] = { "Frameworks", "Coverage between frameworks", NULL };
  static const char * const reports[] = { "Reports", NULL };
  static const char * const ups[] = { "Backups", NULL };
  CharterWindow *window = open_window ();
  GtkWidget *dialog;
  GtkListBoxRow *row;

  wait_for (window, is_first_start);
  charter_window_open_school (window, add_school (window, "Alderbrook Primary School"));
  wait_for (window, is_page);
  dialog = search (window);
  check_order (dialog, "Frameworks", frameworks);
  check_order (dialog, "  framewor", small);
  check_order (dialog, "reports", reports);
  check_order (dialog, "ckup", ups);
  row = type_and_find (dialog, "back up", "Back up now");
  g_assert_cmpint (gtk_list_box_row_get_index (row), ==, 0);
  g_assert_null (type_and_find (dialog, "ku", "Backups"));
  close_dialogs (window);
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
  scratch = g_dir_make_tmp ("test-window-XXXXXX", NULL);
  g_assert_nonnull (scratch);

  g_test_add_func ("/window/first-start", test_first_start);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/toasts", test_toasts);
  g_test_add_func ("/window/failure", test_failure);
  g_test_add_func ("/window/commands", test_commands);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/search-order", test_search_order);

  status = g_test_run ();
  remove_all (scratch);
  g_free (scratch);
  return status;
}

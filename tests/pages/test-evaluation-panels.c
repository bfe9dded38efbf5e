/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "charter-area-panel.h"
#include "charter-assessor-panel.h"
#include "charter-attach-job.h"
#include "charter-criteria.h"
#include "charter-criteria-panel.h"
#include "charter-evidence-chooser.h"
#include "charter-evidence-panel.h"
#include "charter-item-filter.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-next-level-panel.h"
#include "charter-next-level.h"
#include "charter-outline-row.h"
#include "charter-sitting.h"
#include "charter-ui.h"
#include "charter-voices.h"

/* A panel on an item, in a window of its own. */
typedef struct {
  Sitting           sitting;
  CharterItemSheet *sheet;
  GtkWidget        *window;
} Fixture;

static gboolean
expired_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (2, expired_cb, &is_over);

  while (!is_over && g_main_context_iteration (NULL, FALSE))
    ;
  if (!is_over)
    g_source_remove (source);
}

static CharterItem *
find_item (Fixture    *fixture,
           const char *code)
{
  return charter_framework_find_item (charter_session_get_framework (fixture->sitting.session), code);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  code)
{
  sitting_set_up (&fixture->sitting);
  fixture->sheet = charter_item_sheet_new (fixture->sitting.session);
  charter_item_sheet_set_item (fixture->sheet, find_item (fixture, code));
}

static void
show_panel (Fixture   *fixture,
            GtkWidget *panel)
{
  fixture->window = g_object_ref_sink (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), panel);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  code)
{
  if (fixture->window)
    {
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      settle ();
      g_assert_finalize_object (fixture->window);
    }
  g_clear_object (&fixture->sheet);
  sitting_tear_down (&fixture->sitting);
}

static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint     *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint      n)
{
  return find_nth (widget, type, &n);
}

static char *
undo (Fixture *fixture)
{
  return sitting_undo (fixture->sitting.session);
}

static void
judge (Fixture    *fixture,
       const char *level)
{
  g_autoptr(GError) error = NULL;

  charter_item_sheet_choose (fixture->sheet,
                             charter_framework_find_level (
                               charter_session_get_framework (fixture->sitting.session), level), &error);
  g_assert_no_error (error);
}

static guint
count_ticks (Fixture *fixture)
{
  return g_list_model_get_n_items (
    charter_portfolio_get_list (charter_session_get_portfolio (fixture->sitting.session), CHARTER_TYPE_TICK));
}

/* Ticked where it stands, counted in the line, undone in one step; the next level follows a judgement. */
static void
test_criteria (Fixture       *fixture,
               gconstpointer  code)
{
  GtkWidget *panel = g_object_new (CHARTER_TYPE_CRITERIA_PANEL, NULL);
  AdwExpanderRow *row;
  GtkDropDown *choice;
  GtkWidget *check;
  g_autofree char *label = NULL;

  charter_criteria_panel_set_sheet (CHARTER_CRITERIA_PANEL (panel), fixture->sheet);
  show_panel (fixture, panel);
  judge (fixture, "emerging");
  settle ();
  row = ADW_EXPANDER_ROW (find (panel, ADW_TYPE_EXPANDER_ROW, 0));
  choice = GTK_DROP_DOWN (find (panel, GTK_TYPE_DROP_DOWN, 0));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (choice)), ==, "Established");
  /* Closed, it has counted them and made none. */
  g_assert_true (g_str_has_prefix (adw_expander_row_get_subtitle (row), "0 of "));
  g_assert_false (g_str_has_suffix (adw_expander_row_get_subtitle (row), " 0 in place"));
  g_assert_null (find (panel, GTK_TYPE_CHECK_BUTTON, 0));
  adw_expander_row_set_expanded (row, TRUE);
  check = find (panel, GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_true (g_str_has_prefix (adw_expander_row_get_subtitle (row), "0 of "));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpuint (count_ticks (fixture), ==, 1);
  g_assert_true (g_str_has_prefix (adw_expander_row_get_subtitle (row), "1 of "));
  label = undo (fixture);
  settle ();
  g_assert_cmpuint (count_ticks (fixture), ==, 0);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_cmpuint (count_ticks (fixture), ==, 0);

  sitting_sign_off (&fixture->sitting);
  settle ();
  g_assert_false (gtk_widget_get_sensitive (check));
}

static guint
count_actions (Fixture *fixture)
{
  return g_list_model_get_n_items (
    charter_portfolio_get_list (charter_session_get_portfolio (fixture->sitting.session), CHARTER_TYPE_ACTION));
}

/* What is missing for the next level; Enter on a line makes it an action, and the line says so. */
static void
test_next_level (Fixture       *fixture,
                 gconstpointer  code)
{
  GtkWidget *panel = g_object_new (CHARTER_TYPE_NEXT_LEVEL_PANEL, NULL);
  GtkListBox *list;
  GtkListBoxRow *row;
  g_autoptr(GPtrArray) shortfalls = NULL;
  g_autoptr(GPtrArray) actions = NULL;

  charter_next_level_panel_set_sheet (CHARTER_NEXT_LEVEL_PANEL (panel), fixture->sheet);
  show_panel (fixture, panel);
  judge (fixture, "emerging");
  settle ();
  g_assert_true (gtk_widget_get_visible (panel));
  shortfalls = charter_next_level_list (fixture->sitting.session, find_item (fixture, code));
  g_assert_cmpuint (shortfalls->len, >, 1);
  list = GTK_LIST_BOX (find (panel, GTK_TYPE_LIST_BOX, 0));
  row = gtk_list_box_get_row_at_index (list, (int) shortfalls->len - 1);
  g_assert_nonnull (row);
  g_assert_null (gtk_list_box_get_row_at_index (list, (int) shortfalls->len));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_activate (GTK_WIDGET (row));
  settle ();
  actions = charter_item_sheet_list_actions (fixture->sheet);
  g_assert_cmpuint (actions->len, ==, 1);
  g_assert_cmpstr (charter_action_get_title (actions->pdata[0]), ==,
                   ((CharterShortfall *) shortfalls->pdata[shortfalls->len - 1])->action);
  row = gtk_list_box_get_row_at_index (list, (int) shortfalls->len - 1);
  g_assert_false (gtk_list_box_row_get_activatable (row));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (list)));
  gtk_widget_activate (GTK_WIDGET (row));
  g_assert_cmpuint (count_actions (fixture), ==, 1);
  g_free (undo (fixture));
  settle ();
  g_assert_cmpuint (count_actions (fixture), ==, 0);
  g_assert_true (gtk_list_box_row_get_activatable (gtk_list_box_get_row_at_index (list, (int) shortfalls->len - 1)));

  judge (fixture, "advanced");
  settle ();
  g_assert_false (gtk_widget_get_visible (panel));
}

/* The area's level by hand needs a reason, and can be worked out again; its summary is kept. */
static void
test_area (Fixture       *fixture,
           gconstpointer  code)
{
  GtkWidget *panel = g_object_new (CHARTER_TYPE_AREA_PANEL, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->sitting.session);
  GtkWidget *popover, *reason, *set, *view;
  CharterAreaNote *note;

  charter_area_panel_set_sheet (CHARTER_AREA_PANEL (panel), fixture->sheet);
  show_panel (fixture, panel);
  judge (fixture, "emerging");
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (find (panel, GTK_TYPE_MENU_BUTTON, 0))));
  gtk_menu_button_popup (GTK_MENU_BUTTON (find (panel, GTK_TYPE_MENU_BUTTON, 0)));
  settle ();
  reason = find (popover, GTK_TYPE_ENTRY, 0);
  set = gtk_widget_get_last_child (gtk_widget_get_next_sibling (reason));
  g_assert_false (gtk_widget_get_sensitive (set));
  gtk_editable_set_text (GTK_EDITABLE (reason), "   ");
  g_assert_false (gtk_widget_get_sensitive (set));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (popover, GTK_TYPE_DROP_DOWN, 0)), 2);
  gtk_editable_set_text (GTK_EDITABLE (reason), "Moderated in the network");
  g_assert_true (gtk_widget_get_sensitive (set));
  g_signal_emit_by_name (set, "clicked");
  note = charter_portfolio_find_area_note (portfolio, charter_session_get_audit (fixture->sitting.session), "1");
  g_assert_nonnull (note);
  g_assert_cmpstr (charter_area_note_get_level (note), ==, "established");
  g_assert_cmpstr (charter_area_note_get_reason (note), ==, "Moderated in the network");
  view = find (panel, GTK_TYPE_TEXT_VIEW, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "We are on the way.", -1);
  g_assert_cmpstr (charter_area_note_get_summary (note), ==, "We are on the way.");
  settle ();
  g_signal_emit_by_name (gtk_widget_get_prev_sibling (set), "clicked");
  g_assert_null (charter_area_note_get_level (note));
  g_assert_cmpstr (charter_area_note_get_summary (note), ==, "We are on the way.");
}

/* An assessor's answer, level and remark are set where they are shown, and lead back to the item. */
static void
test_assessor (Fixture       *fixture,
               gconstpointer  code)
{
  GtkWidget *panel = g_object_new (CHARTER_TYPE_ASSESSOR_PANEL, NULL);
  CharterSession *session = fixture->sitting.session;
  CharterItem *item = find_item (fixture, code);
  CharterJudgement *judgement;
  AdwExpanderRow *row;
  GtkWidget *outline;

  charter_assessor_panel_set_sheet (CHARTER_ASSESSOR_PANEL (panel), fixture->sheet);
  show_panel (fixture, panel);
  judge (fixture, "established");
  row = ADW_EXPANDER_ROW (find (panel, ADW_TYPE_EXPANDER_ROW, 0));
  g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==, "Nothing said yet");
  g_assert_false (charter_item_filter_matches (CHARTER_ITEM_FILTER_ASSESSOR_DIFFERS, session, item));
  outline = g_object_ref_sink (charter_outline_row_new ());
  charter_outline_row_bind (CHARTER_OUTLINE_ROW (outline), charter_item_get_area (item), item, session);
  g_assert_null (strstr (charter_row_get_spoken_name (CHARTER_ROW (outline)), "assessor"));

  adw_combo_row_set_selected (ADW_COMBO_ROW (find (panel, ADW_TYPE_COMBO_ROW, 0)), CHARTER_VERDICT_LOWER);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (panel, ADW_TYPE_COMBO_ROW, 1)), 2);
  gtk_editable_set_text (GTK_EDITABLE (find (panel, ADW_TYPE_ENTRY_ROW, 0)), "Not at lunch");
  judgement = charter_portfolio_find_judgement (charter_session_get_portfolio (session),
                                                charter_session_get_audit (session), code, CHARTER_VOICE_ASSESSOR);
  g_assert_cmpint (charter_judgement_get_verdict (judgement), ==, CHARTER_VERDICT_LOWER);
  g_assert_cmpstr (charter_judgement_get_level (judgement), ==, "emerging");
  g_assert_cmpstr (charter_judgement_get_what_we_see (judgement), ==, "Not at lunch");
  g_assert_nonnull (charter_judgement_get_judged_on (judgement));
  g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==, "Lower: Emerging. Not at lunch");
  g_assert_true (charter_item_filter_matches (CHARTER_ITEM_FILTER_ASSESSOR_DIFFERS, session, item));
  charter_outline_row_show (CHARTER_OUTLINE_ROW (outline), session);
  g_assert_nonnull (strstr (charter_row_get_spoken_name (CHARTER_ROW (outline)), "Visiting assessor: Lower"));
  /* The school's own level is its own. */
  g_assert_cmpstr (charter_level_get_id (charter_item_sheet_get_level (fixture->sheet)), ==, "established");

  /* A level without an answer says by itself whether it is the school's. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (panel, ADW_TYPE_COMBO_ROW, 0)), 0);
  g_assert_cmpint (charter_voices_find_verdict (charter_session_get_portfolio (session),
                                                charter_session_get_framework (session),
                                                charter_session_get_audit (session), code), ==, CHARTER_VERDICT_LOWER);
  judge (fixture, "emerging");
  g_assert_false (charter_item_filter_matches (CHARTER_ITEM_FILTER_ASSESSOR_DIFFERS, session, item));
  sitting_sign_off (&fixture->sitting);
  settle ();
  g_assert_false (gtk_widget_get_sensitive (find (panel, ADW_TYPE_COMBO_ROW, 0)));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find (panel, ADW_TYPE_ENTRY_ROW, 0))));
  g_object_unref (outline);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window; /* GTK holds it */
    }
  return NULL;
}

static CharterEvidence *
add_note (Fixture    *fixture,
          const char *title)
{
  CharterEvidence *note = charter_attach_words (fixture->sitting.session, CHARTER_EVIDENCE_KIND_NOTE, title, "Said in March",
                                                NULL, NULL);

  g_assert_nonnull (note);
  return note;
}

static void
told_cb (GtkWidget  *panel,
         const char *text,
         gboolean    can_undo,
         char      **said)
{
  g_free (*said);
  *said = g_strdup (text);
}

/* A file that is attached here is looked through as one that is added to the library. */
static void
test_attach_guarded (Fixture       *fixture,
                     gconstpointer  code)
{
  GtkWidget *panel = g_object_new (CHARTER_TYPE_EVIDENCE_PANEL, NULL);
  g_autofree char *path = g_build_filename (fixture->sitting.data_dir, "register.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GSList) files = g_slist_prepend (NULL, file);
  g_autofree char *said = NULL;
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (30, expired_cb, &is_over);

  g_assert_true (g_file_set_contents (path, "UPN H801200001001", -1, NULL));
  charter_evidence_panel_set_sheet (CHARTER_EVIDENCE_PANEL (panel), fixture->sheet);
  show_panel (fixture, panel);
  g_signal_connect (panel, "told", G_CALLBACK (told_cb), &said);
  g_assert_true (charter_evidence_panel_take_files (CHARTER_EVIDENCE_PANEL (panel), files));
  while (!is_over && !(said && g_str_has_prefix (said, "1 thing in it looks like personal data")))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);
  g_source_remove (source);
}

/* What is here already is the first choice, is found by its words, and a tick outlives the search. */
static void
test_attach_existing (Fixture       *fixture,
                      gconstpointer  code)
{
  GtkWidget *panel = g_object_new (CHARTER_TYPE_EVIDENCE_PANEL, NULL);
  CharterEvidence *one = add_note (fixture, "Lantern parade");
  g_autoptr(GPtrArray) linked = NULL;
  g_autoptr(GMenuModel) section = NULL;
  g_autofree char *action = NULL;
  GtkWidget *dialog;
  GtkWidget *chooser;
  GtkWidget *search;
  GtkWidget *check;

  add_note (fixture, "Breakfast club");
  charter_evidence_panel_set_sheet (CHARTER_EVIDENCE_PANEL (panel), fixture->sheet);
  show_panel (fixture, panel);
  section = g_menu_model_get_item_link (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (find (panel, GTK_TYPE_MENU_BUTTON, 0))),
                                        0, G_MENU_LINK_SECTION);
  g_assert_true (g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_ACTION, "s", &action));
  g_assert_cmpstr (action, ==, "evidence.attach-existing");

  gtk_widget_activate_action (panel, "evidence.attach-existing", NULL);
  settle ();
  dialog = find_dialog ();
  chooser = find (dialog, CHARTER_TYPE_EVIDENCE_CHOOSER, 0);
  search = find (chooser, GTK_TYPE_SEARCH_ENTRY, 0);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "attach"));
  gtk_editable_set_text (GTK_EDITABLE (search), "PARADE lantern");
  g_signal_emit_by_name (search, "search-changed");
  settle ();
  check = find (chooser, GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (search), "breakfast");
  g_signal_emit_by_name (search, "search-changed");
  settle ();
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find (chooser, GTK_TYPE_CHECK_BUTTON, 0))));
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "attach"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "attach");
  settle ();
  linked = charter_attach_list_for (fixture->sitting.session, code);
  g_assert_cmpuint (linked->len, ==, 1);
  g_assert_true (linked->pdata[0] == one);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add ("/evaluation-panels/criteria", Fixture, "2.2", set_up, test_criteria, tear_down);
  g_test_add ("/evaluation-panels/next-level", Fixture, "2.2", set_up, test_next_level, tear_down);
  g_test_add ("/evaluation-panels/area", Fixture, "1.1", set_up, test_area, tear_down);
  g_test_add ("/evaluation-panels/attach-existing", Fixture, "1.1", set_up, test_attach_existing, tear_down);
  g_test_add ("/evaluation-panels/attach-guarded", Fixture, "1.1", set_up, test_attach_guarded, tear_down);
  g_test_add ("/evaluation-panels/assessor", Fixture, "1.1", set_up, test_assessor, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-area.h"
#include "charter-attach-job.h"
#include "charter-evidence-dialog.h"
#include "charter-evidence-form.h"
#include "charter-evidence-page.h"
#include "charter-guard-job.h"
#include "charter-item.h"
#include "charter-sitting.h"
#include "charter-ui.h"

/* The page in a window, over a session with one school. */
typedef struct {
  char           *dir;
  CharterSession *session;
  GtkWidget      *window;
  GtkWidget      *page;
  char           *said; /* by the last toast */
} Fixture;

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
toast_cb (CharterPage *page,
          const char  *text,
          gboolean     can_undo,
          Fixture     *fixture)
{
  g_free (fixture->said);
  fixture->said = g_strdup (text);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Oakfield School", NULL);

  fixture->dir = g_dir_make_tmp ("charter-evidence-XXXXXX", NULL);
  fixture->session = sitting_open (fixture->dir);
  sitting_open_school (fixture->session, school);
  fixture->page = g_object_new (CHARTER_TYPE_EVIDENCE_PAGE, "session", fixture->session, NULL);
  g_signal_connect (fixture->page, "toast", G_CALLBACK (toast_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  drain ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->dir);

  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  drain ();
  g_assert_null (fixture->page);
  sitting_close (g_steal_pointer (&fixture->session));
  drain ();
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->dir);
  g_free (fixture->said);
}

static gpointer
get_child (Fixture    *fixture,
           const char *name)
{
  return gtk_widget_get_template_child (fixture->page, CHARTER_TYPE_EVIDENCE_PAGE, name);
}

static GListModel *
get_shown (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_child (fixture, "list")));
}

static CharterEvidence *
get_in_form (Fixture *fixture)
{
  return charter_evidence_form_get_evidence (get_child (fixture, "form"));
}

static const char *
get_code (Fixture *fixture,
          guint    n)
{
  CharterFramework *framework = charter_session_get_framework (fixture->session);
  g_autoptr(CharterArea) area = g_list_model_get_item (charter_framework_get_areas (framework), n);
  g_autoptr(CharterItem) item = g_list_model_get_item (charter_area_get_items (area), 0);

  return charter_item_get_code (item);
}

static void
wait_for_evidence (Fixture *fixture,
                   guint    n)
{
  GListModel *all = charter_portfolio_get_list (charter_session_get_portfolio (fixture->session),
                                                CHARTER_TYPE_EVIDENCE);

  while (g_list_model_get_n_items (all) < n)
    g_main_context_iteration (NULL, TRUE);
  drain ();
}

static void
add_files (Fixture *fixture,
           guint    n)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Provision_map %u.txt", i);
      g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);

      g_assert_true (g_file_set_contents (path, name, -1, NULL));
      g_list_store_append (files, file);
    }
  charter_evidence_page_add_files (CHARTER_EVIDENCE_PAGE (fixture->page), G_LIST_MODEL (files));
  wait_for_evidence (fixture, n);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  GtkStack *stack = get_child (fixture, "stack");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  add_files (fixture, 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "library");
  g_assert_cmpstr (fixture->said, ==, "Added as E1");
  g_assert_cmpstr (charter_evidence_get_title (get_in_form (fixture)), ==, "Provision map 0");
  /* The same file again is recognised. */
  add_files (fixture, 1);
  while (!g_str_has_prefix (fixture->said, "Already"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 1);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GtkEditable *search;
  const char *items[] = { get_code (fixture, 2), NULL };
  CharterEvidence *note;

  add_files (fixture, 3);
  note = charter_attach_words (fixture->session, CHARTER_EVIDENCE_KIND_NOTE, "Pupils’ council",
                               "They asked for a quiet room", items, NULL);
  drain ();
  search = get_child (fixture, "search");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 4);
  gtk_editable_set_text (search, "QUIET council");
  g_signal_emit_by_name (search, "search-changed");
  drain ();
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 1);
  g_assert_true (get_in_form (fixture) == note);
  gtk_editable_set_text (search, "nothing like it");
  g_signal_emit_by_name (search, "search-changed");
  drain ();
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 0);
  g_assert_null (get_in_form (fixture));
  /* Going to a record shows it whatever is searched for. */
  charter_page_show_target (CHARTER_PAGE (fixture->page), charter_record_get_id (CHARTER_RECORD (note)));
  drain ();
  g_assert_true (get_in_form (fixture) == note);
  charter_page_show_target (CHARTER_PAGE (fixture->page), "coverage");
  drain ();
}

static void
search_for (Fixture    *fixture,
            const char *words)
{
  gtk_editable_set_text (get_child (fixture, "search"), words);
  g_signal_emit_by_name (get_child (fixture, "search"), "search-changed");
  drain ();
}

/* What was read of an item of evidence is read again when it, its files or its links change. */
static void
test_search_anew (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *items[] = { get_code (fixture, 1), NULL };
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  g_autoptr(GPtrArray) files = NULL;
  CharterEvidence *evidence;

  add_files (fixture, 2);
  evidence = get_in_form (fixture);
  files = charter_portfolio_list_files (portfolio, evidence);
  search_for (fixture, "lanter");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 0);
  charter_evidence_set_title (evidence, "Lantern parade");
  search_for (fixture, "lantern");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 1);
  search_for (fixture, "lant"); /* fewer letters, more of them */
  charter_evidence_set_title (evidence, "Parade");
  search_for (fixture, "lan");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 0);
  charter_evidence_file_set_name (files->pdata[0], "Lanyards.txt");
  search_for (fixture, "lanyards");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 1);
  search_for (fixture, items[0]);
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 0);
  g_assert_true (charter_attach_existing (fixture->session, evidence, items, NULL));
  drain ();
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 1);
  g_assert_true (charter_detach (fixture->session, evidence, items[0], NULL));
  drain ();
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 0);
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  GtkDropDown *show;
  const char *items[] = { get_code (fixture, 0), NULL };
  CharterEvidence *seen;

  add_files (fixture, 2);
  seen = charter_attach_words (fixture->session, CHARTER_EVIDENCE_KIND_SEEN, "Calm corner", "Year 2", items, NULL);
  charter_evidence_set_valid_until (seen, "2001-01-01");
  show = get_child (fixture, "show");
  gtk_drop_down_set_selected (show, 1); /* supporting nothing yet */
  drain ();
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 2);
  g_assert_true (charter_attach_existing (fixture->session, get_in_form (fixture), items, NULL));
  drain ();
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 1);
  gtk_drop_down_set_selected (show, 2); /* out of date */
  drain ();
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 1);
  g_assert_true (get_in_form (fixture) == seen);
  charter_evidence_set_valid_until (seen, NULL);
  drain ();
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 0);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *undone = NULL;

  add_files (fixture, 2);
  gtk_widget_activate_action (fixture->page, "evidence.remove", NULL);
  drain ();
  g_assert_cmpstr (fixture->said, ==, "E2 was removed");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 1);
  charter_store_undo_async (charter_session_get_store (fixture->session), NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  undone = charter_store_undo_finish (charter_session_get_store (fixture->session), result, NULL);
  g_assert_cmpstr (undone, ==, "Remove evidence E2");
  drain ();
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (fixture)), ==, 2);
}

/* What is typed is the record's; what the record says is shown. */
static void
test_form (Fixture       *fixture,
           gconstpointer  data)
{
  GtkEditable *title;
  CharterEvidence *evidence;

  add_files (fixture, 1);
  evidence = get_in_form (fixture);
  title = GTK_EDITABLE (gtk_widget_get_template_child (get_child (fixture, "form"), CHARTER_TYPE_EVIDENCE_FORM,
                                                       "title_row"));
  gtk_editable_set_text (title, "Provision map, autumn");
  g_assert_cmpstr (charter_evidence_get_title (evidence), ==, "Provision map, autumn");
  charter_evidence_set_title (evidence, NULL);
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "");
}

/* What must not be copied says who holds it, in the same step of undo. */
static void
test_seen (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *dialog = charter_evidence_dialog_new (fixture->session, CHARTER_EVIDENCE_KIND_SEEN);
  GListModel *all = charter_portfolio_get_list (charter_session_get_portfolio (fixture->session), CHARTER_TYPE_EVIDENCE);
  GObject *held = gtk_widget_get_template_child (dialog, CHARTER_TYPE_EVIDENCE_DIALOG, "held_row");
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (held)));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (dialog, CHARTER_TYPE_EVIDENCE_DIALOG, "detail_row")),
                         "Locked cabinet");
  gtk_editable_set_text (GTK_EDITABLE (held), " SENCO ");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (dialog, CHARTER_TYPE_EVIDENCE_DIALOG, "title_row")),
                         "Individual plans");
  g_signal_emit_by_name (held, "entry-activated");
  drain ();
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 1);
  {
    g_autoptr(CharterEvidence) evidence = g_list_model_get_item (all, 0);

    g_assert_cmpstr (charter_evidence_get_source (evidence), ==, "SENCO");
    g_assert_cmpstr (charter_evidence_get_kept_where (evidence), ==, "Locked cabinet");
  }
  charter_store_undo_async (charter_session_get_store (fixture->session), NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  undone = charter_store_undo_finish (charter_session_get_store (fixture->session), result, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 0);
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller); /* the widget holds it */
    }
  return NULL;
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *one_path = g_build_filename (fixture->dir, "one.txt", NULL);
  g_autofree char *other_path = g_build_filename (fixture->dir, "other.txt", NULL);
  g_autoptr(GFile) one = g_file_new_for_path (one_path);
  g_autoptr(GFile) other = g_file_new_for_path (other_path);
  GFile *files[] = { one, other };
  GValue value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_assert_true (g_file_set_contents (one_path, "one", -1, NULL));
  g_assert_true (g_file_set_contents (other_path, "other", -1, NULL));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, G_N_ELEMENTS (files)));
  g_signal_emit_by_name (find_drop_target (fixture->page), "drop", &value, 10.0, 10.0, &is_taken);
  g_value_unset (&value);
  g_assert_true (is_taken);
  wait_for_evidence (fixture, 2);
  while (g_strcmp0 (fixture->said, "2 files added") != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  static const guint8 pixels[2 * 2 * 4] = { 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255 };
  g_autoptr(GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr(GdkTexture) texture = gdk_memory_texture_new (2, 2, GDK_MEMORY_R8G8B8A8, bytes, 8);
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  g_autoptr(GPtrArray) files = NULL;

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (fixture->page), texture);
  gtk_widget_activate_action (fixture->page, "evidence.paste", NULL);
  wait_for_evidence (fixture, 1);
  g_assert_cmpint (charter_evidence_get_kind (get_in_form (fixture)), ==, CHARTER_EVIDENCE_KIND_PHOTO);
  files = charter_portfolio_list_files (portfolio, get_in_form (fixture));
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpstr (charter_evidence_file_get_content_type (files->pdata[0]), ==, "image/png");
}

/* A file with a pupil number is noticed when it comes in, and an answer takes it out of packs. */
static void
test_guard (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *path = g_build_filename (fixture->dir, "register.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  g_autoptr(GPtrArray) findings = NULL;
  GtkWidget *form;

  g_assert_true (g_file_set_contents (path, "UPN H801200001001", -1, NULL));
  g_list_store_append (files, file);
  charter_evidence_page_add_files (CHARTER_EVIDENCE_PAGE (fixture->page), G_LIST_MODEL (files));
  while (!fixture->said || !g_str_has_prefix (fixture->said, "1 thing looks like personal data"))
    g_main_context_iteration (NULL, TRUE);
  drain ();
  form = get_child (fixture, "form");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (form, CHARTER_TYPE_EVIDENCE_FORM, "warning"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (form, CHARTER_TYPE_EVIDENCE_FORM, "findings"))));
  findings = charter_portfolio_list_findings (portfolio, get_in_form (fixture));
  g_assert_cmpuint (findings->len, ==, 1);
  charter_guard_answer (fixture->session, findings->pdata[0], CHARTER_PRIVACY_LEAVE_OUT);
  drain ();
  g_assert_true (charter_evidence_get_left_out (get_in_form (fixture)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (form, CHARTER_TYPE_EVIDENCE_FORM, "warning"))));
}

/* So many that the list does not make a row for each. */
static void
add_many (Fixture *fixture)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1; i <= 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %u", i % 3 == 0 ? "Learning walk" : "Minutes", i);

      g_ptr_array_add (records, g_object_new (CHARTER_TYPE_EVIDENCE, "school", school, "number", (gint64) i,
                                              "title", title, "kind", CHARTER_EVIDENCE_KIND_NOTE, NULL));
    }
  charter_portfolio_add_all (portfolio, records);
  drain ();
}

static CharterEvidence *
get_selected (Fixture *fixture)
{
  return gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (get_shown (fixture)));
}

static CharterEvidence *
find_numbered (Fixture *fixture,
               gint64   number)
{
  GListModel *all = charter_portfolio_get_list (charter_session_get_portfolio (fixture->session), CHARTER_TYPE_EVIDENCE);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CharterEvidence) evidence = g_list_model_get_item (all, i);

      if (charter_evidence_get_number (evidence) == number)
        return evidence;
    }
  g_assert_not_reached ();
}

/* What is chosen stays chosen and in the form while words are typed that it has, wherever it stands. */
static void
test_selected_stays (Fixture       *fixture,
                     gconstpointer  data)
{
  CharterEvidence *chosen;

  add_many (fixture);
  g_assert_cmpint (charter_evidence_get_number (get_in_form (fixture)), ==, 300);
  chosen = find_numbered (fixture, 6); /* nearly the oldest, so nearly the last */
  charter_page_show_target (CHARTER_PAGE (fixture->page), charter_record_get_id (CHARTER_RECORD (chosen)));
  g_assert_true (get_selected (fixture) == chosen);
  g_assert_true (get_in_form (fixture) == chosen);
  for (gsize n = 1; n <= strlen ("learning"); n++)
    {
      g_autofree char *so_far = g_strndup ("learning", n);

      search_for (fixture, so_far);
      g_assert_true (get_in_form (fixture) == chosen);
    }
  search_for (fixture, "walk 6");
  g_assert_true (get_in_form (fixture) == chosen);
  g_assert_true (get_selected (fixture) == chosen || get_selected (fixture) == NULL);
  search_for (fixture, "minutes"); /* now it is gone, and the first of what is there is chosen */
  g_assert_true (get_in_form (fixture) != chosen);
  g_assert_true (get_in_form (fixture) == get_selected (fixture));
  search_for (fixture, "nothing has this");
  g_assert_null (get_in_form (fixture));
  search_for (fixture, "");
  g_assert_true (get_in_form (fixture) == get_selected (fixture));
  g_assert_nonnull (get_in_form (fixture));
}

/* What stood in its place is chosen when something is taken out. */
static void
test_neighbour (Fixture       *fixture,
                gconstpointer  data)
{
  add_many (fixture);
  charter_page_show_target (CHARTER_PAGE (fixture->page),
                            charter_record_get_id (CHARTER_RECORD (find_numbered (fixture, 290))));
  gtk_widget_activate_action (fixture->page, "evidence.remove", NULL);
  drain ();
  g_assert_cmpint (charter_evidence_get_number (get_in_form (fixture)), ==, 289);
  g_assert_true (get_selected (fixture) == get_in_form (fixture));
}

/* A page that opens on what is there already shows the evidence that its list has chosen, not an empty form. */
static void
test_opens (Fixture       *fixture,
            gconstpointer  data)
{
  GtkSelectionModel *model;
  g_autoptr(CharterEvidence) chosen = NULL;

  add_files (fixture, 2);
  fixture->page = g_object_new (CHARTER_TYPE_EVIDENCE_PAGE, "session", fixture->session, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  drain ();
  model = gtk_list_view_get_model (get_child (fixture, "list"));
  chosen = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  g_assert_true (get_in_form (fixture) == chosen);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (fixture, "form_stack")), ==, "form");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

#define ADD(path, test) g_test_add ("/evidence-page/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("empty", test_empty);
  ADD ("search", test_search);
  ADD ("search-anew", test_search_anew);
  ADD ("filters", test_filters);
  ADD ("remove", test_remove);
  ADD ("form", test_form);
  ADD ("seen", test_seen);
  ADD ("drop", test_drop);
  ADD ("paste", test_paste);
  ADD ("guard", test_guard);
  ADD ("selected-stays", test_selected_stays);
  ADD ("neighbour", test_neighbour);
  ADD ("opens", test_opens);
  return g_test_run ();
}

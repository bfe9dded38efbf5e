/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-directory-facets.h"
#include "charter-directory-job.h"
#include "charter-directory-page.h"
#include "charter-directory-pane.h"
#include "charter-directory-row.h"
#include "charter-sitting.h"
#include "charter-ui.h"

typedef struct {
  Sitting sitting;
  GtkWidget *window;
  CharterPage *page;
} Fixture;

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_widget (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static GListModel *
get_results (Fixture *fixture)
{
  GtkWidget *list = find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static gboolean
out_of_time_cb (gpointer data)
{
  g_error ("the directory did not answer in time");
  return G_SOURCE_REMOVE;
}

/* A search is a matter of milliseconds; five seconds mean that it never ends. */
static void
wait_for (Fixture  *fixture,
          gboolean (*is_there) (Fixture *fixture, gconstpointer data),
          gconstpointer data)
{
  guint timer = g_timeout_add_seconds (5, out_of_time_cb, NULL);

  while (!is_there (fixture, data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

static gboolean
has_results (Fixture       *fixture,
             gconstpointer  data)
{
  return g_list_model_get_n_items (get_results (fixture)) > 0;
}

static CharterEntry *
get_first (Fixture *fixture)
{
  g_autoptr(CharterDirectoryResult) result = g_list_model_get_item (get_results (fixture), 0);

  return result ? charter_directory_result_get_entry (result) : NULL;
}

static gboolean
begins_with (Fixture       *fixture,
             gconstpointer  name)
{
  CharterEntry *first = get_first (fixture);

  return first && g_str_equal (charter_entry_get_name (first), name);
}

static gboolean
is_empty (Fixture       *fixture,
          gconstpointer  data)
{
  return g_list_model_get_n_items (get_results (fixture)) == 0;
}

static CharterDirectoryPane *
get_pane (Fixture *fixture)
{
  return CHARTER_DIRECTORY_PANE (find_widget (GTK_WIDGET (fixture->page), CHARTER_TYPE_DIRECTORY_PANE));
}

static void
type (Fixture    *fixture,
      const char *words)
{
  GtkWidget *entry = find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->page = g_object_new (CHARTER_TYPE_DIRECTORY_PAGE, "session", fixture->sitting.session, NULL);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), data ? GPOINTER_TO_INT (data) : 1040, 560);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, has_results, NULL);
}

static gboolean
is_gone (Fixture       *fixture,
         gconstpointer  data)
{
  return fixture->page == NULL;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_for (fixture, is_gone, NULL);
  sitting_tear_down (&fixture->sitting);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpuint (g_list_model_get_n_items (get_results (fixture)), >=, 30);
  type (fixture, "speech");
  wait_for (fixture, begins_with, "Children’s speech and language therapy");
  g_assert_cmpstr (charter_entry_get_name (charter_directory_pane_get_entry (get_pane (fixture))), ==,
                   "Children’s speech and language therapy");
  type (fixture, "xylophone");
  wait_for (fixture, is_empty, NULL);
  g_assert_null (charter_directory_pane_get_entry (get_pane (fixture)));
  /* One word that is there is nearest to both. */
  type (fixture, "xylophone speech");
  wait_for (fixture, begins_with, "Children’s speech and language therapy");
}

static gboolean
has_fewer (Fixture       *fixture,
           gconstpointer  data)
{
  return g_list_model_get_n_items (get_results (fixture)) < GPOINTER_TO_UINT (data);
}

static void
test_facets (Fixture       *fixture,
             gconstpointer  data)
{
  guint n = g_list_model_get_n_items (get_results (fixture));
  GtkWidget *facets = find_widget (GTK_WIDGET (fixture->page), CHARTER_TYPE_DIRECTORY_FACETS);
  GtkWidget *check = find_widget (facets, GTK_TYPE_CHECK_BUTTON);
  g_auto(GStrv) chosen = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  wait_for (fixture, has_fewer, GUINT_TO_POINTER (n));
  chosen = charter_directory_facets_dup_chosen (CHARTER_DIRECTORY_FACETS (facets), "need");
  g_assert_cmpstrv (chosen, ((const char *[]) { "communication", NULL }));
  charter_directory_facets_clear (CHARTER_DIRECTORY_FACETS (facets));
  g_assert_cmpuint (charter_directory_facets_get_n_chosen (CHARTER_DIRECTORY_FACETS (facets)), ==, 0);
}

static void
test_own_words (Fixture       *fixture,
                gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  g_autofree char *id = NULL;
  g_autoptr(GPtrArray) uses = NULL;
  CharterEntry *entry;
  CharterAction *action;

  type (fixture, "camhs");
  wait_for (fixture, begins_with, "CAMHS, Derby and southern Derbyshire");
  entry = charter_directory_pane_get_entry (get_pane (fixture));
  id = g_strdup (charter_entry_get_id (entry));
  charter_directory_pane_toggle_pin (get_pane (fixture));
  g_assert_true (charter_directory_is_pinned (session, id));
  charter_directory_pane_toggle_pin (get_pane (fixture));
  g_assert_false (charter_directory_is_pinned (session, id));

  charter_directory_set_note (session, entry, "Ask before noon");
  charter_directory_set_note (session, entry, "Ask after noon");
  g_assert_cmpstr (charter_directory_get_note (session, id), ==, "Ask after noon");

  action = charter_directory_use (session, entry, NULL);
  g_assert_nonnull (charter_action_get_title (action));
  g_assert_true (charter_directory_use (session, entry, action) == action);
  uses = charter_directory_list_uses (session, id);
  g_assert_cmpuint (uses->len, ==, 1);
  charter_directory_pane_update (get_pane (fixture));
}

static void
test_markup (void)
{
  g_autoptr(CharterEntry) entry = g_object_new (CHARTER_TYPE_ENTRY, "id", "e", "name", "N", "source", "s", NULL);
  const char *matched[] = { "cafe", NULL };
  g_autoptr(CharterDirectoryResult) result = charter_directory_result_new (entry, matched, -1);
  g_autofree char *markup = charter_directory_result_dup_markup (result, "<Café> & cafeteria");
  g_autofree char *none = charter_directory_result_dup_markup (result, NULL);

  g_assert_cmpstr (none, ==, "");
  g_assert_true (g_str_has_prefix (markup, "&lt;<span"));
  g_assert_true (g_str_has_suffix (markup, ">Café</span>&gt; &amp; cafeteria"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  charter_ui_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/directory-page/search", test_search);
  ADD ("/directory-page/facets", test_facets);
  ADD ("/directory-page/own-words", test_own_words);
  g_test_add ("/directory-page/narrow", Fixture, GINT_TO_POINTER (680), set_up, test_search, tear_down);
  g_test_add ("/directory-page/narrowest", Fixture, GINT_TO_POINTER (580), set_up, test_search, tear_down);
  g_test_add_func ("/directory-page/markup", test_markup);
  return g_test_run ();
}

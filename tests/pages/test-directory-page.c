/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-directory-facets.h"
#include "charter-directory-job.h"
#include "charter-directory-page.h"
#include "charter-directory-hold.h"
#include "charter-directory-pane.h"
#include "charter-directory-results.h"
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
  guint timer = g_timeout_add_seconds (100, out_of_time_cb, NULL);

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

/* The list's beginning comes first. */
static gboolean
has_the_rest (Fixture       *fixture,
              gconstpointer  data)
{
  return g_list_model_get_n_items (get_results (fixture)) >= 30;
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  wait_for (fixture, has_the_rest, NULL);
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

/* Until the page has shown what it was asked: searches are answered in turn. */
static void
settle (Fixture *fixture)
{
  CharterDirectoryQuery query = { .words = "", .age = -1, .limit = 1, .stays = TRUE };
  CharterReference *reference = charter_session_get_reference (fixture->sitting.session);
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) hits = NULL;

  charter_reference_search_entries_async (reference, &query, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  hits = charter_reference_search_entries_finish (reference, result, NULL, NULL, NULL);
  g_assert_nonnull (hits);
}

static CharterDirectoryResult *
get_selected (Fixture *fixture)
{
  return gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (get_results (fixture)));
}

static void
choose (Fixture    *fixture,
        const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_results (fixture)); i++)
    {
      g_autoptr(CharterDirectoryResult) result = g_list_model_get_item (get_results (fixture), i);

      if (g_str_equal (charter_entry_get_name (charter_directory_result_get_entry (result)), name))
        gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_results (fixture)), i);
    }
}

/* The chosen row, and the service beside it, stay while letters are typed that still find it; the list
 * shows its beginning all the while. */
static void
test_selected_stays (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char words[] = "speech and language";
  const char *name = "Children’s speech and language therapy";
  GtkAdjustment *adjustment;
  CharterDirectoryResult *chosen;

  type (fixture, "s");
  settle (fixture);
  choose (fixture, name);
  chosen = get_selected (fixture);
  g_assert_cmpstr (charter_entry_get_name (charter_directory_result_get_entry (chosen)), ==, name);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW)));
  for (gsize n = 2; n < sizeof words; n++)
    {
      g_autofree char *so_far = g_strndup (words, n);

      type (fixture, so_far);
      settle (fixture);
      g_assert_true (get_selected (fixture) == chosen);
      g_assert_true (charter_directory_pane_get_entry (get_pane (fixture)) == charter_directory_result_get_entry (chosen));
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, gtk_adjustment_get_lower (adjustment));
    }
  type (fixture, "wheelchair");
  settle (fixture);
  g_assert_true (get_selected (fixture) != chosen);
}

static gboolean
add_zither (CharterReferenceImport  *import,
            gpointer                 user_data,
            GCancellable            *cancellable,
            GError                 **error)
{
  g_autoptr(CharterEntry) entry = g_object_new (CHARTER_TYPE_ENTRY, "id", "zither", "name", "Zither lessons",
                                                "source", "later", NULL);

  return charter_reference_import_add_entry (import, entry, error);
}

/* What an import brings, and what taking it back takes away, shows at once. */
static void
test_imported (Fixture       *fixture,
               gconstpointer  data)
{
  CharterReference *reference = charter_session_get_reference (fixture->sitting.session);
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) imported = NULL;
  g_autoptr(GAsyncResult) undone = NULL;

  type (fixture, "zither");
  wait_for (fixture, is_empty, NULL);
  charter_reference_import_async (reference, "directory", "later", add_zither, NULL, NULL, charter_session_await_cb, &slot);
  imported = charter_session_await (&slot);
  g_assert_true (charter_reference_import_finish (reference, imported, NULL, NULL));
  wait_for (fixture, begins_with, "Zither lessons");
  charter_reference_undo_update_async (reference, "later", charter_session_await_cb, &slot);
  undone = charter_session_await (&slot);
  g_assert_true (charter_reference_undo_update_finish (reference, undone, NULL));
  wait_for (fixture, is_empty, NULL);
  type (fixture, "");
  wait_for (fixture, has_the_rest, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (get_results (fixture)); i++)
    {
      g_autoptr(CharterDirectoryResult) result = g_list_model_get_item (get_results (fixture), i);

      g_assert_cmpstr (charter_entry_get_name (charter_directory_result_get_entry (result)), !=, "Zither lessons");
    }
}

static GPtrArray *
make_hits (const char *ids)
{
  g_auto(GStrv) split = g_strsplit (ids, " ", -1);
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_directory_hit_free);

  for (guint i = 0; split[i] && *split[i]; i++)
    {
      CharterDirectoryHit *hit = g_new0 (CharterDirectoryHit, 1);

      hit->entry = g_object_new (CHARTER_TYPE_ENTRY, "id", split[i], "name", split[i], "source", "s", NULL);
      hit->matched = g_new0 (char *, 1);
      hit->miles = -1;
      g_ptr_array_add (hits, hit);
    }
  return hits;
}

typedef struct {
  guint n_calls;
  guint n_removed;
  guint n_added;
} Changes;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Changes *changes = user_data;

  changes->n_calls++;
  changes->n_removed += removed;
  changes->n_added += added;
}

/* What stays is the same object, and no more comes and goes than has to. */
static void
test_results (void)
{
  static const struct { const char *before; const char *after; guint n_removed; guint n_added; } cases[] = {
    { "", "a b c", 0, 3 },
    { "a b c", "a b c", 0, 0 },
    { "a b c", "", 3, 0 },
    { "a b c d e", "a c e", 2, 0 },
    { "a c e", "a b c d e", 0, 2 },
    { "a b c d e f", "x b c y e z f", 2, 3 },
    { "a b c", "c a b", 1, 1 },
    { "a b c", "x y z", 3, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GListStore) results = g_list_store_new (CHARTER_TYPE_DIRECTORY_RESULT);
      g_autoptr(GPtrArray) before = make_hits (cases[i].before);
      g_autoptr(GPtrArray) after = make_hits (cases[i].after);
      Changes changes = { 0 };

      charter_directory_results_take (results, before);
      g_signal_connect (results, "items-changed", G_CALLBACK (items_changed_cb), &changes);
      charter_directory_results_take (results, after);
      g_assert_cmpuint (changes.n_removed, ==, cases[i].n_removed);
      g_assert_cmpuint (changes.n_added, ==, cases[i].n_added);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, after->len);
      for (guint j = 0; j < after->len; j++)
        {
          g_autoptr(CharterDirectoryResult) result = g_list_model_get_item (G_LIST_MODEL (results), j);

          g_assert_cmpstr (charter_entry_get_id (charter_directory_result_get_entry (result)), ==,
                           charter_entry_get_id (((CharterDirectoryHit *) after->pdata[j])->entry));
        }
    }
}

typedef struct {
  GtkWidget *window;
  GtkWidget *list;
  GListStore *results;
  CharterDirectoryHold *hold;
} Held;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (CHARTER_TYPE_DIRECTORY_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  charter_directory_row_show (CHARTER_DIRECTORY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                              FALSE);
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  (*(guint *) user_data)++;
  return G_SOURCE_CONTINUE;
}

/* Until everything is drawn in its place. */
static void
draw (Held *held)
{
  guint n_frames = 0;
  guint timer = g_timeout_add_seconds (100, out_of_time_cb, NULL);
  guint id = gtk_widget_add_tick_callback (held->list, count_frame_cb, &n_frames, NULL);

  while (n_frames < 4)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (held->list, id);
  g_source_remove (timer);
}

static void
held_set_up (Held *held)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GString *ids = g_string_new (NULL);
  g_autoptr(GPtrArray) hits = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  held->results = g_list_store_new (CHARTER_TYPE_DIRECTORY_RESULT);
  held->list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (held->results)))),
                                  factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), held->list);
  held->hold = charter_directory_hold_new (held->list);
  held->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (held->window), 400, 400);
  adw_window_set_content (ADW_WINDOW (held->window), scrolled);
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (ids, "%ss%02u", i > 0 ? " " : "", i);
  hits = make_hits (ids->str);
  g_string_free (ids, TRUE);
  charter_directory_results_take (held->results, hits);
  gtk_window_present (GTK_WINDOW (held->window));
  draw (held);
}

static void
held_tear_down (Held *held)
{
  gtk_window_destroy (GTK_WINDOW (held->window));
  g_object_unref (held->hold);
  g_object_unref (held->results);
}

static const char *
get_under (Held   *held,
           double  y)
{
  GtkWidget *picked = gtk_widget_pick (held->list, 100, y, GTK_PICK_DEFAULT);

  while (picked && !CHARTER_IS_DIRECTORY_ROW (picked))
    picked = picked != held->list && gtk_widget_get_parent (picked) == held->list
             ? gtk_widget_get_first_child (picked) : gtk_widget_get_parent (picked);
  g_assert_nonnull (picked);
  return charter_entry_get_id (charter_directory_result_get_entry (
    charter_directory_row_get_result (CHARTER_DIRECTORY_ROW (picked))));
}

static void
change (Held       *held,
        const char *ids)
{
  g_autoptr(GPtrArray) hits = make_hits (ids);

  charter_directory_hold_begin (held->hold);
  charter_directory_results_take (held->results, hits);
  charter_directory_hold_end (held->hold);
  draw (held);
}

/* The pointer rests on a row in the middle of a list that was scrolled; rows come and go above it. */
static void
test_hovered_stays (void)
{
  Held held;
  GtkAdjustment *adjustment;
  g_autofree char *before = NULL;
  g_autoptr(GString) ids = g_string_new ("new1 new2 new3");

  held_set_up (&held);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (held.list));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  draw (&held);
  before = g_strdup (get_under (&held, 230));
  charter_directory_hold_point (held.hold, 100, 230);
  /* Every third goes, three come at the beginning; the one under the pointer stays. */
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%02u", i);

      if (i % 3 != 0 || g_str_equal (id, before))
        g_string_append_printf (ids, " %s", id);
    }
  change (&held, ids->str);
  g_assert_cmpstr (get_under (&held, 230), ==, before);
  held_tear_down (&held);
}

/* Nobody points, but somebody has scrolled: what stands at the top of the view stays there. */
static void
test_scrolled_stays (void)
{
  Held held;
  GtkAdjustment *adjustment;
  g_autofree char *before = NULL;
  g_autoptr(GString) ids = g_string_new ("new1 new2 new3 new4");

  held_set_up (&held);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (held.list));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  draw (&held);
  before = g_strdup (get_under (&held, 3));
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%02u", i);

      if (i % 4 != 0 || g_str_equal (id, before))
        g_string_append_printf (ids, " %s", id);
    }
  change (&held, ids->str);
  g_assert_cmpstr (get_under (&held, 3), ==, before);
  held_tear_down (&held);
}

/* Whoever types with the list at its beginning sees the best of what is found, not what was there. */
static void
test_top_stays (void)
{
  Held held;
  GtkAdjustment *adjustment;
  g_autoptr(GString) ids = g_string_new ("new1 new2 new3");

  held_set_up (&held);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (held.list));
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (ids, " s%02u", i);
  change (&held, ids->str);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, gtk_adjustment_get_lower (adjustment));
  g_assert_cmpstr (get_under (&held, 5), ==, "new1");
  held_tear_down (&held);
}

static void
test_reason (void)
{
  g_autoptr(CharterEntry) entry =
    g_object_new (CHARTER_TYPE_ENTRY, "id", "e", "name", "Therapy", "source", "s",
                  "needed-first", "The school has to show what it did before, that is its graduated response", NULL);
  const char *graduated[] = { "graduated", NULL };
  const char *therapy[] = { "therapy", "graduated", NULL };
  const char *none[] = { NULL };
  g_autoptr(CharterDirectoryResult) result = charter_directory_result_new (entry, graduated, -1);
  g_autofree char *reason = charter_directory_result_dup_reason (result);

  g_assert_true (g_str_has_prefix (reason, "Needed first: …"));
  g_assert_nonnull (strstr (reason, ">graduated</span> response"));
  charter_directory_result_update (result, entry, therapy, -1);
  g_assert_null (charter_directory_result_dup_reason (result));
  charter_directory_result_update (result, entry, none, -1);
  g_assert_null (charter_directory_result_dup_reason (result));
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
  ADD ("/directory-page/imported", test_imported);
  ADD ("/directory-page/selected-stays", test_selected_stays);
  g_test_add ("/directory-page/narrow", Fixture, GINT_TO_POINTER (680), set_up, test_search, tear_down);
  g_test_add ("/directory-page/narrowest", Fixture, GINT_TO_POINTER (580), set_up, test_search, tear_down);
  g_test_add_func ("/directory-page/results", test_results);
  g_test_add_func ("/directory-page/hovered-stays", test_hovered_stays);
  g_test_add_func ("/directory-page/scrolled-stays", test_scrolled_stays);
  g_test_add_func ("/directory-page/top-stays", test_top_stays);
  g_test_add_func ("/directory-page/reason", test_reason);
  g_test_add_func ("/directory-page/markup", test_markup);
  return g_test_run ();
}

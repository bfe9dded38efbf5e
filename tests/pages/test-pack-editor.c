/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "charter-area.h"
#include "charter-frameworks-window.h"
#include "charter-item.h"
#include "charter-pack-copy-dialog.h"
#include "charter-pack-editor.h"
#include "charter-pack-form.h"
#include "charter-pack-outline.h"
#include "charter-sitting.h"
#include "charter-text-row.h"
#include "charter-ui.h"

#define CHILD(window, TYPE, name) \
  GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), TYPE, name))
#define PART(name) CHILD (editor, CHARTER_TYPE_PACK_EDITOR, name)
#define OUTLINE_BUTTON(name) CHILD (PART ("outline"), CHARTER_TYPE_PACK_OUTLINE, name)

static void
settle (void)
{
  for (guint i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

static gboolean
is_saved (CharterPackDraft *draft)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!charter_pack_draft_is_saved (draft) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return charter_pack_draft_is_saved (draft);
}

static CharterPackDraft *
make_draft (Sitting *sitting)
{
  CharterPackLibrary *library = charter_session_get_library (sitting->session);
  g_autoptr(GError) error = NULL;
  CharterPackDraft *draft =
    charter_pack_library_copy (library, charter_pack_library_get_default (library), "ours", "1", "Ours", &error);

  g_assert_no_error (error);
  return draft;
}

static void
click (GtkWidget *button)
{
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

static void
type (GtkWidget  *editor,
      const char *path,
      const char *text)
{
  GtkWidget *row = charter_pack_form_find (CHARTER_PACK_FORM (PART ("part_form")), path);

  g_assert_nonnull (row);
  if (CHARTER_IS_TEXT_ROW (row))
    charter_text_row_set_text (CHARTER_TEXT_ROW (row), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static guint
count_faults (GtkWidget *editor)
{
  guint n = 0;

  charter_pack_editor_check (CHARTER_PACK_EDITOR (editor));
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (PART ("faults_list")), (int) n))
    n++;
  return n;
}

static void
fill_words (GtkWidget        *editor,
            CharterPackDraft *draft,
            const char       *item)
{
  for (guint i = 0; i < charter_pack_draft_get_length (draft, "levels"); i++)
    {
      g_autofree char *id = g_strdup_printf ("levels[%u].id", i);
      g_autofree char *path = g_strdup_printf ("%s.descriptors.%s", item, charter_pack_draft_get_text (draft, id));

      type (editor, path, "In our own words.");
    }
}

/* Nine areas and then a tenth: its words are missing, it belongs to no area of the second view; each is
 * said, led to and mended. */
static void
add_area (GtkWidget        *editor,
          CharterPackDraft *draft)
{
  CharterPackOutline *outline = CHARTER_PACK_OUTLINE (PART ("outline"));
  GtkListBoxRow *row;

  g_assert_true (charter_pack_outline_select (outline, "areas[8]"));
  click (OUTLINE_BUTTON ("add_area_button"));
  g_assert_cmpstr (charter_pack_outline_get_selected (outline), ==, "areas[9]");
  type (editor, "areas[9].title", "Our forest school");
  g_assert_cmpuint (count_faults (editor), >, 0);
  g_assert_false (gtk_widget_get_sensitive (PART ("publish_button")));
  charter_pack_draft_gather (draft, 0, 9, 0);
  settle ();
  g_assert_true (charter_pack_outline_select (outline, "areas[9].items[0]"));
  fill_words (editor, draft, "areas[9].items[0]");
  g_assert_cmpuint (count_faults (editor), ==, 0);
  click (OUTLINE_BUTTON ("add_item_button"));
  g_assert_cmpstr (charter_pack_outline_get_selected (outline), ==, "areas[9].items[1]");
  g_assert_cmpuint (count_faults (editor), ==, 3); /* the words of each level but "not yet" */
  charter_pack_outline_select (outline, "areas[0]");
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (PART ("faults_list")), 0);
  g_signal_emit_by_name (PART ("faults_list"), "row-activated", row);
  g_assert_cmpstr (charter_pack_outline_get_selected (outline), ==, "areas[9].items[1]");
  fill_words (editor, draft, "areas[9].items[1]");
  g_assert_cmpuint (count_faults (editor), ==, 0);
}

static void
test_write_and_publish (void)
{
  Sitting sitting;
  CharterPackDraft *draft;
  CharterPackLibrary *library;
  CharterFramework *framework;
  CharterAudit *audit;
  GtkWidget *editor;
  g_autofree char *code = NULL;

  sitting_set_up (&sitting);
  library = charter_session_get_library (sitting.session);
  draft = make_draft (&sitting);
  editor = charter_pack_editor_new (NULL, sitting.session, draft);
  gtk_window_present (GTK_WINDOW (editor));
  settle ();
  g_assert_cmpuint (count_faults (editor), ==, 0);
  add_area (editor, draft);
  /* Break it: the row is marked and nothing can be published; mend it. */
  type (editor, "areas[9].items[1].title", "");
  g_assert_cmpuint (count_faults (editor), ==, 1);
  g_assert_true (gtk_widget_has_css_class (charter_pack_form_find (CHARTER_PACK_FORM (PART ("part_form")),
                                                                   "areas[9].items[1].title"), "error"));
  g_assert_false (gtk_widget_get_sensitive (PART ("publish_button")));
  type (editor, "areas[9].items[1].title", "A place to be quiet");
  g_assert_cmpuint (count_faults (editor), ==, 0);
  g_assert_true (gtk_widget_get_sensitive (PART ("publish_button")));
  g_assert_true (is_saved (draft)); /* by itself */
  g_assert_null (charter_pack_library_find (library, "ours", NULL));
  charter_pack_editor_publish (CHARTER_PACK_EDITOR (editor));
  settle ();
  framework = charter_pack_library_find (library, "ours", NULL);
  g_assert_nonnull (framework);
  g_assert_true (charter_framework_is_offered (framework));
  g_assert_cmpuint (g_list_model_get_n_items (charter_framework_get_areas (framework)), ==, 10);
  /* And judge by it. */
  charter_session_set_framework (sitting.session, framework);
  audit = charter_session_ensure_audit (sitting.session);
  g_assert_cmpstr (charter_audit_get_framework (audit), ==, "ours");
  code = g_strdup ("10.2");
  g_assert_nonnull (charter_framework_find_item (framework, code));
  g_assert_nonnull (charter_portfolio_ensure_judgement (charter_session_get_portfolio (sitting.session), audit,
                                                        code, CHARTER_VOICE_SCHOOL));
  sitting_tear_down (&sitting);
}

static void
test_order_and_undo (void)
{
  Sitting sitting;
  CharterPackDraft *draft;
  CharterPackOutline *outline;
  GtkWidget *editor;
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;
  g_autofree char *title = NULL;
  guint n;

  sitting_set_up (&sitting);
  draft = make_draft (&sitting);
  before = charter_pack_draft_dup_bytes (draft);
  editor = charter_pack_editor_new (NULL, sitting.session, draft);
  gtk_window_present (GTK_WINDOW (editor));
  settle ();
  outline = CHARTER_PACK_OUTLINE (PART ("outline"));
  n = charter_pack_draft_get_length (draft, "areas[0].items");
  title = g_strdup (charter_pack_draft_get_text (draft, "areas[1].items[0].title"));
  charter_pack_outline_select (outline, "areas[1].items[0]");
  click (OUTLINE_BUTTON ("up_button")); /* into the area before */
  g_assert_cmpuint (charter_pack_draft_get_length (draft, "areas[0].items"), ==, n + 1);
  g_assert_true (g_str_has_prefix (charter_pack_outline_get_selected (outline), "areas[0].items["));
  click (OUTLINE_BUTTON ("down_button"));
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "areas[1].items[0].title"), ==, title);
  click (OUTLINE_BUTTON ("remove_button"));
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "areas[1].items[0].title"), !=, title);
  for (guint i = 0; i < 3; i++)
    click (PART ("undo_button"));
  after = charter_pack_draft_dup_bytes (draft);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (gtk_widget_get_sensitive (PART ("undo_button")));
  g_assert_true (gtk_widget_get_sensitive (PART ("redo_button")));
  gtk_window_close (GTK_WINDOW (editor));
  settle ();
  sitting_tear_down (&sitting);
}

static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller; /* the widget holds it */
    }
  return NULL;
}

static GtkWidget *
find_outline_child (GtkWidget  *editor,
                    const char *path)
{
  GtkListBox *list = GTK_LIST_BOX (OUTLINE_BUTTON ("list"));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)); i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "charter-path"), path) == 0)
      return gtk_list_box_row_get_child (row);
  g_assert_not_reached ();
}

/* What a pointer does: the row that is dragged says what goes along, the one it is dropped on takes it. */
static void
drag (GtkWidget  *editor,
      const char *from,
      const char *onto)
{
  GtkEventController *source = find_controller (find_outline_child (editor, from), GTK_TYPE_DRAG_SOURCE);
  GtkEventController *target = find_controller (find_outline_child (editor, onto), GTK_TYPE_DROP_TARGET);
  g_autoptr(GdkContentProvider) carried = NULL;
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GError) error = NULL;
  gboolean is_taken = FALSE;

  g_signal_emit_by_name (source, "prepare", 1.0, 1.0, &carried);
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (carried, &value, &error);
  g_assert_no_error (error);
  g_signal_emit_by_name (target, "drop", &value, 1.0, 1.0, &is_taken);
  g_assert_true (is_taken);
  settle ();
}

static void
press (GtkWidget       *editor,
       guint            key,
       GdkModifierType  state)
{
  GtkWidget *list = OUTLINE_BUTTON ("list");
  GtkEventController *controller = NULL;
  gboolean is_taken = FALSE;

  for (GtkWidget *at = list; at && !controller; at = gtk_widget_get_parent (at))
    controller = find_controller (at, GTK_TYPE_EVENT_CONTROLLER_KEY);
  g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_taken);
  g_assert_true (is_taken);
  settle ();
}

static char *
dup_text (CharterPackDraft *draft,
          const char       *path)
{
  return g_strdup (charter_pack_draft_get_text (draft, path));
}

/* By pointer and by key: an item within its area, into another one and onto one; an area among the areas. */
static void
test_drag_and_keys (void)
{
  Sitting sitting;
  CharterPackDraft *draft;
  CharterPackOutline *outline;
  GtkWidget *editor;
  g_autofree char *first = NULL;
  g_autofree char *area = NULL;
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;
  guint n;

  sitting_set_up (&sitting);
  draft = make_draft (&sitting);
  before = charter_pack_draft_dup_bytes (draft);
  editor = charter_pack_editor_new (NULL, sitting.session, draft);
  gtk_window_present (GTK_WINDOW (editor));
  settle ();
  outline = CHARTER_PACK_OUTLINE (PART ("outline"));
  first = dup_text (draft, "areas[0].items[0].title");
  area = dup_text (draft, "areas[0].title");
  n = charter_pack_draft_get_length (draft, "areas[1].items");

  drag (editor, "areas[0].items[0]", "areas[0].items[2]");
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "areas[0].items[2].title"), ==, first);
  g_assert_cmpstr (charter_pack_outline_get_selected (outline), ==, "areas[0].items[2]");
  drag (editor, "areas[0].items[2]", "areas[1].items[1]");
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "areas[1].items[1].title"), ==, first);
  drag (editor, "areas[1].items[1]", "areas[1]");
  g_assert_cmpuint (charter_pack_draft_get_length (draft, "areas[1].items"), ==, n + 1);
  drag (editor, "areas[0]", "areas[2]");
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "areas[2].title"), ==, area);
  g_assert_cmpstr (charter_pack_outline_get_selected (outline), ==, "areas[2]");

  press (editor, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "areas[1].title"), ==, area);
  press (editor, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "areas[2].title"), ==, area);
  n = charter_pack_draft_get_length (draft, "areas");
  press (editor, GDK_KEY_Delete, 0);
  g_assert_cmpuint (charter_pack_draft_get_length (draft, "areas"), ==, n - 1);

  while (gtk_widget_get_sensitive (PART ("undo_button")))
    click (PART ("undo_button"));
  after = charter_pack_draft_dup_bytes (draft);
  g_assert_true (g_bytes_equal (before, after));
  gtk_window_close (GTK_WINDOW (editor));
  settle ();
  sitting_tear_down (&sitting);
}

/* The button that says this to a screen reader, within the form of the groupings. */
static GtkWidget *
find_view_button (GtkWidget  *widget,
                  const char *path,
                  const char *icon)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "charter-path"), path) == 0
      && (!icon || g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_view_button (child, path, icon);

      if (found)
        return found;
    }
  return NULL;
}

static void
click_in_views (GtkWidget  *editor,
                const char *path,
                const char *icon)
{
  click (find_view_button (PART ("views_form"), path, icon));
}

static void
type_in_views (GtkWidget  *editor,
               const char *path,
               const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (charter_pack_form_find (CHARTER_PACK_FORM (PART ("views_form")), path)), text);
}

/* A second grouping is made, named, filled, put first and taken away again, and every step undone. */
static void
test_groupings (void)
{
  Sitting sitting;
  CharterPackDraft *draft;
  GtkWidget *editor;
  g_autofree char *old = NULL;
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;
  g_autoptr(CharterFramework) framework = NULL;
  g_autoptr(GPtrArray) faults = NULL;

  sitting_set_up (&sitting);
  draft = make_draft (&sitting);
  before = charter_pack_draft_dup_bytes (draft);
  old = dup_text (draft, "views[0].title");
  editor = charter_pack_editor_new (NULL, sitting.session, draft);
  gtk_window_present (GTK_WINDOW (editor));
  settle ();

  gtk_stack_set_visible_child_name (GTK_STACK (PART ("pages")), "views");
  settle ();
  click_in_views (editor, "views", NULL);
  g_assert_cmpuint (charter_pack_draft_get_length (draft, "views"), ==, 2);
  g_assert_cmpuint (count_faults (editor), ==, 0);
  type_in_views (editor, "views[1].title", "Two halves");
  type_in_views (editor, "views[1].areas[0].title", "First half");
  click_in_views (editor, "views[1].areas", NULL);
  g_assert_cmpuint (count_faults (editor), >, 0); /* it gathers nothing yet */
  type_in_views (editor, "views[1].areas[1].title", "Second half");
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (charter_pack_form_find (CHARTER_PACK_FORM (PART ("views_form")), "views[1].area 8")), 2);
  settle ();
  g_assert_cmpint (charter_pack_draft_get_gathering (draft, 1, 8), ==, 1);
  g_assert_cmpuint (count_faults (editor), ==, 0);
  type_in_views (editor, "views[1].id", "Six areas!");
  g_assert_cmpuint (count_faults (editor), >, 0);
  type_in_views (editor, "views[1].id", "halves");

  click_in_views (editor, "views[1].areas[1]", "go-up-symbolic");
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "views[1].areas[0].title"), ==, "Second half");
  click_in_views (editor, "views[1]", "go-up-symbolic");
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "views[0].title"), ==, "Two halves");
  g_assert_cmpuint (count_faults (editor), ==, 0);
  framework = charter_pack_draft_check (draft, G_LIST_MODEL (charter_session_get_library (sitting.session)), &faults);
  g_assert_nonnull (framework);
  g_assert_cmpuint (charter_framework_get_views (framework)->len, ==, 2);

  /* What an area gathered is left out when it goes, and the fault leads there. */
  click_in_views (editor, "views[0].areas[0]", "user-trash-symbolic");
  g_assert_cmpuint (count_faults (editor), ==, 1);
  g_signal_emit_by_name (PART ("faults_list"), "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (PART ("faults_list")), 0));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (PART ("pages"))), ==, "views");
  g_assert_true (gtk_widget_has_css_class (
    charter_pack_form_find (CHARTER_PACK_FORM (PART ("views_form")), "views[0]"), "error"));
  click_in_views (editor, "views[0]", "user-trash-symbolic");
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "views[0].title"), ==, old);
  g_assert_cmpuint (count_faults (editor), ==, 0);
  while (gtk_widget_get_sensitive (PART ("undo_button")))
    click (PART ("undo_button"));
  after = charter_pack_draft_dup_bytes (draft);
  g_assert_true (g_bytes_equal (before, after));
  gtk_window_close (GTK_WINDOW (editor));
  settle ();
  sitting_tear_down (&sitting);
}

static guint
count_below (GtkWidget *widget,
             GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_below (child, type);
  return n;
}

/* A form is built when it is looked at, and anew when the draft has changed meanwhile; one that is looked at and
 * has not changed stays as it is, and so do the rows of the outline. */
static void
test_built_when_seen (void)
{
  Sitting sitting;
  CharterPackDraft *draft;
  GtkWidget *editor, *row, *line;
  guint n;

  sitting_set_up (&sitting);
  draft = make_draft (&sitting);
  editor = charter_pack_editor_new (NULL, sitting.session, draft);
  gtk_window_present (GTK_WINDOW (editor));
  settle ();
  g_assert_cmpuint (count_below (PART ("levels_form"), ADW_TYPE_ENTRY_ROW), ==, 0);
  g_assert_cmpuint (count_below (PART ("about_form"), ADW_TYPE_ENTRY_ROW), ==, 0);
  gtk_stack_set_visible_child_name (GTK_STACK (PART ("pages")), "levels");
  settle ();
  n = count_below (PART ("levels_form"), ADW_TYPE_ENTRY_ROW);
  g_assert_cmpuint (n, >, 0);
  row = charter_pack_form_find (CHARTER_PACK_FORM (PART ("levels_form")), "levels[0].title");
  gtk_stack_set_visible_child_name (GTK_STACK (PART ("pages")), "parts");
  settle ();
  gtk_stack_set_visible_child_name (GTK_STACK (PART ("pages")), "levels");
  settle ();
  g_assert_true (charter_pack_form_find (CHARTER_PACK_FORM (PART ("levels_form")), "levels[0].title") == row);

  gtk_stack_set_visible_child_name (GTK_STACK (PART ("pages")), "parts");
  line = find_outline_child (editor, "areas[0]");
  g_free (charter_pack_draft_add_level (draft));
  settle ();
  g_assert_true (find_outline_child (editor, "areas[0]") == line);
  gtk_stack_set_visible_child_name (GTK_STACK (PART ("pages")), "levels");
  settle ();
  g_assert_cmpuint (count_below (PART ("levels_form"), ADW_TYPE_ENTRY_ROW), >, n);
  gtk_window_close (GTK_WINDOW (editor));
  settle ();
  sitting_tear_down (&sitting);
}

static GtkAdjustment *
get_adjustment (GtkWidget *form)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (form))));
}

static gboolean
is_scrolled (GtkAdjustment *adjustment,
             double         least)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) <= least
         && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) > least;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
await_frames (GtkWidget *window,
              guint      least)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint n = 0;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_cb), &n);

  while (n < least && g_get_monotonic_time () < end)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, FALSE);
    }
  g_signal_handler_disconnect (clock, handler);
  g_assert_cmpuint (n, >=, least);
}

/* Where somebody has scrolled to stays there when something is added, and the keyboard goes into what is new. */
static void
test_place_kept (void)
{
  Sitting sitting;
  CharterPackDraft *draft;
  GtkAdjustment *adjustment;
  GtkWidget *editor, *focus, *row;
  g_autofree char *path = NULL;

  sitting_set_up (&sitting);
  draft = make_draft (&sitting);
  editor = charter_pack_editor_new (NULL, sitting.session, draft);
  gtk_window_present (GTK_WINDOW (editor));
  settle ();
  charter_pack_outline_select (CHARTER_PACK_OUTLINE (PART ("outline")), "areas[1].items[0]");
  adjustment = get_adjustment (PART ("part_form"));
  g_assert_true (is_scrolled (adjustment, 600));
  await_frames (editor, 3);
  gtk_adjustment_set_value (adjustment, 600);
  path = g_strdup_printf ("areas[1].items[0].duties[%u]",
                          charter_pack_draft_get_length (draft, "areas[1].items[0].duties"));
  click (find_view_button (PART ("part_form"), "areas[1].items[0].duties", NULL));
  await_frames (editor, 3);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >=, 600);
  focus = gtk_window_get_focus (GTK_WINDOW (editor));
  for (row = focus; row && !g_object_get_data (G_OBJECT (row), "charter-path"); row = gtk_widget_get_parent (row))
    continue;
  g_assert_nonnull (row);
  g_assert_true (g_str_has_prefix (g_object_get_data (G_OBJECT (row), "charter-path"), path));
  gtk_window_close (GTK_WINDOW (editor));
  settle ();
  sitting_tear_down (&sitting);
}

/* A name that another has is refused beneath its row, and the draft keeps the old one. */
static void
test_name_taken (void)
{
  Sitting sitting;
  CharterPackDraft *draft;
  GtkWidget *editor, *row;
  g_autofree char *old = NULL;

  sitting_set_up (&sitting);
  draft = make_draft (&sitting);
  old = g_strdup (charter_pack_draft_get_text (draft, "areas[0].code"));
  editor = charter_pack_editor_new (NULL, sitting.session, draft);
  gtk_window_present (GTK_WINDOW (editor));
  settle ();
  row = charter_pack_form_find (CHARTER_PACK_FORM (PART ("part_form")), "areas[0].code");
  gtk_editable_set_text (GTK_EDITABLE (row), charter_pack_draft_get_text (draft, "areas[1].code"));
  g_signal_emit_by_name (row, "apply");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "areas[0].code"), ==, old);
  gtk_editable_set_text (GTK_EDITABLE (row), "A");
  g_signal_emit_by_name (row, "apply");
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "areas[0].code"), ==, "A");
  settle ();
  g_assert_cmpuint (count_faults (editor), ==, 0); /* the second view goes along */
  gtk_window_close (GTK_WINDOW (editor));
  settle ();
  sitting_tear_down (&sitting);
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n))
    n++;
  return n;
}

static void
test_frameworks (void)
{
  Sitting sitting;
  CharterPackLibrary *library;
  CharterPackDraft *draft;
  GtkWidget *window, *list, *row;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  int minimum;

  sitting_set_up (&sitting);
  library = charter_session_get_library (sitting.session);
  window = charter_frameworks_window_new (NULL, sitting.session);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  list = CHILD (window, CHARTER_TYPE_FRAMEWORKS_WINDOW, "drafts_list");
  g_assert_cmpuint (count_rows (list), ==, 0);
  g_assert_cmpuint (count_rows (CHILD (window, CHARTER_TYPE_FRAMEWORKS_WINDOW, "audit_list"))
                    + count_rows (CHILD (window, CHARTER_TYPE_FRAMEWORKS_WINDOW, "reference_list")), ==, 8);
  draft = make_draft (&sitting);
  settle ();
  g_assert_cmpuint (count_rows (list), ==, 1);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "ready"));
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 640);
  path = g_build_filename (sitting.data_dir, "out.json", NULL);
  file = g_file_new_for_path (path);
  bytes = charter_pack_draft_dup_bytes (draft);
  g_assert_true (charter_frameworks_window_export (CHARTER_FRAMEWORKS_WINDOW (window), bytes, file));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (charter_pack_library_discard (library, draft, &error));
  g_assert_no_error (error);
  settle ();
  g_assert_cmpuint (count_rows (list), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  sitting_tear_down (&sitting);
}

static void
copied_cb (CharterPackDraft **slot,
           CharterPackDraft  *draft)
{
  *slot = draft;
}

/* A version that is here is refused in words; the one that is offered is free. */
static void
test_copy (void)
{
  Sitting sitting;
  CharterPackLibrary *library;
  CharterFramework *old;
  CharterPackDraft *draft = NULL;
  GtkWidget *dialog, *version;

  sitting_set_up (&sitting);
  library = charter_session_get_library (sitting.session);
  old = charter_pack_library_get_default (library);
  dialog = charter_pack_copy_dialog_new (NULL, sitting.session, old);
  g_signal_connect_swapped (dialog, "copied", G_CALLBACK (copied_cb), &draft);
  gtk_window_present (GTK_WINDOW (dialog));
  version = CHILD (dialog, CHARTER_TYPE_PACK_COPY_DIALOG, "version_row");
  gtk_editable_set_text (GTK_EDITABLE (version), charter_framework_get_version (old));
  click (CHILD (dialog, CHARTER_TYPE_PACK_COPY_DIALOG, "copy_button"));
  g_assert_null (draft);
  g_assert_true (gtk_widget_get_visible (CHILD (dialog, CHARTER_TYPE_PACK_COPY_DIALOG, "fault")));
  gtk_editable_set_text (GTK_EDITABLE (version), "2027");
  click (CHILD (dialog, CHARTER_TYPE_PACK_COPY_DIALOG, "copy_button"));
  g_assert_nonnull (draft);
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "id"), ==, charter_framework_get_id (old));
  g_assert_cmpstr (charter_pack_draft_get_text (draft, "replaces.version"), ==,
                   charter_framework_get_version (old));
  settle ();
  sitting_tear_down (&sitting);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  g_test_add_func ("/pack-editor/write-and-publish", test_write_and_publish);
  g_test_add_func ("/pack-editor/order-and-undo", test_order_and_undo);
  g_test_add_func ("/pack-editor/drag-and-keys", test_drag_and_keys);
  g_test_add_func ("/pack-editor/groupings", test_groupings);
  g_test_add_func ("/pack-editor/built-when-seen", test_built_when_seen);
  g_test_add_func ("/pack-editor/place-kept", test_place_kept);
  g_test_add_func ("/pack-editor/name-taken", test_name_taken);
  g_test_add_func ("/pack-editor/frameworks", test_frameworks);
  g_test_add_func ("/pack-editor/copy", test_copy);
  return g_test_run ();
}

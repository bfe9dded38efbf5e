/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-twenty-minutes.h"

#include <glib/gi18n.h>

#include "charter-evidence-panel.h"
#include "charter-item-filter.h"
#include "charter-item-sheet.h"
#include "charter-item.h"
#include "charter-level-cards.h"
#include "charter-message.h"
#include "charter-settings.h"
#include "charter-text-block.h"

/**
 * CharterTwentyMinutes:
 *
 * One area and nothing else on the screen: one item after another with its levels, one note and its
 * evidence, beside a clock that only says how long is left. It never hurries anybody: when the time is
 * over it says so and goes on. What is chosen is kept at once, so Escape loses nothing.
 *
 * # Keys
 *
 * The digits from 1 choose a level, Y "not yet", 0 none, J and K or Page Down and Page Up go on and back,
 * Control+Return goes on from within the note.
 */
struct _CharterTwentyMinutes
{
  AdwWindow parent_instance;

  GtkWidget *area_title;
  GtkWidget *clock;
  GtkWidget *stages;
  GtkWidget *scroller;
  GtkWidget *place;
  GtkWidget *heading;
  GtkWidget *stem;
  GtkWidget *locked;
  GtkWidget *cards;
  GtkWidget *note;
  GtkWidget *evidence;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *done;
  GtkWidget *close_button;

  CharterSession *session;
  CharterArea *area;
  CharterItemSheet *sheet;
  guint position;
  gint64 started;
  guint tick;
};

G_DEFINE_FINAL_TYPE (CharterTwentyMinutes, charter_twenty_minutes, ADW_TYPE_WINDOW)

#define MINUTES 20
#define CLOCK_SECONDS 15

/**
 * charter_twenty_minutes_dup_time_words:
 * @minutes_gone: whole minutes since the beginning
 *
 * Returns: (transfer full): what the clock says
 */
char *
charter_twenty_minutes_dup_time_words (int minutes_gone)
{
  int left = MINUTES - minutes_gone;

  if (left <= 0)
    return g_strdup (_("Twenty minutes are over"));
  return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", left), left);
}

static int
get_minutes_gone (CharterTwentyMinutes *self)
{
  return (g_get_monotonic_time () - self->started) / (60 * G_USEC_PER_SEC);
}

static gboolean
clock_cb (gpointer data)
{
  CharterTwentyMinutes *self = data;
  g_autofree char *words = charter_twenty_minutes_dup_time_words (get_minutes_gone (self));

  gtk_label_set_label (GTK_LABEL (self->clock), words);
  return G_SOURCE_CONTINUE;
}

static guint
get_n_items (CharterTwentyMinutes *self)
{
  return g_list_model_get_n_items (charter_area_get_items (self->area));
}

static void
show_item (CharterTwentyMinutes *self,
           guint                 position)
{
  g_autoptr(CharterItem) item = g_list_model_get_item (charter_area_get_items (self->area), position);
  const char *stem = charter_item_get_stem (item);
  g_autofree char *heading = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                              charter_item_get_title (item));
  g_autofree char *place = g_strdup_printf (_("%u of %u"), position + 1, get_n_items (self));

  charter_store_end_visit (charter_session_get_store (self->session));
  self->position = position;
  charter_item_sheet_set_item (self->sheet, item);
  gtk_label_set_label (GTK_LABEL (self->place), place);
  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  gtk_label_set_label (GTK_LABEL (self->stem), stem ? stem : "");
  gtk_widget_set_visible (self->stem, stem != NULL);
  gtk_widget_set_sensitive (self->previous_button, position > 0);
  gtk_button_set_label (GTK_BUTTON (self->next_button),
                        position + 1 < get_n_items (self) ? _("_Next") : _("_Finish"));
  charter_level_cards_show_item (CHARTER_LEVEL_CARDS (self->cards),
                                 charter_session_get_framework (self->session), item,
                                 charter_item_sheet_get_local_forum (self->sheet));
  charter_level_cards_show_keys (CHARTER_LEVEL_CARDS (self->cards),
                                 charter_settings_get_single_letter_keys (charter_settings_get_default ()));
  charter_level_cards_show_chosen (CHARTER_LEVEL_CARDS (self->cards),
                                   charter_item_sheet_get_level (self->sheet),
                                   charter_item_sheet_get_previous_level (self->sheet));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
changed_cb (CharterTwentyMinutes *self)
{
  gboolean is_locked = charter_item_sheet_is_locked (self->sheet);
  gboolean is_out = charter_item_sheet_get_reason (self->sheet) != NULL;

  charter_level_cards_show_chosen (CHARTER_LEVEL_CARDS (self->cards),
                                   charter_item_sheet_get_level (self->sheet),
                                   charter_item_sheet_get_previous_level (self->sheet));
  gtk_widget_set_sensitive (self->cards, !is_locked && !is_out);
  gtk_label_set_label (GTK_LABEL (self->locked),
                       is_locked ? _("This self-evaluation is signed off. It can be read, not changed.")
                                 : _("Does not apply to this school."));
  gtk_widget_set_visible (self->locked, is_locked || is_out);
  g_object_set (self->note, "editable", !is_locked, NULL);
}

/* "5 of 6 themes judged, 4 with evidence, in 12 minutes." */
static char *
sum_up (CharterTwentyMinutes *self)
{
  GListModel *items = charter_area_get_items (self->area);
  CharterFramework *framework = charter_session_get_framework (self->session);
  int minutes = MAX (1, get_minutes_gone (self));
  guint n_judged = 0, n_shown = 0;
  g_autofree char *counts = NULL;
  g_autofree char *time = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      n_judged += !charter_item_filter_matches (CHARTER_ITEM_FILTER_NOT_JUDGED, self->session, item);
      n_shown += !charter_item_filter_matches (CHARTER_ITEM_FILTER_NO_EVIDENCE, self->session, item);
    }
  /* Translators: counts, and what is judged in the plural: "5 of 6 themes judged, 4 with evidence" */
  counts = g_strdup_printf (_("%u of %u %s judged, %u with evidence"), n_judged, get_n_items (self),
                            charter_framework_get_item_noun_plural (framework), n_shown);
  time = g_strdup_printf (ngettext ("It took %d minute.", "It took %d minutes.", minutes), minutes);
  return g_strdup_printf ("%s. %s", counts, time);
}

static void
finish (CharterTwentyMinutes *self)
{
  const CharterAreaStanding *standing =
    charter_standing_find_area (charter_session_get_standing (self->session),
                                charter_area_get_code (self->area));
  g_autofree char *word = standing ? charter_area_standing_dup_word (standing) : NULL;
  g_autofree char *title = g_strdup_printf (_("%s: %s"), charter_area_get_title (self->area),
                                            word ? word : "");
  g_autofree char *words = sum_up (self);

  charter_store_end_visit (charter_session_get_store (self->session));
  adw_status_page_set_title (ADW_STATUS_PAGE (self->done), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->done), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), "done");
  gtk_widget_grab_focus (self->close_button);
}

static void
step (CharterTwentyMinutes *self,
      int                   by)
{
  if (charter_twenty_minutes_is_done (self) || (by < 0 && self->position == 0))
    return;
  if (by > 0 && self->position + 1 >= get_n_items (self))
    finish (self);
  else
    show_item (self, self->position + by);
}

static void
next_cb (CharterTwentyMinutes *self)
{
  step (self, 1);
}

static void
previous_cb (CharterTwentyMinutes *self)
{
  step (self, -1);
}

static void
again_cb (CharterTwentyMinutes *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), "items");
  show_item (self, 0);
}

static void
close_cb (CharterTwentyMinutes *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
failed_cb (CharterTwentyMinutes *self,
           const char           *title,
           GError               *error)
{
  charter_message_show_error (GTK_WIDGET (self), title, error);
}

static void
chosen_cb (CharterTwentyMinutes *self,
           CharterLevel         *level)
{
  g_autoptr(GError) error = NULL;

  if (!charter_item_sheet_choose (self->sheet, level, &error))
    failed_cb (self, _("This was not recorded"), error);
}

/* Letters are keys only while nobody types, and only if the setting lets them. */
static gboolean
can_use_letters (CharterTwentyMinutes *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return charter_settings_get_single_letter_keys (charter_settings_get_default ())
         && !charter_twenty_minutes_is_done (self)
         && !(focus && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)));
}

static gboolean
level_key_cb (GtkWidget *widget,
              GVariant  *value,
              gpointer   user_data)
{
  CharterTwentyMinutes *self = CHARTER_TWENTY_MINUTES (widget);
  g_autoptr(GError) error = NULL;
  gboolean is_done;

  if (!can_use_letters (self) || charter_item_sheet_get_reason (self->sheet))
    return FALSE;
  if (g_variant_get_int32 (value) < 0)
    is_done = charter_item_sheet_choose (self->sheet, NULL, &error);
  else
    is_done = charter_item_sheet_choose_value (self->sheet, g_variant_get_int32 (value), &error);
  if (error)
    failed_cb (self, _("This was not recorded"), error);
  return is_done;
}

static gboolean
letter_step_cb (GtkWidget *widget,
                GVariant  *value,
                gpointer   user_data)
{
  CharterTwentyMinutes *self = CHARTER_TWENTY_MINUTES (widget);

  if (!can_use_letters (self))
    return FALSE;
  step (self, g_variant_get_int32 (value));
  return TRUE;
}

static gboolean
step_key_cb (GtkWidget *widget,
             GVariant  *value,
             gpointer   user_data)
{
  step (CHARTER_TWENTY_MINUTES (widget), g_variant_get_int32 (value));
  return TRUE;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  for (int value = 1; value <= 9; value++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + value, 0, level_key_cb, "i", value);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + value, 0, level_key_cb, "i", value);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, 0, level_key_cb, "i", 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, 0, level_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0, 0, level_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_j, 0, letter_step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_k, 0, letter_step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, step_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, step_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, step_key_cb, "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
left_cb (CharterTwentyMinutes *self)
{
  charter_store_end_visit (charter_session_get_store (self->session));
}

/* Files dropped anywhere become evidence of the item. */
static gboolean
drop_cb (CharterTwentyMinutes *self,
         const GValue         *value)
{
  return charter_evidence_panel_take_files (CHARTER_EVIDENCE_PANEL (self->evidence),
                                            g_value_get_boxed (value));
}

static void
charter_twenty_minutes_dispose (GObject *object)
{
  CharterTwentyMinutes *self = CHARTER_TWENTY_MINUTES (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->session)
    charter_store_end_visit (charter_session_get_store (self->session));
  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_clear_object (&self->area);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_TWENTY_MINUTES);

  G_OBJECT_CLASS (charter_twenty_minutes_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CharterTwentyMinutes, child)

static void
charter_twenty_minutes_class_init (CharterTwentyMinutesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_twenty_minutes_dispose;

  g_type_ensure (CHARTER_TYPE_EVIDENCE_PANEL);
  g_type_ensure (CHARTER_TYPE_LEVEL_CARDS);
  g_type_ensure (CHARTER_TYPE_TEXT_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-twenty-minutes.ui");
  BIND (area_title);
  BIND (clock);
  BIND (stages);
  BIND (scroller);
  BIND (place);
  BIND (heading);
  BIND (stem);
  BIND (locked);
  BIND (cards);
  BIND (note);
  BIND (evidence);
  BIND (previous_button);
  BIND (next_button);
  BIND (done);
  BIND (close_button);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  add_keys (widget_class);
}

#undef BIND

static void
charter_twenty_minutes_init (CharterTwentyMinutes *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (self->note, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  self->started = g_get_monotonic_time ();
  self->tick = g_timeout_add_seconds (CLOCK_SECONDS, clock_cb, self);
}

/* The first item that is not judged, else the first. */
static guint
find_start (CharterTwentyMinutes *self)
{
  GListModel *items = charter_area_get_items (self->area);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      if (charter_item_filter_matches (CHARTER_ITEM_FILTER_NOT_JUDGED, self->session, item))
        return i;
    }
  return 0;
}

/**
 * charter_twenty_minutes_new:
 * @parent: (nullable): the window that it covers
 * @session: with a school
 * @area: an area of its framework
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
charter_twenty_minutes_new (GtkWindow      *parent,
                            CharterSession *session,
                            CharterArea    *area)
{
  CharterTwentyMinutes *self = g_object_new (CHARTER_TYPE_TWENTY_MINUTES, "transient-for", parent, NULL);
  g_autofree char *title = g_strdup_printf ("%s %s", charter_area_get_code (area), charter_area_get_title (area));

  self->session = g_object_ref (session);
  self->area = g_object_ref (area);
  self->sheet = charter_item_sheet_new (session);
  if (parent)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), gtk_widget_get_width (GTK_WIDGET (parent)),
                                   gtk_widget_get_height (GTK_WIDGET (parent)));
      /* Undo and redo are the window's. */
      if (G_IS_ACTION_GROUP (parent))
        gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
    }
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (GTK_LABEL (self->area_title), title);
  g_object_bind_property (self->sheet, "what-we-see", self->note, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  charter_evidence_panel_set_sheet (CHARTER_EVIDENCE_PANEL (self->evidence), self->sheet);
  g_signal_connect_swapped (self->sheet, "changed", G_CALLBACK (changed_cb), self);
  show_item (self, find_start (self));
  clock_cb (self);
  return GTK_WIDGET (self);
}

/** charter_twenty_minutes_get_item: Returns: (transfer none): the item that is shown */
CharterItem *
charter_twenty_minutes_get_item (CharterTwentyMinutes *self)
{
  g_return_val_if_fail (CHARTER_IS_TWENTY_MINUTES (self), NULL);
  return charter_item_sheet_get_item (self->sheet);
}

/** charter_twenty_minutes_is_done: Returns: whether the last item is behind, and the sum is shown */
gboolean
charter_twenty_minutes_is_done (CharterTwentyMinutes *self)
{
  g_return_val_if_fail (CHARTER_IS_TWENTY_MINUTES (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stages)), "done") == 0;
}

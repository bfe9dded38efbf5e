/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-item-pane-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-counts-for.h"
#include "charter-edition-hint.h"
#include "charter-evidence-panel.h"
#include "charter-item.h"
#include "charter-level-cards.h"
#include "charter-level.h"
#include "charter-row.h"
#include "charter-settings.h"
#include "charter-tags.h"
#include "charter-term.h"
#include "charter-ui.h"

/**
 * CharterItemPane:
 *
 * One item on the self-evaluation page: what it asks, its levels as cards, and everything that the
 * school says of it. What it shows comes from a #CharterItemSheet; what is done goes to it.
 */
G_DEFINE_FINAL_TYPE (CharterItemPane, charter_item_pane, ADW_TYPE_BIN)

enum
{
  FAILED,
  TOLD,
  WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell_failure (CharterItemPane *self,
              GError          *error)
{
  g_signal_emit (self, signals[FAILED], 0, _("This was not recorded"), error);
}

/* A word for each kind of duty; the duties themselves stand below the levels. */
static void
add_duty_chips (CharterItemPane *self,
                CharterItem     *item)
{
  if (charter_item_has_legal_duty (item))
    charter_tags_add (CHARTER_TAGS (self->chips), _("Legal duty"), _("The law asks for something here"), TRUE);
  else if (charter_item_get_duties (item)->len > 0)
    charter_tags_add (CHARTER_TAGS (self->chips), _("Guidance"), _("Guidance asks for something here"), FALSE);
}

static void
show_heading (CharterItemPane *self,
              CharterItem     *item)
{
  g_autofree char *heading = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                              charter_item_get_title (item));
  const char *stem = charter_item_get_stem (item);
  CharterSession *session = charter_item_sheet_get_session (self->sheet);

  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  gtk_label_set_label (GTK_LABEL (self->stem), stem ? stem : "");
  gtk_widget_set_visible (self->stem, stem != NULL);
  charter_tags_clear (CHARTER_TAGS (self->chips));
  add_duty_chips (self, item);
  charter_counts_for_add_tags (CHARTER_TAGS (self->chips), charter_session_get_library (session),
                               charter_session_get_framework (session), item);
  gtk_widget_set_visible (self->chips, gtk_widget_get_first_child (self->chips) != NULL);
}

static void
show_note (CharterItemPane *self)
{
  const char *note = charter_item_sheet_get_phase_note (self->sheet);
  const char *proposal = charter_item_sheet_get_proposed_reason (self->sheet);
  gboolean is_open = !charter_item_sheet_get_reason (self->sheet)
                     && !charter_item_sheet_get_level (self->sheet)
                     && !charter_item_sheet_is_locked (self->sheet);

  gtk_label_set_label (GTK_LABEL (self->note_text), note ? note : proposal ? proposal : "");
  gtk_widget_set_visible (self->note_confirm, proposal && is_open);
  charter_ui_show (self->note, note || (proposal && is_open), self->cards);
}

static void
show_reason (CharterItemPane *self)
{
  const char *reason = charter_item_sheet_get_reason (self->sheet);
  gboolean is_locked = charter_item_sheet_is_locked (self->sheet);
  g_autofree char *words = reason ? g_strdup_printf (_("Does not apply: %s"), reason) : NULL;

  gtk_label_set_label (GTK_LABEL (self->out_reason), words ? words : "");
  charter_ui_show (self->out, reason != NULL, NULL);
  gtk_widget_set_visible (self->out_undo, !is_locked);
  gtk_widget_set_sensitive (self->cards, !reason && !is_locked);
  /* What is signed off is there to be read: not dimmed like what does not apply. */
  if (is_locked && !reason)
    gtk_widget_add_css_class (self->cards, "locked");
  else
    gtk_widget_remove_css_class (self->cards, "locked");
  charter_ui_show (self->answers, !reason && !is_locked, NULL);
  charter_ui_show (self->clear_button, charter_item_sheet_get_level (self->sheet) != NULL, self->cards);
}

/* "Parents are told … (Children and Families Act 2014, section 68)", one a line. */
static char *
list_duties (CharterItem *item,
             gboolean     is_legal)
{
  GPtrArray *duties = charter_item_get_duties (item);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < duties->len; i++)
    {
      CharterItemDuty *duty = g_ptr_array_index (duties, i);

      if ((duty->force == CHARTER_FORCE_MUST) != is_legal)
        continue;
      g_string_append_printf (text, "%s%s", text->len ? "\n" : "", duty->title);
      if (duty->citation)
        g_string_append_printf (text, " (%s)", duty->citation);
    }
  return g_string_free (text, FALSE);
}

static void
show_duty (CharterItemPane *self,
           CharterItem     *item)
{
  CharterDutyAnswer answer = charter_item_sheet_get_duty (self->sheet);
  gboolean is_legal = charter_item_has_legal_duty (item);
  g_autofree char *law = list_duties (item, TRUE);
  g_autofree char *advice = list_duties (item, FALSE);
  g_autofree char *guidance = is_legal && *advice ? g_strdup_printf (_("Guidance: %s"), advice)
                                                  : g_strdup (advice);

  gtk_label_set_label (GTK_LABEL (self->duty_title), is_legal ? _("Legal duty") : _("Guidance"));
  gtk_label_set_label (GTK_LABEL (self->duty_text), law);
  gtk_widget_set_visible (self->duty_text, is_legal);
  gtk_label_set_label (GTK_LABEL (self->guidance), guidance);
  gtk_widget_set_visible (self->guidance, *guidance != '\0');
  gtk_widget_set_visible (self->duty_answer, is_legal);
  charter_ui_show (self->duty, (is_legal || *advice) && !charter_item_sheet_get_reason (self->sheet), NULL);
  gtk_widget_set_sensitive (self->duty_answer, !charter_item_sheet_is_locked (self->sheet));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->duty_met), answer == CHARTER_DUTY_MET);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->duty_not_met), answer == CHARTER_DUTY_NOT_MET);
}

static GtkListBoxRow *
add_action_row (CharterItemPane *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "activatable", TRUE, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("charter-actions-symbolic"));
  gtk_list_box_append (GTK_LIST_BOX (self->actions), row);
  return GTK_LIST_BOX_ROW (row);
}

static void
show_action (GtkListBoxRow *row,
             CharterAction *action)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *due = charter_action_get_due_on (action)
                         ? charter_term_dup_due_words (charter_action_get_due_on (action), today)
                         : g_strdup (_("no date yet"));
  const char *title = charter_action_get_title (action) ? charter_action_get_title (action) : "";
  g_autofree char *spoken = g_strdup_printf (_("Action: %s, %s"), title, due);

  g_object_set_data_full (G_OBJECT (row), "action", g_object_ref (action), g_object_unref);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  if (strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) != 0)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), due) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), due);
  charter_row_say (GTK_WIDGET (row), spoken);
}

/* A row shows another action rather than give way to a new one: each level that is chosen comes by here. */
static void
show_actions (CharterItemPane *self)
{
  g_autoptr(GPtrArray) actions = charter_item_sheet_list_actions (self->sheet);
  GtkListBoxRow *row;
  int i;

  for (i = 0; i < (int) actions->len; i++)
    {
      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->actions), i);
      show_action (row ? row : add_action_row (self), g_ptr_array_index (actions, i));
    }
  for (; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->actions), i)); i++)
    {
      g_object_set_data (G_OBJECT (row), "action", NULL);
      charter_ui_show (GTK_WIDGET (row), FALSE, NULL);
    }
  charter_ui_show (self->actions, actions->len > 0, NULL);
}

static void
changed_cb (CharterItemPane *self)
{
  CharterItem *item = charter_item_sheet_get_item (self->sheet);

  charter_ui_show (self->scroller, item != NULL, NULL);
  if (!item)
    return;
  self->is_showing = TRUE;
  charter_level_cards_show_chosen (CHARTER_LEVEL_CARDS (self->cards),
                                   charter_item_sheet_get_level (self->sheet),
                                   charter_item_sheet_get_previous_level (self->sheet));
  show_reason (self);
  show_note (self);
  show_duty (self, item);
  charter_item_pane_place_linked (self);
  show_actions (self);
  charter_item_pane_lock_texts (self);
  self->is_showing = FALSE;
}

static void
item_cb (CharterItemPane *self)
{
  CharterItem *item = charter_item_sheet_get_item (self->sheet);
  CharterSession *session = charter_item_sheet_get_session (self->sheet);

  charter_level_cards_show_item (CHARTER_LEVEL_CARDS (self->cards),
                                 charter_session_get_framework (session), item,
                                 charter_item_sheet_get_local_forum (self->sheet));
  charter_level_cards_show_keys (CHARTER_LEVEL_CARDS (self->cards), self->shows_keys);
  if (item)
    show_heading (self, item);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
chosen_cb (CharterItemPane *self,
           CharterLevel    *level)
{
  g_autoptr(GError) error = NULL;

  if (!charter_item_sheet_choose (self->sheet, level, &error))
    tell_failure (self, error);
}

static void
clear_cb (CharterItemPane *self)
{
  chosen_cb (self, NULL);
}

static void
say_reason (CharterItemPane *self,
            const char      *reason)
{
  g_autoptr(GError) error = NULL;

  if (!charter_item_sheet_set_reason (self->sheet, reason, &error))
    tell_failure (self, error);
}

static void
reason_shown_cb (CharterItemPane *self)
{
  const char *proposal = charter_item_sheet_get_proposed_reason (self->sheet);

  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), proposal ? proposal : "");
  gtk_widget_grab_focus (self->reason_entry);
}

static void
reason_changed_cb (CharterItemPane *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry))));

  gtk_widget_set_sensitive (self->reason_save, *text != '\0');
}

static void
reason_save_cb (CharterItemPane *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)));

  if (!gtk_widget_get_sensitive (self->reason_save))
    return;
  gtk_popover_popdown (GTK_POPOVER (self->reason_popover));
  say_reason (self, text);
}

static void
proposal_cb (CharterItemPane *self)
{
  say_reason (self, charter_item_sheet_get_proposed_reason (self->sheet));
}

static void
applies_cb (CharterItemPane *self)
{
  say_reason (self, NULL);
}

static void
answer_duty (CharterItemPane   *self,
             GtkWidget         *button,
             CharterDutyAnswer  answer)
{
  gboolean is_active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));
  g_autoptr(GError) error = NULL;

  if (self->is_showing)
    return;
  if (!charter_item_sheet_set_duty (self->sheet, is_active ? answer : CHARTER_DUTY_NOT_SAID, &error))
    tell_failure (self, error);
}

static void
duty_met_cb (CharterItemPane *self)
{
  answer_duty (self, self->duty_met, CHARTER_DUTY_MET);
}

static void
duty_not_met_cb (CharterItemPane *self)
{
  answer_duty (self, self->duty_not_met, CHARTER_DUTY_NOT_MET);
}

static void
action_activated_cb (CharterItemPane *self,
                     GtkListBoxRow   *row)
{
  CharterRecord *action = g_object_get_data (G_OBJECT (row), "action");

  g_signal_emit (self, signals[WANTED], 0, "actions", charter_record_get_id (action));
}

/* What somebody asks for is built by then. */
static void
finish (CharterItemPane *self)
{
  if (self->slices)
    charter_slices_finish (self->slices);
}

/* Files dropped anywhere on the item become its evidence: nobody aims at the foot of a page. */
static gboolean
drop_cb (CharterItemPane *self,
         const GValue    *value)
{
  finish (self);
  if (!self->evidence)
    return FALSE;
  return charter_evidence_panel_take_files (CHARTER_EVIDENCE_PANEL (self->evidence),
                                            g_value_get_boxed (value));
}

static void
charter_item_pane_dispose (GObject *object)
{
  CharterItemPane *self = CHARTER_ITEM_PANE (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_clear_object (&self->slices);
  /* The template would unparent its named child behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_ITEM_PANE);

  G_OBJECT_CLASS (charter_item_pane_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CharterItemPane, child)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (scroller);
  BIND (heading);
  BIND (stem);
  BIND (chips);
  BIND (note);
  BIND (note_text);
  BIND (note_confirm);
  BIND (out);
  BIND (out_reason);
  BIND (out_undo);
  BIND (cards);
  BIND (answers);
  BIND (reason_button);
  BIND (reason_key);
  BIND (reason_popover);
  BIND (reason_entry);
  BIND (reason_save);
  BIND (clear_button);
  BIND (clear_key);
  BIND (edition_hint);
  BIND (duty);
  BIND (duty_title);
  BIND (duty_text);
  BIND (guidance);
  BIND (duty_answer);
  BIND (duty_met);
  BIND (duty_not_met);
  BIND (column);
  BIND (actions);
}

#undef BIND

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_save_cb);
  gtk_widget_class_bind_template_callback (widget_class, proposal_cb);
  gtk_widget_class_bind_template_callback (widget_class, applies_cb);
  gtk_widget_class_bind_template_callback (widget_class, duty_met_cb);
  gtk_widget_class_bind_template_callback (widget_class, duty_not_met_cb);
  gtk_widget_class_bind_template_callback (widget_class, action_activated_cb);
}

static void
charter_item_pane_class_init (CharterItemPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_item_pane_dispose;

  signals[FAILED] = g_signal_new ("failed", CHARTER_TYPE_ITEM_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[TOLD] = g_signal_new ("told", CHARTER_TYPE_ITEM_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[WANTED] = g_signal_new ("wanted", CHARTER_TYPE_ITEM_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (CHARTER_TYPE_EDITION_HINT);
  g_type_ensure (CHARTER_TYPE_LEVEL_CARDS);
  g_type_ensure (CHARTER_TYPE_TAGS);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-item-pane.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
charter_item_pane_init (CharterItemPane *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  charter_ui_name_button (self->duty_met, _("Legal duty: met"));
  charter_ui_name_button (self->duty_not_met, _("Legal duty: not met"));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  self->shows_keys = TRUE;
}

static gboolean
show_first (gpointer owner)
{
  CharterItemPane *self = owner;

  g_signal_connect_swapped (self->sheet, "notify::item", G_CALLBACK (item_cb), self);
  g_signal_connect_swapped (self->sheet, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_object (charter_settings_get_default (), "notify::show-proposals", G_CALLBACK (item_cb), self,
                           G_CONNECT_SWAPPED);
  charter_edition_hint_set_sheet (CHARTER_EDITION_HINT (self->edition_hint), self->sheet);
  item_cb (self);
  changed_cb (self);
  return G_SOURCE_REMOVE;
}

/**
 * charter_item_pane_set_sheet:
 * @self: a pane without one
 * @sheet: what is shown
 * @slices: in which the pane is built: what is seen first now, the rest after charter_item_pane_go_on()
 */
void
charter_item_pane_set_sheet (CharterItemPane  *self,
                             CharterItemSheet *sheet,
                             CharterSlices    *slices)
{
  g_return_if_fail (CHARTER_IS_ITEM_PANE (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  self->slices = g_object_ref (slices);
  charter_slices_add (slices, show_first, self);
}

/**
 * charter_item_pane_show_keys:
 * @self: a pane
 * @shows_keys: whether single letters work, so that they are shown where they work
 */
void
charter_item_pane_show_keys (CharterItemPane *self,
                             gboolean         shows_keys)
{
  g_return_if_fail (CHARTER_IS_ITEM_PANE (self));
  self->shows_keys = shows_keys;
  charter_level_cards_show_keys (CHARTER_LEVEL_CARDS (self->cards), shows_keys);
  gtk_widget_set_visible (self->reason_key, shows_keys);
  gtk_widget_set_visible (self->clear_key, shows_keys);
  if (self->action_key)
    gtk_widget_set_visible (self->action_key, shows_keys);
}

/**
 * charter_item_pane_ask_reason:
 * @self: a pane
 *
 * Asks why the item does not apply.
 */
void
charter_item_pane_ask_reason (CharterItemPane *self)
{
  g_return_if_fail (CHARTER_IS_ITEM_PANE (self));
  if (gtk_widget_get_visible (self->answers))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->reason_button));
}

/**
 * charter_item_pane_make_action:
 * @self: a pane
 *
 * Adds an action for the item to the plan.
 */
void
charter_item_pane_make_action (CharterItemPane *self)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (CHARTER_IS_ITEM_PANE (self));
  if (charter_item_sheet_make_action (self->sheet, &error))
    g_signal_emit (self, signals[TOLD], 0, _("Action added to the plan"), TRUE);
  else
    tell_failure (self, error);
}

/**
 * charter_item_pane_paste:
 * @self: a pane
 *
 * Returns: whether a picture on the clipboard may become evidence here
 */
gboolean
charter_item_pane_paste (CharterItemPane *self)
{
  g_return_val_if_fail (CHARTER_IS_ITEM_PANE (self), FALSE);
  finish (self);
  return self->evidence && gtk_widget_activate_action (self->evidence, "evidence.paste", NULL);
}

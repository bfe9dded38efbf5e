/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-answers-dialog-private.h"

#include <glib/gi18n.h>

#include "charter-answers-table.h"
#include "charter-area.h"
#include "charter-assessor-answers.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-voices.h"

/**
 * CharterAnswersDialog:
 *
 * A pile of questionnaires, typed in one sheet after the other: a digit an answer, Enter for the next
 * sheet. Each sheet is added to the counts and forgotten; the whole pile is one step of undo, so that
 * the log of changes keeps sums and no sheet of its own. An assessor speaks as one: the sheet begins with
 * what was kept of them before, and has room for the level that they saw and a remark.
 */
G_DEFINE_FINAL_TYPE (CharterAnswersDialog, charter_answers_dialog, ADW_TYPE_WINDOW)

enum
{
  FINISHED,
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * charter_answers_dialog_is_assessor:
 * @self: a dialog
 *
 * Returns: whether one assessor speaks, not a group
 */
gboolean
charter_answers_dialog_is_assessor (CharterAnswersDialog *self)
{
  return !charter_voice_is_group (charter_answers_dialog_get_voice (self));
}

static CharterAssessorAnswer *
get_seen (CharterAnswersDialog *self)
{
  return g_ptr_array_index (self->seen, self->position);
}

static guint8 *
get_answer (CharterAnswersDialog *self)
{
  return &g_array_index (self->sheet, guint8, self->position);
}

static const char *
name_answer (CharterVoice voice,
             guint        answer)
{
  static const char * const names[] = {
    N_("Definitely"), N_("To some extent"), N_("No"), N_("Don’t know"),
  };

  return charter_voice_is_group (voice) ? _(names[answer - 1])
                                        : charter_assessor_verdict_get_title (answer);
}

static guint
find_level_place (CharterAnswersDialog *self,
                  CharterLevel         *wanted)
{
  GListModel *levels = charter_framework_get_levels (charter_session_get_framework (self->session));

  for (guint i = 0; wanted && i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      if (level == wanted)
        return i + 1;
    }
  return 0;
}

static void
show_seen (CharterAnswersDialog *self)
{
  const CharterAssessorAnswer *seen;

  gtk_widget_set_visible (self->assessor_box, charter_answers_dialog_is_assessor (self));
  gtk_button_set_label (GTK_BUTTON (self->count_button),
                        charter_answers_dialog_is_assessor (self) ? _("_Keep answers") : _("_Count sheet"));
  if (!charter_answers_dialog_is_assessor (self))
    return;
  seen = get_seen (self);
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->level_choice), find_level_place (self, seen->level));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->remark)), seen->remark ? seen->remark : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->remark), seen->remark ? seen->remark : "");
  self->is_showing = FALSE;
}

/**
 * charter_answers_dialog_show_question:
 * @self: a dialog
 *
 * Shows the question at its position, with what is answered to it.
 */
void
charter_answers_dialog_show_question (CharterAnswersDialog *self)
{
  CharterItem *item = g_ptr_array_index (self->items, self->position);
  CharterVoice voice = charter_answers_dialog_get_voice (self);
  g_autofree char *question = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                               charter_item_get_title (item));
  /* Translators: which sheet of the pile, which question of how many */
  g_autofree char *place = g_strdup_printf (_("Sheet %u, question %u of %u"), self->sheets->len + 1,
                                            self->position + 1, self->items->len);
  g_autofree char *count = g_strdup_printf (ngettext ("%u sheet counted", "%u sheets counted",
                                                      self->sheets->len), self->sheets->len);

  gtk_label_set_label (GTK_LABEL (self->question), question);
  gtk_label_set_label (GTK_LABEL (self->stem), charter_item_get_stem (item));
  gtk_widget_set_visible (self->stem, charter_item_get_stem (item) != NULL);
  gtk_label_set_label (GTK_LABEL (self->place), place);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  for (guint i = 1; i <= CHARTER_ANSWERS_DIALOG_N_ANSWERS; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u  %s", i, name_answer (voice, i));
      GtkWidget *button = self->answer_buttons[i - 1];

      gtk_button_set_label (GTK_BUTTON (button), label);
      if (*get_answer (self) == i)
        gtk_widget_add_css_class (button, "suggested-action");
      else
        gtk_widget_remove_css_class (button, "suggested-action");
    }
  show_seen (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answers.take-back", self->sheets->len > 0);
  gtk_widget_set_sensitive (self->voice_choice, self->sheets->len == 0);
}

static void
move (CharterAnswersDialog *self,
      int                   step)
{
  int position = (int) self->position + step;

  self->position = (guint) CLAMP (position, 0, (int) self->items->len - 1);
  charter_answers_dialog_show_question (self);
}

static void
answer (CharterAnswersDialog *self,
        guint8                value)
{
  *get_answer (self) = value;
  if (charter_answers_dialog_is_assessor (self))
    get_seen (self)->verdict = value;
  move (self, 1);
}

/**
 * charter_answers_dialog_key:
 * @self: a dialog
 * @keyval: the key
 * @state: what is held with it
 *
 * Returns: whether the key means something here
 */
gboolean
charter_answers_dialog_key (CharterAnswersDialog *self,
                            guint                 keyval,
                            GdkModifierType       state)
{
  guint32 character = gdk_keyval_to_unicode (keyval);

  if ((state & GDK_CONTROL_MASK) && keyval == GDK_KEY_z)
    charter_answers_dialog_take_back (self);
  else if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  else if (character >= '0' && character <= '0' + CHARTER_ANSWERS_DIALOG_N_ANSWERS)
    answer (self, (guint8) (character - '0'));
  else if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    charter_answers_dialog_next_sheet (self);
  else if (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Up)
    move (self, -1);
  else if (keyval == GDK_KEY_Down)
    move (self, 1);
  else
    return FALSE;
  return TRUE;
}

static gboolean
has_focus_in (CharterAnswersDialog *self,
              GtkWidget            *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The lists, while they are open or have the focus, keep Enter and arrows; the remark keeps all. */
static gboolean
key_pressed_cb (CharterAnswersDialog *self,
                guint                 keyval,
                guint                 keycode,
                GdkModifierType       state)
{
  gboolean is_digit = keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9;

  if (has_focus_in (self, self->remark))
    return FALSE;
  if (!is_digit && !(state & GDK_CONTROL_MASK)
      && (has_focus_in (self, self->voice_choice) || has_focus_in (self, self->level_choice)
          || has_focus_in (self, self->menu_button)))
    return FALSE;
  return charter_answers_dialog_key (self, keyval, state);
}

static void
answer_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  answer (CHARTER_ANSWERS_DIALOG (widget), (guint8) g_variant_get_int32 (parameter));
}

static void
next_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  charter_answers_dialog_next_sheet (CHARTER_ANSWERS_DIALOG (widget));
}

static void
take_back_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  charter_answers_dialog_take_back (CHARTER_ANSWERS_DIALOG (widget));
}

static void
voice_chosen_cb (CharterAnswersDialog *self)
{
  if (!self->items)
    return;
  charter_answers_dialog_clear_sheet (self);
  charter_answers_dialog_show_question (self);
}

static void
level_chosen_cb (CharterAnswersDialog *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->level_choice));
  g_autoptr(CharterLevel) level = NULL;

  if (self->is_showing || !self->items || !charter_answers_dialog_is_assessor (self)
      || place == GTK_INVALID_LIST_POSITION)
    return;
  if (place > 0)
    level = g_list_model_get_item (
      charter_framework_get_levels (charter_session_get_framework (self->session)), place - 1);
  get_seen (self)->level = level; /* the framework holds it */
}

static void
remark_cb (CharterAnswersDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->remark))));
  CharterAssessorAnswer *seen;

  if (self->is_showing || !self->items || !charter_answers_dialog_is_assessor (self))
    return;
  seen = get_seen (self);
  g_free (seen->remark);
  seen->remark = *text ? g_steal_pointer (&text) : NULL;
}

/* Enter in a remark goes on to the next question, ready for its digit. */
static void
remark_done_cb (CharterAnswersDialog *self)
{
  gtk_widget_grab_focus (self->answer_buttons[0]);
  move (self, 1);
}

static gboolean
charter_answers_dialog_close_request (GtkWindow *window)
{
  CharterAnswersDialog *self = CHARTER_ANSWERS_DIALOG (window);

  charter_answers_dialog_close_pile (self);
  g_signal_emit (self, signals[FINISHED], 0, self->sheets->len);
  return GTK_WINDOW_CLASS (charter_answers_dialog_parent_class)->close_request (window);
}

static void
charter_answers_dialog_dispose (GObject *object)
{
  CharterAnswersDialog *self = CHARTER_ANSWERS_DIALOG (object);

  if (self->session)
    charter_answers_dialog_close_pile (self);
  g_clear_pointer (&self->seen, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->sheet, g_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_object (&self->session);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_ANSWERS_DIALOG);

  G_OBJECT_CLASS (charter_answers_dialog_parent_class)->dispose (object);
}

static void
charter_answers_dialog_class_init (CharterAnswersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_answers_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = charter_answers_dialog_close_request;

  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /* Answers of a table were added: how many questions they answer. */
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-answers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterAnswersDialog, assessor_box);
  gtk_widget_class_bind_template_child (widget_class, CharterAnswersDialog, level_choice);
  gtk_widget_class_bind_template_child (widget_class, CharterAnswersDialog, remark);
  gtk_widget_class_bind_template_child (widget_class, CharterAnswersDialog, count_button);
  gtk_widget_class_bind_template_child (widget_class, CharterAnswersDialog, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, level_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, remark_cb);
  gtk_widget_class_bind_template_callback (widget_class, remark_done_cb);
  charter_answers_table_install (widget_class);
  gtk_widget_class_bind_template_child (widget_class, CharterAnswersDialog, count);
  gtk_widget_class_bind_template_child (widget_class, CharterAnswersDialog, place);
  gtk_widget_class_bind_template_child (widget_class, CharterAnswersDialog, question);
  gtk_widget_class_bind_template_child (widget_class, CharterAnswersDialog, stem);
  gtk_widget_class_bind_template_child (widget_class, CharterAnswersDialog, voice_choice);
  for (guint i = 0; i < CHARTER_ANSWERS_DIALOG_N_ANSWERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("answer_%u", i + 1);

      gtk_widget_class_bind_template_child_full (widget_class, g_intern_string (name), FALSE,
                                                 G_STRUCT_OFFSET (CharterAnswersDialog, answer_buttons)
                                                 + i * sizeof (GtkWidget *));
    }
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, voice_chosen_cb);
  gtk_widget_class_install_action (widget_class, "answers.answer", "i", answer_cb);
  gtk_widget_class_install_action (widget_class, "answers.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "answers.take-back", NULL, take_back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_answers_dialog_init (CharterAnswersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

static void
collect_items (CharterAnswersDialog *self)
{
  GListModel *areas = charter_framework_get_areas (charter_session_get_framework (self->session));

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        g_ptr_array_add (self->items, g_list_model_get_item (items, j));
    }
  self->sheet = g_array_sized_new (FALSE, TRUE, sizeof (guint8), self->items->len);
  g_array_set_size (self->sheet, self->items->len);
}

static void
fill_levels (CharterAnswersDialog *self)
{
  GListModel *levels = charter_framework_get_levels (charter_session_get_framework (self->session));
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("Level not said"));
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      gtk_string_list_append (titles, charter_level_get_title (level));
    }
  self->is_showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->level_choice), G_LIST_MODEL (titles));
  self->is_showing = FALSE;
}

/**
 * charter_answers_dialog_new:
 * @parent: (nullable): the window it is for
 * @session: a session with a school and a framework that has items
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
charter_answers_dialog_new (GtkWindow      *parent,
                            CharterSession *session)
{
  CharterAnswersDialog *self = g_object_new (CHARTER_TYPE_ANSWERS_DIALOG, "transient-for", parent, NULL);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  self->session = g_object_ref (session);
  for (int voice = CHARTER_VOICE_PUPILS; voice <= CHARTER_VOICE_ASSESSOR; voice++)
    gtk_string_list_append (names, charter_voice_get_title (voice));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->voice_choice), G_LIST_MODEL (names));
  fill_levels (self);
  collect_items (self);
  charter_answers_dialog_clear_sheet (self);
  charter_answers_dialog_show_question (self);
  gtk_widget_grab_focus (self->answer_buttons[0]);
  return GTK_WIDGET (self);
}

/**
 * charter_answers_dialog_get_n_sheets:
 * @self: a dialog
 *
 * Returns: how many sheets of this pile are counted
 */
guint
charter_answers_dialog_get_n_sheets (CharterAnswersDialog *self)
{
  g_return_val_if_fail (CHARTER_IS_ANSWERS_DIALOG (self), 0);
  return self->sheets->len;
}

/**
 * charter_answers_dialog_get_session:
 * @self: a dialog
 *
 * Returns: (transfer none): a session with a school
 */
CharterSession *
charter_answers_dialog_get_session (CharterAnswersDialog *self)
{
  g_return_val_if_fail (CHARTER_IS_ANSWERS_DIALOG (self), NULL);
  return self->session;
}

/** charter_answers_dialog_get_voice: Returns: whose sheets are counted */
CharterVoice
charter_answers_dialog_get_voice (CharterAnswersDialog *self)
{
  g_return_val_if_fail (CHARTER_IS_ANSWERS_DIALOG (self), CHARTER_VOICE_PUPILS);
  return CHARTER_VOICE_PUPILS + gtk_drop_down_get_selected (GTK_DROP_DOWN (self->voice_choice));
}

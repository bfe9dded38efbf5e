/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-work-choice.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-message.h"

struct _CharterWorkChoice
{
  AdwBin parent_instance;

  GtkWidget *choice;

  CharterItemSheet *sheet; /* nullable */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (CharterWorkChoice, charter_work_choice, ADW_TYPE_BIN)

/** charter_work_choice_get_word: Returns: "Work to do", "Work in progress" … */
const char *
charter_work_choice_get_word (CharterWorkStatus work)
{
  return charter_choice_words_get (CHARTER_TYPE_WORK_STATUS, work);
}

static void
changed_cb (CharterWorkChoice *self)
{
  CharterJudgement *judgement = charter_item_sheet_get_judgement (self->sheet);

  self->is_showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice),
                              judgement ? charter_judgement_get_work (judgement) : CHARTER_WORK_TO_DO);
  gtk_widget_set_sensitive (self->choice, !charter_item_sheet_is_locked (self->sheet));
  self->is_showing = FALSE;
}

static void
selected_cb (CharterWorkChoice *self)
{
  CharterItem *item = self->sheet ? charter_item_sheet_get_item (self->sheet) : NULL;
  g_autoptr(GError) error = NULL;

  if (self->is_showing || !item)
    return;
  if (!charter_judge_set_work (charter_item_sheet_get_session (self->sheet), item,
                               (CharterWorkStatus) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)),
                               &error))
    charter_message_show_error (GTK_WIDGET (self), _("This was not recorded"), error);
}

static void
charter_work_choice_dispose (GObject *object)
{
  CharterWorkChoice *self = CHARTER_WORK_CHOICE (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (charter_work_choice_parent_class)->dispose (object);
}

static void
charter_work_choice_class_init (CharterWorkChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_work_choice_dispose;
}

static void
charter_work_choice_init (CharterWorkChoice *self)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  for (int work = CHARTER_WORK_TO_DO; work <= CHARTER_WORK_DONE; work++)
    gtk_string_list_append (words, charter_work_choice_get_word ((CharterWorkStatus) work));
  self->choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_widget_add_css_class (self->choice, "flat");
  gtk_widget_set_tooltip_text (self->choice, _("How far the work is, apart from the level"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How far the work is"), -1);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->choice);
}

/**
 * charter_work_choice_set_sheet:
 * @self: a choice
 * @sheet: (nullable): the item whose work is said
 */
void
charter_work_choice_set_sheet (CharterWorkChoice *self,
                               CharterItemSheet  *sheet)
{
  g_return_if_fail (CHARTER_IS_WORK_CHOICE (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}

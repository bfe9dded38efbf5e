/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-edition-hint.h"

#include <glib/gi18n.h>

#include "charter-judge-job.h"
#include "charter-message.h"
#include "charter-ui.h"

struct _CharterEditionHint
{
  AdwBin parent_instance;

  GtkWidget *words;
  GtkWidget *looked_at;

  CharterItemSheet *sheet; /* nullable */
};

G_DEFINE_FINAL_TYPE (CharterEditionHint, charter_edition_hint, ADW_TYPE_BIN)

static void
changed_cb (CharterEditionHint *self)
{
  CharterJudgement *judgement = charter_item_sheet_get_judgement (self->sheet);
  const char *earlier = judgement ? charter_judgement_get_earlier (judgement) : NULL;
  gboolean is_shown = judgement && charter_judgement_get_look_again (judgement);
  /* TRANSLATORS: %s is an edition and what the item was called there: "2024: 7.1 Early reading" */
  g_autofree char *words = g_strdup_printf (_("Changed since the earlier edition (%s). Do the level and the "
                                              "words still hold?"), earlier ? earlier : "");

  charter_ui_show (GTK_WIDGET (self), is_shown, NULL);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->looked_at, !charter_item_sheet_is_locked (self->sheet));
}

static void
looked_at_cb (CharterEditionHint *self)
{
  g_autoptr(GError) error = NULL;

  if (!charter_judge_set_looked_at (charter_item_sheet_get_session (self->sheet),
                                    charter_item_sheet_get_item (self->sheet), &error))
    charter_message_show_error (GTK_WIDGET (self), _("This was not recorded"), error);
}

static void
charter_edition_hint_dispose (GObject *object)
{
  CharterEditionHint *self = CHARTER_EDITION_HINT (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (charter_edition_hint_parent_class)->dispose (object);
}

static void
charter_edition_hint_class_init (CharterEditionHintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_edition_hint_dispose;
}

static void
charter_edition_hint_init (CharterEditionHint *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->looked_at = gtk_button_new_with_mnemonic (_("_Looked at"));
  gtk_widget_set_valign (self->looked_at, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->looked_at, "clicked", G_CALLBACK (looked_at_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->looked_at);
  gtk_widget_add_css_class (box, "hint");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * charter_edition_hint_set_sheet:
 * @self: a hint
 * @sheet: (nullable): the item whose earlier edition it tells of
 */
void
charter_edition_hint_set_sheet (CharterEditionHint *self,
                                CharterItemSheet   *sheet)
{
  g_return_if_fail (CHARTER_IS_EDITION_HINT (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}

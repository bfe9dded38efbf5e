/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-uses.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-page.h"

struct _CharterEvidenceUses
{
  AdwBin           parent_instance;

  GtkWidget       *group;   /* borrowed */
  GtkWidget       *button;  /* borrowed: offers what is not linked yet */
  GtkWidget       *choices; /* borrowed: the list in its popover */
  GPtrArray       *rows;    /* borrowed from the group */

  /* Owned */
  CharterSession  *session;
  CharterEvidence *evidence;
};

G_DEFINE_FINAL_TYPE (CharterEvidenceUses, charter_evidence_uses, ADW_TYPE_BIN)

static guint open_signal;

static const char *
get_title (CharterRecord *record)
{
  const char *title = charter_record_get_text (record, "title");

  return title ? title : _("Without a title");
}

static const char *
get_noun (CharterRecord *record)
{
  return CHARTER_IS_ACTION (record) ? _("Action") : _("Provision");
}

static void
unlink_cb (CharterEvidenceUses *self,
           GtkWidget           *button)
{
  charter_attach_unlink_record (self->session, self->evidence, g_object_get_data (G_OBJECT (button), "charter-record"));
}

static void
chosen_cb (CharterEvidenceUses *self,
           GtkListBoxRow       *row)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  charter_attach_link_record (self->session, self->evidence, g_object_get_data (G_OBJECT (row), "charter-record"));
}

static void
activated_cb (CharterEvidenceUses *self,
              GtkWidget           *row)
{
  CharterRecord *record = g_object_get_data (G_OBJECT (row), "charter-record");

  g_signal_emit (self, open_signal, 0, CHARTER_IS_ACTION (record) ? "actions" : "support",
                 charter_record_get_id (record));
}

static GtkWidget *
make_row (CharterRecord *record)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_title (record));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), get_noun (record));
  g_object_set_data_full (G_OBJECT (row), "charter-record", g_object_ref (record), g_object_unref);
  return row;
}

static void
add_use (CharterEvidenceUses *self,
         CharterRecord       *record)
{
  GtkWidget *row = make_row (record);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is the title of an action or a provision */
  g_autofree char *words = g_strdup_printf (_("Not used by “%s”"), get_title (record));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "charter-record", g_object_ref (record), g_object_unref);
  charter_page_add_editing_widget (button, self->session);
  g_signal_connect_object (button, "clicked", G_CALLBACK (unlink_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_nothing (CharterEvidenceUses *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Nothing yet"));
  gtk_widget_add_css_class (row, "quiet");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_choices (CharterEvidenceUses *self,
             GType                type,
             GPtrArray           *used)
{
  GListModel *list = charter_portfolio_get_list (charter_session_get_portfolio (self->session), type);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterRecord) record = g_list_model_get_item (list, i);
      GtkWidget *row;

      if (g_ptr_array_find (used, record, NULL))
        continue;
      row = make_row (record);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (self->choices), row);
    }
}

static void
charter_evidence_uses_dispose (GObject *object)
{
  CharterEvidenceUses *self = CHARTER_EVIDENCE_USES (object);

  g_clear_object (&self->session);
  g_clear_object (&self->evidence);

  G_OBJECT_CLASS (charter_evidence_uses_parent_class)->dispose (object);
}

static void
charter_evidence_uses_finalize (GObject *object)
{
  g_ptr_array_unref (CHARTER_EVIDENCE_USES (object)->rows);

  G_OBJECT_CLASS (charter_evidence_uses_parent_class)->finalize (object);
}

static void
charter_evidence_uses_class_init (CharterEvidenceUsesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_evidence_uses_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_evidence_uses_finalize;

  open_signal = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
make_popover (CharterEvidenceUses *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->choices = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->choices), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->choices), gtk_label_new (_("No other action or provision")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Actions and provisions"), -1);
  g_signal_connect_object (self->choices, "row-activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_object_set (scroller, "child", self->choices, "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE, "max-content-height", 320, "min-content-height", 60, NULL);
  gtk_widget_set_size_request (scroller, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  return popover;
}

static void
charter_evidence_uses_init (CharterEvidenceUses *self)
{
  self->rows = g_ptr_array_new ();
  self->group = adw_preferences_group_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Add…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add an action or a provision"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Used by actions and provisions"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), self->button);
  adw_bin_set_child (ADW_BIN (self), self->group);
}

/**
 * charter_evidence_uses_show:
 * @self: the list
 * @session: a session with a school
 * @evidence: evidence of that school
 */
void
charter_evidence_uses_show (CharterEvidenceUses *self,
                            CharterSession      *session,
                            CharterEvidence     *evidence)
{
  g_autoptr(GPtrArray) used =
    charter_portfolio_list_linked_from (charter_session_get_portfolio (session),
                                        charter_record_get_id (CHARTER_RECORD (evidence)), CHARTER_LINK_SUPPORTS);
  GtkListBoxRow *row;

  g_return_if_fail (CHARTER_IS_EVIDENCE_USES (self));
  if (g_set_object (&self->session, session))
    charter_page_add_editing_widget (self->button, session);
  g_set_object (&self->evidence, evidence);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->choices), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->choices), GTK_WIDGET (row));
  for (guint i = 0; i < used->len; i++)
    if (CHARTER_IS_ACTION (used->pdata[i]) || CHARTER_IS_PROVISION (used->pdata[i]))
      add_use (self, used->pdata[i]);
  if (self->rows->len == 0)
    add_nothing (self);
  add_choices (self, CHARTER_TYPE_ACTION, used);
  add_choices (self, CHARTER_TYPE_PROVISION, used);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-training-window.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-field-rows.h"
#include "charter-item.h"
#include "charter-privacy.h"

/**
 * CharterTrainingWindow:
 *
 * A form for inclusion training or a network meeting. What is typed is kept at once, and looked through
 * for what belongs to one child.
 */
struct _CharterTrainingWindow
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  AdwPreferencesGroup *what_group;
  AdwPreferencesGroup *who_group;
  AdwPreferencesGroup *outcome_group;
  GtkLabel            *warning;

  /* Owned */
  CharterSession      *session;
  CharterTraining     *training;
  GtkWidget           *finding_row; /* in the group, borrowed */
};

G_DEFINE_FINAL_TYPE (CharterTrainingWindow, charter_training_window, ADW_TYPE_PREFERENCES_WINDOW)

static const CharterFieldRow what_fields[] = {
  { "happened-on", N_("Day"), CHARTER_FIELD_ROW_DATE },
  { "title", N_("What it was about"), CHARTER_FIELD_ROW_SHORT },
  { "led-by", N_("Led by: a role or a service"), CHARTER_FIELD_ROW_SHORT },
};

static const CharterFieldRow who_fields[] = {
  { "teachers", N_("Teachers"), CHARTER_FIELD_ROW_NUMBER },
  { "support-staff", N_("Support staff"), CHARTER_FIELD_ROW_NUMBER },
  { "lunchtime-staff", N_("Lunchtime staff"), CHARTER_FIELD_ROW_NUMBER },
  { "office-staff", N_("Office and site staff"), CHARTER_FIELD_ROW_NUMBER },
  { "leaders", N_("Leaders"), CHARTER_FIELD_ROW_NUMBER },
  { "governors", N_("Governors"), CHARTER_FIELD_ROW_NUMBER },
};

static const CharterFieldRow training_fields[] = {
  { "catch-up", N_("Who missed it, and how they catch up"), CHARTER_FIELD_ROW_LONG },
  { "changed", N_("What changed by it"), CHARTER_FIELD_ROW_LONG },
};

static const CharterFieldRow network_fields[] = {
  { "shared", N_("What we shared"), CHARTER_FIELD_ROW_LONG },
  { "brought-back", N_("What we brought back"), CHARTER_FIELD_ROW_LONG },
  { "changed", N_("What changed by it"), CHARTER_FIELD_ROW_LONG },
};

static const CharterFieldRow finding_field =
  { "finding", N_("From which finding: its code, such as 1.4"), CHARTER_FIELD_ROW_SHORT };

static void
add_rows (AdwPreferencesGroup   *group,
          CharterTraining       *training,
          const CharterFieldRow *fields,
          guint                  n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    adw_preferences_group_add (group, charter_field_row_new (CHARTER_RECORD (training), &fields[i]));
}

/* The item of any framework here that is called so. */
static CharterItem *
find_item (CharterTrainingWindow *self,
           const char            *code)
{
  GListModel *library = G_LIST_MODEL (charter_session_get_library (self->session));
  CharterFramework *shown = charter_session_get_framework (self->session);
  CharterItem *item = shown && code ? charter_framework_find_item (shown, code) : NULL;

  for (guint i = 0; code && !item && i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);

      if (charter_framework_is_for_audit (framework))
        item = charter_framework_find_item (framework, code);
    }
  return item;
}

static void
update_finding (CharterTrainingWindow *self)
{
  const char *code = charter_training_get_finding (self->training);
  CharterItem *item = find_item (self, code);
  g_autofree char *title = g_markup_escape_text (item ? charter_item_get_title (item)
                                                 : code ? _("No item here has this code") : "", -1);

  gtk_widget_set_visible (self->finding_row, code != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->finding_row), title);
}

static void
changed_cb (CharterTrainingWindow *self)
{
  CharterRecord *record = CHARTER_RECORD (self->training);
  static const char * const texts[] = { "title", "led-by", "catch-up", "changed", "shared", "brought-back" };
  CharterPrivacy found = CHARTER_PRIVACY_CLEAR;
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    found |= charter_privacy_look (charter_record_get_text (record, texts[i]));
  words = charter_privacy_dup_words (found);
  gtk_label_set_label (self->warning, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), words != NULL);
  update_finding (self);
}

static void
remove_cb (CharterTrainingWindow *self)
{
  CharterStore *store = charter_session_get_store (self->session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);

  if (portfolio && charter_portfolio_find (portfolio, charter_record_get_id (CHARTER_RECORD (self->training))))
    {
      charter_store_begin_group (store, gtk_window_get_title (GTK_WINDOW (self)));
      charter_portfolio_remove (portfolio, CHARTER_RECORD (self->training));
      charter_store_end_group (store);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
charter_training_window_dispose (GObject *object)
{
  CharterTrainingWindow *self = CHARTER_TRAINING_WINDOW (object);

  /* A field that is left by closing still writes into the record. */
  if (self->training)
    g_signal_handlers_disconnect_by_func (self->training, changed_cb, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_TRAINING_WINDOW);
  g_clear_object (&self->training);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (charter_training_window_parent_class)->dispose (object);
}

static void
charter_training_window_class_init (CharterTrainingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_training_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-training-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterTrainingWindow, what_group);
  gtk_widget_class_bind_template_child (widget_class, CharterTrainingWindow, who_group);
  gtk_widget_class_bind_template_child (widget_class, CharterTrainingWindow, outcome_group);
  gtk_widget_class_bind_template_child (widget_class, CharterTrainingWindow, warning);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
charter_training_window_init (CharterTrainingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (CharterTrainingWindow *self)
{
  gboolean is_network = charter_training_get_kind (self->training) == CHARTER_TRAINING_NETWORK;

  add_rows (self->what_group, self->training, what_fields, G_N_ELEMENTS (what_fields));
  adw_preferences_group_add (self->what_group, charter_field_row_new (CHARTER_RECORD (self->training), &finding_field));
  self->finding_row = g_object_new (ADW_TYPE_ACTION_ROW, "title-lines", 2, NULL);
  adw_preferences_group_add (self->what_group, self->finding_row);
  add_rows (self->who_group, self->training, who_fields, G_N_ELEMENTS (who_fields));
  if (is_network)
    add_rows (self->outcome_group, self->training, network_fields, G_N_ELEMENTS (network_fields));
  else
    add_rows (self->outcome_group, self->training, training_fields, G_N_ELEMENTS (training_fields));
}

/**
 * charter_training_window_new:
 * @parent: the window it stands over
 * @session: a session with the school of @training
 * @training: training or a network meeting
 *
 * Returns: (transfer none): a window to write it in, to be presented
 */
GtkWindow *
charter_training_window_new (GtkWindow       *parent,
                             CharterSession  *session,
                             CharterTraining *training)
{
  const char *title = charter_choice_words_get (CHARTER_TYPE_TRAINING_KIND, charter_training_get_kind (training));
  CharterTrainingWindow *self =
    g_object_new (CHARTER_TYPE_TRAINING_WINDOW, "transient-for", parent, "title", title, NULL);

  self->session = g_object_ref (session);
  self->training = g_object_ref (training);
  fill (self);
  g_signal_connect_object (training, "notify", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WINDOW (self);
}

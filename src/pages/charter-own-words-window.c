/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-own-words-window.h"

#include <glib/gi18n.h>

#include "charter-entry-row.h"
#include "charter-own-words.h"
#include "charter-text-row.h"
#include "charter-toast.h"

/**
 * CharterOwnWordsWindow:
 *
 * A form for a case study, a part of a visit or a phrase. What is typed is kept at once, and looked
 * through for what belongs to one child.
 */
struct _CharterOwnWordsWindow
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  AdwPreferencesGroup *group;
  GtkWidget *warning_group;
  GtkLabel *warning;
  GtkWidget *remove;

  /* Owned */
  CharterSession *session;
  CharterRecord *record;
};

G_DEFINE_FINAL_TYPE (CharterOwnWordsWindow, charter_own_words_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
update_warning (CharterOwnWordsWindow *self)
{
  g_autofree char *words = charter_own_words_dup_warning (self->record);

  gtk_label_set_label (self->warning, words ? words : "");
  /* Above the form, and in sight wherever somebody types. */
  if (words && !gtk_widget_get_visible (self->warning_group))
    charter_toast_show (GTK_WIDGET (self), words);
  gtk_widget_set_visible (self->warning_group, words != NULL);
}

static void
keep (CharterOwnWordsWindow *self,
      GtkWidget             *row,
      const char            *text)
{
  const char *property = g_object_get_data (G_OBJECT (row), "property");

  if (g_strcmp0 (charter_record_get_text (self->record, property), *text ? text : NULL) != 0)
    g_object_set (self->record, property, *text ? text : NULL, NULL);
  update_warning (self);
}

static void
short_changed_cb (CharterOwnWordsWindow *self,
                  GtkWidget             *row)
{
  keep (self, row, gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
long_changed_cb (CharterOwnWordsWindow *self,
                 GParamSpec            *pspec,
                 GtkWidget             *row)
{
  keep (self, row, charter_text_row_get_text (CHARTER_TEXT_ROW (row)));
}

static void
add_field (CharterOwnWordsWindow *self,
           const CharterOwnField *field)
{
  const char *text = charter_record_get_text (self->record, field->property);
  GtkWidget *row;

  row = g_object_new (field->is_long ? CHARTER_TYPE_TEXT_ROW : CHARTER_TYPE_ENTRY_ROW, "title", _(field->title), NULL);
  g_object_set_data (G_OBJECT (row), "property", (gpointer) field->property);
  if (field->is_long)
    {
      charter_text_row_set_text (CHARTER_TEXT_ROW (row), text ? text : "");
      g_signal_connect_object (row, "notify::text", G_CALLBACK (long_changed_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
      g_signal_connect_object (row, "changed", G_CALLBACK (short_changed_cb), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_group_add (self->group, row);
}

static void
add_agreement (CharterOwnWordsWindow *self,
               const char            *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle",
                                 _("Until then it is left out of every document"), "title-lines", 2, NULL);
  GtkWidget *toggle = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);

  g_object_bind_property (self->record, "consent", toggle, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (self->group, row);
}

static void
remove_cb (CharterOwnWordsWindow *self)
{
  CharterStore *store = charter_session_get_store (self->session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);

  if (portfolio && charter_portfolio_find (portfolio, charter_record_get_id (self->record)))
    {
      charter_store_begin_group (store, gtk_window_get_title (GTK_WINDOW (self)));
      charter_portfolio_remove (portfolio, self->record);
      charter_store_end_group (store);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
charter_own_words_window_dispose (GObject *object)
{
  CharterOwnWordsWindow *self = CHARTER_OWN_WORDS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_OWN_WORDS_WINDOW);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (charter_own_words_window_parent_class)->dispose (object);
}

static void
charter_own_words_window_class_init (CharterOwnWordsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_own_words_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-own-words-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterOwnWordsWindow, group);
  gtk_widget_class_bind_template_child (widget_class, CharterOwnWordsWindow, warning_group);
  gtk_widget_class_bind_template_child (widget_class, CharterOwnWordsWindow, warning);
  gtk_widget_class_bind_template_child (widget_class, CharterOwnWordsWindow, remove);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
charter_own_words_window_init (CharterOwnWordsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_own_words_window_new:
 * @parent: the window it stands over
 * @session: a session with the school of @record
 * @record: a case study, a part of a visit or a phrase
 *
 * Returns: (transfer none): a window to write it in, to be presented
 */
GtkWindow *
charter_own_words_window_new (GtkWindow      *parent,
                              CharterSession *session,
                              CharterRecord  *record)
{
  const CharterOwnKind *kind = charter_own_words_find_kind (G_OBJECT_TYPE (record));
  CharterOwnWordsWindow *self = g_object_new (CHARTER_TYPE_OWN_WORDS_WINDOW, "transient-for", parent,
                                              "title", _(kind->window), NULL);

  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  adw_preferences_group_set_description (self->group, _(kind->hint));
  for (guint i = 0; i < CHARTER_MOST_OWN_FIELDS && kind->fields[i].property; i++)
    add_field (self, &kind->fields[i]);
  if (kind->agreement)
    add_agreement (self, _(kind->agreement));
  update_warning (self);
  return GTK_WINDOW (self);
}

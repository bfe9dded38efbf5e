/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-synonyms-window.h"

#include <glib/gi18n.h>

#include "charter-entry-row.h"
#include "charter-synonyms-job.h"

/* The two fields of a group of words. */
typedef struct {
  GtkWidget *group;
  GtkWidget *shown;
  GtkWidget *hidden;
} Words;

/**
 * CharterSynonymsWindow:
 *
 * The person's own words beside those that come with the program: a group each, with what is shown and
 * what is only searched for.
 */
struct _CharterSynonymsWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;

  CharterSession *session;
  GArray *words; /* of Words */
};

G_DEFINE_FINAL_TYPE (CharterSynonymsWindow, charter_synonyms_window, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
remove_cb (CharterSynonymsWindow *self,
           GtkButton             *button)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      Words *words = &g_array_index (self->words, Words, i);

      if (!gtk_widget_is_ancestor (GTK_WIDGET (button), words->group))
        continue;
      adw_preferences_page_remove (self->page, ADW_PREFERENCES_GROUP (words->group));
      g_array_remove_index (self->words, i);
      return;
    }
}

static GtkWidget *
make_field (const char *title,
            const char *text)
{
  GtkWidget *row = g_object_new (CHARTER_TYPE_ENTRY_ROW, "title", title, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
  return row;
}

static GtkWidget *
add_words (CharterSynonymsWindow *self,
           const char            *shown,
           const char            *hidden)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  Words words = {
    .group = adw_preferences_group_new (),
    .shown = make_field (_("Words that mean the same"), shown),
    .hidden = make_field (_("Also typed, never shown"), hidden),
  };

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, _("Remove these words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove these words"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (words.shown), remove);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (words.group), words.shown);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (words.group), words.hidden);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (words.group));
  g_array_append_val (self->words, words);
  return words.shown;
}

static void
add_cb (CharterSynonymsWindow *self)
{
  gtk_widget_grab_focus (add_words (self, NULL, NULL));
}

static void
show_error (CharterSynonymsWindow *self,
            const char            *title,
            const GError          *error)
{
  GtkWidget *dialog = adw_message_dialog_new (gtk_widget_get_visible (GTK_WIDGET (self)) ? GTK_WINDOW (self) :
                                              gtk_window_get_transient_for (GTK_WINDOW (self)),
                                              title, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_cb (CharterSynonymsWindow *self)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_own_synonyms_free);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < self->words->len; i++)
    {
      const Words *words = &g_array_index (self->words, Words, i);
      CharterOwnSynonyms *group = g_new0 (CharterOwnSynonyms, 1);

      group->shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (words->shown)));
      group->hidden = g_strdup (gtk_editable_get_text (GTK_EDITABLE (words->hidden)));
      g_ptr_array_add (groups, group);
    }
  if (!charter_synonyms_save (self->session, groups, &error))
    {
      show_error (self, _("The words could not be saved"), error);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
charter_synonyms_window_dispose (GObject *object)
{
  CharterSynonymsWindow *self = CHARTER_SYNONYMS_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->words, g_array_unref);

  G_OBJECT_CLASS (charter_synonyms_window_parent_class)->dispose (object);
}

static void
charter_synonyms_window_class_init (CharterSynonymsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_synonyms_window_dispose;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-synonyms-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterSynonymsWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_synonyms_window_init (CharterSynonymsWindow *self)
{
  self->words = g_array_new (FALSE, FALSE, sizeof (Words));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_synonyms_window_new:
 * @parent: (nullable): the window over which it opens
 * @session: the open session
 *
 * Returns: (transfer floating): a window to present
 */
GtkWidget *
charter_synonyms_window_new (GtkWindow      *parent,
                             CharterSession *session)
{
  CharterSynonymsWindow *self = g_object_new (CHARTER_TYPE_SYNONYMS_WINDOW, "transient-for", parent, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) groups = charter_synonyms_load (session, &error);

  self->session = g_object_ref (session);
  if (!groups)
    show_error (self, _("The words cannot be read; saving begins them anew"), error);
  for (guint i = 0; groups && i < groups->len; i++)
    {
      const CharterOwnSynonyms *group = g_ptr_array_index (groups, i);

      add_words (self, group->shown, group->hidden);
    }
  if (self->words->len == 0)
    add_words (self, NULL, NULL);
  gtk_widget_grab_focus (g_array_index (self->words, Words, 0).shown);
  return GTK_WIDGET (self);
}

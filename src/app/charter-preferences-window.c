/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-preferences-window.h"

#include "charter-settings.h"

/**
 * CharterPreferencesWindow:
 *
 * The few things that are a matter of taste, and where the records are.
 */
struct _CharterPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  GtkWidget *email_row;
  GtkWidget *folder_row;
  GtkWidget *keys_switch;
  GtkWidget *proposals_switch;

  /* Owned */
  char *data_dir;
};

G_DEFINE_FINAL_TYPE (CharterPreferencesWindow, charter_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
show_folder_cb (CharterPreferencesWindow *self)
{
  g_autofree char *uri = g_filename_to_uri (self->data_dir, NULL, NULL);

  if (uri)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
charter_preferences_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (charter_preferences_window_parent_class)->dispose (object);
}

static void
charter_preferences_window_finalize (GObject *object)
{
  g_free (CHARTER_PREFERENCES_WINDOW (object)->data_dir);

  G_OBJECT_CLASS (charter_preferences_window_parent_class)->finalize (object);
}

static void
charter_preferences_window_class_init (CharterPreferencesWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_preferences_window_dispose;
  object_class->finalize = charter_preferences_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterPreferencesWindow, email_row);
  gtk_widget_class_bind_template_child (widget_class, CharterPreferencesWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, CharterPreferencesWindow, keys_switch);
  gtk_widget_class_bind_template_child (widget_class, CharterPreferencesWindow, proposals_switch);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
}

static void
charter_preferences_window_init (CharterPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (charter_settings_get_default (), "single-letter-keys",
                          self->keys_switch, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (charter_settings_get_default (), "show-proposals",
                          self->proposals_switch, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (charter_settings_get_default (), "directory-email",
                          self->email_row, "text",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

/**
 * charter_preferences_window_new:
 * @parent: (nullable): the window
 * @data_dir: the folder of the person's records
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
charter_preferences_window_new (GtkWindow  *parent,
                                const char *data_dir)
{
  CharterPreferencesWindow *self = g_object_new (CHARTER_TYPE_PREFERENCES_WINDOW,
                                                 "transient-for", parent,
                                                 NULL);

  self->data_dir = g_strdup (data_dir);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), data_dir);
  return GTK_WIDGET (self);
}

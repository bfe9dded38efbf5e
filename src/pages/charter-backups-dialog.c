/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-backups-dialog.h"

#include <glib/gi18n.h>

#include "charter-message.h"
#include "charter-restore-question.h"
#include "charter-toast.h"
#include "charter-ui.h"

/**
 * CharterBackupsDialog:
 *
 * The backups with what is in each, making one, bringing one back and taking that back, and the copies for
 * a deputy and for another computer.
 */
struct _CharterBackupsDialog
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  GtkWidget *busy_row;
  GtkWidget *choose_button;
  GtkWidget *folder_row;
  GtkWidget *list_group;
  GtkWidget *now_button;
  GtkWidget *spinner;
  GtkWidget *state_row;
  GtkWidget *stop_button;
  GtkWidget *undo_group;
  GtkWidget *write_button;

  CharterSession       *session;
  CharterSharedCopy    *shared;
  GCancellable         *cancellable;
  GPtrArray            *rows;    /* of GtkWidget, borrowed */
  GtkFileChooserNative *chooser; /* nullable: while it is shown */
};

G_DEFINE_FINAL_TYPE (CharterBackupsDialog, charter_backups_dialog, ADW_TYPE_PREFERENCES_WINDOW)

static guint restored_signal;

static void show_backups (CharterBackupsDialog *self);

static CharterStore *
get_store (CharterBackupsDialog *self)
{
  return charter_session_get_store (self->session);
}

/* The row names itself after its title. */
static void
say (GtkWidget  *row,
     const char *title,
     const char *subtitle)
{
  g_object_set (row, "title", title, "subtitle", subtitle, NULL);
}

static void
toast (CharterBackupsDialog *self,
       const char           *words)
{
  charter_toast_show (GTK_WIDGET (self), words);
}

/* --- Bringing back --------------------------------------------------------------------------- */

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterBackupsDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = charter_store_restore_finish (CHARTER_STORE (source), result, NULL, &error);

  if (!self->session)
    return;
  if (kept)
    {
      toast (self, _("Brought back. What was there before is kept."));
      g_signal_emit (self, restored_signal, 0);
    }
  else
    charter_message_show_error (GTK_WIDGET (self), _("The backup was not brought back"), error);
  show_backups (self);
}

static void
restore (CharterBackupsDialog *self,
         const char           *path)
{
  gtk_widget_set_visible (self->busy_row, TRUE);
  charter_store_restore_async (get_store (self), path, restored_cb, g_object_ref (self));
}

static void
answered_cb (CharterBackupsDialog *self,
             const char           *response,
             GtkWidget            *question)
{
  if (self->session && g_str_equal (response, "restore"))
    restore (self, g_object_get_data (G_OBJECT (question), "path"));
}

static void
looked_ahead_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CharterBackupsDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterBackupOutlook) outlook =
    charter_store_look_ahead_finish (CHARTER_STORE (source), result, &error);
  GtkWidget *question;

  if (!self->session)
    return;
  if (!outlook)
    {
      charter_message_show_error (GTK_WIDGET (self), _("The backup could not be looked at"), error);
      return;
    }
  question = charter_restore_question_new (GTK_WINDOW (self), outlook);
  g_object_set_data_full (G_OBJECT (question), "path", g_strdup (outlook->preview->path), g_free);
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
restore_cb (CharterBackupsDialog *self,
            GtkWidget            *button)
{
  charter_store_look_ahead_async (get_store (self), g_object_get_data (G_OBJECT (button), "path"), self->cancellable,
                                  looked_ahead_cb, g_object_ref (self));
}

static void
undo_cb (CharterBackupsDialog *self)
{
  g_autofree char *kept = g_strdup (charter_store_get_kept_before (get_store (self)));

  if (kept)
    restore (self, kept);
}

/* --- The list -------------------------------------------------------------------------------- */

static void
add_row (CharterBackupsDialog       *self,
         const CharterBackupPreview *preview)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);
  g_autofree char *title = charter_restore_question_dup_title (preview);
  g_autofree char *about = charter_restore_question_dup_about (preview);
  g_autofree char *spoken = NULL;
  GtkWidget *button;

  say (row, title, about);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->list_group), row);
  if (preview->problem)
    {
      gtk_widget_add_css_class (row, "error");
      return;
    }
  button = g_object_new (GTK_TYPE_BUTTON, "label", _("Bring back…"), "valign", GTK_ALIGN_CENTER, "sensitive",
                         !charter_store_get_is_read_only (get_store (self)), NULL);
  /* Translators: a moment. */
  spoken = g_strdup_printf (_("Bring back the backup of %s"), title);
  charter_ui_name_button (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (preview->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
clear_rows (CharterBackupsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->list_group), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_words (CharterBackupsDialog *self,
           const char           *title,
           const char           *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "subtitle-lines", 0, NULL);

  say (row, title, subtitle);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->list_group), row);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterBackupsDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) previews = charter_store_list_backups_finish (CHARTER_STORE (source), result, &error);

  if (!self->session)
    return;
  clear_rows (self);
  gtk_widget_set_visible (self->busy_row, FALSE);
  gtk_widget_set_visible (self->undo_group, charter_store_get_kept_before (get_store (self)) != NULL);
  for (guint i = 0; previews && i < previews->len; i++)
    add_row (self, g_ptr_array_index (previews, i));
  if (!previews)
    add_words (self, _("The backups could not be looked at"), error->message);
  else if (previews->len == 0)
    add_words (self, _("No backup yet"), _("One is made as soon as there is a school"));
}

static void
show_backups (CharterBackupsDialog *self)
{
  gtk_widget_set_visible (self->busy_row, TRUE);
  charter_store_list_backups_async (get_store (self), self->cancellable, listed_cb, g_object_ref (self));
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CharterBackupsDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = charter_store_backup_finish (CHARTER_STORE (source), result, &error);

  if (!self->session)
    return;
  gtk_widget_set_sensitive (self->now_button, TRUE);
  if (path)
    toast (self, _("Backed up and checked"));
  else
    charter_message_show_error (GTK_WIDGET (self), _("The backup could not be made"), error);
  show_backups (self);
}

static void
now_cb (CharterBackupsDialog *self)
{
  gtk_widget_set_sensitive (self->now_button, FALSE);
  gtk_widget_set_visible (self->busy_row, TRUE);
  charter_store_backup_async (get_store (self), NULL, self->cancellable, backed_up_cb, g_object_ref (self));
}

/* --- The shared copy ------------------------------------------------------------------------- */

static void
show_shared (CharterBackupsDialog *self)
{
  const char *folder = charter_shared_copy_get_folder (self->shared);
  const char *words = charter_shared_copy_get_words (self->shared);
  const char *problem = charter_shared_copy_get_problem (self->shared);
  const char *file = charter_shared_copy_get_file (self->shared);
  gboolean is_read_only = charter_store_get_is_read_only (get_store (self));
  gboolean is_writing = charter_shared_copy_get_state (self->shared) == CHARTER_SHARED_COPY_WRITING;

  say (self->folder_row, _("Folder"), folder ? folder : _("None chosen; nothing is shared"));
  gtk_widget_set_visible (self->stop_button, folder != NULL);
  gtk_widget_set_sensitive (self->choose_button, !is_read_only);
  gtk_widget_set_visible (self->state_row, folder != NULL);
  gtk_widget_set_sensitive (self->write_button, !is_read_only && !is_writing);
  say (self->state_row, words ? words : "", problem ? problem : file ? file : "");
}

static void
stop_cb (CharterBackupsDialog *self)
{
  charter_shared_copy_set_folder (self->shared, NULL);
}

static void
write_cb (CharterBackupsDialog *self)
{
  charter_shared_copy_write (self->shared);
}

static void
folder_chosen_cb (CharterBackupsDialog *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = folder ? g_file_get_path (folder) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path)
    charter_shared_copy_set_folder (self->shared, path);
  g_clear_object (&self->chooser);
}

static void
choose_cb (CharterBackupsDialog *self)
{
  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_("A folder that a deputy can read"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"), NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (folder_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- What the window does -------------------------------------------------------------------- */

static void
leave_for (CharterBackupsDialog *self,
           const char           *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
open_cb (CharterBackupsDialog *self)
{
  leave_for (self, "win.open-copy");
}

static void
move_cb (CharterBackupsDialog *self)
{
  leave_for (self, "win.move");
}

static void
arrive_cb (CharterBackupsDialog *self)
{
  leave_for (self, "win.arrive");
}

static void
charter_backups_dialog_dispose (GObject *object)
{
  CharterBackupsDialog *self = CHARTER_BACKUPS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_object (&self->shared);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_BACKUPS_DIALOG);

  G_OBJECT_CLASS (charter_backups_dialog_parent_class)->dispose (object);
}

static void
charter_backups_dialog_finalize (GObject *object)
{
  CharterBackupsDialog *self = CHARTER_BACKUPS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (charter_backups_dialog_parent_class)->finalize (object);
}

static void
charter_backups_dialog_class_init (CharterBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_backups_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_backups_dialog_finalize;

  restored_signal = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterBackupsDialog, busy_row);
  gtk_widget_class_bind_template_child (widget_class, CharterBackupsDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CharterBackupsDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, CharterBackupsDialog, list_group);
  gtk_widget_class_bind_template_child (widget_class, CharterBackupsDialog, now_button);
  gtk_widget_class_bind_template_child (widget_class, CharterBackupsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CharterBackupsDialog, state_row);
  gtk_widget_class_bind_template_child (widget_class, CharterBackupsDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CharterBackupsDialog, undo_group);
  gtk_widget_class_bind_template_child (widget_class, CharterBackupsDialog, write_button);
  gtk_widget_class_bind_template_callback (widget_class, arrive_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, now_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
}

static void
charter_backups_dialog_init (CharterBackupsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_backups_dialog_new:
 * @parent: (nullable): the window
 * @session: an open session
 * @shared: its shared copy
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
charter_backups_dialog_new (GtkWindow         *parent,
                            CharterSession    *session,
                            CharterSharedCopy *shared)
{
  CharterBackupsDialog *self = g_object_new (CHARTER_TYPE_BACKUPS_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->shared = g_object_ref (shared);
  g_signal_connect_object (shared, "notify", G_CALLBACK (show_shared), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->now_button, !charter_store_get_is_read_only (get_store (self)));
  show_shared (self);
  show_backups (self);
  return GTK_WIDGET (self);
}

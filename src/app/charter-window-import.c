/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-window-private.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-bundle-job.h"
#include "charter-import-dialog.h"
#include "charter-message.h"

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterAttachment) attachment = charter_attach_file_finish (self->session, result, &error);
  g_autofree char *reference = NULL;
  g_autofree char *text = NULL;

  if (attachment == NULL)
    {
      charter_message_show_error (GTK_WIDGET (self), _("The file could not be kept"), error);
      return;
    }

  reference = charter_evidence_dup_reference (attachment->evidence);
  text = g_strdup_printf (attachment->is_known ? _("Already kept as evidence %s")
                                               : _("Added as evidence %s"), reference);
  charter_window_toast (self, text, !attachment->is_known);
}

/* What is no file of the program's own is evidence, if there is a school that it can belong to. */
static void
import_finished_cb (CharterWindow *self,
                    GPtrArray     *foreign,
                    GtkWindow     *dialog)
{
  GtkWidget *first_start = gtk_stack_get_child_by_name (self->stack, "first-start");

  if (first_start)
    charter_page_show_target (CHARTER_PAGE (first_start), NULL);

  if (foreign->len == 0 || charter_session_get_portfolio (self->session) == NULL)
    return;

  gtk_window_close (dialog);
  for (guint i = 0; i < foreign->len; i++)
    charter_attach_file_async (self->session, g_ptr_array_index (foreign, i), NULL, NULL, NULL,
                               NULL, NULL, self->cancellable, attached_cb, g_object_ref (self));
  charter_window_go (self, "evidence", NULL);
}

/* Bundles are asked about one by one, since a bundle may have questions. */
static GPtrArray *
open_bundles (CharterWindow *self,
              GPtrArray     *files)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_file_get_basename (file);

      if (g_str_has_suffix (name, CHARTER_BUNDLE_ENDING))
        charter_window_open_bundle (self, file);
      else
        g_ptr_array_add (others, g_object_ref (file));
    }
  return others;
}

static void
import (CharterWindow *self,
        GPtrArray     *files)
{
  g_autoptr(GPtrArray) others = open_bundles (self, files);
  GtkWidget *dialog;

  if (others->len == 0)
    return;
  dialog = charter_import_dialog_new (GTK_WINDOW (self), self->session, others);

  g_signal_connect_object (dialog, "finished", G_CALLBACK (import_finished_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
files_chosen_cb (CharterWindow        *self,
                 int                   response,
                 GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
        g_ptr_array_add (files, g_list_model_get_item (chosen, i));
      import (self, files);
    }

  g_clear_object (&self->chooser);
}

static GtkFileFilter *
new_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Registers, directories, frameworks and bundles"));
  gtk_file_filter_add_suffix (filter, &CHARTER_BUNDLE_ENDING[1]);
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "zip");
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_filter_add_suffix (filter, "jsonl");
  return filter;
}

/**
 * charter_window_choose_files:
 * @self: the window
 *
 * Asks for files to import.
 */
void
charter_window_choose_files (CharterWindow *self)
{
  g_autoptr(GtkFileFilter) filter = new_filter ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  if (self->chooser)
    return;

  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  self->chooser = gtk_file_chooser_native_new (_("Import files"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (files_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * charter_window_import_waiting:
 * @self: the window
 *
 * Imports what was given on the command line, once the records are open.
 */
void
charter_window_import_waiting (CharterWindow *self)
{
  g_autoptr(GPtrArray) files = g_steal_pointer (&self->waiting_files);

  if (files)
    import (self, files);
}

/**
 * charter_window_import_files:
 * @files: (array length=n_files): what to import
 *
 * Imports registers, directories and packs; any other file becomes evidence of the open school.
 */
void
charter_window_import_files (CharterWindow  *self,
                             GFile         **files,
                             int             n_files)
{
  g_return_if_fail (CHARTER_IS_WINDOW (self));

  if (self->waiting_files == NULL)
    self->waiting_files = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (self->waiting_files, g_object_ref (files[i]));
  if (self->is_open)
    charter_window_import_waiting (self);
}

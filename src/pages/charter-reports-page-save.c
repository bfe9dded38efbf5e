/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-reports-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-toast.h"

/* Of a chooser: what a name without an ending gets. */
#define ENDING "charter-ending"

static GtkWindow *
get_window (CharterReportsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
show_saved (CharterReportsPage *self,
            const char         *path)
{
  g_autofree char *name = g_path_get_basename (path);
  /* Translators: a file's name */
  g_autofree char *text = g_strdup_printf (_("Saved “%s”"), name);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  charter_toast_show_with_button (GTK_WIDGET (self->toasts), text, _("_Open"), "reports.open",
                                  g_variant_new_string (uri ? uri : ""));
}

/* A long document can be given up before it is written. */
static void
begin_saving (CharterReportsPage *self)
{
  g_clear_object (&self->saving);
  self->saving = g_cancellable_new ();
  gtk_widget_set_visible (self->stop, TRUE);
  charter_reports_page_set_busy (self, TRUE);
}

static void
end_saving (CharterReportsPage *self)
{
  if (self->stop)
    gtk_widget_set_visible (self->stop, FALSE);
  charter_reports_page_set_busy (self, FALSE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CharterReportsPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterWrittenPack) written = NULL;

  written = charter_pack_job_write_finish (CHARTER_DOCUMENT (source), result, &error);
  end_saving (self);
  /* The window was closed meanwhile: the file is there, and nobody to tell. */
  if (!self->toasts)
    return;
  if (written)
    show_saved (self, written->path);
  else
    charter_page_show_error (CHARTER_PAGE (self), _("The document could not be saved"), error);
}

/* A document on its way into a file. */
typedef struct {
  CharterReportsPage *self;
  char *path;
} Writing;

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Writing *writing = data;
  g_autofree char *path = writing->path;
  g_autoptr(CharterReportsPage) self = writing->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterDocument) document = charter_report_compose_finish (CHARTER_SESSION (source), result, &error);

  if (document)
    {
      charter_pack_job_write_async (document, path, self->saving, written_cb, g_object_ref (self));
      return;
    }
  end_saving (self);
  if (self->toasts)
    charter_page_show_error (CHARTER_PAGE (self), _("The document could not be saved"), error);
}

static void
write_to (CharterReportsPage *self,
          const char         *path)
{
  CharterPage *page = CHARTER_PAGE (self);
  Writing *writing = g_new0 (Writing, 1);

  writing->self = g_object_ref (self);
  writing->path = g_strdup (path);
  begin_saving (self);
  charter_report_compose_async (charter_page_get_session (page), self->shown,
                                charter_reports_page_is_full (self, self->shown),
                                self->saving, composed_cb, writing);
}

/* A name typed without an ending gets the one that every other program looks at. */
static char *
dup_with_ending (const char *path,
                 const char *ending)
{
  g_autofree char *name = g_path_get_basename (path);

  return strchr (name, '.') ? g_strdup (path) : g_strconcat (path, ending, NULL);
}

static void
response_cb (CharterReportsPage *self,
             int                 response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  chosen = file ? g_file_get_path (file) : NULL;
  if (!chosen)
    {
      g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                                     _("Choose a folder on this computer or on a "
                                                       "drive that is connected to it."));

      charter_page_show_error (CHARTER_PAGE (self), _("The document could not be saved"), error);
      return;
    }
  path = dup_with_ending (chosen, g_object_get_data (G_OBJECT (chooser), ENDING));
  write_to (self, path);
}

static char *
dup_proposed_name (CharterReportsPage *self,
                   const char         *ending)
{
  g_autofree char *name = charter_pack_job_dup_name (charter_page_get_session (CHARTER_PAGE (self)), self->shown);

  if (g_str_has_suffix (name, ".pdf"))
    name[strlen (name) - strlen (".pdf")] = '\0';
  return g_strconcat (name, ending, NULL);
}

/* What may not be made is shown with the reason, and goes nowhere. */
static gboolean
is_refused (CharterReportsPage *self)
{
  g_autofree char *refusal = charter_pack_job_dup_refusal (charter_page_get_session (CHARTER_PAGE (self)), self->shown);
  g_autoptr(GError) error = NULL;

  if (!refusal)
    return FALSE;
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, refusal);
  charter_page_show_error (CHARTER_PAGE (self), _("This document cannot be made yet"), error);
  return TRUE;
}

/**
 * charter_reports_page_save:
 * @self: the page
 * @to_edit: as a Word document, not as a PDF
 *
 * Asks where to and writes the shown document there.
 */
void
charter_reports_page_save (CharterReportsPage *self,
                           gboolean            to_edit)
{
  const char *ending = to_edit ? ".docx" : ".pdf";
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;

  if (self->chooser || is_refused (self))
    return;
  name = dup_proposed_name (self, ending);
  self->chooser = gtk_file_chooser_native_new (to_edit ? _("Save as a Word document") : _("Save as PDF"),
                                               get_window (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("_Cancel"));
  gtk_file_filter_set_name (filter, to_edit ? _("Word documents") : _("PDF documents"));
  gtk_file_filter_add_suffix (filter, ending + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_object_set_data (G_OBJECT (self->chooser), ENDING, (gpointer) ending);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * charter_reports_page_open:
 * @self: the page
 * @uri: of a document that was saved
 */
void
charter_reports_page_open (CharterReportsPage *self,
                           const char         *uri)
{
  gtk_show_uri (get_window (self), uri, GDK_CURRENT_TIME);
}

static void
print_done_cb (CharterReportsPage      *self,
               GtkPrintOperationResult  result,
               GtkPrintOperation       *operation)
{
  g_autoptr(GError) error = NULL;

  /* The operation that speaks holds itself while it does. */
  g_clear_object (&self->print);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  charter_page_show_error (CHARTER_PAGE (self), _("The document could not be printed"), error);
}

/**
 * charter_reports_page_print:
 * @self: the page
 *
 * Opens the print dialog for the document as it is shown.
 */
void
charter_reports_page_print (CharterReportsPage *self)
{
  CharterPages *pages = charter_reports_page_get_shown (self);
  g_autoptr(CharterDocumentPrint) print = NULL;

  if (!pages || self->print || is_refused (self))
    return;
  print = charter_document_print_new (pages);
  self->print = g_object_ref (print);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (print), TRUE);
  g_signal_connect_object (print, "done", G_CALLBACK (print_done_cb), self, G_CONNECT_SWAPPED);
  /* Errors come with "done". */
  gtk_print_operation_run (GTK_PRINT_OPERATION (print), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           get_window (self), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-listing-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#define CHOOSER "charter-listing-chooser"
#define LISTED "charter-listed"

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CharterPage) page = data;
  g_autoptr(GError) error = NULL;

  if (charter_listing_job_write_finish (CHARTER_SESSION (source), result, NULL, &error))
    charter_page_toast (page, _("Spreadsheet saved"), FALSE);
  else if (gtk_widget_get_root (GTK_WIDGET (page)))
    charter_page_show_error (page, _("The spreadsheet could not be saved"), error);
}

/**
 * charter_listing_save:
 * @page: a page whose session has a school
 * @listed: what to list
 * @path: the file; without an ending it becomes a workbook
 *
 * Writes the spreadsheet, and says on @page when it is there or why it is not.
 */
void
charter_listing_save (CharterPage   *page,
                      CharterListed  listed,
                      const char    *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *full = strchr (name, '.') ? g_strdup (path) : g_strconcat (path, ".xlsx", NULL);

  charter_listing_job_write_async (charter_page_get_session (page), listed, full,
                                   charter_page_get_window_cancellable (page), written_cb, g_object_ref (page));
}

static void
response_cb (CharterPage         *page,
             int                  response,
             GtkFileChooserNative *chooser)
{
  CharterListed listed = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), LISTED));
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  g_object_set_data (G_OBJECT (page), CHOOSER, NULL);
  if (response != GTK_RESPONSE_ACCEPT)
    return;
  if (path)
    {
      charter_listing_save (page, listed, path);
      return;
    }
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                                 _("Choose a folder on this computer or on a drive "
                                                   "that is connected to it."));
  charter_page_show_error (page, _("The spreadsheet could not be saved"), error);
}

static void
add_filter (GtkFileChooserNative *chooser,
            const char           *name,
            const char           *ending)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, ending);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

/**
 * charter_listing_chooser_run:
 * @page: a page whose session has a school
 * @listed: what to list
 *
 * Asks where to and writes the spreadsheet there: a workbook, or for one kind of record also a table of
 * comma-separated values, by the name's ending.
 */
void
charter_listing_chooser_run (CharterPage   *page,
                             CharterListed  listed)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  g_autofree char *name = charter_listing_job_dup_name (charter_page_get_session (page), listed, ".xlsx");
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (_("Save as a spreadsheet"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  add_filter (chooser, _("Spreadsheets (.xlsx)"), "xlsx");
  if (listed != CHARTER_LISTED_ALL)
    add_filter (chooser, _("Comma-separated values (.csv)"), "csv");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data (G_OBJECT (chooser), LISTED, GUINT_TO_POINTER (listed));
  /* Nobody else keeps it while it is open. */
  g_object_set_data_full (G_OBJECT (page), CHOOSER, chooser, g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), page, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-share.h"

#include <glib/gi18n.h>

#include "charter-directory-export-job.h"
#include "charter-offers-dialog.h"
#include "charter-page.h"

/*
 * The directory page's actions that hand something on: the school's own offers, the directory as a
 * file, and the spreadsheet to begin a list of services with.
 */

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterPage) page = user_data;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  if (charter_directory_export_finish (CHARTER_SESSION (source), result, &n, &error))
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u service saved", "%u services saved", n), n);

      charter_page_toast (page, text, FALSE);
    }
  else
    charter_page_show_error (page, _("The directory could not be saved"), error);
}

static void
export_chosen_cb (CharterPage          *page,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT
    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file)
    charter_directory_export_async (charter_page_get_session (page), file,
                                    charter_page_get_window_cancellable (page), exported_cb,
                                    g_object_ref (page));
  g_object_set_data (G_OBJECT (page), "share-chooser", NULL);
}

static void
template_chosen_cb (CharterPage          *page,
                    int                   response,
                    GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT
    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autoptr(GError) error = NULL;

  if (file && charter_directory_export_template (file, &error))
    charter_page_toast (page, _("Spreadsheet saved. Filled in, it is imported like any directory"), FALSE);
  else if (file)
    charter_page_show_error (page, _("The spreadsheet could not be saved"), error);
  g_object_set_data (G_OBJECT (page), "share-chooser", NULL);
}

/* GTK lets go of a file chooser that nobody keeps, so the page does. */
static void
choose (GtkWidget  *page,
        const char *title,
        const char *name,
        GCallback   chosen)
{
  GtkFileChooserNative *chooser;

  if (g_object_get_data (G_OBJECT (page), "share-chooser"))
    return;
  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (page)),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", chosen, page, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (page), "share-chooser", chooser, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_cb (GtkWidget  *page,
           const char *name,
           GVariant   *parameter)
{
  choose (page, _("Save the directory"), _("directory.json"), G_CALLBACK (export_chosen_cb));
}

static void
template_cb (GtkWidget  *page,
             const char *name,
             GVariant   *parameter)
{
  choose (page, _("Save an empty spreadsheet"), _("services.csv"), G_CALLBACK (template_chosen_cb));
}

static void
offers_cb (GtkWidget  *page,
           const char *name,
           GVariant   *parameter)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (page));

  if (charter_session_get_portfolio (session))
    gtk_window_present (GTK_WINDOW (charter_offers_dialog_new (GTK_WINDOW (gtk_widget_get_root (page)),
                                                               session)));
  else
    charter_page_toast (CHARTER_PAGE (page), _("Choose a school first: offers are a school’s"), FALSE);
}

/**
 * charter_directory_share_install:
 * @page_class: the class of the directory page
 *
 * Installs page.offers, page.export and page.template.
 */
void
charter_directory_share_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "page.offers", NULL, offers_cb);
  gtk_widget_class_install_action (page_class, "page.export", NULL, export_cb);
  gtk_widget_class_install_action (page_class, "page.template", NULL, template_cb);
}

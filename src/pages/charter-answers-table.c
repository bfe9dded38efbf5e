/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-answers-table.h"

#include <glib/gi18n.h>

#include "charter-answers-dialog.h"
#include "charter-answers-import.h"
#include "charter-answers-job.h"
#include "charter-message.h"
#include "charter-voices.h"

/*
 * The answers dialog's actions that have to do with tables (CSV): one is read, an empty one is saved.
 */

static void
added_cb (CharterAnswersDialog *dialog,
          guint                 n_lines)
{
  g_signal_emit_by_name (dialog, "added", n_lines);
  gtk_window_close (GTK_WINDOW (dialog));
}

static GFile *
take_file (CharterAnswersDialog *dialog,
           int                   response,
           GtkFileChooserNative *chooser)
{
  GFile *file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  g_object_set_data (G_OBJECT (dialog), "table-chooser", NULL);
  return file;
}

static void
table_chosen_cb (CharterAnswersDialog *dialog,
                 int                   response,
                 GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = take_file (dialog, response, chooser);
  GtkWidget *window;

  if (!file)
    return;
  window = charter_answers_import_new (GTK_WINDOW (dialog), charter_answers_dialog_get_session (dialog), file,
                                       charter_answers_dialog_get_voice (dialog));
  g_signal_connect_object (window, "added", G_CALLBACK (added_cb), dialog, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
save (CharterAnswersDialog *dialog,
      GFile                *file,
      gboolean              is_by_person)
{
  g_autoptr(GError) error = NULL;

  if (file && !charter_answers_job_save_template (charter_answers_dialog_get_session (dialog),
                                                  charter_answers_dialog_get_voice (dialog), is_by_person,
                                                  file, &error))
    charter_message_show_error (GTK_WIDGET (dialog), _("The table could not be saved"), error);
}

static void
questions_chosen_cb (CharterAnswersDialog *dialog,
                     int                   response,
                     GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = take_file (dialog, response, chooser);

  save (dialog, file, FALSE);
}

static void
people_chosen_cb (CharterAnswersDialog *dialog,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = take_file (dialog, response, chooser);

  save (dialog, file, TRUE);
}

/* GTK lets go of a file chooser that nobody keeps, so the dialog does. */
static void
choose (CharterAnswersDialog *dialog,
        const char           *title,
        const char           *name,
        GCallback             chosen)
{
  GtkFileChooserNative *chooser;

  if (g_object_get_data (G_OBJECT (dialog), "table-chooser"))
    return;
  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (dialog),
                                         name ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
                                         name ? _("_Save") : _("_Open"), NULL);
  if (name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", chosen, dialog, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (dialog), "table-chooser", chooser, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
import_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  choose (CHARTER_ANSWERS_DIALOG (widget), _("Open a table of answers"), NULL, G_CALLBACK (table_chosen_cb));
}

static void
template_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CharterAnswersDialog *dialog = CHARTER_ANSWERS_DIALOG (widget);
  g_autofree char *name =
    g_strdup_printf ("%s.csv", charter_voice_get_title (charter_answers_dialog_get_voice (dialog)));

  choose (dialog, _("Save a table to fill in"), name,
          g_variant_get_boolean (parameter) ? G_CALLBACK (people_chosen_cb) : G_CALLBACK (questions_chosen_cb));
}

/**
 * charter_answers_table_install:
 * @dialog_class: the class of the answers dialog
 *
 * Installs answers.import, and answers.template with whether each row is a person.
 */
void
charter_answers_table_install (GtkWidgetClass *dialog_class)
{
  gtk_widget_class_install_action (dialog_class, "answers.import", NULL, import_cb);
  gtk_widget_class_install_action (dialog_class, "answers.template", "b", template_cb);
}

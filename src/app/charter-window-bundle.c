/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

/* A school in one file: handed on, and brought in. */

#include "charter-window-private.h"

#include <glib/gi18n.h>

#include "charter-bundle-dialog.h"
#include "charter-bundle-job.h"

static void
taken_cb (CharterWindow *self)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);

  if (portfolio)
    charter_window_open_school (self, charter_portfolio_get_school (portfolio));
}

/**
 * charter_window_open_bundle:
 * @self: the window
 * @file: a bundle, as its name says
 *
 * Says what is in it, and brings it in when the person says so.
 */
void
charter_window_open_bundle (CharterWindow *self,
                            GFile         *file)
{
  GtkWidget *dialog = charter_bundle_dialog_new_open (GTK_WINDOW (self), self->session, file);

  g_signal_connect_object (dialog, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
place_chosen_cb (CharterWindow        *self,
                 int                   response,
                 GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  gboolean is_anonymous = g_object_get_data (G_OBJECT (chooser), "is-anonymous") != NULL;

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && path && charter_session_get_portfolio (self->session))
    gtk_window_present (GTK_WINDOW (charter_bundle_dialog_new_save (GTK_WINDOW (self), self->session, path,
                                                                    is_anonymous)));
}

static void
what_chosen_cb (CharterWindow    *self,
                const char       *response,
                AdwMessageDialog *dialog)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (self->session);
  gboolean is_anonymous = g_str_equal (response, "levels");
  g_autofree char *name = NULL;

  if (self->chooser || !portfolio || g_str_equal (response, "cancel"))
    return;
  name = charter_bundle_dup_file_name (charter_portfolio_get_school (portfolio), is_anonymous);
  self->chooser = gtk_file_chooser_native_new (_("Save a bundle"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_object_set_data (G_OBJECT (self->chooser), "is-anonymous", is_anonymous ? GINT_TO_POINTER (1) : NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (place_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
share_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  CharterWindow *self = CHARTER_WINDOW (user_data);
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _("Share this school"),
                            _("A bundle is one file that this program opens on another computer and brings together with "
                              "what is there. The whole school holds all that is kept of it, its evidence and names "
                              "too. Levels only holds no words, no evidence and no people, and another name for the "
                              "school."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "levels", _("_Levels only…"),
                                    "whole", _("_Whole school…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "whole", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "whole");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (what_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry entries[] = {
  { .name = "share", .activate = share_cb },
};

/**
 * charter_window_add_bundle_actions:
 * @self: the window
 */
void
charter_window_add_bundle_actions (CharterWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

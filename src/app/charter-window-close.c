/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-window-private.h"

#include <glib/gi18n.h>

#include "charter-settings.h"

/* The window stays, hidden, until everything is on disk; the application is held meanwhile. */

static void
end (CharterWindow *self)
{
  GApplication *application = g_application_get_default ();

  self->is_closed = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
  if (application)
    g_application_release (application);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  /* Everything was flushed before, or the person chose to close without. */
  if (!charter_session_close_finish (CHARTER_SESSION (source), result, &error))
    g_debug ("closing: %s", error->message);
  end (self);
}

static void
close_session (CharterWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  charter_shared_copy_stop (self->shared);
  charter_session_close_async (self->session, closed_cb, g_object_ref (self));
}

static void
close_anyway_cb (CharterWindow *self,
                 const char    *response)
{
  if (g_str_equal (response, "close"))
    {
      close_session (self);
      return;
    }

  self->is_closing = FALSE;
  if (g_application_get_default ())
    g_application_release (g_application_get_default ());
}

static void
ask_to_close_anyway (CharterWindow *self,
                     const GError  *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                              _("Close without saving?"), NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("Your last changes could not be saved: %s\n\n"
                                    "They are kept as long as this window stays open."),
                                  error->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "keep", _("_Keep open"),
                                    "close", _("_Close without saving"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_anyway_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CharterWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (charter_store_flush_finish (CHARTER_STORE (source), result, &error))
    close_session (self);
  else
    ask_to_close_anyway (self, error);
}

static void
keep_size (CharterWindow *self)
{
  CharterSettings *settings = charter_settings_get_default ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  charter_settings_set_window_width (settings, width);
  charter_settings_set_window_height (settings, height);
}

/**
 * charter_window_close_request:
 * @window: the window
 *
 * Leaves the field that is being typed in, so that its text reaches its record.
 */
gboolean
charter_window_close_request (GtkWindow *window)
{
  CharterWindow *self = CHARTER_WINDOW (window);
  CharterStore *store = charter_session_get_store (self->session);
  CharterStoreState state;

  if (self->is_closed)
    return FALSE;
  if (self->is_closing)
    return TRUE;

  self->is_closing = TRUE;
  keep_size (self);
  gtk_window_set_focus (window, NULL);
  if (g_application_get_default ())
    g_application_hold (g_application_get_default ());

  g_object_get (store, "state", &state, NULL);
  if (state == CHARTER_STORE_CLOSED)
    end (self);
  else
    charter_store_flush_async (store, NULL, flushed_cb, g_object_ref (self));

  return TRUE;
}

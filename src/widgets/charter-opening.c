/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-opening.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "charter-message.h"

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  /* Not in a log: an address may hold a name. */
  if (!gtk_show_uri_full_finish (window, result, &error))
    charter_message_show_error (GTK_WIDGET (window), _("It could not be opened"), error);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  const char *uri = g_object_get_data (G_OBJECT (dialog), "uri");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (parent && g_str_equal (response, "open"))
    gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, opened_cb, g_object_ref (parent));
}

/**
 * charter_opening_is_allowed:
 * @uri: (nullable): an address from anywhere
 *
 * Returns: whether it is a page or an address to write to; never a file, a script or another program
 */
gboolean
charter_opening_is_allowed (const char *uri)
{
  static const char * const schemes[] = { "http", "https", "mailto" };
  g_autofree char *scheme = uri ? g_uri_parse_scheme (uri) : NULL;

  for (guint i = 0; scheme && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * charter_opening_ask:
 * @near_widget: in whose window the question is asked
 * @uri: a page, or an address to write to; anything else is not opened
 * @body: (nullable): what the question says of it; %NULL: the address itself
 */
void
charter_opening_ask (GtkWidget  *near_widget,
                     const char *uri,
                     const char *body)
{
  gboolean is_mail = g_ascii_strncasecmp (uri, "mailto:", strlen ("mailto:")) == 0;
  GtkRoot *root = gtk_widget_get_root (near_widget);
  GtkWidget *dialog;

  if (!charter_opening_is_allowed (uri) || !GTK_IS_WINDOW (root))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (root),
                                   is_mail ? _("Write an email?") : _("Open this page in the browser?"),
                                   body ? body : is_mail ? uri + strlen ("mailto:") : uri);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "open", is_mail ? _("_Write") : _("_Open"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "uri", g_strdup (uri), g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

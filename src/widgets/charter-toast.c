/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-toast.h"

#define SHOWN "charter-toast-shown"

static void
dismissed_cb (GtkWidget *where,
              AdwToast  *toast)
{
  if (charter_toast_get_shown (where) == toast)
    g_object_set_data (G_OBJECT (where), SHOWN, NULL);
}

static void
add (GtkWidget *where,
     AdwToast  *toast)
{
  if (ADW_IS_PREFERENCES_WINDOW (where))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (where), toast);
  else
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (where), toast);
}

/* libadwaita 1.2 frees a toast that has faded away even while it still slides in, and the slide then ends
 * in freed memory. A quick click on its close button is enough, or a computer too busy to draw between the
 * one's end and the other's. So a toast is there at once, and only its going is a movement. */
static void
add_unmoved (GtkWidget *where,
             AdwToast  *toast)
{
  GtkSettings *settings = gtk_widget_get_settings (where);
  gboolean is_moving;

  g_object_get (settings, "gtk-enable-animations", &is_moving, NULL);
  if (is_moving)
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  add (where, toast);
  if (is_moving)
    gtk_settings_reset_property (settings, "gtk-enable-animations");
}

/**
 * charter_toast_show:
 * @where: an #AdwToastOverlay or an #AdwPreferencesWindow
 * @text: what happened, in plain text
 *
 * Says it for some seconds, in place of what was said before: toasts are news, not a queue.
 */
void
charter_toast_show (GtkWidget  *where,
                    const char *text)
{
  charter_toast_show_with_button (where, text, NULL, NULL, NULL);
}

/**
 * charter_toast_show_with_button:
 * @where: an #AdwToastOverlay or an #AdwPreferencesWindow
 * @text: what happened, in plain text
 * @label: (nullable): what the button says; %NULL for none
 * @action: (nullable): the name of the action it activates
 * @target: (nullable): what that takes; taken if floating
 *
 * As charter_toast_show(), with a button.
 */
void
charter_toast_show_with_button (GtkWidget  *where,
                                const char *text,
                                const char *label,
                                const char *action,
                                GVariant   *target)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast, *before;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (where) || ADW_IS_PREFERENCES_WINDOW (where));
  g_return_if_fail (text != NULL);

  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, target);

  before = charter_toast_get_shown (where);
  if (before)
    adw_toast_dismiss (before);
  g_object_set_data_full (G_OBJECT (where), SHOWN, g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), where, G_CONNECT_SWAPPED);
  add_unmoved (where, toast);
}

/**
 * charter_toast_get_shown:
 * @where: an #AdwToastOverlay or an #AdwPreferencesWindow
 *
 * Returns: (transfer none) (nullable): what is said there now
 */
AdwToast *
charter_toast_get_shown (GtkWidget *where)
{
  return g_object_get_data (G_OBJECT (where), SHOWN);
}

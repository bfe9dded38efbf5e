/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-opening.h"

static void
test_allowed (void)
{
  static const char * const good[] = { "https://example.org/a?b=c", "http://example.org", "HTTPS://EXAMPLE.ORG",
                                       "mailto:office@example.org" };
  static const char * const bad[] = { "file:///etc/passwd", "javascript:alert(1)", "smb://server/share", "ssh://x",
                                      "data:text/html,x", "ftp://example.org", "vbscript:x", "tel:999", "/etc/passwd",
                                      "example.org", "", " https://example.org", "https" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (charter_opening_is_allowed (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (charter_opening_is_allowed (bad[i]));
  g_assert_false (charter_opening_is_allowed (NULL));
}

static guint
count_windows (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

/* An address is shown before it is followed, and what is none is not even asked about. */
static void
test_asks (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *dialog = NULL;
  guint n;

  gtk_window_present (GTK_WINDOW (window));
  n = count_windows ();
  charter_opening_ask (window, "file:///etc/passwd", NULL);
  g_assert_cmpuint (count_windows (), ==, n);
  charter_opening_ask (window, "https://example.org/page", NULL);
  g_assert_cmpuint (count_windows (), ==, n + 1);
  for (guint i = 0; i < n + 1; i++)
    {
      g_autoptr(GtkWidget) each = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (ADW_IS_MESSAGE_DIALOG (each))
        dialog = each;
    }
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==, "https://example.org/page");
  g_assert_cmpstr (adw_message_dialog_get_close_response (ADW_MESSAGE_DIALOG (dialog)), ==, "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add_func ("/opening/allowed", test_allowed);
  g_test_add_func ("/opening/asks", test_asks);
  return g_test_run ();
}

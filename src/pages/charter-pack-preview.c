/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-pack-preview.h"

#include <glib/gi18n.h>

#include "charter-guidance-page.h"

/**
 * charter_pack_question_new:
 * @draft: without faults
 *
 * Returns: (transfer floating): says what publishing means; its response is "publish" or "cancel"
 */
GtkWidget *
charter_pack_question_new (GtkWindow        *parent,
                           CharterPackDraft *draft)
{
  const char *title = charter_pack_draft_get_text (draft, "title");
  g_autofree char *heading = g_strdup_printf (_("Publish “%s”?"), title ? title : "");
  GtkWidget *dialog =
    adw_message_dialog_new (parent, heading,
                            _("From then on it can be chosen for a self-evaluation, and nothing in it can be "
                              "changed any more: judgements will rest on its words. Later changes go into a "
                              "new version, to which self-evaluations can move."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "publish",
                                    _("_Publish"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "publish", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}

/**
 * charter_pack_preview_new:
 * @framework: sound, also when it is a draft
 *
 * Returns: (transfer floating): a window with the Guidance page of @framework
 */
GtkWidget *
charter_pack_preview_new (GtkWindow        *parent,
                          CharterSession   *session,
                          CharterFramework *framework)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                                    charter_framework_get_title (framework), "default-width", 900,
                                    "default-height", 640, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = g_object_new (CHARTER_TYPE_GUIDANCE_PAGE, "session", session, NULL);

  charter_guidance_page_set_framework (CHARTER_GUIDANCE_PAGE (page), framework);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  return window;
}

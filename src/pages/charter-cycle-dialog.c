/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-cycle-dialog.h"

#include <glib/gi18n.h>

#include "charter-cycle-job.h"
#include "charter-message.h"

static void
add_line (GtkWidget *lines,
          char      *line)
{
  g_autofree char *words = g_strdup_printf ("• %s", line);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (lines), label);
  g_free (line);
}

/* A list below the centred words of a message, which would centre its lines too. */
static GtkWidget *
create_lines (const CharterCyclePlan *plan)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  add_line (lines, g_strdup_printf (ngettext ("%u level is shown as last cycle’s",
                                              "%u levels are shown as last cycle’s", plan->judged),
                                    plan->judged));
  add_line (lines, g_strdup_printf (ngettext ("%u piece of evidence is still valid and stays linked",
                                              "%u pieces of evidence are still valid and stay linked",
                                              plan->evidence), plan->evidence));
  if (plan->run_out > 0)
    add_line (lines, g_strdup_printf (ngettext ("%u piece of evidence has run out by then and is not linked",
                                                "%u pieces of evidence have run out by then and are not linked",
                                                plan->run_out), plan->run_out));
  add_line (lines, g_strdup_printf (ngettext ("%u target that is not met comes along",
                                              "%u targets that are not met come along", plan->targets),
                                    plan->targets));
  add_line (lines, g_strdup_printf (ngettext ("%u open action stays in the plan",
                                              "%u open actions stay in the plan", plan->actions),
                                    plan->actions));
  return lines;
}

static void
response_cb (GtkWidget  *dialog,
             const char *response,
             gpointer    user_data)
{
  CharterSession *session = g_object_get_data (G_OBJECT (dialog), "session");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autoptr(GError) error = NULL;

  if (g_strcmp0 (response, "start") != 0 || charter_cycle_start (session, &error))
    return;
  charter_message_show_error (GTK_WIDGET (parent), _("The cycle was not started"), error);
}

/**
 * charter_cycle_dialog_new:
 * @parent: (nullable): the window
 * @session: a session with a school
 *
 * Returns: (transfer floating): the question
 */
GtkWidget *
charter_cycle_dialog_new (GtkWindow      *parent,
                          CharterSession *session)
{
  g_auto(CharterCyclePlan) plan = { NULL };
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  charter_cycle_plan (&plan, session);
  /* TRANSLATORS: a school year */
  heading = plan.cycle ? g_strdup_printf (_("Start %s?"), plan.cycle)
                       : g_strdup (_("The next cycle has been started already"));
  if (!plan.cycle)
    body = g_strdup (_("Choose it from the menu of cycles."));
  else if (!plan.from)
    body = g_strdup (_("The first self-evaluation by this framework."));
  else
    /* TRANSLATORS: a school year */
    body = g_strdup_printf (_("All levels begin blank. From %s:"), charter_audit_get_cycle (plan.from));
  dialog = adw_message_dialog_new (parent, heading, body);
  if (plan.cycle && plan.from)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_lines (&plan));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                   plan.cycle ? _("_Cancel") : _("_Close"));
  if (plan.cycle)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "start", _("_Start"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "start",
                                                  ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "start");
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "session", g_object_ref (session), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  return dialog;
}

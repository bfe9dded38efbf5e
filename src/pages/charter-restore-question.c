/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-restore-question.h"

#include <glib/gi18n.h>

#define MOST_DETAILS 260 /* pixels; the rest is scrolled to */

static char *
dup_moment (const char *at)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr(GDateTime) here = moment ? g_date_time_to_local (moment) : NULL;

  /* Translators: a moment: "21 November 2026, 09:15". */
  return here ? g_date_time_format (here, _("%-d %B %Y, %H:%M")) : g_strdup (_("an unknown day"));
}

/**
 * charter_restore_question_dup_title:
 * @preview: what is known of a backup
 *
 * Returns: (transfer full): when it was made, and what for if not for the day
 */
char *
charter_restore_question_dup_title (const CharterBackupPreview *preview)
{
  g_autofree char *moment = dup_moment (preview->made_at);

  switch (preview->kind)
    {
    case CHARTER_BACKUP_BEFORE_RESTORE:
      /* Translators: a moment */
      return g_strdup_printf (_("%s, before a backup was brought back"), moment);
    case CHARTER_BACKUP_BEFORE_VERSION:
      return g_strdup_printf (_("%s, before a new version of the program"), moment);
    case CHARTER_BACKUP_DAILY:
    case CHARTER_BACKUP_OTHER:
    default:
      return g_steal_pointer (&moment);
    }
}

/**
 * charter_restore_question_dup_about:
 * @preview: what is known of a backup
 *
 * Returns: (transfer full): which schools, how much of what, and whether it is sound
 */
char *
charter_restore_question_dup_about (const CharterBackupPreview *preview)
{
  g_autofree char *judged = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *actions = NULL;
  g_autofree char *audits = NULL;
  g_autofree char *size = g_format_size ((guint64) preview->bytes);
  const char *more;

  if (preview->problem)
    return g_strdup (preview->problem);
  audits = g_strdup_printf (ngettext ("%u self-evaluation", "%u self-evaluations", preview->n_audits),
                            preview->n_audits);
  judged = g_strdup_printf (ngettext ("%u item judged", "%u items judged", preview->n_judgements),
                            preview->n_judgements);
  evidence = g_strdup_printf (ngettext ("%u piece of evidence", "%u pieces of evidence", preview->n_evidence),
                              preview->n_evidence);
  actions = g_strdup_printf (ngettext ("%u action", "%u actions", preview->n_actions), preview->n_actions);
  more = preview->n_schools > 3 ? _(" and others") : "";
  return g_strdup_printf ("%s%s\n%s · %s\n%s · %s\n%s · %s", preview->schools, more, audits, judged, evidence,
                          actions, size, preview->is_verified ? _("checked just now, and sound") : _("not checked"));
}

static void
add_difference (GString                       *words,
                const CharterBackupDifference *difference)
{
  g_autoptr(GString) line = g_string_new (NULL);

  if (difference->n_set_aside > 0)
    g_string_append_printf (line, ngettext ("%u newer is set aside", "%u newer are set aside",
                                            difference->n_set_aside), difference->n_set_aside);
  if (difference->n_changed > 0)
    {
      g_string_append (line, line->len > 0 ? _("; ") : "");
      g_string_append_printf (line, ngettext ("%u becomes what it was", "%u become what they were",
                                              difference->n_changed), difference->n_changed);
    }
  if (difference->n_back > 0)
    {
      g_string_append (line, line->len > 0 ? _("; ") : "");
      g_string_append_printf (line, ngettext ("%u comes back", "%u come back", difference->n_back),
                              difference->n_back);
    }
  g_string_append_printf (words, "%s: %s\n", difference->title, line->str);
}

/**
 * charter_restore_question_dup_words:
 * @outlook: what bringing a backup back would change
 *
 * Returns: (transfer full): all of it in words
 */
char *
charter_restore_question_dup_words (const CharterBackupOutlook *outlook)
{
  GString *words = g_string_new (NULL);

  if (outlook->differences->len == 0)
    g_string_append (words, _("Nothing would change: it holds what is there now."));
  else
    g_string_append_printf (words, "%s\n", _("What would change"));
  for (guint i = 0; i < outlook->differences->len; i++)
    add_difference (words, g_ptr_array_index (outlook->differences, i));
  if (outlook->n_steps > 0)
    g_string_append_printf (words, "\n%s\n", _("Work since then that would be set aside"));
  for (guint i = 0; i < outlook->steps->len; i++)
    g_string_append_printf (words, "%s\n", (char *) g_ptr_array_index (outlook->steps, i));
  if (outlook->n_steps > outlook->steps->len)
    g_string_append_printf (words, ngettext ("and %u more step", "and %u more steps",
                                             outlook->n_steps - outlook->steps->len),
                            outlook->n_steps - outlook->steps->len);
  return g_strchomp (g_string_free (words, FALSE));
}

/* What the lines take at least: a dialog of this width asks for too little for those that wrap. */
static int
guess_height (const char *words)
{
  int lines = 1;

  for (const char *at = words; *at; at++)
    lines += *at == '\n';
  return MIN (40 + 20 * lines, MOST_DETAILS);
}

static GtkWidget *
new_details (const char *words)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE, "selectable", TRUE,
                                   "focusable", FALSE, "margin-start", 12, "margin-end", 12, "margin-top", 12,
                                   "margin-bottom", 12, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", label, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "min-content-height", guess_height (words), "max-content-height", MOST_DETAILS,
                                      "propagate-natural-height", TRUE, NULL);

  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

/**
 * charter_restore_question_new:
 * @parent: the window that asks
 * @outlook: what bringing a backup back would change
 *
 * Returns: (transfer floating): the question
 */
GtkWidget *
charter_restore_question_new (GtkWindow                  *parent,
                              const CharterBackupOutlook *outlook)
{
  g_autofree char *title = charter_restore_question_dup_title (outlook->preview);
  /* Translators: when a backup was made: "21 November 2026, 09:15". */
  g_autofree char *heading = g_strdup_printf (_("Bring back the backup of %s?"), title);
  g_autofree char *about = charter_restore_question_dup_about (outlook->preview);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", about,
                                           _("What is there now is kept as a backup first; “Undo restore” takes it "
                                             "all back."));
  g_autofree char *words = charter_restore_question_dup_words (outlook);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, outlook->preview->problem ? about : body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (outlook->preview->problem)
    return dialog;
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_details (words));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "restore", _("_Bring back"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
  return dialog;
}

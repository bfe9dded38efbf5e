/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-year-end-dialog.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-cycle-dialog.h"
#include "charter-cycle-job.h"
#include "charter-cycle-list.h"
#include "charter-cycle-reopen-job.h"
#include "charter-cycle-sign-off-job.h"
#include "charter-message.h"
#include "charter-plan-action-job.h"
#include "charter-readiness.h"
#include "charter-remark-job.h"
#include "charter-remarks-dialog.h"
#include "charter-retention.h"
#include "charter-row.h"
#include "charter-school-dialog.h"
#include "charter-term.h"
#include "charter-toast.h"

/* So many are named; the rest are counted. */
#define MOST_ROWS 12

/**
 * CharterYearEndDialog:
 *
 * Everything that ends a school year and begins the next, in the order in which it is done, on one page.
 */
struct _CharterYearEndDialog
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  GtkWidget *close_group;
  GtkWidget *audit_row;
  GtkWidget *gaps_row;
  GtkWidget *remarks_row;
  GtkWidget *sign_group;
  GtkWidget *authors;
  GtkWidget *signers;
  GtkWidget *draft_button;
  GtkWidget *agree_button;
  GtkWidget *sign_button;
  GtkWidget *reopen_button;
  GtkWidget *figures_row;
  GtkWidget *actions_group;
  GtkWidget *keep_group;
  GtkWidget *start_group;
  GtkWidget *start_button;

  CharterSession *session;
  GPtrArray *action_rows;  /* of GtkWidget, borrowed */
  GPtrArray *kept_rows;
  guint show_source;
};

G_DEFINE_FINAL_TYPE (CharterYearEndDialog, charter_year_end_dialog, ADW_TYPE_PREFERENCES_WINDOW)

static void
say (GtkWidget  *row,
     const char *words)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
}

static char *
dup_gaps (CharterYearEndDialog *self,
          CharterAudit         *audit)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GPtrArray) gaps =
    charter_readiness_list (charter_session_get_portfolio (self->session),
                            charter_session_get_framework (self->session), audit, today);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      CharterGap *gap = g_ptr_array_index (gaps, i);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", gap->words);
    }
  if (gaps->len == 0)
    g_string_append (words, _("Everything is judged, shown and signed off."));
  return g_string_free (words, FALSE);
}

static void
show_close (CharterYearEndDialog *self,
            CharterAudit         *audit)
{
  g_autofree char *label = audit ? charter_cycle_dup_label (audit) : NULL;
  g_autofree char *gaps = dup_gaps (self, audit);
  g_autofree char *remarks = NULL;
  guint n_open;
  g_autoptr(GPtrArray) all G_GNUC_UNUSED = charter_remark_job_list (self->session, &n_open);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->audit_row),
                                 charter_framework_get_title (charter_session_get_framework (self->session)));
  say (self->audit_row, label ? label : _("No self-evaluation has been begun yet."));
  say (self->gaps_row, gaps);
  remarks = n_open > 0 ? g_strdup_printf (ngettext ("%u waits for an answer", "%u wait for an answer", n_open),
                                          n_open)
                       : g_strdup (_("Nothing waits for an answer."));
  say (self->remarks_row, remarks);
}

static void
show_signing (CharterYearEndDialog *self,
              CharterAudit         *audit)
{
  CharterAuditState state = audit ? charter_audit_get_state (audit) : CHARTER_AUDIT_DRAFT;
  gboolean is_open = audit && state != CHARTER_AUDIT_SIGNED_OFF;

  gboolean can_reopen = charter_cycle_can_reopen (self->session);

  gtk_widget_set_sensitive (self->authors, is_open);
  gtk_widget_set_sensitive (self->signers, is_open);
  gtk_widget_set_sensitive (self->agree_button, is_open && state == CHARTER_AUDIT_DRAFT);
  gtk_widget_set_sensitive (self->sign_button, is_open);
  gtk_widget_set_visible (self->agree_button, !can_reopen);
  gtk_widget_set_visible (self->sign_button, !can_reopen);
  gtk_widget_set_visible (self->reopen_button, can_reopen);
  gtk_widget_set_visible (self->draft_button, state == CHARTER_AUDIT_AGREED);
}

static void
fill_names (CharterYearEndDialog *self)
{
  CharterAudit *audit = charter_session_get_audit (self->session);
  const char *authors = audit ? charter_audit_get_authors (audit) : NULL;
  const char *signers = audit ? charter_audit_get_signed_by (audit) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->authors), authors ? authors : "");
  gtk_editable_set_text (GTK_EDITABLE (self->signers), signers ? signers : "");
}

/* The school year whose figures are asked for: the one that begins or has begun with the next cycle. */
static char *
dup_year (CharterYearEndDialog *self)
{
  g_auto(CharterCyclePlan) plan = { NULL };
  g_autofree char *today = charter_clock_dup_today ();

  charter_cycle_plan (&plan, self->session);
  if (plan.cycle)
    return g_steal_pointer (&plan.cycle);
  if (charter_session_get_audit (self->session))
    return g_strdup (charter_audit_get_cycle (charter_session_get_audit (self->session)));
  return charter_term_dup_school_year (today);
}

static void
show_figures (CharterYearEndDialog *self)
{
  GListModel *contexts = charter_portfolio_get_list (charter_session_get_portfolio (self->session),
                                                     CHARTER_TYPE_CONTEXT);
  g_autofree char *year = dup_year (self);
  /* TRANSLATORS: a school year */
  g_autofree char *title = g_strdup_printf (_("Figures for %s"), year);
  gboolean has_figures = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (contexts); i++)
    {
      g_autoptr(CharterContext) context = g_list_model_get_item (contexts, i);

      has_figures = has_figures || g_strcmp0 (charter_context_get_year (context), year) == 0;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->figures_row), title);
  say (self->figures_row, has_figures ? _("Typed in; look whether they still hold") : _("Not typed in yet"));
}

static void
clear_rows (GtkWidget *group,
            GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_row (GtkWidget  *group,
         GPtrArray  *rows,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "title-lines", 2,
                                 "subtitle", subtitle, NULL);

  charter_row_say (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  g_ptr_array_add (rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* Leaves for a page of the window. */
static void
leave (CharterYearEndDialog *self,
       const char           *page,
       const char           *target)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.go", "(ss)", page, target);
  gtk_window_close (GTK_WINDOW (self));
}

static void
record_row_cb (CharterYearEndDialog *self,
               GtkWidget            *row)
{
  leave (self, g_object_get_data (G_OBJECT (row), "page"), g_object_get_data (G_OBJECT (row), "target"));
}

/* A row that leads to its record: what is over is finished, dropped or deleted there. */
static void
add_record_row (CharterYearEndDialog *self,
                GtkWidget            *group,
                GPtrArray            *rows,
                CharterRecord        *record,
                const char           *title,
                const char           *subtitle)
{
  GtkWidget *row = add_row (group, rows, title, subtitle);

  g_object_set_data (G_OBJECT (row), "page", CHARTER_IS_ACTION (record) ? "actions" : "evidence");
  g_object_set_data_full (G_OBJECT (row), "target", g_strdup (charter_record_get_id (record)), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  g_signal_connect_object (row, "activated", G_CALLBACK (record_row_cb), self, G_CONNECT_SWAPPED);
}

static void
add_rest (GtkWidget *group,
          GPtrArray *rows,
          guint      n)
{
  g_autofree char *words = NULL;

  if (n <= MOST_ROWS)
    return;
  words = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MOST_ROWS), n - MOST_ROWS);
  add_row (group, rows, words, "");
}

static void
show_actions (CharterYearEndDialog *self)
{
  GListModel *actions = charter_portfolio_get_list (charter_session_get_portfolio (self->session),
                                                    CHARTER_TYPE_ACTION);
  g_autofree char *today = charter_clock_dup_today ();
  guint n = 0;

  clear_rows (self->actions_group, self->action_rows);
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);
      g_autofree char *due = charter_plan_action_dup_due_words (action, today);

      if (!charter_plan_action_is_open (action) || n++ >= MOST_ROWS)
        continue;
      add_record_row (self, self->actions_group, self->action_rows, CHARTER_RECORD (action),
                      charter_action_get_title (action) ? charter_action_get_title (action)
                                                        : _("Not written yet"), due);
    }
  add_rest (self->actions_group, self->action_rows, n);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->actions_group), n == 0
    ? _("No action is open.")
    : _("These are open. They stay in the plan, marked with the cycle they come from. Finish or drop what "
        "is over before the new year starts."));
}

static void
show_kept (CharterYearEndDialog *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GArray) kept = charter_retention_list (charter_session_get_portfolio (self->session), today);

  clear_rows (self->keep_group, self->kept_rows);
  for (guint i = 0; i < MIN (kept->len, MOST_ROWS); i++)
    {
      const CharterKept *piece = &g_array_index (kept, CharterKept, i);
      const char *title = charter_evidence_get_title (piece->evidence);

      add_record_row (self, self->keep_group, self->kept_rows, CHARTER_RECORD (piece->evidence),
                      title ? title : _("Evidence without a title"),
                      piece->reason == CHARTER_RETENTION_RUN_OUT
                      ? _("Its last day of use is more than a year ago")
                      : _("Contains personal data, and no judgement of this cycle or the last rests on it"));
    }
  add_rest (self->keep_group, self->kept_rows, kept->len);
  if (kept->len == 0)
    add_row (self->keep_group, self->kept_rows, _("Nothing"), _("No piece of evidence is old enough"));
}

static void
show_start (CharterYearEndDialog *self)
{
  g_auto(CharterCyclePlan) plan = { NULL };
  g_autofree char *label = NULL;
  g_autofree char *first = NULL;
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *words = NULL;

  charter_cycle_plan (&plan, self->session);
  first = charter_term_dup_first_day (plan.cycle);
  if (first && g_strcmp0 (first, today) > 0)
    {
      g_autofree char *date = charter_term_dup_date_words (first);

      /* TRANSLATORS: a date: 1 September 2027 */
      words = g_strdup_printf (_("It begins on %s. Until then the program opens with the present year; the new "
                                 "one is in the menu of cycles."), date);
    }
  /* TRANSLATORS: a school year */
  label = plan.cycle ? g_strdup_printf (_("Start %s…"), plan.cycle) : g_strdup (_("Started already"));
  gtk_button_set_label (GTK_BUTTON (self->start_button), label);
  gtk_widget_set_sensitive (self->start_button, plan.cycle != NULL);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->start_group), words);
}

static void
show (CharterYearEndDialog *self)
{
  CharterAudit *audit = charter_session_get_audit (self->session);

  if (!charter_session_get_portfolio (self->session))
    return;
  show_close (self, audit);
  show_signing (self, audit);
  show_figures (self);
  show_actions (self);
  show_kept (self);
  show_start (self);
}

static gboolean
show_cb (gpointer data)
{
  CharterYearEndDialog *self = data;

  self->show_source = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

static void
show_soon (CharterYearEndDialog *self)
{
  if (self->show_source == 0)
    self->show_source = g_idle_add (show_cb, self);
}

static void
draft_cb (CharterYearEndDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (!charter_cycle_withdraw_agreement (self->session, &error))
    charter_message_show_error (GTK_WIDGET (self), _("It could not be made a draft"), error);
}

static void
agree_cb (CharterYearEndDialog *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GError) error = NULL;

  if (!charter_cycle_agree (self->session, gtk_editable_get_text (GTK_EDITABLE (self->authors)), today, &error))
    charter_message_show_error (GTK_WIDGET (self), _("It was not agreed"), error);
}

static void
signed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterYearEndDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_signed = charter_cycle_sign_off_finish (CHARTER_SESSION (source), result, &error);

  if (!self->session) /* closed meanwhile */
    return;
  if (is_signed)
    charter_toast_show (GTK_WIDGET (self), _("Signed off"));
  else
    charter_message_show_error (GTK_WIDGET (self), _("It was not signed off"), error);
  show (self);
}

static void
sign_response_cb (CharterYearEndDialog *self,
                  const char           *response)
{
  g_autofree char *today = charter_clock_dup_today ();

  if (g_strcmp0 (response, "sign") == 0)
    charter_cycle_sign_off_async (self->session, gtk_editable_get_text (GTK_EDITABLE (self->signers)), today,
                                  NULL, signed_cb, g_object_ref (self));
}

/* Signing cannot be undone, so it is asked first. */
static void
sign_cb (CharterYearEndDialog *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Sign this self-evaluation off?"),
                                              _("It can be read and printed, but not changed any more. "
                                                "This cannot be undone; it can be reopened as a new revision."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "sign", _("_Sign off"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "sign", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (sign_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reopen_cb (CharterYearEndDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (charter_cycle_reopen (self->session, &error))
    charter_toast_show (GTK_WIDGET (self), _("Reopened as a new revision; the signed one is kept"));
  else
    charter_message_show_error (GTK_WIDGET (self), _("It could not be reopened"), error);
}

static void
remarks_cb (CharterYearEndDialog *self)
{
  gtk_window_present (GTK_WINDOW (charter_remarks_dialog_new (GTK_WINDOW (self), self->session)));
}

static void
gaps_cb (CharterYearEndDialog *self)
{
  leave (self, "reports", "pack");
}

static void
figures_cb (CharterYearEndDialog *self)
{
  GtkWidget *dialog = charter_school_dialog_new (GTK_WINDOW (self), self->session);
  g_autofree char *year = dup_year (self);

  charter_school_dialog_show_figures (CHARTER_SCHOOL_DIALOG (dialog), year);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
start_cb (CharterYearEndDialog *self)
{
  gtk_window_present (GTK_WINDOW (charter_cycle_dialog_new (GTK_WINDOW (self), self->session)));
}

static void
charter_year_end_dialog_dispose (GObject *object)
{
  CharterYearEndDialog *self = CHARTER_YEAR_END_DIALOG (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->action_rows, g_ptr_array_unref);
  g_clear_pointer (&self->kept_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_YEAR_END_DIALOG);

  G_OBJECT_CLASS (charter_year_end_dialog_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CharterYearEndDialog, child)

static void
charter_year_end_dialog_class_init (CharterYearEndDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_year_end_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-year-end-dialog.ui");
  BIND (close_group);
  BIND (audit_row);
  BIND (gaps_row);
  BIND (remarks_row);
  BIND (sign_group);
  BIND (authors);
  BIND (signers);
  BIND (draft_button);
  BIND (agree_button);
  BIND (sign_button);
  BIND (reopen_button);
  BIND (figures_row);
  BIND (actions_group);
  BIND (keep_group);
  BIND (start_group);
  BIND (start_button);
  gtk_widget_class_bind_template_callback (widget_class, draft_cb);
  gtk_widget_class_bind_template_callback (widget_class, agree_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
  gtk_widget_class_bind_template_callback (widget_class, remarks_cb);
  gtk_widget_class_bind_template_callback (widget_class, gaps_cb);
  gtk_widget_class_bind_template_callback (widget_class, figures_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

#undef BIND

static void
charter_year_end_dialog_init (CharterYearEndDialog *self)
{
  self->action_rows = g_ptr_array_new ();
  self->kept_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_year_end_dialog_new:
 * @parent: (nullable): the window
 * @session: a sitting with a school
 *
 * Returns: (transfer floating): the dialog, of the current self-evaluation
 */
GtkWidget *
charter_year_end_dialog_new (GtkWindow      *parent,
                             CharterSession *session)
{
  CharterYearEndDialog *self = g_object_new (CHARTER_TYPE_YEAR_END_DIALOG, "transient-for", parent, NULL);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  self->session = g_object_ref (session);
  fill_names (self);
  g_signal_connect_object (session, "notify::audit", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "added", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "removed", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "changed", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

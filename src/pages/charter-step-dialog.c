/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-step-dialog.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-date-row.h"
#include "charter-status-job.h"
#include "charter-status.h"
#include "charter-text-row.h"
#include "charter-ui.h"

/**
 * CharterStepDialog:
 *
 * Records a step on the way to a status: when, who took or confirmed it, what to say of it and the
 * paper that shows it.
 */
struct _CharterStepDialog
{
  AdwWindow             parent_instance;

  /* Template widgets */
  AdwPreferencesGroup  *group;
  CharterDateRow       *day_row;
  AdwEntryRow          *who_row;
  CharterTextRow       *note_row;
  AdwActionRow         *paper_row;
  GtkWidget            *choose_button;
  GtkWidget            *withdraw_button;
  GtkLabel             *problem;

  /* Owned */
  CharterPage          *page;
  GtkFileChooserNative *chooser;
  GFile                *paper;
  char                 *step_id;
};

G_DEFINE_FINAL_TYPE (CharterStepDialog, charter_step_dialog, ADW_TYPE_WINDOW)

static const CharterStep *
find_step (CharterStepDialog *self)
{
  CharterFramework *charter = charter_status_job_find_charter (charter_page_get_session (self->page));
  GPtrArray *steps = charter ? charter_framework_get_steps (charter) : NULL;

  for (guint i = 0; steps && i < steps->len; i++)
    {
      const CharterStep *step = g_ptr_array_index (steps, i);

      if (g_strcmp0 (step->id, self->step_id) == 0)
        return step;
    }
  return NULL;
}

static CharterMilestone *
find_milestone (CharterStepDialog *self)
{
  CharterSession *session = charter_page_get_session (self->page);
  CharterFramework *charter = charter_status_job_find_charter (session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  return charter && portfolio ? charter_status_find_milestone (portfolio, charter, self->step_id) : NULL;
}

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterPage) page = user_data;
  g_autoptr(GError) error = NULL;

  if (!charter_status_job_attach_finish (CHARTER_SESSION (source), result, &error))
    charter_page_show_error (page, _("The paper could not be added"), error);
}

static void
record_cb (CharterStepDialog *self)
{
  CharterSession *session = charter_page_get_session (self->page);
  const CharterStep *step = find_step (self);
  g_autofree char *who = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->who_row))));
  const char *note = charter_text_row_get_text (self->note_row);
  CharterMilestone *milestone;
  g_autoptr(GError) error = NULL;

  if (!step || !charter_session_get_portfolio (session))
    return;
  milestone = charter_status_job_record (session, step, charter_date_row_get_date (self->day_row),
                                         *who ? who : NULL, *note ? note : NULL, &error);
  if (!milestone)
    {
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return;
    }
  if (self->paper)
    charter_status_job_attach_async (session, milestone, self->paper,
                                     charter_page_get_window_cancellable (self->page), attached_cb,
                                     g_object_ref (self->page));
  charter_page_toast (self->page, _("Step recorded"), TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
withdraw_cb (CharterStepDialog *self)
{
  CharterMilestone *milestone = find_milestone (self);

  if (milestone)
    {
      charter_status_job_withdraw (charter_page_get_session (self->page), milestone);
      charter_page_toast (self->page, _("Step marked as not done"), TRUE);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
paper_chosen_cb (CharterStepDialog *self,
                 int                response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  g_clear_object (&self->paper);
  self->paper = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  name = self->paper ? g_file_get_basename (self->paper) : NULL;
  title = g_markup_escape_text (name ? name : "", -1);
  adw_action_row_set_subtitle (self->paper_row, title);
}

static void
choose_paper_cb (CharterStepDialog *self)
{
  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Choose the paper that shows it"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (paper_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
charter_step_dialog_dispose (GObject *object)
{
  CharterStepDialog *self = CHARTER_STEP_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_STEP_DIALOG);
  g_clear_object (&self->chooser);
  g_clear_object (&self->paper);
  g_clear_object (&self->page);
  g_clear_pointer (&self->step_id, g_free);
  G_OBJECT_CLASS (charter_step_dialog_parent_class)->dispose (object);
}

static void
charter_step_dialog_class_init (CharterStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_step_dialog_dispose;
  g_type_ensure (CHARTER_TYPE_DATE_ROW);
  g_type_ensure (CHARTER_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-step-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterStepDialog, group);
  gtk_widget_class_bind_template_child (widget_class, CharterStepDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, CharterStepDialog, who_row);
  gtk_widget_class_bind_template_child (widget_class, CharterStepDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, CharterStepDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, CharterStepDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CharterStepDialog, withdraw_button);
  gtk_widget_class_bind_template_child (widget_class, CharterStepDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_paper_cb);
}

static void
charter_step_dialog_init (CharterStepDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  charter_ui_name_button (self->choose_button, _("Choose the paper that shows it"));
}

static void
fill (CharterStepDialog *self,
      const CharterStep *step)
{
  CharterMilestone *milestone = find_milestone (self);
  const char *who = milestone ? charter_milestone_get_who (milestone) : NULL;
  const char *note = milestone ? charter_milestone_get_note (milestone) : NULL;
  g_autofree char *today = charter_clock_dup_today ();

  gtk_window_set_title (GTK_WINDOW (self), step->title);
  adw_preferences_group_set_description (self->group, step->description);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->day_row), step->is_due ? _("Due on") : _("Day"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->who_row),
                                 step->is_award ? _("Confirmed by: who outside the school")
                                                : _("Who: a name or a role"));
  charter_date_row_set_date (self->day_row, milestone ? charter_milestone_get_happened_on (milestone)
                                                      : step->is_due ? NULL : today);
  gtk_editable_set_text (GTK_EDITABLE (self->who_row), who ? who : "");
  charter_text_row_set_text (self->note_row, note ? note : "");
  gtk_widget_set_visible (self->withdraw_button, milestone != NULL);
}

/**
 * charter_step_dialog_new:
 * @page: the page it stands over
 * @step: a step of the charter of its session
 *
 * Returns: (transfer none): a window to record it in, to be presented
 */
GtkWindow *
charter_step_dialog_new (CharterPage       *page,
                         const CharterStep *step)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  CharterStepDialog *self = g_object_new (CHARTER_TYPE_STEP_DIALOG, "transient-for",
                                          GTK_IS_WINDOW (root) ? root : NULL, NULL);

  self->page = g_object_ref (page);
  self->step_id = g_strdup (step->id);
  fill (self, step);
  return GTK_WINDOW (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-status-page-private.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-clock.h"
#include "charter-report.h"
#include "charter-row.h"
#include "charter-status-job.h"
#include "charter-step-dialog.h"
#include "charter-term.h"
#include "charter-ui.h"

static char *
dup_taken_words (CharterMilestone *milestone)
{
  g_autofree char *day = charter_term_dup_date_words (charter_milestone_get_happened_on (milestone));
  const char *who = charter_milestone_get_who (milestone);

  return g_strjoin (who ? " · " : NULL, day ? day : _("no day"), who, NULL);
}

static char *
dup_open_words (const CharterStepStanding *standing)
{
  guint n = standing->lacks->len;

  if (n == 0)
    return g_strdup (_("Next: nothing is missing"));
  return g_strdup_printf (ngettext ("Next: %u thing is missing", "Next: %u things are missing", n), n);
}

/* Where the school stands with the step, in words. */
static char *
dup_state_words (const CharterStepStanding *standing,
                 const char                *today)
{
  g_autofree char *due = NULL;

  switch (standing->state)
    {
    case CHARTER_STEP_TAKEN:
      return dup_taken_words (standing->milestone);
    case CHARTER_STEP_WAITS:
      /* Translators: the title of an earlier step */
      return g_strdup_printf (_("After “%s”"), standing->waits_for->title);
    case CHARTER_STEP_AHEAD:
    case CHARTER_STEP_OVERDUE:
      due = charter_term_dup_due_words (charter_milestone_get_happened_on (standing->milestone), today);
      /* Translators: "in 12 days", "3 days late", a date */
      return g_strdup_printf (_("Set: %s"), due);
    case CHARTER_STEP_OPEN:
    default:
      return standing->step->is_due ? g_strdup (_("No day is set yet")) : dup_open_words (standing);
    }
}

static const char *
get_icon (CharterStepState state)
{
  switch (state)
    {
    case CHARTER_STEP_TAKEN:
      return "emblem-ok-symbolic";
    case CHARTER_STEP_AHEAD:
    case CHARTER_STEP_OVERDUE:
      return "x-office-calendar-symbolic";
    case CHARTER_STEP_OPEN:
      return "go-next-symbolic";
    case CHARTER_STEP_WAITS:
    default:
      return "content-loading-symbolic";
    }
}

static void
lack_activated_cb (CharterStatusPage *self,
                   GtkWidget         *row)
{
  charter_status_page_go_to_lack (self, g_object_get_data (G_OBJECT (row), "lack"));
}

static void
lack_free (gpointer data)
{
  CharterLack *lack = data;

  g_free (lack->framework);
  g_free (lack->place);
  g_free (lack);
}

static void
add_lack (CharterStatusPage *self,
          AdwExpanderRow    *expander,
          const CharterLack *lack)
{
  GtkWidget *row = charter_status_page_new_row (lack->words, NULL, TRUE);
  CharterLack *copy = g_new0 (CharterLack, 1);

  copy->need = lack->need;
  copy->framework = g_strdup (lack->framework);
  copy->place = g_strdup (lack->place);
  g_object_set_data_full (G_OBJECT (row), "lack", copy, lack_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (lack_activated_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (expander, row);
}

static void
paper_activated_cb (CharterStatusPage *self,
                    GtkWidget         *row)
{
  charter_page_go (CHARTER_PAGE (self), "evidence", g_object_get_data (G_OBJECT (row), "evidence"));
}

/* The papers that show the step. */
static void
add_papers (CharterStatusPage *self,
            AdwExpanderRow    *expander,
            CharterMilestone  *milestone)
{
  g_autoptr(GPtrArray) papers =
    charter_portfolio_list_linked_to (self->portfolio, charter_record_get_id (CHARTER_RECORD (milestone)),
                                      CHARTER_LINK_SUPPORTS);

  for (guint i = 0; i < papers->len; i++)
    {
      CharterRecord *record = g_ptr_array_index (papers, i);
      GtkWidget *row;
      g_autofree char *reference = NULL;

      if (!CHARTER_IS_EVIDENCE (record))
        continue;
      reference = charter_evidence_dup_reference (CHARTER_EVIDENCE (record));
      row = charter_status_page_new_row (charter_evidence_get_title (CHARTER_EVIDENCE (record)), reference, TRUE);
      g_object_set_data_full (G_OBJECT (row), "evidence", g_strdup (charter_record_get_id (record)), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (paper_activated_cb), self, G_CONNECT_SWAPPED);
      adw_expander_row_add_row (expander, row);
    }
}

static const CharterStep *
find_step (CharterStatusPage *self,
           const char        *id)
{
  CharterFramework *charter = charter_status_job_find_charter (charter_page_get_session (CHARTER_PAGE (self)));
  GPtrArray *steps = charter ? charter_framework_get_steps (charter) : NULL;

  for (guint i = 0; steps && i < steps->len; i++)
    if (g_strcmp0 (((const CharterStep *) g_ptr_array_index (steps, i))->id, id) == 0)
      return g_ptr_array_index (steps, i);
  return NULL;
}

static void
record_clicked_cb (CharterStatusPage *self,
                   GtkWidget         *button)
{
  const CharterStep *step = find_step (self, g_object_get_data (G_OBJECT (button), "step"));

  if (step)
    gtk_window_present (charter_step_dialog_new (CHARTER_PAGE (self), step));
}

static void
document_clicked_cb (CharterStatusPage *self,
                     GtkWidget         *button)
{
  charter_page_go (CHARTER_PAGE (self), "reports", g_object_get_data (G_OBJECT (button), "document"));
}

static GtkWidget *
new_record_button (CharterStatusPage         *self,
                   const CharterStepStanding *standing)
{
  const char *label = standing->milestone ? _("Change…") : standing->step->is_due ? _("Set the day…") : _("Record…");
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: what a button does, and the title of a step */
  g_autofree char *spoken = g_strdup_printf (_("%s %s"), label, standing->step->title);

  g_object_set_data_full (G_OBJECT (button), "step", g_strdup (standing->step->id), g_free);
  charter_ui_name_button (button, spoken);
  g_signal_connect_object (button, "clicked", G_CALLBACK (record_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_document_button (CharterStatusPage *self,
                     const char        *nick)
{
  CharterReport report;
  GtkWidget *button;

  if (!charter_report_find (nick, &report))
    return NULL;
  button = gtk_button_new_with_label (_(charter_report_get_info (report)->title));
  g_object_set_data (G_OBJECT (button), "document", (gpointer) charter_report_get_info (report)->nick);
  g_signal_connect_object (button, "clicked", G_CALLBACK (document_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_buttons (CharterStatusPage         *self,
             AdwExpanderRow            *expander,
             const CharterStepStanding *standing,
             gboolean                   is_read_only)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *document = standing->step->document ? new_document_button (self, standing->step->document) : NULL;

  gtk_widget_add_css_class (box, "block");
  if (standing->state != CHARTER_STEP_WAITS)
    {
      GtkWidget *record = new_record_button (self, standing);

      if (standing->state == CHARTER_STEP_OPEN)
        gtk_widget_add_css_class (record, "suggested-action");
      gtk_widget_set_sensitive (record, !is_read_only);
      gtk_box_append (GTK_BOX (box), record);
    }
  if (document)
    gtk_box_append (GTK_BOX (box), document);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (expander, row);
}

static void
expanded_cb (CharterStatusPage *self,
             GParamSpec        *pspec,
             GtkWidget         *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "step");

  g_hash_table_insert (self->expanded, g_strdup (id),
                       GINT_TO_POINTER (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row))));
}

static GtkWidget *
new_step_row (CharterStatusPage         *self,
              const CharterStepStanding *standing,
              const char                *today,
              gboolean                   is_read_only)
{
  g_autofree char *words = dup_state_words (standing, today);
  g_autofree char *title = g_markup_escape_text (standing->step->title, -1);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", standing->step->title, words);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", title, "subtitle", subtitle, NULL);
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (row);
  const char *note = standing->milestone ? charter_milestone_get_note (standing->milestone) : NULL;
  GtkWidget *description = charter_status_page_new_row (standing->step->description, NULL, FALSE);

  adw_expander_row_add_prefix (expander, g_object_new (GTK_TYPE_IMAGE, "icon-name", get_icon (standing->state),
                                                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  charter_row_say (row, spoken);
  gtk_widget_add_css_class (description, "quiet");
  adw_expander_row_add_row (expander, description);
  if (note)
    adw_expander_row_add_row (expander, charter_status_page_new_row (note, NULL, FALSE));
  for (guint i = 0; i < standing->lacks->len; i++)
    add_lack (self, expander, g_ptr_array_index (standing->lacks, i));
  if (standing->milestone)
    add_papers (self, expander, standing->milestone);
  add_buttons (self, expander, standing, is_read_only);
  return row;
}

/* The step that is next is unfolded until somebody folds it. */
static void
unfold (CharterStatusPage         *self,
        GtkWidget                 *row,
        const CharterStepStanding *standing,
        gboolean                   is_next)
{
  gpointer was_unfolded;
  gboolean is_unfolded = is_next;

  if (g_hash_table_lookup_extended (self->expanded, standing->step->id, NULL, &was_unfolded))
    is_unfolded = GPOINTER_TO_INT (was_unfolded);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), is_unfolded);
  g_object_set_data_full (G_OBJECT (row), "step", g_strdup (standing->step->id), g_free);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
}

/**
 * charter_status_page_fill_steps:
 * @self: the page
 *
 * Shows each step: taken, next with what is missing, waiting for an earlier one, or set for a day.
 */
void
charter_status_page_fill_steps (CharterStatusPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterFramework *charter = charter_status_job_find_charter (session);
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GPtrArray) list = charter ? charter_status_list (self->portfolio, charter, today) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->steps_group));
  gboolean has_next = FALSE;
  gboolean is_read_only;

  charter_status_page_clear_group (self, self->steps_group);
  if (!charter)
    return;
  g_object_get (charter_session_get_store (session), "is-read-only", &is_read_only, NULL);
  adw_preferences_group_set_title (self->steps_group, charter_framework_get_title (charter));
  adw_preferences_group_set_description (self->steps_group, charter_framework_get_steps_note (charter));
  for (guint i = 0; i < list->len; i++)
    {
      const CharterStepStanding *standing = g_ptr_array_index (list, i);
      gboolean is_next = !has_next && standing->state == CHARTER_STEP_OPEN;
      GtkWidget *row = new_step_row (self, standing, today, is_read_only);

      has_next = has_next || is_next;
      unfold (self, row, standing, is_next);
      charter_status_page_add_row (self, self->steps_group, row);
      if (had_focus && is_next)
        gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
    }
}

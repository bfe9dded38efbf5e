/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-overview-page-private.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-milestone-row.h"
#include "charter-overview-row.h"
#include "charter-status-job.h"
#include "charter-status.h"
#include "charter-step-dialog.h"
#include "charter-term.h"

/* By the rules of the charter's page, in the same dialog. */
static void
record_cb (CharterOverviewPage *self,
           CharterMilestoneRow *row)
{
  CharterFramework *charter = charter_status_job_find_charter (charter_page_get_session (CHARTER_PAGE (self)));
  GPtrArray *steps = charter ? charter_framework_get_steps (charter) : NULL;

  for (guint i = 0; steps && i < steps->len; i++)
    {
      const CharterStep *step = g_ptr_array_index (steps, i);

      if (g_strcmp0 (step->id, charter_milestone_row_get_step_id (row)) == 0)
        gtk_window_present (charter_step_dialog_new (CHARTER_PAGE (self), step));
    }
}

static CharterMilestonePlace
place_of (guint position,
          guint n_steps)
{
  if (n_steps == 1)
    return CHARTER_PLACE_ONLY;
  if (position == 0)
    return CHARTER_PLACE_FIRST;
  return position == n_steps - 1 ? CHARTER_PLACE_LAST : CHARTER_PLACE_MIDDLE;
}

static void
append_steps (CharterOverviewPage *self,
              CharterPortfolio    *portfolio,
              CharterFramework    *framework,
              gboolean             can_change)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GPtrArray) list = charter_status_list_states (portfolio, framework, today);
  gboolean has_next = FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const CharterStepStanding *standing = g_ptr_array_index (list, i);
      gboolean is_next = !standing->milestone && !has_next;
      GtkWidget *row = charter_milestone_row_new (standing, place_of (i, list->len), is_next, can_change);

      has_next = has_next || is_next;
      g_signal_connect_object (row, "record", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (self->status_list), row);
      /* The row only says where the step stands; its button does what can be done. */
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_parent (row)), FALSE);
      gtk_widget_set_focusable (gtk_widget_get_parent (row), TRUE);
    }
}

static void
append_leader_row (CharterOverviewPage *self,
                   const char          *words,
                   const char          *about,
                   const char          *field)
{
  GtkWidget *row;

  if (!words)
    return;
  row = charter_overview_row_new (words, about, NULL, FALSE);
  charter_overview_row_set_target (CHARTER_OVERVIEW_ROW (row), "charter", field);
  gtk_list_box_append (GTK_LIST_BOX (self->leader_list), row);
}

/* Who leads inclusion, since when, with what remit, time and help; each leads to where it is written. */
static void
show_leader (CharterOverviewPage *self,
             CharterSchool       *school)
{
  const char *leader = charter_school_get_inclusion_leader (school);
  const char *since = charter_school_get_leader_since (school);
  g_autofree char *day = charter_term_dup_date_words (since);
  /* Translators: a day */
  g_autofree char *words = since ? g_strdup_printf (_("appointed on %s"), day)
                                 : g_strdup (_("since when is not said"));

  charter_overview_page_empty_list (self->leader_list);
  if (!leader)
    {
      append_leader_row (self, _("Nobody is named yet"), NULL, "inclusion-leader");
      return;
    }
  append_leader_row (self, leader, words, since ? "inclusion-leader" : "leader-since");
  append_leader_row (self, charter_school_get_leader_remit (school), _("remit"), "leader-remit");
  append_leader_row (self, charter_school_get_leader_release (school), _("release time"), "leader-release");
  append_leader_row (self, charter_school_get_leader_champions (school), _("champions"), "leader-champions");
}

/**
 * charter_overview_page_show_status:
 * @self: the page
 *
 * Shows how far the school is on the way to the status.
 */
void
charter_overview_page_show_status (CharterOverviewPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_status_job_find_charter (session);
  CharterCoverage coverage;
  g_autofree char *detail = NULL;
  gboolean is_read_only;

  show_leader (self, charter_portfolio_get_school (portfolio));
  gtk_widget_set_visible (self->status_card, framework != NULL);
  charter_overview_page_empty_list (self->status_list);
  if (!framework)
    return;

  charter_coverage_count (&coverage, portfolio, framework,
                          charter_portfolio_find_latest_audit (portfolio,
                                                               charter_framework_get_id (framework)));
  detail = g_strdup_printf (_("%u of %u %s judged"), coverage.judged, coverage.applicable,
                            charter_framework_get_item_noun_plural (framework));
  gtk_label_set_label (GTK_LABEL (self->status_title), charter_framework_get_title (framework));
  gtk_label_set_label (GTK_LABEL (self->status_detail), detail);
  g_object_get (charter_session_get_store (session), "is-read-only", &is_read_only, NULL);
  append_steps (self, portfolio, framework, !is_read_only);
}

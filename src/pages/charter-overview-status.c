/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-overview-page-private.h"

#include <glib/gi18n.h>

#include "charter-milestone-row.h"

/* The framework whose publisher awards a status: the one that is shown if it has steps, else the first
 * that has. */
static CharterFramework *
find_framework (CharterSession *session)
{
  CharterFramework *shown = charter_session_get_framework (session);
  GListModel *library = G_LIST_MODEL (charter_session_get_library (session));

  if (charter_framework_get_steps (shown)->len > 0)
    return shown;
  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);

      if (charter_framework_get_steps (framework)->len > 0)
        return framework; /* the library holds it */
    }
  return NULL;
}

static CharterMilestone *
find_milestone (CharterPortfolio *portfolio,
                CharterFramework *framework,
                const char       *step)
{
  GListModel *milestones = charter_portfolio_get_list (portfolio, CHARTER_TYPE_MILESTONE);

  for (guint i = 0; i < g_list_model_get_n_items (milestones); i++)
    {
      g_autoptr(CharterMilestone) milestone = g_list_model_get_item (milestones, i);

      if (g_strcmp0 (charter_milestone_get_framework (milestone), charter_framework_get_id (framework)) == 0
          && g_strcmp0 (charter_milestone_get_step (milestone), step) == 0)
        return milestone; /* the portfolio holds it */
    }
  return NULL;
}

static void
step_done_cb (CharterOverviewPage *self,
              const char          *date,
              CharterMilestoneRow *row)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterStore *store = charter_session_get_store (session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = find_framework (session);
  const char *step = charter_milestone_row_get_step_id (row);
  CharterMilestone *milestone = find_milestone (portfolio, framework, step);

  charter_store_begin_group (store, _("Mark a step as done"));
  if (milestone)
    charter_milestone_set_happened_on (milestone, date);
  else
    {
      CharterRecord *school = CHARTER_RECORD (charter_portfolio_get_school (portfolio));
      g_autoptr(CharterMilestone) made = g_object_new (CHARTER_TYPE_MILESTONE,
                                                       "school", charter_record_get_id (school),
                                                       "framework", charter_framework_get_id (framework),
                                                       "step", step,
                                                       "happened-on", date,
                                                       NULL);

      charter_portfolio_add (portfolio, CHARTER_RECORD (made));
    }
  charter_store_end_group (store);
  charter_page_toast (CHARTER_PAGE (self), _("Step marked as done"), TRUE);
}

static void
step_undone_cb (CharterOverviewPage *self,
                CharterMilestoneRow *row)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterStore *store = charter_session_get_store (session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterMilestone *milestone = find_milestone (portfolio, find_framework (session),
                                                charter_milestone_row_get_step_id (row));

  if (!milestone)
    return;
  charter_store_begin_group (store, _("Mark a step as not done"));
  charter_portfolio_remove (portfolio, CHARTER_RECORD (milestone));
  charter_store_end_group (store);
  charter_page_toast (CHARTER_PAGE (self), _("Step marked as not done"), TRUE);
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
  GPtrArray *steps = charter_framework_get_steps (framework);
  gboolean has_next = FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      const CharterStep *step = g_ptr_array_index (steps, i);
      CharterMilestone *milestone = find_milestone (portfolio, framework, step->id);
      gboolean is_next = !milestone && !has_next;
      GtkWidget *row =
        charter_milestone_row_new (step, place_of (i, steps->len),
                                   milestone ? charter_milestone_get_happened_on (milestone) : NULL,
                                   is_next, can_change);

      has_next = has_next || is_next;
      g_signal_connect_object (row, "done", G_CALLBACK (step_done_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "undone", G_CALLBACK (step_undone_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (self->status_list), row);
      /* The row only says where the step stands; its button does what can be done. */
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_parent (row)), FALSE);
      gtk_widget_set_focusable (gtk_widget_get_parent (row), TRUE);
    }
}

void
charter_overview_page_show_status (CharterOverviewPage *self)
{
  CharterSession *session = charter_page_get_session (CHARTER_PAGE (self));
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = find_framework (session);
  CharterCoverage coverage;
  g_autofree char *detail = NULL;
  gboolean is_read_only;

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

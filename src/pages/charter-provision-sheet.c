/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-provision-sheet.h"

#include <glib/gi18n.h>

#include "charter-date-row.h"
#include "charter-entry.h"
#include "charter-provision-change.h"
#include "charter-provision-map.h"
#include "charter-provision-trail-list.h"
#include "charter-provision-words.h"
#include "charter-row-fields.h"
#include "charter-support-job.h"
#include "charter-term.h"
#include "charter-text-row.h"
#include "charter-year-groups.h"

/**
 * CharterProvisionSheet:
 *
 * One cycle of a provision, from whom it is for to what was decided, and the way through its cycles. Every row is
 * bound to the record, so what is typed is saved as it is typed.
 */
struct _CharterProvisionSheet
{
  AdwBin            parent_instance;

  /* Template widgets */
  GtkWidget        *scroller;
  GtkWidget        *warning;
  GtkWidget        *warning_label;
  GtkWidget        *title_row;
  GtkWidget        *tier_row;
  GtkWidget        *need_row;
  GtkWidget        *cohort_row;
  GtkWidget        *years_row;
  GtkWidget        *pupils_row;
  GtkWidget        *start_row;
  GtkWidget        *end_row;
  GtkWidget        *sessions_row;
  GtkWidget        *staff_row;
  GtkWidget        *cost_row;
  GtkWidget        *paid_row;
  GtkWidget        *service_row;
  GtkWidget        *service_button;
  GtkWidget        *measure_group;
  GtkWidget        *scale_row;
  GtkWidget        *better_row;
  GtkWidget        *entry_row;
  GtkWidget        *exit_row;
  GtkWidget        *measured_row;
  GtkWidget        *stage_row;
  GtkWidget        *assess_row;
  GtkWidget        *plan_row;
  GtkWidget        *do_row;
  GtkWidget        *review_row;
  GtkWidget        *assess_on;
  GtkWidget        *assess_who;
  GtkWidget        *assess_note;
  GtkWidget        *plan_on;
  GtkWidget        *plan_who;
  GtkWidget        *plan_note;
  GtkWidget        *do_on;
  GtkWidget        *do_who;
  GtkWidget        *do_note;
  GtkWidget        *review_on;
  GtkWidget        *review_who;
  GtkWidget        *review_note;
  GtkWidget        *family_row;
  GtkWidget        *learner_row;
  GtkWidget        *decided_row;
  GtkWidget        *decision_row;
  CharterProvisionTrail *trail_group;

  /* Owned */
  CharterSession   *session;
  CharterProvision *provision;
  GBindingGroup    *bindings;
  GSignalGroup     *signals;
  GSignalGroup     *portfolio_signals;
  guint             fill_source;

  gboolean          is_filling;
};

G_DEFINE_FINAL_TYPE (CharterProvisionSheet, charter_provision_sheet, ADW_TYPE_BIN)

enum {
  GO,
  N_SIGNALS
};

static guint sheet_signals[N_SIGNALS];

static const char * const needs[] = { NULL, "communication", "cognition", "semh", "sensory" };

static gboolean
money_from_row (GBinding     *binding,
                const GValue *from,
                GValue       *to,
                gpointer      user_data)
{
  CharterProvisionSheet *self = user_data;
  gint64 pence = CHARTER_NOT_SAID;
  gboolean is_fault = !charter_money_parse (g_value_get_string (from), &pence);

  g_value_set_int64 (to, pence);
  return charter_row_show_fault (self->cost_row, is_fault, _("Cost of this cycle in pounds"), _("Cost: only figures, please"));
}

static gboolean
pupils_from_row (GBinding     *binding,
                 const GValue *from,
                 GValue       *to,
                 gpointer      user_data)
{
  CharterProvisionSheet *self = user_data;
  gint64 count;
  gboolean is_fault = !charter_row_read_count (from, &count);

  g_value_set_int64 (to, count);
  return charter_row_show_fault (self->pupils_row, is_fault, _("How many pupils"), _("How many pupils: a whole number, please"));
}

static gboolean
measured_from_row (GBinding     *binding,
                   const GValue *from,
                   GValue       *to,
                   gpointer      user_data)
{
  CharterProvisionSheet *self = user_data;
  gint64 count;
  gboolean is_fault = !charter_row_read_count (from, &count);

  g_value_set_int64 (to, count);
  return charter_row_show_fault (self->measured_row, is_fault, _("How many were measured both times, if not all"),
                     _("How many were measured: a whole number, please"));
}

/* Read when it is done: half a word is no year group. */
static void
years_applied_cb (CharterProvisionSheet *self)
{
  g_autofree char *years = NULL;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->years_row));
  gboolean is_fault = !self->provision || !charter_year_groups_parse (words, &years);

  if (!self->provision)
    return;
  charter_row_show_fault (self->years_row, is_fault, _("Year groups"), _("Year groups: such as “R, 1 and 2” or “whole school”"));
  if (is_fault)
    return;
  charter_provision_set_years (self->provision, years);
  g_object_notify (G_OBJECT (self->provision), "years"); /* in the words of the row again */
}

static void
bind_text (CharterProvisionSheet *self,
           const char            *name,
           GtkWidget             *row)
{
  g_binding_group_bind_full (self->bindings, name, row, "text", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                             charter_row_from_text, NULL, NULL, NULL);
}

static void
bind_date (CharterProvisionSheet *self,
           const char            *name,
           GtkWidget             *row)
{
  g_binding_group_bind (self->bindings, name, row, "date", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
bind_steps (CharterProvisionSheet *self)
{
  bind_date (self, "assess-on", self->assess_on);
  bind_text (self, "assess-who", self->assess_who);
  bind_text (self, "assess-note", self->assess_note);
  bind_date (self, "plan-on", self->plan_on);
  bind_text (self, "plan-who", self->plan_who);
  bind_text (self, "plan-note", self->plan_note);
  bind_date (self, "do-on", self->do_on);
  bind_text (self, "do-who", self->do_who);
  bind_text (self, "do-note", self->do_note);
  bind_date (self, "review-on", self->review_on);
  bind_text (self, "review-who", self->review_who);
  bind_text (self, "review-note", self->review_note);
  bind_text (self, "family-view", self->family_row);
  bind_text (self, "learner-view", self->learner_row);
  bind_text (self, "decision", self->decision_row);
}

static void
bind_rows (CharterProvisionSheet *self)
{
  GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  bind_text (self, "title", self->title_row);
  bind_text (self, "cohort", self->cohort_row);
  bind_date (self, "start-on", self->start_row);
  bind_date (self, "end-on", self->end_row);
  bind_text (self, "sessions", self->sessions_row);
  bind_text (self, "staff", self->staff_row);
  bind_text (self, "scale", self->scale_row);
  bind_text (self, "entry-measure", self->entry_row);
  bind_text (self, "exit-measure", self->exit_row);
  g_binding_group_bind_full (self->bindings, "pupils", self->pupils_row, "text", both, charter_row_from_count, pupils_from_row,
                             self, NULL);
  g_binding_group_bind_full (self->bindings, "measured", self->measured_row, "text", both, charter_row_from_count,
                             measured_from_row, self, NULL);
  g_binding_group_bind_full (self->bindings, "cost", self->cost_row, "text", both, charter_row_from_money, money_from_row,
                             self, NULL);
  g_binding_group_bind_full (self->bindings, "years", self->years_row, "text", G_BINDING_SYNC_CREATE, charter_row_from_years,
                             NULL, self, NULL);
  bind_steps (self);
}

static guint
find_need (const char *need)
{
  guint i = G_N_ELEMENTS (needs) - 1;

  while (i > 0 && g_strcmp0 (needs[i], need) != 0)
    i--;
  return i;
}

static void
fill_warning (CharterProvisionSheet *self)
{
  g_autofree char *words = charter_privacy_dup_words (charter_support_look (self->provision));

  gtk_widget_set_visible (self->warning, words != NULL);
  gtk_label_set_label (GTK_LABEL (self->warning_label), words ? words : "");
}

/* "12 September 2026, SENCO and class teacher": a step tells itself while it is folded. */
static void
fill_step (GtkWidget  *row,
           const char *title,
           const char *date,
           const char *who)
{
  g_autofree char *day = charter_term_dup_date_words (date);
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;

  if (date && who)
    words = g_strdup_printf ("%s · %s", day, who);
  else
    words = g_strdup (date ? day : who ? who : _("not yet"));
  spoken = g_strdup_printf ("%s, %s", title, words);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
fill_steps (CharterProvisionSheet *self)
{
  CharterProvision *p = self->provision;

  fill_step (self->assess_row, _("Assess"), charter_provision_get_assess_on (p), charter_provision_get_assess_who (p));
  fill_step (self->plan_row, _("Plan"), charter_provision_get_plan_on (p), charter_provision_get_plan_who (p));
  fill_step (self->do_row, _("Do"), charter_provision_get_do_on (p), charter_provision_get_do_who (p));
  fill_step (self->review_row, _("Review"), charter_provision_get_review_on (p), charter_provision_get_review_who (p));
}

static void
fill_measure (CharterProvisionSheet *self)
{
  CharterChange change = charter_change_of (self->provision);
  g_autofree char *words = charter_change_dup_words (&change);
  /* Translators: what changed: "better by 12", "too few to say" */
  g_autofree char *sentence = g_strdup_printf (_("Change: %s."), words);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->measure_group), sentence);
}

static void
service_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CharterProvisionSheet) self = user_data;
  g_autoptr(CharterEntry) entry = charter_reference_find_entry_finish (CHARTER_REFERENCE (source), result, NULL);

  if (entry && self->provision && self->service_row
      && g_strcmp0 (charter_entry_get_id (entry), charter_provision_get_entry (self->provision)) == 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->service_row), charter_entry_get_name (entry));
}

static void
fill_service (CharterProvisionSheet *self)
{
  const char *entry = charter_provision_get_entry (self->provision);

  gtk_widget_set_visible (self->service_button, entry != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->service_row), entry ? _("A service that is no longer in the directory")
                                                                         : _("None: choose one in the directory"));
  if (entry)
    charter_reference_find_entry_async (charter_session_get_reference (self->session), entry, NULL, service_found_cb,
                                        g_object_ref (self));
}

static void
fill_choices (CharterProvisionSheet *self)
{
  CharterProvision *p = self->provision;

  self->is_filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->tier_row), charter_provision_get_tier (p));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->need_row), find_need (charter_provision_get_need (p)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->paid_row), charter_provision_get_paid_from (p));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->better_row), charter_provision_get_better (p));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->stage_row), charter_provision_get_stage (p));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->decided_row), charter_provision_get_decided (p));
  self->is_filling = FALSE;
}

static void
cycle_chosen_cb (CharterProvisionSheet *self,
                 const char            *id)
{
  g_signal_emit (self, sheet_signals[GO], 0, "support", id);
}

static gboolean
fill_cb (gpointer user_data)
{
  CharterProvisionSheet *self = user_data;

  self->fill_source = 0;
  if (!self->provision || !charter_session_get_portfolio (self->session))
    return G_SOURCE_REMOVE;
  fill_warning (self);
  fill_choices (self);
  fill_steps (self);
  fill_measure (self);
  charter_provision_trail_show (self->trail_group, charter_session_get_portfolio (self->session), self->provision);
  return G_SOURCE_REMOVE;
}

/* Once for a whole step of undo, and after what was typed has been taken in. */
static void
fill_soon (CharterProvisionSheet *self)
{
  if (self->provision && self->fill_source == 0)
    self->fill_source = g_idle_add (fill_cb, self);
}

static void
records_changed_cb (CharterProvisionSheet *self,
                    CharterRecord         *record)
{
  if (CHARTER_IS_PROVISION (record))
    fill_soon (self);
}

static void
service_changed_cb (CharterProvisionSheet *self)
{
  if (self->provision)
    fill_service (self);
}

/* Which of a row's choices was taken by a person, -1 for none. */
static int
get_taken (CharterProvisionSheet *self,
           GtkWidget             *row)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return self->provision && !self->is_filling && selected != GTK_INVALID_LIST_POSITION ? (int) selected : -1;
}

static void
choice_taken_cb (CharterProvisionSheet *self,
                 GParamSpec            *pspec,
                 GtkWidget             *row)
{
  int taken = get_taken (self, row);

  if (taken < 0)
    return;
  if (row == self->tier_row)
    charter_provision_set_tier (self->provision, (CharterTier) taken);
  else if (row == self->need_row)
    charter_provision_set_need (self->provision, needs[taken]);
  else if (row == self->paid_row)
    charter_provision_set_paid_from (self->provision, (CharterPaidFrom) taken);
  else if (row == self->better_row)
    charter_provision_set_better (self->provision, (CharterDirection) taken);
  else if (row == self->stage_row)
    charter_provision_set_stage (self->provision, (CharterStage) taken);
  else if (row == self->decided_row)
    charter_support_decide (self->session, self->provision, (CharterDecision) taken);
}

static void
service_activated_cb (CharterProvisionSheet *self)
{
  if (self->provision)
    g_signal_emit (self, sheet_signals[GO], 0, "directory", charter_provision_get_entry (self->provision));
}

static void
service_removed_cb (CharterProvisionSheet *self)
{
  if (self->provision)
    charter_support_set_service (self->session, self->provision, NULL);
}

static void
add_words (GtkWidget    *row,
           const char * (*get_title) (guint choice),
           guint         n)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (words, get_title (i));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
}

static const char *
title_tier (guint choice)
{
  return charter_tier_get_title ((CharterTier) choice);
}

static const char *
title_need (guint choice)
{
  return needs[choice] ? charter_entry_title_need (needs[choice]) : _("No one area of need");
}

static const char *
title_paid (guint choice)
{
  return charter_paid_from_get_title ((CharterPaidFrom) choice);
}

static const char *
title_better (guint choice)
{
  return choice == CHARTER_DIRECTION_LOWER ? _("Lower is better") : _("Higher is better");
}

static const char *
title_stage (guint choice)
{
  return charter_stage_get_title ((CharterStage) choice);
}

static const char *
title_decision (guint choice)
{
  return charter_decision_get_title ((CharterDecision) choice);
}

static void
fill_models (CharterProvisionSheet *self)
{
  self->is_filling = TRUE;
  add_words (self->tier_row, title_tier, CHARTER_TIER_SPECIALIST + 1);
  add_words (self->need_row, title_need, G_N_ELEMENTS (needs));
  add_words (self->paid_row, title_paid, CHARTER_PAID_FROM_OTHER + 1);
  add_words (self->better_row, title_better, CHARTER_DIRECTION_LOWER + 1);
  add_words (self->stage_row, title_stage, CHARTER_STAGE_REVIEW + 1);
  add_words (self->decided_row, title_decision, CHARTER_DECISION_ESCALATE + 1);
  self->is_filling = FALSE;
}

static void
charter_provision_sheet_dispose (GObject *object)
{
  CharterProvisionSheet *self = CHARTER_PROVISION_SHEET (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->bindings)
    g_binding_group_set_source (self->bindings, NULL);
  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  if (self->portfolio_signals)
    g_signal_group_set_target (self->portfolio_signals, NULL);
  g_clear_object (&self->bindings);
  g_clear_object (&self->signals);
  g_clear_object (&self->portfolio_signals);
  g_clear_object (&self->provision);
  g_clear_object (&self->session);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_PROVISION_SHEET);

  G_OBJECT_CLASS (charter_provision_sheet_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, CharterProvisionSheet, name)
#define CALL(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
bind_step_children (GtkWidgetClass *widget_class)
{
  BIND (assess_row);
  BIND (assess_on);
  BIND (assess_who);
  BIND (assess_note);
  BIND (plan_row);
  BIND (plan_on);
  BIND (plan_who);
  BIND (plan_note);
  BIND (do_row);
  BIND (do_on);
  BIND (do_who);
  BIND (do_note);
  BIND (review_row);
  BIND (review_on);
  BIND (review_who);
  BIND (review_note);
  BIND (family_row);
  BIND (learner_row);
  BIND (decided_row);
  BIND (decision_row);
  BIND (trail_group);
}

static void
charter_provision_sheet_class_init (CharterProvisionSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_provision_sheet_dispose;

  /**
   * CharterProvisionSheet::go:
   * @page: a page's id
   * @target: (nullable): what to show there
   *
   * Another cycle or the service was chosen.
   */
  sheet_signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (CHARTER_TYPE_DATE_ROW);
  g_type_ensure (CHARTER_TYPE_PROVISION_TRAIL);
  g_type_ensure (CHARTER_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-provision-sheet.ui");
  BIND (scroller);
  BIND (warning);
  BIND (warning_label);
  BIND (title_row);
  BIND (tier_row);
  BIND (need_row);
  BIND (cohort_row);
  BIND (years_row);
  BIND (pupils_row);
  BIND (start_row);
  BIND (end_row);
  BIND (sessions_row);
  BIND (staff_row);
  BIND (cost_row);
  BIND (paid_row);
  BIND (service_row);
  BIND (service_button);
  BIND (measure_group);
  BIND (scale_row);
  BIND (better_row);
  BIND (entry_row);
  BIND (exit_row);
  BIND (measured_row);
  BIND (stage_row);
  bind_step_children (widget_class);
  CALL (choice_taken_cb);
  CALL (cycle_chosen_cb);
  CALL (service_activated_cb);
  CALL (service_removed_cb);
  CALL (years_applied_cb);
}

static void
charter_provision_sheet_init (CharterProvisionSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bindings = g_binding_group_new ();
  self->signals = g_signal_group_new (CHARTER_TYPE_PROVISION);
  g_signal_group_connect_swapped (self->signals, "notify::entry", G_CALLBACK (service_changed_cb), self);
  self->portfolio_signals = g_signal_group_new (CHARTER_TYPE_PORTFOLIO);
  g_signal_group_connect_swapped (self->portfolio_signals, "added", G_CALLBACK (records_changed_cb), self);
  g_signal_group_connect_swapped (self->portfolio_signals, "removed", G_CALLBACK (records_changed_cb), self);
  g_signal_group_connect_swapped (self->portfolio_signals, "changed", G_CALLBACK (records_changed_cb), self);
  fill_models (self);
  bind_rows (self);
}

/** charter_provision_sheet_set_session: the sitting that the provisions belong to, once */
void
charter_provision_sheet_set_session (CharterProvisionSheet *self,
                                     CharterSession        *session)
{
  g_return_if_fail (CHARTER_IS_PROVISION_SHEET (self));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->portfolio_signals, charter_session_get_portfolio (session));
}

/** charter_provision_sheet_get_provision: Returns: (transfer none) (nullable): what is shown */
CharterProvision *
charter_provision_sheet_get_provision (CharterProvisionSheet *self)
{
  g_return_val_if_fail (CHARTER_IS_PROVISION_SHEET (self), NULL);

  return self->provision;
}

/**
 * charter_provision_sheet_set_provision:
 * @provision: (nullable): %NULL shows nothing
 */
void
charter_provision_sheet_set_provision (CharterProvisionSheet *self,
                                       CharterProvision      *provision)
{
  g_return_if_fail (CHARTER_IS_PROVISION_SHEET (self));

  if (self->provision == provision)
    return;
  /* Cut loose first: rows that are filled for another provision must not write into this one. */
  g_binding_group_set_source (self->bindings, NULL);
  g_signal_group_set_target (self->signals, NULL);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_object (&self->provision);
  if (provision)
    {
      charter_row_show_fault (self->years_row, FALSE, _("Year groups"), NULL);
      g_set_object (&self->provision, provision);
      g_binding_group_set_source (self->bindings, provision);
      g_signal_group_set_target (self->signals, provision);
      fill_cb (self);
      fill_service (self);
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/** charter_provision_sheet_begin: puts the cursor where the provision is named */
void
charter_provision_sheet_begin (CharterProvisionSheet *self)
{
  g_return_if_fail (CHARTER_IS_PROVISION_SHEET (self));

  gtk_widget_grab_focus (self->title_row);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-provision-sheet-private.h"

#include <glib/gi18n.h>

#include "charter-date-row.h"
#include "charter-entry.h"
#include "charter-provision-change.h"
#include "charter-row-fields.h"
#include "charter-support-job.h"
#include "charter-term.h"
#include "charter-text-row.h"

/**
 * CharterProvisionSheet:
 *
 * One cycle of a provision, from whom it is for to what was decided, and the way through its cycles. Every row is
 * bound to the record, so what is typed is saved as it is typed.
 */
G_DEFINE_FINAL_TYPE (CharterProvisionSheet, charter_provision_sheet, ADW_TYPE_BIN)

enum {
  GO,
  N_SIGNALS
};

static guint sheet_signals[N_SIGNALS];

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
  charter_provision_sheet_show_choices (self);
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

static void
choice_taken_cb (CharterProvisionSheet *self,
                 GParamSpec            *pspec,
                 GtkWidget             *row)
{
  charter_provision_sheet_take_choice (self, row);
}

static void
years_applied_cb (CharterProvisionSheet *self)
{
  charter_provision_sheet_read_years (self);
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
  charter_provision_sheet_fill_models (self);
  charter_provision_sheet_bind_rows (self);
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

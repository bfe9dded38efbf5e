/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-provision-sheet-private.h"

#include <glib/gi18n.h>

#include "charter-row-fields.h"
#include "charter-year-groups.h"

static gboolean
money_from_row (GBinding     *binding,
                const GValue *from,
                GValue       *to,
                gpointer      user_data)
{
  CharterProvisionSheet *self = user_data;

  return charter_row_to_money (self->cost_row, from, to, _("Cost of this cycle in pounds"),
                               _("Cost: only figures, please"));
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
  return charter_row_show_fault (self->pupils_row, is_fault, _("How many pupils"),
                                 _("How many pupils: a whole number, please"));
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

/** charter_provision_sheet_bind_rows: once, whatever provision is shown later */
void
charter_provision_sheet_bind_rows (CharterProvisionSheet *self)
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
  g_binding_group_bind_full (self->bindings, "pupils", self->pupils_row, "text", both, charter_row_from_count,
                             pupils_from_row, self, NULL);
  g_binding_group_bind_full (self->bindings, "measured", self->measured_row, "text", both, charter_row_from_count,
                             measured_from_row, self, NULL);
  g_binding_group_bind_full (self->bindings, "cost", self->cost_row, "text", both, charter_row_from_money, money_from_row,
                             self, NULL);
  g_binding_group_bind_full (self->bindings, "years", self->years_row, "text", G_BINDING_SYNC_CREATE, charter_row_from_years,
                             NULL, self, NULL);
  bind_steps (self);
}

/**
 * charter_provision_sheet_read_years:
 * @self: a sheet
 *
 * Takes the year groups as they were typed. Read when it is done: half a word is no year group.
 */
void
charter_provision_sheet_read_years (CharterProvisionSheet *self)
{
  g_autofree char *years = NULL;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->years_row));
  gboolean is_fault = !self->provision || !charter_year_groups_parse (words, &years);

  if (!self->provision)
    return;
  charter_row_show_fault (self->years_row, is_fault, _("Year groups"),
                          _("Year groups: such as “R, 1 and 2” or “whole school”"));
  if (is_fault)
    return;
  charter_provision_set_years (self->provision, years);
  g_object_notify (G_OBJECT (self->provision), "years"); /* in the words of the row again */
}

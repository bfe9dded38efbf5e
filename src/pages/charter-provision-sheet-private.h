/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-provision-sheet.h"
#include "charter-provision-trail-list.h"

G_BEGIN_DECLS

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

/* What is typed; charter-provision-sheet-rows.c. */
void charter_provision_sheet_bind_rows    (CharterProvisionSheet *self);
void charter_provision_sheet_read_years   (CharterProvisionSheet *self);

/* What is chosen; charter-provision-sheet-choices.c. */
void charter_provision_sheet_fill_models  (CharterProvisionSheet *self);
void charter_provision_sheet_show_choices (CharterProvisionSheet *self);
void charter_provision_sheet_take_choice  (CharterProvisionSheet *self,
                                           GtkWidget             *row);

G_END_DECLS

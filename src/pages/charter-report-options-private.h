/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-annexes-row.h"
#include "charter-report-options.h"
#include "charter-text-row.h"

G_BEGIN_DECLS

struct _CharterReportOptions
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *nothing;
  GtkWidget *extent_group;
  AdwActionRow *full_row;
  GtkSwitch *full_switch;
  CharterAnnexesRow *annexes_row;
  GtkWidget *own_group;
  GtkListBox *own_list;
  GtkWidget *add_button;
  GtkWidget *propose_button;
  GtkWidget *words_group;
  CharterTextRow *words_row;
  GtkWidget *names_group;
  GtkWidget *author_row;
  GtkWidget *head_row;
  GtkWidget *chair_row;
  GtkWidget *leader_row;
  GtkWidget *logo_group;
  AdwActionRow *logo_row;
  GtkWidget *logo_remove;
  GtkWidget *logo_choose;
  GtkWidget *parts_group;
  GtkListBox *parts_list;

  /* Owned */
  GArray *choices;                 /* of CharterPartChoice, in the order of the rows; nullable */
  GPtrArray *records;              /* of CharterRecord, in the order of the rows; nullable */
  CharterPortfolio *portfolio;     /* nullable: whose changes are followed */
  GtkFileChooserNative *chooser;   /* while it is open */

  /* State */
  CharterPage *page;               /* weak */
  CharterReport report;
  gboolean is_filling;             /* what changes now was not typed */
};

CharterPortfolio *charter_report_options_get_portfolio (CharterReportOptions *self);
void              charter_report_options_fill_parts    (CharterReportOptions *self);
void              charter_report_options_update_parts  (CharterReportOptions *self);
void              charter_report_options_fill_own      (CharterReportOptions *self);
void              charter_report_options_open_own      (CharterReportOptions *self,
                                                        guint                 position);
void              charter_report_options_add_own       (CharterReportOptions *self);
void              charter_report_options_propose       (CharterReportOptions *self);
void              charter_report_options_fill_logo     (CharterReportOptions *self);
void              charter_report_options_choose_logo   (CharterReportOptions *self);

G_END_DECLS

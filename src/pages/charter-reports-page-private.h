/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document-print.h"
#include "charter-report-job.h"
#include "charter-report-row.h"
#include "charter-reports-page.h"

G_BEGIN_DECLS

struct _CharterReportsPage
{
  CharterPage parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  GtkListBox *gallery;
  GtkWidget *extent_group;
  GtkSwitch *full_switch;
  AdwActionRow *full_row;
  GtkWidget *gaps_group;
  GtkListBox *gaps;
  GtkLabel *position;
  GtkSpinner *spinner;
  GtkScrolledWindow *scroller;
  GtkListView *preview;
  GtkNoSelection *selection;

  /* Owned */
  CharterReportRow *rows[CHARTER_N_REPORTS];  /* borrowed: the gallery's */
  CharterPages *pages[CHARTER_N_REPORTS];     /* nullable while they are laid out */
  gboolean waits[CHARTER_N_REPORTS];          /* too long to be laid out before somebody looks */
  GListStore *sheets;                         /* of CharterSheet, of the shown document */
  GPtrArray *found_gaps;                      /* of CharterGap, in the order of their rows */
  CharterPortfolio *portfolio;                /* nullable: whose changes are followed */
  GtkFileChooserNative *chooser;              /* while it is open */
  CharterDocumentPrint *print;                /* while it prints */

  /* State */
  CharterReport shown;
  guint generation;                           /* counts layouts, so that late ones are dropped */
  guint update_id;
  guint position_id;                          /* while the page's number waits to be said */
  int paper_width;
  guint n_busy;
  gboolean is_stale;
};

CharterPages *charter_reports_page_get_shown (CharterReportsPage *self);
void          charter_reports_page_set_busy  (CharterReportsPage *self,
                                              gboolean            is_busy);
void          charter_reports_page_save      (CharterReportsPage *self,
                                              gboolean            to_edit);
void          charter_reports_page_open      (CharterReportsPage *self,
                                              const char         *uri);
void          charter_reports_page_print     (CharterReportsPage *self);

G_END_DECLS

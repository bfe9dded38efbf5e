/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document-print.h"
#include "charter-report-job.h"
#include "charter-report-options.h"
#include "charter-report-row.h"
#include "charter-reports-page.h"

G_BEGIN_DECLS

/* The narrowest and the widest that a page is shown, in pixels. */
#define CHARTER_SMALLEST_PAPER 200
#define CHARTER_LARGEST_PAPER 1600

/* What the pages of the preview follow. */
typedef enum {
  CHARTER_FIT_NONE,  /* as large as was asked for */
  CHARTER_FIT_WIDTH,
  CHARTER_FIT_PAGE,
} CharterFit;

struct _CharterReportsPage
{
  CharterPage parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  GtkListBox *gallery;
  GtkStack *stack;
  CharterReportOptions *options;
  GtkStackPage *gaps_page;
  GtkWidget *gaps_group;
  GtkListBox *gaps;
  GtkLabel *position;
  GtkSpinner *spinner;
  GtkWidget *stop;
  AdwSplitButton *save_button;
  GtkWidget *thumbnails_scroller;
  GtkNoSelection *thumbnails_model;
  GtkScrolledWindow *scroller;
  GtkListView *preview;
  GtkNoSelection *selection;

  /* Owned */
  CharterReportRow *rows[CHARTER_N_REPORTS];  /* borrowed: the gallery's */
  CharterPages *pages[CHARTER_N_REPORTS];     /* nullable while they are laid out */
  gboolean waits[CHARTER_N_REPORTS];          /* too long to be laid out before somebody looks */
  GListStore *sheets;                         /* of CharterSheet, of the shown document */
  guint laid_out[CHARTER_N_REPORTS];          /* the generation of its pages */
  GPtrArray *found_gaps;                      /* of CharterGap, in the order of their rows */
  CharterPortfolio *portfolio;                /* nullable: whose changes are followed */
  GtkFileChooserNative *chooser;              /* while it is open */
  CharterDocumentPrint *print;                /* while it prints */
  GCancellable *saving;                       /* while a document is written */

  /* State */
  CharterReport shown;
  guint generation;                           /* counts layouts, so that late ones are dropped */
  guint update_id;
  guint position_id;                          /* while the page's number waits to be said */
  int paper_width;
  CharterFit fit;
  gboolean has_chosen_thumbnails;             /* else they are there where there is room */
  guint fit_id;                               /* while the pages wait to be fitted */
  guint n_busy;
  guint next;                                 /* the next document to be laid out unasked */
  gboolean is_stale;
};

CharterPages *charter_reports_page_get_shown (CharterReportsPage *self);
void          charter_reports_page_set_busy  (CharterReportsPage *self,
                                              gboolean            is_busy);
gboolean      charter_reports_page_is_full   (CharterReportsPage *self,
                                              CharterReport       report);
void          charter_reports_page_update_gaps (CharterReportsPage *self);
void          charter_reports_page_class_init_gaps (GtkWidgetClass *widget_class);
void          charter_reports_page_show_pages (CharterReportsPage *self);
void          charter_reports_page_class_init_preview (GtkWidgetClass *widget_class);
void          charter_reports_page_init_preview (CharterReportsPage *self);
void          charter_reports_page_save      (CharterReportsPage *self,
                                              gboolean            to_edit);
void          charter_reports_page_open      (CharterReportsPage *self,
                                              const char         *uri);
void          charter_reports_page_print     (CharterReportsPage *self);

G_END_DECLS

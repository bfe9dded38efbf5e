/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-coverage.h"
#include "charter-overview-page.h"
#include "charter-radar-chart.h"
#include "charter-standing-table.h"
#include "charter-voices.h"

G_BEGIN_DECLS

/* How the cards stand: beside the chart, under it, or under it with words under each other too. */
typedef enum {
  CHARTER_OVERVIEW_WIDE,
  CHARTER_OVERVIEW_NARROW,
  CHARTER_OVERVIEW_TIGHT,
} CharterOverviewFlow;

struct _CharterOverviewPage
{
  CharterPage parent_instance;

  /* Template widgets */
  GtkWidget *carry_on_card;
  GtkWidget *changes_card;
  GtkWidget *changes_label;
  GtkWidget *changes_list;
  GtkWidget *changes_title;
  GtkWidget *chart;
  GtkWidget *chart_card;
  GtkWidget *columns;
  GtkWidget *compare_button;
  GtkWidget *coverage_bar;
  GtkWidget *coverage_label;
  GtkWidget *count_button;
  GtkWidget *differences_list;
  GtkWidget *due_card;
  GtkWidget *due_list;
  GtkWidget *footer;
  GtkWidget *helped_card;
  GtkWidget *helped_list;
  GtkWidget *gaps_card;
  GtkWidget *gaps_list;
  GtkWidget *gaps_title;
  GtkWidget *go_on_button;
  GtkWidget *header;
  GtkWidget *leader_list;
  GtkWidget *legend;
  GtkWidget *no_differences_label;
  GtkWidget *nothing_due_label;
  GtkWidget *outer;
  GtkWidget *overall_label;
  GtkWidget *previous_label;
  GtkWidget *previous_toggle;
  GtkWidget *rings;
  GtkWidget *side;
  GtkWidget *start_button;
  GtkWidget *status_card;
  GtkWidget *status_detail;
  GtkWidget *status_list;
  GtkWidget *status_title;
  GtkWidget *table;
  GtkWidget *table_toggle;
  GtkWidget *target_toggle;
  GtkWidget *twenty_button;
  GtkWidget *views;
  GtkWidget *voice_box;
  GtkWidget *voice_choice;
  GtkWidget *working_label;

  /* Owned */
  GSignalGroup *portfolio_signals;
  GSignalGroup *school_signals; /* the portfolio tells of what it lists, not of the school itself */
  CharterStanding *shown;       /* nullable */
  char         *next_page;   /* where the blue button leads */
  char         *next_target;

  /* State */
  guint               renew_source;
  guint               reflow_source;
  gboolean            is_stale;
  CharterOverviewFlow flow;
  CharterOverviewFlow wanted_flow;
  CharterVoice        voice;     /* whose ring is shown; the school: none */
  CharterVoice        voices[CHARTER_VOICE_ASSESSOR];
  guint               n_voices;
};

/* The cards beside the chart; charter-overview-cards.c. */
void charter_overview_page_show_coverage (CharterOverviewPage   *self,
                                          const CharterCoverage *coverage);
void charter_overview_page_show_due      (CharterOverviewPage   *self);
void charter_overview_page_show_gaps     (CharterOverviewPage   *self);
void charter_overview_page_show_changes  (CharterOverviewPage   *self);
void charter_overview_page_show_differences (CharterOverviewPage *self);
/* The way to a status; charter-overview-status.c. */
void charter_overview_page_show_status   (CharterOverviewPage   *self);

void charter_overview_page_empty_list    (GtkWidget             *list);

void charter_overview_page_show_helped (CharterOverviewPage *self);

G_END_DECLS

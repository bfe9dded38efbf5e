/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-impact-page.h"
#include "charter-impact.h"
#include "charter-slices.h"

G_BEGIN_DECLS

struct _CharterImpactPage
{
  CharterPage parent_instance;

  /* Template widgets */
  GtkWidget *views;
  GtkWidget *trends_toggle;
  GtkWidget *gains_toggle;
  GtkWidget *figures_toggle;
  GtkWidget *trends;
  GtkWidget *trends_title;
  GtkWidget *all_button;
  GtkWidget *term_button;
  GtkWidget *caution;
  GtkWidget *cards;
  GtkWidget *gains;
  GtkWidget *cohort_choice;
  GtkWidget *term_choice;
  GtkWidget *grid_place;
  GtkWidget *grid; /* nullable until figures are shown */

  GSignalGroup *portfolio_signals;
  CharterImpact *impact; /* nullable */
  char *aim;             /* nullable: of which trends are shown */
  CharterSlices *slices;
  GPtrArray *shown;      /* of CharterMeasure, borrowed from the impact: those with a card */
  GtkWidget *last_card;  /* nullable, borrowed: the last one that tells of the impact as it is now */
  guint n_cards;         /* how many do */
  guint renew_source;
  gboolean is_stale;
  GtkFileChooserNative *chooser; /* nullable: open */
};

/* charter-impact-page-actions.c */
void charter_impact_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS

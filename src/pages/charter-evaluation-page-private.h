/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-evaluation-page.h"
#include "charter-item-sheet.h"
#include "charter-settings.h"
#include "charter-slices.h"

G_BEGIN_DECLS

struct _CharterEvaluationPage
{
  CharterPage parent_instance;

  /* Template widgets */
  GtkWidget *outer;
  GtkWidget *inner;
  GtkWidget *outline_place;
  GtkWidget *standing_place;
  GtkWidget *item_place;
  GtkWidget *place;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *previous_key;
  GtkWidget *areas_button;
  GtkWidget *standing_button;
  GtkWidget *signed_off;
  GtkWidget *signed_off_words;
  GtkWidget *reopen_button;

  /* Built in slices, in this order: NULL until then */
  GtkWidget *item_pane;
  GtkWidget *outline;

  CharterItemSheet *sheet;
  CharterSettings *settings;
  CharterSlices *slices;
  char *framework; /* nullable: the id of the one whose item is shown */
  guint fold_source;
  int width;
};

void charter_evaluation_page_step       (CharterEvaluationPage *self,
                                         int                    by);
void charter_evaluation_page_choose     (CharterEvaluationPage *self,
                                         CharterItem           *item);
void charter_evaluation_page_show_place (CharterEvaluationPage *self);

/* The keys of the page; charter-evaluation-page-keys.c. */
void charter_evaluation_page_add_keys   (CharterEvaluationPage *self);

/* What the page is made of; charter-evaluation-page-parts.c. */
void charter_evaluation_page_add_parts  (CharterEvaluationPage *self);

G_END_DECLS

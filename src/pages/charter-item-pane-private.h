/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item-pane.h"

G_BEGIN_DECLS

struct _CharterItemPane
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *scroller;
  GtkWidget *column;
  GtkWidget *heading;
  GtkWidget *stem;
  GtkWidget *chips;
  GtkWidget *note;
  GtkWidget *note_text;
  GtkWidget *note_confirm;
  GtkWidget *out;
  GtkWidget *out_reason;
  GtkWidget *out_undo;
  GtkWidget *edition_hint;
  GtkWidget *cards;
  GtkWidget *answers;
  GtkWidget *reason_button;
  GtkWidget *reason_key;
  GtkWidget *reason_popover;
  GtkWidget *reason_entry;
  GtkWidget *reason_save;
  GtkWidget *clear_button;
  GtkWidget *clear_key;
  GtkWidget *duty;
  GtkWidget *duty_title;
  GtkWidget *duty_text;
  GtkWidget *guidance;
  GtkWidget *duty_answer;
  GtkWidget *duty_met;
  GtkWidget *duty_not_met;
  GtkWidget *actions;

  /* Built in slices, below what is seen first: NULL until then */
  GtkWidget *work_choice;
  GtkWidget *confirm;
  GtkWidget *assessor;
  GtkWidget *criteria;
  GtkWidget *linked;
  GtkWidget *behind;
  GtkWidget *texts;
  GtkWidget *what_we_see;
  GtkWidget *next_step;
  GtkWidget *action_button;
  GtkWidget *action_key;
  GtkWidget *target;
  GtkWidget *evidence;

  CharterSlices *slices;   /* nullable */
  CharterItemSheet *sheet; /* nullable */
  gboolean is_showing;     /* widgets follow the sheet: their signals are no wishes */
  gboolean shows_keys;
};

/* The panels below the levels, built in slices; charter-item-pane-panels.c. */
void charter_item_pane_place_linked (CharterItemPane *self);
void charter_item_pane_lock_texts   (CharterItemPane *self);

G_END_DECLS

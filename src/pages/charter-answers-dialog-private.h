/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-answers-dialog.h"

G_BEGIN_DECLS

/* That a question can have, by the digits from 1. */
#define CHARTER_ANSWERS_DIALOG_N_ANSWERS 4

struct _CharterAnswersDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *voice_choice;
  GtkWidget *question;
  GtkWidget *stem;
  GtkWidget *place;
  GtkWidget *count;
  GtkWidget *answer_buttons[CHARTER_ANSWERS_DIALOG_N_ANSWERS];
  GtkWidget *assessor_box;
  GtkWidget *level_choice;
  GtkWidget *remark;
  GtkWidget *count_button;
  GtkWidget *menu_button;

  /* Owned */
  CharterSession *session;
  GPtrArray      *items;   /* of CharterItem, in the framework's order */
  GArray         *sheet;   /* of guint8, one an item; 0: no answer */
  GPtrArray      *sheets;  /* of GBytes: those of this pile, to take back */
  GPtrArray      *seen;    /* of CharterAssessorAnswer, one an item: an assessor's levels and remarks as they stand here */
  GPtrArray      *before;  /* nullable: what was kept of the assessor before this pile */

  /* State */
  guint    position;
  gboolean is_open; /* whether the step of undo is */
  gboolean is_showing;
};

gboolean charter_answers_dialog_is_assessor   (CharterAnswersDialog *self);
void     charter_answers_dialog_show_question (CharterAnswersDialog *self);

/* charter-answers-dialog-pile.c: what becomes of the sheets. */
void     charter_answers_dialog_clear_sheet   (CharterAnswersDialog *self);
void     charter_answers_dialog_next_sheet    (CharterAnswersDialog *self);
void     charter_answers_dialog_take_back     (CharterAnswersDialog *self);
void     charter_answers_dialog_close_pile    (CharterAnswersDialog *self);

G_END_DECLS

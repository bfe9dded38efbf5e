/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-provision-sheet-private.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-choice.h"
#include "charter-entry.h"
#include "charter-provision-words.h"
#include "charter-support-job.h"

static const char * const needs[] = { NULL, "communication", "cognition", "semh", "sensory" };

static void
add_words (GtkWidget    *row,
           const char * (*get_title) (guint choice),
           guint         n)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (words, get_title (i));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  charter_choice_widen (ADW_COMBO_ROW (row));
}

static const char *
title_tier (guint choice)
{
  return charter_tier_get_title ((CharterTier) choice);
}

static const char *
title_need (guint choice)
{
  return needs[choice] ? charter_entry_title_need (needs[choice]) : _("No one area of need");
}

static const char *
title_paid (guint choice)
{
  return charter_paid_from_get_title ((CharterPaidFrom) choice);
}

static const char *
title_better (guint choice)
{
  return charter_choice_words_get (CHARTER_TYPE_DIRECTION, (int) choice);
}

static const char *
title_stage (guint choice)
{
  return charter_stage_get_title ((CharterStage) choice);
}

static const char *
title_decision (guint choice)
{
  return charter_decision_get_title ((CharterDecision) choice);
}

/** charter_provision_sheet_fill_models: the words to choose from, once */
void
charter_provision_sheet_fill_models (CharterProvisionSheet *self)
{
  self->is_filling = TRUE;
  add_words (self->tier_row, title_tier, CHARTER_TIER_SPECIALIST + 1);
  add_words (self->need_row, title_need, G_N_ELEMENTS (needs));
  add_words (self->paid_row, title_paid, CHARTER_PAID_FROM_OTHER + 1);
  add_words (self->better_row, title_better, CHARTER_DIRECTION_LOWER + 1);
  add_words (self->stage_row, title_stage, CHARTER_STAGE_REVIEW + 1);
  add_words (self->decided_row, title_decision, CHARTER_DECISION_ESCALATE + 1);
  self->is_filling = FALSE;
}

static guint
find_need (const char *need)
{
  guint i = G_N_ELEMENTS (needs) - 1;

  while (i > 0 && g_strcmp0 (needs[i], need) != 0)
    i--;
  return i;
}

/** charter_provision_sheet_show_choices: what the record says, taken for no choice of a person */
void
charter_provision_sheet_show_choices (CharterProvisionSheet *self)
{
  CharterProvision *p = self->provision;

  self->is_filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->tier_row), charter_provision_get_tier (p));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->need_row), find_need (charter_provision_get_need (p)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->paid_row), charter_provision_get_paid_from (p));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->better_row), charter_provision_get_better (p));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->stage_row), charter_provision_get_stage (p));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->decided_row), charter_provision_get_decided (p));
  self->is_filling = FALSE;
}

/* Which of a row's choices was taken by a person, -1 for none. */
static int
get_taken (CharterProvisionSheet *self,
           GtkWidget             *row)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return self->provision && !self->is_filling && selected != GTK_INVALID_LIST_POSITION ? (int) selected : -1;
}

/**
 * charter_provision_sheet_take_choice:
 * @self: a sheet
 * @row: one of its rows of choices
 *
 * Writes what a person has chosen into the record; a decision is more than that.
 */
void
charter_provision_sheet_take_choice (CharterProvisionSheet *self,
                                     GtkWidget             *row)
{
  int taken = get_taken (self, row);

  if (taken < 0)
    return;
  if (row == self->tier_row)
    charter_provision_set_tier (self->provision, (CharterTier) taken);
  else if (row == self->need_row)
    charter_provision_set_need (self->provision, needs[taken]);
  else if (row == self->paid_row)
    charter_provision_set_paid_from (self->provision, (CharterPaidFrom) taken);
  else if (row == self->better_row)
    charter_provision_set_better (self->provision, (CharterDirection) taken);
  else if (row == self->stage_row)
    charter_provision_set_stage (self->provision, (CharterStage) taken);
  else if (row == self->decided_row)
    charter_support_decide (self->session, self->provision, (CharterDecision) taken);
}

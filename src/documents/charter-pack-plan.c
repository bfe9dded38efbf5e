/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-term.h"

static gboolean
is_closed (CharterAction *action)
{
  CharterActionStatus status = charter_action_get_status (action);

  return status == CHARTER_ACTION_DONE || status == CHARTER_ACTION_DROPPED;
}

static gboolean
is_of_last_cycle (CharterPackComposer *self,
                  CharterAction       *action)
{
  return self->previous && g_strcmp0 (charter_action_get_audit (action),
                                      charter_record_get_id (CHARTER_RECORD (self->previous))) == 0;
}

static CharterText *
number_text (CharterAction *action)
{
  g_autofree char *words = NULL;

  if (charter_action_get_number (action) == CHARTER_NOT_SAID)
    return charter_text_new_plain ("–");
  words = g_strdup_printf ("%" G_GINT64_FORMAT, charter_action_get_number (action));
  return charter_text_new_plain (words);
}

static void
add_line (CharterText     *text,
          CharterRunFlags  flags,
          const char      *words)
{
  if (!words)
    return;
  if (charter_text_get_length (text) > 0)
    charter_text_add (text, flags, "\n");
  charter_text_add (text, flags, words);
}

/* The items whose judgement raised the action. */
static void
add_raised_by (CharterPackComposer *self,
               CharterText         *text,
               CharterAction       *action)
{
  g_autoptr(GPtrArray) linked = charter_portfolio_list_linked_to (
    self->portfolio, charter_record_get_id (CHARTER_RECORD (action)), CHARTER_LINK_RAISES);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < linked->len; i++)
    {
      CharterJudgement *judgement = g_ptr_array_index (linked, i);
      CharterItem *item = CHARTER_IS_JUDGEMENT (judgement)
                          ? charter_framework_find_item (self->framework, charter_judgement_get_item (judgement))
                          : NULL;
      g_autofree char *anchor = item ? charter_pack_dup_item_anchor (self->framework, item) : NULL;

      if (!item || !g_hash_table_add (seen, (gpointer) charter_item_get_code (item)))
        continue;
      charter_text_add (text, CHARTER_RUN_DIM, g_hash_table_size (seen) == 1 ? _("\nFrom ") : ", ");
      charter_text_add_link (text, CHARTER_RUN_DIM, anchor, charter_item_get_code (item));
    }
}

static void
add_details (CharterPackComposer *self,
             CharterText         *text,
             CharterAction       *action)
{
  g_autoptr(GPtrArray) reviews = charter_portfolio_list_reviews (self->portfolio, action);

  add_line (text, CHARTER_RUN_PLAIN, charter_action_get_why (action));
  if (charter_action_get_baseline (action))
    {
      g_autofree char *words = g_strdup_printf (_("Baseline: %s"), charter_action_get_baseline (action));

      add_line (text, CHARTER_RUN_DIM, words);
    }
  for (guint i = 0; i < reviews->len; i++)
    {
      CharterReview *review = g_ptr_array_index (reviews, i);
      g_autofree char *date = charter_term_dup_date_words (charter_review_get_reviewed_on (review));
      const char *note = charter_review_get_note (review);
      g_autofree char *words = g_strdup_printf (_("Review, %s: %s"), date, note ? note : "–");

      add_line (text, CHARTER_RUN_DIM, words);
    }
}

static CharterText *
what_text (CharterPackComposer *self,
           CharterAction       *action)
{
  CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD, charter_action_get_title (action));
  const char *criterion = charter_action_get_success_criterion (action);

  if (criterion)
    {
      add_line (text, CHARTER_RUN_PLAIN, criterion);
    }
  else if (!is_closed (action))
    {
      add_line (text, CHARTER_RUN_DIM, _("No success criterion yet"));
    }
  if (self->source->is_full)
    add_details (self, text, action);
  add_raised_by (self, text, action);
  return text;
}

static CharterText *
owner_text (CharterAction *action)
{
  const char *owner = charter_action_get_owner (action);
  CharterText *text = charter_text_new_styled (owner ? CHARTER_RUN_PLAIN : CHARTER_RUN_DIM,
                                               owner ? owner : _("nobody yet"));

  if (charter_action_get_supporter (action))
    {
      g_autofree char *words = g_strdup_printf (_("\nwith %s"), charter_action_get_supporter (action));

      charter_text_add (text, CHARTER_RUN_DIM, words);
    }
  return text;
}

static CharterText *
due_text (CharterPackComposer *self,
          CharterAction       *action)
{
  const char *due = charter_action_get_due_on (action);
  g_autofree char *date = charter_term_dup_date_words (due);
  CharterText *text = charter_text_new_styled (due ? CHARTER_RUN_PLAIN : CHARTER_RUN_DIM,
                                               due ? date : _("no date"));

  if (!is_closed (action) && charter_term_get_due (due, self->source->today) == CHARTER_DUE_LATE)
    {
      g_autofree char *late = charter_term_dup_due_words (due, self->source->today);

      charter_text_add (text, CHARTER_RUN_PLAIN, "\n");
      charter_text_add (text, CHARTER_RUN_BOLD, late);
    }
  return text;
}

static CharterText *
status_text (CharterAction *action)
{
  const char *status = charter_choice_words_get (CHARTER_TYPE_ACTION_STATUS, charter_action_get_status (action));
  CharterText *text = charter_text_new_plain (status);
  CharterOutcome outcome = charter_action_get_outcome (action);

  if (outcome != CHARTER_OUTCOME_NOT_YET_KNOWN)
    add_line (text, CHARTER_RUN_DIM, charter_choice_words_get (CHARTER_TYPE_OUTCOME, outcome));
  return text;
}

static guint
add_open_actions (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("No."), 0.6, CHARTER_ALIGN_START, TRUE },
    { _("What, and how we will know"), 5, CHARTER_ALIGN_START, FALSE },
    { _("Who"), 1.9, CHARTER_ALIGN_START, FALSE },
    { _("By when"), 1.9, CHARTER_ALIGN_START, FALSE },
    { _("Status"), 1.3, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table = NULL;

  for (guint i = 0; i < self->actions->len; i++)
    {
      CharterAction *action = g_ptr_array_index (self->actions, i);
      g_autofree char *anchor = charter_pack_dup_action_anchor (action);

      if (is_of_last_cycle (self, action) && is_closed (action))
        continue;
      if (!table)
        table = charter_document_add_table (self->document, _("Actions of this cycle"), columns,
                                            G_N_ELEMENTS (columns));
      charter_table_add_row (table, anchor, number_text (action), what_text (self, action),
                             owner_text (action), due_text (self, action), status_text (action), NULL);
    }
  return table ? table->rows->len : 0;
}

static CharterText *
result_text (CharterAction *action)
{
  CharterText *text = charter_text_new_plain (charter_action_get_impact (action));
  g_autofree char *date = NULL;

  if (charter_action_get_done_on (action))
    {
      date = charter_term_dup_date_words (charter_action_get_done_on (action));
      add_line (text, CHARTER_RUN_DIM, date);
    }
  if (charter_text_get_length (text) == 0)
    charter_text_add (text, CHARTER_RUN_DIM, _("nothing recorded"));
  return text;
}

static void
add_closed_actions (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("No."), 0.6, CHARTER_ALIGN_START, TRUE },
    { _("What we set out to do"), 3.6, CHARTER_ALIGN_START, FALSE },
    { _("What became of it"), 1.5, CHARTER_ALIGN_START, FALSE },
    { _("What difference it made"), 3.6, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table = NULL;

  for (guint i = 0; i < self->actions->len; i++)
    {
      CharterAction *action = g_ptr_array_index (self->actions, i);
      g_autofree char *anchor = charter_pack_dup_action_anchor (action);

      if (!is_of_last_cycle (self, action) || !is_closed (action))
        continue;
      if (!table)
        {
          charter_document_add_heading (self->document, 2, _("What became of last cycle’s actions"), NULL,
                                        CHARTER_HEADING_IN_CONTENTS);
          table = charter_document_add_table (self->document, _("Actions of the last cycle"), columns,
                                              G_N_ELEMENTS (columns));
        }
      charter_table_add_row (table, anchor, number_text (action), what_text (self, action),
                             status_text (action), result_text (action), NULL);
    }
}

/**
 * charter_pack_add_plan:
 * @self: a composer
 *
 * What the school will do, and what became of what it set out to do in the last cycle.
 */
void
charter_pack_add_plan (CharterPackComposer *self)
{
  charter_document_add_label (self->document, _("What we will do"));
  charter_document_add_heading (self->document, 1, _("Action plan"), NULL,
                                charter_pack_section_flags (self));
  if (add_open_actions (self) == 0)
    charter_document_add_words (self->document, _("No action is recorded for this cycle yet."));
  add_closed_actions (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-progress-statement.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"
#include "charter-status.h"
#include "charter-term.h"

/* So many open actions are enough to show where it goes. */
#define MOST_ACTIONS 5

/* Who took or confirmed the step, and what is written about it. */
static CharterText *
note_text (CharterMilestone *milestone)
{
  CharterText *text = charter_text_new_plain (charter_milestone_get_who (milestone));
  const char *note = charter_milestone_get_note (milestone);

  if (note && charter_milestone_get_who (milestone))
    charter_text_add (text, CHARTER_RUN_PLAIN, " · ");
  if (note)
    charter_text_add (text, CHARTER_RUN_PLAIN, note);
  return text;
}

/**
 * charter_pack_add_steps:
 * @self: a composer
 *
 * The charter's steps that the school took, when, and the one that comes next; nothing for a framework without steps.
 */
void
charter_pack_add_steps (CharterPackComposer *self)
{
  CharterFramework *charter = self->source->commitments;
  GPtrArray *steps = charter ? charter_framework_get_steps (charter) : NULL;
  const CharterColumn columns[] = {
    { _("Step"), 3, CHARTER_ALIGN_START, TRUE },
    { _("Reached on"), 1.6, CHARTER_ALIGN_START, FALSE },
    { _("Who, and what about it"), 4, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table;

  if (!steps || steps->len == 0)
    return;
  charter_document_add_heading (self->document, 2, _("Steps taken, and the next one"), NULL,
                                CHARTER_HEADING_PLAIN);
  table = charter_document_add_table (self->document, _("Steps of the charter"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < steps->len; i++)
    {
      const CharterStep *step = g_ptr_array_index (steps, i);
      CharterMilestone *milestone = charter_status_find_milestone (self->portfolio, charter, step->id);

      charter_table_add_row (table, NULL, charter_text_new_plain (step->title),
                             milestone ? charter_pack_date_text (charter_milestone_get_happened_on (milestone))
                                       : charter_text_new_styled (CHARTER_RUN_DIM, _("not yet")),
                             milestone ? note_text (milestone) : charter_text_new (),
                             NULL);
      if (!milestone)
        break;
    }
}

static CharterText *
level_text (const CharterAreaStanding *area)
{
  g_autofree char *word = charter_area_standing_dup_word (area);
  g_autofree char *sentence = charter_pack_dup_sentence (word);

  return charter_text_new_styled (area->level ? CHARTER_RUN_BOLD : CHARTER_RUN_DIM, sentence);
}

/* Each promise with the level that the school gives itself. */
static CharterText *
items_text (CharterPackComposer *self,
            CharterArea         *area)
{
  GListModel *items = charter_area_get_items (area);
  CharterText *text = charter_text_new ();

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      CharterLevel *level = charter_pack_find_level (
        self->source->commitments,
        charter_pack_find_judgement (self, self->source->commitments_audit, item));
      g_autofree char *words = g_strdup_printf ("%s%s %s", i > 0 ? "\n" : "", charter_item_get_code (item),
                                                charter_item_get_title (item));
      /* Translators: after a promise: the level that a school gives itself */
      g_autofree char *word = g_strdup_printf (" · %s", level ? charter_level_get_title (level)
                                                              : _("not yet judged"));

      charter_text_add (text, CHARTER_RUN_PLAIN, words);
      charter_text_add (text, CHARTER_RUN_DIM, word);
    }
  return text;
}

static void
add_commitments (CharterPackComposer *self)
{
  CharterStanding *standing = self->commitments_standing;
  const CharterColumn columns[] = {
    { _("What we promised"), 2.2, CHARTER_ALIGN_START, TRUE },
    { _("Self-evaluated"), 1.7, CHARTER_ALIGN_START, FALSE },
    { _("Promise by promise, self-evaluated"), 4.6, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table;

  if (!standing)
    return;
  charter_document_add_heading (self->document, 2, _("What we promised, self-evaluated"), NULL,
                                CHARTER_HEADING_PLAIN);
  table = charter_document_add_table (self->document, _("The charter’s promises, self-evaluated"), columns,
                                      G_N_ELEMENTS (columns));
  for (guint i = 0; i < charter_standing_get_n_areas (standing); i++)
    {
      const CharterAreaStanding *area = charter_standing_get_area (standing, i);
      g_autofree char *title = g_strdup_printf ("%s %s", charter_area_get_code (area->area),
                                                charter_area_get_title (area->area));

      charter_table_add_row (table, NULL, charter_text_new_plain (title), level_text (area),
                             items_text (self, area->area), NULL);
    }
}

static void
add_next (CharterPackComposer *self)
{
  GPtrArray *texts = charter_pack_texts_new ();

  for (guint i = 0; i < self->actions->len && texts->len < MOST_ACTIONS; i++)
    {
      CharterAction *action = g_ptr_array_index (self->actions, i);
      g_autofree char *due = charter_term_dup_date_words (charter_action_get_due_on (action));
      CharterText *text;

      if (charter_action_get_status (action) == CHARTER_ACTION_DONE ||
          charter_action_get_status (action) == CHARTER_ACTION_DROPPED)
        continue;
      text = charter_text_new_plain (charter_action_get_title (action));
      if (due)
        {
          /* Translators: a date */
          g_autofree char *by = g_strdup_printf (_(" · by %s"), due);

          charter_text_add (text, CHARTER_RUN_DIM, by);
        }
      g_ptr_array_add (texts, text);
    }
  charter_document_add_heading (self->document, 2, _("What we do next"), NULL, CHARTER_HEADING_PLAIN);
  if (texts->len == 0)
    charter_document_add_words (self->document, _("No action is open at the moment."));
  charter_document_add_list (self->document, texts);
}

static void
add_opening (CharterPackComposer *self)
{
  const char *name = charter_school_get_name (self->school);
  const char *cycle = self->audit ? charter_audit_get_cycle (self->audit) : NULL;
  g_autofree char *date = charter_term_dup_date_words (self->source->today);
  g_autofree char *label = NULL;
  g_autofree char *lead = g_strdup_printf ("%s%s%s · %s", self->source->commitments
                                           ? charter_framework_get_title (self->source->commitments)
                                           : charter_framework_get_title (self->framework),
                                           cycle ? " · " : "", cycle ? cycle : "", date);
  GPtrArray *texts = charter_pack_texts_new ();
  CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD, _("Self-evaluated."));

  charter_pack_add_logo (self);
  /* Translators: a school's name */
  label = g_strdup_printf (_("%s, self-evaluated"), name ? name : _("Our school"));
  charter_document_add_label (self->document, label);
  charter_document_add_title (self->document, _("Progress statement"));
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (lead));
  charter_text_add (text, CHARTER_RUN_PLAIN, _(" This is the school’s own view of how far it has come. Nobody "
                                               "outside the school has confirmed it, and it is no award."));
  g_ptr_array_add (texts, text);
  charter_document_add_notice (self->document, texts);
}

/**
 * charter_progress_statement_compose:
 * @source: a school's records and its charter
 *
 * How far the school has come with what it promised: self-evaluated, and called so throughout, so that
 * nobody takes it for an award.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_progress_statement_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Progress statement (self-evaluated)"));

  add_opening (self);
  charter_pack_add_steps (self);
  add_commitments (self);
  charter_document_add_heading (self->document, 2, _("The whole school, self-evaluated"), NULL,
                                CHARTER_HEADING_PLAIN);
  charter_pack_add_overall (self);
  add_next (self);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL,
                                  charter_text_new_plain (_("Self-evaluated by")));
  charter_document_keep_with_next (self->document);
  charter_pack_add_names (self, NULL, NULL);
  return charter_pack_composer_finish (self);
}

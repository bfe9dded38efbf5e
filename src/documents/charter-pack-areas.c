/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-term.h"
#include "charter-upgrade.h"

static const char *
get_previous_word (CharterPackComposer *self,
                   CharterItem         *item)
{
  CharterLevel *level = self->earlier ? charter_earlier_find_level (self->earlier, item) : NULL;

  return level ? charter_level_get_title (level) : NULL;
}

static GStrv
list_level_titles (CharterFramework *framework)
{
  GListModel *levels = charter_framework_get_levels (framework);
  g_autoptr(GStrvBuilder) titles = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      g_strv_builder_add (titles, charter_level_get_title (level));
    }
  return g_strv_builder_end (titles);
}

static int
get_lowest_value (CharterFramework *framework)
{
  g_autoptr(CharterLevel) lowest = g_list_model_get_item (charter_framework_get_levels (framework), 0);

  return lowest ? charter_level_get_value (lowest) : 1;
}

static void
add_level_pills (CharterPackComposer *self,
                 CharterLevel        *level,
                 CharterText         *trailing)
{
  g_auto(GStrv) titles = list_level_titles (self->framework);
  int lowest = get_lowest_value (self->framework);
  /* Translators: a level's title */
  g_autofree char *caption = g_strdup_printf (_("Level: %s"), charter_level_get_title (level));

  charter_document_add_pills (self->document, caption, (const char * const *) titles,
                              charter_level_get_value (level) - lowest, lowest, trailing);
}

static CharterText *
trailing_text (CharterPackComposer *self,
               CharterItem         *item)
{
  const char *before = get_previous_word (self, item);
  g_autofree char *words = NULL;

  if (!before)
    return NULL;
  /* Translators: the level of the cycle before */
  words = g_strdup_printf (_("last cycle: %s"), before);
  return charter_text_new_plain (words);
}

static void
add_named_words (CharterPackComposer *self,
                 const char          *name,
                 const char          *words)
{
  CharterText *text;

  if (!words)
    return;
  text = charter_text_new_styled (CHARTER_RUN_BOLD, name);
  charter_text_add (text, CHARTER_RUN_PLAIN, "  ");
  charter_text_add (text, CHARTER_RUN_PLAIN, words);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_BODY, text);
}

/* "Next step  Offer the summer round … (action 17)", if there is one. */
static void
add_next_step_words (CharterPackComposer *self,
                     CharterText         *text,
                     CharterJudgement    *judgement)
{
  const char *words = charter_judgement_get_next_step (judgement);
  g_autoptr(GPtrArray) actions = charter_pack_list_actions (self, judgement);

  if (!words && actions->len == 0)
    return;
  if (charter_text_get_length (text) > 0)
    charter_text_add (text, CHARTER_RUN_PLAIN, "    ");
  charter_text_add (text, CHARTER_RUN_BOLD, _("Next step"));
  charter_text_add (text, CHARTER_RUN_PLAIN, "  ");
  charter_text_add (text, CHARTER_RUN_PLAIN, words);
  if (actions->len == 0)
    return;
  charter_text_add (text, CHARTER_RUN_PLAIN, words ? " (" : "");
  charter_pack_add_action_refs (text, actions);
  charter_text_add (text, CHARTER_RUN_PLAIN, words ? ")" : "");
}

static void
add_evidence_table (CharterPackComposer *self,
                    GPtrArray           *evidence)
{
  const CharterColumn columns[] = {
    { _("Ref"), 0.7, CHARTER_ALIGN_START, TRUE },
    { _("Evidence"), 5, CHARTER_ALIGN_START, FALSE },
    { _("Nature"), 1.1, CHARTER_ALIGN_START, FALSE },
    { _("Date"), 1.7, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table = charter_document_add_table (self->document, _("Evidence for this item"), columns,
                                                    G_N_ELEMENTS (columns));

  for (guint i = 0; i < evidence->len; i++)
    {
      CharterEvidence *piece = g_ptr_array_index (evidence, i);
      g_autofree char *anchor = charter_pack_dup_evidence_anchor (piece);
      g_autofree char *reference = charter_pack_dup_evidence_ref (piece);

      charter_table_add_row (table, NULL,
                             charter_text_add_link (charter_text_new (), CHARTER_RUN_PLAIN, anchor, reference),
                             charter_text_new_plain (charter_evidence_get_printed (
                               piece, charter_evidence_get_title (piece))),
                             charter_text_new_plain (charter_choice_words_get (
                               CHARTER_TYPE_NATURE, charter_evidence_get_nature (piece))),
                             charter_pack_date_text (charter_evidence_get_happened_on (piece)), NULL);
    }
}

static void
add_evidence (CharterPackComposer *self,
              CharterJudgement    *judgement)
{
  g_autoptr(GPtrArray) evidence = charter_pack_list_evidence (self, CHARTER_RECORD (judgement));
  CharterText *text;

  if (evidence->len > 0 && self->source->is_full)
    {
      add_evidence_table (self, evidence);
      return;
    }
  text = charter_text_new_styled (CHARTER_RUN_BOLD, _("Evidence"));
  charter_text_add (text, CHARTER_RUN_PLAIN, "  ");
  charter_pack_add_evidence_refs (text, evidence);
  if (evidence->len == 0)
    charter_text_add (text, CHARTER_RUN_DIM, _("none attached yet"));
  if (!self->source->is_full)
    add_next_step_words (self, text, judgement);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_BODY, text);
}

static void
add_next_step (CharterPackComposer *self,
               CharterJudgement    *judgement)
{
  CharterText *text = charter_text_new ();

  add_next_step_words (self, text, judgement);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_BODY, text);
}

static const char *
name_duty_answer (CharterDutyAnswer answer)
{
  switch (answer)
    {
    case CHARTER_DUTY_MET: return _("met");
    case CHARTER_DUTY_NOT_MET: return _("not met");
    case CHARTER_DUTY_NOT_SAID:
    default: return _("not answered yet");
    }
}

/* The short pack says only what is open. */
static void
add_duties (CharterPackComposer *self,
            CharterItem         *item,
            CharterJudgement    *judgement)
{
  GPtrArray *duties = charter_item_get_duties (item);

  for (guint i = 0; i < duties->len; i++)
    {
      const CharterItemDuty *duty = g_ptr_array_index (duties, i);
      g_autofree char *words = NULL;

      if (duty->force != CHARTER_FORCE_MUST ||
          (!self->source->is_full && charter_judgement_get_duty (judgement) == CHARTER_DUTY_MET))
        continue;
      /* Translators: what the law asks for, then whether it is met */
      words = g_strdup_printf (_("%s: %s"), duty->title,
                               name_duty_answer (charter_judgement_get_duty (judgement)));
      add_named_words (self, _("Legal duty"), words);
    }
}

static void
add_target (CharterPackComposer *self,
            CharterJudgement    *judgement)
{
  const char *target = charter_judgement_get_target_level (judgement);
  CharterLevel *level = target ? charter_framework_find_level (self->framework, target) : NULL;
  g_autofree char *date = charter_term_dup_date_words (charter_judgement_get_target_on (judgement));
  g_autofree char *words = NULL;

  if (!level)
    return;
  /* Translators: a level and the date by which it shall be reached */
  words = *date ? g_strdup_printf (_("%s by %s"), charter_level_get_title (level), date)
                : g_strdup (charter_level_get_title (level));
  add_named_words (self, _("Target"), words);
}

/* "Also counts for": only frameworks whose name is known here are spelled out. */
static void
add_references (CharterPackComposer *self,
                CharterItem         *item)
{
  GPtrArray *references = charter_item_get_references (item);
  CharterFramework *commitments = self->source->commitments;
  CharterText *text = charter_text_new ();

  for (guint i = 0; i < references->len; i++)
    {
      const CharterItemReference *reference = g_ptr_array_index (references, i);
      CharterItem *other = commitments && g_strcmp0 (reference->framework,
                                                     charter_framework_get_id (commitments)) == 0
                           ? charter_framework_find_item (commitments, reference->code)
                           : NULL;
      g_autofree char *anchor = other ? charter_pack_dup_item_anchor (commitments, other) : NULL;

      if (!other)
        continue;
      if (charter_text_get_length (text) == 0)
        {
          g_autofree char *words = g_strdup_printf (_("Also counts for %s "),
                                                    charter_framework_get_short_title (commitments));

          charter_text_add (text, CHARTER_RUN_DIM, words);
        }
      else
        {
          charter_text_add (text, CHARTER_RUN_DIM, ", ");
        }
      charter_text_add_link (text, CHARTER_RUN_DIM, anchor, reference->code);
    }
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, text);
}

static void
add_item_heading (CharterPackComposer *self,
                  CharterItem         *item)
{
  g_autofree char *anchor = charter_pack_dup_item_anchor (self->framework, item);
  g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                            charter_item_get_title (item));

  charter_document_add_heading (self->document, 3, title, anchor, CHARTER_HEADING_PLAIN);
}

static void
add_judged_item (CharterPackComposer *self,
                 CharterItem         *item,
                 CharterJudgement    *judgement,
                 CharterLevel        *level)
{
  g_autofree char *descriptor =
    charter_framework_dup_local_text (charter_item_get_descriptor (item, charter_level_get_id (level)),
                                      charter_school_get_local_forum (self->school));

  add_item_heading (self, item);
  add_level_pills (self, level, trailing_text (self, item));
  if (self->source->is_full && descriptor)
    {
      charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD,
                                      charter_text_new_plain (descriptor));
      /* A heading with the publisher's words alone says nothing of the school. */
      charter_document_keep_with_next (self->document);
    }
  add_named_words (self, _("What we see"), charter_judgement_get_what_we_see (judgement));
  add_evidence (self, judgement);
  add_duties (self, item, judgement);
  if (!self->source->is_full)
    return;
  add_next_step (self, judgement);
  add_target (self, judgement);
  add_references (self, item);
}

static void
add_not_applicable (CharterPackComposer *self,
                    CharterItem         *item,
                    CharterJudgement    *judgement)
{
  const char * const words[] = { _("Not applicable"), NULL };

  add_item_heading (self, item);
  charter_document_add_pills (self->document, _("Not applicable"), words, -1, 0, trailing_text (self, item));
  add_named_words (self, _("Why"), charter_judgement_get_not_applicable (judgement));
}

static void
add_unjudged_row (CharterPackComposer *self,
                  CharterBlock        *table,
                  CharterItem         *item)
{
  CharterJudgement *judgement = charter_pack_find_judgement (self, self->audit, item);
  const char *before = get_previous_word (self, item);
  g_autofree char *anchor = charter_pack_dup_item_anchor (self->framework, item);
  g_autofree char *title = g_strdup_printf (" %s", charter_item_get_title (item));
  g_autoptr(GPtrArray) evidence = charter_pack_list_evidence (self, CHARTER_RECORD (judgement));
  CharterText *name = charter_text_new_styled (CHARTER_RUN_BOLD, charter_item_get_code (item));
  CharterText *notes = charter_text_new ();

  charter_text_add (name, CHARTER_RUN_PLAIN, title);
  if (judgement)
    charter_text_add (notes, CHARTER_RUN_PLAIN, charter_judgement_get_what_we_see (judgement));
  if (evidence->len > 0 && charter_text_get_length (notes) > 0)
    charter_text_add (notes, CHARTER_RUN_PLAIN, " ");
  charter_pack_add_evidence_refs (notes, evidence);
  if (charter_text_get_length (notes) == 0)
    charter_text_add (notes, CHARTER_RUN_DIM, _("Nothing recorded in this cycle"));
  charter_table_add_row (table, anchor, name, notes,
                         charter_text_new_styled (before ? CHARTER_RUN_PLAIN : CHARTER_RUN_DIM,
                                                  before ? before : "–"), NULL);
}

static gboolean
is_unjudged (CharterPackComposer *self,
             CharterItem         *item)
{
  CharterJudgement *judgement = charter_pack_find_judgement (self, self->audit, item);

  return !charter_pack_find_level (self->framework, judgement) &&
         !(judgement && charter_judgement_get_not_applicable (judgement));
}

/* What is not judged as one table an area, not a block each: the reader's eye goes to what is. */
static void
add_unjudged (CharterPackComposer *self,
              CharterArea         *area)
{
  const CharterColumn columns[] = {
    { _("Not yet judged"), 4, CHARTER_ALIGN_START, TRUE },
    { _("So far"), 3.4, CHARTER_ALIGN_START, FALSE },
    { _("Last cycle"), 1.3, CHARTER_ALIGN_START, FALSE },
  };
  GListModel *items = charter_area_get_items (area);
  CharterBlock *table = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      if (!is_unjudged (self, item))
        continue;
      if (!table)
        table = charter_document_add_table (self->document, _("Not yet judged"), columns,
                                            G_N_ELEMENTS (columns));
      add_unjudged_row (self, table, item);
    }
}

static void
add_judged (CharterPackComposer *self,
            CharterArea         *area)
{
  GListModel *items = charter_area_get_items (area);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      CharterJudgement *judgement = charter_pack_find_judgement (self, self->audit, item);
      CharterLevel *level = charter_pack_find_level (self->framework, judgement);

      if (level)
        add_judged_item (self, item, judgement, level);
      else if (judgement && charter_judgement_get_not_applicable (judgement))
        add_not_applicable (self, item, judgement);
    }
}

static void
add_area_standing (CharterPackComposer       *self,
                   const CharterAreaStanding *area)
{
  g_autofree char *word = charter_area_standing_dup_word (area);
  g_autofree char *sentence = charter_pack_dup_sentence (word);
  CharterText *text = charter_text_new ();

  charter_text_add (text, CHARTER_RUN_BOLD, sentence);
  if (area->level && area->judged < area->applicable)
    charter_text_add (text, CHARTER_RUN_BOLD, _(", provisional"));
  charter_text_add (text, CHARTER_RUN_DIM, ". ");
  charter_text_add (text, CHARTER_RUN_DIM, area->working);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_BODY, text);
}

static void
add_area (CharterPackComposer       *self,
          const CharterAreaStanding *standing,
          gboolean                   starts_page)
{
  CharterArea *area = standing->area;
  const char *noun = charter_framework_get_area_noun (self->framework);
  CharterAreaNote *note = self->audit
                          ? charter_portfolio_find_area_note (self->portfolio, self->audit,
                                                              charter_area_get_code (area))
                          : NULL;
  g_autofree char *label = g_strdup_printf ("%s %s", noun ? noun : _("Area"), charter_area_get_code (area));
  g_autofree char *anchor = g_strdup_printf ("area-%s", charter_area_get_code (area));

  charter_document_add_label (self->document, label);
  charter_document_add_heading (self->document, 2, charter_area_get_title (area), anchor,
                                CHARTER_HEADING_IN_CONTENTS |
                                (starts_page ? CHARTER_HEADING_NEW_PAGE : 0));
  add_area_standing (self, standing);
  if (note && charter_area_note_get_summary (note))
    charter_document_add_words (self->document, charter_area_note_get_summary (note));
  charter_document_keep_with_next (self->document);
  add_judged (self, area);
  add_unjudged (self, area);
}

static gboolean
is_elsewhere (CharterPackComposer *self,
              CharterJudgement    *judgement)
{
  return !charter_framework_find_item (self->framework, charter_judgement_get_item (judgement));
}

static void
add_earlier (CharterPackComposer *self,
             CharterJudgement    *judgement)
{
  const char *earlier = charter_judgement_get_earlier (judgement);
  const char *level_id = charter_judgement_get_level (judgement);
  CharterLevel *level = level_id ? charter_framework_find_level (self->framework, level_id) : NULL;
  const char *reason = charter_judgement_get_not_applicable (judgement);
  const char *title = earlier ? earlier : charter_judgement_get_item (judgement);
  g_autofree char *line = level_id
    ? g_strdup_printf (_("%s: %s"), title, level ? charter_level_get_title (level) : level_id)
    : reason ? g_strdup_printf (_("%s: not applicable (%s)"), title, reason) : g_strdup (title);

  charter_document_add_heading (self->document, 3, line, NULL, 0);
  if (charter_judgement_get_what_we_see (judgement))
    charter_document_add_words (self->document, charter_judgement_get_what_we_see (judgement));
  if (charter_judgement_get_next_step (judgement))
    charter_document_add_words (self->document, charter_judgement_get_next_step (judgement));
}

static void
add_earlier_heading (CharterPackComposer *self,
                     gboolean            *has_heading)
{
  if (!*has_heading)
    charter_document_add_heading (self->document, 2, _("From the earlier edition"), "earlier-edition",
                                  CHARTER_HEADING_IN_CONTENTS);
  *has_heading = TRUE;
}

static void
add_earlier_note (CharterPackComposer *self,
                  CharterAreaNote     *note)
{
  g_autofree char *name = charter_upgrade_dup_area_name (charter_area_note_get_area (note));

  charter_document_add_heading (self->document, 3, name, NULL, 0);
  if (charter_area_note_get_summary (note))
    charter_document_add_words (self->document, charter_area_note_get_summary (note));
  if (charter_area_note_get_reason (note))
    charter_document_add_words (self->document, charter_area_note_get_reason (note));
}

static void
add_earlier_notes (CharterPackComposer *self,
                   gboolean            *has_heading)
{
  GListModel *notes = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_AREA_NOTE);

  for (guint i = 0; self->audit && i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(CharterAreaNote) note = g_list_model_get_item (notes, i);

      if (g_strcmp0 (charter_area_note_get_audit (note),
                     charter_record_get_id (CHARTER_RECORD (self->audit))) != 0
          || charter_framework_find_area (self->framework, charter_area_note_get_area (note))
          || !(charter_area_note_get_summary (note) || charter_area_note_get_reason (note)))
        continue;
      add_earlier_heading (self, has_heading);
      add_earlier_note (self, note);
    }
}

/* What has no place in this edition of the framework is no part of any sum, but none of it is lost. */
static void
add_earlier_edition (CharterPackComposer *self)
{
  g_autoptr(GPtrArray) judgements =
    self->audit ? charter_portfolio_list_judgements (self->portfolio, self->audit, CHARTER_VOICE_SCHOOL)
                : NULL;
  gboolean has_heading = FALSE;

  for (guint i = 0; judgements && i < judgements->len; i++)
    if (is_elsewhere (self, judgements->pdata[i]))
      {
        add_earlier_heading (self, &has_heading);
        add_earlier (self, judgements->pdata[i]);
      }
  add_earlier_notes (self, &has_heading);
}

/**
 * charter_pack_add_areas:
 * @self: a composer
 *
 * Every area with its level and how it was worked out, and every item in it.
 */
void
charter_pack_add_areas (CharterPackComposer *self)
{
  g_autofree char *count = charter_pack_dup_count_words (self);

  charter_document_add_label (self->document, _("Self-evaluation"));
  charter_document_add_heading (self->document, 1, charter_framework_get_title (self->framework), NULL,
                                CHARTER_HEADING_IN_CONTENTS | CHARTER_HEADING_NEW_PAGE);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (count));
  for (guint i = 0; i < charter_standing_get_n_areas (self->standing); i++)
    {
      const CharterAreaStanding *area = charter_standing_get_area (self->standing, i);

      add_area (self, area, self->source->is_full && i > 0 && area->judged > 0);
    }
  add_earlier_edition (self);
}

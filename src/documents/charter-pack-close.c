/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

#include "charter-term.h"
#include "charter-voices.h"

/* In the short pack. */
#define MOST_DIFFERENCES 6

static const CharterVoice other_voices[] = {
  CHARTER_VOICE_PUPILS, CHARTER_VOICE_FAMILIES, CHARTER_VOICE_STAFF, CHARTER_VOICE_GOVERNORS,
  CHARTER_VOICE_ASSESSOR,
};

static guint
count_judged (CharterPackComposer *self,
              CharterVoice         voice)
{
  g_autoptr(CharterStanding) standing = NULL;

  if (!self->audit)
    return 0;
  standing = charter_standing_new (self->portfolio, self->framework, self->audit, voice);
  return charter_standing_get_judged (standing);
}

/* "Pupils judged 6 themes; families judged 4 themes." */
static guint
add_other_voices (CharterPackComposer *self)
{
  GString *words = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (other_voices); i++)
    {
      guint judged = count_judged (self, other_voices[i]);
      const char *noun = judged == 1 ? charter_framework_get_item_noun (self->framework)
                                     : charter_framework_get_item_noun_plural (self->framework);
      g_autofree char *part = NULL;

      if (judged == 0)
        continue;
      /* Translators: a group of people, how many, then the framework's word, such as "themes" */
      part = g_strdup_printf (_("%s judged %u %s"), charter_pack_name_voice (other_voices[i]), judged,
                              noun ? noun : ngettext ("item", "items", judged));
      g_string_append_printf (words, "%s%s", n++ > 0 ? "; " : "", part);
    }
  if (n > 0)
    g_string_append_c (words, '.');
  charter_document_add_words (self->document, words->str);
  g_string_free (words, TRUE);
  return n;
}

/* What a voice says beside the school's own level, item by item: only items of which somebody may be
 * heard. */
static void
add_voice_levels (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("Where voices differ most"), 4, CHARTER_ALIGN_START, TRUE },
    { _("Higher"), 2.2, CHARTER_ALIGN_START, FALSE },
    { _("Lower"), 2.2, CHARTER_ALIGN_START, FALSE },
  };
  g_autoptr(GPtrArray) differences =
    charter_voices_list_differences (self->portfolio, self->framework, self->audit);
  guint n = self->source->is_full ? differences->len : MIN (differences->len, MOST_DIFFERENCES);
  CharterBlock *table = NULL;

  for (guint i = 0; i < n; i++)
    {
      const CharterVoiceDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *anchor = charter_pack_dup_item_anchor (self->framework, difference->item);
      g_autofree char *name = g_strdup_printf ("%s %s", charter_item_get_code (difference->item),
                                               charter_item_get_title (difference->item));
      g_autofree char *high = g_strdup_printf ("%s: %s", charter_voice_get_title (difference->high),
                                               charter_level_get_title (difference->high_level));
      g_autofree char *low = g_strdup_printf ("%s: %s", charter_voice_get_title (difference->low),
                                              charter_level_get_title (difference->low_level));

      if (!table)
        table = charter_document_add_table (self->document, _("Where voices differ most"), columns,
                                            G_N_ELEMENTS (columns));
      charter_table_add_row (table, NULL,
                             charter_text_add_link (charter_text_new (), CHARTER_RUN_PLAIN, anchor, name),
                             charter_text_new_plain (high), charter_text_new_plain (low), NULL);
    }
}

/* "Lower: Established" */
static char *
dup_verdict (CharterPackComposer *self,
             CharterJudgement    *judgement)
{
  const char *word = charter_assessor_verdict_get_title (
    charter_voices_find_verdict (self->portfolio, self->framework, self->audit,
                                 charter_judgement_get_item (judgement)));
  CharterLevel *level = charter_judgement_get_level (judgement)
                        ? charter_framework_find_level (self->framework, charter_judgement_get_level (judgement))
                        : NULL;

  if (word && level)
    /* TRANSLATORS: an assessor's answer and the level that they saw: "Lower: Established" */
    return g_strdup_printf (_("%s: %s"), word, charter_level_get_title (level));
  return g_strdup (word ? word : level ? charter_level_get_title (level) : NULL);
}

/* What a visiting assessor answers to the school's levels. */
static guint
add_verdicts (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("The assessor’s remarks"), 3.2, CHARTER_ALIGN_START, TRUE },
    { _("The school"), 1.3, CHARTER_ALIGN_START, FALSE },
    { _("The assessor"), 1.7, CHARTER_ALIGN_START, FALSE },
    { _("In words"), 3, CHARTER_ALIGN_START, FALSE },
  };
  g_autoptr(GPtrArray) judgements = NULL;
  CharterBlock *table = NULL;

  if (!self->audit)
    return 0;
  judgements = charter_portfolio_list_judgements (self->portfolio, self->audit, CHARTER_VOICE_ASSESSOR);
  for (guint i = 0; i < judgements->len; i++)
    {
      CharterJudgement *judgement = g_ptr_array_index (judgements, i);
      g_autofree char *words = dup_verdict (self, judgement);
      const char *remark = charter_judgement_get_what_we_see (judgement);
      CharterItem *item = charter_framework_find_item (self->framework,
                                                       charter_judgement_get_item (judgement));
      CharterLevel *level = item ? charter_pack_find_level (self->framework,
                                                            charter_pack_find_judgement (self, self->audit, item))
                                 : NULL;
      g_autofree char *name = NULL;

      if (!item || (!words && !remark))
        continue;
      if (!table)
        table = charter_document_add_table (self->document, _("The assessor’s remarks"), columns,
                                            G_N_ELEMENTS (columns));
      name = g_strdup_printf ("%s %s", charter_item_get_code (item), charter_item_get_title (item));
      charter_table_add_row (table, NULL, charter_text_new_plain (name),
                             charter_text_new_plain (level ? charter_level_get_title (level) : "–"),
                             charter_text_new_plain (words ? words : "–"),
                             charter_text_new_plain (remark), NULL);
    }
  return table ? table->rows->len : 0;
}

static guint
add_people_evidence (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("When"), 2.1, CHARTER_ALIGN_START, FALSE },
    { _("How"), 4.2, CHARTER_ALIGN_START, FALSE },
    { _("Who"), 2.4, CHARTER_ALIGN_START, FALSE },
    { _("Ref"), 0.7, CHARTER_ALIGN_START, TRUE },
  };
  CharterBlock *table = NULL;

  for (guint i = 0; i < self->evidence->len; i++)
    {
      CharterEvidence *evidence = g_ptr_array_index (self->evidence, i);
      g_autofree char *anchor = charter_pack_dup_evidence_anchor (evidence);
      g_autofree char *reference = charter_pack_dup_evidence_ref (evidence);

      if (charter_evidence_get_nature (evidence) != CHARTER_NATURE_PEOPLE)
        continue;
      if (!table)
        table = charter_document_add_table (self->document, _("Evidence from people"), columns,
                                            G_N_ELEMENTS (columns));
      charter_table_add_row (table, NULL,
                             charter_pack_date_text (charter_evidence_get_happened_on (evidence)),
                             charter_text_new_plain (charter_evidence_get_printed (
                               evidence, charter_evidence_get_title (evidence))),
                             charter_text_new_plain (charter_evidence_get_printed (
                               evidence, charter_evidence_get_source (evidence))),
                             charter_text_add_link (charter_text_new (), CHARTER_RUN_PLAIN, anchor, reference),
                             NULL);
    }
  return table ? table->rows->len : 0;
}

/**
 * charter_pack_add_voices:
 * @self: a composer
 *
 * Who was heard besides the person who wrote: other voices' judgements and what people said.
 */
void
charter_pack_add_voices (CharterPackComposer *self)
{
  guint n;

  charter_document_add_label (self->document, _("Pupils, families, staff, governors"));
  charter_document_add_heading (self->document, 1, _("Who was heard"), NULL, CHARTER_HEADING_IN_CONTENTS);
  n = add_other_voices (self);
  add_voice_levels (self);
  n += add_verdicts (self);
  n += add_people_evidence (self);
  if (n == 0)
    charter_document_add_words (self->document,
                                _("No voice but the school’s own is recorded in this cycle yet."));
}

static const char *
name_answer (CharterJudgement *judgement)
{
  switch (judgement ? charter_judgement_get_duty (judgement) : CHARTER_DUTY_NOT_SAID)
    {
    case CHARTER_DUTY_MET: return _("Met");
    case CHARTER_DUTY_NOT_MET: return _("Not met");
    case CHARTER_DUTY_NOT_SAID:
    default: return _("Not answered");
    }
}

static CharterText *
duty_text (CharterPackComposer   *self,
           const CharterItemDuty *duty)
{
  CharterText *text = charter_text_new_plain (duty->title);

  if (duty->citation)
    {
      charter_text_add (text, CHARTER_RUN_DIM, self->source->is_full ? "\n" : " · ");
      charter_text_add (text, CHARTER_RUN_DIM, duty->citation);
      if (!duty->checked_on)
        charter_text_add (text, CHARTER_RUN_DIM, _(" (check before relying on it)"));
    }
  return text;
}

static void
add_item_duties (CharterPackComposer *self,
                 CharterBlock        *table,
                 CharterItem         *item)
{
  GPtrArray *duties = charter_item_get_duties (item);
  CharterJudgement *judgement = charter_pack_find_judgement (self, self->audit, item);
  g_autofree char *anchor = charter_pack_dup_item_anchor (self->framework, item);

  for (guint i = 0; i < duties->len; i++)
    {
      const CharterItemDuty *duty = g_ptr_array_index (duties, i);

      if (duty->force != CHARTER_FORCE_MUST)
        continue;
      charter_table_add_row (table, NULL,
                             charter_text_add_link (charter_text_new (), CHARTER_RUN_PLAIN, anchor,
                                                    charter_item_get_code (item)),
                             duty_text (self, duty), charter_text_new_plain (name_answer (judgement)), NULL);
    }
}

/**
 * charter_pack_add_duties:
 * @self: a composer
 *
 * Legal duties that are not answered or not met.
 */
void
charter_pack_add_duties (CharterPackComposer *self)
{
  g_autoptr(GPtrArray) open = charter_standing_list_open_duties (self->standing);
  const CharterColumn columns[] = {
    { _("Item"), 0.8, CHARTER_ALIGN_START, TRUE },
    { _("What the law asks for"), 6, CHARTER_ALIGN_START, FALSE },
    { _("Answer"), 1.6, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table;

  charter_document_add_label (self->document, _("What the law asks for"));
  charter_document_add_heading (self->document, 1, _("Legal duties still open"), NULL,
                                CHARTER_HEADING_IN_CONTENTS);
  if (open->len == 0)
    {
      charter_document_add_words (self->document, _("Every legal duty asked for here is answered as met."));
      return;
    }
  table = charter_document_add_table (self->document, _("Legal duties still open"), columns,
                                      G_N_ELEMENTS (columns));
  for (guint i = 0; i < open->len; i++)
    add_item_duties (self, table,
                     charter_framework_find_item (self->framework, g_ptr_array_index (open, i)));
}

static void
add_credit (CharterPackComposer *self,
            CharterFramework    *framework)
{
  g_autofree char *licence = NULL;
  g_autofree char *words = NULL;
  const char *publisher = charter_framework_get_publisher (framework);

  g_object_get (framework, "licence", &licence, NULL);
  words = g_strdup_printf ("%s, %s%s%s. %s", charter_framework_get_title (framework),
                           charter_framework_get_version (framework), publisher ? ", " : "",
                           publisher ? publisher : "", licence ? licence : "");
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (words));
  charter_document_keep_with_next (self->document);
}

/**
 * charter_pack_add_sources:
 * @self: a composer
 *
 * Whose words and facts the pack uses.
 */
void
charter_pack_add_sources (CharterPackComposer *self)
{
  /* A last page is worth its paper: the credits bring the end of the section before them along. */
  charter_document_keep_with_next (self->document);
  charter_document_add_heading (self->document, 1, _("Sources"), NULL, CHARTER_HEADING_SMALL);
  add_credit (self, self->framework);
  if (self->source->commitments)
    add_credit (self, self->source->commitments);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (
    _("Contains public sector information licensed under the Open Government Licence v3.0. Source: "
      "Department for Education, Get Information About Schools.")));
}

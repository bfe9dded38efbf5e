/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-term.h"

static CharterFramework *
find_framework_of (CharterPackComposer *self,
                   CharterJudgement    *judgement)
{
  const char *audit = charter_judgement_get_audit (judgement);

  if (self->audit && g_strcmp0 (audit, charter_record_get_id (CHARTER_RECORD (self->audit))) == 0)
    return self->framework;
  if (self->source->commitments_audit &&
      g_strcmp0 (audit, charter_record_get_id (CHARTER_RECORD (self->source->commitments_audit))) == 0)
    return self->source->commitments;
  return NULL;
}

static int
compare_judgements (gconstpointer a,
                    gconstpointer b)
{
  return g_strcmp0 (charter_judgement_get_item (*(CharterJudgement * const *) a),
                    charter_judgement_get_item (*(CharterJudgement * const *) b));
}

/* The items of this cycle that a piece of evidence supports. */
static CharterText *
supports_text (CharterPackComposer *self,
               CharterEvidence     *evidence)
{
  g_autoptr(GPtrArray) linked = charter_portfolio_list_linked_from (
    self->portfolio, charter_record_get_id (CHARTER_RECORD (evidence)), CHARTER_LINK_SUPPORTS);
  g_autoptr(GPtrArray) judgements = g_ptr_array_new ();
  CharterText *text = charter_text_new ();

  for (guint i = 0; i < linked->len; i++)
    if (CHARTER_IS_JUDGEMENT (g_ptr_array_index (linked, i)))
      g_ptr_array_add (judgements, g_ptr_array_index (linked, i));
  g_ptr_array_sort (judgements, compare_judgements);

  for (guint i = 0; i < judgements->len; i++)
    {
      CharterJudgement *judgement = g_ptr_array_index (judgements, i);
      CharterFramework *framework = find_framework_of (self, judgement);
      CharterItem *item = framework
                          ? charter_framework_find_item (framework, charter_judgement_get_item (judgement))
                          : NULL;
      g_autofree char *anchor = item ? charter_pack_dup_item_anchor (framework, item) : NULL;

      if (!item)
        continue;
      if (charter_text_get_length (text) > 0)
        charter_text_add (text, CHARTER_RUN_PLAIN, ", ");
      charter_text_add_link (text, CHARTER_RUN_PLAIN, anchor, charter_item_get_code (item));
    }
  if (charter_text_get_length (text) == 0)
    charter_text_add (text, CHARTER_RUN_DIM, "–");
  return text;
}

static void
add_line (CharterText *text,
          const char  *words)
{
  if (!words)
    return;
  charter_text_add (text, CHARTER_RUN_DIM, "\n");
  charter_text_add (text, CHARTER_RUN_DIM, words);
}

static void
add_files (CharterPackComposer *self,
           CharterText         *text,
           CharterEvidence     *evidence)
{
  g_autoptr(GPtrArray) files = charter_portfolio_list_files (self->portfolio, evidence);

  for (guint i = 0; i < files->len; i++)
    {
      CharterEvidenceFile *file = g_ptr_array_index (files, i);

      add_line (text, charter_evidence_file_get_name (file));
    }
}

static CharterText *
title_text (CharterPackComposer *self,
            CharterEvidence     *evidence)
{
  const char *title = charter_evidence_get_printed (evidence, charter_evidence_get_title (evidence));
  g_autofree char *anchor = charter_pack_dup_annex_anchor (evidence);
  CharterText *text = charter_text_new ();

  /* Plain words in a pack without annexes. */
  if (title)
    charter_text_add_link (text, CHARTER_RUN_PLAIN, anchor, title);
  if (!charter_evidence_get_redacted (evidence))
    add_line (text, charter_evidence_get_source (evidence));
  if (charter_evidence_get_personal_data (evidence) || charter_evidence_get_redacted (evidence))
    add_line (text, _("Holds personal data: to be seen at the school"));
  if (self->source->is_full && !charter_evidence_get_redacted (evidence))
    {
      add_line (text, charter_evidence_get_url (evidence));
      /* A file's name may say whom it is about. */
      if (!charter_evidence_get_personal_data (evidence))
        add_files (self, text, evidence);
    }
  return text;
}

static CharterText *
date_text (CharterPackComposer *self,
           CharterEvidence     *evidence)
{
  const char *until = charter_evidence_get_valid_until (evidence);
  CharterText *text = charter_pack_date_text (charter_evidence_get_happened_on (evidence));

  if (charter_text_get_length (text) == 0)
    charter_text_add (text, CHARTER_RUN_DIM, _("not dated"));
  if (charter_term_get_due (until, self->source->today) == CHARTER_DUE_LATE)
    {
      g_autofree char *date = charter_term_dup_date_words (until);
      g_autofree char *words = g_strdup_printf (_("\nvalid until %s"), date);

      charter_text_add (text, CHARTER_RUN_BOLD, words);
    }
  return text;
}

static void
add_nature (CharterPackComposer *self,
            CharterBlock        *table,
            CharterNature        nature)
{
  gboolean has_group = FALSE;

  for (guint i = 0; i < self->evidence->len; i++)
    {
      CharterEvidence *evidence = g_ptr_array_index (self->evidence, i);
      g_autofree char *anchor = charter_pack_dup_evidence_anchor (evidence);
      g_autofree char *reference = charter_pack_dup_evidence_ref (evidence);

      if (charter_evidence_get_nature (evidence) != nature)
        continue;
      if (!has_group)
        charter_table_add_group (table,
                                 charter_text_new_plain (charter_choice_words_get (CHARTER_TYPE_NATURE, nature)));
      has_group = TRUE;
      charter_table_add_row (table, anchor, charter_text_new_plain (reference),
                             title_text (self, evidence), date_text (self, evidence),
                             supports_text (self, evidence),
                             charter_text_new_plain (charter_evidence_get_printed (
                               evidence, charter_evidence_get_kept_where (evidence))), NULL);
    }
}

static void
add_left_out (CharterPackComposer *self)
{
  g_autofree char *words = NULL;

  if (self->n_left_out == 0)
    return;
  words = g_strdup_printf (ngettext ("%u piece of evidence is left out of this pack and can be seen at "
                                     "the school.",
                                     "%u pieces of evidence are left out of this pack and can be seen at "
                                     "the school.", self->n_left_out), self->n_left_out);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_SMALL, charter_text_new_plain (words));
}

/**
 * charter_pack_add_index:
 * @self: a composer
 *
 * Every piece of evidence once, by paper, practice and people: what the references lead to.
 */
void
charter_pack_add_index (CharterPackComposer *self)
{
  static const CharterNature natures[] = { CHARTER_NATURE_PAPER, CHARTER_NATURE_PRACTICE, CHARTER_NATURE_PEOPLE };
  const CharterColumn columns[] = {
    { _("Ref"), 0.7, CHARTER_ALIGN_START, TRUE },
    { _("Evidence"), 4.2, CHARTER_ALIGN_START, FALSE },
    { _("Date"), 2.1, CHARTER_ALIGN_START, FALSE },
    { _("Supports"), 1.7, CHARTER_ALIGN_START, FALSE },
    { _("Kept"), 1.9, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table;

  charter_document_add_label (self->document, _("Paper, practice, people"));
  charter_document_add_heading (self->document, 1, _("Evidence index"), NULL,
                                charter_pack_section_flags (self));
  if (self->evidence->len == 0)
    {
      charter_document_add_words (self->document, _("No evidence is recorded yet."));
      add_left_out (self);
      return;
    }
  table = charter_document_add_table (self->document, _("Evidence by its nature"), columns,
                                      G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (natures); i++)
    add_nature (self, table, natures[i]);
  add_left_out (self);
}

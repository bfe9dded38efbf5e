/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>
#include <string.h>

/* A first sentence longer than this ends in an ellipsis in the short pack. */
#define LONGEST_SENTENCE 220

/* The items of the main framework that a commitment is linked with, in either direction. */
static GPtrArray *
list_linked_items (CharterPackComposer *self,
                   CharterItem         *commitment)
{
  GPtrArray *linked = g_ptr_array_new ();
  GListModel *areas = charter_framework_get_areas (self->framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          if (charter_item_refers_to (item, charter_framework_get_id (self->source->commitments), charter_item_get_code (commitment)) ||
              charter_item_refers_to (commitment, charter_framework_get_id (self->framework), charter_item_get_code (item)))
            g_ptr_array_add (linked, item);
        }
    }
  return linked;
}

/* "Review meetings. Since January …" -> "Review meetings." */
static char *
dup_first_sentence (const char *words)
{
  const char *end = words;

  while (*end && *end != '\n' && g_utf8_strlen (words, end - words) < LONGEST_SENTENCE)
    {
      if (strchr (".!?", *end) && (end[1] == ' ' || end[1] == '\n' || end[1] == '\0'))
        return g_strndup (words, (gsize) (end + 1 - words));
      end = g_utf8_next_char (end);
    }
  if (!*end || *end == '\n')
    return g_strndup (words, (gsize) (end - words));
  return g_strdup_printf ("%.*s…", (int) (end - words), words);
}

static void
add_linked_items (CharterPackComposer *self,
                  CharterText         *text,
                  CharterItem         *commitment)
{
  g_autoptr(GPtrArray) linked = list_linked_items (self, commitment);

  for (guint i = 0; i < linked->len; i++)
    {
      CharterItem *item = g_ptr_array_index (linked, i);
      CharterLevel *level = charter_pack_find_level (
        self->framework, charter_pack_find_judgement (self, self->audit, item));
      g_autofree char *anchor = charter_pack_dup_item_anchor (self->framework, item);
      g_autofree char *word = level ? g_strdup_printf (" (%s)", charter_level_get_title (level)) : NULL;

      if (i == 0)
        charter_text_add (text, CHARTER_RUN_DIM, charter_text_get_length (text) > 0 ? _(" See ") : _("See "));
      else
        charter_text_add (text, CHARTER_RUN_DIM, ", ");
      charter_text_add_link (text, CHARTER_RUN_DIM, anchor, charter_item_get_code (item));
      charter_text_add (text, CHARTER_RUN_DIM, word);
    }
  if (linked->len > 0)
    charter_text_add (text, CHARTER_RUN_DIM, ".");
}

static CharterText *
words_text (CharterPackComposer *self,
            CharterItem         *commitment,
            CharterJudgement    *judgement)
{
  const char *words = judgement ? charter_judgement_get_what_we_see (judgement) : NULL;
  const char *reason = judgement ? charter_judgement_get_not_applicable (judgement) : NULL;
  CharterText *text = charter_text_new ();

  if (reason)
    return charter_text_add (text, CHARTER_RUN_PLAIN, reason);
  if (words && !self->source->is_full)
    {
      g_autofree char *sentence = dup_first_sentence (words);

      charter_text_add (text, CHARTER_RUN_PLAIN, sentence);
    }
  else
    {
      charter_text_add (text, CHARTER_RUN_PLAIN, words);
    }
  add_linked_items (self, text, commitment);
  return text;
}

static CharterText *
level_text (CharterPackComposer *self,
            CharterJudgement    *judgement)
{
  CharterLevel *level = charter_pack_find_level (self->source->commitments, judgement);

  if (level)
    return charter_text_set_level (
      charter_text_new_styled (CHARTER_RUN_BOLD, charter_level_get_title (level)),
      charter_level_get_value (level), charter_framework_get_top_value (self->source->commitments));
  if (judgement && charter_judgement_get_not_applicable (judgement))
    return charter_text_new_styled (CHARTER_RUN_DIM, _("Not applicable"));
  return charter_text_new_styled (CHARTER_RUN_DIM, _("Not yet judged"));
}

static CharterText *
evidence_text (CharterPackComposer *self,
               CharterJudgement    *judgement)
{
  g_autoptr(GPtrArray) evidence = charter_pack_list_evidence (self, CHARTER_RECORD (judgement));
  CharterText *text = charter_text_new ();

  charter_pack_add_evidence_refs (text, evidence);
  if (evidence->len == 0)
    charter_text_add (text, CHARTER_RUN_DIM, "–");
  return text;
}

static void
add_commitment (CharterPackComposer *self,
                CharterBlock        *table,
                CharterItem         *item)
{
  CharterJudgement *judgement = charter_pack_find_judgement (self, self->source->commitments_audit, item);
  g_autofree char *anchor = charter_pack_dup_item_anchor (self->source->commitments, item);
  g_autofree char *title = g_strdup_printf (" %s", charter_item_get_title (item));
  CharterText *name = charter_text_new_styled (CHARTER_RUN_BOLD, charter_item_get_code (item));

  charter_table_add_row (table, anchor, charter_text_add (name, CHARTER_RUN_PLAIN, title),
                         level_text (self, judgement), words_text (self, item, judgement),
                         evidence_text (self, judgement), NULL);
}

static void
add_table (CharterPackComposer *self)
{
  const CharterColumn columns[] = {
    { _("What we promise"), 2.7, CHARTER_ALIGN_START, TRUE },
    { _("Level"), 1.2, CHARTER_ALIGN_START, FALSE },
    { _("What we see"), 3.6, CHARTER_ALIGN_START, FALSE },
    { _("Evidence"), 1.1, CHARTER_ALIGN_START, FALSE },
  };
  GListModel *areas = charter_framework_get_areas (self->source->commitments);
  CharterBlock *table = charter_document_add_table (self->document, _("The charter’s commitments"),
                                                    columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);
      g_autofree char *title = g_strdup_printf ("%s %s", charter_area_get_code (area),
                                                charter_area_get_title (area));

      charter_table_add_group (table, charter_text_new_plain (title));
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          add_commitment (self, table, item);
        }
    }
}

/**
 * charter_pack_add_commitments:
 * @self: a composer
 *
 * Every commitment of the charter with its level, a sentence and where it is shown. One that is not
 * judged still says which themes it rests on.
 */
void
charter_pack_add_commitments (CharterPackComposer *self)
{
  CharterFramework *commitments = self->source->commitments;
  const char *noun = commitments ? charter_framework_get_item_noun_plural (commitments) : NULL;
  g_autofree char *lead = NULL;

  if (!commitments)
    return;
  charter_document_add_label (self->document, _("Charter check"));
  charter_document_add_heading (self->document, 1, charter_framework_get_title (commitments), NULL,
                                CHARTER_HEADING_IN_CONTENTS);
  /* Translators: how many are judged, of how many, and the framework's word, such as "commitments" */
  lead = g_strdup_printf (_("%u of %u %s judged"), charter_standing_get_judged (self->commitments_standing),
                          charter_standing_get_applicable (self->commitments_standing),
                          noun ? noun : C_("what is judged", "items"));
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (lead));
  charter_document_keep_with_next (self->document);
  add_table (self);
}

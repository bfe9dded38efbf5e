/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-questionnaire.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"
#include "charter-voices.h"

#define BOX "☐"
/* Between two boxes in a line of them. */
#define GAP "     "

/* "1.1 A shared vision for inclusion", then the question that the framework asks, if it has one. */
static CharterText *
item_text (CharterItem *item)
{
  CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD, charter_item_get_code (item));

  charter_text_add (text, CHARTER_RUN_PLAIN, " ");
  charter_text_add (text, CHARTER_RUN_BOLD, charter_item_get_title (item));
  if (charter_item_get_stem (item))
    {
      charter_text_add (text, CHARTER_RUN_PLAIN, "\n");
      charter_text_add (text, CHARTER_RUN_PLAIN, charter_item_get_stem (item));
    }
  return text;
}

static void
add_paragraph (CharterPackComposer *self,
               CharterText         *text)
{
  charter_document_add_paragraph (self->document,
                                  self->source->is_full ? CHARTER_PARAGRAPH_LARGE : CHARTER_PARAGRAPH_BODY,
                                  text);
}

static CharterText *
boxes_text (const char * const *words,
            guint               n)
{
  CharterText *text = charter_text_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *box = g_strdup_printf ("%s" BOX " %s", i > 0 ? GAP : "", words[i]);

      charter_text_add (text, CHARTER_RUN_PLAIN, box);
    }
  return text;
}

static void
add_normal_table (CharterPackComposer *self,
                  CharterArea         *area)
{
  const CharterColumn columns[] = {
    { _("Is it like this in our school?"), 6, CHARTER_ALIGN_START, TRUE },
    { _("1 Definitely"), 1.2, CHARTER_ALIGN_START, FALSE },
    { _("2 To some extent"), 1.2, CHARTER_ALIGN_START, FALSE },
    { _("3 No"), 0.8, CHARTER_ALIGN_START, FALSE },
    { _("4 Don’t know"), 1, CHARTER_ALIGN_START, FALSE },
  };
  GListModel *items = charter_area_get_items (area);
  CharterBlock *table = charter_document_add_table (self->document, charter_area_get_title (area), columns,
                                                    G_N_ELEMENTS (columns));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      charter_table_add_row (table, NULL, item_text (item), charter_text_new_plain (BOX),
                             charter_text_new_plain (BOX), charter_text_new_plain (BOX),
                             charter_text_new_plain (BOX), NULL);
    }
}

/* In large print the answers stand under the question: five columns would be too narrow for it. */
static void
add_large_table (CharterPackComposer *self,
                 CharterArea         *area)
{
  const CharterColumn columns[] = {
    { _("Is it like this in our school?"), 1, CHARTER_ALIGN_START, TRUE },
  };
  const char * const answers[] = {
    _("1 Definitely"), _("2 To some extent"), _("3 No"), _("4 Don’t know"),
  };
  GListModel *items = charter_area_get_items (area);
  CharterBlock *table = charter_document_add_table (self->document, charter_area_get_title (area), columns,
                                                    G_N_ELEMENTS (columns));

  table->is_large = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      CharterText *text = item_text (item);

      for (guint j = 0; j < G_N_ELEMENTS (answers); j++)
        {
          g_autofree char *box = g_strdup_printf ("%s" BOX " %s", j == 0 ? "\n" : "   ", answers[j]);

          charter_text_add (text, CHARTER_RUN_PLAIN, box);
        }
      charter_table_add_row (table, NULL, text, NULL);
    }
}

static void
add_area_heading (CharterPackComposer *self,
                  CharterArea         *area)
{
  g_autofree char *heading = g_strdup_printf ("%s %s", charter_area_get_code (area),
                                              charter_area_get_title (area));

  charter_document_add_heading (self->document, 2, heading, NULL, CHARTER_HEADING_PLAIN);
}

static void
add_who (CharterPackComposer *self)
{
  const char *who[CHARTER_VOICE_ASSESSOR];
  guint n = 0;

  for (int voice = CHARTER_VOICE_PUPILS; voice <= CHARTER_VOICE_ASSESSOR; voice++)
    if (charter_voice_is_group (voice))
      who[n++] = charter_voice_get_title (voice);
  add_paragraph (self, boxes_text (who, n));
}

/**
 * charter_questionnaire_compose:
 * @source: a school's records and the framework to ask about; its is_full asks for large print
 *
 * Composes one sheet for pupils, families, staff and governors: a question an item, the answers
 * numbered like the keys that enter them. Nobody is asked for a name.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_questionnaire_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Questionnaire"));
  GListModel *areas = charter_framework_get_areas (self->framework);
  const char *name = charter_school_get_name (self->school);

  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_heading (self->document, 1, _("What do you think of our school?"), NULL,
                                CHARTER_HEADING_PLAIN);
  add_paragraph (self, charter_text_new_plain (_("Please do not write your name. We count the answers and "
                                                 "throw the sheets away. We show what a group says only "
                                                 "when at least five people answered.")));
  add_paragraph (self, charter_text_new_styled (CHARTER_RUN_BOLD, _("Please tick who you are, then one box for each question.")));
  add_who (self);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      add_area_heading (self, area);
      if (source->is_full)
        add_large_table (self, area);
      else
        add_normal_table (self, area);
    }
  return charter_pack_composer_finish (self);
}

static CharterText *
levels_text (CharterFramework *framework)
{
  GListModel *levels = charter_framework_get_levels (framework);
  CharterText *text = charter_text_new ();

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);
      g_autofree char *box = g_strdup_printf ("%s" BOX " %s", i > 0 ? "\n" : "",
                                              charter_level_get_title (level));

      charter_text_add (text, CHARTER_RUN_PLAIN, box);
    }
  return text;
}

static CharterText *
verdicts_text (void)
{
  CharterText *text = charter_text_new ();

  for (int verdict = CHARTER_VERDICT_AGREE; verdict <= CHARTER_VERDICT_MORE_INFORMATION; verdict++)
    {
      g_autofree char *box = g_strdup_printf ("%s" BOX " %d %s", verdict > CHARTER_VERDICT_AGREE ? "\n" : "",
                                              verdict, charter_assessor_verdict_get_title (verdict));

      charter_text_add (text, CHARTER_RUN_PLAIN, box);
    }
  return text;
}

static void
add_assessor_table (CharterPackComposer *self,
                    CharterArea         *area)
{
  const CharterColumn columns[] = {
    { _("What is judged"), 4, CHARTER_ALIGN_START, TRUE },
    { _("The school says"), 1.6, CHARTER_ALIGN_START, FALSE },
    { _("My answer"), 2.2, CHARTER_ALIGN_START, FALSE },
    { _("Level I saw"), 1.8, CHARTER_ALIGN_START, FALSE },
    { _("Remarks"), 3, CHARTER_ALIGN_START, FALSE },
  };
  GListModel *items = charter_area_get_items (area);
  CharterBlock *table = charter_document_add_table (self->document, charter_area_get_title (area), columns,
                                                    G_N_ELEMENTS (columns));

  table->is_large = self->source->is_full;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      CharterJudgement *judgement = charter_pack_find_judgement (self, self->audit, item);
      CharterLevel *level = charter_pack_find_level (self->framework, judgement);

      charter_table_add_row (table, NULL, item_text (item),
                             charter_text_new_plain (level ? charter_level_get_title (level) : "–"),
                             verdicts_text (), levels_text (self->framework), charter_text_new (), NULL);
    }
}

/**
 * charter_assessor_sheet_compose:
 * @source: a school's records and the framework to look at
 *
 * Composes the sheet on which a visiting assessor answers the school's levels, item by item.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_assessor_sheet_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Assessor’s sheet"));
  GListModel *areas = charter_framework_get_areas (self->framework);
  const char *name = charter_school_get_name (self->school);

  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_heading (self->document, 1, _("The visiting assessor’s answers"), NULL,
                                CHARTER_HEADING_PLAIN);
  add_paragraph (self, charter_text_new_plain (_("Beside each level that the school chose: do you agree, "
                                                 "would you judge higher or lower, or do you need more "
                                                 "information?")));
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      add_area_heading (self, area);
      add_assessor_table (self, area);
    }
  return charter_pack_composer_finish (self);
}

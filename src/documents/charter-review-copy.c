/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-review-copy.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"
#include "charter-term.h"

/* What the school says of an item, in the words that it wrote. */
static CharterText *
said_text (CharterPackComposer *self,
           CharterItem         *item)
{
  CharterJudgement *judgement = charter_pack_find_judgement (self, self->audit, item);
  CharterLevel *level = charter_pack_find_level (self->framework, judgement);
  const char *reason = judgement ? charter_judgement_get_not_applicable (judgement) : NULL;
  const char *words = judgement ? charter_judgement_get_what_we_see (judgement) : NULL;
  CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD,
                                               reason ? _("Not applicable")
                                               : level ? charter_level_get_title (level)
                                                       : _("Not yet judged"));

  if (reason || words)
    {
      charter_text_add (text, CHARTER_RUN_PLAIN, "\n");
      charter_text_add (text, CHARTER_RUN_PLAIN, reason ? reason : words);
    }
  return text;
}

static CharterText *
item_text (CharterItem *item)
{
  CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD, charter_item_get_code (item));

  charter_text_add (text, CHARTER_RUN_PLAIN, " ");
  charter_text_add (text, CHARTER_RUN_PLAIN, charter_item_get_title (item));
  return text;
}

/* The margin: two columns with nothing in them but room to write. */
static void
add_items (CharterPackComposer *self,
           CharterArea         *area)
{
  const CharterColumn columns[] = {
    { _("Item"), 1.9, CHARTER_ALIGN_START, TRUE },
    { _("What we say"), 5, CHARTER_ALIGN_START, FALSE },
    { _("Initials"), 1, CHARTER_ALIGN_START, FALSE },
    { _("Remarks"), 3.1, CHARTER_ALIGN_START, FALSE },
  };
  GListModel *items = charter_area_get_items (area);
  CharterBlock *table = charter_document_add_table (self->document, charter_area_get_title (area), columns,
                                                    G_N_ELEMENTS (columns));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      charter_table_add_row (table, NULL, item_text (item), said_text (self, item), charter_text_new (),
                             charter_text_new_plain ("\n\n\n"), NULL);
    }
}

static gboolean
is_about (CharterPackComposer *self,
          CharterRemark       *remark,
          const char          *area)
{
  return charter_remark_is_open (remark)
         && g_strcmp0 (charter_remark_get_audit (remark),
                       charter_record_get_id (CHARTER_RECORD (self->audit))) == 0
         && g_strcmp0 (charter_remark_get_area (remark), area) == 0;
}

/* What was remarked before and waits for an answer, so that nobody writes it twice. */
static void
add_open_remarks (CharterPackComposer *self,
                  const char          *area)
{
  GListModel *remarks = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_REMARK);
  g_autoptr(GPtrArray) texts = charter_pack_texts_new ();

  for (guint i = 0; self->audit && i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr(CharterRemark) remark = g_list_model_get_item (remarks, i);
      g_autofree char *words = NULL;

      if (!is_about (self, remark, area))
        continue;
      words = g_strdup_printf ("%s%s%s: %s",
                               charter_remark_get_item (remark) ? charter_remark_get_item (remark) : "",
                               charter_remark_get_item (remark) ? ", " : "",
                               charter_remark_get_who (remark), charter_remark_get_text (remark));
      g_ptr_array_add (texts, charter_text_new_plain (words));
    }
  if (texts->len == 0)
    return;
  charter_document_add_heading (self->document, 2, _("Remarks that wait for an answer"), NULL,
                                CHARTER_HEADING_SMALL);
  charter_document_add_list (self->document, g_steal_pointer (&texts));
}

static void
add_area (CharterPackComposer       *self,
          const CharterAreaStanding *standing)
{
  CharterArea *area = standing->area;
  const char *cycle = self->audit ? charter_audit_get_cycle (self->audit) : NULL;
  g_autofree char *word = charter_area_standing_dup_word (standing);
  g_autofree char *sentence = charter_pack_dup_sentence (word);
  g_autofree char *heading = g_strdup_printf ("%s %s", charter_area_get_code (area),
                                              charter_area_get_title (area));
  CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD, sentence);

  charter_text_add (text, CHARTER_RUN_PLAIN, ". ");
  charter_text_add (text, CHARTER_RUN_DIM, standing->working);
  charter_document_add_label (self->document, cycle ? cycle : _("Review copy"));
  charter_document_add_heading (self->document, 1, heading, NULL,
                                CHARTER_HEADING_NEW_PAGE | CHARTER_HEADING_IN_CONTENTS);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_BODY, text);
  charter_document_add_fact (self->document, _("Read by"), charter_text_new_plain ("…………………………………………"));
  charter_document_add_fact (self->document, _("Date"), charter_text_new_plain ("…………………………………………"));
  add_items (self, area);
  add_open_remarks (self, charter_area_get_code (area));
}

/**
 * charter_review_copy_compose:
 * @source: a school's records and the framework that they are judged by
 *
 * A copy to read and write on, for head and governors: an area a page or more, so that each can be given
 * to somebody else, with a margin for initials and remarks.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_review_copy_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Review copy"));
  const char *name = charter_school_get_name (self->school);
  g_autofree char *title = g_strdup_printf (_("Review copy: %s"), name ? name : _("our school"));

  charter_document_add_title (self->document, title);
  charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_LEAD, charter_text_new_plain (
    charter_framework_get_title (self->framework)));
  charter_document_add_words (self->document,
                              _("Please read what we say, put your initials beside what you agree with, and "
                                "write down what you see otherwise. Name staff only, never pupils. Give the copy "
                                "back: every remark is typed in and answered."));
  charter_pack_add_duties (self);
  for (guint i = 0; i < charter_standing_get_n_areas (self->standing); i++)
    add_area (self, charter_standing_get_area (self->standing, i));
  return charter_pack_composer_finish (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-composer.h"

#include <glib/gi18n.h>

/* "Parents and carers, 8.2" */
static char *
dup_about_words (CharterPackComposer *self,
                 CharterRemark       *remark)
{
  const char *code = charter_remark_get_area (remark);
  CharterArea *area = code ? charter_framework_find_area (self->framework, code) : NULL;
  const char *item = charter_remark_get_item (remark);

  if (!area)
    return g_strdup (item ? item : _("The whole"));
  return g_strconcat (charter_area_get_title (area), item ? ", " : NULL, item, NULL);
}

static CharterText *
answer_text (CharterRemark *remark)
{
  const char *answer = charter_remark_get_answer (remark);

  return charter_text_new_styled (answer ? CHARTER_RUN_PLAIN : CHARTER_RUN_DIM,
                                  answer ? answer : _("waits for an answer"));
}

static CharterText *
who_text (CharterRemark *remark)
{
  CharterText *text = charter_text_new_plain (charter_remark_get_who (remark));
  g_autoptr(CharterText) date = charter_pack_date_text (charter_remark_get_made_on (remark));

  if (charter_text_get_length (date) > 0)
    {
      charter_text_add (text, CHARTER_RUN_PLAIN, "\n");
      charter_text_add (text, CHARTER_RUN_DIM, charter_text_get_words (date));
    }
  return text;
}

/**
 * charter_pack_add_remarks:
 * @self: a composer
 *
 * What those who read a review copy remarked, and what the school answered. Left out when there is
 * nothing.
 */
void
charter_pack_add_remarks (CharterPackComposer *self)
{
  GListModel *remarks = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_REMARK);
  const CharterColumn columns[] = {
    { _("Who"), 1.7, CHARTER_ALIGN_START, FALSE },
    { _("About"), 1.9, CHARTER_ALIGN_START, TRUE },
    { _("Remark"), 3.2, CHARTER_ALIGN_START, FALSE },
    { _("Answer"), 2.6, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table = NULL;

  for (guint i = 0; self->audit && i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr(CharterRemark) remark = g_list_model_get_item (remarks, i);
      g_autofree char *about = dup_about_words (self, remark);

      if (g_strcmp0 (charter_remark_get_audit (remark), charter_record_get_id (CHARTER_RECORD (self->audit))) != 0)
        continue;
      if (!table)
        {
          charter_document_add_label (self->document, _("Read by others"));
          charter_document_add_heading (self->document, 1, _("What reviewers remarked"), NULL,
                                        CHARTER_HEADING_IN_CONTENTS);
          table = charter_document_add_table (self->document, _("Remarks and answers"), columns,
                                              G_N_ELEMENTS (columns));
        }
      charter_table_add_row (table, NULL, who_text (remark), charter_text_new_plain (about),
                             charter_text_new_plain (charter_remark_get_text (remark)), answer_text (remark), NULL);
    }
}

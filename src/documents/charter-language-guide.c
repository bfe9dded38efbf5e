/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-language-guide.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"

static void
add_phrases (CharterPackComposer *self,
             GPtrArray           *phrases)
{
  const CharterColumn columns[] = {
    { _("We say"), 3, CHARTER_ALIGN_START, TRUE },
    { _("Instead of"), 2.4, CHARTER_ALIGN_START, FALSE },
    { _("Because"), 3.6, CHARTER_ALIGN_START, FALSE },
  };
  CharterBlock *table = charter_document_add_table (self->document, _("Words to use and words to leave"), columns,
                                                    G_N_ELEMENTS (columns));

  for (guint i = 0; i < phrases->len; i++)
    {
      CharterPhrase *phrase = g_ptr_array_index (phrases, i);

      charter_table_add_row (table, NULL, charter_text_new_styled (CHARTER_RUN_BOLD, charter_phrase_get_say (phrase)),
                             charter_text_new_plain (charter_phrase_get_instead_of (phrase)),
                             charter_text_new_plain (charter_phrase_get_why (phrase)), NULL);
    }
}

/**
 * charter_pack_add_language:
 * @self: a composer
 *
 * The words that the school agreed on, once there are any.
 */
void
charter_pack_add_language (CharterPackComposer *self)
{
  g_autoptr(GPtrArray) phrases = charter_pack_list_at (self, CHARTER_TYPE_PHRASE);

  if (phrases->len == 0)
    return;
  charter_document_add_label (self->document, _("Consistent, accessible, supportive"));
  charter_document_add_heading (self->document, 1, _("The words we use"), NULL, charter_pack_section_flags (self));
  add_phrases (self, phrases);
}

/**
 * charter_language_guide_compose:
 * @source: a school's records
 *
 * One page for staffroom and reception: what we say about children and families, and why.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_language_guide_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("The words we use"));
  g_autoptr(GPtrArray) phrases = charter_pack_list_at (self, CHARTER_TYPE_PHRASE);
  const char *name = charter_school_get_name (self->school);
  const char *words = source->paper ? charter_paper_get_words (source->paper) : NULL;

  charter_pack_add_logo (self);
  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, _("The words we use"));
  charter_document_add_words (self->document, words ? words : _("How we speak about children and families, to them "
                                                                "and to each other, in speech and in writing. Words "
                                                                "that describe and open doors, the same from every "
                                                                "adult."));
  if (phrases->len > 0)
    add_phrases (self, phrases);
  else
    charter_document_add_words (self->document, _("No words are agreed yet. Add them under Options, best together "
                                                  "with pupils, families and staff."));
  return charter_pack_composer_finish (self);
}

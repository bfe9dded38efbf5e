/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-document-private.h"

/**
 * charter_document_add_title:
 * @self: a document
 * @words: its title, on the page
 */
void
charter_document_add_title (CharterDocument *self,
                            const char      *words)
{
  charter_document_add_block (self, CHARTER_BLOCK_TITLE)->text = charter_text_new_plain (words);
}

/**
 * charter_document_add_label:
 * @self: a document
 * @words: what the small capitals over the next heading say
 */
void
charter_document_add_label (CharterDocument *self,
                            const char      *words)
{
  charter_document_add_block (self, CHARTER_BLOCK_LABEL)->text = charter_text_new_plain (words);
}

/**
 * charter_document_add_heading:
 * @self: a document
 * @level: 1 to 4; a level never skips one on the way down
 * @words: what it says
 * @anchor: (nullable): what links lead to
 * @flags: whether it stands in the contents and starts a page
 */
void
charter_document_add_heading (CharterDocument     *self,
                              int                  level,
                              const char          *words,
                              const char          *anchor,
                              CharterHeadingFlags  flags)
{
  CharterBlock *block = charter_document_add_block (self, CHARTER_BLOCK_HEADING);

  block->level = CLAMP (level, 1, 4);
  block->text = charter_text_new_plain (words);
  block->anchor = g_strdup (anchor);
  block->heading = flags;
  if (!anchor && (flags & CHARTER_HEADING_IN_CONTENTS))
    block->anchor = g_strdup_printf ("section-%u", self->open->len);
}

/**
 * charter_document_add_paragraph:
 * @self: a document
 * @style: how it is set
 * @text: (transfer full): what it says; an empty one adds nothing
 */
void
charter_document_add_paragraph (CharterDocument       *self,
                                CharterParagraphStyle  style,
                                CharterText           *text)
{
  CharterBlock *block;

  if (charter_text_get_length (text) == 0)
    {
      charter_text_free (text);
      return;
    }
  block = charter_document_add_block (self, CHARTER_BLOCK_PARAGRAPH);
  block->style = style;
  block->text = text;
}

/**
 * charter_document_add_words:
 * @self: a document
 * @words: (nullable): a plain body paragraph; nothing is added for %NULL and ""
 */
void
charter_document_add_words (CharterDocument *self,
                            const char      *words)
{
  charter_document_add_paragraph (self, CHARTER_PARAGRAPH_BODY, charter_text_new_plain (words));
}

/**
 * charter_document_keep_with_next:
 * @self: a document
 *
 * The block that was added last never stands at the foot of a page without the next one. Facts stay
 * together, and with a notice that follows them.
 */
void
charter_document_keep_with_next (CharterDocument *self)
{
  CharterBlock *block = charter_document_get_last_block (self);

  if (block)
    block->keeps_with_next = TRUE;
}

/**
 * charter_document_add_list:
 * @self: a document
 * @texts: (transfer full) (element-type CharterText): an item each; an empty array adds nothing.
 *   Its free function must be charter_text_free()
 */
void
charter_document_add_list (CharterDocument *self,
                           GPtrArray       *texts)
{
  CharterBlock *block;

  if (texts->len == 0)
    {
      g_ptr_array_unref (texts);
      return;
    }
  block = charter_document_add_block (self, CHARTER_BLOCK_LIST);
  g_ptr_array_unref (block->texts);
  block->texts = texts;
}

/**
 * charter_document_add_notice:
 * @self: a document
 * @texts: (transfer full) (element-type CharterText): its paragraphs; an empty array adds nothing
 */
void
charter_document_add_notice (CharterDocument *self,
                             GPtrArray       *texts)
{
  CharterBlock *block;

  if (texts->len == 0)
    {
      g_ptr_array_unref (texts);
      return;
    }
  block = charter_document_add_block (self, CHARTER_BLOCK_NOTICE);
  g_ptr_array_unref (block->texts);
  block->texts = texts;
}

/**
 * charter_document_add_fact:
 * @self: a document
 * @name: what the value is
 * @value: (transfer full): the value; an empty one adds nothing
 *
 * Facts that follow each other make one list.
 */
void
charter_document_add_fact (CharterDocument *self,
                           const char      *name,
                           CharterText     *value)
{
  CharterBlock *block = charter_document_get_last_block (self);
  guint n;

  if (charter_text_get_length (value) == 0)
    {
      charter_text_free (value);
      return;
    }
  if (!block || block->kind != CHARTER_BLOCK_FACTS)
    block = charter_document_add_block (self, CHARTER_BLOCK_FACTS);

  n = block->texts->len;
  g_ptr_array_add (block->texts, value);
  block->words = g_renew (char *, block->words, n + 2);
  block->words[n] = g_strdup (name);
  block->words[n + 1] = NULL;
}

/**
 * charter_document_add_signature:
 * @self: a document
 * @role: who signs: "Headteacher"
 * @name: (nullable): their name as typed, printed under the line
 * @date: (nullable): when it was signed; %NULL leaves room to write it
 *
 * Signatures that follow each other make one block, which a page never splits.
 */
void
charter_document_add_signature (CharterDocument *self,
                                const char      *role,
                                const char      *name,
                                const char      *date)
{
  CharterBlock *block = charter_document_get_last_block (self);
  CharterSignature signature = { g_strdup (role), g_strdup (name), g_strdup (date) };

  if (!block || block->kind != CHARTER_BLOCK_SIGNATURES)
    block = charter_document_add_block (self, CHARTER_BLOCK_SIGNATURES);
  g_array_append_val (block->signatures, signature);
}

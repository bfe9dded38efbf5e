/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-document-private.h"

G_DEFINE_FINAL_TYPE (CharterDocument, charter_document, G_TYPE_OBJECT)

/**
 * charter_document_add_block:
 * @self: a document
 * @kind: what it is
 *
 * Returns: (transfer none): an empty block, after those before
 */
CharterBlock *
charter_document_add_block (CharterDocument *self,
                            CharterBlockKind kind)
{
  CharterBlock *block = charter_block_new (kind);

  g_ptr_array_add (self->open, block);
  return block;
}

/**
 * charter_document_get_last_block:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what was added last, in the column that is open
 */
CharterBlock *
charter_document_get_last_block (CharterDocument *self)
{
  return self->open->len > 0 ? g_ptr_array_index (self->open, self->open->len - 1) : NULL;
}

static void
charter_document_finalize (GObject *object)
{
  CharterDocument *self = CHARTER_DOCUMENT (object);

  g_free (self->title);
  g_free (self->footer);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->seal);
  g_free (self->date);
  g_ptr_array_unref (self->blocks);
  G_OBJECT_CLASS (charter_document_parent_class)->finalize (object);
}

static void
charter_document_class_init (CharterDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_document_finalize;
}

static void
charter_document_init (CharterDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_block_free);
  self->open = self->blocks;
}

/**
 * charter_document_new:
 * @title: what the document is called, in its properties and in a reader's title bar
 *
 * Returns: (transfer full): a document without blocks
 */
CharterDocument *
charter_document_new (const char *title)
{
  CharterDocument *self = g_object_new (CHARTER_TYPE_DOCUMENT, NULL);

  self->title = g_utf8_make_valid (title ? title : "", -1);
  return self;
}

/**
 * charter_document_get_title:
 * @self: a document
 *
 * Returns: what it is called
 */
const char *
charter_document_get_title (CharterDocument *self)
{
  return self->title;
}

/**
 * charter_document_get_extra_size:
 * @self: a document
 *
 * Returns: points that all its words are set larger by
 */
double
charter_document_get_extra_size (CharterDocument *self)
{
  return self->extra_size;
}

/**
 * charter_document_set_extra_size:
 * @self: a document
 * @extra_size: points that all its words are set larger by; 8 makes large print of 18 points. Tables
 *   and pills are not meant for it
 */
void
charter_document_set_extra_size (CharterDocument *self,
                                 double           extra_size)
{
  self->extra_size = extra_size;
}

/**
 * charter_document_get_footer:
 * @self: a document
 *
 * Returns: (nullable): what stands at the foot of every page
 */
const char *
charter_document_get_footer (CharterDocument *self)
{
  return self->footer;
}

/**
 * charter_document_set_footer:
 * @self: a document
 * @footer: (nullable): what stands at the foot of every page, beside its number
 */
void
charter_document_set_footer (CharterDocument *self,
                             const char      *footer)
{
  g_free (self->footer);
  self->footer = footer ? g_utf8_make_valid (footer, -1) : NULL;
}

/**
 * charter_document_get_author:
 * @self: a document
 *
 * Returns: (nullable): whose it is, for its properties
 */
const char *
charter_document_get_author (CharterDocument *self)
{
  return self->author;
}

/**
 * charter_document_set_author:
 * @self: a document
 * @author: (nullable): whose it is, for its properties
 */
void
charter_document_set_author (CharterDocument *self,
                             const char      *author)
{
  g_free (self->author);
  self->author = author ? g_utf8_make_valid (author, -1) : NULL;
}

/**
 * charter_document_get_subject:
 * @self: a document
 *
 * Returns: (nullable): what it is about, for its properties
 */
const char *
charter_document_get_subject (CharterDocument *self)
{
  return self->subject;
}

/**
 * charter_document_set_subject:
 * @self: a document
 * @subject: (nullable): what it is about, for its properties
 */
void
charter_document_set_subject (CharterDocument *self,
                              const char      *subject)
{
  g_free (self->subject);
  self->subject = subject ? g_utf8_make_valid (subject, -1) : NULL;
}

/**
 * charter_document_get_date:
 * @self: a document
 *
 * Returns: (nullable): when it was composed, `YYYY-MM-DD`
 */
const char *
charter_document_get_date (CharterDocument *self)
{
  return self->date;
}

/**
 * charter_document_set_date:
 * @self: a document
 * @date: (nullable): when it was composed, YYYY-MM-DD
 */
void
charter_document_set_date (CharterDocument *self,
                           const char      *date)
{
  g_free (self->date);
  self->date = g_strdup (date);
}

/**
 * charter_document_get_seal:
 * @self: a document
 *
 * Returns: (nullable): what it was made from, as charter_document_set_seal() has it
 */
const char *
charter_document_get_seal (CharterDocument *self)
{
  return self->seal;
}

/**
 * charter_document_set_seal:
 * @self: a document
 * @seal: (nullable): a line by which a written file tells what it was made from, kept in its metadata
 */
void
charter_document_set_seal (CharterDocument *self,
                           const char      *seal)
{
  g_free (self->seal);
  self->seal = seal ? g_utf8_make_valid (seal, -1) : NULL;
}

/**
 * charter_document_get_language:
 * @self: a document
 *
 * Returns: the language its words are in, as BCP 47
 */
const char *
charter_document_get_language (CharterDocument *self)
{
  return CHARTER_DOCUMENT_LANGUAGE;
}

/**
 * charter_document_get_blocks:
 * @self: a document
 *
 * Returns: (transfer none) (element-type CharterBlock): its blocks in reading order
 */
GPtrArray *
charter_document_get_blocks (CharterDocument *self)
{
  return self->blocks;
}

/**
 * charter_document_add_contents:
 * @self: a document
 *
 * A list of the headings flagged %CHARTER_HEADING_IN_CONTENTS, with their pages.
 */
void
charter_document_add_contents (CharterDocument *self)
{
  charter_document_add_block (self, CHARTER_BLOCK_CONTENTS);
}

/**
 * charter_document_add_rule:
 * @self: a document
 *
 * A thin line across the page.
 */
void
charter_document_add_rule (CharterDocument *self)
{
  charter_document_add_block (self, CHARTER_BLOCK_RULE);
}

/**
 * charter_document_add_spacer:
 * @self: a document
 * @height: in points; left out at the top of a page
 */
void
charter_document_add_spacer (CharterDocument *self,
                             double           height)
{
  charter_document_add_block (self, CHARTER_BLOCK_SPACER)->height = height;
}

/**
 * charter_document_add_page_break:
 * @self: a document
 *
 * What is added next begins a page.
 */
void
charter_document_add_page_break (CharterDocument *self)
{
  charter_document_add_block (self, CHARTER_BLOCK_PAGE_BREAK);
}

/**
 * charter_document_add_annex:
 * @self: a document
 * @annex: (transfer full): a file that is read when the document is laid out
 */
void
charter_document_add_annex (CharterDocument *self,
                            CharterAnnex    *annex)
{
  charter_document_add_block (self, CHARTER_BLOCK_ANNEX)->annex = annex;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-document-private.h"

/**
 * charter_document_add_figure:
 * @self: a document
 * @width: in points; a wider one than the page's text is scaled to it
 * @height: in points
 * @alternative: what it shows, in words
 * @draw: draws it; called in the thread that draws the page, any number of times
 * @data: (transfer full): for @draw
 * @destroy: (nullable): frees @data
 */
void
charter_document_add_figure (CharterDocument   *self,
                             double             width,
                             double             height,
                             const char        *alternative,
                             CharterFigureDraw  draw,
                             gpointer           data,
                             GDestroyNotify     destroy)
{
  CharterBlock *block = charter_document_add_block (self, CHARTER_BLOCK_FIGURE);

  block->width = width;
  block->height = height;
  block->alternative = g_utf8_make_valid (alternative, -1);
  block->draw = draw;
  block->draw_data = data;
  block->draw_destroy = destroy;
}

/**
 * charter_document_add_pictured:
 * @self: a document
 * @level: of the heading, 1 to 4
 * @heading: what the words are about
 * @text: (transfer full): the words; empty ones add nothing
 * @size: of the square picture, in points
 * @alternative: what the picture shows, in words
 * @draw: draws the picture; called in the thread that draws the page, any number of times
 * @data: for @draw; not freed
 *
 * A picture at the left, heading and words beside it, for who reads with the help of pictures.
 */
void
charter_document_add_pictured (CharterDocument   *self,
                               int                level,
                               const char        *heading,
                               CharterText       *text,
                               double             size,
                               const char        *alternative,
                               CharterFigureDraw  draw,
                               gpointer           data)
{
  CharterBlock *block;

  if (charter_text_get_length (text) == 0)
    {
      charter_text_free (text);
      return;
    }
  block = charter_document_add_block (self, CHARTER_BLOCK_PICTURED);
  block->level = CLAMP (level, 1, 4);
  block->caption = g_strdup (heading);
  block->text = text;
  block->width = block->height = size;
  block->alternative = g_utf8_make_valid (alternative, -1);
  block->draw = draw;
  block->draw_data = data;
}

/**
 * charter_document_set_figure_at_start:
 * @self: a document
 *
 * The figure that was added last stands where lines begin, not in the middle.
 */
void
charter_document_set_figure_at_start (CharterDocument *self)
{
  CharterBlock *block = charter_document_get_last_block (self);

  if (block && block->kind == CHARTER_BLOCK_FIGURE)
    block->is_at_start = TRUE;
}

/**
 * charter_document_put_figure_beside:
 * @self: a document
 *
 * The figure that was added last stands at the end of the lines of the facts that are added next;
 * there must be enough of them.
 */
void
charter_document_put_figure_beside (CharterDocument *self)
{
  CharterBlock *block = charter_document_get_last_block (self);

  if (block)
    block->is_beside = TRUE;
}

/**
 * charter_document_add_pills:
 * @self: a document
 * @caption: what the row says, for who cannot see it: "Level: Established"
 * @titles: (array zero-terminated=1): a scale's levels, lowest first
 * @chosen: position of the filled one, -1 for none
 * @lowest: value of the first level
 * @trailing: (transfer full) (nullable): words at the far end of the row
 */
void
charter_document_add_pills (CharterDocument    *self,
                            const char         *caption,
                            const char * const *titles,
                            int                 chosen,
                            int                 lowest,
                            CharterText        *trailing)
{
  CharterBlock *block = charter_document_add_block (self, CHARTER_BLOCK_PILLS);

  block->caption = g_strdup (caption);
  block->words = g_strdupv ((GStrv) titles);
  block->chosen = chosen;
  block->lowest = lowest;
  block->text = trailing;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-docx-body.h"

#define PICTURE_DPI 300.0
/* English metric units, in which drawings are measured. */
#define EMU_PER_POINT 12700.0

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* On white: a word processor with dark pages would else show dark lines on them. */
static GBytes *
draw_picture (CharterBlock *block)
{
  double scale = PICTURE_DPI / 72;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (block->width * scale),
                                                         (int) (block->height * scale));
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  block->draw (cr, block->width, block->height, block->draw_data);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
add_transform (CharterXml *xml,
               const char *width,
               const char *height)
{
  charter_xml_open (xml, "pic:spPr", NULL);
  charter_xml_open (xml, "a:xfrm", NULL);
  charter_xml_put (xml, "a:off", "x", "0", "y", "0", NULL);
  charter_xml_put (xml, "a:ext", "cx", width, "cy", height, NULL);
  charter_xml_close (xml);
  charter_xml_open (xml, "a:prstGeom", "prst", "rect", NULL);
  charter_xml_put (xml, "a:avLst", NULL);
  charter_xml_close (xml);
  charter_xml_close (xml);
}

static void
add_drawing (CharterDocx  *self,
             CharterBlock *block,
             const char   *link)
{
  double scale = MIN (1, self->width / MAX (block->width, 1));
  g_autofree char *width = g_strdup_printf ("%d", (int) (block->width * scale * EMU_PER_POINT));
  g_autofree char *height = g_strdup_printf ("%d", (int) (block->height * scale * EMU_PER_POINT));
  g_autofree char *id = g_strdup_printf ("%u", self->pictures->len);
  g_autofree char *name = g_strdup_printf ("picture%u.png", self->pictures->len);
  CharterXml *xml = self->xml;

  charter_xml_open (xml, "w:drawing", NULL);
  charter_xml_open (xml, "wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0", NULL);
  charter_xml_put (xml, "wp:extent", "cx", width, "cy", height, NULL);
  charter_xml_put (xml, "wp:docPr", "id", id, "name", name, "descr", block->alternative, NULL);
  charter_xml_open (xml, "a:graphic", NULL);
  charter_xml_open (xml, "a:graphicData", "uri", CHARTER_DOCX_DRAWING "picture", NULL);
  charter_xml_open (xml, "pic:pic", NULL);
  charter_xml_open (xml, "pic:nvPicPr", NULL);
  charter_xml_put (xml, "pic:cNvPr", "id", id, "name", name, "descr", block->alternative, NULL);
  charter_xml_put (xml, "pic:cNvPicPr", NULL);
  charter_xml_close (xml);
  charter_xml_open (xml, "pic:blipFill", NULL);
  charter_xml_put (xml, "a:blip", "r:embed", link, NULL);
  charter_xml_open (xml, "a:stretch", NULL);
  charter_xml_put (xml, "a:fillRect", NULL);
  charter_xml_close (xml);
  charter_xml_close (xml);
  add_transform (xml, width, height);
  for (guint i = 0; i < 5; i++)
    charter_xml_close (xml);
}

static void
add_picture (CharterDocx  *self,
             CharterBlock *block)
{
  g_autofree char *id = g_strdup_printf ("rId%u", self->n_links++);
  g_autofree char *target = NULL;

  g_ptr_array_add (self->pictures, draw_picture (block));
  target = g_strdup_printf ("media/picture%u.png", self->pictures->len);
  charter_xml_put (self->links, "Relationship", "Id", id, "Type", CHARTER_DOCX_OFFICE "/image",
                   "Target", target, NULL);
  charter_xml_open (self->xml, "w:r", NULL);
  add_drawing (self, block, id);
  charter_xml_close (self->xml);
}

/**
 * charter_docx_add_figure:
 * @self: a body
 * @block: a figure
 *
 * As a picture that is sharp on paper, with its words for who cannot see it.
 */
void
charter_docx_add_figure (CharterDocx  *self,
                         CharterBlock *block)
{
  charter_docx_open_paragraph (self, "Figure", block->keeps_with_next ? CHARTER_DOCX_KEEPS_NEXT : 0, NULL);
  add_picture (self, block);
  charter_docx_close_paragraph (self);
}

/**
 * charter_docx_add_pictured:
 * @self: a body
 * @block: a picture with words
 *
 * The heading, then a line that begins with the picture.
 */
void
charter_docx_add_pictured (CharterDocx  *self,
                           CharterBlock *block)
{
  g_autofree char *style = g_strdup_printf ("Heading%d", block->level);

  charter_docx_add_words (self, style, CHARTER_DOCX_KEEPS_NEXT, block->caption);
  charter_docx_open_paragraph (self, "Normal", CHARTER_DOCX_PLAIN, charter_text_get_words (block->text));
  add_picture (self, block);
  charter_docx_add_run (self, CHARTER_RUN_PLAIN, NULL, "  ", -1);
  charter_docx_add_text (self, block->text);
  charter_docx_close_paragraph (self);
}

/* A box that a click ticks. */
static void
add_box (CharterDocx *self,
         const char  *title,
         gboolean     is_ticked)
{
  CharterXml *xml = self->xml;

  charter_xml_open (xml, "w:sdt", NULL);
  charter_xml_open (xml, "w:sdtPr", NULL);
  charter_xml_put (xml, "w:alias", "w:val", title, NULL);
  charter_xml_open (xml, "w14:checkbox", NULL);
  charter_xml_put (xml, "w14:checked", "w14:val", is_ticked ? "1" : "0", NULL);
  charter_xml_put (xml, "w14:checkedState", "w14:val", "2612", "w14:font", "MS Gothic", NULL);
  charter_xml_put (xml, "w14:uncheckedState", "w14:val", "2610", "w14:font", "MS Gothic", NULL);
  charter_xml_close (xml);
  charter_xml_close (xml);
  charter_xml_open (xml, "w:sdtContent", NULL);
  charter_xml_open (xml, "w:r", NULL);
  charter_xml_open (xml, "w:rPr", NULL);
  charter_xml_put (xml, "w:rFonts", "w:ascii", "MS Gothic", "w:hAnsi", "MS Gothic",
                   "w:eastAsia", "MS Gothic", NULL);
  charter_xml_close (xml);
  charter_xml_put_words (xml, "w:t", is_ticked ? "☒" : "☐");
  for (guint i = 0; i < 3; i++)
    charter_xml_close (xml);
}

/**
 * charter_docx_add_pills:
 * @self: a body
 * @block: a scale's levels
 *
 * The levels with a box each to tick; the chosen one stands on its colour.
 */
void
charter_docx_add_pills (CharterDocx  *self,
                        CharterBlock *block)
{
  int n = (int) g_strv_length (block->words);
  gboolean has_boxes = n > 1;

  charter_docx_open_paragraph (self, "Level", CHARTER_DOCX_KEEPS_NEXT, NULL);
  for (int i = 0; i < n; i++)
    {
      gboolean is_chosen = i == block->chosen;
      g_autofree char *fill = is_chosen
                              ? charter_docx_dup_level_fill (block->lowest + i, block->lowest + n - 1, 1)
                              : NULL;
      g_autofree char *words = g_strdup_printf (is_chosen ? " %s " : has_boxes ? " %s" : "%s", block->words[i]);

      if (i > 0)
        charter_docx_add_run (self, CHARTER_RUN_PLAIN, NULL, "    ", -1);
      if (has_boxes)
        add_box (self, block->words[i], is_chosen);
      charter_docx_add_run (self, is_chosen ? CHARTER_RUN_BOLD : CHARTER_RUN_DIM, fill, words, -1);
    }
  charter_docx_close_paragraph (self);
  if (!block->text || charter_text_get_length (block->text) == 0)
    return;
  charter_docx_open_paragraph (self, "Small", CHARTER_DOCX_KEEPS_NEXT, charter_text_get_words (block->text));
  charter_docx_add_text (self, block->text);
  charter_docx_close_paragraph (self);
}

static void
add_field_mark (CharterDocx *self,
                const char  *type)
{
  charter_xml_open (self->xml, "w:r", NULL);
  charter_xml_put (self->xml, "w:fldChar", "w:fldCharType", type, NULL);
  charter_xml_close (self->xml);
}

static void
add_field (CharterDocx *self,
           const char  *instruction)
{
  add_field_mark (self, "begin");
  charter_xml_open (self->xml, "w:r", NULL);
  charter_xml_open (self->xml, "w:instrText", "xml:space", "preserve", NULL);
  charter_xml_say (self->xml, instruction, -1);
  charter_xml_close (self->xml);
  charter_xml_close (self->xml);
  add_field_mark (self, "separate");
}

static void
add_contents_entry (CharterDocx  *self,
                    CharterBlock *heading,
                    const char   *field)
{
  const CharterPlace *place = self->pages ? charter_pages_find_anchor (self->pages, heading->anchor) : NULL;
  g_autofree char *style = g_strdup_printf ("TOC%d", MIN (heading->level, 3));
  g_autofree char *bookmark = g_strdup_printf ("place_%u", GPOINTER_TO_UINT (
    g_hash_table_lookup (self->places, heading->anchor)));
  g_autofree char *instruction = g_strdup_printf (" PAGEREF %s \\h ", bookmark);
  g_autofree char *page = g_strdup_printf ("%u", place ? place->page + 1 : 1);

  charter_docx_open_paragraph (self, style, CHARTER_DOCX_PLAIN, charter_text_get_words (heading->text));
  if (field)
    add_field (self, field);
  charter_xml_open (self->xml, "w:hyperlink", "w:anchor", bookmark, "w:history", "1", NULL);
  charter_docx_add_run (self, CHARTER_RUN_PLAIN, NULL, charter_text_get_words (heading->text), -1);
  charter_xml_open (self->xml, "w:r", NULL);
  charter_xml_put (self->xml, "w:tab", NULL);
  charter_xml_close (self->xml);
  add_field (self, instruction);
  charter_docx_add_run (self, CHARTER_RUN_PLAIN, NULL, page, -1);
  add_field_mark (self, "end");
  charter_xml_close (self->xml);
}

/**
 * charter_docx_add_contents:
 * @self: a body
 *
 * A table of contents that a word processor brings up to date, filled in as the pages fall when the
 * document is printed by this program.
 */
void
charter_docx_add_contents (CharterDocx *self)
{
  GPtrArray *blocks = charter_document_get_blocks (self->document);
  g_autofree char *field = NULL;
  gboolean is_open = FALSE;
  int deepest = 1;

  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == CHARTER_BLOCK_HEADING && (block->heading & CHARTER_HEADING_IN_CONTENTS))
        deepest = MAX (deepest, MIN (block->level, 3));
    }
  field = g_strdup_printf (" TOC \\o \"1-%d\" \\h \\z ", deepest);
  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind != CHARTER_BLOCK_HEADING || !(block->heading & CHARTER_HEADING_IN_CONTENTS))
        continue;
      if (is_open)
        charter_docx_close_paragraph (self);
      add_contents_entry (self, block, is_open ? NULL : field);
      is_open = TRUE;
    }
  if (!is_open)
    return;
  add_field_mark (self, "end");
  charter_docx_close_paragraph (self);
}

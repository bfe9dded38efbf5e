/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-output.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "charter-output-file.h"
#include "charter-page-painter.h"
#include "charter-pdf-content.h"
#include "charter-pdf-structure.h"
#include "charter-pdf-words.h"

typedef struct {
  cairo_t *cr;
  guint page;
  GArray *leaves;        /* of CharterDrawnLeaf */
  CharterPdfWords words;
  GString *content;      /* nullable: of a page that cairo draws nothing of */
  guint mcid;            /* of its next marked content */
  gboolean is_drawing;   /* cairo was told of a leaf of this page */
} Recorder;

static void
drawn_leaf_clear (gpointer data)
{
  CharterDrawnLeaf *leaf = data;

  g_clear_pointer (&leaf->areas, g_array_unref);
}

/* Where a leaf begins or the last one ends. Cairo's own tags do not do: 1.16 cannot split a paragraph
 * or a table over two pages, and 1.18 leaves fills and strokes out of them. In whatever colour is set:
 * a change to another and back would double what cairo writes for a leaf. */
static void
draw_mark (cairo_t *cr,
           double   height)
{
  cairo_rectangle (cr, CHARTER_PDF_LEAF_X, CHARTER_PDF_LEAF_Y, CHARTER_PDF_LEAF_WIDTH, height);
  cairo_fill (cr);
}

static void
leaf_begin_cb (const CharterLeaf *leaf,
               gpointer           data)
{
  Recorder *self = data;
  CharterDrawnLeaf drawn = {
    .page = self->page, .node = leaf->node, .link = leaf->link, .is_shown = leaf->is_shown,
    .start = self->words.out->len,
  };
  gboolean is_first = self->leaves->len == 0 ||
                      g_array_index (self->leaves, CharterDrawnLeaf, self->leaves->len - 1).page != self->page;

  g_array_append_val (self->leaves, drawn);
  if (self->content && !is_first)
    charter_pdf_content_end_leaf (self->content);
  if (self->content)
    charter_pdf_content_begin_leaf (self->content, leaf->node, &self->mcid);
  if (leaf->is_shown)
    return;
  draw_mark (self->cr, CHARTER_PDF_LEAF_BEGIN_HEIGHT);
  charter_pdf_words_forget (&self->words);
  self->is_drawing = TRUE;
}

static void
leaf_show_cb (const CharterPageStretch *stretch,
              gpointer                  data)
{
  Recorder *self = data;
  CharterDrawnLeaf *drawn = &g_array_index (self->leaves, CharterDrawnLeaf, self->leaves->len - 1);

  charter_pdf_words_show (&self->words, stretch);
  drawn->length = self->words.out->len - drawn->start;
}

/* Stretches on one line make one area to click. */
static void
leaf_area_cb (const CharterLeaf       *leaf,
              const cairo_rectangle_t *area,
              gpointer                 data)
{
  Recorder *self = data;
  CharterDrawnLeaf *drawn = &g_array_index (self->leaves, CharterDrawnLeaf, self->leaves->len - 1);
  cairo_rectangle_t *last;

  if (!drawn->areas)
    drawn->areas = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  last = drawn->areas->len > 0
         ? &g_array_index (drawn->areas, cairo_rectangle_t, drawn->areas->len - 1)
         : NULL;
  if (last && ABS (last->y - area->y) < 0.1)
    {
      double left = MIN (last->x, area->x);

      last->width = MAX (last->x + last->width, area->x + area->width) - left;
      last->x = left;
      return;
    }
  g_array_append_val (drawn->areas, *area);
}

static void
leaf_end_cb (gpointer data)
{
  Recorder *self = data;

  if (self->content)
    charter_pdf_content_end_leaf (self->content);
  if (self->is_drawing)
    draw_mark (self->cr, CHARTER_PDF_LEAF_END_HEIGHT);
}

static void
leaf_box_cb (const CharterMark   *mark,
             const CharterColour *colour,
             gpointer             data)
{
  Recorder *self = data;
  CharterDrawnLeaf *drawn = &g_array_index (self->leaves, CharterDrawnLeaf, self->leaves->len - 1);

  charter_pdf_words_add_box (&self->words, mark, colour);
  drawn->length = self->words.out->len - drawn->start;
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface,
              CharterDocument *document)
{
  const char *author = charter_document_get_author (document);
  const char *subject = charter_document_get_subject (document);
  const char *date = charter_document_get_date (document);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  charter_document_get_title (document));
  if (author)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  if (subject)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Inclusion Charter " PACKAGE_VERSION);
  if (date)
    {
      g_autofree char *moment = g_strdup_printf ("%sT00:00:00Z", date);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
    }
}

static void
add_outline (cairo_surface_t *surface,
             CharterPages    *pages)
{
  GArray *outline = charter_pages_get_outline (pages);
  int parents[5] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < outline->len; i++)
    {
      const CharterOutlineEntry *entry = &g_array_index (outline, CharterOutlineEntry, i);
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *attributes = NULL;
      int item;

      g_ascii_formatd (x, sizeof x, "%.1f", CHARTER_PAGE_SIDE);
      g_ascii_formatd (y, sizeof y, "%.1f", MAX (entry->place.y - 12, 0));
      attributes = g_strdup_printf ("page=%u pos=[%s %s]", entry->place.page + 1, x, y);
      item = cairo_pdf_surface_add_outline (surface, parents[entry->level - 1], entry->words, attributes,
                                            entry->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (int level = entry->level; level < (int) G_N_ELEMENTS (parents); level++)
        parents[level] = item;
    }
}

static gboolean
is_plain_line (CharterPdfFonts   *fonts,
               const CharterMark *mark)
{
  const PangoLayoutLine *line = pango_layout_get_line_readonly (mark->layout, mark->line);

  for (GSList *l = line->runs; l; l = l->next)
    {
      const PangoGlyphItem *item = l->data;

      if (!charter_pdf_fonts_find (fonts, item->item->analysis.font))
        return FALSE;
      for (int i = 0; i < item->glyphs->num_glyphs; i++)
        if (item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
          return FALSE;
    }
  return TRUE;
}

/* Whether the words of a page need nothing that only cairo makes: shapes for letters that no font has,
 * fonts that are made bold or come in colours. */
static gboolean
is_plain_page (GArray          *marks,
               CharterPdfFonts *fonts)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const CharterMark *mark = &g_array_index (marks, CharterMark, i);

      if (mark->kind == CHARTER_MARK_LINE_OF_TEXT && mark->layout && !is_plain_line (fonts, mark))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_figure (GArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    if (g_array_index (marks, CharterMark, i).kind == CHARTER_MARK_FIGURE)
      return TRUE;
  return FALSE;
}

/* Figures are cairo's; a page without one is whole when its words and boxes are there. */
static void
draw_page (Recorder          *recorder,
           CharterPages      *pages,
           CharterPdfDrawing *drawing,
           CharterPdfFonts   *fonts)
{
  static const CharterLeafListener drawn = { leaf_begin_cb, leaf_area_cb, leaf_end_cb, NULL, NULL };
  static const CharterLeafListener shown = { leaf_begin_cb, leaf_area_cb, leaf_end_cb, leaf_show_cb, leaf_box_cb };
  GArray *marks = charter_pages_get_marks (pages, recorder->page);
  gboolean is_plain = fonts && is_plain_page (marks, fonts);
  gboolean is_whole = is_plain && !has_figure (marks);

  recorder->content = is_whole ? g_string_sized_new (16384) : NULL;
  recorder->words = (CharterPdfWords) { is_whole ? recorder->content : drawing->words, fonts, -1, 0, { 0 }, FALSE };
  recorder->mcid = 0;
  recorder->is_drawing = FALSE;
  if (is_whole)
    charter_pdf_content_begin_page (recorder->content);
  charter_page_paint_leaves (pages, recorder->page, recorder->cr, is_plain ? &shown : &drawn, recorder);
  if (is_whole)
    charter_pdf_content_add_page (drawing->content, recorder->page, g_steal_pointer (&recorder->content));
}

static void
draw_pages (cairo_t           *cr,
            CharterPages      *pages,
            CharterPdfDrawing *drawing,
            CharterPdfFonts   *fonts)
{
  Recorder recorder = { .cr = cr, .leaves = drawing->leaves };

  for (; recorder.page < charter_pages_get_n_pages (pages); recorder.page++)
    {
      draw_page (&recorder, pages, drawing, fonts);
      cairo_show_page (cr);
    }
  charter_pdf_content_end_pages (drawing->content);
}

static GBytes *
draw (CharterPages       *pages,
      CharterPdfDrawing  *drawing,
      CharterPdfFonts    *fonts,
      GError            **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, CHARTER_PAGE_WIDTH,
                                                                  CHARTER_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  /* What charter-pdf-file reads; it calls the finished file 1.7. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, charter_pages_get_document (pages));
  draw_pages (cr, pages, drawing, fonts);
  add_outline (surface, pages);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (bytes);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The pages could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}

/* Without @fonts cairo draws everything. */
static GBytes *
make (CharterPages     *pages,
      CharterPdfFonts  *fonts,
      GError          **error)
{
  CharterPdfDrawing drawing = {
    .leaves = g_array_new (FALSE, FALSE, sizeof (CharterDrawnLeaf)), .words = g_string_new (NULL),
    .content = charter_pdf_content_new (charter_pages_get_n_pages (pages), fonts),
  };
  GBytes *made = NULL;

  g_array_set_clear_func (drawing.leaves, drawn_leaf_clear);
  drawing.file = draw (pages, &drawing, fonts, error);
  if (drawing.file)
    made = charter_pdf_structure_add (pages, &drawing, error);
  charter_pdf_content_free (drawing.content);
  g_clear_pointer (&drawing.file, g_bytes_unref);
  g_array_unref (drawing.leaves);
  g_string_free (drawing.words, TRUE);
  return made;
}

/**
 * charter_pdf_output_make:
 * @pages: a document laid out
 * @error: where a failure goes
 *
 * Draws the pages into a tagged PDF: text in reading order with its structure, outline, links,
 * alternatives, language and title, as PDF/UA-1 (ISO 14289-1) asks for. Safe in any thread that is
 * the only one to use @pages.
 *
 * Returns: (transfer full): the file, or %NULL with @error (%G_IO_ERROR_FAILED)
 */
GBytes *
charter_pdf_output_make (CharterPages  *pages,
                         GError       **error)
{
  g_autoptr(CharterPdfFonts) fonts = charter_pdf_fonts_new ();
  GBytes *made = make (pages, fonts, NULL);

  /* Slower, and with nothing left to us that could be otherwise than expected. */
  return made ? made : make (pages, NULL, error);
}

/**
 * charter_pdf_output_write:
 * @pages: a document laid out
 * @path: the file to write
 * @size: (out) (optional): how many bytes it has
 * @error: where a failure goes
 *
 * An older file stays whole when something fails, see charter_output_file_write().
 *
 * Returns: %TRUE if the file is complete on disk, else %FALSE with @error (%G_IO_ERROR: no space,
 *   permission denied, read-only, not found, failed)
 */
gboolean
charter_pdf_output_write (CharterPages  *pages,
                          const char    *path,
                          goffset       *size,
                          GError       **error)
{
  g_autoptr(GBytes) bytes = charter_pdf_output_make (pages, error);
  gconstpointer data;
  gsize length;

  if (!bytes)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  if (!charter_output_file_write (path, data, length, error))
    return FALSE;
  if (size)
    *size = (goffset) length;
  return TRUE;
}

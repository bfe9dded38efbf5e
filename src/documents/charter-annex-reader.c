/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-annex-reader.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "charter-picture.h"
#include "charter-poppler.h"

/* What one file of evidence may take of a pack. */
#define MOST_BYTES (G_GINT64_CONSTANT (64) * 1024 * 1024)
#define MOST_PAGES 60
/* What a screen reader is given of a page; more would be a document of its own. */
#define MOST_WORDS 4000
/* A PDF begins within its first kilobyte (ISO 32000-1, annex H, 3.4.1). */
#define PDF_BEGIN 1024
/* Points, the largest page that readers agree on (ISO 32000-1, annex C). */
#define LARGEST_SIDE 14400.0
#define SMALLEST_SIDE 3.0
/* A picture is shown at the size it has on a screen, where the page has room for that. */
#define POINTS_A_PIXEL 0.75

typedef struct {
  double width;  /* points */
  double height;
  char *words;   /* nullable */
} Page;

struct _CharterAnnexReader
{
  char *path;
  CharterPicture *picture;   /* nullable: it is a PDF */
  PopplerDocument *document; /* nullable: not open at the moment */
  GArray *pages;             /* of Page */
};

static void
page_clear (gpointer data)
{
  g_free (((Page *) data)->words);
}

static gboolean
is_pdf (const char  *path,
        gboolean    *is_one,
        GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char start[PDF_BEGIN];
  gsize n = 0;

  if (!stream)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("It cannot be read: it is no longer where the program keeps evidence."));
      return FALSE;
    }
  g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &n, NULL, NULL);
  *is_one = memmem (start, n, "%PDF-", 5) != NULL;
  return TRUE;
}

static gboolean
check_bytes (const char  *path,
             GError     **error)
{
  GStatBuf info;
  g_autofree char *size = NULL;

  if (g_stat (path, &info) != 0)
    return TRUE; /* whoever reads it says so */
  if (info.st_size == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The file is empty."));
      return FALSE;
    }
  if (info.st_size <= MOST_BYTES)
    return TRUE;
  size = g_format_size ((guint64) info.st_size);
  /* Translators: a size such as "84.2 MB" */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("It is too large to be printed here: %s."), size);
  return FALSE;
}

static void
set_pdf_error (GError       **error,
               const GError  *cause)
{
  if (charter_poppler_is_encrypted (cause))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                         _("It is protected by a password."));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The PDF is damaged."));
}

static gboolean
open_document (CharterAnnexReader  *self,
               GError             **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->path);
  g_autoptr(GError) cause = NULL;

  if (!self->document)
    self->document = charter_poppler_open (file, NULL, &cause);
  if (!self->document)
    set_pdf_error (error, cause);
  return self->document != NULL;
}

/* Words as a screen reader takes them: one line, without what no text may hold. */
static char *
dup_plain_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *words = g_string_new (NULL);
  glong n = 0;

  for (const char *p = valid; *p && n < MOST_WORDS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
        c = ' ';
      if (c == ' ' && (words->len == 0 || words->str[words->len - 1] == ' '))
        continue;
      g_string_append_unichar (words, c);
      n++;
    }
  if (n >= MOST_WORDS)
    g_string_append (words, "…");
  return g_string_free (words, FALSE);
}

static double
get_side (double side)
{
  return isfinite (side) ? CLAMP (side, SMALLEST_SIDE, LARGEST_SIDE) : SMALLEST_SIDE;
}

static void
add_pdf_page (CharterAnnexReader *self,
              int                 position)
{
  PopplerPage *page = charter_poppler_get ()->document_get_page (self->document, position);
  Page added = { SMALLEST_SIDE, SMALLEST_SIDE, NULL };

  if (page)
    {
      g_autofree char *text = charter_poppler_get ()->page_get_text (page);

      charter_poppler_get ()->page_get_size (page, &added.width, &added.height);
      added.words = text ? dup_plain_words (text) : NULL;
      g_object_unref (page);
    }
  added.width = get_side (added.width);
  added.height = get_side (added.height);
  g_array_append_val (self->pages, added);
}

static gboolean
read_pdf (CharterAnnexReader  *self,
          GError             **error)
{
  int n;

  if (!open_document (self, error))
    return FALSE;
  n = charter_poppler_get ()->document_get_n_pages (self->document);
  if (n < 1)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The PDF is damaged."));
      return FALSE;
    }
  if (n > MOST_PAGES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _("It is too long to be printed here: %d pages."), n);
      return FALSE;
    }
  for (int i = 0; i < n; i++)
    add_pdf_page (self, i);
  g_clear_object (&self->document); /* many may wait for their pages to be drawn */
  return TRUE;
}

static gboolean
read_picture (CharterAnnexReader  *self,
              GError             **error)
{
  Page page = { 0 };

  self->picture = charter_picture_read (self->path, error);
  if (!self->picture)
    return FALSE;
  page.width = get_side (charter_picture_get_width (self->picture) * POINTS_A_PIXEL);
  page.height = get_side (charter_picture_get_height (self->picture) * POINTS_A_PIXEL);
  g_array_append_val (self->pages, page);
  return TRUE;
}

static void
reader_clear (gpointer data)
{
  CharterAnnexReader *self = data;

  g_free (self->path);
  g_clear_pointer (&self->picture, charter_picture_free);
  g_clear_object (&self->document);
  g_array_unref (self->pages);
}

/**
 * charter_annex_reader_new:
 * @annex: a file of evidence
 * @error: why it cannot be printed, in a sentence that follows the file's name
 *
 * Returns: (transfer full): its pages, ready to be drawn, or %NULL with @error (%G_IO_ERROR)
 */
CharterAnnexReader *
charter_annex_reader_new (const CharterAnnex  *annex,
                          GError             **error)
{
  g_autoptr(CharterAnnexReader) self = g_rc_box_new0 (CharterAnnexReader);
  gboolean is_one = FALSE;

  self->path = g_strdup (annex->path);
  self->pages = g_array_new (FALSE, TRUE, sizeof (Page));
  g_array_set_clear_func (self->pages, page_clear);
  if (!check_bytes (annex->path, error) || !is_pdf (annex->path, &is_one, error))
    return NULL;
  if (is_one ? !read_pdf (self, error) : !read_picture (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * charter_annex_reader_ref:
 * @self: a reader
 *
 * Returns: (transfer full): @self with one more reference; the count is not safe between threads
 */
CharterAnnexReader *
charter_annex_reader_ref (CharterAnnexReader *self)
{
  return g_rc_box_acquire (self);
}

/**
 * charter_annex_reader_unref:
 * @self: (transfer full): a reader
 *
 * Gives a reference back; with the last one the file is closed.
 */
void
charter_annex_reader_unref (CharterAnnexReader *self)
{
  g_rc_box_release_full (self, reader_clear);
}

/**
 * charter_annex_reader_get_n_pages:
 * @self: a reader
 *
 * Returns: how many pages the file has; 1 for a picture
 */
guint
charter_annex_reader_get_n_pages (CharterAnnexReader *self)
{
  return self->pages->len;
}

/**
 * charter_annex_reader_get_size:
 * @self: a reader
 * @page: from 0
 * @width: (out): in points, never 0 or endless
 * @height: (out): in points
 */
void
charter_annex_reader_get_size (CharterAnnexReader *self,
                               guint               page,
                               double             *width,
                               double             *height)
{
  const Page *found = &g_array_index (self->pages, Page, page);

  *width = found->width;
  *height = found->height;
}

/**
 * charter_annex_reader_get_words:
 * @self: a reader
 * @page: from 0
 *
 * Returns: (nullable) (transfer none): what stands on the page, in one line; at most 4,000 characters
 */
const char *
charter_annex_reader_get_words (CharterAnnexReader *self,
                                guint               page)
{
  return g_array_index (self->pages, Page, page).words;
}

/* Apart from the document's own surface: whatever is wrong with a page ends there. */
static cairo_surface_t *
record_page (CharterAnnexReader *self,
             guint               position)
{
  const Page *size = &g_array_index (self->pages, Page, position);
  cairo_rectangle_t extents = { 0, 0, size->width, size->height };
  PopplerPage *page = open_document (self, NULL) ? charter_poppler_get ()->document_get_page (self->document, (int) position) : NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!page)
    return NULL;
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (surface);
  charter_poppler_get ()->page_render_for_printing (page, cr);
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    g_clear_pointer (&surface, cairo_surface_destroy);
  cairo_destroy (cr);
  g_object_unref (page);
  return surface;
}

static void
say_not_drawn (cairo_t *cr,
               double   width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, DejaVu Sans, sans-serif 10");

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (MAX (width - 24, 1) * PANGO_SCALE));
  pango_layout_set_text (layout, _("This page could not be drawn. It can be seen at the school."), -1);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, 12, 12);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static void
draw_pdf_page (CharterAnnexReader *self,
               guint               position,
               cairo_t            *cr,
               double              width,
               double              height)
{
  const Page *page = &g_array_index (self->pages, Page, position);
  cairo_surface_t *surface = record_page (self, position);

  if (surface)
    {
      cairo_save (cr);
      cairo_scale (cr, width / page->width, height / page->height);
      cairo_rectangle (cr, 0, 0, page->width, page->height);
      cairo_clip (cr);
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
      cairo_surface_destroy (surface);
    }
  else
    {
      say_not_drawn (cr, width);
    }
  if (position + 1 == self->pages->len)
    g_clear_object (&self->document);
}

/**
 * charter_annex_reader_draw:
 * @self: a reader
 * @page: from 0
 * @cr: where to
 * @width: of the box that the page fills
 * @height: of the box
 *
 * In a thin frame, since paper is white on paper.
 */
void
charter_annex_reader_draw (CharterAnnexReader *self,
                           guint               page,
                           cairo_t            *cr,
                           double              width,
                           double              height)
{
  if (self->picture)
    charter_picture_draw (self->picture, cr, width, height);
  else
    draw_pdf_page (self, page, cr, width, height);
  cairo_set_source_rgb (cr, 0.80, 0.84, 0.85);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_stroke (cr);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-sight.h"

#include <glib/gi18n.h>

#include "charter-picture.h"
#include "charter-poppler.h"

/* Pixels of the longer side; twice what is shown, for screens that are twice as fine. */
#define LARGEST 1100
/* A picture of a kind that is not printed, such as a drawing, is read only below this. */
#define MOST_OTHER_BYTES (16 * 1024 * 1024)
#define TEXT_BYTES 4000
/* What a screen reader is told of a page. */
#define MOST_WORDS 1500

/**
 * charter_evidence_sight_new:
 * @file: a file on this computer
 * @content_type: its type; its name in the folder says nothing
 * @page: which page to look at, from 0; the last one where there are not as many
 *
 * Returns: (transfer full): nothing seen yet
 */
CharterEvidenceSight *
charter_evidence_sight_new (GFile      *file,
                            const char *content_type,
                            guint       page)
{
  CharterEvidenceSight *self = g_new0 (CharterEvidenceSight, 1);

  self->file = g_object_ref (file);
  self->content_type = g_strdup (content_type);
  self->page = page;
  return self;
}

/**
 * charter_evidence_sight_free:
 * @self: (transfer full) (nullable): an evidence sight
 */
void
charter_evidence_sight_free (CharterEvidenceSight *self)
{
  if (!self)
    return;
  g_object_unref (self->file);
  g_free (self->content_type);
  g_clear_object (&self->texture);
  g_free (self->text);
  g_free (self->fault);
  g_free (self);
}

/* A white sheet in @cr, with a unit of the paper scaled to what is shown of it. */
static cairo_surface_t *
create_sheet (double    width,
              double    height,
              double    scale,
              cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX ((int) (width * scale), 1),
                                                         MAX ((int) (height * scale), 1));

  *cr = cairo_create (surface);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);
  cairo_scale (*cr, scale, scale);
  return surface;
}

/* Takes both. */
static GdkTexture *
finish_sheet (cairo_surface_t *surface,
              cairo_t         *cr)
{
  GdkTexture *texture = NULL;

  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      int width = cairo_image_surface_get_width (surface);
      int height = cairo_image_surface_get_height (surface);
      gsize stride = (gsize) cairo_image_surface_get_stride (surface);
      g_autoptr(GBytes) bytes = NULL;

      cairo_surface_flush (surface);
      bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
      texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return texture;
}

/* --- Pictures --------------------------------------------------------------------------------- */

static void
draw_picture (CharterEvidenceSight *self,
              CharterPicture       *picture)
{
  int width = charter_picture_get_width (picture);
  int height = charter_picture_get_height (picture);
  cairo_t *cr;
  cairo_surface_t *surface = create_sheet (width, height, MIN (1, LARGEST / (double) MAX (width, height)), &cr);

  charter_picture_draw (picture, cr, width, height);
  self->texture = finish_sheet (surface, cr);
}

/* What is drawn without end or without size is not drawn. */
static void
fit_cb (GdkPixbufLoader *loader,
        int              width,
        int              height,
        gboolean        *has_size)
{
  double scale = LARGEST / (double) MAX (MAX (width, height), 1);

  *has_size = width > 0 && height > 0;
  gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale), 1), MAX ((int) (height * scale), 1));
}

/* From its bytes alone: a drawing that knows where it lies may ask for what lies beside it. */
static GdkTexture *
read_drawing (GBytes *bytes)
{
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean has_size = FALSE;
  gboolean is_whole;
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (fit_cb), &has_size);
  is_whole = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  is_whole = gdk_pixbuf_loader_close (loader, NULL) && is_whole;
  pixbuf = is_whole && has_size ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  return pixbuf ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

/* A drawing, or a kind of picture that only this desktop reads. */
static void
read_other_picture (CharterEvidenceSight *self)
{
  g_autoptr(GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                 NULL, NULL);
  g_autoptr(GBytes) bytes = NULL;

  if (info && g_file_info_get_size (info) <= MOST_OTHER_BYTES)
    bytes = g_file_load_bytes (self->file, NULL, NULL, NULL);
  if (bytes)
    self->texture = read_drawing (bytes);
  if (!self->texture)
    self->fault = g_strdup (_("This kind of picture cannot be shown here. Open it to see it."));
}

static void
look_at_picture (CharterEvidenceSight *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterPicture) picture = charter_picture_read (path, &error);

  if (picture)
    draw_picture (self, picture);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    self->fault = g_strdup (_("The picture is too large to be shown here. Open it to see it."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    read_other_picture (self);
  else
    self->fault = g_strdup (error->message);
}

/* --- Pages ------------------------------------------------------------------------------------ */

static char *
dup_page_words (PopplerPage *page)
{
  g_autofree char *words = charter_poppler_get ()->page_get_text (page);
  g_autofree char *valid = words ? g_utf8_make_valid (words, -1) : NULL;

  if (!valid || !*g_strstrip (valid))
    return NULL;
  return g_utf8_strlen (valid, -1) > MOST_WORDS ? g_utf8_substring (valid, 0, MOST_WORDS) : g_steal_pointer (&valid);
}

static void
draw_page (CharterEvidenceSight *self,
           PopplerPage          *page)
{
  double width = 0, height = 0;
  cairo_surface_t *surface;
  cairo_t *cr;

  charter_poppler_get ()->page_get_size (page, &width, &height);
  if (!(width >= 1 && height >= 1 && width <= 100000 && height <= 100000))
    return;
  surface = create_sheet (width, height, LARGEST / MAX (width, height), &cr);
  charter_poppler_get ()->page_render (page, cr);
  self->texture = finish_sheet (surface, cr);
  self->text = dup_page_words (page);
}

static void
look_at_page (CharterEvidenceSight *self,
              PopplerDocument      *document)
{
  int n = charter_poppler_get ()->document_get_n_pages (document);
  PopplerPage *page;

  self->n_pages = (guint) MAX (n, 0);
  if (self->n_pages == 0)
    {
      self->fault = g_strdup (_("The PDF has no pages."));
      return;
    }
  self->page = MIN (self->page, self->n_pages - 1);
  page = charter_poppler_get ()->document_get_page (document, (int) self->page);
  if (page)
    draw_page (self, page);
  if (!self->texture)
    self->fault = g_strdup_printf (_("Page %u is damaged and cannot be shown."), self->page + 1);
  g_clear_object (&page);
}

static void
look_at_pdf (CharterEvidenceSight *self)
{
  g_autoptr(GError) error = NULL;
  PopplerDocument *document = charter_poppler_open (self->file, NULL, &error);

  if (document)
    look_at_page (self, document);
  else if (charter_poppler_is_encrypted (error))
    self->fault = g_strdup (_("The PDF is protected by a password. Open it to see it."));
  else
    self->fault = g_strdup (_("The PDF is damaged and cannot be shown."));
  g_clear_object (&document);
}

/* --- Text ------------------------------------------------------------------------------------- */

static void
look_at_text (CharterEvidenceSight *self,
              GCancellable         *cancellable)
{
  g_autoptr(GFileInputStream) stream = g_file_read (self->file, cancellable, NULL);
  char buffer[TEXT_BYTES];
  gsize length = 0;

  if (!stream || !g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, sizeof buffer, &length, cancellable, NULL))
    self->fault = g_strdup (_("The file cannot be read."));
  else if (length > 0)
    self->text = g_utf8_make_valid (buffer, (gssize) length);
}

/**
 * charter_evidence_sight_look:
 * @self: what to look at
 * @cancellable: (nullable): to stop reading a text; a page is drawn to its end
 *
 * Reads and draws, in this thread, which should not be the one that clicks wait for. A file of no kind
 * that can be shown leaves nothing, not even a fault.
 */
void
charter_evidence_sight_look (CharterEvidenceSight *self,
                             GCancellable         *cancellable)
{
  if (g_content_type_is_mime_type (self->content_type, "image/*"))
    look_at_picture (self);
  else if (g_content_type_is_mime_type (self->content_type, "application/pdf"))
    look_at_pdf (self);
  else if (g_content_type_is_a (self->content_type, "text/plain"))
    look_at_text (self, cancellable);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <string.h>

/* Pixels of the longer side: 200 for an inch of the tallest picture on a page. */
#define LONGEST 1800
/* What a camera takes is scaled while it is read, anything else afterwards. */
#define MOST_PHOTO_PIXELS (G_GINT64_CONSTANT (120) * 1000 * 1000)
#define MOST_PIXELS (G_GINT64_CONSTANT (40) * 1000 * 1000)
#define JPEG_QUALITY "85"
#define BLOCK (64 * 1024)
/* What tells the kind of a picture, and how a bitmap begins. */
#define HEAD 18
/* Cameras and editors add their own after the end of a picture. */
#define TAIL (256 * 1024)

struct _CharterPicture
{
  char *path;
  const char *type;
  int width;    /* as it is drawn */
  int height;
  GBytes *jpeg; /* nullable: a photo as it goes into a file */
};

typedef struct {
  const char *type;  /* as the loaders call it */
  const char *magic; /* how its files begin */
  gsize length;
  const char *end;   /* nullable: what stands near the end of a whole one */
} Kind;

/* Kinds that every desktop's loaders read; drawings with scripts and links of their own are not among
 * them. Told by their bytes, whatever a file is called and whatever else is installed. */
static const Kind kinds[] = {
  { "jpeg", "\xff\xd8\xff", 3, "\xff\xd9" },
  { "png", "\x89PNG\r\n\x1a\n", 8, "IEND" },
  { "gif", "GIF8", 4, NULL },
  { "tiff", "II*\0", 4, NULL },
  { "tiff", "MM\0*", 4, NULL },
  { "bmp", "BM", 2, NULL },
};

/* One reading of a picture. */
typedef struct {
  gboolean is_photo;
  gboolean is_too_large;
  int width;  /* of the whole picture; 0 before it is known */
  int height;
} Reading;

static const Kind *
find_kind (const char *start,
           gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (length >= kinds[i].length && memcmp (start, kinds[i].magic, kinds[i].length) == 0)
      return &kinds[i];
  return NULL;
}

/* Loaders show what there is of a picture that was cut off, and say nothing. */
static gboolean
has_end (GFileInputStream *stream,
         const Kind       *kind)
{
  g_autofree char *tail = g_malloc (TAIL);
  gsize n = 0;

  if (!kind->end)
    return TRUE;
  if (!g_seekable_seek (G_SEEKABLE (stream), -TAIL, G_SEEK_END, NULL, NULL))
    g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL);
  g_input_stream_read_all (G_INPUT_STREAM (stream), tail, TAIL, &n, NULL, NULL);
  return memmem (tail, n, kind->end, strlen (kind->end)) != NULL;
}

/* Scales while the picture is read; a size of nothing makes the loader give up before it asks for room. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Reading         *reading)
{
  double scale = MIN (1, LONGEST / (double) MAX (MAX (width, height), 1));

  reading->width = width;
  reading->height = height;
  reading->is_too_large = (gint64) width * height > (reading->is_photo ? MOST_PHOTO_PIXELS : MOST_PIXELS);
  if (reading->is_too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale), 1), MAX ((int) (height * scale), 1));
}

static gboolean
feed (GdkPixbufLoader *loader,
      GInputStream    *stream)
{
  guchar block[BLOCK];
  gssize n;

  while ((n = g_input_stream_read (stream, block, sizeof block, NULL, NULL)) > 0)
    if (!gdk_pixbuf_loader_write (loader, block, (gsize) n, NULL))
      break;
  return n == 0;
}

static void
set_error (GError        **error,
           const Reading  *reading)
{
  if (reading->is_too_large)
    /* Translators: the width and height of a picture in pixels */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                 _("The picture is too large to be printed here: %d by %d pixels."),
                 reading->width, reading->height);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The picture is damaged."));
}

static GdkPixbuf *
load (const char  *path,
      const char  *type,
      GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  Reading reading = { .is_photo = g_str_equal (type, "jpeg") };
  gboolean is_whole;
  GdkPixbuf *pixbuf;

  if (!stream || !loader)
    {
      set_error (error, &reading);
      return NULL;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &reading);
  is_whole = feed (loader, G_INPUT_STREAM (stream));
  is_whole = gdk_pixbuf_loader_close (loader, NULL) && is_whole;
  pixbuf = is_whole ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (!pixbuf)
    {
      set_error (error, &reading);
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

/* The loader of bitmaps asks for as much room as a file says its header is long: the longest there is
 * has 124 bytes, and what lies between it and the pixels is a table of colours. */
static gboolean
has_sound_head (const char *start,
                gsize       length,
                const Kind *kind)
{
  guint32 pixels, head;

  if (!g_str_equal (kind->type, "bmp"))
    return TRUE;
  if (length < HEAD)
    return FALSE;
  memcpy (&pixels, start + 10, sizeof pixels);
  memcpy (&head, start + 14, sizeof head);
  return GUINT32_FROM_LE (head) <= 124 && GUINT32_FROM_LE (pixels) <= 64 * 1024;
}

static const char *
read_type (const char  *path,
           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char start[HEAD];
  gsize n = 0;
  const Kind *kind;

  if (stream)
    g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &n, NULL, NULL);
  kind = find_kind (start, n);
  if (!kind)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("It is of a kind that cannot be printed here."));
      return NULL;
    }
  if (!has_sound_head (start, n, kind) || !has_end (stream, kind))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The picture is damaged."));
      return NULL;
    }
  return kind->type;
}

/* Written anew, without what a camera adds, such as where it was. */
static GBytes *
make_jpeg (GdkPixbuf *pixbuf)
{
  char *data = NULL;
  gsize length;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "jpeg", NULL, "quality", JPEG_QUALITY, NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

/**
 * charter_picture_read:
 * @path: a file
 * @error: %G_IO_ERROR_NOT_SUPPORTED when it is no picture of a known kind, %G_IO_ERROR_NO_SPACE when
 *   it has too many pixels, %G_IO_ERROR_INVALID_DATA when it is damaged; with a sentence
 *
 * Reads the whole picture once, so that a damaged one is known before anything is drawn.
 *
 * Returns: (transfer full): the picture, or %NULL with @error
 */
CharterPicture *
charter_picture_read (const char  *path,
                      GError     **error)
{
  g_autoptr(CharterPicture) self = g_new0 (CharterPicture, 1);
  g_autoptr(GdkPixbuf) pixbuf = NULL;

  self->path = g_strdup (path);
  self->type = read_type (path, error);
  if (!self->type)
    return NULL;
  pixbuf = load (path, self->type, error);
  if (!pixbuf)
    return NULL;
  self->width = gdk_pixbuf_get_width (pixbuf);
  self->height = gdk_pixbuf_get_height (pixbuf);
  if (g_str_equal (self->type, "jpeg") && !gdk_pixbuf_get_has_alpha (pixbuf))
    self->jpeg = make_jpeg (pixbuf);
  return g_steal_pointer (&self);
}

/**
 * charter_picture_free:
 * @self: (transfer full) (nullable): a picture
 */
void
charter_picture_free (CharterPicture *self)
{
  if (!self)
    return;
  g_free (self->path);
  g_clear_pointer (&self->jpeg, g_bytes_unref);
  g_free (self);
}

/**
 * charter_picture_get_width:
 * @self: a picture
 *
 * Returns: its width in pixels, as it is drawn
 */
int
charter_picture_get_width (CharterPicture *self)
{
  return self->width;
}

/**
 * charter_picture_get_height:
 * @self: a picture
 *
 * Returns: its height in pixels, as it is drawn
 */
int
charter_picture_get_height (CharterPicture *self)
{
  return self->height;
}

/* A PDF takes the photo as it is; the surface's own pixels are never looked at. */
static cairo_surface_t *
surface_of_jpeg (CharterPicture *self)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width, self->height);
  gsize length;
  const guchar *data = g_bytes_get_data (self->jpeg, &length);

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length,
                               (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (self->jpeg));
  return surface;
}

static guint32
get_pixel (const guchar *from,
           gboolean      has_alpha)
{
  guint32 alpha = has_alpha ? from[3] : 255;

  return alpha << 24 | (from[0] * alpha / 255) << 16 | (from[1] * alpha / 255) << 8 | (from[2] * alpha / 255);
}

static cairo_surface_t *
surface_of_pixbuf (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                                         width, height);
  guchar *data = cairo_image_surface_get_data (surface);
  int n = gdk_pixbuf_get_n_channels (pixbuf);

  for (int y = 0; data && y < height; y++)
    {
      const guchar *from = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *to = (guint32 *) (gpointer) (data + (gsize) y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, from += n)
        to[x] = get_pixel (from, has_alpha);
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static cairo_surface_t *
surface_new (CharterPicture *self,
             cairo_t        *cr)
{
  g_autoptr(GdkPixbuf) pixbuf = NULL;

  if (self->jpeg && cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    return surface_of_jpeg (self);
  pixbuf = load (self->path, self->type, NULL);
  return pixbuf ? surface_of_pixbuf (pixbuf) : NULL;
}

/**
 * charter_picture_draw:
 * @self: a picture
 * @cr: where to
 * @width: of the box it fills
 * @height: of the box
 *
 * Its file is read again, so that many pictures wait for their pages without their pixels.
 */
void
charter_picture_draw (CharterPicture *self,
                      cairo_t        *cr,
                      double          width,
                      double          height)
{
  cairo_surface_t *surface = surface_new (self, cr);

  if (!surface)
    return;
  cairo_save (cr);
  cairo_scale (cr, width / self->width, height / self->height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

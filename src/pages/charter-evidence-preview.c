/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-preview.h"

#include <glib/gi18n.h>
#include <poppler.h>

#define LARGEST 640 /* pixels of the longer side */
#define TEXT_BYTES 4000

/**
 * CharterEvidencePreview:
 *
 * What a file looks like. It is read and drawn in a thread, so a large picture never holds up a
 * click; a newer file stops the older one.
 */
struct _CharterEvidencePreview
{
  AdwBin parent_instance;

  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CharterEvidencePreview, charter_evidence_preview, ADW_TYPE_BIN)

typedef struct {
  GFile *file;
  char  *content_type;
  char  *name;
} CharterLook;

static void
free_look (gpointer data)
{
  CharterLook *look = data;

  g_object_unref (look->file);
  g_free (look->content_type);
  g_free (look->name);
  g_free (look);
}

/* Either of them, or neither. */
typedef struct {
  GdkTexture *texture;
  char       *text;
} CharterSight;

static void
free_sight (gpointer data)
{
  CharterSight *sight = data;

  g_clear_object (&sight->texture);
  g_free (sight->text);
  g_free (sight);
}

static GdkTexture *
read_picture (const char *path)
{
  int width;
  int height;
  g_autoptr(GdkPixbuf) pixbuf = NULL;
  g_autoptr(GdkPixbuf) turned = NULL;

  if (!gdk_pixbuf_get_file_info (path, &width, &height))
    return NULL;
  pixbuf = width > LARGEST || height > LARGEST
             ? gdk_pixbuf_new_from_file_at_size (path, LARGEST, LARGEST, NULL)
             : gdk_pixbuf_new_from_file (path, NULL);
  if (!pixbuf)
    return NULL;
  turned = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  return gdk_texture_new_for_pixbuf (turned);
}

static GdkTexture *
surface_to_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static GdkTexture *
draw_page (PopplerPage *page)
{
  cairo_surface_t *surface;
  GdkTexture *texture;
  cairo_t *cr;
  double width;
  double height;
  double scale;

  poppler_page_get_size (page, &width, &height);
  if (!(width >= 1 && height >= 1))
    return NULL;
  scale = LARGEST / MAX (width, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX ((int) (width * scale), 1),
                                        MAX ((int) (height * scale), 1));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  texture = surface_to_texture (surface);
  cairo_surface_destroy (surface);
  return texture;
}

static GdkTexture *
draw_first_page (GFile *file)
{
  PopplerDocument *document = poppler_document_new_from_gfile (file, NULL, NULL, NULL);
  PopplerPage *page = document && poppler_document_get_n_pages (document) > 0
                        ? poppler_document_get_page (document, 0) : NULL;
  GdkTexture *texture = page ? draw_page (page) : NULL;

  g_clear_object (&page);
  g_clear_object (&document);
  return texture;
}

static char *
read_beginning (GFile        *file,
                GCancellable *cancellable)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  char buffer[TEXT_BYTES];
  gsize length = 0;

  if (!stream || !g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, sizeof buffer, &length,
                                           cancellable, NULL) || length == 0)
    return NULL;
  return g_utf8_make_valid (buffer, (gssize) length);
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CharterLook *look = data;
  CharterSight *sight = g_new0 (CharterSight, 1);
  g_autofree char *path = g_file_get_path (look->file);

  if (g_content_type_is_mime_type (look->content_type, "image/*"))
    sight->texture = read_picture (path);
  else if (g_content_type_is_mime_type (look->content_type, "application/pdf"))
    sight->texture = draw_first_page (look->file);
  else if (g_content_type_is_a (look->content_type, "text/plain"))
    sight->text = read_beginning (look->file, cancellable);
  g_task_return_pointer (task, sight, free_sight);
}

static GtkWidget *
make_picture (GdkTexture *texture,
              const char *name)
{
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  g_autofree char *words = g_strdup_printf (_("Preview of “%s”"), name);

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), words);
  gtk_widget_set_size_request (picture, -1, MIN (240, gdk_texture_get_height (texture)));
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (picture, "evidence-preview");
  return picture;
}

/* A wrapping label cannot say its height before it has a width: a fair guess, in lines. */
static int
guess_lines (const char *text)
{
  int lines = 1;

  for (const char *at = text; *at; at++)
    lines += *at == '\n';
  return MAX (lines, (int) (strlen (text) / 70) + 1);
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "evidence-text");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MIN (24 + 17 * guess_lines (text), 180));
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CharterEvidencePreview *self = CHARTER_EVIDENCE_PREVIEW (source);
  CharterLook *look = g_task_get_task_data (G_TASK (result));
  CharterSight *sight = g_task_propagate_pointer (G_TASK (result), NULL);
  GtkWidget *child = NULL;

  if (!sight) /* stopped: a newer one comes */
    return;
  if (sight->texture)
    child = make_picture (sight->texture, look->name);
  else if (sight->text)
    child = make_text (sight->text);
  adw_bin_set_child (ADW_BIN (self), child);
  gtk_widget_set_visible (GTK_WIDGET (self), child != NULL);
  free_sight (sight);
}

static void
stop (CharterEvidencePreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
charter_evidence_preview_dispose (GObject *object)
{
  stop (CHARTER_EVIDENCE_PREVIEW (object));

  G_OBJECT_CLASS (charter_evidence_preview_parent_class)->dispose (object);
}

static void
charter_evidence_preview_class_init (CharterEvidencePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_evidence_preview_dispose;
}

static void
charter_evidence_preview_init (CharterEvidencePreview *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * charter_evidence_preview_show:
 * @self: a preview
 * @file: (nullable): the kept file
 * @content_type: (nullable): its type; its name in the folder says nothing
 * @name: (nullable): what a person calls it
 */
void
charter_evidence_preview_show (CharterEvidencePreview *self,
                               GFile                  *file,
                               const char             *content_type,
                               const char             *name)
{
  g_autoptr(GTask) task = NULL;
  CharterLook *look;

  g_return_if_fail (CHARTER_IS_EVIDENCE_PREVIEW (self));
  stop (self);
  if (!file || !content_type)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      adw_bin_set_child (ADW_BIN (self), NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  look = g_new0 (CharterLook, 1);
  look->file = g_object_ref (file);
  look->content_type = g_strdup (content_type);
  look->name = g_strdup (name ? name : "");
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, charter_evidence_preview_show);
  g_task_set_task_data (task, look, free_look);
  g_task_run_in_thread (task, look_in_thread);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-page-pictures.h"

#include <math.h>

#include "charter-page-painter.h"

/*
 * To paint a page of words takes several frames. So a thread paints them, one after the other, the nearest to
 * what is seen first, and a view shows the picture from then on: scrolling only moves it. Views that are far
 * from what is seen have none, however long the document is.
 */

/* In heights of what is seen: so near a page is painted before it is seen, and so far it keeps its picture. */
#define NEAR 1.0
#define FAR 2.5

static struct {
  GPtrArray *views;     /* of CharterPageView, borrowed: those on the screen */
  GPtrArray *aside;     /* of CharterPagePicture: of views that show another page now */
  guint source;
  gboolean is_painting;
} pictures;

/**
 * charter_page_picture_new:
 * @pages: a document
 * @page: from 0
 * @pixels: how wide it is, in pixels of the screen
 *
 * Returns: (transfer full): a picture that is not painted yet
 */
CharterPagePicture *
charter_page_picture_new (CharterPages *pages,
                          guint         page,
                          int           pixels)
{
  CharterPagePicture *self = g_new0 (CharterPagePicture, 1);

  self->pages = g_object_ref (pages);
  self->page = page;
  self->pixels = pixels;
  return self;
}

/**
 * charter_page_picture_free:
 * @self: (transfer full): a page
 */
void
charter_page_picture_free (CharterPagePicture *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_object_unref (self->pages);
  g_free (self);
}

static gboolean
is_same (const CharterPagePicture *one,
         const CharterPagePicture *other)
{
  return one->pages == other->pages && one->page == other->page && one->pixels == other->pixels;
}

static void
paint (CharterPagePicture *picture)
{
  double scale = picture->pixels / CHARTER_PAGE_WIDTH;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, picture->pixels,
                                                         (int) ceil (CHARTER_PAGE_HEIGHT * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  charter_page_paint_on_screen (picture->pages, picture->page, cr);
  cairo_destroy (cr);
  picture->surface = surface;
}

static void
paint_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  paint (data);
  g_task_return_boolean (task, TRUE);
}

/* How many heights of what is seen lie between that and the view. */
static double
get_distance (CharterPageView *view)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;
  double height;

  if (!window || !gtk_widget_compute_bounds (GTK_WIDGET (view), window, &bounds))
    return 0;
  height = MAX (gtk_widget_get_height (window), 1);
  return MAX (MAX (bounds.origin.y - height, -(bounds.origin.y + bounds.size.height)), 0) / height;
}

/* What is to be painted next; pictures far away are given up on the way. */
static CharterPagePicture *
find_next (void)
{
  g_autoptr(CharterPagePicture) next = NULL;
  double least = NEAR;

  for (guint i = 0; i < pictures.views->len; i++)
    {
      CharterPageView *view = g_ptr_array_index (pictures.views, i);
      double distance = get_distance (view);
      g_autoptr(CharterPagePicture) wanted = distance <= NEAR ? charter_page_view_dup_wanted (view) : NULL;

      if (distance > FAR)
        charter_page_view_drop_picture (view);
      if (!wanted || (next && distance >= least))
        continue;
      least = distance;
      g_clear_pointer (&next, charter_page_picture_free);
      next = g_steal_pointer (&wanted);
    }
  return g_steal_pointer (&next);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  CharterPagePicture *painted = g_task_get_task_data (G_TASK (result));

  pictures.is_painting = FALSE;
  for (guint i = 0; i < pictures.views->len; i++)
    {
      CharterPageView *view = g_ptr_array_index (pictures.views, i);
      g_autoptr(CharterPagePicture) wanted = charter_page_view_dup_wanted (view);

      if (wanted && is_same (wanted, painted))
        {
          wanted->surface = cairo_surface_reference (painted->surface);
          charter_page_view_take_picture (view, g_steal_pointer (&wanted));
        }
    }
  charter_page_pictures_look_soon ();
}

static gboolean
look_cb (gpointer data)
{
  CharterPagePicture *next;
  g_autoptr(GTask) task = NULL;

  pictures.source = 0;
  if (pictures.is_painting)
    return G_SOURCE_REMOVE;
  next = find_next ();
  if (!next)
    {
      g_ptr_array_set_size (pictures.aside, 0);
      return G_SOURCE_REMOVE;
    }
  pictures.is_painting = TRUE;
  task = g_task_new (NULL, NULL, painted_cb, NULL);
  g_task_set_source_tag (task, look_cb);
  g_task_set_task_data (task, next, (GDestroyNotify) charter_page_picture_free);
  g_task_run_in_thread (task, paint_in_thread);
  return G_SOURCE_REMOVE;
}

/**
 * charter_page_pictures_look_soon:
 *
 * What is seen or wanted may have changed: it is looked at what to paint.
 */
void
charter_page_pictures_look_soon (void)
{
  if (pictures.source == 0 && pictures.views && pictures.views->len > 0)
    pictures.source = g_idle_add (look_cb, NULL);
}

/* What is seen is only known when it has been drawn. Once for each window, as long as that lives. */
static void
follow_frames (CharterPageView *view)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));

  if (clock && !g_signal_handler_find (clock, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, charter_page_pictures_look_soon, NULL))
    g_signal_connect (clock, "after-paint", G_CALLBACK (charter_page_pictures_look_soon), NULL);
}

/**
 * charter_page_pictures_add:
 * @view: a view that is on the screen from now on
 */
void
charter_page_pictures_add (CharterPageView *view)
{
  if (!pictures.views)
    {
      pictures.views = g_ptr_array_new ();
      pictures.aside = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_page_picture_free);
    }
  g_ptr_array_add (pictures.views, view);
  follow_frames (view);
  charter_page_pictures_look_soon ();
}

/**
 * charter_page_pictures_remove:
 * @view: a view that is not on the screen any more
 */
void
charter_page_pictures_remove (CharterPageView *view)
{
  g_ptr_array_remove_fast (pictures.views, view);
  if (pictures.views->len > 0)
    return;
  g_clear_handle_id (&pictures.source, g_source_remove);
  g_ptr_array_set_size (pictures.aside, 0);
}

/**
 * charter_page_pictures_lay_aside:
 * @picture: (transfer full): what a view does not show any more
 *
 * Keeps it until nothing is left to be painted: the next edition of its page shows it until then.
 */
void
charter_page_pictures_lay_aside (CharterPagePicture *picture)
{
  if (pictures.views && pictures.views->len > 0)
    g_ptr_array_add (pictures.aside, picture);
  else
    charter_page_picture_free (picture);
}

/* The same page of the same document, as it was or as it is. */
static gboolean
is_edition (const CharterPagePicture *picture,
            CharterPages             *pages,
            guint                     page,
            int                       pixels)
{
  return picture->page == page && picture->pixels == pixels
         && (picture->pages == pages
             || g_strcmp0 (charter_document_get_title (charter_pages_get_document (picture->pages)),
                           charter_document_get_title (charter_pages_get_document (pages))) == 0);
}

/**
 * charter_page_pictures_take_aside:
 * @pages: a document
 * @page: from 0
 * @pixels: how wide it is
 *
 * Returns: (transfer full) (nullable): a picture of this page, or of an earlier edition of it
 */
CharterPagePicture *
charter_page_pictures_take_aside (CharterPages *pages,
                                  guint         page,
                                  int           pixels)
{
  for (guint i = pictures.aside ? pictures.aside->len : 0; i > 0; i--)
    if (is_edition (g_ptr_array_index (pictures.aside, i - 1), pages, page, pixels))
      return g_ptr_array_steal_index_fast (pictures.aside, i - 1);
  return NULL;
}

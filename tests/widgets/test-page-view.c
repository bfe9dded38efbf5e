/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-page-pictures.h"
#include "charter-paginator.h"

#define N_VIEWS 12
#define PAPER_WIDTH 200
#define PATIENCE_MS (20 * 1000)

typedef struct {
  GtkWidget *window;
  GtkWidget *scroller;
  CharterPageView *views[N_VIEWS]; /* borrowed: below each other */
} House;

static CharterPages *
lay_out (const char *words)
{
  g_autoptr(CharterDocument) document = charter_document_new ("Plan");

  for (guint i = 0; i < N_VIEWS; i++)
    {
      charter_document_add_heading (document, 1, words, NULL, CHARTER_HEADING_PLAIN);
      charter_document_add_page_break (document);
    }
  return charter_paginate (document);
}

static void
build (House *house)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  house->window = g_object_ref_sink (gtk_window_new ());
  house->scroller = gtk_scrolled_window_new ();
  for (guint i = 0; i < N_VIEWS; i++)
    {
      house->views[i] = g_object_new (CHARTER_TYPE_PAGE_VIEW, "page", i, "paper-width", PAPER_WIDTH, "is-fixed", TRUE,
                                      NULL);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (house->views[i]));
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (house->scroller), box);
  gtk_window_set_default_size (GTK_WINDOW (house->window), 300, 300);
  gtk_window_set_child (GTK_WINDOW (house->window), house->scroller);
  gtk_widget_show (house->window);
}

static void
show (House        *house,
      CharterPages *pages)
{
  for (guint i = 0; i < N_VIEWS; i++)
    charter_page_view_set_pages (house->views[i], pages);
}

static void
demolish (House *house)
{
  gtk_window_destroy (GTK_WINDOW (house->window));
  g_assert_finalize_object (house->window);
}

static gboolean
is_painted (CharterPageView *view)
{
  g_autoptr(CharterPagePicture) wanted = charter_page_view_dup_wanted (view);

  return !wanted;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("The page was not painted");
  return G_SOURCE_REMOVE;
}

static void
wait_until_painted (CharterPageView *view)
{
  guint source = g_timeout_add (PATIENCE_MS, give_up_cb, NULL);

  while (!is_painted (view))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

/* How many of its points are not white, when it is drawn as it is now. */
static guint
count_ink (CharterPageView *view)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (GTK_WIDGET (view)), height = gtk_widget_get_height (GTK_WIDGET (view));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;
  int left = (width - PAPER_WIDTH) / 2;
  guint n = 0;

  GTK_WIDGET_GET_CLASS (view)->snapshot (GTK_WIDGET (view), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  for (int y = 2; y < height - 2; y++)
    for (int x = left + 2; x < left + PAPER_WIDTH - 2; x++)
      n += ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                    + y * cairo_image_surface_get_stride (surface)))[x] << 8 != 0xffffff00;
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

/* The pages in sight and those next to them are painted, the others not before somebody scrolls there. */
static void
test_near (void)
{
  g_autoptr(CharterPages) pages = lay_out ("What we do");
  GtkAdjustment *down;
  House house;

  build (&house);
  show (&house, pages);
  wait_until_painted (house.views[0]);
  wait_until_painted (house.views[1]);
  g_assert_false (is_painted (house.views[N_VIEWS - 1]));

  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (house.scroller));
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
  wait_until_painted (house.views[N_VIEWS - 1]);
  /* far from what is seen it costs nothing any more */
  g_assert_false (is_painted (house.views[0]));
  demolish (&house);
}

/* While somebody types, the page as it was stands there until it is painted anew. */
static void
test_next_edition (void)
{
  g_autoptr(CharterPages) before = lay_out ("What we do");
  g_autoptr(CharterPages) after = lay_out ("What we do for the next year and the one after it");
  guint ink;
  House house;

  build (&house);
  show (&house, before);
  wait_until_painted (house.views[0]);
  g_main_context_iteration (NULL, FALSE);
  ink = count_ink (house.views[0]);
  g_assert_cmpuint (ink, >, 20);

  show (&house, NULL);
  g_assert_cmpuint (count_ink (house.views[0]), ==, 0);
  show (&house, after);
  g_assert_false (is_painted (house.views[0]));
  g_assert_cmpuint (count_ink (house.views[0]), ==, ink);
  wait_until_painted (house.views[0]);
  g_assert_cmpuint (count_ink (house.views[0]), >, ink);
  demolish (&house);
}

/* A window may go while its pages are painted. */
static void
test_closed (void)
{
  g_autoptr(CharterPages) pages = lay_out ("What we do");
  House house;

  build (&house);
  show (&house, pages);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  demolish (&house);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/page-view/near", test_near);
  g_test_add_func ("/page-view/next-edition", test_next_edition);
  g_test_add_func ("/page-view/closed", test_closed);

  return g_test_run ();
}

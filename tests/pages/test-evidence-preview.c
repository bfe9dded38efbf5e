/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <cairo-pdf.h>

#include "charter-evidence-preview.h"
#include "charter-ui.h"

#define PAGES 3
#define PATIENCE 100 /* seconds */

typedef struct {
  char      *folder;
  GtkWidget *window;
  GtkWidget *preview;
} Fixture;

static gboolean
out_of_time_cb (gpointer what)
{
  g_error ("%s did not come in time", (const char *) what);
  return G_SOURCE_REMOVE;
}

/* What is done in other threads and by the display comes when it comes, but it comes. */
#define WAIT_WHILE(condition, what) \
  G_STMT_START \
  { \
    guint timer = g_timeout_add_seconds (PATIENCE, out_of_time_cb, (gpointer) (what)); \
    while (condition) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (timer); \
  } \
  G_STMT_END

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("charter-preview-XXXXXX", NULL);
  fixture->preview = g_object_new (CHARTER_TYPE_EVIDENCE_PREVIEW, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->preview);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
frame_cb (GtkWidget     *window,
          GdkFrameClock *clock,
          gpointer       data)
{
  guint *n_frames = data;

  return ++*n_frames < 2 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* GTK 4.8 moves the keyboard out of what cannot have it any more after the next frame, and holds that until then. */
static void
wait_for_frame (Fixture *fixture)
{
  guint n_frames = 0;

  gtk_widget_add_tick_callback (fixture->window, frame_cb, &n_frames, NULL);
  WAIT_WHILE (n_frames < 2, "a frame and the next");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);

  wait_for_frame (fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->preview), (gpointer *) &fixture->preview);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  WAIT_WHILE (fixture->preview, "the end of the preview");
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

static GtkWidget *
get_child (Fixture    *fixture,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->preview, CHARTER_TYPE_EVIDENCE_PREVIEW, name));
}

static char *
write_pdf (Fixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "minutes", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 300, 420);
  cairo_t *cr = cairo_create (surface);

  for (int i = 0; i < PAGES; i++)
    {
      cairo_move_to (cr, 20, 40);
      cairo_show_text (cr, "Minutes");
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return path;
}

static void
show (Fixture    *fixture,
      const char *path,
      const char *type)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  charter_evidence_preview_show (CHARTER_EVIDENCE_PREVIEW (fixture->preview), file, type, "minutes.pdf");
  g_assert_false (gtk_widget_get_visible (fixture->preview));
  WAIT_WHILE (!gtk_widget_get_visible (fixture->preview), "the first page");
}

static GdkPaintable *
get_shown (Fixture *fixture)
{
  return gtk_picture_get_paintable (GTK_PICTURE (get_child (fixture, "picture")));
}

/* Pages are drawn in a thread: the other one is there when the picture is another. */
static void
turn (Fixture    *fixture,
      const char *action)
{
  GdkPaintable *before = get_shown (fixture);

  g_object_ref (before);
  g_assert_true (gtk_widget_activate_action (fixture->preview, action, NULL));
  WAIT_WHILE (get_shown (fixture) == before, "another page");
  g_object_unref (before);
}

static void
assert_place (Fixture    *fixture,
              const char *place,
              gboolean    has_previous,
              gboolean    has_next)
{
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (get_child (fixture, "place"))), ==, place);
  g_assert_true (gtk_widget_get_sensitive (gtk_widget_get_first_child (get_child (fixture, "bar"))) == has_previous);
  g_assert_true (gtk_widget_get_sensitive (gtk_widget_get_last_child (get_child (fixture, "bar"))) == has_next);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = write_pdf (fixture);

  show (fixture, path, "application/pdf");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "bar")));
  assert_place (fixture, "Page 1 of 3", FALSE, TRUE);
  turn (fixture, "preview.next");
  assert_place (fixture, "Page 2 of 3", TRUE, TRUE);
  g_assert_cmpstr (gtk_picture_get_alternative_text (GTK_PICTURE (get_child (fixture, "picture"))), ==,
                   "Page 2 of 3 of “minutes.pdf”");
  turn (fixture, "preview.last");
  assert_place (fixture, "Page 3 of 3", TRUE, FALSE);
  turn (fixture, "preview.first");
  assert_place (fixture, "Page 1 of 3", FALSE, TRUE);
}

/* Whoever turns faster than pages are drawn sees the one where they stopped. */
static void
test_fast (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = write_pdf (fixture);

  show (fixture, path, "application/pdf");
  gtk_widget_activate_action (fixture->preview, "preview.next", NULL);
  turn (fixture, "preview.next");
  assert_place (fixture, "Page 3 of 3", TRUE, FALSE);
  WAIT_WHILE (!g_str_has_prefix (gtk_picture_get_alternative_text (GTK_PICTURE (get_child (fixture, "picture"))),
                                 "Page 3"), "the last page");
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "broken", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "broken-picture", NULL);

  g_assert_true (g_file_set_contents (path, "%PDF-1.4\nnothing more", -1, NULL));
  show (fixture, path, "application/pdf");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "fault")));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (get_child (fixture, "fault"))), ==,
                   "The PDF is damaged and cannot be shown.");
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "bar")));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "picture")));

  g_assert_true (g_file_set_contents (other, "\x89PNG\r\n\x1a\nnothing more IEND", -1, NULL));
  show (fixture, other, "image/png");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "fault")));
}

static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "note", NULL);
  g_autofree char *picture = g_build_filename (fixture->folder, "picture", NULL);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 60, 40);

  g_assert_true (g_file_set_contents (path, "Seen in the hall", -1, NULL));
  show (fixture, path, "text/plain");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "scroller")));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (get_child (fixture, "words"))), ==, "Seen in the hall");

  gdk_pixbuf_fill (pixbuf, 0x3366ccff);
  g_assert_true (gdk_pixbuf_save (pixbuf, picture, "png", NULL, NULL));
  show (fixture, picture, "image/png");
  g_assert_nonnull (get_shown (fixture));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "scroller")));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "fault")));

  charter_evidence_preview_show (CHARTER_EVIDENCE_PREVIEW (fixture->preview), NULL, NULL, NULL);
  g_assert_false (gtk_widget_get_visible (fixture->preview));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/evidence-preview/pages", test_pages);
  ADD ("/evidence-preview/fast", test_fast);
  ADD ("/evidence-preview/faults", test_faults);
  ADD ("/evidence-preview/others", test_others);
#undef ADD
  return g_test_run ();
}

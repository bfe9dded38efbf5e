/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-radar-layout.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define N_AXES 14

static const char *labels[N_AXES] = {
  "1 Leadership, Governance, and Structure",
  "2 Use of Resources",
  "3 Structure and Governance",
  "4 Data and Analysis",
  "5 Safeguarding, Health and Wellbeing",
  "6 Performance (Teaching and Learning), Data and Analysis",
  "7 Pupils (attitudes/values/personal development)",
  "8 Parents / Carers",
  "9 Wider Community (including collaborative work)",
  "10 Belonging",
  "11 Attendance and transition between phases",
  "12 Curriculum",
  "13 Learning environment",
  "14 Workforce",
};
static const double ups[N_AXES] = { 2.1, 1.6, 2, 1.4, 2.5, 2, 2.6, NAN, 1.8, 1, 3, 0.5, 2, 2.2 };
static const double downs[N_AXES] = { 1.8, 1.4, 2, 1.2, 2.2, 1.7, 2.2, 1.6, 1.4, 1, 2, 1, 2, 1 };
static const double aims[N_AXES] = { 3, 2, 2, 2, 3, 3, 3, 2, 2, 2, 3, 2, 3, 3 };
static const double others[N_AXES] = { 1, 1.2, NAN, 1.9, 2, 2.4, 2.2, 2.5, 1, 1, 1, 1, 1, 1 };

static const CharterRadarStep steps[] = { { "Emerging", 1 }, { "Established", 2 }, { "Advanced", 3 } };

typedef struct
{
  CharterRadarAxis  axes[N_AXES];
  double            current[N_AXES];
  CharterRadarRing  rings[4];
  CharterRadar      radar;
  CharterRadarStyle style;
} Sample;

static void
fill_sample (Sample *self,
             guint   n_axes)
{
  *self = (Sample) { 0, };
  for (guint i = 0; i < N_AXES; i++)
    {
      self->current[i] = ups[i];
      self->axes[i] = (CharterRadarAxis) {
        labels[i], isnan (ups[i]) ? "not enough judged" : ups[i] < 2 ? "Emerging" : "Established",
      };
    }
  self->rings[0] = (CharterRadarRing) { "this cycle", CHARTER_RING_CURRENT, self->current };
  self->rings[1] = (CharterRadarRing) { "2025/26", CHARTER_RING_PREVIOUS, downs };
  self->rings[2] = (CharterRadarRing) { "target", CHARTER_RING_TARGET, aims };
  self->rings[3] = (CharterRadarRing) { "families", CHARTER_RING_OTHER, others };
  self->radar = (CharterRadar) {
    self->axes, n_axes, self->rings, 3, steps, G_N_ELEMENTS (steps), -1,
    "The mark is the average, the word the secure level.",
  };
  self->style = (CharterRadarStyle) { CHARTER_PALETTE_LIGHT, 13, "DejaVu Sans", FALSE, TRUE };
}

/* Pictures */

static cairo_surface_t *
draw (const Sample *sample,
      int           width,
      int           height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  CharterColour paper = charter_palette_get_ink (sample->style.palette, CHARTER_INK_BACKGROUND);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  charter_radar_draw (&sample->radar, &sample->style, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint
count_far_pixels (cairo_surface_t *one,
                  cairo_surface_t *other)
{
  int width = cairo_image_surface_get_width (one);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (one); y++)
    {
      const guint8 *a = cairo_image_surface_get_data (one) + y * cairo_image_surface_get_stride (one);
      const guint8 *b = cairo_image_surface_get_data (other) +
                        y * cairo_image_surface_get_stride (other);

      for (int x = 0; x < width; x++)
        for (int c = 0; c < 3; c++)
          if (ABS (a[4 * x + c] - b[4 * x + c]) > 48)
            {
              n++;
              break;
            }
    }

  return n;
}

/* An eighth of the size, so that letters are grey and where they stand by a pixel does not matter. */
static cairo_surface_t *
shrink (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface) / 8;
  int height = cairo_image_surface_get_height (surface) / 8;
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (small);

  cairo_scale (cr, 1 / 8.0, 1 / 8.0);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return small;
}

/* The pictures were kept with cairo 1.16, and later ones set letters a little otherwise. */
static guint
count_different_pixels (cairo_surface_t *drawn,
                        cairo_surface_t *kept)
{
  cairo_surface_t *small_drawn;
  cairo_surface_t *small_kept;
  guint n;

  if (cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 0))
    return count_far_pixels (drawn, kept);
  small_drawn = shrink (drawn);
  small_kept = shrink (kept);
  n = 64 * count_far_pixels (small_drawn, small_kept);
  cairo_surface_destroy (small_drawn);
  cairo_surface_destroy (small_kept);
  return n;
}

/* CHARTER_UPDATE_PICTURES=1 writes the pictures anew: look at each before keeping it. */
static void
assert_picture (const Sample *sample,
                const char   *name,
                int           width,
                int           height)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "charts", "pictures", file, NULL);
  cairo_surface_t *drawn = draw (sample, width, height);
  cairo_surface_t *kept;
  guint far;

  if (g_getenv ("CHARTER_UPDATE_PICTURES") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (drawn, path), ==, CAIRO_STATUS_SUCCESS);

  kept = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (kept), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (kept), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (kept), ==, height);
  far = count_different_pixels (drawn, kept);
  if (far > (guint) (width * height) / 250)
    {
      g_autofree char *got = g_build_filename (g_get_tmp_dir (), file, NULL);

      cairo_surface_write_to_png (drawn, got);
      g_error ("%s: %u pixels differ; what was drawn is in %s", name, far, got);
    }
  cairo_surface_destroy (kept);
  cairo_surface_destroy (drawn);
}

static void
test_pictures (void)
{
  Sample sample;

  fill_sample (&sample, 9);
  assert_picture (&sample, "small", 420, 400);
  sample.radar.n_rings = 4;
  assert_picture (&sample, "large", 620, 560);
  sample.radar.focused = 3;
  sample.style.is_rtl = TRUE;
  assert_picture (&sample, "rtl-focus", 420, 400);
}

static void
test_palettes (void)
{
  static const char *names[] = { "light", "dark", "high-contrast", "high-contrast-dark", "paper" };
  Sample sample;

  fill_sample (&sample, 5);
  sample.current[3] = NAN;
  sample.radar.focused = 1;
  sample.radar.caption = NULL;
  for (CharterPaletteKind kind = CHARTER_PALETTE_LIGHT; kind <= CHARTER_PALETTE_PAPER; kind++)
    {
      sample.style.palette = kind;
      assert_picture (&sample, names[kind], 360, 300);
    }
}

static void
set_all (Sample *sample,
         double  value)
{
  for (guint i = 0; i < N_AXES; i++)
    sample->current[i] = value;
}

static void
test_odd_data (void)
{
  static const char *counts[] = { "no-axes", "one-axis", "two-axes", "three-axes" };
  Sample sample;

  for (guint n = 0; n < G_N_ELEMENTS (counts); n++)
    {
      fill_sample (&sample, n);
      assert_picture (&sample, counts[n], 320, 260);
    }

  fill_sample (&sample, 5);
  set_all (&sample, 2);
  sample.rings[1].values = sample.current;
  sample.rings[2].values = sample.current;
  assert_picture (&sample, "all-equal", 320, 280);

  fill_sample (&sample, 5);
  sample.radar.n_rings = 1;
  set_all (&sample, NAN);
  assert_picture (&sample, "all-missing", 320, 280);

  set_all (&sample, 2);
  sample.current[0] = 0;
  sample.current[2] = NAN;
  assert_picture (&sample, "a-zero-and-a-gap", 320, 280);

  set_all (&sample, NAN);
  sample.current[1] = 2;
  assert_picture (&sample, "one-judged", 320, 280);

  sample.style.has_legend = FALSE;
  sample.radar.caption = NULL;
  assert_picture (&sample, "thumbnail", 90, 80);
}

/* Must survive: no steps, no rings, values off the scale, no size. */
static void
test_survives (void)
{
  Sample sample;

  fill_sample (&sample, 9);
  sample.current[0] = -4;
  sample.current[1] = 99;
  cairo_surface_destroy (draw (&sample, 500, 500));
  cairo_surface_destroy (draw (&sample, 1, 1));
  cairo_surface_destroy (draw (&sample, 40, 400));
  sample.radar.n_steps = 0;
  cairo_surface_destroy (draw (&sample, 300, 300));
  sample.radar.n_rings = 0;
  cairo_surface_destroy (draw (&sample, 300, 300));
  sample.axes[2].label = NULL;
  sample.axes[2].standing = NULL;
  cairo_surface_destroy (draw (&sample, 300, 300));
}

/* Where things stand */

static gboolean
meet (const cairo_rectangle_t *a,
      const cairo_rectangle_t *b)
{
  return a->width > 0 && b->width > 0 && a->x < b->x + b->width && b->x < a->x + a->width &&
         a->y < b->y + b->height && b->y < a->y + a->height;
}

static cairo_rectangle_t
box_of (const CharterRadarText *text)
{
  return (cairo_rectangle_t) { text->x, text->y, text->text ? text->width : 0, text->height };
}

static void
assert_apart (const CharterRadarLayout *layout)
{
  for (guint i = 0; i < layout->n_axes; i++)
    {
      const cairo_rectangle_t *box = &layout->places[i].box;

      if (box->width <= 0)
        continue;
      g_assert_cmpfloat (box->x, >=, -0.5);
      g_assert_cmpfloat (box->y, >=, -0.5);
      g_assert_cmpfloat (box->x + box->width, <=, layout->width + 0.5);
      g_assert_cmpfloat (box->y + box->height, <=, layout->height + 0.5);
      for (guint j = 0; j < i; j++)
        g_assert_false (meet (box, &layout->places[j].box));

      /* No mark, wherever it stands, comes to a label or to a ring's name. */
      for (guint j = 0; j < layout->n_axes; j++)
        for (double value = 0; value <= layout->top; value += layout->top / 60)
          {
            cairo_rectangle_t mark = { 0, 0, 2 * layout->marker, 2 * layout->marker };

            charter_radar_layout_at (layout, j, value, &mark.x, &mark.y);
            mark.x -= layout->marker;
            mark.y -= layout->marker;
            g_assert_false (meet (box, &mark));
            for (guint k = 0; k < layout->n_steps; k++)
              {
                cairo_rectangle_t name = box_of (&layout->steps[k]);

                g_assert_false (meet (&name, &mark));
                g_assert_false (meet (&name, box));
              }
          }
    }

  for (guint i = 0; i < layout->n_steps; i++)
    for (guint j = 0; j < i; j++)
      {
        cairo_rectangle_t a = box_of (&layout->steps[i]);
        cairo_rectangle_t b = box_of (&layout->steps[j]);

        g_assert_false (meet (&a, &b));
      }
}

static void
test_nothing_meets (void)
{
  static const int sizes[][2] = { { 300, 280 }, { 420, 380 }, { 640, 560 }, { 900, 420 },
                                  { 380, 800 }, { 1200, 1000 }, { 150, 150 } };
  Sample sample;

  for (guint n = 3; n <= N_AXES; n++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      for (int is_rtl = 0; is_rtl <= 1; is_rtl++)
        {
          fill_sample (&sample, n);
          sample.style.is_rtl = is_rtl;
          assert_apart (charter_radar_layout_get (&sample.radar, &sample.style, sizes[i][0],
                                                  sizes[i][1]));
        }
}

/* At the sizes of the window and the page, every word is there. */
static void
test_nothing_is_dropped (void)
{
  Sample sample;
  const CharterRadarLayout *layout;

  fill_sample (&sample, 9);
  layout = charter_radar_layout_get (&sample.radar, &sample.style, 640, 600);
  for (guint i = 0; i < 9; i++)
    g_assert_nonnull (layout->places[i].label.text);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_nonnull (layout->steps[i].text);
  g_assert_cmpfloat (layout->radius, >, 150);
}

/* Where there is no room between the axes, the caption names the rings, or the names would lie. */
static void
test_rings_are_named (void)
{
  Sample sample;

  for (guint n = 3; n <= N_AXES; n++)
    for (int size = 500; size <= 900; size += 100)
      {
        const CharterRadarLayout *layout;
        gboolean is_said;

        fill_sample (&sample, n);
        layout = charter_radar_layout_get (&sample.radar, &sample.style, size, size);
        is_said = strstr (pango_layout_get_text (layout->caption.text),
                          "Rings from the centre: Emerging, Established, Advanced") != NULL;
        for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
          if (layout->places[0].standing.text != NULL)
            g_assert_cmpint (is_said, ==, layout->steps[i].text == NULL);
      }
}

static void
test_values_move_nothing (void)
{
  Sample sample;
  cairo_rectangle_t before, after;

  fill_sample (&sample, 9);
  charter_radar_get_axis_area (&sample.radar, &sample.style, 500, 480, 4, &before);
  sample.current[4] = 0.3;
  charter_radar_get_axis_area (&sample.radar, &sample.style, 500, 480, 4, &after);
  g_assert_cmpfloat (before.x, ==, after.x);
  g_assert_cmpfloat (before.y, ==, after.y);
}

static void
test_pick (void)
{
  Sample sample;

  for (guint n = 1; n <= N_AXES; n++)
    for (int is_rtl = 0; is_rtl <= 1; is_rtl++)
      for (guint axis = 0; axis < n; axis++)
        {
          const CharterRadarLayout *layout;
          cairo_rectangle_t area;
          double x, y;

          fill_sample (&sample, n);
          sample.style.is_rtl = is_rtl;
          charter_radar_get_axis_area (&sample.radar, &sample.style, 560, 520, axis, &area);
          g_assert_cmpint (charter_radar_pick (&sample.radar, &sample.style, 560, 520,
                                               area.x + area.width / 2, area.y + area.height / 2),
                           ==, (int) axis);

          layout = charter_radar_layout_get (&sample.radar, &sample.style, 560, 520);
          charter_radar_layout_at (layout, axis, 2, &x, &y);
          g_assert_cmpint (charter_radar_pick (&sample.radar, &sample.style, 560, 520, x, y), ==,
                           (int) axis);
        }

  g_assert_cmpint (charter_radar_pick (&sample.radar, &sample.style, 560, 520, 1, 519), ==, -1);
  fill_sample (&sample, 0);
  g_assert_cmpint (charter_radar_pick (&sample.radar, &sample.style, 560, 520, 280, 200), ==, -1);
}

static void
test_mirrored (void)
{
  Sample sample;
  const CharterRadarLayout *layout;

  fill_sample (&sample, 9);
  layout = charter_radar_layout_get (&sample.radar, &sample.style, 560, 520);
  g_assert_cmpfloat (layout->places[1].dx, >, 0);
  sample.style.is_rtl = TRUE;
  layout = charter_radar_layout_get (&sample.radar, &sample.style, 560, 520);
  g_assert_cmpfloat (layout->places[1].dx, <, 0);
}

static void
test_summary (void)
{
  Sample sample;
  g_autofree char *summary = NULL;
  g_autofree char *empty = NULL;

  fill_sample (&sample, 3);
  sample.radar.n_rings = 2;
  sample.current[1] = NAN;
  sample.axes[1].standing = "not enough judged";
  summary = charter_radar_dup_summary (&sample.radar);
  g_assert_cmpstr (summary, ==,
                   "this cycle: 1 Leadership, Governance, and Structure Established, average 2.1 of 3; "
                   "2 Use of Resources not enough judged; "
                   "3 Structure and Governance Established, average 2.0 of 3. "
                   "2025/26: 1 Leadership, Governance, and Structure average 1.8 of 3; "
                   "2 Use of Resources average 1.4 of 3; "
                   "3 Structure and Governance average 2.0 of 3.");
  sample.radar.n_axes = 0;
  empty = charter_radar_dup_summary (&sample.radar);
  g_assert_cmpstr (empty, ==, "Nothing to show yet");
}

/* Files */

static void
test_write (void)
{
  static const struct { const char *name; const char *start; } kinds[] = {
    { "chart.svg", "<?xml" }, { "chart.png", "\x89PNG" }, { "chart.PDF", "%PDF" },
  };
  g_autofree char *folder = g_dir_make_tmp ("charter-XXXXXX", NULL);
  Sample sample;

  fill_sample (&sample, 9);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *path = g_build_filename (folder, kinds[i].name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (charter_radar_write (&sample.radar, &sample.style, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_cmpuint (length, >, 2000);
      g_assert_cmpint (strncmp (contents, kinds[i].start, strlen (kinds[i].start)), ==, 0);
      if (i == 0)
        {
          static const GMarkupParser nothing = { NULL };
          g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
          g_autofree char *summary = charter_radar_dup_summary (&sample.radar);
          g_autofree char *escaped = g_markup_escape_text (summary, -1);

          /* Whoever cannot see it is told what it shows. */
          g_assert_nonnull (strstr (contents, escaped));
          g_assert_nonnull (strstr (contents, "aria-labelledby=\"title desc\""));
          g_markup_parse_context_parse (context, contents, (gssize) length, &error);
          g_markup_parse_context_end_parse (context, &error);
          g_assert_no_error (error);
        }
      g_assert_cmpint (g_remove (path), ==, 0);
    }

  /* Nothing beside the files is left behind. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_write_fails (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("charter-XXXXXX", NULL);
  g_autofree char *inside = g_build_filename (folder, "no-such-folder", "chart.svg", NULL);
  g_autofree char *word = g_build_filename (folder, "chart.docx", NULL);
  g_autofree char *taken = g_build_filename (folder, "taken.png", NULL);
  g_autofree char *below = g_build_filename (taken, "in.png", NULL);
  Sample sample;

  fill_sample (&sample, 9);
  g_assert_false (charter_radar_write (&sample.radar, &sample.style, inside, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (charter_radar_write (&sample.radar, &sample.style, word, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);

  /* A folder stands where the file should go: it stays, and no temporary file is left. */
  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_assert_false (charter_radar_write (&sample.radar, &sample.style, taken, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (g_rmdir (below), ==, 0);
  g_assert_cmpint (g_rmdir (taken), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/radar/pictures", test_pictures);
  g_test_add_func ("/charts/radar/palettes", test_palettes);
  g_test_add_func ("/charts/radar/odd-data", test_odd_data);
  g_test_add_func ("/charts/radar/survives", test_survives);
  g_test_add_func ("/charts/radar/nothing-meets", test_nothing_meets);
  g_test_add_func ("/charts/radar/nothing-is-dropped", test_nothing_is_dropped);
  g_test_add_func ("/charts/radar/rings-are-named", test_rings_are_named);
  g_test_add_func ("/charts/radar/values-move-nothing", test_values_move_nothing);
  g_test_add_func ("/charts/radar/pick", test_pick);
  g_test_add_func ("/charts/radar/mirrored", test_mirrored);
  g_test_add_func ("/charts/radar/summary", test_summary);
  g_test_add_func ("/charts/radar/write", test_write);
  g_test_add_func ("/charts/radar/write-fails", test_write_fails);

  return g_test_run ();
}

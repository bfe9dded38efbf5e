/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-radar-chart-private.h"

#include "charter-appearance.h"

static gboolean
shows (CharterRadarChart *self,
       CharterRingKind    kind)
{
  return (kind != CHARTER_RING_PREVIOUS || self->shows_previous) &&
         (kind != CHARTER_RING_TARGET || self->shows_target);
}

/**
 * charter_radar_chart_get_radar:
 * @self: a chart
 * @radar: (out caller-allocates): what is shown now, without the rings that are switched off
 * @rings: room for %CHARTER_RADAR_CHART_MOST_RINGS; its rings
 */
void
charter_radar_chart_get_radar (CharterRadarChart *self,
                               CharterRadar      *radar,
                               CharterRadarRing  *rings)
{
  const CharterRadar *whole = self->chart ? charter_standing_chart_get_radar (self->chart) : NULL;

  *radar = whole ? *whole : (CharterRadar) { .focused = -1 };
  radar->rings = rings;
  radar->n_rings = 0;
  if (!self->has_caption)
    radar->caption = NULL;
  for (guint i = 0; whole && i < whole->n_rings && radar->n_rings < CHARTER_RADAR_CHART_MOST_RINGS; i++)
    if (shows (self, whole->rings[i].kind))
      rings[radar->n_rings++] = whole->rings[i];
}

/* As it is drawn at this moment: where the rings are on their way, and what is pointed at. */
static void
get_moving_radar (CharterRadarChart *self,
                  CharterRadar      *radar,
                  CharterRadarRing  *rings)
{
  const CharterRadar *whole = self->chart ? charter_standing_chart_get_radar (self->chart) : NULL;

  charter_radar_chart_get_radar (self, radar, rings);
  for (guint i = 0, n = 0; whole && i < whole->n_rings && n < radar->n_rings; i++)
    {
      const double *values;

      if (!shows (self, whole->rings[i].kind))
        continue;
      values = charter_radar_movement_get_values (self->movement, i);
      if (values)
        rings[n].values = values;
      n++;
    }

  radar->focused = self->hovered;
  if (self->hovered < 0 && self->focused < self->handles->len &&
      gtk_widget_is_focus (g_ptr_array_index (self->handles, self->focused)))
    radar->focused = (int) self->focused;
}

/**
 * charter_radar_chart_get_style:
 * @self: a chart
 * @style: (out caller-allocates): how it is drawn on this screen
 */
void
charter_radar_chart_get_style (CharterRadarChart *self,
                               CharterRadarStyle *style)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double font = charter_appearance_get_font_size (GTK_WIDGET (self));

  /* A chart in a narrow column is a thumbnail of its words too. */
  *style = (CharterRadarStyle) {
    .palette = charter_appearance_get_palette (),
    .font_size = gtk_widget_get_width (GTK_WIDGET (self)) < font * 24 ? font * 0.88 : font,
    .font_family = pango_font_description_get_family (pango_context_get_font_description (context)),
    .is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes,
                                 stride);
}

/**
 * charter_radar_chart_snapshot:
 * @widget: a chart
 * @snapshot: what it is drawn on
 *
 * As a picture: what is drawn by cairo itself is drawn again in every frame of a page that scrolls.
 */
void
charter_radar_chart_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  CharterRadarChart *self = CHARTER_RADAR_CHART (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (width, 1) * scale,
                                                         MAX (height, 1) * scale);
  cairo_t *cr = cairo_create (surface);
  CharterRadarRing rings[CHARTER_RADAR_CHART_MOST_RINGS];
  CharterRadar radar;
  CharterRadarStyle style;
  g_autoptr(GdkTexture) texture = NULL;

  cairo_scale (cr, scale, scale);
  get_moving_radar (self, &radar, rings);
  charter_radar_chart_get_style (self, &style);
  charter_radar_draw (&radar, &style, cr, width, height);
  cairo_destroy (cr);
  texture = make_texture (surface);
  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (0, 0, MAX (width, 1), MAX (height, 1)));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <pango/pangocairo.h>

#include "charter-palette.h"

G_BEGIN_DECLS

/* One axis: plain words. */
typedef struct {
  const char *label;    /* wraps: "1 Leadership, Governance, and Structure" */
  const char *standing; /* nullable: the word under it, "Established" */
} CharterRadarAxis;

typedef enum {
  CHARTER_RING_CURRENT,  /* solid, filled, discs */
  CHARTER_RING_PREVIOUS, /* dashed, squares */
  CHARTER_RING_TARGET,   /* dotted, triangles */
  CHARTER_RING_OTHER,    /* dash-dotted, diamonds */
} CharterRingKind;

/* One ring: a value for each axis, from 0 to the scale's top; NAN is a gap. */
typedef struct {
  const char      *label;
  CharterRingKind  kind;
  const double    *values;
} CharterRadarRing;

/* A named ring of the grid. */
typedef struct {
  const char *label;
  double      value;
} CharterRadarStep;

typedef struct {
  const CharterRadarAxis *axes;
  guint                   n_axes;
  const CharterRadarRing *rings;
  guint                   n_rings;
  const CharterRadarStep *steps;    /* lowest first; the last one's value is the rim */
  guint                   n_steps;
  int                     focused;  /* axis drawn as focused, -1 for none */
  const char             *caption;  /* nullable; printed under the chart */
} CharterRadar;

typedef struct {
  CharterPaletteKind  palette;      /* light, dark, high contrast, paper */
  double              font_size;    /* of axis labels, in user units; others follow from it; never below 9 pt on paper */
  const char         *font_family;  /* nullable: "Cantarell, sans-serif" */
  gboolean            is_rtl;
  gboolean            has_legend;
} CharterRadarStyle;

void     charter_radar_draw           (const CharterRadar      *radar,
                                       const CharterRadarStyle *style,
                                       cairo_t                 *cr,
                                       double                   width,
                                       double                   height);
/* The axis under a point, or -1. The same layout as draw. */
int      charter_radar_pick           (const CharterRadar      *radar,
                                       const CharterRadarStyle *style,
                                       double                   width,
                                       double                   height,
                                       double                   x,
                                       double                   y);
/* Where an axis and its label lie, for focus rings and child widgets. */
void     charter_radar_get_axis_area  (const CharterRadar      *radar,
                                       const CharterRadarStyle *style,
                                       double                   width,
                                       double                   height,
                                       guint                    axis,
                                       cairo_rectangle_t       *area);
/* One sentence a ring for who cannot see it. */
char    *charter_radar_dup_summary    (const CharterRadar      *radar) G_GNUC_WARN_UNUSED_RESULT;
/* One axis in words: "8 Parents: Established, average 2.1 of 3; 2025/26 1.4". */
char    *charter_radar_dup_axis_summary (const CharterRadar    *radar,
                                         guint                  axis) G_GNUC_WARN_UNUSED_RESULT;
/* By the name's ending: .svg, .png or .pdf. Written whole or not at all. */
gboolean charter_radar_write          (const CharterRadar      *radar,
                                       const CharterRadarStyle *style,
                                       const char              *path,
                                       GError                 **error);

G_END_DECLS

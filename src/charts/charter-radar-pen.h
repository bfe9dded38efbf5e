/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-radar-layout.h"
#include "charter-radar-marks.h"

G_BEGIN_DECLS

/* One drawing under way. */
typedef struct
{
  const CharterRadar       *radar;
  const CharterRadarStyle  *style;
  const CharterRadarLayout *layout;
  cairo_t                  *cr;
  double                    unit; /* the main line's thickness */
} CharterRadarPen;

void     charter_radar_pen_set_ink          (const CharterRadarPen  *pen,
                                             CharterInk              ink,
                                             double                  alpha);
gboolean charter_radar_pen_is_high_contrast (const CharterRadarPen  *pen);
void     charter_radar_pen_write            (const CharterRadarPen  *pen,
                                             const CharterRadarText *text,
                                             CharterInk              ink);
guint    charter_radar_pen_next_axis        (const CharterRadarPen  *pen,
                                             guint                   axis);
void     charter_radar_trace_polygon        (const CharterRadarPen  *pen,
                                             double                  value);

G_END_DECLS

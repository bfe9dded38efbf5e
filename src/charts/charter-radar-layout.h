/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-radar.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_RADAR_FORM_EMPTY, /* no axes: a sentence */
  CHARTER_RADAR_FORM_BARS,  /* one or two axes: bars, for two spokes enclose nothing */
  CHARTER_RADAR_FORM_WHEEL,
} CharterRadarForm;

/* A text and where it stands. */
typedef struct {
  PangoLayout *text;  /* nullable: not written */
  double       x, y;  /* of the text's top left */
  double       width, height;
} CharterRadarText;

/* One axis of the drawing. */
typedef struct {
  double            dx, dy;   /* unit vector outwards; of bars, along the track */
  double            x, y;     /* where value 0 stands */
  double            length;   /* from value 0 to the rim */
  cairo_rectangle_t box;      /* of label and standing together; empty when not written */
  CharterRadarText  label;
  CharterRadarText  standing;
} CharterRadarPlace;

/* Where everything stands: the same for drawing, picking and focus. Depends on words and sizes and
 * on which axes are gaps, but not on the values, so that nothing jumps while a ring moves. */
typedef struct {
  char              *key;
  CharterRadarForm   form;
  double             width, height;
  double             font;        /* of axis labels */
  double             small_font;  /* of steps, legend and caption */
  double             marker;      /* half a marker's size */
  double             centre_x, centre_y, radius;
  double             top;         /* the value at the rim */
  guint              n_axes;
  CharterRadarPlace *places;
  guint              n_steps;
  CharterRadarText  *steps;
  guint              n_rings;
  CharterRadarText  *legend;
  double             sample;      /* length of a line in the legend */
  CharterRadarText   caption;
  CharterRadarText   empty;
} CharterRadarLayout;

/* Borrowed from a cache of this thread until the next call. */
const CharterRadarLayout *charter_radar_layout_get (const CharterRadar       *radar,
                                                    const CharterRadarStyle  *style,
                                                    double                    width,
                                                    double                    height);
/* The ring that gaps, fill and standings are about: the first current one, or NULL. */
const CharterRadarRing   *charter_radar_find_main  (const CharterRadar       *radar);
gboolean                  charter_radar_is_gap     (const CharterRadar       *radar,
                                                    guint                     axis);
void                      charter_radar_layout_at  (const CharterRadarLayout *self,
                                                    guint                     axis,
                                                    double                    value,
                                                    double                   *x,
                                                    double                   *y);

/* Placement of labels round the wheel and of step names inside it; charter-radar-place.c. */
void                      charter_radar_place_wheel (CharterRadarLayout      *self,
                                                     double                   height);
gboolean                  charter_radar_place_steps (CharterRadarLayout      *self,
                                                     const CharterRadar      *radar);

G_END_DECLS

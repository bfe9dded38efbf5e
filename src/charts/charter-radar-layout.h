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
  int          unwrapped; /* how wide its longest line is, in units of Pango; 0 until that is known */
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

/* charter-radar-text.c: one text, measured and put in its place. */
PangoLayout              *charter_radar_text_create           (PangoContext             *context,
                                                               const CharterRadarStyle  *style,
                                                               const char               *words,
                                                               double                    size,
                                                               PangoWeight               weight);
void                      charter_radar_text_measure          (CharterRadarText         *self);
void                      charter_radar_text_wrap             (CharterRadarText         *self,
                                                               double                    width);
void                      charter_radar_text_stand            (CharterRadarText         *self,
                                                               double                    x,
                                                               double                    y);
void                      charter_radar_text_stand_in         (CharterRadarText         *self,
                                                               const cairo_rectangle_t  *box,
                                                               double                    y,
                                                               PangoAlignment            side);
void                      charter_radar_text_say              (CharterRadarText         *self,
                                                               const char               *words);
double                    charter_radar_text_find_widest_word (PangoLayout              *text);

/* charter-radar-words.c: all texts of a chart. */
void                      charter_radar_words_create          (CharterRadarLayout       *self,
                                                               const CharterRadar       *radar,
                                                               const CharterRadarStyle  *style);

/* charter-radar-foot.c: legend and caption, below the chart. */
double                    charter_radar_foot_place            (CharterRadarLayout       *self,
                                                               const CharterRadarStyle  *style);

/* charter-radar-wheel.c: as large as the words let it be. */
gboolean                  charter_radar_wheel_lay_out         (CharterRadarLayout       *self,
                                                               const CharterRadar       *radar,
                                                               double                    height);
void                      charter_radar_wheel_name_rings      (CharterRadarLayout       *self,
                                                               const CharterRadar       *radar,
                                                               const CharterRadarStyle  *style);

/* charter-radar-bars-layout.c: one or two axes. */
void                      charter_radar_bars_lay_out          (CharterRadarLayout       *self,
                                                               const CharterRadar       *radar,
                                                               double                    height,
                                                               gboolean                  is_rtl);

/* charter-radar-place.c: labels round the wheel and names of its rings inside it. */
void                      charter_radar_place_wheel           (CharterRadarLayout       *self,
                                                               double                    height);
gboolean                  charter_radar_place_steps           (CharterRadarLayout       *self,
                                                               const CharterRadar       *radar);

G_END_DECLS

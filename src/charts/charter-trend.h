/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <pango/pangocairo.h>

#include "charter-palette.h"

G_BEGIN_DECLS

/* Lines told apart by dash and mark as well as by colour; more are cut off. */
#define CHARTER_TREND_MOST_LINES 6

/* One group over time: a value for each period; NAN is a gap. */
typedef struct {
  const char     *label;
  const double   *values;
  const gboolean *is_hidden; /* nullable; for each period: there is a number that may not be shown */
} CharterTrendLine;

typedef struct {
  const char             *title;    /* nullable; drawn above the chart if the style says so */
  const char             *note;     /* nullable: unit and direction, under the title */
  const char * const     *periods;  /* "2021/22" */
  guint                   n_periods;
  const CharterTrendLine *lines;
  guint                   n_lines;
  gboolean                is_share; /* values are per cent, 0 to 100 */
  gboolean                is_count; /* the axis begins at 0 */
} CharterTrend;

typedef struct {
  CharterPaletteKind  palette;
  double              font_size;   /* in user units */
  const char         *font_family; /* nullable */
  gboolean            is_rtl;
  gboolean            has_title;
} CharterTrendStyle;

void     charter_trend_draw        (const CharterTrend      *trend,
                                    const CharterTrendStyle *style,
                                    cairo_t                 *cr,
                                    double                   width,
                                    double                   height);
/* One sentence a line for who cannot see it. */
char    *charter_trend_dup_summary (const CharterTrend      *trend) G_GNUC_WARN_UNUSED_RESULT;
char    *charter_trend_dup_value   (const CharterTrend      *trend,
                                    double                   value) G_GNUC_WARN_UNUSED_RESULT;
/* Where the axis begins and ends, and how far its marks are apart: from what is shown alone. */
void     charter_trend_get_range   (const CharterTrend      *trend,
                                    double                  *lowest,
                                    double                  *highest,
                                    double                  *step);
/* By the name's ending: .svg, .png or .pdf. Written whole or not at all. */
gboolean charter_trend_write       (const CharterTrend      *trend,
                                    const CharterTrendStyle *style,
                                    const char              *path,
                                    GError                 **error);

G_END_DECLS

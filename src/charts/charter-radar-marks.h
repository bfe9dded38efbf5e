/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-radar.h"

G_BEGIN_DECLS

/* What tells rings apart, in black and white too: dash and marker. */
void       charter_radar_set_source (cairo_t            *cr,
                                     CharterPaletteKind  palette,
                                     CharterInk          ink,
                                     double              alpha);
CharterInk charter_radar_ring_ink   (CharterRingKind     kind);
void       charter_radar_set_line   (cairo_t            *cr,
                                     CharterRingKind     kind,
                                     double              unit);
void       charter_radar_draw_mark  (cairo_t            *cr,
                                     CharterPaletteKind  palette,
                                     CharterRingKind     kind,
                                     double              x,
                                     double              y,
                                     double              size);

G_END_DECLS

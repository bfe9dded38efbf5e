/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-radar-pen.h"

G_BEGIN_DECLS

void charter_radar_fill_ring  (const CharterRadarPen  *pen,
                               const CharterRadarRing *ring);
void charter_radar_draw_lines (const CharterRadarPen  *pen);
void charter_radar_draw_marks (const CharterRadarPen  *pen);

G_END_DECLS

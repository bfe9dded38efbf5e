/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-radar-pen.h"

G_BEGIN_DECLS

void charter_radar_hatch               (const CharterRadarPen *pen);
void charter_radar_draw_gaps           (const CharterRadarPen *pen);
void charter_radar_draw_question_marks (const CharterRadarPen *pen);

G_END_DECLS

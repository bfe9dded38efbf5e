/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-radar-pen.h"

G_BEGIN_DECLS

/* For one or two axes. */
void charter_radar_draw_bars (const CharterRadarPen *pen);

G_END_DECLS

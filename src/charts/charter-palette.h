/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CHARTER_PALETTE_LIGHT,
  CHARTER_PALETTE_DARK,
  CHARTER_PALETTE_HIGH_CONTRAST,
  CHARTER_PALETTE_HIGH_CONTRAST_DARK,
  CHARTER_PALETTE_PAPER,
} CharterPaletteKind;

typedef enum {
  CHARTER_INK_TEXT,
  CHARTER_INK_DIM_TEXT,
  CHARTER_INK_GRID,
  CHARTER_INK_BACKGROUND,
  CHARTER_INK_CURRENT,
  CHARTER_INK_PREVIOUS,
  CHARTER_INK_TARGET,
  CHARTER_INK_OTHER,
  CHARTER_INK_FOCUS,
} CharterInk;

typedef struct { double red, green, blue, alpha; } CharterColour;

/* The program's only colours of its own: one ramp of one hue for levels, never traffic lights. */
CharterColour charter_palette_get_ink   (CharterPaletteKind kind,
                                         CharterInk         ink);
/* The fill of a level's mark: @value 0 is "not yet", @top the highest. */
CharterColour charter_palette_get_level (CharterPaletteKind kind,
                                         int                value,
                                         int                top);
/* The same level as words on the background: contrast 4.5:1 or better. */
CharterColour charter_palette_get_level_text (CharterPaletteKind kind,
                                              int                value,
                                              int                top);

G_END_DECLS

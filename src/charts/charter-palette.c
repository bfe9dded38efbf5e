/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"

#include "config.h"

#include "charter-palette.h"

#define N_KINDS (CHARTER_PALETTE_PAPER + 1)
#define N_INKS (CHARTER_INK_FOCUS + 1)

/* Marks reach 3:1 and words 4.5:1 on the background, which the tests measure. */
static const guint32 inks[N_KINDS][N_INKS] = {
  [CHARTER_PALETTE_LIGHT] = {
    [CHARTER_INK_TEXT] = 0x1f2a2e, [CHARTER_INK_DIM_TEXT] = 0x566166,
    [CHARTER_INK_GRID] = 0xc3cdcf, [CHARTER_INK_BACKGROUND] = 0xffffff,
    [CHARTER_INK_CURRENT] = 0x0f6b75, [CHARTER_INK_PREVIOUS] = 0x6b5b95,
    [CHARTER_INK_TARGET] = 0xb5651d, [CHARTER_INK_OTHER] = 0x8a3a5c,
    [CHARTER_INK_FOCUS] = 0x1c64c8,
  },
  [CHARTER_PALETTE_DARK] = {
    [CHARTER_INK_TEXT] = 0xf2f5f5, [CHARTER_INK_DIM_TEXT] = 0xb4bfc2,
    [CHARTER_INK_GRID] = 0x566064, [CHARTER_INK_BACKGROUND] = 0x303030,
    [CHARTER_INK_CURRENT] = 0x5cc3cb, [CHARTER_INK_PREVIOUS] = 0xb7a6e0,
    [CHARTER_INK_TARGET] = 0xf0a45e, [CHARTER_INK_OTHER] = 0xe493b3,
    [CHARTER_INK_FOCUS] = 0x78aeed,
  },
  [CHARTER_PALETTE_HIGH_CONTRAST] = {
    [CHARTER_INK_TEXT] = 0x000000, [CHARTER_INK_DIM_TEXT] = 0x20282a,
    [CHARTER_INK_GRID] = 0x6b7577, [CHARTER_INK_BACKGROUND] = 0xffffff,
    [CHARTER_INK_CURRENT] = 0x00444c, [CHARTER_INK_PREVIOUS] = 0x43307a,
    [CHARTER_INK_TARGET] = 0x7a3a00, [CHARTER_INK_OTHER] = 0x6a1238,
    [CHARTER_INK_FOCUS] = 0x0a3d91,
  },
  [CHARTER_PALETTE_HIGH_CONTRAST_DARK] = {
    [CHARTER_INK_TEXT] = 0xffffff, [CHARTER_INK_DIM_TEXT] = 0xe6eaeb,
    [CHARTER_INK_GRID] = 0x99a3a6, [CHARTER_INK_BACKGROUND] = 0x1e1e1e,
    [CHARTER_INK_CURRENT] = 0x9beef4, [CHARTER_INK_PREVIOUS] = 0xd9ccff,
    [CHARTER_INK_TARGET] = 0xffc894, [CHARTER_INK_OTHER] = 0xffbdd6,
    [CHARTER_INK_FOCUS] = 0xb3d4ff,
  },
  [CHARTER_PALETTE_PAPER] = {
    [CHARTER_INK_TEXT] = 0x14191b, [CHARTER_INK_DIM_TEXT] = 0x4a5458,
    [CHARTER_INK_GRID] = 0xb4bec1, [CHARTER_INK_BACKGROUND] = 0xffffff,
    [CHARTER_INK_CURRENT] = 0x0f6b75, [CHARTER_INK_PREVIOUS] = 0x6b5b95,
    [CHARTER_INK_TARGET] = 0xb5651d, [CHARTER_INK_OTHER] = 0x8a3a5c,
    [CHARTER_INK_FOCUS] = 0x1c64c8,
  },
};

/* One ramp of one hue: "not yet" without the hue, then the lowest, middle and highest level. */
#define N_STOPS 3

typedef struct
{
  guint32 not_yet;
  guint32 stops[N_STOPS];
} Ramp;

static const Ramp level_marks[N_KINDS] = {
  [CHARTER_PALETTE_LIGHT] = { 0x7f8a8d, { 0x479a9e, 0x0f6b75, 0x0f4c5c } },
  [CHARTER_PALETTE_DARK] = { 0x949da0, { 0x3f9aa1, 0x66c5cc, 0xb0e6e9 } },
  [CHARTER_PALETTE_HIGH_CONTRAST] = { 0x5a6366, { 0x2f7478, 0x0b4f57, 0x00262e } },
  [CHARTER_PALETTE_HIGH_CONTRAST_DARK] = { 0xb4bbbd, { 0x6cc2c7, 0xa3e4e8, 0xe4fafb } },
  [CHARTER_PALETTE_PAPER] = { 0x7f8a8d, { 0x479a9e, 0x0f6b75, 0x0f4c5c } },
};

static const Ramp level_words[N_KINDS] = {
  [CHARTER_PALETTE_LIGHT] = { 0x566166, { 0x2b6f73, 0x0f6b75, 0x0f4c5c } },
  [CHARTER_PALETTE_DARK] = { 0xb4bfc2, { 0x73c3c9, 0x8ad3d9, 0xb0e6e9 } },
  [CHARTER_PALETTE_HIGH_CONTRAST] = { 0x20282a, { 0x0d5257, 0x063f46, 0x00262e } },
  [CHARTER_PALETTE_HIGH_CONTRAST_DARK] = { 0xe6eaeb, { 0xa3e4e8, 0xc3f0f2, 0xe4fafb } },
  [CHARTER_PALETTE_PAPER] = { 0x4a5458, { 0x2b6f73, 0x0f6b75, 0x0f4c5c } },
};

static CharterColour
unpack (guint32 rgb)
{
  return (CharterColour) {
    ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0, 1.0,
  };
}

static double
mix (double from,
     double to,
     double share)
{
  return from + (to - from) * share;
}

static CharterColour
ramp_at (const Ramp *ramp,
         int         value,
         int         top)
{
  double place;
  int stop;
  CharterColour from, to;

  if (value <= 0)
    return unpack (ramp->not_yet);
  if (top <= 1 || value >= top)
    return unpack (ramp->stops[N_STOPS - 1]);

  place = (double) (value - 1) / (top - 1) * (N_STOPS - 1);
  stop = (int) place;
  from = unpack (ramp->stops[stop]);
  to = unpack (ramp->stops[stop + 1]);

  return (CharterColour) {
    mix (from.red, to.red, place - stop),
    mix (from.green, to.green, place - stop),
    mix (from.blue, to.blue, place - stop),
    1.0,
  };
}

/**
 * charter_palette_get_ink:
 * @kind: what it is drawn on
 * @ink: what is drawn
 *
 * Marks have a contrast of 3:1 or better on the background, words 4.5:1; the grid is quieter,
 * for it says nothing that words do not say too.
 *
 * Returns: the colour
 */
CharterColour
charter_palette_get_ink (CharterPaletteKind kind,
                         CharterInk         ink)
{
  g_return_val_if_fail ((guint) kind < N_KINDS && (guint) ink < N_INKS, unpack (0));

  return unpack (inks[kind][ink]);
}

/**
 * charter_palette_get_level:
 * @kind: what it is drawn on
 * @value: the level's value, 0 for "not yet"
 * @top: the value of the highest level
 *
 * Returns: the fill of the level's mark
 */
CharterColour
charter_palette_get_level (CharterPaletteKind kind,
                           int                value,
                           int                top)
{
  g_return_val_if_fail ((guint) kind < N_KINDS, unpack (0));

  return ramp_at (&level_marks[kind], value, top);
}

/**
 * charter_palette_get_level_text:
 * @kind: what it is written on
 * @value: the level's value, 0 for "not yet"
 * @top: the value of the highest level
 *
 * Returns: the colour of the level's name
 */
CharterColour
charter_palette_get_level_text (CharterPaletteKind kind,
                                int                value,
                                int                top)
{
  g_return_val_if_fail ((guint) kind < N_KINDS, unpack (0));

  return ramp_at (&level_words[kind], value, top);
}

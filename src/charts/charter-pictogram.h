/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "charter-palette.h"

G_BEGIN_DECLS

/* Plain pictures that say beside a line what it is about, for who reads little or reads slowly. */
typedef enum {
  CHARTER_PICTOGRAM_QUESTION,
  CHARTER_PICTOGRAM_PERSON,
  CHARTER_PICTOGRAM_TALK,
  CHARTER_PICTOGRAM_FORM,
  CHARTER_PICTOGRAM_CLOCK,
  CHARTER_PICTOGRAM_MONEY,
  CHARTER_PICTOGRAM_PHONE,
  CHARTER_PICTOGRAM_LETTER,
  CHARTER_PICTOGRAM_SCREEN,
  CHARTER_PICTOGRAM_PLACE,
  CHARTER_PICTOGRAM_CALENDAR,
  CHARTER_PICTOGRAM_CARE,
  CHARTER_PICTOGRAM_SCHOOL,
} CharterPictogram;
#define CHARTER_N_PICTOGRAMS (CHARTER_PICTOGRAM_SCHOOL + 1)

const char *charter_pictogram_get_alternative (CharterPictogram    pictogram);
void        charter_pictogram_draw            (CharterPictogram    pictogram,
                                               CharterPaletteKind  palette,
                                               cairo_t            *cr,
                                               double              size);

G_END_DECLS

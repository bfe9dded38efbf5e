/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The fonts of printed pages. */

#define CHARTER_FONT_FAMILY "Cantarell, DejaVu Sans, sans-serif"

PangoContext   *charter_fonts_create_context    (PangoFontMap   *map,
                                                 const char     *language,
                                                 PangoDirection  direction) G_GNUC_WARN_UNUSED_RESULT;
PangoAttrList  *charter_fonts_create_attributes (void) G_GNUC_WARN_UNUSED_RESULT;

/* Loaded in a thread of their own, for a program that has something else to do until it lays out. */
void            charter_fonts_prepare           (void);
PangoFontMap   *charter_fonts_take_prepared     (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

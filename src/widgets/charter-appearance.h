/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-palette.h"

G_BEGIN_DECLS

CharterPaletteKind charter_appearance_get_palette   (void);
void               charter_appearance_redraw_on_change (GtkWidget *widget);
double             charter_appearance_get_font_size (GtkWidget *widget);
char              *charter_appearance_dup_font_family (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

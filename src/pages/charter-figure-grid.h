/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_FIGURE_GRID (charter_figure_grid_get_type ())
G_DECLARE_FINAL_TYPE (CharterFigureGrid, charter_figure_grid, CHARTER, FIGURE_GRID, AdwBin)

/* A cell for each measure and school year, of one group and the whole year or one term. Enter and the
 * arrows up and down go from measure to measure, Tab from year to year. */
GtkWidget *charter_figure_grid_new      (CharterSession    *session) G_GNUC_WARN_UNUSED_RESULT;
void       charter_figure_grid_show     (CharterFigureGrid *self,
                                         const char        *cohort,
                                         const char        *term);
void       charter_figure_grid_renew    (CharterFigureGrid *self);
GtkWidget *charter_figure_grid_get_cell (CharterFigureGrid *self,
                                         const char        *measure,
                                         const char        *year);

G_END_DECLS

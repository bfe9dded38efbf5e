/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a table (CSV) would add, line by line, before anything is added. */
void charter_table_preview_add_row       (GtkWidget  *group,
                                          const char *title,
                                          const char *subtitle); /* nullable */
void charter_table_preview_add_more      (GtkWidget  *group,
                                          guint       n);
void charter_table_preview_show_problems (GtkWidget  *group,
                                          GPtrArray  *problems,
                                          GPtrArray  *left_out);

G_END_DECLS

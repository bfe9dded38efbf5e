/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_LINE_LAYOUT (charter_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (CharterLineLayout, charter_line_layout, CHARTER, LINE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *charter_line_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

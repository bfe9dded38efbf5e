/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page-kind.h"
#include "charter-row.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SIDEBAR_ROW (charter_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterSidebarRow, charter_sidebar_row, CHARTER, SIDEBAR_ROW, CharterRow)

GtkWidget             *charter_sidebar_row_new            (const CharterPageKind *kind,
                                                           guint                  position) G_GNUC_WARN_UNUSED_RESULT;
const CharterPageKind *charter_sidebar_row_get_kind       (CharterSidebarRow     *self);
void                   charter_sidebar_row_set_count      (CharterSidebarRow     *self,
                                                           const char            *count);
void                   charter_sidebar_row_set_is_compact (CharterSidebarRow     *self,
                                                           gboolean               is_compact);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item.h"
#include "charter-row.h"
#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_OUTLINE_ROW (charter_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterOutlineRow, charter_outline_row, CHARTER, OUTLINE_ROW, CharterRow)

GtkWidget   *charter_outline_row_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void         charter_outline_row_bind      (CharterOutlineRow *self,
                                            CharterArea       *area,
                                            CharterItem       *item,
                                            CharterSession    *session);
CharterArea *charter_outline_row_get_area  (CharterOutlineRow *self);
CharterItem *charter_outline_row_get_item  (CharterOutlineRow *self);
void         charter_outline_row_show      (CharterOutlineRow *self,
                                            CharterSession    *session);

G_END_DECLS

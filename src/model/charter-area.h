/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-types.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_AREA (charter_area_get_type ())
G_DECLARE_FINAL_TYPE (CharterArea, charter_area, CHARTER, AREA, GObject)

/* Properties, read-only: code, title, short-title, scope, items (GListModel). An area of a
 * framework's second view is a CharterArea too; it shares the items of the main areas. */
CharterArea *charter_area_new             (const char  *code,
                                           const char  *title,
                                           const char  *short_title,
                                           const char  *scope) G_GNUC_WARN_UNUSED_RESULT;

const char  *charter_area_get_code        (CharterArea *self);
const char  *charter_area_get_title       (CharterArea *self);
const char  *charter_area_get_short_title (CharterArea *self);
const char  *charter_area_get_scope       (CharterArea *self); /* nullable */
GListModel  *charter_area_get_items       (CharterArea *self); /* borrowed, of CharterItem */

void         charter_area_add_item        (CharterArea *self,
                                           CharterItem *item);

G_END_DECLS

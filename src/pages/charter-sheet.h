/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pages.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SHEET (charter_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CharterSheet, charter_sheet, CHARTER, SHEET, GObject)

CharterSheet *charter_sheet_new       (CharterPages *pages,
                                       guint         page) G_GNUC_WARN_UNUSED_RESULT;

CharterPages *charter_sheet_get_pages (CharterSheet *self);
guint         charter_sheet_get_page  (CharterSheet *self);

G_END_DECLS

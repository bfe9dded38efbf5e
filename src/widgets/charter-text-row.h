/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_TEXT_ROW (charter_text_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterTextRow, charter_text_row, CHARTER, TEXT_ROW, AdwPreferencesRow)

/* Property: text, never NULL. */
const char *charter_text_row_get_text (CharterTextRow *self);
void        charter_text_row_set_text (CharterTextRow *self,
                                       const char     *text);

G_END_DECLS

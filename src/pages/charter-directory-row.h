/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-directory-result.h"
#include "charter-row.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_DIRECTORY_ROW (charter_directory_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterDirectoryRow, charter_directory_row, CHARTER, DIRECTORY_ROW, CharterRow)

void charter_directory_row_show (CharterDirectoryRow    *self,
                                 CharterDirectoryResult *result,
                                 gboolean                is_pinned);
CharterDirectoryResult *charter_directory_row_get_result (CharterDirectoryRow *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_ANNEXES_ROW (charter_annexes_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterAnnexesRow, charter_annexes_row, CHARTER, ANNEXES_ROW, AdwComboRow)

void charter_annexes_row_show (CharterAnnexesRow *self,
                               CharterSession    *session);

G_END_DECLS

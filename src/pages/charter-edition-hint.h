/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

/* Says that an item came from an earlier edition in other words, until somebody has looked at it. */
#define CHARTER_TYPE_EDITION_HINT (charter_edition_hint_get_type ())
G_DECLARE_FINAL_TYPE (CharterEditionHint, charter_edition_hint, CHARTER, EDITION_HINT, AdwBin)

void charter_edition_hint_set_sheet (CharterEditionHint *self,
                                     CharterItemSheet   *sheet);

G_END_DECLS

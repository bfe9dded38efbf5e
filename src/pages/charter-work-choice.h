/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

/* How far the work on an item is, apart from its level. */
#define CHARTER_TYPE_WORK_CHOICE (charter_work_choice_get_type ())
G_DECLARE_FINAL_TYPE (CharterWorkChoice, charter_work_choice, CHARTER, WORK_CHOICE, AdwBin)

void        charter_work_choice_set_sheet (CharterWorkChoice *self,
                                           CharterItemSheet  *sheet);
const char *charter_work_choice_get_word  (CharterWorkStatus  work);

G_END_DECLS

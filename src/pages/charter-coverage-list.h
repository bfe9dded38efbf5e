/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Every item with how much paper, practice and people there is for it. Signal open-item (const char
 * *code). */
#define CHARTER_TYPE_COVERAGE_LIST (charter_coverage_list_get_type ())
G_DECLARE_FINAL_TYPE (CharterCoverageList, charter_coverage_list, CHARTER, COVERAGE_LIST, AdwBin)

void charter_coverage_list_show (CharterCoverageList *self,
                                 CharterSession      *session);

G_END_DECLS

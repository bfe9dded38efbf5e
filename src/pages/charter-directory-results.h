/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-directory-result.h"

G_BEGIN_DECLS

void charter_directory_results_take (GListStore *results,
                                     GPtrArray  *hits);

G_END_DECLS

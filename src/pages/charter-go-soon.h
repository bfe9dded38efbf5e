/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

void charter_go_soon (CharterPage *page,
                      const char  *to,
                      const char  *target);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item.h"

G_BEGIN_DECLS

/* For CharterArea alone: an item knows the first area that takes it, which is one of the main ones,
 * and forgets it when that area goes. */
void charter_item_set_area (CharterItem *self,
                            CharterArea *area);

G_END_DECLS

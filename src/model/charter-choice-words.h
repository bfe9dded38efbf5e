/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"

G_BEGIN_DECLS

const char *charter_choice_words_get (GType type,
                                      int   value);

G_END_DECLS

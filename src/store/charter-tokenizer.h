/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-database.h"

G_BEGIN_DECLS

gboolean  charter_tokenizer_register (CharterDatabase  *database,
                                      GError          **error);
fts5_api *charter_tokenizer_get_api  (CharterDatabase  *database,
                                      GError          **error);

G_END_DECLS

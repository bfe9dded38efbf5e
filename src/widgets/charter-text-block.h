/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal left: the focus has gone from the text. */
#define CHARTER_TYPE_TEXT_BLOCK (charter_text_block_get_type ())
G_DECLARE_FINAL_TYPE (CharterTextBlock, charter_text_block, CHARTER, TEXT_BLOCK, AdwBin)

void charter_text_block_set_foot (CharterTextBlock *self,
                                  GtkWidget        *foot);

G_END_DECLS

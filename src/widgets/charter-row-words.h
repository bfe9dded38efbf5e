/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_ROW_WORDS (charter_row_words_get_type ())
G_DECLARE_FINAL_TYPE (CharterRowWords, charter_row_words, CHARTER, ROW_WORDS, GtkWidget)

const char *charter_row_words_get_label (CharterRowWords *self);
void        charter_row_words_set_label (CharterRowWords *self,
                                         const char      *label);

G_END_DECLS

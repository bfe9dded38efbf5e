/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-framework.h"
#include "charter-item.h"

G_BEGIN_DECLS

/* Signal chosen (CharterLevel): a card was activated. */
#define CHARTER_TYPE_LEVEL_CARDS (charter_level_cards_get_type ())
G_DECLARE_FINAL_TYPE (CharterLevelCards, charter_level_cards, CHARTER, LEVEL_CARDS, GtkWidget)

void charter_level_cards_show_item    (CharterLevelCards *self,
                                       CharterFramework  *framework,
                                       CharterItem       *item,
                                       const char        *local_forum); /* nullable */
void charter_level_cards_show_chosen  (CharterLevelCards *self,
                                       CharterLevel      *level,
                                       CharterLevel      *previous);
void charter_level_cards_show_keys    (CharterLevelCards *self,
                                       gboolean           shows_keys);

G_END_DECLS

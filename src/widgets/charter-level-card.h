/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-level.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_LEVEL_CARD (charter_level_card_get_type ())
G_DECLARE_FINAL_TYPE (CharterLevelCard, charter_level_card, CHARTER, LEVEL_CARD, GtkButton)

GtkWidget    *charter_level_card_new             (CharterLevel     *level,
                                                  const char       *key) G_GNUC_WARN_UNUSED_RESULT;
CharterLevel *charter_level_card_get_level       (CharterLevelCard *self);
void          charter_level_card_set_descriptor  (CharterLevelCard *self,
                                                  const char       *descriptor);
void          charter_level_card_set_is_chosen   (CharterLevelCard *self,
                                                  gboolean          is_chosen);
void          charter_level_card_set_was_chosen  (CharterLevelCard *self,
                                                  gboolean          was_chosen);
void          charter_level_card_set_shows_key   (CharterLevelCard *self,
                                                  gboolean          shows_key);

G_END_DECLS

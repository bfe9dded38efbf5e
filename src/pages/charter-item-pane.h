/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"
#include "charter-slices.h"

G_BEGIN_DECLS

/* Signals: failed (const char *title, GError): something was refused; told (const char *text,
 * gboolean can_undo): something was done that is worth a toast; wanted (const char *page, const char
 * *target): another page is asked for. */
#define CHARTER_TYPE_ITEM_PANE (charter_item_pane_get_type ())
G_DECLARE_FINAL_TYPE (CharterItemPane, charter_item_pane, CHARTER, ITEM_PANE, AdwBin)

void     charter_item_pane_set_sheet   (CharterItemPane  *self,
                                        CharterItemSheet *sheet,
                                        CharterSlices    *slices);
void     charter_item_pane_go_on       (CharterItemPane  *self);
void     charter_item_pane_show_keys   (CharterItemPane  *self,
                                        gboolean          shows_keys);
void     charter_item_pane_ask_reason  (CharterItemPane  *self);
void     charter_item_pane_make_action (CharterItemPane  *self);
gboolean charter_item_pane_paste       (CharterItemPane  *self);

G_END_DECLS

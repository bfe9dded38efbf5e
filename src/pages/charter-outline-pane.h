/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-filter.h"
#include "charter-slices.h"

G_BEGIN_DECLS

/* Signal chosen (CharterItem): a person has picked an item. */
#define CHARTER_TYPE_OUTLINE_PANE (charter_outline_pane_get_type ())
G_DECLARE_FINAL_TYPE (CharterOutlinePane, charter_outline_pane, CHARTER, OUTLINE_PANE, AdwBin)

void              charter_outline_pane_set_session (CharterOutlinePane *self,
                                                    CharterSession     *session,
                                                    CharterSlices      *slices);
void              charter_outline_pane_show_item   (CharterOutlinePane *self,
                                                    CharterItem        *item);
CharterItem      *charter_outline_pane_step        (CharterOutlinePane *self,
                                                    int                 step) G_GNUC_WARN_UNUSED_RESULT;
void              charter_outline_pane_set_filter  (CharterOutlinePane *self,
                                                    CharterItemFilter   filter);
gboolean          charter_outline_pane_is_empty    (CharterOutlinePane *self);
void              charter_outline_pane_search      (CharterOutlinePane *self);

G_END_DECLS

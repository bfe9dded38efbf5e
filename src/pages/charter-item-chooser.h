/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* A list of a framework's items to choose one from. Signal chosen (const char *code). */
#define CHARTER_TYPE_ITEM_CHOOSER (charter_item_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CharterItemChooser, charter_item_chooser, CHARTER, ITEM_CHOOSER, GtkPopover)

void charter_item_chooser_set_framework (CharterItemChooser *self,
                                         CharterFramework   *framework);

G_END_DECLS

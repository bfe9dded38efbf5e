/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_CARDS_LAYOUT (charter_cards_layout_get_type ())
G_DECLARE_FINAL_TYPE (CharterCardsLayout, charter_cards_layout, CHARTER, CARDS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *charter_cards_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows that offer a choice among strings. */
void charter_choice_widen (AdwComboRow *row);

G_END_DECLS

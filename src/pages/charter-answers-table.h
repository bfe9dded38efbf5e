/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void charter_answers_table_install (GtkWidgetClass *dialog_class);

G_END_DECLS

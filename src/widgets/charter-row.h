/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_ROW (charter_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (CharterRow, charter_row, CHARTER, ROW, AdwBin)

struct _CharterRowClass
{
  AdwBinClass parent_class;
};

const char *charter_row_get_spoken_name (CharterRow *self);
void        charter_row_set_spoken_name (CharterRow *self,
                                         const char *spoken_name);
void        charter_row_say             (GtkWidget  *row,
                                         const char *spoken_name);

G_END_DECLS

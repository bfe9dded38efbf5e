/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_ENTRY_ROW (charter_entry_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (CharterEntryRow, charter_entry_row, CHARTER, ENTRY_ROW, AdwEntryRow)

struct _CharterEntryRowClass
{
  AdwEntryRowClass parent_class;
};

GtkWidget *charter_entry_row_new (void);

G_END_DECLS

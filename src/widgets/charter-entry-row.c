/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-entry-row.h"

/**
 * CharterEntryRow:
 *
 * A titled text of one line in a boxed list. A screen reader says its title once: the title of an
 * AdwEntryRow stands in two labels, one for the empty row and one for the filled, and each of them names
 * the row from GTK 4.10 on.
 */
G_DEFINE_TYPE (CharterEntryRow, charter_entry_row, ADW_TYPE_ENTRY_ROW)

static void
charter_entry_row_class_init (CharterEntryRowClass *klass)
{
}

static void
charter_entry_row_init (CharterEntryRow *self)
{
  g_autoptr(GList) labels = gtk_widget_list_mnemonic_labels (GTK_WIDGET (self));

  if (labels)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, labels->data, NULL,
                                    -1);
}

/** charter_entry_row_new: Returns: (transfer floating): an empty row without a title */
GtkWidget *
charter_entry_row_new (void)
{
  return g_object_new (CHARTER_TYPE_ENTRY_ROW, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-database.h"

G_BEGIN_DECLS

/* How a table should look, for telling its rows from anything else. */
typedef struct {
  char      *name;
  guint      n_columns;
  char     **columns;
  char     **types;     /* "TEXT" or "INTEGER" */
  gboolean  *needs;     /* NOT NULL */
  char     **defaults;  /* nullable: what a row from before the column was added has */
  guint      root;      /* where the table begins; 0: not known */
} CharterSalvageTable;

GPtrArray           *charter_salvage_list_tables      (CharterDatabase      *sample,
                                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
CharterSalvageTable *charter_salvage_find_table       (GPtrArray            *tables,
                                                       const char           *name);
CharterSalvageTable *charter_salvage_table_new_schema (void) G_GNUC_WARN_UNUSED_RESULT;
void                 charter_salvage_table_free       (CharterSalvageTable  *self);

G_END_DECLS

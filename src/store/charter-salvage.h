/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-database.h"
#include "charter-page-sums.h"

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

GPtrArray *charter_salvage_list_tables (CharterDatabase  *sample,
                                        GError          **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterSalvageTable */
CharterSalvageTable *
           charter_salvage_find_table  (GPtrArray        *tables,
                                        const char       *name);

/* One row as it was read. */
typedef struct _CharterSalvagedRow CharterSalvagedRow;
struct _CharterSalvagedRow
{
  gint64     number;     /* its key in the table */
  char     **values;     /* one a column; NULL for NULL */
  guint      n_values;
  guint      n_written;  /* how many of them the row itself holds: an older edition's has fewer */
  gboolean   is_renamed;     /* its name was hit, and others knew it */
  gboolean   is_mended;      /* an impossible value was replaced */
  gboolean   is_from_backup; /* it was read there instead */
  gboolean   is_suspect; /* it lies on a page that has changed by itself, or a value is impossible */
  CharterSalvagedRow *kept; /* owned, nullable: what the backup has of it, where this is the newer */
};
void       charter_salvaged_row_free   (CharterSalvagedRow *self);

/* A database file that may be damaged anywhere. It is read page by page without SQLite, which gives up
 * where this goes on; nothing is ever written. */
typedef struct _CharterSalvage CharterSalvage;

CharterSalvage *charter_salvage_new       (const char       *path,
                                           CharterPageSums  *sums,
                                           GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void            charter_salvage_free      (CharterSalvage   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterSalvage, charter_salvage_free)
guint           charter_salvage_find_roots (CharterSalvage  *self,
                                           GPtrArray        *tables);
gboolean        charter_salvage_read      (CharterSalvage   *self,
                                           const CharterSalvageTable *table,
                                           GPtrArray        *rows);
GPtrArray      *charter_salvage_read_stray (CharterSalvage  *self,
                                           const CharterSalvageTable *table,
                                           guint             page) G_GNUC_WARN_UNUSED_RESULT; /* of CharterSalvagedRow */
guint           charter_salvage_next_stray (CharterSalvage  *self,
                                           guint             page);
void            charter_salvage_claim     (CharterSalvage   *self,
                                           guint             page);
guint           charter_salvage_get_n_pages (CharterSalvage *self);
guint           charter_salvage_get_n_unreadable (CharterSalvage *self);

G_END_DECLS

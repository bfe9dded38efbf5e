/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"
#include "charter-statement.h"

G_BEGIN_DECLS

/* What the store knows of one record class, all of it derived from the class. Made once, then only
 * read, so both threads may look at it. */
typedef struct {
  GType              type;
  CharterRecordClass *klass;
  const char         *name;       /* of the table */
  const char         *noun;
  guint               n_columns;
  GParamSpec        **properties; /* n_columns */
  char              **columns;    /* n_columns, as SQL names them */
  int                 school;     /* which column holds the school's id; -1: the record is one */
  char               *select;     /* SELECT columns FROM table */
  char               *upsert;     /* INSERT of all columns, ours winning over a row of that id */
} CharterTable;

/* The columns that every class begins with. */
enum { CHARTER_COLUMN_ID, CHARTER_COLUMN_CREATED_AT, CHARTER_COLUMN_MODIFIED_AT, CHARTER_N_COMMON_COLUMNS };

const CharterTable *charter_table_get_all    (guint               *n_tables);
const CharterTable *charter_table_find       (const char          *name);
const CharterTable *charter_table_for_type   (GType                type);
int                 charter_table_find_column (const CharterTable *self,
                                              const char          *name);

/* One row as plain text, on its way between the threads. */
typedef struct {
  const CharterTable *table;
  GPtrArray          *own;      /* nullable: values that were set one by one; others stand behind the last of @values */
  const char         *values[]; /* n_columns; NULL for NULL */
} CharterStoredRow;

CharterStoredRow   *charter_stored_row_new       (const CharterTable     *table) G_GNUC_WARN_UNUSED_RESULT;
CharterStoredRow   *charter_stored_row_new_read  (const CharterTable     *table,
                                                  CharterStatement       *statement) G_GNUC_WARN_UNUSED_RESULT;
void                charter_stored_row_free      (CharterStoredRow       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterStoredRow, charter_stored_row_free)
const char         *charter_stored_row_get_id    (const CharterStoredRow *self);
void                charter_stored_row_set_value (CharterStoredRow       *self,
                                                  guint                   column,
                                                  const char             *value);
CharterRecord      *charter_stored_row_to_record (const CharterStoredRow *self) G_GNUC_WARN_UNUSED_RESULT;
void                charter_stored_row_apply     (const CharterStoredRow *self,
                                                  CharterRecord          *record,
                                                  guint64                 except);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More than any list of services has, so that a file made to fill the memory is refused. */
#define CHARTER_CSV_MAX_BYTES   (G_GINT64_CONSTANT (512) << 20)
#define CHARTER_CSV_MAX_COLUMNS 1000
#define CHARTER_CSV_MAX_FIELD   (1 << 20)
#define CHARTER_CSV_MAX_ROWS    2000000
#define CHARTER_CSV_MAX_CELLS   32000000

/* A table (CSV) in memory, with columns by name: trimmed, in lower case, "_" for what is between
 * words. */
typedef struct _CharterCsv CharterCsv;

CharterCsv       *charter_csv_new          (const char    *bytes,
                                                gsize          length,
                                                const char    *name,
                                                GPtrArray     *problems,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void                charter_csv_free         (CharterCsv  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterCsv, charter_csv_free)

guint               charter_csv_get_n_rows    (CharterCsv *self);
guint               charter_csv_get_n_skipped (CharterCsv *self);
const char * const *charter_csv_get_columns   (CharterCsv *self);
int                 charter_csv_find_column   (CharterCsv *self,
                                                 const char   *name);
const char         *charter_csv_get           (CharterCsv *self,
                                                 guint         row,
                                                 int           column);
const char         *charter_csv_get_named     (CharterCsv *self,
                                                 guint         row,
                                                 const char   *name);
guint               charter_csv_get_line      (CharterCsv *self,
                                                 guint         row);
char               *charter_csv_dup_key       (const char   *name) G_GNUC_WARN_UNUSED_RESULT;

char               *charter_csv_load          (GFile         *file,
                                                 gsize         *length,
                                                 GCancellable  *cancellable,
                                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names of children, told by the year group beside them: in running text and in tables. */

/* Columns of a table, from 0; -1: it has no such column. */
typedef struct {
  int name; /* the whole name, or the first */
  int year;
} CharterNameColumns;

GPtrArray         *charter_privacy_find_names    (const char               *line) G_GNUC_WARN_UNUSED_RESULT; /* of utf8 */
CharterNameColumns charter_privacy_read_headings (char                    **cells);
char              *charter_privacy_dup_row_shape (const CharterNameColumns *columns,
                                                  char                    **cells) G_GNUC_WARN_UNUSED_RESULT;
gboolean           charter_privacy_is_role       (const char               *address);

G_END_DECLS

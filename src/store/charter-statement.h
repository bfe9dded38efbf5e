/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-database.h"

G_BEGIN_DECLS

/* A prepared statement. Parameters count from 1, columns from 0, as SQLite counts them. Worker only. */
typedef struct _CharterStatement CharterStatement;

CharterStatement *charter_statement_new          (CharterDatabase   *database,
                                                  const char        *sql,
                                                  GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void              charter_statement_free         (CharterStatement  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterStatement, charter_statement_free)

void              charter_statement_bind_text    (CharterStatement  *self,
                                                  int                parameter,
                                                  const char        *text);
void              charter_statement_bind_static  (CharterStatement  *self,
                                                  int                parameter,
                                                  const char        *text);
void              charter_statement_bind_integer (CharterStatement  *self,
                                                  int                parameter,
                                                  gint64             value);
void              charter_statement_bind_double  (CharterStatement  *self,
                                                  int                parameter,
                                                  double             value);
void              charter_statement_bind_null    (CharterStatement  *self,
                                                  int                parameter);

gboolean          charter_statement_step         (CharterStatement  *self,
                                                  gboolean          *has_row,
                                                  GError           **error);
gboolean          charter_statement_run          (CharterStatement  *self,
                                                  GError           **error);
void              charter_statement_reset        (CharterStatement  *self);

guint             charter_statement_get_n_columns (CharterStatement *self);
const char       *charter_statement_get_text     (CharterStatement  *self,
                                                  int                column);
gint64            charter_statement_get_integer  (CharterStatement  *self,
                                                  int                column);
double            charter_statement_get_double   (CharterStatement  *self,
                                                  int                column);
gboolean          charter_statement_is_null      (CharterStatement  *self,
                                                  int                column);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_TABLE_IMPORT (charter_table_import_get_type ())
G_DECLARE_DERIVABLE_TYPE (CharterTableImport, charter_table_import, CHARTER, TABLE_IMPORT, AdwWindow)

/* A window that shows what a table (CSV) would add, before it is added. Each kind of table has its own
 * template, with add_button, stages, failure, summary and problems_group in it, and its own sheet. */
struct _CharterTableImportClass
{
  AdwWindowClass parent_class;

  const char *not_added; /* "The figures were not added", to be translated */

  gpointer (*read_finish) (CharterSession      *session,
                           GAsyncResult        *result,
                           GError             **error);
  void     (*free_sheet)  (gpointer             sheet);
  guint    (*count_lines) (gpointer             sheet);
  void     (*show)        (CharterTableImport  *self,
                           gpointer             sheet);
  gboolean (*add)         (CharterSession      *session,
                           gpointer             sheet,
                           GError             **error);
};

/* Signal: added (guint n_lines), once they are in. */
void            charter_table_import_class_set_template (CharterTableImportClass *klass,
                                                         const char              *resource);
GCancellable   *charter_table_import_start              (CharterTableImport      *self,
                                                         CharterSession          *session);
void            charter_table_import_read_cb            (GObject                 *source,
                                                         GAsyncResult            *result,
                                                         gpointer                 user_data);
CharterSession *charter_table_import_get_session        (CharterTableImport      *self);
void            charter_table_import_sum_up             (CharterTableImport      *self,
                                                         const char              *words,
                                                         gboolean                 can_add,
                                                         GPtrArray               *problems,
                                                         GPtrArray               *left_out);
gboolean        charter_table_import_is_read            (CharterTableImport      *self);
gboolean        charter_table_import_accept             (CharterTableImport      *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "charter-worker.h"

G_BEGIN_DECLS

/* A connection to one SQLite file. It belongs to one worker: everything here, charter_database_
 * interrupt () excepted, may only be called in that worker's thread, and says so when it is not.
 * Errors are CHARTER_STORE_ERROR, or G_IO_ERROR_CANCELLED after an interrupt. */
typedef struct _CharterDatabase CharterDatabase;

typedef enum {
  CHARTER_DATABASE_CREATE,    /* read and write, made with mode 0600 if it is not there */
  CHARTER_DATABASE_READ_ONLY, /* must be there */
} CharterDatabaseMode;

/* Which file it is, and the numbered .sql resources that bring it to its newest version:
 * prefix "…/schema/" and version 2 are …/schema/001.sql and …/schema/002.sql. */
typedef struct {
  int          application_id;
  int          version;
  GResource *(*get_resource) (void);
  const char  *prefix;
  gboolean     is_compared; /* with ours, word by word, before it is used */
  const char * const *sums; /* nullable, of each version from 1 on: see charter_database_sum_schema() */
} CharterSchema;

/* Called before a migration changes a file that holds something; FALSE with @error stops it. */
typedef gboolean (*CharterBeforeMigration) (CharterDatabase  *database,
                                            int               from_version,
                                            gpointer          user_data,
                                            GError          **error);

CharterDatabase *charter_database_open             (CharterWorker           *worker,
                                                    const char              *path,
                                                    CharterDatabaseMode      mode,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
CharterDatabase *charter_database_new_sample       (CharterWorker           *worker,
                                                    const CharterSchema     *schema,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         charter_database_reopen           (CharterDatabase         *self,
                                                    GError                 **error);
gboolean         charter_database_is_moved         (CharterDatabase         *self);
void             charter_database_close            (CharterDatabase         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterDatabase, charter_database_close)

char            *charter_database_sum_schema       (const CharterSchema     *schema,
                                                    int                      version) G_GNUC_WARN_UNUSED_RESULT;
gboolean         charter_database_check_identity   (CharterDatabase         *self,
                                                    const CharterSchema     *schema,
                                                    GError                 **error);
gboolean         charter_database_check_newest    (CharterDatabase         *self,
                                                    const CharterSchema     *schema,
                                                    GError                 **error);
gboolean         charter_database_migrate          (CharterDatabase         *self,
                                                    const CharterSchema     *schema,
                                                    CharterBeforeMigration   before,
                                                    gpointer                 user_data,
                                                    GError                 **error);

gboolean         charter_database_use_journal      (CharterDatabase         *self,
                                                    GError                 **error);
gboolean         charter_database_execute          (CharterDatabase         *self,
                                                    const char              *sql,
                                                    GError                 **error);
gboolean         charter_database_begin            (CharterDatabase         *self,
                                                    GError                 **error);
gboolean         charter_database_commit           (CharterDatabase         *self,
                                                    GError                 **error);
void             charter_database_rollback         (CharterDatabase         *self);
gboolean         charter_database_get_integer      (CharterDatabase         *self,
                                                    const char              *sql,
                                                    gint64                  *value,
                                                    GError                 **error);
char            *charter_database_dup_text         (CharterDatabase         *self,
                                                    const char              *sql,
                                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

void             charter_database_interrupt        (CharterDatabase         *self);
sqlite3         *charter_database_get_handle       (CharterDatabase         *self);
const char      *charter_database_get_path         (CharterDatabase         *self);
CharterWorker   *charter_database_get_worker       (CharterDatabase         *self);
void             charter_database_set_error        (CharterDatabase         *self,
                                                    int                      result,
                                                    GError                 **error);

gboolean         charter_database_set_system_error (GError                 **error,
                                                    int                      system_error);
gboolean         charter_database_make_folder      (const char              *path,
                                                    GError                 **error);
gboolean         charter_database_make_own_folder  (const char              *path,
                                                    GError                 **error);

G_END_DECLS

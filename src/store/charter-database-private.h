/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-database.h"
#include "charter-store.h"

G_BEGIN_DECLS

struct _CharterDatabase
{
  CharterWorker *worker;
  char          *path;
  sqlite3       *handle;
  gboolean       is_read_only; /* opened so */
};

/* charter-database-error.c: what went wrong, as what a person can do about it. */
gboolean charter_database_error_set           (GError            **error,
                                               CharterStoreError   code,
                                               const char         *message);
gboolean charter_database_error_set_read_only (GError            **error);
gboolean charter_database_error_set_not_ours  (GError            **error);
gboolean charter_database_error_set_link      (GError            **error,
                                               const char         *path);
gboolean charter_database_error_set_errno     (GError            **error,
                                               int                 error_number,
                                               const char         *path);

G_END_DECLS

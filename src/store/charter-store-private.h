/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-store.h"

#include "charter-store-lock.h"
#include "charter-store-table.h"

G_BEGIN_DECLS

/* --- What crosses between the threads -------------------------------------------------------- */

/* One step of undo. Everything but @group is set when it is made and never changes. */
typedef struct {
  char   *label;
  char   *who;       /* nullable */
  gint64  group;     /* in change_log; 0 until the worker has written it. Worker only */
} CharterStep;

CharterStep *charter_step_new   (const char  *label,
                                 const char  *who) G_GNUC_WARN_UNUSED_RESULT;
CharterStep *charter_step_ref   (CharterStep *self); /* NULL gives NULL */
void         charter_step_unref (CharterStep *self);

typedef enum { CHARTER_CHANGE_INSERT, CHARTER_CHANGE_UPDATE, CHARTER_CHANGE_DELETE } CharterChangeKind;

typedef struct {
  guint        column;
  char        *value; /* NULL for NULL */
  CharterStep *step;  /* of an update; NULL: not logged */
} CharterCell;

/* What is to be written of one record, with the values as they were when it was sealed. */
typedef struct {
  CharterChangeKind   kind;
  const CharterTable *table;
  CharterRecord      *record; /* owned; main thread only */
  char               *id;
  char               *school;
  CharterStep        *step;   /* of an insert or delete; NULL: not logged */
  GArray             *cells;  /* of CharterCell: all columns of an insert, the changed ones of an update */
} CharterChange;

CharterChange *charter_change_new  (CharterChangeKind  kind,
                                    CharterRecord     *record) G_GNUC_WARN_UNUSED_RESULT;
void           charter_change_add  (CharterChange     *self,
                                    guint              column,
                                    CharterStep       *step);
void           charter_change_free (CharterChange     *self);

/* --- The worker's side: no GObject of the model is touched there ----------------------------- */

typedef struct {
  CharterDatabase *database;
  GHashTable      *statements;   /* SQL -> CharterStatement */
  gint64           data_version; /* when last looked at */
  gboolean         is_writer;
  gint64           last_group;   /* the last step of undo that it wrote or found */
  gboolean         is_lost;      /* what is open may never be reached again: open it anew */
  CharterStoreLock *lock;        /* NULL: it is not needed, or somebody else has it */
} CharterConnection;

/* Nullable labels of what Undo and Redo would do. */
typedef struct {
  char *undo;
  char *redo;
} CharterLabels;
void               charter_labels_clear            (CharterLabels      *self);

CharterConnection *charter_connection_open         (CharterWorker      *worker,
                                                    const char         *data_dir,
                                                    CharterDatabaseMode mode,
                                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void               charter_connection_close        (CharterConnection  *self);
const CharterSchema *charter_connection_get_schema (void);
void               charter_connection_forget_statements (CharterConnection *self);
CharterStatement  *charter_connection_prepare      (CharterConnection  *self,
                                                    const char         *sql,
                                                    GError            **error); /* borrowed, reset */
gboolean           charter_connection_reach        (CharterConnection  *self,
                                                    gboolean           *is_anew,
                                                    char              **notice,
                                                    GError            **error);
void               charter_connection_wrote        (CharterConnection  *self,
                                                    const GError       *error);
gboolean           charter_connection_has_news     (CharterConnection  *self,
                                                    gboolean           *has_news,
                                                    GError            **error);
gboolean           charter_connection_read         (CharterConnection  *self,
                                                    const CharterTable *table,
                                                    const char         *where,
                                                    const char         *value,
                                                    GPtrArray          *rows,
                                                    GError            **error);
gboolean           charter_connection_read_school  (CharterConnection  *self,
                                                    const char         *school,
                                                    GPtrArray          *rows,
                                                    GError            **error);
gboolean           charter_connection_get_labels   (CharterConnection  *self,
                                                    const char         *school,
                                                    CharterLabels      *labels,
                                                    GError            **error);
gboolean           charter_connection_write        (CharterConnection  *self,
                                                    GPtrArray          *changes,
                                                    CharterChange     **failed,
                                                    GError            **error);
char              *charter_connection_undo         (CharterConnection  *self,
                                                    const char         *school,
                                                    gboolean            redo,
                                                    GPtrArray          *rows,
                                                    GPtrArray          *gone,
                                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- The main thread's side ------------------------------------------------------------------ */

/* What has changed in one record since changes were last sealed. */
typedef struct {
  CharterRecord *record;
  gboolean       inserted;
  gboolean       removed;
  guint64        columns; /* a bit for each that changed */
  CharterStep  **steps;   /* one a column */
  CharterStep   *step;    /* of the insert or removal */
} CharterMark;

struct _CharterStore
{
  GObject parent_instance;

  char               *data_dir;
  char               *who;
  CharterStoreState   state;
  char               *message;
  CharterLabels       labels;
  char               *backed_up_on;
  char               *backup_problem;
  char               *kept_before; /* nullable: by the last restore of this sitting */
  CharterWorker      *worker;     /* NULL while closed */
  CharterConnection  *connection; /* NULL until open; the worker's */
  gboolean            is_closing;
  gboolean            is_window;  /* not a command */
  char               *for_reading_because; /* nullable: it is to be opened for reading only */
  gboolean            is_checking;
  gboolean            is_rescuing; /* a command that was asked to */
  CharterRescueReport *rescue;    /* nullable: what became of a damaged file when it was opened */
  gboolean            is_read_only;
  char               *read_only_because; /* NULL unless it is */

  GListStore         *schools;
  GHashTable         *records;    /* id -> the live record, not held: one object a row */
  GHashTable         *portfolios; /* school's id -> GWeakRef */
  char               *school;     /* whose steps Undo takes back: the one last loaded */

  GPtrArray          *marks;      /* of CharterMark, in the order in which they came */
  GHashTable         *marks_by_id;
  GPtrArray          *outbox;     /* of CharterChange, sealed and not yet given to the worker */
  GPtrArray          *in_flight;  /* of CharterChange, with the worker; NULL when nothing is */
  GQueue              waiting;    /* of GTask: flushes */
  guint               timer;
  guint               n_applying; /* > 0 while records take on what the file says */
  guint               n_unlogged;
  guint               n_groups;
  CharterStep        *group;
  CharterStep        *visit;
  char               *visit_of;   /* "id/column" */
};

void          charter_store_watch_school    (CharterStore     *self,
                                             CharterSchool    *school);
void          charter_store_watch_portfolio (CharterStore     *self,
                                             CharterPortfolio *portfolio);
void          charter_store_remember        (CharterStore     *self,
                                             CharterRecord    *record);
void          charter_store_forget_all      (CharterStore     *self);
void          charter_store_mark_inserted   (CharterStore     *self,
                                             CharterRecord    *record);
void          charter_store_seal            (CharterStore     *self);
void          charter_store_schedule        (CharterStore     *self);
guint64       charter_store_get_pending     (CharterStore     *self,
                                             const char       *id,
                                             gboolean         *is_inserted,
                                             gboolean         *is_removed);
void          charter_mark_free             (CharterMark      *self);

GHashTable *  charter_store_new_portfolios  (void) G_GNUC_WARN_UNUSED_RESULT;
CharterPortfolio *
              charter_store_dup_portfolio   (CharterStore     *self,
                                             const char       *school) G_GNUC_WARN_UNUSED_RESULT;
CharterRecord *
              charter_store_take_row        (CharterStore     *self,
                                             const CharterStoredRow *row) G_GNUC_WARN_UNUSED_RESULT;
void          charter_store_apply_row       (CharterStore     *self,
                                             const CharterStoredRow *row);
void          charter_store_apply_gone      (CharterStore     *self,
                                             const char       *id,
                                             const char       *school);
void          charter_store_reload          (CharterStore     *self);
void          charter_store_set_labels      (CharterStore     *self,
                                             CharterLabels    *labels);
void          charter_store_set_state       (CharterStore     *self,
                                             CharterStoreState state,
                                             const char       *message);
void          charter_store_refuse          (CharterStore     *self);
void          charter_store_set_read_only   (CharterStore     *self,
                                             const char       *because);
void          charter_store_abandon         (CharterStore     *self);
void          charter_store_reopened        (CharterStore     *self);
void          charter_store_notice          (CharterStore     *self,
                                             const char       *words);
gboolean      charter_store_check_writable  (CharterStore     *self,
                                             GTask            *task);
gboolean      charter_store_check_open      (CharterStore     *self,
                                             GTask            *task);
void          charter_store_set_backup_problem (CharterStore  *self,
                                             const char       *problem);
void          charter_store_set_backed_up_on (CharterStore    *self,
                                             const char       *date);
void          charter_store_set_kept_before (CharterStore     *self,
                                             const char       *path);
CharterBackupPreview *
              charter_backup_preview_new    (CharterWorker    *worker,
                                             const char       *path,
                                             gboolean          is_verifying) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

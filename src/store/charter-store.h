/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-past.h"
#include "charter-plain-record.h"
#include "charter-portfolio.h"
#include "charter-rescue-report.h"

G_BEGIN_DECLS

/* What a caller can do about a failure; every engine result becomes one of these. */
typedef enum {
  CHARTER_STORE_ERROR_FULL,       /* disk or quota full: make room, nothing is lost */
  CHARTER_STORE_ERROR_READ_ONLY,  /* no right to write there */
  CHARTER_STORE_ERROR_LOCKED,     /* somebody else has it open */
  CHARTER_STORE_ERROR_DAMAGED,    /* restore a backup */
  CHARTER_STORE_ERROR_NEWER,      /* written by a newer version of this program */
  CHARTER_STORE_ERROR_NOT_OURS,   /* no database of this program */
  CHARTER_STORE_ERROR_SIGNED_OFF, /* the audit is signed off; reopen it as a new revision */
  CHARTER_STORE_ERROR_FAILED,     /* anything else, in plain words */
} CharterStoreError;
#define CHARTER_STORE_ERROR (charter_store_error_quark ())
GQuark charter_store_error_quark (void);

#define CHARTER_TYPE_STORE (charter_store_get_type ())
G_DECLARE_FINAL_TYPE (CharterStore, charter_store, CHARTER, STORE, GObject)

typedef enum { CHARTER_STORE_CLOSED, CHARTER_STORE_SAVED, CHARTER_STORE_SAVING, CHARTER_STORE_FAILING } CharterStoreState;
#define CHARTER_TYPE_STORE_STATE (charter_store_state_get_type ())
GType charter_store_state_get_type (void);

/* Main thread only. Properties: data-dir (construct), who (typed name, for the change log), state,
 * message (plain words while failing), can-undo, can-redo, undo-label, redo-label, is-read-only,
 * backed-up-on (the date of the newest daily backup; NULL: none since it was opened), backup-problem (why
 * there is none today, nullable). */
CharterStore     *charter_store_new                (const char           *data_dir) G_GNUC_WARN_UNUSED_RESULT;
const char       *charter_store_get_data_dir       (CharterStore         *self);
/* Before it is opened: a window holds the lock, a command only on a network home. When somebody else
 * holds it, the store opens with is-read-only, and message says who; a change is then refused: it is
 * taken back, and "refused" is emitted. */
void              charter_store_set_is_window      (CharterStore         *self,
                                                    gboolean              is_window);
/* Before it is opened: for reading only, whoever has it, and without a lock. */
void              charter_store_set_is_for_reading (CharterStore         *self,
                                                    const char           *because);
/* A window rescues damaged records when it opens them; a command only when it is asked to. */
void              charter_store_set_is_rescuing    (CharterStore         *self,
                                                    gboolean              is_rescuing);
void              charter_store_set_is_checking    (CharterStore         *self,
                                                    gboolean              is_checking);
CharterRescueReport *
                  charter_store_get_rescue         (CharterStore         *self); /* nullable: nothing was damaged */
gboolean          charter_store_get_is_read_only   (CharterStore         *self);

void              charter_store_open_async         (CharterStore         *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean          charter_store_open_finish        (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

/* Schools that have records, live (CharterSchool); filled by open. */
GListModel       *charter_store_get_schools        (CharterStore         *self);
void              charter_store_add_school         (CharterStore         *self,
                                                    CharterSchool        *school);
CharterSchool    *charter_store_find_school        (CharterStore         *self,
                                                    const char           *urn_or_id);

/* Everything of one school as live records, loaded in one task. Asked twice for the same school it
 * gives the same portfolio while somebody holds it: one live object a row. */
void              charter_store_load_school_async  (CharterStore         *self,
                                                    CharterSchool        *school,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
CharterPortfolio *charter_store_load_school_finish (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* Changes are written by themselves within 300 ms; a flush writes what is left at once. */
void              charter_store_flush_async        (CharterStore         *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean          charter_store_flush_finish       (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

/* Changes between begin and end are one step of undo, named by @label ("Judge 8.2"). They nest.
 * Outside a group every record and field visited is a step of its own. */
void              charter_store_begin_group        (CharterStore         *self,
                                                    const char           *label);
void              charter_store_end_group          (CharterStore         *self);
void              charter_store_end_visit          (CharterStore         *self); /* focus left a field */
/* Between these nothing is a step of undo: imports, the worked example. They nest. */
void              charter_store_begin_unlogged     (CharterStore         *self);
void              charter_store_end_unlogged       (CharterStore         *self);

void              charter_store_undo_async         (CharterStore         *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
void              charter_store_redo_async         (CharterStore         *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
/* For both: the label of what was undone or redone, or NULL with no error when there was nothing. */
char             *charter_store_undo_finish        (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* Brings the live records up to what another process wrote; for a window that gets the focus. */
void              charter_store_refresh_async      (CharterStore         *self,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean          charter_store_refresh_finish     (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

void              charter_store_set_who            (CharterStore         *self,
                                                    const char           *who);
const char       *charter_store_get_who            (CharterStore         *self);
CharterStoreState charter_store_get_state          (CharterStore         *self);
const char       *charter_store_get_message        (CharterStore         *self);

/* Who made changes, newest first, each name once: at most 8. */
void              charter_store_list_names_async   (CharterStore         *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GPtrArray        *charter_store_list_names_finish  (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT; /* of char* */

/* A verified copy of the person's own records: re-opened, integrity-checked and counted. */
void              charter_store_back_up_daily      (CharterStore         *self);
const char       *charter_store_get_backup_problem (CharterStore         *self); /* nullable */
void              charter_store_backup_async       (CharterStore         *self,
                                                    const char           *path, /* NULL: the backups folder */
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
char             *charter_store_backup_finish      (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT; /* its path */

/* Why a backup was made; told by its name. */
typedef enum {
  CHARTER_BACKUP_DAILY,
  CHARTER_BACKUP_BEFORE_RESTORE,
  CHARTER_BACKUP_BEFORE_VERSION,
  CHARTER_BACKUP_OTHER,
} CharterBackupKind;

/* What a backup holds, before it is brought back. */
typedef struct {
  char  *path;
  CharterBackupKind kind;
  char  *made_at;     /* UTC */
  gint64 bytes;
  gboolean is_verified; /* every page was looked at just now, and is sound */
  char  *schools;     /* up to three names; NULL with a problem, as what follows is 0 or NULL */
  guint  n_schools;
  guint  n_audits;
  guint  n_judgements;
  guint  n_evidence;
  guint  n_actions;
  char  *last_change; /* UTC; "" when nothing was ever changed */
  char  *problem;     /* nullable: why it cannot be brought back */
} CharterBackupPreview;
void              charter_backup_preview_free      (CharterBackupPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterBackupPreview, charter_backup_preview_free)

void              charter_store_list_backups_async (CharterStore         *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GPtrArray        *charter_store_list_backups_finish (CharterStore        *self,
                                                    GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterBackupPreview */

/* What bringing a backup back would change, for one kind of record. */
typedef struct {
  char  *title;
  guint  n_set_aside;  /* there now, and not in the backup */
  guint  n_changed;    /* in both, and not the same */
  guint  n_back;       /* in the backup, and not there now */
} CharterBackupDifference;

typedef struct {
  CharterBackupPreview *preview;
  GPtrArray            *differences; /* of CharterBackupDifference, only those where something differs */
  GPtrArray            *steps;       /* of char*: the newest work that would be set aside, at most 8 */
  guint                 n_steps;     /* how many there are */
} CharterBackupOutlook;
void              charter_backup_outlook_free      (CharterBackupOutlook *outlook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterBackupOutlook, charter_backup_outlook_free)

void              charter_store_look_ahead_async   (CharterStore         *self,
                                                    const char           *path,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
CharterBackupOutlook *
                  charter_store_look_ahead_finish  (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* The backup that the last restore of this sitting kept: restoring it takes that back. */
const char       *charter_store_get_kept_before    (CharterStore         *self); /* nullable */
/* Keeps a backup of the present first, whose path it returns. */
void              charter_store_restore_async      (CharterStore         *self,
                                                    const char           *path,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
char             *charter_store_restore_finish     (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    CharterBackupPreview **preview,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* A problem that check found. */
typedef struct {
  char *where;
  char *what;
  char *remedy;
} CharterProblem;
void              charter_problem_free             (CharterProblem       *problem);

void              charter_store_check_async        (CharterStore         *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GPtrArray        *charter_store_check_finish       (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterProblem */

/* Everything that is kept of one school as plain text, as it is on disk at one moment, and how it came
 * to be so. Other than loading, it leaves what is open as it is. */
typedef struct {
  GPtrArray   *records; /* of CharterPlainRecord, the school's first; empty: nothing is kept of it */
  CharterPast *past;
} CharterSchoolCopy;
void              charter_school_copy_free         (CharterSchoolCopy    *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterSchoolCopy, charter_school_copy_free)

void              charter_store_copy_school_async  (CharterStore         *self,
                                                    const char           *school,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
CharterSchoolCopy *charter_store_copy_school_finish (CharterStore        *self,
                                                    GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void              charter_store_close_async        (CharterStore         *self,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean          charter_store_close_finish       (CharterStore         *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_END_DECLS

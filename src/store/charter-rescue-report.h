/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What came from where, for one kind of record. */
typedef struct {
  char  *name;        /* the table's */
  char  *title;       /* as a person says it */
  guint  n_read;      /* from the damaged file */
  guint  n_mended;    /* of these: a value was impossible and has been replaced */
  guint  n_backup;    /* from the backup */
  guint  n_lost;      /* known to have been there, and in neither */
  guint  n_unplaced;  /* read, but what they belong to is gone */
} CharterRescuePart;

/* How damaged records were rescued. Made in the store's thread, then only read. */
typedef struct {
  char      *what;           /* what was wrong */
  char      *at;             /* UTC */
  char      *kept;           /* nullable: where the damaged file is */
  char      *backup;         /* nullable: the backup that was used beside it */
  char      *backup_made_at; /* nullable, UTC */
  char      *path;           /* nullable: where this report is kept as text */
  gboolean   has_lost_history; /* Undo begins anew */
  GPtrArray *parts;          /* of CharterRescuePart */
  GPtrArray *look;           /* of char*: records that should be read again */
  GPtrArray *unplaced;       /* of char*: what was read and could not be put anywhere */
} CharterRescueReport;

#define CHARTER_TYPE_RESCUE_REPORT (charter_rescue_report_get_type ())
GType                charter_rescue_report_get_type (void);

CharterRescueReport *charter_rescue_report_new      (const char                *what,
                                                     const char                *at) G_GNUC_WARN_UNUSED_RESULT;
CharterRescueReport *charter_rescue_report_ref      (CharterRescueReport       *self);
void                 charter_rescue_report_unref    (CharterRescueReport       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterRescueReport, charter_rescue_report_unref)
CharterRescuePart   *charter_rescue_report_add_part (CharterRescueReport       *self,
                                                     const char                *name,
                                                     const char                *title);
guint                charter_rescue_report_count_lost (const CharterRescueReport *self);
guint                charter_rescue_report_count_read (const CharterRescueReport *self);
guint                charter_rescue_report_count_backup (const CharterRescueReport *self);
char                *charter_rescue_part_dup_words  (const CharterRescuePart   *part) G_GNUC_WARN_UNUSED_RESULT;
char                *charter_rescue_report_dup_outcome (const CharterRescueReport *self) G_GNUC_WARN_UNUSED_RESULT;
char                *charter_rescue_report_dup_text (const CharterRescueReport *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* A scripted hour of work on one school's records: opening, judging, writing, attaching, planning,
 * importing, undoing, backing up, sharing a copy, closing. A step that failed can be done again, and then does what is
 * left of it, as a person would. */
typedef struct {
  char            *dir;      /* the data directory */
  char            *outside;  /* what is attached and imported lies here */
  CharterSession  *session;
  CharterEvidence *evidence; /* borrowed */
  CharterAction   *action;   /* borrowed */
  guint            n_undone;
  gboolean         is_edited; /* the present step has changed what it is to change */
} Hour;

guint       hour_get_n_steps (void);
const char *hour_get_name    (guint         step);
/* Whether memory has what the step changed, which a failed write must not take from it. */
gboolean    hour_is_kept     (Hour         *hour,
                              guint         step);
gboolean    hour_run         (Hour         *hour,
                              guint         step,
                              GError      **error);

/* Makes the folders, with records to begin with. */
void        hour_prepare     (const char   *dir,
                              const char   *outside);
/* Everything that is kept in the folder, in words. The folder is open nowhere. */
char       *hour_dup_account (const char   *dir) G_GNUC_WARN_UNUSED_RESULT;
/* What the program's own check finds wrong with the folder: "" for nothing. */
char       *hour_dup_check   (const char   *dir) G_GNUC_WARN_UNUSED_RESULT;
/* The same of records that are open. */
char       *hour_dup_problems (CharterStore *store) G_GNUC_WARN_UNUSED_RESULT;
/* A folder of this hour; @to is not there yet. */
void        hour_copy        (const char   *from,
                              const char   *to);
void        hour_remove      (const char   *path);

G_END_DECLS

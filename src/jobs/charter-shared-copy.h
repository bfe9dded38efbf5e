/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SHARED_COPY (charter_shared_copy_get_type ())
G_DECLARE_FINAL_TYPE (CharterSharedCopy, charter_shared_copy, CHARTER, SHARED_COPY, GObject)

typedef enum {
  CHARTER_SHARED_COPY_OFF,     /* no folder was chosen */
  CHARTER_SHARED_COPY_WRITING,
  CHARTER_SHARED_COPY_FRESH,
  CHARTER_SHARED_COPY_OLD,     /* none for more than a week */
  CHARTER_SHARED_COPY_FAILED,  /* the last one could not be written */
} CharterSharedCopyState;
#define CHARTER_TYPE_SHARED_COPY_STATE (charter_shared_copy_state_get_type ())
GType                  charter_shared_copy_state_get_type (void);

/* In a folder that the school shares, so that a deputy can go on when somebody is away or has left: a
 * verified copy of everything, after each daily backup. Properties: folder (nullable), state, words
 * (what a person is told, nullable), problem (nullable). */
CharterSharedCopy     *charter_shared_copy_new         (CharterSession       *session) G_GNUC_WARN_UNUSED_RESULT;
const char            *charter_shared_copy_get_folder  (CharterSharedCopy    *self);
void                   charter_shared_copy_set_folder  (CharterSharedCopy    *self,
                                                        const char           *folder);
CharterSharedCopyState charter_shared_copy_get_state   (CharterSharedCopy    *self);
const char            *charter_shared_copy_get_words   (CharterSharedCopy    *self);
const char            *charter_shared_copy_get_problem (CharterSharedCopy    *self);
const char            *charter_shared_copy_get_file    (CharterSharedCopy    *self);
void                   charter_shared_copy_write       (CharterSharedCopy    *self);
void                   charter_shared_copy_stop        (CharterSharedCopy    *self);

G_END_DECLS

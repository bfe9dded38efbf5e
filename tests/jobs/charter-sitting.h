/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

/* A session on a folder of its own with one school open, the clock standing still. */
typedef struct {
  char           *data_dir;
  CharterSession *session;
} Sitting;

void            sitting_set_up       (Sitting        *sitting);
void            sitting_tear_down    (Sitting        *sitting);
/* Signs the current audit off after everything said in it is on disk, as the program does. */
void            sitting_sign_off     (Sitting        *sitting);

/* The steps of it, for a test that keeps its session elsewhere. */
CharterSession *sitting_open         (const char     *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void            sitting_open_school  (CharterSession *session,
                                     CharterSchool  *school);
CharterSchool  *sitting_make_example (CharterSession *session); /* borrowed: the store's; it is not opened */
/* The label of the step that is undone. */
char           *sitting_undo         (CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;
void            sitting_close        (CharterSession *session); /* takes the last reference */

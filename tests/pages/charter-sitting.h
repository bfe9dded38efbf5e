/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

/* A session on a folder of its own with one school open, the clock standing still. */
typedef struct {
  char           *data_dir;
  CharterSession *session;
} Sitting;

void sitting_set_up    (Sitting *sitting);
void sitting_tear_down (Sitting *sitting);
/* Signs the current audit off after everything said in it is on disk, as the program does. */
void sitting_sign_off  (Sitting *sitting);

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

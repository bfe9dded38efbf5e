/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-copy-job.h"

G_BEGIN_DECLS

/* Who is told how far a thread is. */
typedef struct {
  GTask               *task;     /* borrowed: it holds this */
  CharterCopyProgress  progress; /* nullable */
  gpointer             user_data;
} CharterCopyTeller;

void charter_copy_teller_tell (gint64   done,
                               gint64   total,
                               gpointer data);

G_END_DECLS

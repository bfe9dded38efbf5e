/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-bundle-job.h"

G_BEGIN_DECLS

/* How far a thread is, told on the main thread some times a second. */
typedef struct {
  CharterBundleFraction fraction; /* nullable */
  gpointer              user_data;
  guint                 timer;
  int                   permille; /* atomic */
} CharterBundleTeller;

void charter_bundle_teller_start (CharterBundleTeller   *self,
                                  CharterBundleFraction  fraction,
                                  gpointer               user_data);
void charter_bundle_teller_stop  (CharterBundleTeller   *self);
/* A CharterBundleProgress whose user_data is the teller; for any thread. */
void charter_bundle_teller_tell  (gint64                 done,
                                  gint64                 total,
                                  gpointer               teller);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-entry.h"

G_BEGIN_DECLS

/* Takes one entry. FALSE with an error stops the reading. */
typedef gboolean (*CharterReferralFunc) (CharterEntry  *entry,
                                         double         fraction,
                                         gpointer       user_data,
                                         GError       **error);

/* What a file of services turned out to be. */
typedef struct {
  guint    n_skipped;   /* services that had to be left out, each with a problem */
  gboolean is_complete; /* a list of all, not one service or one page of several */
} CharterReferralSummary;

gboolean charter_referral_reader_read (GFile                   *file,
                                       const char              *source,
                                       CharterReferralFunc      func,
                                       gpointer                 user_data,
                                       GPtrArray               *problems,
                                       CharterReferralSummary  *summary,
                                       GCancellable            *cancellable,
                                       GError                 **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "charter-entry.h"

G_BEGIN_DECLS

/* Where in the file a service stands, for what has to be said about it. */
typedef struct {
  const char *text;
  gsize       length;
  guint       line;
  const char *source;
  const char *source_title;
  GPtrArray  *problems;
} CharterReferralPlace;

CharterEntry *charter_referral_make_entry (JsonObject                 *service,
                                           JsonObject                 *organisation,
                                           const CharterReferralPlace *place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

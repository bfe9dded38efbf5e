/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "charter-entry.h"

G_BEGIN_DECLS

/* What an entry says exactly and Open Referral has no field for: terms of these taxonomies, by id. */
#define CHARTER_TAXONOMY_PREFIX     "inclusion-charter:"
#define CHARTER_TAXONOMY_NEED       CHARTER_TAXONOMY_PREFIX "need"
#define CHARTER_TAXONOMY_TIER       CHARTER_TAXONOMY_PREFIX "tier"
#define CHARTER_TAXONOMY_FOR_WHOM   CHARTER_TAXONOMY_PREFIX "for-whom"
#define CHARTER_TAXONOMY_ROUTE      CHARTER_TAXONOMY_PREFIX "route"
#define CHARTER_TAXONOMY_STATUS     CHARTER_TAXONOMY_PREFIX "status"
#define CHARTER_TAXONOMY_CHECKED_ON CHARTER_TAXONOMY_PREFIX "checked-on"

/* Where in the file a service stands, for what has to be said about it. */
typedef struct {
  const char *text; /* nullable: a table */
  gsize       length;
  guint       line;
  const char *source;
  const char *source_title;
  GPtrArray  *problems;
} CharterReferralPlace;

CharterEntry *charter_referral_make_entry (JsonObject                 *service,
                                           JsonObject                 *organisation,
                                           const CharterReferralPlace *place) G_GNUC_WARN_UNUSED_RESULT;
char         *charter_referral_dup_service_id (JsonObject *service,
                                               const char *organisation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a service says exactly, in this program's own taxonomies; each list ends with NULL. */
typedef struct {
  char   **needs;
  char   **for_whom;
  char   **routes;
  char   **tiers;
  int      tier;     /* CharterTier, if there is one */
  gboolean has_tier;
} CharterReferralTerms;

char **charter_referral_dup_own_terms (JsonObject           *service,
                                       const char           *taxonomy);
void   charter_referral_append_terms  (GString              *terms,
                                       JsonObject           *object);
void   charter_referral_terms_read    (CharterReferralTerms *terms,
                                       JsonObject           *service,
                                       const char           *words);
void   charter_referral_terms_clear   (CharterReferralTerms *terms);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CharterReferralTerms, charter_referral_terms_clear)

G_END_DECLS

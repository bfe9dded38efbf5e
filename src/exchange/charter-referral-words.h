/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a service says in words, each as one text; nullable. */
typedef struct {
  char       *description;
  char       *eligibility;
  char       *cost;
  char       *schedule;
  char       *address;
  char       *needed_first; /* what has to be at hand before anybody refers */
  const char *postcode;     /* of the address; borrowed from the service */
} CharterReferralWords;

void charter_referral_words_read  (CharterReferralWords *words,
                                   JsonObject           *service,
                                   GPtrArray            *locations); /* of JsonObject */
void charter_referral_words_clear (CharterReferralWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CharterReferralWords, charter_referral_words_clear)

/* Adds a part to a text, with something between them when both are there. */
void charter_referral_append (GString    *text,
                              const char *between,
                              const char *part);

G_END_DECLS

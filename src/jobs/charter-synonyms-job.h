/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* The person's own words for the directory, DATA_DIR/synonyms.json, beside those that come with the
 * program. */
typedef struct {
  char *shown;  /* words that mean the same, with commas between */
  char *hidden; /* what people type as well; searched for and never shown */
} CharterOwnSynonyms;
void       charter_own_synonyms_free (CharterOwnSynonyms *self);

GPtrArray *charter_synonyms_load     (CharterSession     *session,
                                      GError            **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterOwnSynonyms */
gboolean   charter_synonyms_save     (CharterSession     *session,
                                      GPtrArray          *groups,
                                      GError            **error);

G_END_DECLS

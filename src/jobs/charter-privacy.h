/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-enums.h"

G_BEGIN_DECLS

/* What in a text looks as if it were about one child. One bit for each CharterPrivacyKind. */
typedef enum {
  CHARTER_PRIVACY_CLEAR = 0,
  CHARTER_PRIVACY_UPN = 1 << CHARTER_PRIVACY_KIND_UPN,
  CHARTER_PRIVACY_BIRTH = 1 << CHARTER_PRIVACY_KIND_BIRTH,
  CHARTER_PRIVACY_NHS = 1 << CHARTER_PRIVACY_KIND_NHS,
  CHARTER_PRIVACY_EMAIL = 1 << CHARTER_PRIVACY_KIND_EMAIL,
  CHARTER_PRIVACY_NAME = 1 << CHARTER_PRIVACY_KIND_NAME,
} CharterPrivacy;

/* One place of a text. What is kept of the value tells which one is meant and never what it is. */
typedef struct {
  CharterPrivacyKind  kind;
  guint               line;  /* from 1 */
  char               *shape; /* "H80••••••••01" */
} CharterPrivacySpot;

void           charter_privacy_spot_free (CharterPrivacySpot *spot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPrivacySpot, charter_privacy_spot_free)

GPtrArray     *charter_privacy_find      (const char     *text,
                                          GCancellable   *cancellable) G_GNUC_WARN_UNUSED_RESULT;
char          *charter_privacy_dup_spoken (const char    *name) G_GNUC_WARN_UNUSED_RESULT;
CharterPrivacy charter_privacy_look      (const char     *text);
char          *charter_privacy_dup_words (CharterPrivacy  found) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

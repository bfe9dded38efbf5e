/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What in a text looks as if it were about one child. */
typedef enum {
  CHARTER_PRIVACY_CLEAR = 0,
  CHARTER_PRIVACY_UPN = 1 << 0,   /* a unique pupil number */
  CHARTER_PRIVACY_NHS = 1 << 1,   /* an NHS number */
  CHARTER_PRIVACY_BIRTH = 1 << 2, /* a date of birth */
} CharterPrivacy;

CharterPrivacy charter_privacy_look      (const char     *text);
char          *charter_privacy_dup_words (CharterPrivacy  found) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

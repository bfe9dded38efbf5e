/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-portfolio.h"

G_BEGIN_DECLS

/* What a written pack says of the records that it was made from. */
typedef struct {
  char *school; /* a record's id */
  char *digest; /* SHA-256 of the records, as hexadecimal digits */
  char *moment; /* when it was made, UTC */
} CharterPackSeal;

CharterPackSeal *charter_pack_seal_new          (CharterPortfolio       *portfolio) G_GNUC_WARN_UNUSED_RESULT;
CharterPackSeal *charter_pack_seal_read         (const char             *path,
                                                 GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void             charter_pack_seal_free         (CharterPackSeal        *self);
char            *charter_pack_seal_dup_text     (const CharterPackSeal  *self) G_GNUC_WARN_UNUSED_RESULT;
char            *charter_pack_seal_dup_code     (const CharterPackSeal  *self) G_GNUC_WARN_UNUSED_RESULT;
char            *charter_pack_seal_dup_changes  (const CharterPackSeal  *self,
                                                 CharterPortfolio       *portfolio) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPackSeal, charter_pack_seal_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-copy-file.h"

G_BEGIN_DECLS

char                *charter_copy_manifest_dup_json (const CharterCopyManifest  *self) G_GNUC_WARN_UNUSED_RESULT;
CharterCopyManifest *charter_copy_manifest_parse    (const char                 *json,
                                                     gsize                       length,
                                                     GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

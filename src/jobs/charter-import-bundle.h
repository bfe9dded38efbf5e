/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-bundle-import-job.h"
#include "charter-imported-file.h"

G_BEGIN_DECLS

void     charter_import_bundle_async  (CharterSession         *session,
                                       CharterImportedFile    *file,
                                       CharterMergeChoice      conflicts,
                                       gboolean                is_preview,
                                       CharterBundleFraction   fraction,
                                       gpointer                fraction_data,
                                       GCancellable           *cancellable,
                                       GAsyncReadyCallback     callback,
                                       gpointer                user_data);
gboolean charter_import_bundle_finish (CharterSession         *session,
                                       GAsyncResult           *result,
                                       GError                **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_BUNDLE_STREAM (charter_bundle_stream_get_type ())
G_DECLARE_FINAL_TYPE (CharterBundleStream, charter_bundle_stream, CHARTER, BUNDLE_STREAM, GInputStream)

/* How many bytes were read; 0 at the end, -1 with an error. */
typedef gssize (*CharterBundleStreamRead) (void      *buffer,
                                           gsize      length,
                                           gpointer   user_data,
                                           GError   **error);

GInputStream *charter_bundle_stream_new (CharterBundleStreamRead  read,
                                         gpointer                 user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean charter_output_file_write (const char    *path,
                                    gconstpointer  data,
                                    gsize          length,
                                    GError       **error);
/* For those who write by themselves: says why @path was not saved, as charter_output_file_write () does. */
gboolean charter_output_file_fail  (GError       **error,
                                    const char    *path,
                                    GIOErrorEnum   code,
                                    const char    *fallback);

G_END_DECLS

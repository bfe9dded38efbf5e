/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers of SQLite's file format, big-endian. https://www.sqlite.org/fileformat2.html, section 1.6 */
guint   charter_salvage_get_16      (const guint8 *bytes);
guint32 charter_salvage_get_32      (const guint8 *bytes);
guint   charter_salvage_get_varint  (const guint8 *bytes,
                                     gsize         length,
                                     guint64      *value);
gint64  charter_salvage_get_integer (const guint8 *bytes,
                                     guint         length);

G_END_DECLS

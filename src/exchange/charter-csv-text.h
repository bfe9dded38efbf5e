/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tables of comma-separated values as text: into a file, and out of one. */
void  charter_csv_text_append      (GString            *text,
                                    const char         *words, /* nullable */
                                    gboolean            is_guarded);
void  charter_csv_text_append_line (GString            *text,
                                    const char * const *fields);
char *charter_csv_text_dup_words   (const char         *cell) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
char *charter_csv_text_load        (GFile              *file,
                                    gint64              most_bytes,
                                    const char         *too_large,
                                    gsize              *length,
                                    GCancellable       *cancellable,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

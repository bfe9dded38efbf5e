/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *charter_written_date_read (const char *text,
                                 const char *today) G_GNUC_WARN_UNUSED_RESULT; /* nullable */

G_END_DECLS

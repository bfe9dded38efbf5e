/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void charter_teller_tell (GTask                 *task, /* nullable */
                          GFileProgressCallback  progress,
                          gpointer               progress_data,
                          goffset                done,
                          goffset                total);

G_END_DECLS

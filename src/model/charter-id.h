/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *charter_id_new (void) G_GNUC_WARN_UNUSED_RESULT;
char *charter_id_for (const char *kind,
                      ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

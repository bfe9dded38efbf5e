/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *charter_clock_dup_now   (void) G_GNUC_WARN_UNUSED_RESULT;
char *charter_clock_dup_today (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

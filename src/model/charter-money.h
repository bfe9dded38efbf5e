/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money in pence, CHARTER_NOT_SAID when nothing is said. */
char     *charter_money_dup_words (gint64      pence) G_GNUC_WARN_UNUSED_RESULT;
char     *charter_money_dup_plain (gint64      pence) G_GNUC_WARN_UNUSED_RESULT;
gboolean  charter_money_parse     (const char *words,
                                   gint64     *pence);

G_END_DECLS

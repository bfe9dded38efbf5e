/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-measures.h"

G_BEGIN_DECLS

/* Far more than any school counts. */
#define CHARTER_WRITTEN_FIGURE_MOST 100000

char     *charter_written_figure_parse    (const char   *words,
                                           CharterUnit   unit,
                                           gint64       *value,
                                           gint64       *out_of) G_GNUC_WARN_UNUSED_RESULT;
char     *charter_written_figure_dup      (gint64        value,
                                           gint64        out_of) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

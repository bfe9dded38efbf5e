/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Year groups as they are stored: "N R 1 2", in their order, each once; NULL is the whole school. */
gboolean charter_year_groups_parse      (const char  *words,
                                         char       **years);
char    *charter_year_groups_dup_words  (const char  *years) G_GNUC_WARN_UNUSED_RESULT;
int      charter_year_groups_compare    (const char  *a,
                                         const char  *b);

G_END_DECLS

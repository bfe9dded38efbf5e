/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { CHARTER_DUE_NONE, CHARTER_DUE_LATER, CHARTER_DUE_SOON, CHARTER_DUE_LATE } CharterDue;

char       *charter_term_dup_school_year (const char *date) G_GNUC_WARN_UNUSED_RESULT;
char       *charter_term_dup_next_year   (const char *school_year) G_GNUC_WARN_UNUSED_RESULT;
char       *charter_term_dup_first_day   (const char *school_year) G_GNUC_WARN_UNUSED_RESULT;
CharterDue  charter_term_get_due         (const char *date,
                                          const char *today);
char       *charter_term_dup_due_words   (const char *date,
                                          const char *today) G_GNUC_WARN_UNUSED_RESULT;
char       *charter_term_dup_date_words  (const char *date) G_GNUC_WARN_UNUSED_RESULT;
gboolean    charter_term_is_date         (const char *text);
char       *charter_term_dup_months_after (const char *date,
                                          int         months) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
int         charter_term_days_between    (const char *from,
                                          const char *to);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Smaller numbers of pupils could point to a child; the usual practice of published school statistics. */
#define CHARTER_SMALLEST_SHOWN ((gint64) 5)

/* A sum in which no small number is: nothing that is shown beside it can be taken from it. */
typedef struct {
  gint64   shown;      /* of the numbers that are shown; CHARTER_NOT_SAID when there is none */
  gboolean has_hidden; /* whether small ones were left out */
} CharterShownSum;

#define CHARTER_SHOWN_SUM_INIT { -1, FALSE }

gboolean charter_small_number_is_hidden      (gint64                 number);
gboolean charter_small_number_is_shown       (gint64                 number);
char    *charter_small_number_dup_words      (gint64                 number) G_GNUC_WARN_UNUSED_RESULT;
char    *charter_small_number_dup_pupils     (gint64                 number) G_GNUC_WARN_UNUSED_RESULT;

void     charter_shown_sum_add               (CharterShownSum       *self,
                                              gint64                 number);
char    *charter_shown_sum_dup_words         (const CharterShownSum *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

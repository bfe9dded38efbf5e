/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-small-number.h"

#include <glib/gi18n.h>

#include "charter-record.h"

/* The one place of the rule. A small number is hidden wherever it stands, and it goes into no sum: what is
 * printed is then the same whichever small number it was, so that no subtraction, of however many tables,
 * brings it back. Hiding further cells beside it would not do: the same numbers stand in several tables. */

/**
 * charter_small_number_is_hidden:
 * @number: how many pupils, or %CHARTER_NOT_SAID
 *
 * Returns: whether it is more than none and fewer than five
 */
gboolean
charter_small_number_is_hidden (gint64 number)
{
  return number > 0 && number < CHARTER_SMALLEST_SHOWN;
}

/**
 * charter_small_number_is_shown:
 * @number: how many pupils, or %CHARTER_NOT_SAID
 *
 * Returns: whether something is said and may be shown
 */
gboolean
charter_small_number_is_shown (gint64 number)
{
  return number == 0 || number >= CHARTER_SMALLEST_SHOWN;
}

/**
 * charter_small_number_dup_words:
 * @number: how many pupils, or %CHARTER_NOT_SAID
 *
 * Returns: (transfer full): the number, "fewer than five", or "–" when nothing is said
 */
char *
charter_small_number_dup_words (gint64 number)
{
  if (number == CHARTER_NOT_SAID)
    return g_strdup ("–");
  if (charter_small_number_is_hidden (number))
    return g_strdup (_("fewer than five"));
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * charter_small_number_dup_pupils:
 * @number: how many pupils, or %CHARTER_NOT_SAID
 *
 * Returns: (transfer full) (nullable): "14 pupils", "fewer than five pupils", or %NULL when nothing is said
 */
char *
charter_small_number_dup_pupils (gint64 number)
{
  if (number == CHARTER_NOT_SAID)
    return NULL;
  if (charter_small_number_is_hidden (number))
    return g_strdup (_("fewer than five pupils"));
  return g_strdup_printf (ngettext ("%d pupil", "%d pupils", (gulong) number), (int) number);
}

/**
 * charter_shown_sum_add:
 * @self: a sum, begun with %CHARTER_SHOWN_SUM_INIT
 * @number: how many pupils, or %CHARTER_NOT_SAID, which adds nothing
 *
 * Adds a number that is shown; of one that is hidden, the sum knows only that it was left out.
 */
void
charter_shown_sum_add (CharterShownSum *self,
                       gint64           number)
{
  if (charter_small_number_is_hidden (number))
    self->has_hidden = TRUE;
  else if (number >= 0)
    self->shown = MAX (self->shown, 0) + number;
}

/**
 * charter_shown_sum_dup_words:
 * @self: a sum
 *
 * Returns: (transfer full): "26", "26 and more", "hidden" when only small numbers are in it, or "–" when
 *   nothing is said
 */
char *
charter_shown_sum_dup_words (const CharterShownSum *self)
{
  if (self->shown <= 0 && self->has_hidden)
    /* Translators: instead of a small number */
    return g_strdup (_("hidden"));
  if (self->shown < 0)
    return g_strdup ("–");
  if (self->has_hidden)
    /* Translators: a number of pupils, without those of small groups */
    return g_strdup_printf (_("%d and more"), (int) self->shown);
  return g_strdup_printf ("%d", (int) self->shown);
}

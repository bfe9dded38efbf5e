/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-money.h"

#include <string.h>

#include "charter-record.h"

/* Nobody's school pays more for one thing; a figure beyond it is a slip of the finger. */
#define MOST_DIGITS 9
#define MOST_PENCE  (G_GINT64_CONSTANT (100000000) * 100)

/**
 * charter_money_dup_words:
 * @pence: a sum, or %CHARTER_NOT_SAID
 *
 * Returns: (transfer full): "£6,400", to the nearest pound, or "–" when nothing is said
 */
char *
charter_money_dup_words (gint64 pence)
{
  g_autoptr(GString) words = NULL;
  gint64 pounds = (pence + 50) / 100;

  if (pence == CHARTER_NOT_SAID)
    return g_strdup ("–");
  words = g_string_new (NULL);
  g_string_append_printf (words, "%" G_GINT64_FORMAT, pounds);
  for (gssize at = (gssize) words->len - 3; at > 0; at -= 3)
    g_string_insert (words, at, ",");
  g_string_prepend (words, "£");
  return g_strdup (words->str);
}

/**
 * charter_money_dup_plain:
 * @pence: a sum, or %CHARTER_NOT_SAID
 *
 * Returns: (transfer full): it as somebody types it: "6400", "99.50", or nothing
 */
char *
charter_money_dup_plain (gint64 pence)
{
  if (pence == CHARTER_NOT_SAID)
    return g_strdup ("");
  if (pence % 100 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, pence / 100);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", pence / 100, (int) (pence % 100));
}

/* "99", "99.5" and "99.50", and "99." on the way there; no sign, no exponent, no second point. */
static gboolean
read_pence (const char *words,
            gint64     *pence)
{
  gsize n = strspn (words, "0123456789");
  const char *rest = words + n;
  gint64 parts = 0;

  if (n == 0 || n > MOST_DIGITS)
    return FALSE;
  if (*rest == '.')
    {
      gsize places = strspn (++rest, "0123456789");

      if (places > 2)
        return FALSE;
      parts = places == 0 ? 0 : g_ascii_strtoll (rest, NULL, 10) * (places == 1 ? 10 : 1);
      rest += places;
    }
  *pence = g_ascii_strtoll (words, NULL, 10) * 100 + parts;
  return *rest == '\0' && *pence <= MOST_PENCE;
}

/**
 * charter_money_parse:
 * @words: what somebody typed: "1,250", "£99.50", or nothing
 * @pence: (out): the sum, %CHARTER_NOT_SAID for nothing; untouched when it is none
 *
 * Returns: whether it is a sum of money, of 100 million pounds at most
 */
gboolean
charter_money_parse (const char *words,
                     gint64     *pence)
{
  g_autoptr(GString) plain = g_string_new (words);
  gint64 read;

  g_string_replace (plain, ",", "", 0);
  g_string_replace (plain, "£", "", 0);
  g_string_replace (plain, " ", "", 0);
  if (plain->len == 0)
    {
      *pence = CHARTER_NOT_SAID;
      return TRUE;
    }
  if (!read_pence (plain->str, &read))
    return FALSE;
  *pence = read;
  return TRUE;
}

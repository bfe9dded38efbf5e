/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-provision-change.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "charter-small-number.h"

/* More decimals than anybody measures with. */
#define MOST_DECIMALS 3

/* A measure as it was typed: "19 months behind". */
typedef struct {
  double number;
  guint  n_decimals;
  char  *unit; /* the words after the figure */
} Measure;

static void
measure_clear (Measure *self)
{
  g_free (self->unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Measure, measure_clear)

/* The figure must come first: in "spring: 4 of 10" nothing says which figure is meant. */
static gboolean
read_measure (const char *words,
              Measure    *measure)
{
  const char *at = words + strspn (words, " \t");
  gboolean is_negative = g_str_has_prefix (at, "-") || g_str_has_prefix (at, "−");
  g_autofree char *number = NULL;
  gsize whole, decimals = 0;

  if (is_negative)
    at = g_utf8_next_char (at);
  whole = strspn (at, "0123456789");
  if (whole == 0)
    return FALSE;
  if (at[whole] == '.')
    decimals = strspn (at + whole + 1, "0123456789");
  number = g_strndup (at, decimals > 0 ? whole + 1 + decimals : whole);
  measure->number = g_ascii_strtod (number, NULL) * (is_negative ? -1 : 1);
  measure->n_decimals = (guint) MIN (decimals, MOST_DECIMALS);
  measure->unit = g_utf8_casefold (at + strlen (number), -1);
  g_strstrip (measure->unit);
  return TRUE;
}

/* "19 months behind" and "7 months ahead" are no two figures of one kind. */
static gboolean
are_alike (const Measure *a,
           const Measure *b)
{
  return !*a->unit || !*b->unit || g_str_equal (a->unit, b->unit);
}

static gint64
get_measured (CharterProvision *provision)
{
  gint64 measured = charter_provision_get_measured (provision);

  return measured == CHARTER_NOT_SAID ? charter_provision_get_pupils (provision) : measured;
}

/**
 * charter_change_of:
 * @provision: one cycle of a provision
 *
 * Compares its two measures where they are figures of one kind. Nothing is said of fewer than five pupils or of
 * a group whose number is not known, and nothing more exactly than the less exact of the two. Whether the
 * provision brought the change about is not said.
 *
 * Returns: the change
 */
CharterChange
charter_change_of (CharterProvision *provision)
{
  const char *from = charter_provision_get_entry_measure (provision);
  const char *to = charter_provision_get_exit_measure (provision);
  CharterChange change = { CHARTER_CHANGE_NOT_MEASURED, 0, 0, FALSE };
  g_auto(Measure) entry = { 0 };
  g_auto(Measure) leave = { 0 };
  double unit, by;

  if (get_measured (provision) < CHARTER_SMALLEST_SHOWN
      || charter_small_number_is_hidden (charter_provision_get_pupils (provision)))
    {
      change.kind = from && to ? CHARTER_CHANGE_TOO_FEW : CHARTER_CHANGE_NOT_MEASURED;
      return change;
    }
  if (!from || !to)
    return change;
  change.kind = CHARTER_CHANGE_IN_WORDS;
  if (!read_measure (from, &entry) || !read_measure (to, &leave) || !are_alike (&entry, &leave))
    return change;
  change.n_decimals = MIN (entry.n_decimals, leave.n_decimals);
  change.is_rounded = entry.n_decimals != leave.n_decimals;
  unit = pow (10, -(double) change.n_decimals);
  by = round ((leave.number - entry.number) / unit) * unit;
  if (charter_provision_get_better (provision) == CHARTER_DIRECTION_LOWER)
    by = -by;
  change.by = fabs (by);
  change.kind = change.by < unit / 2 ? CHARTER_CHANGE_NONE : by > 0 ? CHARTER_CHANGE_BETTER : CHARTER_CHANGE_WORSE;
  return change;
}

/**
 * charter_change_dup_words:
 * @change: a change
 *
 * Returns: (transfer full): "better by 12", "worse by about 3", "too few to say" …
 */
char *
charter_change_dup_words (const CharterChange *change)
{
  g_autofree char *by = g_strdup_printf ("%.*f", (int) change->n_decimals, change->by);

  switch (change->kind)
    {
    case CHARTER_CHANGE_BETTER:
      return g_strdup_printf (change->is_rounded ? _("better by about %s") : _("better by %s"), by);
    case CHARTER_CHANGE_WORSE:
      return g_strdup_printf (change->is_rounded ? _("worse by about %s") : _("worse by %s"), by);
    case CHARTER_CHANGE_NONE:
      return g_strdup (_("no change"));
    case CHARTER_CHANGE_TOO_FEW:
      return g_strdup (_("too few to say"));
    case CHARTER_CHANGE_IN_WORDS:
      return g_strdup (_("told in words"));
    case CHARTER_CHANGE_NOT_MEASURED:
    default:
      return g_strdup (_("not measured yet"));
    }
}

/**
 * charter_change_dup_measures:
 * @provision: one cycle of a provision
 *
 * Returns: (transfer full) (nullable): "19 months behind → 7 months behind", %NULL when nothing is measured or
 *   so few were that it would point to a child
 */
char *
charter_change_dup_measures (CharterProvision *provision)
{
  const char *from = charter_provision_get_entry_measure (provision);
  const char *to = charter_provision_get_exit_measure (provision);

  if ((!from && !to) || charter_small_number_is_hidden (charter_provision_get_pupils (provision))
      || charter_small_number_is_hidden (get_measured (provision)))
    return NULL;
  return g_strdup_printf ("%s → %s", from ? from : "–", to ? to : _("to come"));
}

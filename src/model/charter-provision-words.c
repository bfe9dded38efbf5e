/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-provision-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "charter-record.h"

/* Nobody's school pays more for one thing; a figure beyond it is a slip of the finger. */
#define MOST_POUNDS 100e6

const char *
charter_tier_get_title (CharterTier tier)
{
  switch (tier)
    {
    case CHARTER_TIER_UNIVERSAL: return _("Universal");
    case CHARTER_TIER_TARGETED: return _("Targeted");
    case CHARTER_TIER_SPECIALIST: return _("Specialist");
    default: return "";
    }
}

const char *
charter_stage_get_title (CharterStage stage)
{
  switch (stage)
    {
    case CHARTER_STAGE_ASSESS: return _("Assess");
    case CHARTER_STAGE_PLAN: return _("Plan");
    case CHARTER_STAGE_DO: return _("Do");
    case CHARTER_STAGE_REVIEW: return _("Review");
    default: return "";
    }
}

const char *
charter_paid_from_get_title (CharterPaidFrom paid_from)
{
  switch (paid_from)
    {
    case CHARTER_PAID_FROM_NOTIONAL_SEN: return _("Notional SEN budget");
    case CHARTER_PAID_FROM_SCHOOL_BUDGET: return _("School budget");
    case CHARTER_PAID_FROM_PUPIL_PREMIUM: return _("Pupil premium");
    case CHARTER_PAID_FROM_TOP_UP: return _("Top-up funding");
    case CHARTER_PAID_FROM_OTHER: return _("Something else");
    case CHARTER_PAID_FROM_NOT_SAID:
    default: return _("Not said yet");
    }
}

const char *
charter_decision_get_title (CharterDecision decision)
{
  switch (decision)
    {
    case CHARTER_DECISION_CONTINUE: return _("Continue");
    case CHARTER_DECISION_CHANGE: return _("Change");
    case CHARTER_DECISION_STOP: return _("Stop");
    case CHARTER_DECISION_ESCALATE: return _("Step up");
    case CHARTER_DECISION_NOT_DECIDED:
    default: return _("Not decided yet");
    }
}

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

/**
 * charter_money_parse:
 * @words: what somebody typed: "1,250", "£99.50", or nothing
 * @pence: (out): the sum, %CHARTER_NOT_SAID for nothing; untouched when it is none
 *
 * Returns: whether it is a sum of money
 */
gboolean
charter_money_parse (const char *words,
                     gint64     *pence)
{
  g_autoptr(GString) plain = g_string_new (words);
  char *end;
  double pounds;

  g_string_replace (plain, ",", "", 0);
  g_string_replace (plain, "£", "", 0);
  g_string_replace (plain, " ", "", 0);
  if (plain->len == 0)
    {
      *pence = CHARTER_NOT_SAID;
      return TRUE;
    }
  if (!g_ascii_isdigit (plain->str[0]))
    return FALSE;
  pounds = g_ascii_strtod (plain->str, &end);
  if (*end || !isfinite (pounds) || pounds > MOST_POUNDS)
    return FALSE;
  *pence = (gint64) round (pounds * 100);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-item-filter.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-item.h"
#include "charter-level.h"
#include "charter-voices.h"

static const char * const titles[] = {
  N_("All"),
  N_("Not judged"),
  N_("No evidence"),
  N_("Duty open"),
  N_("Changed since last cycle"),
  N_("Moved down"),
  N_("Changed since the earlier edition"),
  N_("Assessor differs"),
  N_("Work to do"),
  N_("Work in progress"),
  N_("Work in review"),
  N_("Work done"),
};

/* An item's two judgements, side by side. */
typedef struct {
  CharterJudgement *now;    /* nullable */
  CharterJudgement *before; /* nullable */
} Pair;

/**
 * charter_item_filter_get_title:
 * @filter: which items are wanted
 *
 * Returns: what it is called
 */
const char *
charter_item_filter_get_title (CharterItemFilter filter)
{
  return _(titles[filter]);
}

static CharterJudgement *
find (CharterSession *session,
      CharterAudit   *audit,
      CharterItem    *item)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  if (!portfolio || !audit)
    return NULL;
  return charter_portfolio_find_judgement (portfolio, audit, charter_item_get_code (item),
                                           CHARTER_VOICE_SCHOOL);
}

static gboolean
applies (CharterJudgement *judgement)
{
  return !judgement || !charter_judgement_get_not_applicable (judgement);
}

static CharterLevel *
get_level (CharterSession   *session,
           CharterJudgement *judgement)
{
  if (!judgement || !applies (judgement) || !charter_judgement_get_level (judgement))
    return NULL;
  return charter_framework_find_level (charter_session_get_framework (session),
                                       charter_judgement_get_level (judgement));
}

static gboolean
has_evidence (CharterSession   *session,
              CharterJudgement *judgement)
{
  g_autoptr(GPtrArray) evidence = NULL;

  if (!judgement)
    return FALSE;
  evidence = charter_portfolio_list_linked_to (charter_session_get_portfolio (session),
                                               charter_record_get_id (CHARTER_RECORD (judgement)),
                                               CHARTER_LINK_SUPPORTS);
  return evidence->len > 0;
}

static CharterWorkStatus
get_work (CharterJudgement *judgement)
{
  return judgement ? charter_judgement_get_work (judgement) : CHARTER_WORK_TO_DO;
}

static gboolean
is_duty_open (CharterItem      *item,
              CharterJudgement *judgement)
{
  return charter_item_has_legal_duty (item)
         && (!judgement || charter_judgement_get_duty (judgement) != CHARTER_DUTY_MET);
}

static gboolean
has_moved_down (CharterSession *session,
                const Pair     *pair)
{
  CharterLevel *now = get_level (session, pair->now);
  CharterLevel *before = get_level (session, pair->before);

  return now && before && charter_level_get_value (now) < charter_level_get_value (before);
}

/**
 * charter_item_filter_matches:
 * @filter: what is asked for
 * @session: a session
 * @item: an item of its framework
 *
 * What does not apply to the school is listed only among all, and where that has changed.
 *
 * Returns: whether the item is listed
 */
gboolean
charter_item_filter_matches (CharterItemFilter  filter,
                             CharterSession    *session,
                             CharterItem       *item)
{
  /* The cycle before is looked at only by those that ask for it: of 500 items that is felt. */
  gboolean asks_before = filter == CHARTER_ITEM_FILTER_CHANGED || filter == CHARTER_ITEM_FILTER_MOVED_DOWN;
  const Pair pair = { find (session, charter_session_get_audit (session), item),
                      asks_before ? charter_session_find_earlier_judgement (session, item) : NULL };

  switch (filter)
    {
    case CHARTER_ITEM_FILTER_NOT_JUDGED:
      return applies (pair.now) && !get_level (session, pair.now);
    case CHARTER_ITEM_FILTER_NO_EVIDENCE:
      return applies (pair.now) && !has_evidence (session, pair.now);
    case CHARTER_ITEM_FILTER_DUTY_OPEN:
      return applies (pair.now) && is_duty_open (item, pair.now);
    case CHARTER_ITEM_FILTER_CHANGED:
      return pair.before && pair.now
             && (get_level (session, pair.now) != get_level (session, pair.before)
                 || applies (pair.now) != applies (pair.before));
    case CHARTER_ITEM_FILTER_MOVED_DOWN:
      return has_moved_down (session, &pair);
    case CHARTER_ITEM_FILTER_LOOK_AGAIN:
      return pair.now && charter_judgement_get_look_again (pair.now);
    case CHARTER_ITEM_FILTER_ASSESSOR_DIFFERS:
      return charter_session_get_portfolio (session)
             && charter_assessor_verdict_differs (charter_voices_find_verdict (
                  charter_session_get_portfolio (session), charter_session_get_framework (session),
                  charter_session_get_audit (session), charter_item_get_code (item)));
    case CHARTER_ITEM_FILTER_WORK_TO_DO:
    case CHARTER_ITEM_FILTER_WORK_IN_PROGRESS:
    case CHARTER_ITEM_FILTER_WORK_IN_REVIEW:
    case CHARTER_ITEM_FILTER_WORK_DONE:
      return applies (pair.now)
             && get_work (pair.now) == (CharterWorkStatus) (filter - CHARTER_ITEM_FILTER_WORK_TO_DO);
    case CHARTER_ITEM_FILTER_ALL:
    default:
      return TRUE;
    }
}

/**
 * charter_item_has_words:
 * @item: an item
 * @words: (nullable): the beginning of a code, or words of its title, as somebody types them
 *
 * Returns: whether every word is the beginning of the item's code or stands in its title
 */
gboolean
charter_item_has_words (CharterItem *item,
                        const char  *words)
{
  g_autofree char *title = g_utf8_casefold (charter_item_get_title (item), -1);
  g_autofree char *code = g_utf8_casefold (charter_item_get_code (item), -1);
  g_autofree char *folded = g_utf8_casefold (words ? words : "", -1);
  g_auto(GStrv) parts = g_strsplit_set (folded, " \t", -1);

  for (guint i = 0; parts[i]; i++)
    if (*parts[i] && !g_str_has_prefix (code, parts[i]) && !strstr (title, parts[i]))
      return FALSE;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-judge-job.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-level.h"

/* What a school says beside the levels of items: how far the work is, which criteria are in place, and
 * what it says of a whole area. */

static gboolean
end (CharterSession *session)
{
  charter_store_end_group (charter_session_get_store (session));
  return TRUE;
}

static CharterJudgement *
ensure_judgement (CharterSession *session,
                  CharterItem    *item)
{
  return charter_portfolio_ensure_judgement (charter_session_get_portfolio (session),
                                             charter_session_ensure_audit (session),
                                             charter_item_get_code (item), CHARTER_VOICE_SCHOOL);
}

/**
 * charter_judge_set_work:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework
 * @work: how far the work on it is, apart from any level
 * @error: where to say that the audit is signed off
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_work (CharterSession     *session,
                        CharterItem        *item,
                        CharterWorkStatus   work,
                        GError            **error)
{
  if (!charter_judge_check_open (session, error))
    return FALSE;
  charter_judge_begin (session, item);
  charter_judgement_set_work (ensure_judgement (session, item), work);
  return end (session);
}

/**
 * charter_judge_set_tick:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework
 * @level: a level
 * @criterion: the words of one of the criteria of @level
 * @is_ticked: whether it is in place
 * @error: where to say that the audit is signed off
 *
 * Ticks judge nothing by themselves: the level stays the school's own choice.
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_tick (CharterSession  *session,
                        CharterItem     *item,
                        CharterLevel    *level,
                        const char      *criterion,
                        gboolean         is_ticked,
                        GError         **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  const char *code = charter_item_get_code (item);
  CharterTick *tick = charter_portfolio_find_tick (portfolio, charter_session_get_audit (session), code,
                                                   charter_level_get_id (level), criterion);
  /* TRANSLATORS: a step of undo, with the code of an item: "Tick in 8.2" */
  g_autofree char *label = g_strdup_printf (_("Tick in %s"), code);

  if (!charter_judge_check_open (session, error))
    return FALSE;
  if ((tick != NULL) == is_ticked)
    return TRUE;
  charter_store_begin_group (charter_session_get_store (session), label);
  if (tick)
    charter_portfolio_remove (portfolio, CHARTER_RECORD (tick));
  else
    {
      CharterAudit *audit = charter_session_ensure_audit (session);
      g_autoptr(CharterTick) made =
        charter_tick_new (charter_audit_get_school (audit),
                          charter_record_get_id (CHARTER_RECORD (audit)), code,
                          charter_level_get_id (level), criterion);

      charter_portfolio_add (portfolio, CHARTER_RECORD (made));
    }
  return end (session);
}

/**
 * charter_judge_set_looked_at:
 * @session: a session with a school
 * @item: an item of the session's framework
 * @error: where to say that the audit is signed off
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_looked_at (CharterSession  *session,
                             CharterItem     *item,
                             GError         **error)
{
  if (!charter_judge_check_open (session, error))
    return FALSE;
  charter_judge_begin (session, item);
  charter_judgement_set_look_again (ensure_judgement (session, item), FALSE);
  return end (session);
}

static CharterAreaNote *
ensure_area_note (CharterSession *session,
                  CharterArea    *area)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_session_ensure_audit (session);
  CharterAreaNote *found = charter_portfolio_find_area_note (portfolio, audit, charter_area_get_code (area));
  g_autoptr(CharterAreaNote) note = NULL;

  if (found)
    return found;
  note = g_object_new (CHARTER_TYPE_AREA_NOTE,
                       "school", charter_audit_get_school (audit),
                       "audit", charter_record_get_id (CHARTER_RECORD (audit)),
                       "area", charter_area_get_code (area),
                       NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (note));
  return note; /* the portfolio holds it */
}

/**
 * charter_judge_set_area_level:
 * @session: a session with a school; its audit is begun if there is none
 * @area: an area of the session's framework
 * @level: (nullable): the level that the school sets by hand; %NULL to let the judgements say it
 * @reason: (nullable): why; needed with a level
 * @error: where to say that there is no reason, or that the audit is signed off
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_area_level (CharterSession  *session,
                              CharterArea     *area,
                              CharterLevel    *level,
                              const char      *reason,
                              GError         **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (reason ? reason : ""));
  /* TRANSLATORS: a step of undo, with the code of an area */
  g_autofree char *label = g_strdup_printf (_("Level of area %s"), charter_area_get_code (area));
  CharterAreaNote *note;

  if (level && !*stripped)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("Say why the level is set by hand: an assessor will ask."));
      return FALSE;
    }
  if (!charter_judge_check_open (session, error))
    return FALSE;
  charter_store_begin_group (charter_session_get_store (session), label);
  note = ensure_area_note (session, area);
  charter_area_note_set_level (note, level ? charter_level_get_id (level) : NULL);
  charter_area_note_set_reason (note, level ? stripped : NULL);
  return end (session);
}

/**
 * charter_judge_set_area_summary:
 * @session: a session with a school; its audit is begun if there is none
 * @area: an area of the session's framework
 * @summary: (nullable): what the school says of the area as a whole
 * @error: where to say that the audit is signed off
 *
 * Called with every change of a text field. Nothing is made of an empty text that was never there.
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_area_summary (CharterSession  *session,
                                CharterArea     *area,
                                const char      *summary,
                                GError         **error)
{
  CharterAreaNote *note =
    charter_portfolio_find_area_note (charter_session_get_portfolio (session),
                                      charter_session_get_audit (session), charter_area_get_code (area));

  if (!charter_judge_check_open (session, error))
    return FALSE;
  if (!note && (!summary || !*summary))
    return TRUE;
  charter_area_note_set_summary (note ? note : ensure_area_note (session, area), summary);
  return TRUE;
}

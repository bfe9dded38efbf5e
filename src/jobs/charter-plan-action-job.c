/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-plan-action-job.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-calendar.h"
#include "charter-choice-words.h"
#include "charter-clock.h"
#include "charter-duty-job.h"
#include "charter-output-file.h"
#include "charter-term.h"

static const char *
get_id (gpointer record)
{
  return charter_record_get_id (CHARTER_RECORD (record));
}

/* A step of undo that names the action by its number, as the printed plan does. */
static void
begin (CharterSession *session,
       const char     *format,
       CharterAction  *action)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, charter_action_get_number (action));
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strjoinv (number, parts);

  charter_store_begin_group (charter_session_get_store (session), label);
}

static void
end (CharterSession *session)
{
  charter_store_end_group (charter_session_get_store (session));
}

static CharterAction *
new_action (CharterSession *session,
            CharterAudit   *audit,
            const char     *title)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterSchool *school = charter_portfolio_get_school (portfolio);
  g_autofree char *today = charter_clock_dup_today ();

  return g_object_new (CHARTER_TYPE_ACTION,
                       "school", get_id (school),
                       "audit", audit ? get_id (audit) : NULL,
                       "number", charter_portfolio_next_number (portfolio, CHARTER_TYPE_ACTION),
                       "title", title,
                       "start-on", today,
                       NULL);
}

/**
 * charter_plan_action_add:
 * @session: with a school
 * @title: (nullable): what is to be done
 *
 * Adds an action to the plan, for the current self-evaluation if there is one.
 *
 * Returns: (transfer none): the action
 */
CharterAction *
charter_plan_action_add (CharterSession *session,
                         const char     *title)
{
  g_autoptr(CharterAction) action = NULL;

  g_return_val_if_fail (CHARTER_IS_SESSION (session), NULL);

  action = new_action (session, charter_session_get_audit (session), title);
  begin (session, _("Add action %s"), action);
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (action));
  end (session);
  return action; /* the portfolio holds it */
}

/**
 * charter_plan_action_add_for_item:
 * @session: with a school
 * @item: of the session's framework
 * @title: (nullable): what is to be done; the item's next step without
 *
 * Adds an action that the school's judgement of @item raises.
 *
 * Returns: (transfer none): the action
 */
CharterAction *
charter_plan_action_add_for_item (CharterSession *session,
                                  CharterItem    *item,
                                  const char     *title)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(CharterAction) action = NULL;
  CharterJudgement *judgement;
  CharterAudit *audit;

  g_return_val_if_fail (CHARTER_IS_ITEM (item), NULL);

  /* TRANSLATORS: a step of undo, with the code of a theme: "Action for 8.2" */
  g_autofree char *label = g_strdup_printf (_("Action for %s"), charter_item_get_code (item));

  charter_store_begin_group (charter_session_get_store (session), label);
  audit = charter_session_ensure_audit (session);
  judgement = charter_portfolio_ensure_judgement (portfolio, audit, charter_item_get_code (item),
                                                  CHARTER_VOICE_SCHOOL);
  action = new_action (session, audit, title ? title : charter_judgement_get_next_step (judgement));
  charter_portfolio_add (portfolio, CHARTER_RECORD (action));
  charter_portfolio_link (portfolio, get_id (judgement), get_id (action), CHARTER_LINK_RAISES);
  end (session);
  return action; /* the portfolio holds it */
}

/**
 * charter_plan_action_remove:
 * @action: of the session's school
 *
 * Takes an action out of the plan, with its review notes and links; undo brings all of it back.
 */
void
charter_plan_action_remove (CharterSession *session,
                            CharterAction  *action)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) reviews = charter_portfolio_list_reviews (portfolio, action);
  g_autoptr(CharterAction) kept = g_object_ref (action);

  begin (session, _("Delete action %s"), action);
  for (guint i = 0; i < reviews->len; i++)
    charter_portfolio_remove (portfolio, g_ptr_array_index (reviews, i));
  charter_portfolio_remove (portfolio, CHARTER_RECORD (kept));
  end (session);
}

/**
 * charter_plan_action_set_status:
 *
 * Moves an action on. Done carries the day; going back from done forgets it.
 */
void
charter_plan_action_set_status (CharterSession      *session,
                                CharterAction       *action,
                                CharterActionStatus  status)
{
  g_autofree char *today = charter_clock_dup_today ();

  if (charter_action_get_status (action) == status)
    return;
  begin (session, _("Status of action %s"), action);
  charter_action_set_status (action, status);
  charter_action_set_done_on (action, status == CHARTER_ACTION_DONE ? today : NULL);
  end (session);
}

/** charter_plan_action_set_outcome: what came of it */
void
charter_plan_action_set_outcome (CharterSession *session,
                                 CharterAction  *action,
                                 CharterOutcome  outcome)
{
  if (charter_action_get_outcome (action) == outcome)
    return;
  begin (session, _("Outcome of action %s"), action);
  charter_action_set_outcome (action, outcome);
  end (session);
}

/**
 * charter_plan_action_set_due:
 * @date: (nullable): `YYYY-MM-DD`; %NULL for no date
 */
void
charter_plan_action_set_due (CharterSession *session,
                             CharterAction  *action,
                             const char     *date)
{
  if (g_strcmp0 (charter_action_get_due_on (action), date) == 0)
    return;
  begin (session, _("Date of action %s"), action);
  charter_action_set_due_on (action, date);
  end (session);
}

/**
 * charter_plan_action_add_review:
 * @note: what was found
 *
 * Adds a review note of today by the person who is typing.
 *
 * Returns: (transfer none): the note
 */
CharterReview *
charter_plan_action_add_review (CharterSession *session,
                                CharterAction  *action,
                                const char     *note)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(CharterReview) review = NULL;

  review = g_object_new (CHARTER_TYPE_REVIEW,
                         "school", charter_action_get_school (action),
                         "action", get_id (action),
                         "reviewed-on", today,
                         "who", charter_store_get_who (charter_session_get_store (session)),
                         "note", note,
                         NULL);
  begin (session, _("Review of action %s"), action);
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (review));
  end (session);
  return review; /* the portfolio holds it */
}

/** charter_plan_action_remove_review: takes a review note away */
void
charter_plan_action_remove_review (CharterSession *session,
                                   CharterReview  *review)
{
  charter_store_begin_group (charter_session_get_store (session), _("Delete a review note"));
  charter_portfolio_remove (charter_session_get_portfolio (session), CHARTER_RECORD (review));
  end (session);
}

/**
 * charter_plan_action_set_use:
 * @entry: a directory entry's id
 * @is_used: whether the action uses the service
 */
void
charter_plan_action_set_use (CharterSession *session,
                             CharterAction  *action,
                             const char     *entry,
                             gboolean        is_used)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  begin (session, _("Service of action %s"), action);
  if (is_used)
    charter_portfolio_link (portfolio, get_id (action), entry, CHARTER_LINK_USES);
  else
    charter_portfolio_unlink (portfolio, get_id (action), entry, CHARTER_LINK_USES);
  end (session);
}

/**
 * charter_plan_action_save_calendar:
 * @path: the file to write
 * @n_events: (out) (optional): how many days are in it
 *
 * The days of actions and duties. What the file says of them is kept, so that the next file can move and
 * withdraw it.
 */
gboolean
charter_plan_action_save_calendar (CharterSession  *session,
                                   const char      *path,
                                   guint           *n_events,
                                   GError         **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GPtrArray) unrecorded = charter_duty_job_list_unrecorded (session, today);
  g_autofree char *text = NULL;
  gboolean is_read_only;

  g_object_get (store, "is-read-only", &is_read_only, NULL);
  if (!is_read_only)
    {
      charter_store_begin_unlogged (store);
      charter_calendar_update (portfolio, unrecorded);
      charter_store_end_unlogged (store);
    }
  text = charter_calendar_dup_text (portfolio, unrecorded, n_events);
  return charter_output_file_write (path, text, strlen (text), error);
}

/** charter_plan_action_is_open: Returns: whether something is still to be done */
gboolean
charter_plan_action_is_open (CharterAction *action)
{
  CharterActionStatus status = charter_action_get_status (action);

  return status != CHARTER_ACTION_DONE && status != CHARTER_ACTION_DROPPED;
}

/** charter_plan_action_get_status_word: Returns: "Not started", "In progress" … */
const char *
charter_plan_action_get_status_word (CharterActionStatus status)
{
  return charter_choice_words_get (CHARTER_TYPE_ACTION_STATUS, status);
}

/** charter_plan_action_get_outcome_word: Returns: "Not yet known", "Met" … */
const char *
charter_plan_action_get_outcome_word (CharterOutcome outcome)
{
  return charter_choice_words_get (CHARTER_TYPE_OUTCOME, outcome);
}

static CharterItem *
find_judged_item (CharterSession *session,
                  const char     *judgement_id)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterRecord *judgement = charter_portfolio_find (portfolio, judgement_id);
  CharterRecord *audit;
  CharterFramework *framework;

  if (!CHARTER_IS_JUDGEMENT (judgement))
    return NULL;
  audit = charter_portfolio_find (portfolio,
                                  charter_judgement_get_audit (CHARTER_JUDGEMENT (judgement)));
  if (!CHARTER_IS_AUDIT (audit))
    return NULL;
  framework = charter_pack_library_find (charter_session_get_library (session),
                                         charter_audit_get_framework (CHARTER_AUDIT (audit)),
                                         charter_audit_get_framework_version (CHARTER_AUDIT (audit)));
  return framework
         ? charter_framework_find_item (framework,
                                        charter_judgement_get_item (CHARTER_JUDGEMENT (judgement)))
         : NULL;
}

/**
 * charter_plan_action_list_items:
 *
 * Returns: (transfer container) (element-type CharterItem): what the action is for, of whatever
 *   framework and self-evaluation, each once
 */
GPtrArray *
charter_plan_action_list_items (CharterSession *session,
                                CharterAction  *action)
{
  GPtrArray *items = g_ptr_array_new ();
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) judgements = portfolio ? charter_portfolio_list_linked_to (portfolio, get_id (action),
                                                                                  CHARTER_LINK_RAISES)
                                              : NULL;

  for (guint i = 0; judgements && i < judgements->len; i++)
    {
      CharterItem *item = find_judged_item (session, get_id (g_ptr_array_index (judgements, i)));

      if (item && !g_ptr_array_find (items, item, NULL))
        g_ptr_array_add (items, item);
    }
  return items;
}

/**
 * charter_plan_action_dup_due_words:
 * @today: today, `YYYY-MM-DD`
 *
 * Returns: (transfer full): when the action is due, in words
 */
char *
charter_plan_action_dup_due_words (CharterAction *action,
                                   const char    *today)
{
  g_autofree char *words = NULL;

  if (charter_plan_action_is_open (action))
    return charter_term_dup_due_words (charter_action_get_due_on (action), today);
  if (charter_action_get_status (action) == CHARTER_ACTION_DROPPED)
    return g_strdup (_("dropped"));
  if (!charter_action_get_done_on (action))
    return g_strdup (_("done"));
  words = charter_term_dup_date_words (charter_action_get_done_on (action));
  /* TRANSLATORS: a date: "done 30 November 2026" */
  return g_strdup_printf (_("done %s"), words);
}

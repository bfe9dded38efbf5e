/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-duty-job.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-choice-words.h"
#include "charter-clock.h"

static const char *
get_school_id (CharterSession *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  return charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
}

static char *
dup_id (CharterSession *session,
        CharterItem    *item)
{
  return charter_duty_dup_id_for (get_school_id (session), CHARTER_DUTIES_PACK,
                                  charter_item_get_code (item));
}

static CharterDuty *
find_record (CharterSession *session,
             CharterItem    *item)
{
  g_autofree char *id = dup_id (session, item);
  CharterRecord *record = charter_portfolio_find (charter_session_get_portfolio (session), id);

  return CHARTER_IS_DUTY (record) ? CHARTER_DUTY (record) : NULL;
}

/**
 * charter_duty_job_find_item:
 * @session: with a school
 * @id: of a record
 *
 * Returns: (transfer none) (nullable): the item of the pack whose record has this id, or will have
 */
CharterItem *
charter_duty_job_find_item (CharterSession *session,
                            const char     *id)
{
  g_autoptr(GPtrArray) lines = charter_duty_job_list (session);

  for (guint i = 0; id && i < lines->len; i++)
    {
      const CharterDutyLine *line = g_ptr_array_index (lines, i);
      g_autofree char *own = dup_id (session, line->item);

      if (g_str_equal (own, id))
        return line->item;
    }
  return NULL;
}

static const CharterItemDuty *
get_duty (CharterItem *item)
{
  GPtrArray *duties = charter_item_get_duties (item);

  return duties->len > 0 ? g_ptr_array_index (duties, 0) : NULL;
}

/**
 * charter_duty_job_list:
 * @session: with a school
 *
 * Returns: (transfer full) (element-type CharterDutyLine): every duty of the pack, in its order; nothing
 *   when the pack is not there
 */
GPtrArray *
charter_duty_job_list (CharterSession *session)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  CharterFramework *pack = charter_pack_library_find (charter_session_get_library (session),
                                                      CHARTER_DUTIES_PACK, NULL);
  GListModel *areas = pack ? charter_framework_get_areas (pack) : NULL;

  for (guint a = 0; areas && a < g_list_model_get_n_items (areas); a++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, a);
      GListModel *items = charter_area_get_items (area);

      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
          CharterDutyLine *line;

          if (!get_duty (item))
            continue;
          line = g_new0 (CharterDutyLine, 1);
          line->item = item; /* the pack holds it */
          line->duty = get_duty (item);
          line->record = find_record (session, item);
          g_ptr_array_add (lines, line);
        }
    }
  return lines;
}

static CharterDuty *
make_record (CharterSession        *session,
             CharterItem           *item,
             const CharterItemDuty *duty)
{
  g_autofree char *id = dup_id (session, item);

  return g_object_new (CHARTER_TYPE_DUTY,
                       "id", id,
                       "school", get_school_id (session),
                       "framework", CHARTER_DUTIES_PACK,
                       "code", charter_item_get_code (item),
                       "title", charter_item_get_title (item),
                       "force", duty->force,
                       "citation", duty->citation,
                       NULL);
}

/**
 * charter_duty_job_ensure:
 * @item: of the pack of duties
 *
 * Returns: (transfer none): the school's record of the duty, made when there is none
 */
CharterDuty *
charter_duty_job_ensure (CharterSession *session,
                         CharterItem    *item)
{
  CharterDuty *record = find_record (session, item);
  const CharterItemDuty *duty = get_duty (item);
  g_autoptr(CharterDuty) made = NULL;

  if (record || !duty)
    return record;
  made = make_record (session, item, duty);
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (made));
  return made; /* the portfolio holds it */
}

/* Nothing is said from which a rule could tell when it is due. */
static gboolean
is_unrecorded (const CharterDutyLine *line)
{
  if (line->duty->rule.renewal == CHARTER_RENEWAL_NONE)
    return FALSE;
  return !line->record
         || (!charter_duty_get_last_done_on (line->record) && !charter_duty_get_counts_from (line->record)
             && !charter_duty_get_due_on (line->record));
}

/**
 * charter_duty_job_list_unrecorded:
 * @session: with a school
 * @today: today
 *
 * The duties that come round again of which the school has never said when they were done. They are due all
 * the same: by the day of their rule where it names one.
 *
 * Returns: (transfer full) (element-type CharterDuty): in the order of the pack. What the school has said
 *   nothing of is no record of the store, but has the id that its record will have
 */
GPtrArray *
charter_duty_job_list_unrecorded (CharterSession *session,
                                  const char     *today)
{
  g_autoptr(GPtrArray) lines = charter_duty_job_list (session);
  GPtrArray *duties = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++)
    {
      const CharterDutyLine *line = g_ptr_array_index (lines, i);
      g_autofree char *due = NULL;
      CharterDuty *duty;

      if (!is_unrecorded (line))
        continue;
      duty = line->record ? g_object_ref (line->record) : make_record (session, line->item, line->duty);
      due = charter_duty_job_dup_due (line, today);
      if (!line->record)
        charter_duty_set_due_on (duty, due);
      g_ptr_array_add (duties, duty);
    }
  return duties;
}

/**
 * charter_duty_job_dup_due:
 * @line: a duty
 * @today: today
 *
 * Returns: (transfer full) (nullable): the day on which it is due next, if any is known
 */
char *
charter_duty_job_dup_due (const CharterDutyLine *line,
                          const char            *today)
{
  if (line->record)
    return g_strdup (charter_duty_get_due_on (line->record));
  return charter_duty_rule_dup_next_due (&line->duty->rule, NULL, NULL, today);
}

static CharterDuty *
begin (CharterSession *session,
       CharterItem    *item)
{
  /* TRANSLATORS: a step of undo, with the name of a duty: "Duty: Accessibility plan" */
  g_autofree char *label = g_strdup_printf (_("Duty: %s"), charter_item_get_title (item));

  charter_store_begin_group (charter_session_get_store (session), label);
  return charter_duty_job_ensure (session, item);
}

static void
end (CharterSession *session)
{
  charter_store_end_group (charter_session_get_store (session));
}

static void
work_out_due (CharterDuty *record,
              CharterItem *item)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *due = charter_duty_rule_dup_next_due (&get_duty (item)->rule,
                                                         charter_duty_get_last_done_on (record),
                                                         charter_duty_get_counts_from (record), today);

  charter_duty_set_due_on (record, due);
}

/** charter_duty_job_set_done: the day on which the duty was last done; it is due anew from there */
void
charter_duty_job_set_done (CharterSession *session,
                           CharterItem    *item,
                           const char     *date)
{
  CharterDuty *record = find_record (session, item);

  if (g_strcmp0 (record ? charter_duty_get_last_done_on (record) : NULL, date) == 0)
    return;
  record = begin (session, item);
  charter_duty_set_last_done_on (record, date);
  work_out_due (record, item);
  end (session);
}

/** charter_duty_job_set_counts_from: the day from which the time runs, such as an appointment */
void
charter_duty_job_set_counts_from (CharterSession *session,
                                  CharterItem    *item,
                                  const char     *date)
{
  CharterDuty *record = find_record (session, item);

  if (g_strcmp0 (record ? charter_duty_get_counts_from (record) : NULL, date) == 0)
    return;
  record = begin (session, item);
  charter_duty_set_counts_from (record, date);
  work_out_due (record, item);
  end (session);
}

/** charter_duty_job_set_due: a day that the school sets itself, whatever the rule says */
void
charter_duty_job_set_due (CharterSession *session,
                          CharterItem    *item,
                          const char     *date)
{
  CharterDuty *record = find_record (session, item);
  g_autofree char *today = charter_clock_dup_today ();
  CharterDutyLine line = { item, get_duty (item), record };
  g_autofree char *now = charter_duty_job_dup_due (&line, today);

  if (g_strcmp0 (now, date) == 0)
    return;
  record = begin (session, item);
  charter_duty_set_due_on (record, date);
  end (session);
}

/**
 * charter_duty_job_set_text:
 * @field: "published-at", "owner" or "note"
 * @text: (nullable): what is said there
 */
void
charter_duty_job_set_text (CharterSession *session,
                           CharterItem    *item,
                           const char     *field,
                           const char     *text)
{
  CharterDuty *record = find_record (session, item);
  const char *said = text && *text ? text : NULL;

  if (g_strcmp0 (record ? charter_record_get_text (CHARTER_RECORD (record), field) : NULL, said) == 0)
    return;
  record = begin (session, item);
  g_object_set (record, field, said, NULL);
  end (session);
}

/* Whether the school says of any legal duty behind the item of a framework that it is not met. */
static CharterDutyAnswer
answer_behind (CharterSession *session,
               const char     *framework,
               const char     *code)
{
  g_autoptr(GPtrArray) lines = charter_duty_job_list (session);
  gboolean is_all_met = TRUE;

  for (guint i = 0; i < lines->len; i++)
    {
      const CharterDutyLine *line = g_ptr_array_index (lines, i);
      CharterDutyAnswer answer = line->record ? charter_duty_get_answer (line->record)
                                              : CHARTER_DUTY_NOT_SAID;

      if (line->duty->force != CHARTER_FORCE_MUST
          || !charter_item_refers_to (line->item, framework, code))
        continue;
      if (answer == CHARTER_DUTY_NOT_MET)
        return answer;
      is_all_met = is_all_met && answer == CHARTER_DUTY_MET;
    }
  return is_all_met ? CHARTER_DUTY_MET : CHARTER_DUTY_NOT_SAID;
}

/* The item of the school's self-evaluation that the duty lies behind is answered with it. What is signed
 * off stays as it was. */
static void
carry (CharterSession             *session,
       const CharterItemReference *reference,
       CharterDutyAnswer           said)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_portfolio_find_latest_audit (portfolio, reference->framework);
  CharterDutyAnswer answer;
  CharterJudgement *judgement;

  if (!audit || charter_audit_get_state (audit) == CHARTER_AUDIT_SIGNED_OFF)
    return;
  judgement = charter_portfolio_find_judgement (portfolio, audit, reference->code, CHARTER_VOICE_SCHOOL);
  answer = answer_behind (session, reference->framework, reference->code);
  /* An answer given with the item itself is taken back only by one that this duty gave. */
  if (answer == CHARTER_DUTY_NOT_SAID
      && (!judgement || said == CHARTER_DUTY_NOT_SAID
          || charter_judgement_get_duty (judgement) != CHARTER_DUTY_NOT_MET))
    return;
  judgement = charter_portfolio_ensure_judgement (portfolio, audit, reference->code,
                                                  CHARTER_VOICE_SCHOOL);
  charter_judgement_set_duty (judgement, answer);
}

/**
 * charter_duty_job_set_answer:
 * @item: of the pack of duties
 * @answer: what the school says of it
 *
 * A legal duty (force `must`) answers with it the items that it lies behind, in the newest
 * self-evaluation that is still open: one that is not met holds the level of their area. Guidance and
 * advice hold nothing and answer nothing else.
 */
void
charter_duty_job_set_answer (CharterSession    *session,
                             CharterItem       *item,
                             CharterDutyAnswer  answer)
{
  const CharterItemDuty *duty = get_duty (item);
  CharterDuty *record = find_record (session, item);
  CharterDutyAnswer before = record ? charter_duty_get_answer (record) : CHARTER_DUTY_NOT_SAID;
  GPtrArray *references = charter_item_get_references (item);

  if (!duty || before == answer)
    return;
  record = begin (session, item);
  charter_duty_set_answer (record, answer);
  for (guint i = 0; duty->force == CHARTER_FORCE_MUST && i < references->len; i++)
    carry (session, g_ptr_array_index (references, i), before);
  end (session);
}

/** charter_duty_job_get_force_word: Returns: "By law", "Guidance" or "Advice" */
const char *
charter_duty_job_get_force_word (CharterForce force)
{
  return charter_choice_words_get (CHARTER_TYPE_FORCE, force);
}

/** charter_duty_job_get_answer_word: Returns: "Not said", "Met" or "Not met" */
const char *
charter_duty_job_get_answer_word (CharterDutyAnswer answer)
{
  return charter_choice_words_get (CHARTER_TYPE_DUTY_ANSWER, answer);
}

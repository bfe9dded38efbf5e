/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-answers-job.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-job-error.h"
#include "charter-judge-job.h"
#include "charter-table-read-job.h"

typedef struct {
  CharterFramework *framework;
  CharterVoice      voice;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_object_unref (question->framework);
  g_free (question);
}

static gpointer
parse_answers (const char  *bytes,
               gsize        length,
               const char  *name,
               gpointer     data,
               GError     **error)
{
  const Question *question = data;

  return charter_answers_sheet_read (question->framework, question->voice, bytes, length, name, error);
}

static const CharterTableKind answers_kind = {
  parse_answers, free_question, (GDestroyNotify) charter_answers_sheet_free, CHARTER_ANSWERS_SHEET_MAX_BYTES,
  N_("The file is larger than any pile of questionnaires."),
};

/**
 * charter_answers_job_read_async:
 * @session: a session with a school
 * @file: a table (CSV) of answers to the session's framework
 * @voice: who answered, where the table does not say
 * @cancellable: (nullable): stops the reading
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads in a thread of its own and adds nothing.
 */
void
charter_answers_job_read_async (CharterSession      *session,
                                GFile               *file,
                                CharterVoice         voice,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Question *question = g_new0 (Question, 1);

  question->framework = g_object_ref (charter_session_get_framework (session));
  question->voice = voice;
  charter_table_read_async (session, &answers_kind, question, file, cancellable, callback, user_data);
}

/**
 * charter_answers_job_read_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: why it is no table of answers
 *
 * Returns: (transfer full) (nullable): what it says, nothing of it added yet
 */
CharterAnswersSheet *
charter_answers_job_read_finish (CharterSession  *session,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  return charter_table_read_finish (session, result, error);
}

static void
add_counts (CharterSession           *session,
            const CharterAnswersLine *line)
{
  CharterVoiceAnswers *answers =
    charter_voices_ensure (charter_session_get_portfolio (session), charter_session_get_audit (session),
                           charter_item_get_code (line->item), line->voice);

  for (int answer = CHARTER_ANSWER_DEFINITELY; answer <= CHARTER_ANSWER_UNKNOWN; answer++)
    charter_voice_answers_count (answers, answer, line->counts[answer]);
}

/* What the table leaves out stays as it is. */
static void
add_verdict (CharterSession           *session,
             const CharterAnswersLine *line)
{
  CharterJudgement *judgement =
    charter_portfolio_ensure_judgement (charter_session_get_portfolio (session),
                                        charter_session_get_audit (session),
                                        charter_item_get_code (line->item), CHARTER_VOICE_ASSESSOR);
  g_autofree char *today = charter_clock_dup_today ();

  if (line->verdict)
    charter_judgement_set_verdict (judgement, line->verdict);
  if (line->level)
    charter_judgement_set_level (judgement, charter_level_get_id (line->level));
  if (line->remark)
    charter_judgement_set_what_we_see (judgement, line->remark);
  charter_judgement_set_judged_on (judgement, today);
}

/**
 * charter_answers_job_add:
 * @session: a session with a school; its audit is begun if there is none
 * @sheet: answers that were read for the session's framework
 * @error: where to say that the audit is signed off, or that there is nothing to add
 *
 * Adds counts to those that are there; an assessor's answers take the place of earlier ones. One step
 * of undo.
 *
 * Returns: whether they are added
 */
gboolean
charter_answers_job_add (CharterSession       *session,
                         CharterAnswersSheet  *sheet,
                         GError              **error)
{
  CharterStore *store = charter_session_get_store (session);

  if (!charter_judge_check_open (session, error))
    return FALSE;
  if (sheet->lines->len == 0 || sheet->framework != charter_session_get_framework (session))
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("There are no answers to add for this framework."));
      return FALSE;
    }
  charter_store_begin_group (store, _("Add answers from a table"));
  charter_session_ensure_audit (session);
  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const CharterAnswersLine *line = g_ptr_array_index (sheet->lines, i);

      if (charter_voice_is_group (line->voice))
        add_counts (session, line);
      else
        add_verdict (session, line);
    }
  charter_store_end_group (store);
  return TRUE;
}

/**
 * charter_answers_job_replaces:
 * @session: a session with a school
 * @line: what a table says of an item
 *
 * Returns: whether an assessor's earlier answer would give way to it
 */
gboolean
charter_answers_job_replaces (CharterSession           *session,
                              const CharterAnswersLine *line)
{
  CharterJudgement *judgement;

  if (charter_voice_is_group (line->voice) || !charter_session_get_audit (session))
    return FALSE;
  judgement = charter_portfolio_find_judgement (charter_session_get_portfolio (session),
                                                charter_session_get_audit (session),
                                                charter_item_get_code (line->item), CHARTER_VOICE_ASSESSOR);
  return judgement
         && ((line->verdict && charter_judgement_get_verdict (judgement)
              && charter_judgement_get_verdict (judgement) != line->verdict)
             || (line->level && charter_judgement_get_level (judgement)
                 && g_strcmp0 (charter_judgement_get_level (judgement), charter_level_get_id (line->level)) != 0)
             || (line->remark && charter_judgement_get_what_we_see (judgement)
                 && g_strcmp0 (charter_judgement_get_what_we_see (judgement), line->remark) != 0));
}

/**
 * charter_answers_job_is_held_back:
 * @session: a session with a school
 * @line: what a table says of an item
 *
 * Returns: whether, with what is counted already, too few answered for anything to be shown
 */
gboolean
charter_answers_job_is_held_back (CharterSession           *session,
                                  const CharterAnswersLine *line)
{
  CharterVoiceAnswers *before = charter_voices_find (charter_session_get_portfolio (session),
                                                     charter_session_get_audit (session),
                                                     charter_item_get_code (line->item), line->voice);
  gint64 n = line->counts[CHARTER_ANSWER_DEFINITELY] + line->counts[CHARTER_ANSWER_SOME]
             + line->counts[CHARTER_ANSWER_NO];

  if (!charter_voice_is_group (line->voice))
    return FALSE;
  if (before)
    n += MAX (charter_voice_answers_get_definitely (before), 0)
         + MAX (charter_voice_answers_get_some (before), 0)
         + MAX (charter_voice_answers_get_no (before), 0);
  return n < CHARTER_VOICES_FEWEST;
}

/**
 * charter_answers_job_save_template:
 * @session: a session with a framework
 * @voice: who is asked
 * @is_by_person: a row a person, else a row a question
 * @file: what to write
 * @error: return location
 *
 * Returns: whether an empty table is written whole
 */
gboolean
charter_answers_job_save_template (CharterSession  *session,
                                   CharterVoice     voice,
                                   gboolean         is_by_person,
                                   GFile           *file,
                                   GError         **error)
{
  g_autofree char *text = charter_answers_sheet_dup_template (charter_session_get_framework (session), voice,
                                                              is_by_person);

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

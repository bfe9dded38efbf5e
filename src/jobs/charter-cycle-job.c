/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-cycle-job.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-plan-action-job.h"
#include "charter-term.h"
#include "charter-upgrade-job.h"

static const char *
id_of (gpointer record)
{
  return charter_record_get_id (CHARTER_RECORD (record));
}

/* The school year that comes next: this one until it is begun, else the one after the latest. */
static char *
dup_next_cycle (CharterSession  *session,
                CharterAudit   **from)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_get_framework (session);
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *this_year = charter_term_dup_school_year (today);
  CharterAudit *latest;

  *from = NULL;
  if (!portfolio || !framework)
    return NULL;
  latest = charter_portfolio_find_latest_audit (portfolio, charter_framework_get_id (framework));
  *from = latest;
  if (!latest || g_strcmp0 (charter_audit_get_cycle (latest), this_year) < 0)
    return g_steal_pointer (&this_year);
  /* One year ahead at most: what comes after that is nobody's to judge yet. */
  if (g_strcmp0 (charter_audit_get_cycle (latest), this_year) > 0)
    return NULL;
  return charter_term_dup_next_year (this_year);
}

/* The first day of the cycle, or today when that is past. */
static char *
dup_start (const char *cycle)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *first = charter_term_dup_first_day (cycle);

  return g_strdup (g_strcmp0 (first, today) > 0 ? first : today);
}

static gboolean
is_valid_on (CharterEvidence *evidence,
             const char      *date)
{
  const char *until = charter_evidence_get_valid_until (evidence);

  return !until || g_strcmp0 (until, date) >= 0;
}

static gboolean
is_target_open (CharterFramework *framework,
                CharterJudgement *judgement)
{
  const char *target = charter_judgement_get_target_level (judgement);
  const char *level = charter_judgement_get_level (judgement);
  CharterLevel *aim = target ? charter_framework_find_level (framework, target) : NULL;
  CharterLevel *now = level ? charter_framework_find_level (framework, level) : NULL;

  return aim && (!now || charter_level_get_value (now) < charter_level_get_value (aim));
}

static CharterJudgement *
ensure_successor (CharterPortfolio *portfolio,
                  CharterAudit     *audit,
                  CharterJudgement *before)
{
  return charter_portfolio_ensure_judgement (portfolio, audit, charter_judgement_get_item (before),
                                             charter_judgement_get_voice (before));
}

/* Evidence that still holds is shown with the new judgement too. With no @audit it is only counted. */
static void
carry_evidence (CharterPortfolio *portfolio,
                CharterAudit     *audit,
                CharterJudgement *before,
                const char       *date,
                GHashTable       *valid,
                GHashTable       *run_out)
{
  g_autoptr(GPtrArray) evidence =
    charter_portfolio_list_linked_to (portfolio, id_of (before), CHARTER_LINK_SUPPORTS);

  for (guint i = 0; i < evidence->len; i++)
    {
      CharterEvidence *piece = g_ptr_array_index (evidence, i);

      g_hash_table_add (is_valid_on (piece, date) ? valid : run_out, piece);
      if (audit && is_valid_on (piece, date))
        charter_portfolio_link (portfolio, id_of (piece),
                                id_of (ensure_successor (portfolio, audit, before)),
                                CHARTER_LINK_SUPPORTS);
    }
}

/* An open action stays what it is, and stands under the new judgement too. */
static void
carry_actions (CharterPortfolio *portfolio,
               CharterAudit     *audit,
               CharterJudgement *before)
{
  g_autoptr(GPtrArray) actions =
    charter_portfolio_list_linked_from (portfolio, id_of (before), CHARTER_LINK_RAISES);

  for (guint i = 0; i < actions->len; i++)
    if (charter_plan_action_is_open (g_ptr_array_index (actions, i)))
      charter_portfolio_link (portfolio, id_of (ensure_successor (portfolio, audit, before)),
                              id_of (g_ptr_array_index (actions, i)), CHARTER_LINK_RAISES);
}

static void
carry_target (CharterPortfolio *portfolio,
              CharterAudit     *audit,
              CharterJudgement *before)
{
  CharterJudgement *judgement = ensure_successor (portfolio, audit, before);

  charter_judgement_set_target_level (judgement, charter_judgement_get_target_level (before));
  charter_judgement_set_target_on (judgement, charter_judgement_get_target_on (before));
}

static guint
count_open_actions (CharterPortfolio *portfolio)
{
  GListModel *actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);

      n += charter_plan_action_is_open (action);
    }
  return n;
}

/* Counts what is carried into @plan, and with an @audit carries it. */
static void
carry (CharterSession   *session,
       CharterAudit     *audit,
       CharterCyclePlan *plan)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_find_framework_of (session, plan->from);
  g_autoptr(GPtrArray) judgements =
    charter_portfolio_list_judgements (portfolio, plan->from, CHARTER_VOICE_SCHOOL);
  g_autoptr(GHashTable) valid = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) run_out = g_hash_table_new (NULL, NULL);
  g_autofree char *date = dup_start (plan->cycle);

  for (guint i = 0; i < judgements->len; i++)
    {
      CharterJudgement *before = g_ptr_array_index (judgements, i);

      plan->judged += charter_judgement_get_level (before) != NULL;
      carry_evidence (portfolio, audit, before, date, valid, run_out);
      if (audit)
        carry_actions (portfolio, audit, before);
      if (!framework || !is_target_open (framework, before))
        continue;
      plan->targets++;
      if (audit)
        carry_target (portfolio, audit, before);
    }
  plan->evidence = g_hash_table_size (valid);
  plan->run_out = g_hash_table_size (run_out);
}

/**
 * charter_cycle_plan:
 * @plan: (out caller-allocates): what there is; free with charter_cycle_plan_clear()
 * @session: a session
 *
 * Says what charter_cycle_start() would do now, for who has to decide it. Nothing is changed.
 */
void
charter_cycle_plan (CharterCyclePlan *plan,
                    CharterSession   *session)
{
  *plan = (CharterCyclePlan) { NULL };
  plan->cycle = dup_next_cycle (session, &plan->from);
  if (!plan->cycle || !plan->from)
    return;
  carry (session, NULL, plan);
  plan->actions = count_open_actions (charter_session_get_portfolio (session));
}

void
charter_cycle_plan_clear (CharterCyclePlan *plan)
{
  g_clear_pointer (&plan->cycle, g_free);
  plan->from = NULL;
}

static CharterAudit *
make_audit (CharterSession *session,
            const char     *cycle,
            gint64          revision)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_get_framework (session);
  g_autofree char *start = dup_start (cycle);

  return g_object_new (CHARTER_TYPE_AUDIT,
                       "school", id_of (charter_portfolio_get_school (portfolio)),
                       "framework", charter_framework_get_id (framework),
                       "framework-version", charter_framework_get_version (framework),
                       "cycle", cycle,
                       "revision", revision,
                       "started-on", start,
                       NULL);
}

/**
 * charter_cycle_start:
 * @session: a session with a school
 * @error: where to say that the next cycle is begun already
 *
 * Starts the framework's next cycle and shows it: levels are blank, with last cycle's as a ghost;
 * evidence that is still valid, targets that are not met and open actions come along. The pack is the
 * one that is shown: another version of it is taken up by a step of its own.
 *
 * Returns: (transfer none) (nullable): the new audit
 */
CharterAudit *
charter_cycle_start (CharterSession  *session,
                     GError         **error)
{
  CharterStore *store = charter_session_get_store (session);
  g_auto(CharterCyclePlan) plan = { NULL };
  g_autoptr(CharterAudit) audit = NULL;
  g_autofree char *label = NULL;

  plan.cycle = dup_next_cycle (session, &plan.from);
  if (!plan.cycle)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("The next cycle has been started already."));
      return NULL;
    }
  /* TRANSLATORS: a step of undo, with a school year: "Start 2027/28" */
  label = g_strdup_printf (_("Start %s"), plan.cycle);
  charter_store_begin_group (store, label);
  audit = make_audit (session, plan.cycle, 1);
  if (plan.from)
    charter_audit_set_previous (audit, id_of (plan.from));
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (audit));
  if (plan.from)
    carry (session, audit, &plan);
  charter_session_set_audit (session, audit);
  charter_store_end_group (store);
  return charter_session_get_audit (session);
}

/* A level of last cycle's pack may be none of this one's. */
static gboolean
can_take_level (CharterSession   *session,
                CharterJudgement *before)
{
  const char *level = charter_judgement_get_level (before);

  return charter_judgement_get_not_applicable (before)
         || (level && charter_framework_find_level (charter_session_get_framework (session), level));
}

/**
 * charter_cycle_can_confirm:
 * @session: a session with a school
 * @item: an item of the session's framework
 *
 * Returns: whether last cycle's judgement is there to be confirmed, and nothing is decided yet in this
 *   one
 */
gboolean
charter_cycle_can_confirm (CharterSession *session,
                           CharterItem    *item)
{
  CharterAudit *audit = charter_session_get_audit (session);
  CharterJudgement *before, *now;

  if (!audit || !charter_judge_check_open (session, NULL))
    return FALSE;
  before = charter_session_find_earlier_judgement (session, item);
  now = charter_portfolio_find_judgement (charter_session_get_portfolio (session), audit,
                                          charter_item_get_code (item), CHARTER_VOICE_SCHOOL);
  return before && can_take_level (session, before)
         && !(now && (charter_judgement_get_level (now) || charter_judgement_get_not_applicable (now)));
}

static void
take_words (CharterJudgement *judgement,
            CharterJudgement *before)
{
  if (!charter_judgement_get_what_we_see (judgement))
    charter_judgement_set_what_we_see (judgement, charter_judgement_get_what_we_see (before));
  if (!charter_judgement_get_next_step (judgement))
    charter_judgement_set_next_step (judgement, charter_judgement_get_next_step (before));
}

/**
 * charter_cycle_confirm:
 * @session: a session with a school
 * @item: an item for which charter_cycle_can_confirm() holds
 * @date: the day on which somebody looked again, `YYYY-MM-DD`, not after today
 * @error: where to say that the date is none, or that there is nothing to confirm
 *
 * Nothing has changed since last cycle: takes its level, or its reason why the item does not apply, and
 * its words where nothing is written yet. The answer about a legal duty is not taken: it is given anew.
 *
 * Returns: whether it is confirmed
 */
gboolean
charter_cycle_confirm (CharterSession  *session,
                       CharterItem     *item,
                       const char      *date,
                       GError         **error)
{
  g_autofree char *today = charter_clock_dup_today ();
  CharterJudgement *before, *judgement;

  if (!charter_judge_check_open (session, error))
    return FALSE;
  if (!charter_term_is_date (date) || g_strcmp0 (date, today) > 0)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("Say on which day you looked again: today, or a day before."));
      return FALSE;
    }
  if (!charter_cycle_can_confirm (session, item))
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("There is no judgement of the last cycle to confirm here."));
      return FALSE;
    }
  before = charter_session_find_earlier_judgement (session, item);
  charter_judge_begin (session, item);
  judgement = charter_portfolio_ensure_judgement (charter_session_get_portfolio (session),
                                                  charter_session_get_audit (session),
                                                  charter_item_get_code (item), CHARTER_VOICE_SCHOOL);
  charter_judgement_set_level (judgement, charter_judgement_get_not_applicable (before)
                                          ? NULL : charter_judgement_get_level (before));
  charter_judgement_set_not_applicable (judgement, charter_judgement_get_not_applicable (before));
  charter_judgement_set_judged_on (judgement, date);
  take_words (judgement, before);
  charter_store_end_group (charter_session_get_store (session));
  return TRUE;
}

static char *
dup_names (const char  *names,
           GError     **error)
{
  char *stripped = g_strstrip (g_strdup (names ? names : ""));

  if (*stripped)
    return stripped;
  g_free (stripped);
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                       _("Type the names of those who do this: paper will show them."));
  return NULL;
}

static gboolean
check_begun (CharterSession  *session,
             GError         **error)
{
  if (charter_session_get_audit (session))
    return charter_judge_check_open (session, error);
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                       _("No self-evaluation has been begun yet."));
  return FALSE;
}

/**
 * charter_cycle_agree:
 * @session: a session with a school
 * @authors: who agreed it, as typed
 * @date: when, `YYYY-MM-DD`
 * @error: where to say that there are no names, or that it is signed off
 *
 * Those who wrote the self-evaluation agree on it: it is ready for head and governors. It can still be
 * changed.
 *
 * Returns: whether it is agreed
 */
gboolean
charter_cycle_agree (CharterSession  *session,
                     const char      *authors,
                     const char      *date,
                     GError         **error)
{
  CharterStore *store = charter_session_get_store (session);
  g_autofree char *names = NULL;
  CharterAudit *audit;

  if (!check_begun (session, error) || !(names = dup_names (authors, error)))
    return FALSE;
  audit = charter_session_get_audit (session);
  charter_store_begin_group (store, _("Agree the self-evaluation"));
  charter_audit_set_authors (audit, names);
  charter_audit_set_agreed_on (audit, date);
  charter_audit_set_state (audit, CHARTER_AUDIT_AGREED);
  charter_store_end_group (store);
  return TRUE;
}

gboolean
charter_cycle_withdraw_agreement (CharterSession  *session,
                                  GError         **error)
{
  CharterStore *store = charter_session_get_store (session);
  CharterAudit *audit = charter_session_get_audit (session);

  if (!check_begun (session, error))
    return FALSE;
  charter_store_begin_group (store, _("Back to draft"));
  charter_audit_set_agreed_on (audit, NULL);
  charter_audit_set_state (audit, CHARTER_AUDIT_DRAFT);
  charter_store_end_group (store);
  return TRUE;
}

/* Signing off, until it is on disk. */
typedef struct {
  char *names;
  char *date;
  CharterAudit *audit;
  CharterAuditState state; /* that was before */
} SignOff;

static void
sign_off_free (SignOff *sign_off)
{
  g_free (sign_off->names);
  g_free (sign_off->date);
  g_object_unref (sign_off->audit);
  g_free (sign_off);
}

static void
set_signed (CharterSession    *session,
            SignOff           *sign_off,
            CharterAuditState  state,
            const char        *names,
            const char        *date)
{
  CharterStore *store = charter_session_get_store (session);

  charter_store_begin_unlogged (store);
  charter_audit_set_signed_by (sign_off->audit, names);
  charter_audit_set_signed_on (sign_off->audit, date);
  charter_audit_set_state (sign_off->audit, state);
  charter_store_end_unlogged (store);
}

static void
signed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignOff *sign_off = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (charter_store_flush_finish (CHARTER_STORE (source), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* Not on disk, so not signed: nobody may believe that it is. */
  set_signed (g_task_get_source_object (task), sign_off, sign_off->state, NULL, NULL);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignOff *sign_off = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!charter_store_flush_finish (CHARTER_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  set_signed (g_task_get_source_object (task), sign_off, CHARTER_AUDIT_SIGNED_OFF, sign_off->names,
              sign_off->date);
  charter_store_flush_async (CHARTER_STORE (source), NULL, signed_cb, g_object_ref (task));
}

/**
 * charter_cycle_sign_off_async:
 * @session: a session with a school
 * @names: who signs, as typed
 * @date: when, `YYYY-MM-DD`
 * @cancellable: (nullable): to stop before it is signed
 * @callback: called when it is signed on disk
 * @user_data: for @callback
 *
 * Signs the current audit off: from then on the database itself refuses to change it. First everything
 * that was said is written. This is no step of undo.
 */
void
charter_cycle_sign_off_async (CharterSession      *session,
                              const char          *names,
                              const char          *date,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  GError *error = NULL;
  g_autofree char *stripped = NULL;
  SignOff *sign_off;

  g_task_set_source_tag (task, charter_cycle_sign_off_async);
  if (!check_begun (session, &error) || !(stripped = dup_names (names, &error)))
    {
      g_task_return_error (task, error);
      return;
    }
  sign_off = g_new0 (SignOff, 1);
  sign_off->names = g_steal_pointer (&stripped);
  sign_off->date = g_strdup (date);
  sign_off->audit = g_object_ref (charter_session_get_audit (session));
  sign_off->state = charter_audit_get_state (sign_off->audit);
  g_task_set_task_data (task, sign_off, (GDestroyNotify) sign_off_free);
  charter_store_flush_async (charter_session_get_store (session), cancellable, written_cb,
                             g_object_ref (task));
}

gboolean
charter_cycle_sign_off_finish (CharterSession  *session,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * charter_cycle_can_reopen:
 * @session: a session
 *
 * Returns: whether the current audit is signed off and no later revision of it exists
 */
gboolean
charter_cycle_can_reopen (CharterSession *session)
{
  CharterAudit *audit = charter_session_get_audit (session);

  return audit && charter_audit_get_state (audit) == CHARTER_AUDIT_SIGNED_OFF
         && charter_portfolio_find_audit (charter_session_get_portfolio (session),
                                          charter_audit_get_framework (audit),
                                          charter_audit_get_cycle (audit)) == audit;
}

/* Everything that is said, whatever that comes to be; not what makes it another record. */
static void
copy_fields (gpointer from,
             gpointer to)
{
  static const char * const own[] = { "id", "created-at", "modified-at", "audit", "item", "voice", "school",
                                      NULL };
  g_autofree GParamSpec **stored = NULL;
  guint n;

  stored = charter_record_class_list_stored (CHARTER_RECORD_GET_CLASS (from), &n);
  for (guint i = 0; i < n; i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;

      if (g_strv_contains (own, stored[i]->name))
        continue;
      g_object_get_property (from, stored[i]->name, &value);
      g_object_set_property (to, stored[i]->name, &value);
    }
}

static void
copy_links (CharterPortfolio *portfolio,
            CharterJudgement *from,
            CharterJudgement *to)
{
  g_autoptr(GPtrArray) evidence =
    charter_portfolio_list_linked_to (portfolio, id_of (from), CHARTER_LINK_SUPPORTS);
  g_autoptr(GPtrArray) actions =
    charter_portfolio_list_linked_from (portfolio, id_of (from), CHARTER_LINK_RAISES);

  for (guint i = 0; i < evidence->len; i++)
    charter_portfolio_link (portfolio, id_of (g_ptr_array_index (evidence, i)), id_of (to),
                            CHARTER_LINK_SUPPORTS);
  for (guint i = 0; i < actions->len; i++)
    charter_portfolio_link (portfolio, id_of (to), id_of (g_ptr_array_index (actions, i)),
                            CHARTER_LINK_RAISES);
}

static void
copy_judgements (CharterPortfolio *portfolio,
                 CharterAudit     *from,
                 CharterAudit     *to)
{
  for (int voice = CHARTER_VOICE_SCHOOL; voice <= CHARTER_VOICE_ASSESSOR; voice++)
    {
      g_autoptr(GPtrArray) judgements =
        charter_portfolio_list_judgements (portfolio, from, (CharterVoice) voice);

      for (guint i = 0; i < judgements->len; i++)
        {
          CharterJudgement *judgement = g_ptr_array_index (judgements, i);
          CharterJudgement *copy = ensure_successor (portfolio, to, judgement);

          copy_fields (judgement, copy);
          copy_links (portfolio, judgement, copy);
        }
    }
}

static void
copy_area_notes (CharterPortfolio *portfolio,
                 CharterAudit     *from,
                 CharterAudit     *to)
{
  GListModel *notes = charter_portfolio_get_list (portfolio, CHARTER_TYPE_AREA_NOTE);
  guint n = g_list_model_get_n_items (notes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CharterAreaNote) note = g_list_model_get_item (notes, i);
      g_autoptr(CharterAreaNote) copy = NULL;

      if (g_strcmp0 (charter_area_note_get_audit (note), id_of (from)) != 0)
        continue;
      copy = g_object_new (CHARTER_TYPE_AREA_NOTE, "school", charter_area_note_get_school (note),
                           "audit", id_of (to), NULL);
      copy_fields (note, copy);
      charter_portfolio_add (portfolio, CHARTER_RECORD (copy));
    }
}

/**
 * charter_cycle_reopen:
 * @session: a session whose current audit is signed off
 * @error: where to say why it cannot be reopened
 *
 * Makes a new revision that says the same and can be changed, and shows it. The signed one stays as it
 * was signed, with the version of the pack it was made with, which the revision keeps too.
 *
 * Returns: (transfer none) (nullable): the new revision
 */
CharterAudit *
charter_cycle_reopen (CharterSession  *session,
                      GError         **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  CharterAudit *from = charter_session_get_audit (session);
  g_autoptr(CharterAudit) audit = NULL;
  g_autofree char *today = charter_clock_dup_today ();

  if (!charter_cycle_can_reopen (session))
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("Only the latest revision of a signed-off self-evaluation can be reopened."));
      return NULL;
    }
  charter_store_begin_group (store, _("Reopen as a new revision"));
  audit = make_audit (session, charter_audit_get_cycle (from), charter_audit_get_revision (from) + 1);
  charter_audit_set_framework_version (audit, charter_audit_get_framework_version (from));
  charter_audit_set_previous (audit, charter_audit_get_previous (from));
  charter_audit_set_authors (audit, charter_audit_get_authors (from));
  charter_audit_set_started_on (audit, today);
  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  copy_judgements (portfolio, from, audit);
  copy_area_notes (portfolio, from, audit);
  charter_session_set_audit (session, audit);
  charter_store_end_group (store);
  return charter_session_get_audit (session);
}

/**
 * charter_cycle_dup_label:
 * @audit: an audit
 *
 * Returns: (transfer full): its cycle with what is special about it: "2026/27, revision 2 (agreed)"
 */
char *
charter_cycle_dup_label (CharterAudit *audit)
{
  const char *cycle = charter_audit_get_cycle (audit) ? charter_audit_get_cycle (audit) : "";
  g_autofree char *revised =
    charter_audit_get_revision (audit) > 1
    ? g_strdup_printf (_("%s, revision %d"), cycle, (int) charter_audit_get_revision (audit))
    : g_strdup (cycle);

  switch (charter_audit_get_state (audit))
    {
    case CHARTER_AUDIT_AGREED: return g_strdup_printf (_("%s (agreed)"), revised);
    case CHARTER_AUDIT_SIGNED_OFF: return g_strdup_printf (_("%s (signed off)"), revised);
    case CHARTER_AUDIT_DRAFT:
    default: return g_steal_pointer (&revised);
    }
}

/**
 * charter_cycle_dup_carried_words:
 * @session: a session with a school
 * @action: an action
 *
 * Returns: (transfer full) (nullable): "from 2025/26" for an open action that was made in a cycle before
 *   the current one
 */
char *
charter_cycle_dup_carried_words (CharterSession *session,
                                 CharterAction  *action)
{
  CharterAudit *audit = charter_session_get_audit (session);
  CharterRecord *made_in = audit ? charter_portfolio_find (charter_session_get_portfolio (session),
                                                           charter_action_get_audit (action))
                                 : NULL;

  if (!CHARTER_IS_AUDIT (made_in) || !charter_plan_action_is_open (action)
      || g_strcmp0 (charter_audit_get_cycle (CHARTER_AUDIT (made_in)), charter_audit_get_cycle (audit)) >= 0)
    return NULL;
  /* TRANSLATORS: of an action that was carried over; a school year: "from 2025/26" */
  return g_strdup_printf (_("from %s"), charter_audit_get_cycle (CHARTER_AUDIT (made_in)));
}

static int
compare_audits (gconstpointer a,
                gconstpointer b)
{
  CharterAudit *first = *(CharterAudit **) a;
  CharterAudit *second = *(CharterAudit **) b;
  int order = g_strcmp0 (charter_audit_get_framework (first), charter_audit_get_framework (second));

  if (order == 0)
    order = g_strcmp0 (charter_audit_get_cycle (second), charter_audit_get_cycle (first));
  if (order == 0)
    order = charter_audit_get_revision (second) > charter_audit_get_revision (first) ? 1 : -1;
  return order;
}

/**
 * charter_cycle_list_audits:
 * @portfolio: a school's records
 * @framework: (nullable): a pack's id; %NULL: of every framework
 *
 * Returns: (transfer full) (element-type CharterAudit): the audits by framework, the latest first
 */
GPtrArray *
charter_cycle_list_audits (CharterPortfolio *portfolio,
                           const char       *framework)
{
  GListModel *audits = charter_portfolio_get_list (portfolio, CHARTER_TYPE_AUDIT);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (audits); i++)
    {
      g_autoptr(CharterAudit) audit = g_list_model_get_item (audits, i);

      if (!framework || g_strcmp0 (charter_audit_get_framework (audit), framework) == 0)
        g_ptr_array_add (found, g_steal_pointer (&audit));
    }
  g_ptr_array_sort (found, compare_audits);
  return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-guard-job.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-guard-search.h"
#include "charter-privacy.h"
#include "charter-teller.h"

/* --- What there is to look through ------------------------------------------------------------ */

static char *
join_words (CharterEvidence *evidence)
{
  const char * const words[] = {
    charter_evidence_get_title (evidence), charter_evidence_get_text (evidence),
    charter_evidence_get_source (evidence), charter_evidence_get_kept_where (evidence),
    charter_evidence_get_url (evidence),
  };
  g_autofree char *spoken = words[4] ? charter_privacy_dup_spoken (words[4]) : NULL;
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_append_printf (joined, "%s\n", words[i] ? words[i] : "");
  if (spoken)
    g_string_append_printf (joined, "%s\n", spoken);
  return g_string_free (joined, FALSE);
}

static CharterGuardSearch *
make_search (CharterEvidence *evidence)
{
  CharterGuardSearch *search = g_new0 (CharterGuardSearch, 1);

  search->evidence = g_strdup (charter_record_get_id (CHARTER_RECORD (evidence)));
  return search;
}

static void
add_words (GPtrArray       *searches,
           CharterEvidence *evidence)
{
  CharterGuardSearch *search = make_search (evidence);

  search->words = join_words (evidence);
  search->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, search->words, -1);
  g_ptr_array_add (searches, search);
}

static void
add_file (GPtrArray           *searches,
          CharterSession      *session,
          CharterEvidence     *evidence,
          CharterEvidenceFile *file)
{
  CharterEvidenceFolder *folder = charter_session_get_evidence_folder (session);
  const char *sha256 = charter_evidence_file_get_sha256 (file);
  CharterGuardSearch *search;

  if (charter_evidence_file_get_looked (file) != CHARTER_LOOKED_NOT_YET
      || !sha256 || !charter_evidence_folder_has (folder, sha256))
    return;
  search = make_search (evidence);
  search->file = g_strdup (charter_record_get_id (CHARTER_RECORD (file)));
  search->sha256 = g_strdup (sha256);
  search->path = charter_evidence_folder_get_file (folder, sha256);
  search->words = g_strdup (charter_evidence_file_get_name (file));
  search->content_type = g_strdup (charter_evidence_file_get_content_type (file));
  search->size = MAX (charter_evidence_file_get_size (file), 1);
  g_ptr_array_add (searches, search);
}

static void
add_evidence (GPtrArray       *searches,
              CharterSession  *session,
              CharterEvidence *evidence)
{
  g_autoptr(GPtrArray) files =
    charter_portfolio_list_files (charter_session_get_portfolio (session), evidence);

  add_words (searches, evidence);
  for (guint i = 0; i < files->len; i++)
    add_file (searches, session, evidence, files->pdata[i]);
}

static GPtrArray *
list_searches (CharterSession *session,
               GPtrArray      *evidence)
{
  GPtrArray *searches = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_guard_search_free);
  GListModel *all = charter_portfolio_get_list (charter_session_get_portfolio (session), CHARTER_TYPE_EVIDENCE);

  if (evidence)
    for (guint i = 0; i < evidence->len; i++)
      add_evidence (searches, session, evidence->pdata[i]);
  else
    for (guint i = 0; i < g_list_model_get_n_items (all); i++)
      {
        g_autoptr(CharterEvidence) piece = g_list_model_get_item (all, i);

        add_evidence (searches, session, piece);
      }
  return searches;
}

/* --- What was found --------------------------------------------------------------------------- */

/* The answer to the same finding in the same file or words, wherever it was given. */
static CharterPrivacyAnswer
find_answer (CharterPortfolio   *portfolio,
             const char         *sha256,
             CharterPrivacyKind  kind)
{
  GListModel *findings = charter_portfolio_get_list (portfolio, CHARTER_TYPE_FINDING);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(CharterFinding) finding = g_list_model_get_item (findings, i);

      if (charter_finding_get_kind (finding) == kind
          && charter_finding_get_answer (finding) != CHARTER_PRIVACY_OPEN
          && g_strcmp0 (charter_finding_get_sha256 (finding), sha256) == 0)
        return charter_finding_get_answer (finding);
    }
  return CHARTER_PRIVACY_OPEN;
}

static CharterFinding *
find_finding (GPtrArray          *findings,
              const char         *sha256,
              CharterPrivacyKind  kind)
{
  for (guint i = 0; i < findings->len; i++)
    if (charter_finding_get_kind (findings->pdata[i]) == kind
        && g_strcmp0 (charter_finding_get_sha256 (findings->pdata[i]), sha256) == 0)
      return findings->pdata[i];
  return NULL;
}

/* What the answers of its findings make of an item of evidence. */
static void
apply (CharterPortfolio *portfolio,
       CharterEvidence  *evidence)
{
  g_autoptr(GPtrArray) findings = charter_portfolio_list_findings (portfolio, evidence);

  for (guint i = 0; i < findings->len; i++)
    {
      CharterPrivacyAnswer answer = charter_finding_get_answer (findings->pdata[i]);

      if (answer != CHARTER_PRIVACY_HARMLESS)
        charter_evidence_set_personal_data (evidence, TRUE);
      if (answer == CHARTER_PRIVACY_LEAVE_OUT)
        charter_evidence_set_left_out (evidence, TRUE);
      if (answer == CHARTER_PRIVACY_REDACT)
        charter_evidence_set_redacted (evidence, TRUE);
    }
}

static void
record_finding (CharterPortfolio         *portfolio,
                GPtrArray                *known,
                const CharterGuardSearch *search,
                CharterPrivacyKind        kind)
{
  CharterFinding *finding = find_finding (known, search->sha256, kind);
  g_autoptr(CharterFinding) made = NULL;

  if (finding)
    return;
  made = g_object_new (CHARTER_TYPE_FINDING,
                       "school", charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))),
                       "evidence", search->evidence,
                       "file", search->file,
                       "sha256", search->sha256,
                       "kind", kind,
                       "count", (gint64) search->found[kind].count,
                       "places", search->found[kind].places,
                       "shape", search->found[kind].shape,
                       "answer", find_answer (portfolio, search->sha256, kind),
                       NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (made));
}

/* Words that were written anew say no more what they said. */
static void
forget_words (CharterPortfolio         *portfolio,
              GPtrArray                *known,
              const CharterGuardSearch *search)
{
  for (guint i = 0; i < known->len; i++)
    if (!charter_finding_get_file (known->pdata[i])
        && g_strcmp0 (charter_finding_get_sha256 (known->pdata[i]), search->sha256) != 0)
      charter_portfolio_remove (portfolio, known->pdata[i]);
}

static void
take (CharterPortfolio         *portfolio,
      const CharterGuardSearch *search,
      CharterGuardSum          *sum)
{
  CharterRecord *evidence = charter_portfolio_find (portfolio, search->evidence);
  CharterRecord *file = search->file ? charter_portfolio_find (portfolio, search->file) : NULL;
  g_autoptr(GPtrArray) known = NULL;

  if (!evidence || (search->file && !file)) /* removed meanwhile */
    return;
  known = charter_portfolio_list_findings (portfolio, CHARTER_EVIDENCE (evidence));
  if (!search->file)
    forget_words (portfolio, known, search);
  for (guint kind = 0; kind < CHARTER_N_PRIVACY_KINDS; kind++)
    if (search->found[kind].count > 0)
      record_finding (portfolio, known, search, (CharterPrivacyKind) kind);
  if (file)
    {
      charter_evidence_file_set_looked (CHARTER_EVIDENCE_FILE (file), search->looked);
      sum->n_files++;
      sum->n_unreadable += search->looked == CHARTER_LOOKED_UNREADABLE;
    }
  else
    sum->n_open += charter_guard_count_open (portfolio, CHARTER_EVIDENCE (evidence));
}

/* --- Looking ---------------------------------------------------------------------------------- */

typedef struct {
  CharterPortfolio      *portfolio;
  GPtrArray             *searches;
  GFileProgressCallback  progress;
  gpointer               progress_data;
  goffset                total;
} Guard;

static void
free_guard (gpointer data)
{
  Guard *guard = data;

  g_object_unref (guard->portfolio);
  g_ptr_array_unref (guard->searches);
  g_free (guard);
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Guard *guard = data;
  GError *error = NULL;
  goffset done = 0;

  for (guint i = 0; i < guard->searches->len; i++)
    {
      CharterGuardSearch *search = guard->searches->pdata[i];

      if (!charter_guard_search_run (search, cancellable, &error))
        {
          g_task_return_error (task, error);
          return;
        }
      done += search->size;
      if (search->path)
        charter_teller_tell (task, guard->progress, guard->progress_data, done, guard->total);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * charter_guard_look_async:
 * @session: a session with a school
 * @evidence: (nullable) (element-type CharterEvidence): what to look through, or %NULL for all
 * @progress: (nullable): called with bytes looked through and to look through
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop; what was found until then is not recorded
 * @callback: called when findings are recorded
 * @user_data: for @callback
 *
 * Looks, in a thread, through titles, notes and the names and text of files, each file once as long
 * as it is the same.
 */
void
charter_guard_look_async (CharterSession        *session,
                          GPtrArray             *evidence,
                          GFileProgressCallback  progress,
                          gpointer               progress_data,
                          GCancellable          *cancellable,
                          GAsyncReadyCallback    callback,
                          gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  Guard *guard;

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (charter_session_get_portfolio (session) != NULL);
  guard = g_new0 (Guard, 1);
  guard->portfolio = g_object_ref (charter_session_get_portfolio (session));
  guard->searches = list_searches (session, evidence);
  guard->progress = progress;
  guard->progress_data = progress_data;
  for (guint i = 0; i < guard->searches->len; i++)
    guard->total += ((CharterGuardSearch *) guard->searches->pdata[i])->size;
  g_task_set_source_tag (task, charter_guard_look_async);
  g_task_set_task_data (task, guard, free_guard);
  g_task_run_in_thread (task, look_in_thread);
}

static void
apply_all (Guard *guard)
{
  for (guint i = 0; i < guard->searches->len; i++)
    {
      CharterGuardSearch *search = guard->searches->pdata[i];
      CharterRecord *evidence = search->file ? NULL : charter_portfolio_find (guard->portfolio, search->evidence);

      if (evidence)
        apply (guard->portfolio, CHARTER_EVIDENCE (evidence));
    }
}

/* Where nothing can be recorded: what is open already, and what would be. */
static void
count (Guard           *guard,
       CharterGuardSum *sum)
{
  for (guint i = 0; i < guard->searches->len; i++)
    {
      CharterGuardSearch *search = guard->searches->pdata[i];
      CharterRecord *evidence = charter_portfolio_find (guard->portfolio, search->evidence);
      g_autoptr(GPtrArray) known = NULL;

      if (!evidence)
        continue;
      known = charter_portfolio_list_findings (guard->portfolio, CHARTER_EVIDENCE (evidence));
      for (guint kind = 0; kind < CHARTER_N_PRIVACY_KINDS; kind++)
        sum->n_open += search->found[kind].count > 0
                       && !find_finding (known, search->sha256, (CharterPrivacyKind) kind)
                       && find_answer (guard->portfolio, search->sha256, (CharterPrivacyKind) kind) == CHARTER_PRIVACY_OPEN;
      sum->n_files += search->file != NULL;
      sum->n_unreadable += search->looked == CHARTER_LOOKED_UNREADABLE;
      if (!search->file)
        sum->n_open += charter_guard_count_open (guard->portfolio, CHARTER_EVIDENCE (evidence));
    }
}

static void
record (CharterSession  *session,
        Guard           *guard,
        CharterGuardSum *sum)
{
  charter_store_begin_group (charter_session_get_store (session), _("Look for personal data"));
  for (guint i = guard->searches->len; i > 0; i--) /* words last: they count what is open */
    take (guard->portfolio, guard->searches->pdata[i - 1], sum);
  apply_all (guard);
  charter_store_end_group (charter_session_get_store (session));
}

/**
 * charter_guard_look_finish:
 * @session: the session
 * @result: the result
 * @sum: (out caller-allocates) (optional): how much was looked through and found
 * @error: return location: it was stopped, or another school was opened meanwhile
 *
 * Records what was found. What was answered before is answered again. Where the store is open for
 * reading only, nothing is recorded and @sum says the same.
 */
gboolean
charter_guard_look_finish (CharterSession   *session,
                           GAsyncResult     *result,
                           CharterGuardSum  *sum,
                           GError          **error)
{
  Guard *guard;
  CharterGuardSum own = { 0 };

  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  guard = g_task_get_task_data (G_TASK (result));
  if (charter_session_get_portfolio (session) != guard->portfolio)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Another school was opened meanwhile."));
      return FALSE;
    }
  if (charter_store_get_is_read_only (charter_session_get_store (session)))
    count (guard, &own);
  else
    record (session, guard, &own);
  if (sum)
    *sum = own;
  return TRUE;
}

/* --- Answers ---------------------------------------------------------------------------------- */

static gboolean
has_answer (GPtrArray            *findings,
            CharterPrivacyAnswer  answer)
{
  for (guint i = 0; i < findings->len; i++)
    if (charter_finding_get_answer (findings->pdata[i]) == answer)
      return TRUE;
  return FALSE;
}

/**
 * charter_guard_answer:
 * @session: a session with a school
 * @finding: one of its findings
 * @answer: what a person says of it
 *
 * Remembered with the file's contents: the same file gets the same answer whenever it comes again. One
 * step of undo.
 */
void
charter_guard_answer (CharterSession       *session,
                      CharterFinding       *finding,
                      CharterPrivacyAnswer  answer)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterRecord *record = charter_portfolio_find (portfolio, charter_finding_get_evidence (finding));
  g_autoptr(GPtrArray) findings = NULL;
  CharterPrivacyAnswer before = charter_finding_get_answer (finding);

  g_return_if_fail (CHARTER_IS_EVIDENCE (record));
  charter_store_begin_group (charter_session_get_store (session), _("Answer the privacy guard"));
  charter_finding_set_answer (finding, answer);
  findings = charter_portfolio_list_findings (portfolio, CHARTER_EVIDENCE (record));
  /* Taken back what the answer before it did, unless another finding asks for the same. */
  if (before == CHARTER_PRIVACY_LEAVE_OUT && !has_answer (findings, CHARTER_PRIVACY_LEAVE_OUT))
    charter_evidence_set_left_out (CHARTER_EVIDENCE (record), FALSE);
  if (before == CHARTER_PRIVACY_REDACT && !has_answer (findings, CHARTER_PRIVACY_REDACT))
    charter_evidence_set_redacted (CHARTER_EVIDENCE (record), FALSE);
  if (answer == CHARTER_PRIVACY_HARMLESS && !has_answer (findings, CHARTER_PRIVACY_OPEN)
      && !has_answer (findings, CHARTER_PRIVACY_LEAVE_OUT) && !has_answer (findings, CHARTER_PRIVACY_REDACT))
    charter_evidence_set_personal_data (CHARTER_EVIDENCE (record), FALSE);
  apply (portfolio, CHARTER_EVIDENCE (record));
  charter_store_end_group (charter_session_get_store (session));
}

/**
 * charter_guard_count_open:
 * @portfolio: a school's records
 * @evidence: an item of evidence in it
 *
 * Returns: how many findings of it wait for an answer
 */
guint
charter_guard_count_open (CharterPortfolio *portfolio,
                          CharterEvidence  *evidence)
{
  g_autoptr(GPtrArray) findings = charter_portfolio_list_findings (portfolio, evidence);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += charter_finding_get_answer (findings->pdata[i]) == CHARTER_PRIVACY_OPEN;
  return n;
}

/**
 * charter_guard_dup_words:
 * @portfolio: a school's records
 * @finding: one of its findings
 *
 * Returns: (transfer full): "3 pupil numbers, such as H80••••••••01"
 */
char *
charter_guard_dup_words (CharterPortfolio *portfolio,
                         CharterFinding   *finding)
{
  guint n = (guint) MAX (charter_finding_get_count (finding), 1);
  const char *shape = charter_finding_get_shape (finding) ? charter_finding_get_shape (finding) : "";

  switch (charter_finding_get_kind (finding))
    {
    /* Translators: %1$u how many, %2$s what one looks like, with most of it hidden */
    case CHARTER_PRIVACY_KIND_UPN:
      return g_strdup_printf (ngettext ("%1$u pupil number (UPN): %2$s", "%1$u pupil numbers (UPN), such as %2$s", n), n, shape);
    case CHARTER_PRIVACY_KIND_BIRTH:
      return g_strdup_printf (ngettext ("%1$u date of birth: %2$s", "%1$u dates of birth, such as %2$s", n), n, shape);
    case CHARTER_PRIVACY_KIND_NHS:
      return g_strdup_printf (ngettext ("%1$u NHS number: %2$s", "%1$u NHS numbers, such as %2$s", n), n, shape);
    case CHARTER_PRIVACY_KIND_EMAIL:
      return g_strdup_printf (ngettext ("%1$u person’s e-mail address: %2$s", "%1$u people’s e-mail addresses, such as %2$s", n), n, shape);
    case CHARTER_PRIVACY_KIND_NAME:
      return g_strdup_printf (ngettext ("%1$u name with a year group: %2$s", "%1$u names with a year group, such as %2$s", n), n, shape);
    default:
      g_assert_not_reached ();
    }
}

/* A name that tells of one child is no more repeated than what the file holds. */
static char *
dup_safe_name (const char *name)
{
  g_autoptr(GPtrArray) spots = charter_privacy_find (name, NULL);
  GString *safe;

  for (guint i = 0; i < spots->len; i++)
    {
      CharterPrivacyKind kind = ((CharterPrivacySpot *) spots->pdata[i])->kind;

      if (kind == CHARTER_PRIVACY_KIND_NAME || kind == CHARTER_PRIVACY_KIND_EMAIL)
        return g_strdup (_("One of its files"));
    }
  if (spots->len == 0)
    return g_strdup (name);
  safe = g_string_new (NULL);
  for (const char *at = name; *at; at = g_utf8_next_char (at))
    g_string_append_unichar (safe, g_unichar_isdigit (g_utf8_get_char (at)) ? 0x2022 : g_utf8_get_char (at));
  return g_string_free (safe, FALSE);
}

/**
 * charter_guard_dup_place:
 * @portfolio: a school's records
 * @finding: one of its findings
 *
 * Returns: (transfer full): "Register.xlsx: sheet 1, row 4", or "In the title or the words beneath it".
 *   A file that is called after a child is said with its numbers hidden, or without its name.
 */
char *
charter_guard_dup_place (CharterPortfolio *portfolio,
                         CharterFinding   *finding)
{
  CharterRecord *file = charter_portfolio_find (portfolio, charter_finding_get_file (finding));
  const char *places = charter_finding_get_places (finding) ? charter_finding_get_places (finding) : "";
  g_autofree char *name = NULL;

  if (!charter_finding_get_file (finding))
    return g_strdup (_("In the title or the words beneath it"));
  if (!file || !charter_evidence_file_get_name (CHARTER_EVIDENCE_FILE (file)))
    return g_strdup (places);
  name = dup_safe_name (charter_evidence_file_get_name (CHARTER_EVIDENCE_FILE (file)));
  /* Translators: the name of a file, then places in it */
  return g_strdup_printf (_("%1$s: %2$s"), name, places);
}

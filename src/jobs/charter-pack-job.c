/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-pack-job.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "charter-annex-job.h"
#include "charter-clock.h"
#include "charter-commitment-statement.h"
#include "charter-docx-output.h"
#include "charter-duty-job.h"
#include "charter-guard-job.h"
#include "charter-guard-written.h"
#include "charter-job-error.h"
#include "charter-measures-reader.h"
#include "charter-pack-seal.h"
#include "charter-paginator.h"
#include "charter-pdf-output.h"
#include "charter-readiness.h"
#include "charter-status.h"

/**
 * charter_written_pack_free:
 * @written: (transfer full) (nullable): a written pack
 */
void
charter_written_pack_free (CharterWrittenPack *written)
{
  if (!written)
    return;
  g_free (written->path);
  g_free (written);
}

/* What a publisher awards a status for has steps on the way to it: that is a charter. No pack is
 * known here by name. */
static gboolean
is_charter (CharterFramework *framework)
{
  return charter_framework_get_steps (framework)->len > 0;
}

static CharterFramework *
find_charter (CharterSession *session)
{
  GListModel *library = G_LIST_MODEL (charter_session_get_library (session));
  CharterFramework *shown = charter_session_get_framework (session);

  if (shown && is_charter (shown))
    return shown;
  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);

      if (is_charter (framework))
        return framework; /* the library keeps it */
    }
  return NULL;
}

static CharterFramework *
find_main (CharterSession *session)
{
  CharterFramework *shown = charter_session_get_framework (session);

  return shown && !is_charter (shown)
         ? shown
         : charter_pack_library_get_default (charter_session_get_library (session));
}

static CharterAudit *
find_audit (CharterSession   *session,
            CharterFramework *framework,
            const char       *cycle)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  const char *id = charter_framework_get_id (framework);
  CharterAudit *audit = cycle ? charter_portfolio_find_audit (portfolio, id, cycle) : NULL;

  if (framework == charter_session_get_framework (session) && !cycle)
    audit = charter_session_get_audit (session);
  return audit ? audit : charter_portfolio_find_latest_audit (portfolio, id);
}

/* What is only referred to, as it stands today. */
static GPtrArray *
list_references (CharterSession *session)
{
  GListModel *library = G_LIST_MODEL (charter_session_get_library (session));
  GPtrArray *references = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      CharterFramework *framework = g_list_model_get_item (library, i);

      if (!charter_framework_is_for_audit (framework) &&
          g_strcmp0 (charter_framework_get_source_status (framework), "proposal") != 0)
        g_ptr_array_add (references, framework);
      else
        g_object_unref (framework);
    }
  return references;
}

/* The pack says on its cover and in its file what records it was made from. */
static CharterDocument *
compose_sealed (CharterReportSource *source)
{
  g_autoptr(CharterPackSeal) seal = charter_pack_seal_new (source->portfolio);
  g_autofree char *code = charter_pack_seal_dup_code (seal);
  g_autofree char *text = charter_pack_seal_dup_text (seal);
  CharterDocument *document;

  source->code = code;
  document = charter_evidence_pack_compose (source);
  charter_document_set_seal (document, text);
  source->code = NULL;
  return document;
}

/**
 * charter_pack_job_dup_refusal:
 * @session: a session
 * @report: which document
 *
 * Returns: (transfer full) (nullable): why the document is not made of what is recorded; %NULL when it can be
 */
char *
charter_pack_job_dup_refusal (CharterSession *session,
                              CharterReport   report)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autofree char *today = charter_clock_dup_today ();
  char *refusal = NULL;

  if (portfolio == NULL)
    return g_strdup (_("Choose a school first: the document is made of its records"));
  if (report == CHARTER_REPORT_CERTIFICATE)
    (void) charter_status_find_award (portfolio, find_charter (session), today, &refusal);
  return refusal;
}

/**
 * charter_pack_job_compose:
 * @session: a session with a school
 * @report: which document
 * @is_full: everything that was written, not only what is needed
 *
 * Returns: (transfer full) (nullable): the document of what is recorded at this moment; it is
 *   independent of the records. %NULL without a school, and for papers of the directory, which
 *   charter_report_compose_async() makes
 */
CharterDocument *
charter_pack_job_compose (CharterSession *session,
                          CharterReport   report,
                          gboolean        is_full)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) told = portfolio ? charter_guard_list_written (portfolio) : NULL;

  return charter_pack_job_compose_guarded (session, report, is_full, told ? told->len : 0);
}

/**
 * charter_pack_job_compose_guarded:
 * @session: a session with a school
 * @report: which document
 * @is_full: everything that was written, not only what is needed
 * @n_told: how much charter_guard_list_written() lists
 *
 * Like charter_pack_job_compose(), for who has looked through the words already.
 *
 * Returns: (transfer full) (nullable): the document
 */
CharterDocument *
charter_pack_job_compose_guarded (CharterSession *session,
                                  CharterReport   report,
                                  gboolean        is_full,
                                  guint           n_told)
{
  g_autofree char *today = charter_clock_dup_today ();
  const CharterReportInfo *info = charter_report_get_info (report);
  CharterFramework *framework = find_main (session);
  g_autoptr(GPtrArray) references = NULL;
  g_autoptr(GPtrArray) unrecorded = NULL;
  CharterAudit *previous;
  CharterPaper *statement;
  CharterReportSource source = {
    .portfolio = charter_session_get_portfolio (session),
    .framework = framework,
    .commitments = find_charter (session),
    .today = today,
    .is_full = is_full,
    .n_told = n_told,
  };

  if (!source.portfolio || !framework || !info->compose)
    return NULL;
  source.audit = find_audit (session, framework, NULL);
  previous = source.audit ? charter_portfolio_find_previous_audit (source.portfolio, source.audit) : NULL;
  source.previous_framework = previous ? charter_session_find_framework_of (session, previous) : NULL;
  if (source.commitments == framework)
    source.commitments = NULL;
  if (source.commitments)
    source.commitments_audit = find_audit (session, source.commitments,
                                           source.audit ? charter_audit_get_cycle (source.audit) : NULL);
  source.paper = charter_paper_find (source.portfolio, info->nick);
  statement = charter_paper_find (source.portfolio, charter_report_get_info (CHARTER_REPORT_STATEMENT)->nick);
  source.statement = statement ? charter_paper_get_words (statement) : NULL;
  references = list_references (session);
  source.references = references;
  source.measures = charter_measures_get_default ();
  unrecorded = charter_duty_job_list_unrecorded (session, today);
  source.unrecorded = unrecorded;
  if (report == CHARTER_REPORT_PACK)
    return compose_sealed (&source);
  return info->compose (&source);
}

/* Every file system's and every school's idea of a name: letters, digits and hyphens. */
static char *
dup_plain_name (const char *words)
{
  g_autofree char *ascii = g_str_to_ascii (words, "C");
  GString *name = g_string_new (NULL);

  for (const char *p = ascii; *p; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (name, *p);
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  return g_string_free (name, FALSE);
}

/**
 * charter_pack_job_dup_name:
 * @session: a session with a school
 * @report: which document
 *
 * Returns: (transfer full): a file name to propose: "Alderbrook-Primary-School-evidence-pack.pdf"
 */
char *
charter_pack_job_dup_name (CharterSession *session,
                           CharterReport   report)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  const char *school = portfolio
                       ? charter_school_get_name (charter_portfolio_get_school (portfolio))
                       : NULL;
  g_autofree char *name = dup_plain_name (school ? school : "");

  return g_strdup_printf ("%s%s%s.pdf", name, *name ? "-" : "",
                          _(charter_report_get_info (report)->file));
}

/**
 * charter_pack_job_dup_statement:
 * @session: a session with a school
 *
 * Returns: (transfer full): what the statement of commitment says until the school writes its own words
 */
char *
charter_pack_job_dup_statement (CharterSession *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  return charter_commitment_statement_dup_words (charter_portfolio_get_school (portfolio), find_charter (session));
}

/**
 * charter_pack_job_list_gaps:
 * @session: a session with a school
 *
 * Returns: (transfer full) (element-type CharterGap): what of the pack's self-evaluation is not
 *   complete
 */
GPtrArray *
charter_pack_job_list_gaps (CharterSession *session)
{
  g_autofree char *today = charter_clock_dup_today ();
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = find_main (session);
  CharterFramework *commitments = find_charter (session);
  CharterAudit *audit = find_audit (session, framework, NULL);
  GPtrArray *gaps = charter_readiness_list (portfolio, framework, audit, today);
  g_autoptr(GPtrArray) told = charter_guard_list_written (portfolio);
  g_autoptr(GPtrArray) promised = NULL;

  while (told->len > 0)
    g_ptr_array_add (gaps, g_ptr_array_steal_index (told, 0));
  if (!commitments || commitments == framework)
    return gaps;
  promised = charter_readiness_list_items (portfolio, commitments,
                                           find_audit (session, commitments,
                                                       audit ? charter_audit_get_cycle (audit) : NULL), today);
  while (promised->len > 0)
    g_ptr_array_add (gaps, g_ptr_array_steal_index (promised, 0));
  return gaps;
}

static void
lay_out_in_thread (GTask        *task,
                   gpointer      document,
                   gpointer      data,
                   GCancellable *cancellable)
{
  g_task_return_pointer (task, charter_paginate (document), g_object_unref);
}

/**
 * charter_pack_job_lay_out_async:
 * @document: a composed document; not changed any more
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lays the document out in a thread, for a preview or a printer.
 */
void
charter_pack_job_lay_out_async (CharterDocument     *document,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (document, cancellable, callback, user_data);

  g_task_set_source_tag (task, charter_pack_job_lay_out_async);
  g_task_run_in_thread (task, lay_out_in_thread);
}

/**
 * charter_pack_job_lay_out_finish:
 * @document: the document
 * @result: what the callback got
 * @error: only when it was cancelled
 *
 * Returns: (transfer full): its pages, this thread's from now on
 */
CharterPages *
charter_pack_job_lay_out_finish (CharterDocument  *document,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
set_output_error (GError       **error,
                  const GError  *cause)
{
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_OUTPUT, cause->message);
}

/**
 * charter_pack_job_is_text_document:
 * @path: a file's name
 *
 * Returns: whether its ending asks for a document that word processors edit
 */
gboolean
charter_pack_job_is_text_document (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".docx");
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      path,
                 GCancellable *cancellable)
{
  g_autoptr(CharterPages) pages = charter_paginate_here (source);
  g_autoptr(CharterWrittenPack) written = g_new0 (CharterWrittenPack, 1);
  g_autoptr(GError) cause = NULL;
  GError *error = NULL;
  gboolean is_text = charter_pack_job_is_text_document (path);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (is_text ? !charter_docx_output_write (source, pages, path, &written->size, &cause)
              : !charter_pdf_output_write (pages, path, &written->size, &cause))
    {
      set_output_error (&error, cause);
      g_task_return_error (task, error);
      return;
    }
  written->path = g_strdup (path);
  written->n_pages = is_text ? 0 : charter_pages_get_n_pages (pages);
  g_task_return_pointer (task, g_steal_pointer (&written), (GDestroyNotify) charter_written_pack_free);
}

/**
 * charter_pack_job_write_async:
 * @document: a composed document; not changed any more
 * @path: the file to write: a Word document if its name ends in .docx, else a PDF
 * @cancellable: (nullable): to give up before anything is written
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lays the document out and writes it, in a thread.
 */
void
charter_pack_job_write_async (CharterDocument     *document,
                              const char          *path,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (document, cancellable, callback, user_data);

  g_task_set_source_tag (task, charter_pack_job_write_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * charter_pack_job_write_finish:
 * @document: the document
 * @result: what the callback got
 * @error: CHARTER_JOB_ERROR_OUTPUT when it could not be written; nothing half-written remains
 *
 * Returns: (transfer full): what was written, or %NULL with @error
 */
CharterWrittenPack *
charter_pack_job_write_finish (CharterDocument  *document,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Packs of all schools: a few are written in threads while the next one is loaded. */
typedef struct {
  GPtrArray *written;  /* of CharterWrittenPack */
  GError *error;       /* the first one */
  guint n_writing;
} Batch;

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Batch *batch = data;
  g_autoptr(GError) error = NULL;
  CharterWrittenPack *written = charter_pack_job_write_finish (CHARTER_DOCUMENT (source), result, &error);

  batch->n_writing--;
  if (written)
    g_ptr_array_add (batch->written, written);
  else if (!batch->error)
    batch->error = g_steal_pointer (&error);
}

static void
wait_for_room (Batch *batch,
               guint  most)
{
  while (batch->n_writing > most)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
open_school (CharterSession  *session,
             CharterSchool   *school,
             GError         **error)
{
  GAsyncResult *result = NULL;

  charter_session_open_school_async (session, school, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  return charter_session_open_school_finish (session, done, error);
}

/* What its evidence and its words hold of one child is found before anything is made of them. */
static guint
guard (CharterSession *session,
       guint          *n_told)
{
  GAsyncResult *result = NULL;
  CharterGuardSum sum = { 0 };
  CharterGuardReading *reading = charter_guard_begin_written (charter_session_get_portfolio (session));
  g_autoptr(GPtrArray) told = NULL;

  charter_guard_look_async (session, NULL, NULL, NULL, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  told = charter_guard_end_written (reading);
  *n_told = told->len;
  return told->len + (charter_guard_look_finish (session, done, &sum, NULL) ? sum.n_open : 0);
}

static char *
dup_path_for (CharterSchool *school,
              const char    *folder)
{
  const char *urn = charter_school_get_urn (school);
  g_autofree char *name = dup_plain_name (urn ? urn : charter_record_get_id (CHARTER_RECORD (school)));
  g_autofree char *file = g_strdup_printf ("%s-%s.pdf", name, _("evidence-pack"));

  return g_build_filename (folder, file, NULL);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(CharterWrittenPack * const *) a)->path, (*(CharterWrittenPack * const *) b)->path);
}

static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  if (g_mkdir_with_parents (folder, 0755) == 0)
    return TRUE;
  g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_OUTPUT,
               errno == ENOTDIR || errno == EEXIST
               ? _("“%s” cannot be used for the packs: there is a file in its place. Choose another folder.")
               : _("“%s” cannot be used for the packs: it cannot be made there. Choose another folder."),
               folder);
  return FALSE;
}

/**
 * charter_pack_job_write_all:
 * @session: a session
 * @folder: where the packs go; made when it does not exist
 * @is_full: everything that was written, not only what is needed
 * @annexes: what becomes of the files of evidence
 * @n_open: (out) (optional): how much looks like personal data in all of them, evidence and what is
 *   written besides, and nobody has said of what it is
 * @error: where the first failure goes
 *
 * Looks through the evidence of every school that has records and writes its pack, and stops at the first that cannot be
 * loaded or written. Spins the default main context: for commands and tests only.
 *
 * Returns: (transfer full) (element-type CharterWrittenPack): what was written, by path, or %NULL
 *   with @error
 */
GPtrArray *
charter_pack_job_write_all (CharterSession  *session,
                            const char      *folder,
                            gboolean         is_full,
                            CharterAnnexes   annexes,
                            guint           *n_open,
                            GError         **error)
{
  GListModel *schools = charter_store_get_schools (charter_session_get_store (session));
  g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_written_pack_free);
  Batch batch = { .written = written };

  if (n_open)
    *n_open = 0;
  if (!make_folder (folder, error))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (schools) && !batch.error; i++)
    {
      g_autoptr(CharterSchool) school = g_list_model_get_item (schools, i);
      g_autofree char *path = dup_path_for (school, folder);
      g_autoptr(CharterDocument) document = NULL;
      guint open, n_told;

      if (!open_school (session, school, &batch.error))
        break;
      open = guard (session, &n_told);
      if (n_open)
        *n_open += open;
      document = charter_pack_job_compose_guarded (session, CHARTER_REPORT_PACK, is_full, n_told);
      if (!document)
        continue;
      charter_annex_job_add (session, document, annexes);
      batch.n_writing++;
      charter_pack_job_write_async (document, path, NULL, written_cb, &batch);
      wait_for_room (&batch, g_get_num_processors ());
    }
  wait_for_room (&batch, 0);

  if (batch.error)
    {
      g_propagate_error (error, batch.error);
      return NULL;
    }
  g_ptr_array_sort (written, compare_paths);
  return g_steal_pointer (&written);
}

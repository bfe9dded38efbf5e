/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-attach-job.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-judge-job.h"
#include "charter-privacy.h"

void
charter_attachment_free (CharterAttachment *attachment)
{
  if (!attachment)
    return;
  g_clear_object (&attachment->evidence);
  g_free (attachment);
}

/**
 * charter_evidence_dup_reference:
 * @evidence: an item of evidence
 *
 * Returns: (transfer full): what it is called in print: "E14"
 */
char *
charter_evidence_dup_reference (CharterEvidence *evidence)
{
  gint64 number = charter_evidence_get_number (evidence);

  /* Translators: the reference of an item of evidence in print, with its number */
  return g_strdup_printf (_("E%u"), number == CHARTER_NOT_SAID ? 0u : (guint) number);
}

static gboolean
check_items (CharterSession      *session,
             const char * const  *items,
             GError             **error)
{
  CharterFramework *framework = charter_session_get_framework (session);

  if (!items || !items[0])
    return TRUE;
  if (!charter_judge_check_open (session, error))
    return FALSE;
  for (guint i = 0; items[i]; i++)
    if (!framework || !charter_framework_find_item (framework, items[i]))
      {
        g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_FOUND,
                     _("“%s” is nothing of “%s”."), items[i],
                     framework ? charter_framework_get_title (framework) : "");
        return FALSE;
      }
  return TRUE;
}

static void
link_items (CharterSession     *session,
            CharterEvidence    *evidence,
            const char * const *items)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_get_framework (session);

  for (guint i = 0; items && items[i]; i++)
    {
      CharterItem *item = charter_framework_find_item (framework, items[i]);
      CharterJudgement *judgement =
        charter_portfolio_ensure_judgement (portfolio, charter_session_ensure_audit (session),
                                            charter_item_get_code (item), CHARTER_VOICE_SCHOOL);

      charter_portfolio_link (portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                              charter_record_get_id (CHARTER_RECORD (judgement)),
                              CHARTER_LINK_SUPPORTS);
    }
}

static void
begin (CharterSession  *session,
       CharterEvidence *evidence)
{
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  /* Translators: a step of undo; %s is a reference such as "E14" */
  g_autofree char *label = g_strdup_printf (_("Add evidence %s"), reference);

  charter_store_begin_group (charter_session_get_store (session), label);
}

static void
end (CharterSession *session)
{
  charter_store_end_group (charter_session_get_store (session));
}

static CharterNature
guess_nature (CharterEvidenceKind kind)
{
  switch (kind)
    {
    case CHARTER_EVIDENCE_KIND_PHOTO:
    case CHARTER_EVIDENCE_KIND_SEEN:
      return CHARTER_NATURE_PRACTICE;
    case CHARTER_EVIDENCE_KIND_FILE:
    case CHARTER_EVIDENCE_KIND_LINK:
    case CHARTER_EVIDENCE_KIND_NOTE:
    default:
      return CHARTER_NATURE_PAPER;
    }
}

/* Not in the portfolio yet. */
static CharterEvidence *
make_evidence (CharterSession      *session,
               CharterEvidenceKind  kind,
               const char          *title)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterRecord *school = CHARTER_RECORD (charter_portfolio_get_school (portfolio));
  g_autofree char *today = charter_clock_dup_today ();

  return g_object_new (CHARTER_TYPE_EVIDENCE,
                       "school", charter_record_get_id (school),
                       "number", charter_portfolio_next_number (portfolio, CHARTER_TYPE_EVIDENCE),
                       "title", title,
                       "kind", kind,
                       "nature", guess_nature (kind),
                       "added-on", today,
                       NULL);
}

/* "Visual_timetable.pdf" reads better as "Visual timetable". */
static char *
title_from_name (const char *name)
{
  const char *dot = strrchr (name, '.');
  char *title = dot && dot > name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);

  return g_strstrip (g_strdelimit (title, "_", ' '));
}

static CharterEvidence *
find_by_hash (CharterSession *session,
              const char     *sha256)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  GListModel *files = charter_portfolio_get_list (portfolio, CHARTER_TYPE_EVIDENCE_FILE);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(CharterEvidenceFile) file = g_list_model_get_item (files, i);
      CharterRecord *evidence;

      if (g_strcmp0 (charter_evidence_file_get_sha256 (file), sha256) != 0)
        continue;
      evidence = charter_portfolio_find (portfolio, charter_evidence_file_get_evidence (file));
      if (evidence)
        return CHARTER_EVIDENCE (evidence);
    }
  return NULL;
}

static void
add_file (CharterSession        *session,
          CharterEvidence       *evidence,
          CharterEvidenceFile   *older,
          const CharterKeptFile *kept)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) files = charter_portfolio_list_files (portfolio, evidence);
  g_autoptr(CharterEvidenceFile) file =
    g_object_new (CHARTER_TYPE_EVIDENCE_FILE,
                  "school", charter_evidence_get_school (evidence),
                  "evidence", charter_record_get_id (CHARTER_RECORD (evidence)),
                  "name", kept->name,
                  "sha256", kept->sha256,
                  "size", kept->size,
                  "content-type", kept->content_type,
                  "revision", older ? charter_evidence_file_get_revision (older) : (gint64) files->len + 1,
                  NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (file));
  if (older)
    charter_evidence_file_set_replaced_by (older, charter_record_get_id (CHARTER_RECORD (file)));
}

/* The file is kept; now it takes the place of another, in one step. */
static CharterAttachment *
replace_kept (CharterSession        *session,
              const CharterKeptFile *kept,
              CharterEvidenceFile   *older)
{
  CharterAttachment *attachment = g_new0 (CharterAttachment, 1);
  CharterRecord *evidence = charter_portfolio_find (charter_session_get_portfolio (session),
                                                    charter_evidence_file_get_evidence (older));
  g_autofree char *label = NULL;

  attachment->evidence = CHARTER_EVIDENCE (g_object_ref (evidence));
  attachment->is_known = g_strcmp0 (charter_evidence_file_get_sha256 (older), kept->sha256) == 0;
  if (attachment->is_known)
    return attachment;
  /* Translators: a step of undo; %s is the name of a file */
  label = g_strdup_printf (_("Replace “%s”"), charter_evidence_file_get_name (older));
  charter_store_begin_group (charter_session_get_store (session), label);
  add_file (session, attachment->evidence, older, kept);
  end (session);
  return attachment;
}

/* The file is kept; now the records of it, in one step. */
static CharterAttachment *
attach_kept (CharterSession        *session,
             const CharterKeptFile *kept,
             CharterEvidence       *into,
             const char            *title,
             const char * const    *items)
{
  CharterAttachment *attachment = g_new0 (CharterAttachment, 1);
  CharterEvidence *known = find_by_hash (session, kept->sha256);
  g_autofree char *made_title = title && *title ? g_strdup (title) : title_from_name (kept->name);
  gboolean is_picture = g_content_type_is_mime_type (kept->content_type, "image/*");

  attachment->is_known = known && (!into || known == into);
  if (attachment->is_known || into)
    attachment->evidence = g_object_ref (attachment->is_known ? known : into);
  else
    attachment->evidence = make_evidence (session,
                                          is_picture ? CHARTER_EVIDENCE_KIND_PHOTO
                                                     : CHARTER_EVIDENCE_KIND_FILE,
                                          made_title);
  begin (session, attachment->evidence);
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (attachment->evidence));
  if (!attachment->is_known)
    add_file (session, attachment->evidence, NULL, kept);
  if (charter_privacy_look (kept->name) != CHARTER_PRIVACY_CLEAR)
    charter_evidence_set_personal_data (attachment->evidence, TRUE);
  link_items (session, attachment->evidence, items);
  end (session);
  return attachment;
}

typedef struct {
  CharterPortfolio *portfolio; /* of the school that was open when it began */
  CharterEvidence  *evidence;
  CharterEvidenceFile *older; /* what it replaces */
  char             *title;
  char            **items;
} CharterAttach;

static void
free_attach (gpointer data)
{
  CharterAttach *attach = data;

  g_clear_object (&attach->portfolio);
  g_clear_object (&attach->evidence);
  g_clear_object (&attach->older);
  g_free (attach->title);
  g_strfreev (attach->items);
  g_free (attach);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterSession *session = g_task_get_source_object (task);
  CharterAttach *attach = g_task_get_task_data (task);
  const char * const *items = (const char * const *) attach->items;
  GError *error = NULL;
  g_autoptr(CharterKeptFile) kept =
    charter_evidence_folder_keep_finish (CHARTER_EVIDENCE_FOLDER (source), result, &error);

  if (!kept)
    g_task_return_error (task, error);
  else if (charter_session_get_portfolio (session) != attach->portfolio)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _("Another school was opened meanwhile."));
  else if (!check_items (session, items, &error))
    g_task_return_error (task, error);
  else if (attach->older && !charter_portfolio_find (attach->portfolio, charter_evidence_file_get_evidence (attach->older)))
    g_task_return_new_error (task, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_FOUND, "%s",
                             _("The evidence was removed meanwhile."));
  else if (attach->older)
    g_task_return_pointer (task, replace_kept (session, kept, attach->older),
                           (GDestroyNotify) charter_attachment_free);
  else
    g_task_return_pointer (task, attach_kept (session, kept, attach->evidence, attach->title, items),
                           (GDestroyNotify) charter_attachment_free);
}

/**
 * charter_attach_file_async:
 * @session: a session with a school
 * @file: the file to keep a copy of
 * @evidence: (nullable): evidence to add the file to
 * @title: (nullable): its title; otherwise made from the file's name
 * @items: (nullable): codes of what it supports
 * @progress: (nullable): called with bytes copied and to copy
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop; nothing is kept then
 * @callback: called when it is kept and recorded
 * @user_data: for @callback
 *
 * A file that is kept already is recognised by its contents: its evidence is linked, and no second
 * copy is made.
 */
void
charter_attach_file_async (CharterSession        *session,
                           GFile                 *file,
                           CharterEvidence       *evidence,
                           const char            *title,
                           const char * const    *items,
                           GFileProgressCallback  progress,
                           gpointer               progress_data,
                           GCancellable          *cancellable,
                           GAsyncReadyCallback    callback,
                           gpointer               user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  CharterAttach *attach;
  GError *error = NULL;

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (charter_session_get_portfolio (session) != NULL);
  g_task_set_source_tag (task, charter_attach_file_async);
  g_task_set_check_cancellable (task, FALSE);
  if (!check_items (session, items, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  attach = g_new0 (CharterAttach, 1);
  attach->portfolio = g_object_ref (charter_session_get_portfolio (session));
  attach->evidence = evidence ? g_object_ref (evidence) : NULL;
  attach->title = g_strdup (title);
  attach->items = g_strdupv ((char **) items);
  g_task_set_task_data (task, attach, free_attach);
  charter_evidence_folder_keep_async (charter_session_get_evidence_folder (session), file, progress,
                                      progress_data, cancellable, kept_cb, task);
}

/**
 * charter_attach_replace_async:
 * @session: a session with a school
 * @file: the newer file
 * @older: what it replaces: the current one of its row
 * @progress: (nullable): called with bytes copied and to copy
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop; nothing is kept then
 * @callback: called when it is kept and recorded
 * @user_data: for @callback
 *
 * @older stays with it and can be brought back. The same contents again change nothing, and mend a kept
 * copy that was changed outside. To be finished with charter_attach_file_finish().
 */
void
charter_attach_replace_async (CharterSession        *session,
                              GFile                 *file,
                              CharterEvidenceFile   *older,
                              GFileProgressCallback  progress,
                              gpointer               progress_data,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  CharterAttach *attach = g_new0 (CharterAttach, 1);

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (CHARTER_IS_EVIDENCE_FILE (older));
  g_task_set_source_tag (task, charter_attach_replace_async);
  g_task_set_check_cancellable (task, FALSE);
  attach->portfolio = g_object_ref (charter_session_get_portfolio (session));
  attach->older = g_object_ref (older);
  g_task_set_task_data (task, attach, free_attach);
  charter_evidence_folder_keep_async (charter_session_get_evidence_folder (session), file, progress,
                                      progress_data, cancellable, kept_cb, task);
}

/**
 * charter_attach_bring_back:
 * @session: a session with a school
 * @current: the file that is shown now
 * @older: one of those it replaced
 *
 * Makes the contents of @older the newest. Nothing is lost: @current becomes one of the older ones.
 */
void
charter_attach_bring_back (CharterSession      *session,
                           CharterEvidenceFile *current,
                           CharterEvidenceFile *older)
{
  CharterKeptFile kept = {
    .sha256 = (char *) charter_evidence_file_get_sha256 (older),
    .name = (char *) charter_evidence_file_get_name (older),
    .size = charter_evidence_file_get_size (older),
    .content_type = (char *) charter_evidence_file_get_content_type (older),
  };
  CharterRecord *evidence = charter_portfolio_find (charter_session_get_portfolio (session),
                                                    charter_evidence_file_get_evidence (current));
  g_autofree char *label = NULL;

  g_return_if_fail (CHARTER_IS_EVIDENCE (evidence));
  /* Translators: a step of undo; %s is the name of a file */
  label = g_strdup_printf (_("Bring back “%s”"), kept.name);
  charter_store_begin_group (charter_session_get_store (session), label);
  add_file (session, CHARTER_EVIDENCE (evidence), current, &kept);
  end (session);
}

/**
 * charter_attach_file_finish:
 * @session: a session
 * @result: the result
 * @error: return location: the folder's errors, %CHARTER_JOB_ERROR_NOT_FOUND for an unknown item
 *
 * Returns: (transfer full) (nullable): the evidence, and whether it was kept already
 */
CharterAttachment *
charter_attach_file_finish (CharterSession  *session,
                            GAsyncResult    *result,
                            GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * charter_attach_bytes:
 * @session: a session with a school
 * @bytes: a pasted picture
 * @name: what its file is to be called: "Pasted picture.png"
 * @items: (nullable): codes of what it supports
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the evidence, and whether it was kept already
 */
CharterAttachment *
charter_attach_bytes (CharterSession      *session,
                      GBytes              *bytes,
                      const char          *name,
                      const char * const  *items,
                      GError             **error)
{
  g_autoptr(CharterKeptFile) kept = NULL;

  g_return_val_if_fail (CHARTER_IS_SESSION (session), NULL);
  if (!check_items (session, items, error))
    return NULL;
  kept = charter_evidence_folder_keep_bytes (charter_session_get_evidence_folder (session), bytes, name,
                                             error);
  return kept ? attach_kept (session, kept, NULL, NULL, items) : NULL;
}

static gboolean
check_address (const char  *address,
               GError     **error)
{
  g_autofree char *scheme = address ? g_uri_parse_scheme (address) : NULL;

  if (scheme && (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")))
    return TRUE;
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                       _("A link begins with “https://”."));
  return FALSE;
}

/**
 * charter_attach_words:
 * @session: a session with a school
 * @kind: %CHARTER_EVIDENCE_KIND_LINK, %CHARTER_EVIDENCE_KIND_NOTE or %CHARTER_EVIDENCE_KIND_SEEN
 * @title: (nullable): its title; a link's may be left out
 * @detail: (nullable): the address, the text, or where it can be seen
 * @items: (nullable): codes of what it supports
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the evidence
 */
CharterEvidence *
charter_attach_words (CharterSession       *session,
                      CharterEvidenceKind   kind,
                      const char           *title,
                      const char           *detail,
                      const char * const   *items,
                      GError              **error)
{
  g_autoptr(CharterEvidence) evidence = NULL;
  CharterPrivacy found = charter_privacy_look (title) | charter_privacy_look (detail);

  g_return_val_if_fail (CHARTER_IS_SESSION (session), NULL);
  if (!check_items (session, items, error))
    return NULL;
  if (kind == CHARTER_EVIDENCE_KIND_LINK && !check_address (detail, error))
    return NULL;
  if ((!title || !*title) && (!detail || !*detail))
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("Give it a title."));
      return NULL;
    }
  evidence = make_evidence (session, kind, title && *title ? title : detail);
  if (kind == CHARTER_EVIDENCE_KIND_LINK)
    charter_evidence_set_url (evidence, detail);
  else if (kind == CHARTER_EVIDENCE_KIND_NOTE)
    charter_evidence_set_text (evidence, detail);
  else
    charter_evidence_set_kept_where (evidence, detail);
  charter_evidence_set_personal_data (evidence, found != CHARTER_PRIVACY_CLEAR);
  begin (session, evidence);
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (evidence));
  link_items (session, evidence, items);
  end (session);
  return evidence; /* the portfolio's list holds it */
}

/**
 * charter_attach_existing:
 * @session: a session with a school
 * @evidence: evidence of that school
 * @items: codes of what else it supports
 * @error: return location
 */
gboolean
charter_attach_existing (CharterSession      *session,
                         CharterEvidence     *evidence,
                         const char * const  *items,
                         GError             **error)
{
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  g_autofree char *label = NULL;

  g_return_val_if_fail (CHARTER_IS_SESSION (session), FALSE);
  if (!check_items (session, items, error))
    return FALSE;
  /* Translators: a step of undo; %s is a reference such as "E14" */
  label = g_strdup_printf (_("Link evidence %s"), reference);
  charter_store_begin_group (charter_session_get_store (session), label);
  link_items (session, evidence, items);
  end (session);
  return TRUE;
}

/**
 * charter_detach:
 * @session: a session with a school
 * @evidence: evidence of that school
 * @item: code of what it does not support after all
 * @error: return location
 *
 * The evidence itself stays.
 */
gboolean
charter_detach (CharterSession   *session,
                CharterEvidence  *evidence,
                const char       *item,
                GError          **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  g_autofree char *label = NULL;
  CharterJudgement *judgement;

  g_return_val_if_fail (CHARTER_IS_SESSION (session), FALSE);
  if (!charter_judge_check_open (session, error))
    return FALSE;
  judgement = charter_portfolio_find_judgement (portfolio, charter_session_get_audit (session), item,
                                                CHARTER_VOICE_SCHOOL);
  if (!judgement)
    return TRUE;
  /* Translators: a step of undo; %1$s is a reference such as "E14", %2$s an item's code */
  label = g_strdup_printf (_("Unlink evidence %1$s from %2$s"), reference, item);
  charter_store_begin_group (charter_session_get_store (session), label);
  charter_portfolio_unlink (portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                            charter_record_get_id (CHARTER_RECORD (judgement)), CHARTER_LINK_SUPPORTS);
  end (session);
  return TRUE;
}

static void
set_link (CharterSession  *session,
          CharterEvidence *evidence,
          CharterRecord   *record,
          gboolean         is_linked)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  const char *from = charter_record_get_id (CHARTER_RECORD (evidence));
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  /* Translators: steps of undo; %s is a reference such as "E14" */
  g_autofree char *label = g_strdup_printf (is_linked ? _("Link evidence %s") : _("Unlink evidence %s"), reference);

  charter_store_begin_group (charter_session_get_store (session), label);
  if (is_linked)
    charter_portfolio_link (portfolio, from, charter_record_get_id (record), CHARTER_LINK_SUPPORTS);
  else
    charter_portfolio_unlink (portfolio, from, charter_record_get_id (record), CHARTER_LINK_SUPPORTS);
  end (session);
}

/**
 * charter_attach_link_record:
 * @session: a session with a school
 * @evidence: evidence of that school
 * @record: an action or a provision of it
 */
void
charter_attach_link_record (CharterSession  *session,
                            CharterEvidence *evidence,
                            CharterRecord   *record)
{
  g_return_if_fail (CHARTER_IS_ACTION (record) || CHARTER_IS_PROVISION (record));
  set_link (session, evidence, record, TRUE);
}

/**
 * charter_attach_unlink_record:
 * @session: a session with a school
 * @evidence: evidence of that school
 * @record: an action or a provision of it
 */
void
charter_attach_unlink_record (CharterSession  *session,
                              CharterEvidence *evidence,
                              CharterRecord   *record)
{
  g_return_if_fail (CHARTER_IS_ACTION (record) || CHARTER_IS_PROVISION (record));
  set_link (session, evidence, record, FALSE);
}

/**
 * charter_attach_remove:
 * @session: a session with a school
 * @evidence: evidence of that school
 *
 * Takes it out with its files' records and its links. The copies of files stay in the folder, so
 * that this can be undone.
 */
void
charter_attach_remove (CharterSession  *session,
                       CharterEvidence *evidence)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) files = charter_portfolio_list_all_files (portfolio, evidence);
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  /* Translators: a step of undo; %s is a reference such as "E14" */
  g_autofree char *label = g_strdup_printf (_("Remove evidence %s"), reference);

  g_return_if_fail (CHARTER_IS_SESSION (session));
  charter_store_begin_group (charter_session_get_store (session), label);
  for (guint i = 0; i < files->len; i++)
    charter_portfolio_remove (portfolio, g_ptr_array_index (files, i));
  charter_portfolio_remove (portfolio, CHARTER_RECORD (evidence));
  end (session);
}

/**
 * charter_attach_list_items:
 * @session: a session with a school
 * @evidence: evidence of that school
 *
 * Returns: (transfer container) (element-type CharterItem): what it supports in the current audit, in
 *   the framework's order
 */
GPtrArray *
charter_attach_list_items (CharterSession  *session,
                           CharterEvidence *evidence)
{
  CharterFramework *framework = charter_session_get_framework (session);
  CharterAudit *audit = charter_session_get_audit (session);
  g_autoptr(GPtrArray) links =
    charter_portfolio_list_linked_from (charter_session_get_portfolio (session),
                                        charter_record_get_id (CHARTER_RECORD (evidence)),
                                        CHARTER_LINK_SUPPORTS);
  g_autoptr(GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *areas = framework ? charter_framework_get_areas (framework) : NULL;
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      CharterRecord *record = g_ptr_array_index (links, i);

      if (CHARTER_IS_JUDGEMENT (record) && audit
          && g_strcmp0 (charter_judgement_get_audit (CHARTER_JUDGEMENT (record)),
                        charter_record_get_id (CHARTER_RECORD (audit))) == 0)
        g_hash_table_add (codes, (gpointer) charter_judgement_get_item (CHARTER_JUDGEMENT (record)));
    }
  for (guint i = 0; g_hash_table_size (codes) > 0 && areas && i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *in_area = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (in_area); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (in_area, j);

          if (g_hash_table_contains (codes, charter_item_get_code (item)))
            g_ptr_array_add (items, item);
        }
    }
  return items;
}

/**
 * charter_attach_list_for:
 * @session: a session with a school
 * @item: an item's code
 *
 * Returns: (transfer container) (element-type CharterEvidence): what supports it in the current audit
 */
GPtrArray *
charter_attach_list_for (CharterSession *session,
                         const char     *item)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterJudgement *judgement =
    charter_portfolio_find_judgement (portfolio, charter_session_get_audit (session), item,
                                      CHARTER_VOICE_SCHOOL);
  g_autoptr(GPtrArray) linked = NULL;
  GPtrArray *evidence = g_ptr_array_new ();

  if (!judgement)
    return evidence;
  linked = charter_portfolio_list_linked_to (portfolio, charter_record_get_id (CHARTER_RECORD (judgement)),
                                             CHARTER_LINK_SUPPORTS);
  for (guint i = 0; i < linked->len; i++)
    if (CHARTER_IS_EVIDENCE (g_ptr_array_index (linked, i)))
      g_ptr_array_add (evidence, g_ptr_array_index (linked, i));
  return evidence;
}

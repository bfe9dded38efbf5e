/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-attach-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-job-error.h"
#include "charter-privacy.h"

/**
 * charter_attachment_free:
 * @attachment: (transfer full) (nullable): what came of attaching a file
 */
void
charter_attachment_free (CharterAttachment *attachment)
{
  if (!attachment)
    return;
  g_clear_object (&attachment->evidence);
  g_free (attachment);
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
  charter_attach_end (session);
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
    attachment->evidence = charter_attach_make_evidence (session,
                                          is_picture ? CHARTER_EVIDENCE_KIND_PHOTO
                                                     : CHARTER_EVIDENCE_KIND_FILE,
                                          made_title);
  charter_attach_begin (session, attachment->evidence);
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (attachment->evidence));
  if (!attachment->is_known)
    add_file (session, attachment->evidence, NULL, kept);
  if (charter_privacy_look (kept->name) != CHARTER_PRIVACY_CLEAR)
    charter_evidence_set_personal_data (attachment->evidence, TRUE);
  charter_attach_link_items (session, attachment->evidence, items);
  charter_attach_end (session);
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
  else if (!charter_attach_check_items (session, items, &error))
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

/* Returns: (nullable): a task whose data says what the kept file is for; it has failed when it is %NULL */
static GTask *
start (CharterSession      *session,
       gpointer             tag,
       const char * const  *items,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  CharterAttach *attach = g_new0 (CharterAttach, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, attach, free_attach);
  if (!charter_attach_check_items (session, items, &error))
    {
      g_task_return_error (task, error);
      return NULL;
    }
  attach->portfolio = g_object_ref (charter_session_get_portfolio (session));
  attach->items = g_strdupv ((char **) items);
  return g_steal_pointer (&task);
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
  CharterAttach *attach;
  GTask *task;

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (charter_session_get_portfolio (session) != NULL);
  task = start (session, charter_attach_file_async, items, cancellable, callback, user_data);
  if (!task)
    return;
  attach = g_task_get_task_data (task);
  attach->evidence = evidence ? g_object_ref (evidence) : NULL;
  attach->title = g_strdup (title);
  charter_evidence_folder_keep_async (charter_session_get_evidence_folder (session), file, progress,
                                      progress_data, cancellable, kept_cb, task);
}

/**
 * charter_attach_bytes_async:
 * @session: a session with a school
 * @bytes: a picture that was pasted or dropped
 * @name: what its file is to be called: "Pasted picture.png"
 * @items: (nullable): codes of what it supports
 * @progress: (nullable): called with bytes written and to write
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop; nothing is kept then
 * @callback: called when it is kept and recorded
 * @user_data: for @callback
 *
 * As charter_attach_file_async() for what is no file yet. To be finished with charter_attach_file_finish().
 */
void
charter_attach_bytes_async (CharterSession        *session,
                            GBytes                *bytes,
                            const char            *name,
                            const char * const    *items,
                            GFileProgressCallback  progress,
                            gpointer               progress_data,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  GTask *task;

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (charter_session_get_portfolio (session) != NULL);
  task = start (session, charter_attach_bytes_async, items, cancellable, callback, user_data);
  if (task)
    charter_evidence_folder_keep_bytes_async (charter_session_get_evidence_folder (session), bytes, name, progress,
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
  CharterAttach *attach;
  GTask *task;

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (CHARTER_IS_EVIDENCE_FILE (older));
  task = start (session, charter_attach_replace_async, NULL, cancellable, callback, user_data);
  attach = g_task_get_task_data (task); /* of no items, nothing can fail */
  attach->older = g_object_ref (older);
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
  charter_attach_end (session);
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

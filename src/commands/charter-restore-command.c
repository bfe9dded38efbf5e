/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#include "charter-copy-job.h"

static void
print_result (CharterCommandLine         *line,
              const CharterBackupPreview *preview,
              const char                 *kept)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  charter_json_add_text (builder, "file", preview->path);
  charter_json_add_text (builder, "kept", kept);
  charter_json_add_count (builder, "schools", preview->n_schools);
  charter_json_add_count (builder, "audits", preview->n_audits);
  charter_json_add_count (builder, "evidence", preview->n_evidence);
  charter_json_add_text (builder, "last_change", *preview->last_change ? preview->last_change : NULL);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  charter_command_line_print (line, _("Brought back. Schools: %u, self-evaluations: %u, evidence: %u."),
                              preview->n_schools, preview->n_audits, preview->n_evidence);
  /* Translators: the name of a file */
  charter_command_line_print (line, _("What was there before is kept in %s; restoring that takes this back."),
                              kept);
}

/* The file of everything: its evidence is put beside what is there, then the records are brought back. */
static gboolean
is_copy (const char *path)
{
  g_autoptr(CharterCopyManifest) manifest = charter_copy_file_look (path, NULL);

  return manifest != NULL;
}

static int
restore_copy (CharterCommandLine *line,
              CharterSession     *session,
              const char         *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterOpenedCopy) copy = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(CharterBackupOutlook) outlook = NULL;
  CharterStore *store = charter_session_get_store (session);
  GAsyncResult *result = NULL;
  GAsyncResult *looked = NULL;
  GAsyncResult *taken = NULL;

  charter_copy_job_open_async (session, path, NULL, NULL, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) opened = charter_session_await (&result);
  copy = charter_copy_job_open_finish (session, opened, &error);
  if (!copy)
    return charter_command_line_fail_with (line, CHARTER_EXIT_DATA, "damaged", "%s", error->message);
  charter_store_look_ahead_async (store, copy->database, NULL, charter_session_await_cb, &looked);
  g_autoptr(GAsyncResult) seen = charter_session_await (&looked);
  outlook = charter_store_look_ahead_finish (store, seen, &error);
  if (!outlook)
    return charter_command_line_fail (line, error);
  charter_copy_job_take_async (session, copy, charter_session_await_cb, &taken);
  g_autoptr(GAsyncResult) done = charter_session_await (&taken);
  kept = charter_copy_job_take_finish (session, done, &error);
  if (!kept)
    return charter_command_line_fail (line, error);
  g_free (outlook->preview->path);
  outlook->preview->path = g_strdup (path);
  print_result (line, outlook->preview, kept);
  return charter_command_line_get_status (line);
}

static int
run (CharterCommandLine *line)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;
  CharterBackupPreview *preview = NULL;
  GAsyncResult *result = NULL;
  CharterSession *session;
  CharterStore *store;
  const char *path;

  if (!charter_command_line_parse (line, NULL, 1, 1))
    return charter_command_line_get_status (line);
  path = charter_command_line_get_argument (line, 0);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return charter_command_line_fail_with (line, CHARTER_EXIT_NOT_FOUND, "no-such-file",
                                           _("There is no file “%s”."), path);
  session = charter_command_line_open_session (line);
  if (!session)
    return charter_command_line_get_status (line);
  if (is_copy (path))
    return restore_copy (line, session, path);
  store = charter_session_get_store (session);
  charter_store_restore_async (store, path, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  kept = charter_store_restore_finish (store, done, &preview, &error);
  if (!kept && g_error_matches (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS))
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "not-ours", "%s", error->message);
  if (!kept)
    return charter_command_line_fail (line, error);
  print_result (line, preview, kept);
  charter_backup_preview_free (preview);
  return charter_command_line_get_status (line);
}

const CharterCommand charter_restore_command = {
  .name = "restore",
  .summary = N_("Brings a backup back, keeping what is there now"),
  .usage = N_("FILE"),
  .run = run,
};

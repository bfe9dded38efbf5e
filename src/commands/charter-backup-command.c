/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "charter-copy-job.h"

static void
print_result (CharterCommandLine *line,
              const char         *path)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  GStatBuf about = { 0 };

  g_stat (path, &about);
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "file", path);
  charter_json_add_count (builder, "bytes", about.st_size);
  charter_json_add_text (builder, "pages", NULL);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  charter_command_line_print (line, "%s", path);
}

/* Evidence and own frameworks, too, for another computer. */
static int
copy_everything (CharterCommandLine *line,
                 CharterSession     *session,
                 const char         *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterCopyManifest) manifest = NULL;
  GAsyncResult *result = NULL;

  charter_copy_job_write_async (session, path, NULL, FALSE, NULL, NULL, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  manifest = charter_copy_job_write_finish (session, done, &error);
  if (!manifest)
    return charter_command_line_fail_writing (line, error);
  print_result (line, path);
  return charter_command_line_get_status (line);
}

static int
run (CharterCommandLine *line)
{
  gboolean is_everything = FALSE;
  g_autofree char *path = NULL;
  g_autofree char *written = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *result = NULL;
  CharterSession *session;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("Where to; without it, the backups folder"), N_("FILE") },
    { "everything", 0, 0, G_OPTION_ARG_NONE, &is_everything,
      N_("The evidence and own frameworks, too, in one file for another computer; needs -o"), NULL },
    { NULL },
  };

  if (!charter_command_line_parse (line, options, 0, 0))
    return charter_command_line_get_status (line);
  if (is_everything && !path)
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s",
                                           _("Say with -o where the file is to go."));
  session = charter_command_line_open_session (line);
  if (!session)
    return charter_command_line_get_status (line);
  if (is_everything)
    return copy_everything (line, session, path);
  charter_store_backup_async (charter_session_get_store (session), path, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  written = charter_store_backup_finish (charter_session_get_store (session), done, &error);
  if (!written)
    return charter_command_line_fail_writing (line, error);
  print_result (line, written);
  return charter_command_line_get_status (line);
}

const CharterCommand charter_backup_command = {
  .name = "backup",
  .summary = N_("Makes a backup of the records, and checks it"),
  .usage = N_("[--everything] [-o FILE]"),
  .run = run,
};

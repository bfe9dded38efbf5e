/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#include "charter-import-job.h"
#include "charter-job-error.h"

/* More problems than these are only counted on a screen; --json has them all. */
#define MAX_TOLD 20

static void
add_file (JsonBuilder         *builder,
          CharterImportedFile *file)
{
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "file", file->name);
  charter_json_add_text (builder, "kind", file->kind);
  charter_json_add_count (builder, "added", file->added);
  charter_json_add_count (builder, "updated", file->updated);
  charter_json_add_count (builder, "unchanged", file->unchanged);
  charter_json_add_count (builder, "left_out", file->left_out);
  charter_json_add_count (builder, "skipped", file->skipped);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < file->problems->len; i++)
    {
      CharterFileProblem *problem = g_ptr_array_index (file->problems, i);

      json_builder_begin_object (builder);
      if (problem->line > 0)
        charter_json_add_count (builder, "line", problem->line);
      else
        charter_json_add_text (builder, "line", NULL);
      charter_json_add_text (builder, "field", problem->field);
      charter_json_add_text (builder, "reason", problem->reason);
      json_builder_end_object (builder);
    }
  if (file->error && file->problems->len == 0)
    {
      json_builder_begin_object (builder);
      charter_json_add_text (builder, "line", NULL);
      charter_json_add_text (builder, "field", NULL);
      charter_json_add_text (builder, "reason", file->error->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
tell_problems (CharterCommandLine  *line,
               CharterImportedFile *file)
{
  for (guint i = 0; i < MIN (file->problems->len, MAX_TOLD); i++)
    {
      CharterFileProblem *problem = g_ptr_array_index (file->problems, i);

      if (problem->line == 0)
        charter_command_line_tell (line, "%s: %s: %s", file->name, problem->field, problem->reason);
      else if (problem->field)
        charter_command_line_tell (line, _("%s, line %u, %s: %s"), file->name, problem->line,
                                   problem->field, problem->reason);
      else
        charter_command_line_tell (line, _("%s, line %u: %s"), file->name, problem->line, problem->reason);
    }
  if (file->problems->len > MAX_TOLD)
    charter_command_line_tell (line, ngettext ("%s: and %u more", "%s: and %u more",
                                               file->problems->len - MAX_TOLD),
                               file->name, file->problems->len - MAX_TOLD);
}

static void
print_file (CharterCommandLine  *line,
            CharterImportedFile *file)
{
  tell_problems (line, file);
  if (file->error)
    {
      charter_command_line_tell (line, "%s: %s", file->name, file->error->message);
      return;
    }
  charter_command_line_print (line, _("%s (%s): %u added, %u updated, %u unchanged, %u left out, %u skipped"),
                              file->name, file->kind, file->added, file->updated, file->unchanged,
                              file->left_out, file->skipped);
  if (file->archived > 0 && g_str_equal (file->kind, "bundle"))
    charter_command_line_print (line, _("%s: %u taken out, as they were there"), file->name, file->archived);
  else if (file->archived > 0)
    charter_command_line_print (line, _("%s: %u no longer listed there and put aside"), file->name,
                                file->archived);
}

static int
report (CharterCommandLine *line,
        GPtrArray          *files)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  gboolean is_in_part = FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    {
      CharterImportedFile *file = g_ptr_array_index (files, i);

      add_file (builder, file);
      print_file (line, file);
      is_in_part |= file->error || file->skipped > 0;
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  return is_in_part ? CHARTER_EXIT_IN_PART : CHARTER_EXIT_DONE;
}

/* With nothing taken at all it is a failure, told by the first file's reason. */
static int
report_failure (CharterCommandLine *line,
                GPtrArray          *files)
{
  CharterImportedFile *first = g_ptr_array_index (files, 0);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < files->len && !charter_command_line_is_json (line); i++)
    if (i > 0)
      print_file (line, g_ptr_array_index (files, i));
    else if (first->problems->len > 1 || g_error_matches (first->error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID))
      tell_problems (line, first);
  error = first->error->domain == CHARTER_PACK_ERROR
          /* Translators: a file, and what is wrong with it, which has no full stop */
          ? g_error_new (CHARTER_PACK_ERROR, first->error->code, _("%s: %s. Nothing was changed."),
                         first->name, first->error->message)
          : g_error_new (first->error->domain, first->error->code, "%s: %s", first->name,
                         first->error->message);
  return charter_command_line_fail (line, error);
}

static GPtrArray *
list_files (CharterCommandLine *line)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < charter_command_line_get_n_arguments (line); i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (charter_command_line_get_argument (line, i)));
  return files;
}

static gboolean
has_any (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (!((CharterImportedFile *) g_ptr_array_index (files, i))->error)
      return TRUE;
  return FALSE;
}

static gboolean
parse_choice (const char         *word,
              CharterMergeChoice *choice)
{
  static const char * const words[] = { "ours", "theirs", "newest" };
  static const CharterMergeChoice choices[] = { CHARTER_MERGE_OURS, CHARTER_MERGE_THEIRS, CHARTER_MERGE_NEWEST };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *choice = choices[i];
        return TRUE;
      }
  return FALSE;
}

static int
run (CharterCommandLine *line)
{
  gboolean take_closed = FALSE;
  CharterMergeChoice conflicts = CHARTER_MERGE_ASK;
  g_autofree char *choice = NULL;
  const GOptionEntry options[] = {
    { "conflicts", 0, 0, G_OPTION_ARG_STRING, &choice,
      N_("What both sides of a bundle have changed is as one says: ours, theirs or newest"), N_("WHOSE") },
    { "closed", 0, 0, G_OPTION_ARG_NONE, &take_closed, N_("Take closed schools of the register, too"), NULL },
    { NULL },
  };
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GPtrArray) done = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *result = NULL;
  CharterSession *session;

  if (!charter_command_line_parse (line, options, 1, G_MAXUINT))
    return charter_command_line_get_status (line);
  if (choice && !parse_choice (choice, &conflicts))
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage",
                                           _("“%s” does not say whom to believe. Say ours, theirs or newest."), choice);
  session = charter_command_line_open_session (line);
  if (!session)
    return charter_command_line_get_status (line);
  files = list_files (line);
  charter_import_async (session, files, take_closed, conflicts, NULL, NULL, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) awaited = charter_session_await (&result);
  done = charter_import_finish (session, awaited, &error);
  if (!done)
    return charter_command_line_fail (line, error);
  return has_any (done) ? report (line, done) : report_failure (line, done);
}

const CharterCommand charter_import_command = {
  .name = "import",
  .summary = N_("Takes the schools register, a directory of services, a framework pack or a school bundle"),
  .usage = N_("[--closed] [--conflicts WHOSE] FILE…"),
  .run = run,
};

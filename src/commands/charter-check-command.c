/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

static void
add_problem (JsonBuilder          *builder,
             const CharterProblem *problem)
{
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "where", problem->where);
  charter_json_add_text (builder, "what", problem->what);
  charter_json_add_text (builder, "do", problem->remedy);
  json_builder_end_object (builder);
}

static void
print_problems (CharterCommandLine *line,
                GPtrArray          *problems)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  charter_json_add_boolean (builder, "ok", problems->len == 0);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const CharterProblem *problem = problems->pdata[i];

      add_problem (builder, problem);
      charter_command_line_print (line, "%s: %s\n  %s", problem->where, problem->what, problem->remedy);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  if (problems->len == 0)
    charter_command_line_print (line, "%s", _("All is well: the records, what links them, and every evidence file."));
}

static int
run (CharterCommandLine *line)
{
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *result = NULL;
  CharterSession *session;
  CharterStore *store;

  if (!charter_command_line_parse (line, NULL, 0, 0))
    return charter_command_line_get_status (line);
  session = charter_command_line_open_session (line);
  if (!session)
    return charter_command_line_get_status (line);
  store = charter_session_get_store (session);
  charter_store_check_async (store, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  problems = charter_store_check_finish (store, done, &error);
  if (!problems)
    return charter_command_line_fail (line, error);
  print_problems (line, problems);
  return problems->len == 0 ? charter_command_line_get_status (line) : CHARTER_EXIT_DATA;
}

const CharterCommand charter_check_command = {
  .name = "check",
  .summary = N_("Checks the records and every evidence file"),
  .usage = "",
  .run = run,
};

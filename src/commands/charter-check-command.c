/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#include "charter-pack-seal.h"

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
                GPtrArray          *problems,
                const char         *well)
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
    charter_command_line_print (line, "%s", well);
}

/* A pack that no longer matches is a problem like any other: where, what, and what to do. */
static int
check_pack (CharterCommandLine *line,
            const char         *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterPackSeal) seal = charter_pack_seal_read (path, &error);
  g_autoptr(GPtrArray) problems = g_ptr_array_new ();
  g_autofree char *code = NULL;
  g_autofree char *changes = NULL;
  CharterProblem problem = { 0 };

  if (!seal)
    return charter_command_line_fail (line, error);
  if (!charter_command_line_open_school (line, seal->school))
    return charter_command_line_get_status (line);
  code = charter_pack_seal_dup_code (seal);
  changes = charter_pack_seal_dup_changes (
    seal, charter_session_get_portfolio (charter_command_line_open_session (line)));
  problem.where = (char *) path;
  problem.what = changes;
  problem.remedy = (char *) _("Print the pack again, or say in it that it shows an earlier state.");
  if (changes)
    g_ptr_array_add (problems, &problem);
  /* Translators: a file, then the code on the pack's cover */
  g_autofree char *well = g_strdup_printf (_("%s matches the records; its cover says %s."), path, code);
  print_problems (line, problems, well);
  return changes ? CHARTER_EXIT_DATA : charter_command_line_get_status (line);
}

static int
tell_damage (CharterCommandLine *line)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new ();
  CharterProblem problem = { 0 };

  problem.where = (char *) "charter.db";
  problem.what = (char *) charter_command_line_get_damage (line);
  problem.remedy = (char *) _("Open the program’s window, or use “rescue”: what can be read is brought together with "
                              "the newest backup, and the damaged file is kept.");
  g_ptr_array_add (problems, &problem);
  print_problems (line, problems, "");
  return CHARTER_EXIT_DATA;
}

static int
run (CharterCommandLine *line)
{
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *result = NULL;
  CharterSession *session;
  CharterStore *store;

  if (!charter_command_line_parse (line, NULL, 0, 1))
    return charter_command_line_get_status (line);
  if (charter_command_line_get_n_arguments (line) == 1)
    return check_pack (line, charter_command_line_get_argument (line, 0));
  charter_command_line_set_is_checking (line);
  session = charter_command_line_open_session (line);
  if (charter_command_line_get_damage (line))
    return tell_damage (line);
  if (!session)
    return charter_command_line_get_status (line);
  store = charter_session_get_store (session);
  charter_store_check_async (store, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  problems = charter_store_check_finish (store, done, &error);
  if (!problems)
    return charter_command_line_fail (line, error);
  print_problems (line, problems,
                  _("All is well: the records, what links them, and every evidence file."));
  return problems->len == 0 ? charter_command_line_get_status (line) : CHARTER_EXIT_DATA;
}

const CharterCommand charter_check_command = {
  .name = "check",
  .summary = N_("Checks the records and every evidence file, or whether a pack matches them"),
  .usage = N_("[PACK.pdf]"),
  .run = run,
};

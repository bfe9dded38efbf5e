/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#include "charter-example-job.h"

static void
print_result (CharterCommandLine *line,
              CharterSchool      *school,
              gboolean            made)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  charter_json_add_text (builder, "urn", charter_school_get_urn (school));
  charter_json_add_boolean (builder, "made", made);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  charter_command_line_print (line,
                              /* TRANSLATORS: a school's name and its URN */
                              made ? _("Made %s, URN %s.")
                                   : _("%s, URN %s, is here already."),
                              charter_school_get_name (school), charter_school_get_urn (school));
}

static int
run (CharterCommandLine *line)
{
  CharterSession *session;
  CharterSchool *school;
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean made = FALSE;

  if (!charter_command_line_parse (line, NULL, 0, 0))
    return charter_command_line_get_status (line);
  session = charter_command_line_open_session (line);
  if (!session)
    return charter_command_line_get_status (line);
  charter_example_job_run_async (session, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  school = charter_example_job_run_finish (session, done, &made, &error);
  if (!school)
    return charter_command_line_fail (line, error);
  print_result (line, school, made);
  return charter_command_line_get_status (line);
}

const CharterCommand charter_example_command = {
  .name = "example",
  .summary = N_("Makes the worked example, a fictional school"),
  .usage = "",
  .run = run,
};

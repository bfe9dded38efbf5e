/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

static void
add_part (JsonBuilder             *builder,
          const CharterRescuePart *part)
{
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "table", part->name);
  charter_json_add_count (builder, "read", part->n_read);
  charter_json_add_count (builder, "backup", part->n_backup);
  charter_json_add_count (builder, "lost", part->n_lost);
  charter_json_add_count (builder, "unplaced", part->n_unplaced);
  json_builder_end_object (builder);
}

static void
print_report (CharterCommandLine        *line,
              const CharterRescueReport *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = report ? charter_rescue_report_dup_text (report) : NULL;

  json_builder_begin_object (builder);
  charter_json_add_boolean (builder, "damaged", report != NULL);
  charter_json_add_text (builder, "what", report ? report->what : NULL);
  charter_json_add_text (builder, "kept", report ? report->kept : NULL);
  charter_json_add_text (builder, "backup", report ? report->backup : NULL);
  charter_json_add_text (builder, "report", report ? report->path : NULL);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; report && i < report->parts->len; i++)
    add_part (builder, g_ptr_array_index (report->parts, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  charter_command_line_print (line, "%s", text ? text : _("The records are not damaged; nothing was changed."));
}

static int
run (CharterCommandLine *line)
{
  CharterSession *session;

  if (!charter_command_line_parse (line, NULL, 0, 0))
    return charter_command_line_get_status (line);
  charter_command_line_set_is_rescuing (line);
  session = charter_command_line_open_session (line);
  if (session)
    print_report (line, charter_store_get_rescue (charter_session_get_store (session)));
  return charter_command_line_get_status (line);
}

const CharterCommand charter_rescue_command = {
  .name = "rescue",
  .summary = N_("Rescues damaged records with the newest backup, keeping the damaged file"),
  .usage = "",
  .run = run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

/* No more of a file is read than a pack may hold and one byte: the reader then says it is too much. */
#define MOST_BYTES (4 * 1024 * 1024 + 1)

static GBytes *
read_file (const char  *path,
           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *data = NULL;
  gsize length = 0;

  if (!stream)
    return NULL;
  data = g_malloc (MOST_BYTES);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, MOST_BYTES, &length, NULL, error))
    return NULL;
  return g_bytes_new (data, length);
}

/* What the system says of a file, in words of ours. */
static int
fail_reading (CharterCommandLine *line,
              const char         *path,
              const GError       *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return charter_command_line_fail_with (line, CHARTER_EXIT_NOT_FOUND, "no-such-file",
                                           _("There is no file “%s”."), path);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "not-ours",
                                           _("“%s” is a folder. Choose a file in it."), path);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return charter_command_line_fail_with (line, CHARTER_EXIT_DATA, "failed",
                                           _("You may not read “%s”."), path);
  return charter_command_line_fail_writing (line, error);
}

static void
add_fault (JsonBuilder            *builder,
           const CharterPackFault *fault)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "line");
  if (fault->line > 0)
    json_builder_add_int_value (builder, fault->line);
  else
    json_builder_add_null_value (builder);
  charter_json_add_text (builder, "field", *fault->field ? fault->field : NULL);
  charter_json_add_text (builder, "reason", fault->reason);
  json_builder_end_object (builder);
}

static void
print_json (CharterCommandLine *line,
            GPtrArray          *faults)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  charter_json_add_boolean (builder, "ok", faults->len == 0);
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (guint i = 0; i < faults->len; i++)
    add_fault (builder, g_ptr_array_index (faults, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
}

static void
print_fault (CharterCommandLine     *line,
             const char             *path,
             const CharterPackFault *fault)
{
  if (fault->line > 0 && *fault->field)
    charter_command_line_print (line, "%s:%u: %s: %s", path, fault->line, fault->field,
                                fault->reason);
  else if (fault->line > 0)
    charter_command_line_print (line, "%s:%u: %s", path, fault->line, fault->reason);
  else
    charter_command_line_print (line, "%s: %s", path, fault->reason);
}

static int
run (CharterCommandLine *line)
{
  g_autoptr(CharterFramework) framework = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  const char *path;

  if (!charter_command_line_parse (line, NULL, 1, 1))
    return charter_command_line_get_status (line);
  path = charter_command_line_get_argument (line, 0);
  bytes = read_file (path, &error);
  if (!bytes)
    return fail_reading (line, path, error);
  framework = charter_pack_read (bytes, &faults, NULL);
  print_json (line, faults);
  if (framework)
    charter_command_line_print (line, _("%s: a sound pack, “%s” %s"), path,
                                charter_framework_get_title (framework),
                                charter_framework_get_version (framework));
  for (guint i = 0; i < faults->len; i++)
    print_fault (line, path, g_ptr_array_index (faults, i));
  return framework ? CHARTER_EXIT_DONE : CHARTER_EXIT_WRONG_USE;
}

const CharterCommand charter_validate_command = {
  .name = "validate",
  .summary = N_("Checks a framework pack, naming line, field and reason of each fault"),
  .usage = N_("FILE"),
  .run = run,
};

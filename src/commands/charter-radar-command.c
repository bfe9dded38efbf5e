/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "charter-chart-job.h"

static gboolean
is_pdf (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".pdf");
}

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
  if (is_pdf (path))
    charter_json_add_count (builder, "pages", 1);
  else
    charter_json_add_text (builder, "pages", NULL);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  charter_command_line_print (line, "%s", path);
}

static int
run (CharterCommandLine *line)
{
  g_autofree char *framework = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  const GOptionEntry options[] = {
    { "framework", 0, 0, G_OPTION_ARG_FILENAME, &framework, N_("By this framework"), N_("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("Where to: a name that ends in .svg, .png or .pdf"), N_("FILE") },
    { NULL },
  };

  if (!charter_command_line_parse (line, options, 1, 1))
    return charter_command_line_get_status (line);
  if (!path)
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s",
                                           _("Say where to write the chart: -o FILE"));
  if (!charter_command_line_find_framework (line, framework)
      || !charter_command_line_open_school (line, charter_command_line_get_argument (line, 0)))
    return charter_command_line_get_status (line);
  if (!charter_chart_write (charter_command_line_open_session (line), path, &error))
    return charter_command_line_fail (line, error);
  print_result (line, path);
  return charter_command_line_get_status (line);
}

const CharterCommand charter_radar_command = {
  .name = "radar",
  .summary = N_("Draws where a school stands as a chart"),
  .usage = N_("URN [--framework ID] -o FILE"),
  .run = run,
};

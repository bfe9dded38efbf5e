/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "charter-chart-job.h"
#include "charter-figures-job.h"

static void
print_measure (CharterCommandLine   *line,
               CharterImpact        *impact,
               const CharterMeasure *measure)
{
  gboolean has_terms = charter_impact_has_terms (impact, measure);

  charter_command_line_print (line, "%s  %s%s", measure->id, measure->title,
                              has_terms ? _(" (also by term)") : "");
}

static void
add_measure (JsonBuilder          *builder,
             CharterImpact        *impact,
             const CharterMeasure *measure)
{
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "id", measure->id);
  charter_json_add_text (builder, "title", measure->title);
  charter_json_add_boolean (builder, "terms", charter_impact_has_terms (impact, measure));
  json_builder_end_object (builder);
}

/* What there is to draw. */
static int
list_measures (CharterCommandLine *line,
               CharterImpact      *impact)
{
  GPtrArray *measures = charter_impact_get_measures (impact);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  guint n = 0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "measures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < measures->len; i++)
    {
      const CharterMeasure *measure = g_ptr_array_index (measures, i);

      if (!charter_impact_has_figures (impact, measure))
        continue;
      add_measure (builder, impact, measure);
      print_measure (line, impact, measure);
      n++;
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  if (n == 0)
    charter_command_line_tell (line, "%s", _("There are no figures of impact yet."));
  return charter_command_line_get_status (line);
}

static int
write_trend (CharterCommandLine *line,
             CharterImpact      *impact,
             const char         *id,
             gboolean            by_term,
             const char         *path)
{
  const CharterMeasure *measure = charter_impact_find_measure (impact, id);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *lower = g_ascii_strdown (path, -1);
  GStatBuf about = { 0 };

  if (!measure || !charter_impact_has_figures (impact, measure))
    return charter_command_line_fail_with (line, CHARTER_EXIT_NOT_FOUND, "no-such-measure",
                                           _("There are no figures of “%s” here. “trend URN” lists what there is."), id);
  if (by_term && !charter_impact_has_terms (impact, measure))
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage",
                                           _("“%s” has figures by year only."), measure->title);
  if (!charter_chart_write_trend (impact, measure, by_term, path, &error))
    return charter_command_line_fail (line, error);

  g_stat (path, &about);
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "file", path);
  charter_json_add_count (builder, "bytes", about.st_size);
  if (g_str_has_suffix (lower, ".pdf"))
    charter_json_add_count (builder, "pages", 1);
  else
    charter_json_add_text (builder, "pages", NULL);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  charter_command_line_print (line, "%s", path);
  return charter_command_line_get_status (line);
}

static int
run (CharterCommandLine *line)
{
  g_autofree char *path = NULL;
  g_autoptr(CharterImpact) impact = NULL;
  gboolean by_term = FALSE, is_list;
  const GOptionEntry options[] = {
    { "by-term", 0, 0, G_OPTION_ARG_NONE, &by_term, N_("Terms rather than whole years"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("Where to: a name that ends in .svg, .png or .pdf"), N_("FILE") },
    { NULL },
  };

  if (!charter_command_line_parse (line, options, 1, 2))
    return charter_command_line_get_status (line);
  is_list = charter_command_line_get_n_arguments (line) == 1;
  if (is_list && (path || by_term))
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s",
                                           _("Say which measure. “trend URN” lists what there is."));
  if (!is_list && !path)
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s",
                                           _("Say where to write the chart: -o FILE"));
  if (!charter_command_line_open_school (line, charter_command_line_get_argument (line, 0)))
    return charter_command_line_get_status (line);
  impact = charter_figures_job_show (charter_command_line_open_session (line));
  if (is_list)
    return list_measures (line, impact);
  return write_trend (line, impact, charter_command_line_get_argument (line, 1), by_term, path);
}

const CharterCommand charter_trend_command = {
  .name = "trend",
  .summary = N_("Draws a school’s figures over the years as a chart"),
  .usage = N_("URN\n  URN MEASURE [--by-term] -o FILE"),
  .run = run,
};

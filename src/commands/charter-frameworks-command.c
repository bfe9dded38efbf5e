/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#include "charter-level.h"

static void
add_levels (JsonBuilder      *builder,
            CharterFramework *framework)
{
  GListModel *levels = charter_framework_get_levels (framework);

  json_builder_set_member_name (builder, "levels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      json_builder_begin_object (builder);
      charter_json_add_text (builder, "id", charter_level_get_id (level));
      charter_json_add_text (builder, "title", charter_level_get_title (level));
      charter_json_add_count (builder, "value", charter_level_get_value (level));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_framework (JsonBuilder      *builder,
               CharterFramework *framework,
               gboolean          is_default)
{
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "id", charter_framework_get_id (framework));
  charter_json_add_text (builder, "version", charter_framework_get_version (framework));
  charter_json_add_text (builder, "title", charter_framework_get_title (framework));
  charter_json_add_text (builder, "status", charter_framework_get_status (framework));
  charter_json_add_text (builder, "use",
                         charter_framework_is_for_audit (framework) ? "audit" : "reference");
  charter_json_add_text (builder, "source_status", charter_framework_get_source_status (framework));
  charter_json_add_text (builder, "source_date", charter_framework_get_source_date (framework));
  charter_json_add_text (builder, "checked_on", charter_framework_get_checked_on (framework));
  charter_json_add_boolean (builder, "default_on", charter_framework_is_default_on (framework));
  charter_json_add_boolean (builder, "default", is_default);
  add_levels (builder, framework);
  charter_json_add_count (builder, "areas",
                          g_list_model_get_n_items (charter_framework_get_areas (framework)));
  charter_json_add_count (builder, "items", charter_framework_get_n_items (framework));
  json_builder_end_object (builder);
}

static char *
join_levels (CharterFramework *framework)
{
  GListModel *levels = charter_framework_get_levels (framework);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", charter_level_get_title (level));
    }
  return g_string_free (titles, FALSE);
}

static void
print_framework (CharterCommandLine *line,
                 CharterFramework   *framework,
                 gboolean            is_default)
{
  g_autofree char *levels = join_levels (framework);

  charter_command_line_print (line, "%s %s%s", charter_framework_get_id (framework),
                              charter_framework_get_version (framework),
                              is_default ? _(" (the default)") : "");
  /* TRANSLATORS: a framework's title, then how many areas and items it has, in its own words */
  charter_command_line_print (line, _("  %s: %u %s, %u %s"),
                              charter_framework_get_title (framework),
                              g_list_model_get_n_items (charter_framework_get_areas (framework)),
                              charter_framework_get_area_noun_plural (framework),
                              charter_framework_get_n_items (framework),
                              charter_framework_get_item_noun_plural (framework));
  if (!charter_framework_is_for_audit (framework))
    charter_command_line_print (line, "  %s", _("for reference: no school is judged by it"));
  else
    charter_command_line_print (line, "  %s", levels);
}

static int
run (CharterCommandLine *line)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  CharterSession *session;
  CharterPackLibrary *library;
  GPtrArray *problems;

  if (!charter_command_line_parse (line, NULL, 0, 0))
    return charter_command_line_get_status (line);
  session = charter_command_line_open_session (line);
  if (!session)
    return charter_command_line_get_status (line);
  library = charter_session_get_library (session);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "frameworks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (G_LIST_MODEL (library), i);
      gboolean is_default = framework == charter_pack_library_get_default (library);

      add_framework (builder, framework, is_default);
      print_framework (line, framework, is_default);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  problems = charter_pack_library_get_problems (library);
  for (guint i = 0; i < problems->len; i++)
    charter_command_line_tell (line, "%s", (char *) g_ptr_array_index (problems, i));
  return charter_command_line_get_status (line);
}

const CharterCommand charter_frameworks_command = {
  .name = "frameworks",
  .summary = N_("Lists the frameworks that a school can be judged by"),
  .usage = "",
  .run = run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <math.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-level.h"

static void
add_level (JsonBuilder  *builder,
           CharterLevel *level)
{
  charter_json_add_text (builder, "level", level ? charter_level_get_id (level) : NULL);
  charter_json_add_text (builder, "level_title", level ? charter_level_get_title (level) : NULL);
}

static void
add_area (JsonBuilder               *builder,
          const CharterAreaStanding *area)
{
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "code", charter_area_get_code (area->area));
  charter_json_add_text (builder, "title", charter_area_get_title (area->area));
  charter_json_add_text (builder, "state",
                         charter_enum_to_nick (CHARTER_TYPE_STANDING_STATE, area->state));
  charter_json_add_count (builder, "judged", area->judged);
  charter_json_add_count (builder, "applicable", area->applicable);
  charter_json_add_number (builder, "position", area->position);
  add_level (builder, area->level);
  charter_json_add_text (builder, "working", area->working);
  json_builder_end_object (builder);
}

static void
add_overall (JsonBuilder     *builder,
             CharterStanding *standing)
{
  json_builder_set_member_name (builder, "overall");
  json_builder_begin_object (builder);
  add_level (builder, charter_standing_get_level (standing));
  charter_json_add_boolean (builder, "provisional", charter_standing_is_provisional (standing));
  charter_json_add_text (builder, "working", charter_standing_get_working (standing));
  json_builder_end_object (builder);
}

static void
print_json (CharterCommandLine *line,
            CharterSession     *session,
            CharterStanding    *standing,
            CharterVoice        voice)
{
  CharterSchool *school = charter_portfolio_get_school (charter_session_get_portfolio (session));
  CharterFramework *framework = charter_session_get_framework (session);
  CharterAudit *audit = charter_session_get_audit (session);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "school");
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "urn", charter_school_get_urn (school));
  charter_json_add_text (builder, "name", charter_school_get_name (school));
  json_builder_end_object (builder);
  charter_json_add_text (builder, "framework", charter_framework_get_id (framework));
  charter_json_add_text (builder, "version", charter_framework_get_version (framework));
  charter_json_add_text (builder, "cycle", audit ? charter_audit_get_cycle (audit) : NULL);
  charter_json_add_text (builder, "voice", charter_enum_to_nick (CHARTER_TYPE_VOICE, voice));
  json_builder_set_member_name (builder, "areas");
  json_builder_begin_array (builder);
  for (guint i = 0; i < charter_standing_get_n_areas (standing); i++)
    add_area (builder, charter_standing_get_area (standing, i));
  json_builder_end_array (builder);
  add_overall (builder, standing);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
}

static void
print_area (CharterCommandLine        *line,
            const CharterAreaStanding *area)
{
  g_autofree char *word = charter_area_standing_dup_word (area);

  charter_command_line_print (line, "\n%s %s: %s", charter_area_get_code (area->area),
                              charter_area_get_title (area->area), word);
  charter_command_line_print (line, "  %s", area->working);
}

static void
print_text (CharterCommandLine *line,
            CharterSession     *session,
            CharterStanding    *standing)
{
  CharterSchool *school = charter_portfolio_get_school (charter_session_get_portfolio (session));
  CharterFramework *framework = charter_session_get_framework (session);
  CharterAudit *audit = charter_session_get_audit (session);
  CharterLevel *level = charter_standing_get_level (standing);

  charter_command_line_print (line, "%s", charter_school_get_name (school));
  charter_command_line_print (line, "%s, %s", charter_framework_get_title (framework),
                              audit ? charter_audit_get_cycle (audit) : _("not begun"));
  for (guint i = 0; i < charter_standing_get_n_areas (standing); i++)
    print_area (line, charter_standing_get_area (standing, i));
  if (level && charter_standing_is_provisional (standing))
    charter_command_line_print (line, _("\nOverall: %s (provisional)"), charter_level_get_title (level));
  else
    charter_command_line_print (line, _("\nOverall: %s"),
                                level ? charter_level_get_title (level) : _("no level yet"));
  charter_command_line_print (line, "  %s", charter_standing_get_working (standing));
}

static void
stand (CharterCommandLine *line,
       const char         *framework_id,
       CharterVoice        voice)
{
  CharterFramework *framework = charter_command_line_find_framework (line, framework_id);
  g_autoptr(CharterStanding) standing = NULL;
  CharterSession *session;

  if (!framework
      || !charter_command_line_open_school (line, charter_command_line_get_argument (line, 0)))
    return;
  session = charter_command_line_open_session (line);
  standing = charter_standing_new (charter_session_get_portfolio (session),
                                   charter_session_get_framework (session),
                                   charter_session_get_audit (session), voice);
  print_json (line, session, standing, voice);
  print_text (line, session, standing);
}

static int
run (CharterCommandLine *line)
{
  g_autofree char *framework = NULL;
  g_autofree char *voice_word = NULL;
  int voice = CHARTER_VOICE_SCHOOL;
  const GOptionEntry options[] = {
    { "framework", 0, 0, G_OPTION_ARG_FILENAME, &framework, N_("By this framework"), N_("ID") },
    { "voice", 0, 0, G_OPTION_ARG_FILENAME, &voice_word, N_("Whose judgements; the school’s own without"), N_("VOICE") },
    { NULL },
  };

  if (!charter_command_line_parse (line, options, 1, 1))
    return charter_command_line_get_status (line);
  if (voice_word && !charter_enum_from_nick (CHARTER_TYPE_VOICE, voice_word, &voice))
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s",
                                           _("A voice is one of school, pupils, families, staff, "
                                             "governors, assessor."));
  stand (line, framework, (CharterVoice) voice);
  return charter_command_line_get_status (line);
}

const CharterCommand charter_standing_command = {
  .name = "standing",
  .summary = N_("Says what a school’s judgements add up to, and how"),
  .usage = N_("URN [--framework ID] [--voice VOICE]"),
  .run = run,
};

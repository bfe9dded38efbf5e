/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#define LIMIT 50

static void
add_school (JsonBuilder   *builder,
            CharterSchool *school)
{
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "urn", charter_school_get_urn (school));
  charter_json_add_text (builder, "name", charter_school_get_name (school));
  charter_json_add_text (builder, "phase", charter_school_get_phase (school));
  charter_json_add_text (builder, "type", charter_school_get_establishment_type (school));
  charter_json_add_text (builder, "la_code", charter_school_get_la_code (school));
  charter_json_add_text (builder, "postcode", charter_school_get_postcode (school));
  charter_json_add_text (builder, "status", charter_school_get_status (school));
  json_builder_end_object (builder);
}

static void
print_school (CharterCommandLine *line,
              CharterSchool      *school)
{
  const char *town = charter_school_get_town (school);
  const char *postcode = charter_school_get_postcode (school);
  const char *status = charter_school_get_status (school);

  charter_command_line_print (line, "%s  %s%s%s%s%s%s%s%s",
                              charter_school_get_urn (school) ?: "-", charter_school_get_name (school),
                              town ? ", " : "", town ?: "", postcode ? " " : "", postcode ?: "",
                              g_strcmp0 (status, "Open") == 0 || !status ? "" : " (",
                              g_strcmp0 (status, "Open") == 0 || !status ? "" : status,
                              g_strcmp0 (status, "Open") == 0 || !status ? "" : ")");
}

static char *
join_arguments (CharterCommandLine *line)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < charter_command_line_get_n_arguments (line); i++)
    g_string_append_printf (words, "%s%s", i ? " " : "", charter_command_line_get_argument (line, i));
  return g_string_free (words, FALSE);
}

/* Without words: the schools that records are kept of. */
static GPtrArray *
list_own (CharterSession *session)
{
  GListModel *own = charter_store_get_schools (charter_session_get_store (session));
  GPtrArray *schools = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    g_ptr_array_add (schools, g_list_model_get_item (own, i));
  return schools;
}

static gboolean
is_listed (GPtrArray  *schools,
           const char *urn)
{
  for (guint i = 0; i < schools->len; i++)
    if (g_strcmp0 (charter_school_get_urn (g_ptr_array_index (schools, i)), urn) == 0)
      return TRUE;
  return FALSE;
}

/* Schools typed in by hand are in no register. */
static void
prepend_own (CharterSession *session,
             const char     *words,
             GPtrArray      *schools)
{
  g_autoptr(GPtrArray) own = list_own (session);

  for (guint i = 0; i < own->len; i++)
    {
      CharterSchool *school = g_ptr_array_index (own, i);
      const char *urn = charter_school_get_urn (school);
      const char *name = charter_school_get_name (school);

      if (((name && g_str_match_string (words, name, TRUE)) || g_strcmp0 (urn, words) == 0) &&
          !(urn && is_listed (schools, urn)))
        g_ptr_array_insert (schools, 0, g_object_ref (school));
    }
}

static GPtrArray *
search (CharterSession  *session,
        const char      *words,
        GError         **error)
{
  CharterReference *reference = charter_session_get_reference (session);
  GAsyncResult *result = NULL;
  GPtrArray *schools;

  charter_reference_search_schools_async (reference, words, LIMIT, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  schools = charter_reference_search_schools_finish (reference, done, error);
  if (schools)
    prepend_own (session, words, schools);
  return schools;
}

static int
run (CharterCommandLine *line)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GPtrArray) schools = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  CharterSession *session;

  if (!charter_command_line_parse (line, NULL, 0, G_MAXUINT))
    return charter_command_line_get_status (line);
  session = charter_command_line_open_session (line);
  if (!session)
    return charter_command_line_get_status (line);
  words = join_arguments (line);
  schools = *words ? search (session, words, &error) : list_own (session);
  if (!schools)
    return charter_command_line_fail (line, error);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "schools");
  json_builder_begin_array (builder);
  for (guint i = 0; i < schools->len; i++)
    {
      add_school (builder, g_ptr_array_index (schools, i));
      print_school (line, g_ptr_array_index (schools, i));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  if (schools->len == 0 && charter_reference_get_n_schools (charter_session_get_reference (session)) == 0)
    charter_command_line_tell (line, _("There is no schools register here yet. Import it first."));
  return charter_command_line_get_status (line);
}

const CharterCommand charter_schools_command = {
  .name = "schools",
  .summary = N_("Finds schools by name, number, postcode or town"),
  .usage = N_("[WORDS]"),
  .run = run,
};

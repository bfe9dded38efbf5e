/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#include "charter-entry.h"

#define LIMIT 50

typedef struct {
  char *need;
  char *tier;
  int   age;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->need);
  g_free (wish->tier);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static const char * const needs[] = { "communication", "cognition", "semh", "sensory", NULL };

static void
add_age (JsonBuilder *builder,
         const char  *name,
         int          age)
{
  if (age < 0)
    charter_json_add_text (builder, name, NULL);
  else
    charter_json_add_count (builder, name, age);
}

static void
add_contacts (JsonBuilder  *builder,
              CharterEntry *entry)
{
  GPtrArray *contacts = charter_entry_get_contacts (entry);

  json_builder_set_member_name (builder, "contacts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < contacts->len; i++)
    {
      CharterContact *contact = g_ptr_array_index (contacts, i);

      json_builder_begin_object (builder);
      charter_json_add_text (builder, "role", contact->role);
      charter_json_add_text (builder, "phone", contact->phone);
      charter_json_add_text (builder, "email", contact->email);
      charter_json_add_text (builder, "url", contact->url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static const char *
get_source (CharterEntry *entry)
{
  return charter_entry_get_source_title (entry) ?: charter_entry_get_source (entry);
}

static void
add_entry (JsonBuilder  *builder,
           CharterEntry *entry)
{
  json_builder_begin_object (builder);
  charter_json_add_text (builder, "id", charter_entry_get_id (entry));
  charter_json_add_text (builder, "organisation", charter_entry_get_organisation (entry));
  charter_json_add_text (builder, "name", charter_entry_get_name (entry));
  charter_json_add_text (builder, "description", charter_entry_get_description (entry));
  add_age (builder, "minimum_age", charter_entry_get_minimum_age (entry));
  add_age (builder, "maximum_age", charter_entry_get_maximum_age (entry));
  json_builder_set_member_name (builder, "needs");
  json_builder_begin_array (builder);
  for (guint i = 0; charter_entry_get_needs (entry)[i]; i++)
    json_builder_add_string_value (builder, charter_entry_get_needs (entry)[i]);
  json_builder_end_array (builder);
  charter_json_add_text (builder, "tier", charter_entry_get_has_tier (entry)
                         ? charter_enum_to_nick (CHARTER_TYPE_TIER, (int) charter_entry_get_tier (entry)) : NULL);
  add_contacts (builder, entry);
  charter_json_add_text (builder, "checked_on", charter_entry_get_checked_on (entry));
  charter_json_add_text (builder, "source", get_source (entry));
  json_builder_end_object (builder);
}

static void
print_entry (CharterCommandLine *line,
             CharterEntry       *entry)
{
  GPtrArray *contacts = charter_entry_get_contacts (entry);

  if (charter_entry_get_organisation (entry))
    charter_command_line_print (line, "%s (%s)", charter_entry_get_name (entry),
                                charter_entry_get_organisation (entry));
  else
    charter_command_line_print (line, "%s", charter_entry_get_name (entry));
  if (charter_entry_get_description (entry))
    charter_command_line_print (line, "  %s", charter_entry_get_description (entry));
  for (guint i = 0; i < contacts->len; i++)
    {
      CharterContact *contact = g_ptr_array_index (contacts, i);
      const char *parts[] = { contact->role, contact->phone, contact->email, contact->url };
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        if (parts[j])
          g_string_append_printf (text, "%s%s", text->len ? "  " : "", parts[j]);
      charter_command_line_print (line, "  %s", text->str);
    }
  charter_command_line_print (line, _("  Source: %s; checked: %s"), get_source (entry),
                              charter_entry_get_checked_on (entry) ?: _("not dated"));
}

static gboolean
check_wish (CharterCommandLine *line,
            const Wish         *wish)
{
  if (wish->need && !g_strv_contains (needs, wish->need))
    charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage",
                                    _("“%s” is no area of need; say communication, cognition, semh or sensory."),
                                    wish->need);
  else if (wish->tier && !charter_enum_from_nick (CHARTER_TYPE_TIER, wish->tier, &(int) { 0 }))
    charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage",
                                    _("“%s” is no tier; say universal, targeted or specialist."), wish->tier);
  else if (wish->age < -1 || wish->age > 120)
    charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", _("An age is a number of years."));
  else
    return TRUE;
  return FALSE;
}

static char *
join_arguments (CharterCommandLine *line)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < charter_command_line_get_n_arguments (line); i++)
    g_string_append_printf (words, "%s%s", i ? " " : "", charter_command_line_get_argument (line, i));
  return g_string_free (words, FALSE);
}

static GPtrArray *
search (CharterCommandLine  *line,
        CharterSession      *session,
        const Wish          *wish,
        GError             **error)
{
  CharterReference *reference = charter_session_get_reference (session);
  const char *wanted_needs[] = { wish->need, NULL };
  const char *wanted_tiers[] = { wish->tier, NULL };
  g_autofree char *words = join_arguments (line);
  CharterDirectoryQuery query = {
    .words = words, .needs = wanted_needs, .tiers = wanted_tiers, .age = wish->age, .limit = LIMIT,
  };
  GAsyncResult *result = NULL;

  charter_reference_search_entries_async (reference, &query, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  return charter_reference_search_entries_finish (reference, done, NULL, NULL, error);
}

static int
run (CharterCommandLine *line)
{
  g_auto(Wish) wish = { .age = -1 };
  const GOptionEntry options[] = {
    { "need", 0, 0, G_OPTION_ARG_FILENAME, &wish.need, N_("Only for this area of need: communication, cognition, semh or sensory"), N_("N") },
    { "age", 0, 0, G_OPTION_ARG_INT, &wish.age, N_("Only for this age in years"), N_("N") },
    { "tier", 0, 0, G_OPTION_ARG_FILENAME, &wish.tier, N_("Only of this tier: universal, targeted or specialist"), N_("T") },
    { NULL },
  };
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;
  CharterSession *session;

  if (!charter_command_line_parse (line, options, 0, G_MAXUINT) || !check_wish (line, &wish))
    return charter_command_line_get_status (line);
  session = charter_command_line_open_session (line);
  if (!session)
    return charter_command_line_get_status (line);
  hits = search (line, session, &wish, &error);
  if (!hits)
    return charter_command_line_fail (line, error);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      add_entry (builder, ((CharterDirectoryHit *) g_ptr_array_index (hits, i))->entry);
      print_entry (line, ((CharterDirectoryHit *) g_ptr_array_index (hits, i))->entry);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  return charter_command_line_get_status (line);
}

const CharterCommand charter_directory_command = {
  .name = "directory",
  .summary = N_("Finds services in the directory, best first"),
  .usage = N_("WORDS [--need N] [--age N] [--tier T]"),
  .run = run,
};

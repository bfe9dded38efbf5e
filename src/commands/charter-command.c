/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "charter-command-private.h"

static void
await_and_drop (CharterCommandLine *line)
{
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;

  charter_session_close_async (line->session, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  if (!charter_session_close_finish (line->session, done, &error) && line->status == CHARTER_EXIT_DONE)
    charter_command_line_fail (line, error);
  g_clear_object (&line->session);
}

/**
 * charter_command_line_close_session:
 * @line: a command line
 *
 * Saves and closes what the command has opened, for one that has other work left.
 */
void
charter_command_line_close_session (CharterCommandLine *line)
{
  if (line->session)
    await_and_drop (line);
}

/**
 * charter_command_line_new:
 * @command: the command that was named
 * @data_dir: (nullable): the data directory given before it; %NULL for the user's own
 * @is_json: whether results and failures are JSON objects
 * @arguments: (transfer full): what follows the command's name
 *
 * Returns: (transfer full): a line for the command to work with
 */
CharterCommandLine *
charter_command_line_new (const CharterCommand  *command,
                          const char            *data_dir,
                          gboolean               is_json,
                          char                 **arguments)
{
  CharterCommandLine *line = g_new0 (CharterCommandLine, 1);

  line->command = command;
  line->data_dir = g_strdup (data_dir);
  line->is_json = is_json;
  line->arguments = arguments;
  return line;
}

/**
 * charter_command_line_free:
 * @line: a command line
 *
 * Saves and closes what the command has opened.
 *
 * Returns: the exit status
 */
int
charter_command_line_free (CharterCommandLine *line)
{
  int status;

  charter_command_line_close_session (line);
  status = line->status;
  g_strfreev (line->arguments);
  g_free (line->data_dir);
  g_free (line->damage);
  g_free (line);
  return status;
}

static GOptionContext *
build_context (CharterCommandLine *line,
               const GOptionEntry *options,
               char              **data_dir,
               gboolean           *is_json)
{
  const GOptionEntry common[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, data_dir, N_("Keep and look for data in DIR"), N_("DIR") },
    { "json", 0, 0, G_OPTION_ARG_NONE, is_json, N_("Give the result as one JSON object"), NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  if (options)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

static gboolean
wants_help (char **arguments)
{
  for (guint i = 0; arguments[i] && strcmp (arguments[i], "--") != 0; i++)
    if (g_str_equal (arguments[i], "--help") || g_str_equal (arguments[i], "-h"))
      return TRUE;
  return FALSE;
}

/* Gettext gives its catalogue's header for an empty text. */
static const char *
get_usage (const CharterCommand *command)
{
  return *command->usage ? _(command->usage) : "";
}

static void
print_help (CharterCommandLine *line,
            const GOptionEntry *options)
{
  printf ("%s inclusion-charter %s %s\n\n%s\n",
           _("Usage:"), line->command->name, get_usage (line->command), _(line->command->summary));
  for (guint i = 0; options && options[i].long_name; i++)
    {
      g_autofree char *name = g_strdup_printf ("--%s%s%s", options[i].long_name,
                                               options[i].arg_description ? "=" : "",
                                               options[i].arg_description ? _(options[i].arg_description) : "");

      printf ("%s  %-24s %s\n", i == 0 ? "\n" : "", name, _(options[i].description));
    }
}

/* Options have been taken out; a "--" that kept a word from being one goes too. */
static void
drop_separator (char **arguments)
{
  for (guint i = 0; arguments[i]; i++)
    if (g_str_equal (arguments[i], "--"))
      {
        g_free (arguments[i]);
        memmove (&arguments[i], &arguments[i + 1], sizeof (char *) * g_strv_length (&arguments[i + 1]) + sizeof (char *));
        return;
      }
}

/* GOption wants the program's name in front. */
static gboolean
parse_options (CharterCommandLine  *line,
               GOptionContext      *context,
               GError             **error)
{
  guint n = g_strv_length (line->arguments);
  char **with_name = g_new0 (char *, n + 2);
  gboolean is_parsed;

  with_name[0] = g_strdup (PACKAGE_NAME);
  memcpy (&with_name[1], line->arguments, n * sizeof (char *));
  g_free (line->arguments);
  is_parsed = g_option_context_parse_strv (context, &with_name, error);
  line->arguments = g_strdupv (&with_name[1]);
  g_strfreev (with_name);
  drop_separator (line->arguments);
  return is_parsed;
}

/**
 * charter_command_line_parse:
 * @line: a command line
 * @options: (nullable): the command's own options. Texts are G_OPTION_ARG_FILENAME, which takes the
 *   bytes as they come whatever the locale; they are checked to be UTF-8 by whoever stores them
 * @minimum: how few words may follow the command
 * @maximum: how many
 *
 * Takes the options out, wherever they stand, `--data-dir` and `--json` among them, and counts what
 * is left. With `--help`, prints how the command is used.
 *
 * Returns: whether to go on; if not, the command returns charter_command_line_get_status()
 */
gboolean
charter_command_line_parse (CharterCommandLine *line,
                            const GOptionEntry *options,
                            guint               minimum,
                            guint               maximum)
{
  g_autofree char *data_dir = NULL;
  gboolean is_json = FALSE;
  g_autoptr(GOptionContext) context = build_context (line, options, &data_dir, &is_json);
  g_autoptr(GError) error = NULL;
  guint n;

  if (wants_help (line->arguments))
    {
      print_help (line, options);
      return FALSE;
    }
  if (!parse_options (line, context, &error))
    {
      charter_command_line_fail (line, error);
      return FALSE;
    }
  line->is_json |= is_json;
  if (data_dir)
    {
      g_free (line->data_dir);
      line->data_dir = g_steal_pointer (&data_dir);
    }
  n = g_strv_length (line->arguments);
  if (n >= minimum && n <= maximum)
    return TRUE;
  charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage",
                                  /* TRANSLATORS: the name of a command and what follows it */
                                  _("Use it like this: inclusion-charter %s %s"),
                                  line->command->name, get_usage (line->command));
  return FALSE;
}

/**
 * charter_command_line_get_n_arguments:
 * @line: a command line
 *
 * Returns: how many words are no options
 */
guint
charter_command_line_get_n_arguments (CharterCommandLine *line)
{
  return g_strv_length (line->arguments);
}

/**
 * charter_command_line_get_argument:
 * @line: a command line that has been parsed
 * @position: from 0
 *
 * Returns: (nullable): a word after the command that is no option, %NULL past the last
 */
const char *
charter_command_line_get_argument (CharterCommandLine *line,
                                   guint               position)
{
  return position < g_strv_length (line->arguments) ? line->arguments[position] : NULL;
}

/**
 * charter_command_line_get_data_dir:
 * @line: a command line
 *
 * Returns: the data directory: the one that was given, else the user's own
 */
const char *
charter_command_line_get_data_dir (CharterCommandLine *line)
{
  if (!line->data_dir)
    line->data_dir = g_build_filename (g_get_user_data_dir (), PACKAGE_NAME, NULL);
  return line->data_dir;
}

/**
 * charter_command_line_is_json:
 * @line: a command line
 *
 * Returns: whether the answer is wanted as JSON
 */
gboolean
charter_command_line_is_json (CharterCommandLine *line)
{
  return line->is_json;
}

/**
 * charter_command_line_get_status:
 * @line: a command line
 *
 * Returns: the exit status so far
 */
int
charter_command_line_get_status (CharterCommandLine *line)
{
  return line->status;
}

/**
 * charter_command_line_open_session:
 * @line: a command line
 *
 * Opens the data directory, once; it is saved and closed when the command has ended.
 *
 * Returns: (transfer none) (nullable): the session, or %NULL when the failure has been told
 */
CharterSession *
charter_command_line_open_session (CharterCommandLine *line)
{
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterSession) session = NULL;

  if (line->session)
    return line->session;
  session = charter_session_new (charter_command_line_get_data_dir (line));
  charter_store_set_is_checking (charter_session_get_store (session), line->is_checking);
  charter_store_set_is_rescuing (charter_session_get_store (session), line->is_rescuing);
  charter_session_open_async (session, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  if (!charter_session_open_finish (session, done, &error))
    {
      if (line->is_checking && g_error_matches (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED))
        {
          line->damage = g_strdup (error->message);
          return NULL;
        }
      charter_command_line_fail_writing (line, error);
      return NULL;
    }
  line->session = g_steal_pointer (&session);
  return line->session;
}

/**
 * charter_command_line_set_is_checking:
 * @line: a command line that has opened nothing yet
 */
void
charter_command_line_set_is_checking (CharterCommandLine *line)
{
  line->is_checking = TRUE;
}

/**
 * charter_command_line_get_damage:
 * @line: a command line that checks
 *
 * Returns: (nullable): why the records could not be opened: they are damaged
 */
const char *
charter_command_line_get_damage (CharterCommandLine *line)
{
  return line->damage;
}

/**
 * charter_command_line_set_is_rescuing:
 * @line: a command line that has opened nothing yet
 */
void
charter_command_line_set_is_rescuing (CharterCommandLine *line)
{
  line->is_rescuing = TRUE;
}

/**
 * charter_command_line_find_framework:
 * @line: a command line
 * @id: (nullable): a pack's id; %NULL for the default one
 *
 * Makes it the session's framework.
 *
 * Returns: (transfer none) (nullable): the framework, or %NULL when the failure has been told
 */
CharterFramework *
charter_command_line_find_framework (CharterCommandLine *line,
                                     const char         *id)
{
  CharterSession *session = charter_command_line_open_session (line);
  CharterPackLibrary *library;
  CharterFramework *framework;

  if (!session)
    return NULL;
  library = charter_session_get_library (session);
  framework = id ? charter_pack_library_find (library, id, NULL)
                 : charter_pack_library_get_default (library);
  if (framework && !charter_framework_is_for_audit (framework))
    {
      charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "reference-framework",
                                      _("“%s” is for reference: no school is judged by it."),
                                      charter_framework_get_title (framework));
      return NULL;
    }
  if (framework)
    charter_session_set_framework (session, framework);
  else
    charter_command_line_fail_with (line, CHARTER_EXIT_NOT_FOUND, "no-such-framework",
                                    _("There is no framework “%s” here. "
                                      "“frameworks” lists those there are."), id ? id : "");
  return framework;
}

static CharterSchool *
find_in_register (CharterCommandLine  *line,
                  const char          *urn,
                  GError             **error)
{
  CharterReference *reference = charter_session_get_reference (line->session);
  GAsyncResult *result = NULL;

  charter_reference_find_school_async (reference, urn, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  return charter_reference_find_school_finish (reference, done, error);
}

static gboolean
load_school (CharterCommandLine *line,
             CharterSchool      *school)
{
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;

  charter_session_open_school_async (line->session, school, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  if (charter_session_open_school_finish (line->session, done, &error))
    return TRUE;
  charter_command_line_fail (line, error);
  return FALSE;
}

static gboolean
open_school (CharterCommandLine *line,
             const char         *urn,
             gboolean            is_taken)
{
  CharterSession *session = charter_command_line_open_session (line);
  CharterStore *store = session ? charter_session_get_store (session) : NULL;
  CharterSchool *kept = store ? charter_store_find_school (store, urn) : NULL;
  g_autoptr(CharterSchool) found = NULL;
  g_autoptr(GError) error = NULL;

  if (!session)
    return FALSE;
  if (kept)
    return load_school (line, kept);
  found = find_in_register (line, urn, &error);
  if (error)
    return charter_command_line_fail (line, error), FALSE;
  if (!found)
    {
      charter_command_line_fail_with (line, CHARTER_EXIT_NOT_FOUND, "no-such-school",
                                      _("There is no school with the URN “%s” here. "
                                        "Import the schools register, or check the number."), urn);
      return FALSE;
    }
  if (!is_taken)
    return charter_session_look_at_school (session, found), TRUE;
  charter_store_add_school (store, found);
  return load_school (line, found);
}

/**
 * charter_command_line_open_school:
 * @line: a command line
 * @urn: a school's number in the register, or its id
 *
 * Opens a school in the session to be read. One that stands only in the register opens with nothing
 * kept of it, and nothing is kept by that.
 *
 * Returns: whether it is open; if not, the failure has been told
 */
gboolean
charter_command_line_open_school (CharterCommandLine *line,
                                  const char         *urn)
{
  return open_school (line, urn, FALSE);
}

/**
 * charter_command_line_take_school:
 * @line: a command line
 * @urn: a school's number in the register, or its id
 *
 * Opens a school in the session to be written to: one that stands only in the register becomes one of
 * the schools that records are kept of.
 *
 * Returns: whether it is open; if not, the failure has been told
 */
gboolean
charter_command_line_take_school (CharterCommandLine *line,
                                  const char         *urn)
{
  return open_school (line, urn, TRUE);
}

/**
 * charter_command_line_save:
 * @line: a command line with a session
 *
 * Writes every change to disk. A command says that something is done only after this.
 *
 * Returns: whether all is written; if not, the failure has been told
 */
gboolean
charter_command_line_save (CharterCommandLine *line)
{
  CharterStore *store = charter_session_get_store (line->session);
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;

  charter_store_flush_async (store, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  if (charter_store_flush_finish (store, done, &error))
    return TRUE;
  charter_command_line_fail (line, error);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "charter-command-private.h"

extern const CharterCommand charter_backup_command;
extern const CharterCommand charter_check_command;
extern const CharterCommand charter_directory_command;
extern const CharterCommand charter_evidence_command;
extern const CharterCommand charter_example_command;
extern const CharterCommand charter_export_command;
extern const CharterCommand charter_frameworks_command;
extern const CharterCommand charter_help_command;
extern const CharterCommand charter_import_command;
extern const CharterCommand charter_judge_command;
extern const CharterCommand charter_pack_command;
extern const CharterCommand charter_radar_command;
extern const CharterCommand charter_rescue_command;
extern const CharterCommand charter_restore_command;
extern const CharterCommand charter_schools_command;
extern const CharterCommand charter_standing_command;
extern const CharterCommand charter_trend_command;
extern const CharterCommand charter_validate_command;

/* In the order in which --help lists them: the order of the walk. */
static const CharterCommand * const commands[] = {
  &charter_example_command,
  &charter_import_command,
  &charter_schools_command,
  &charter_directory_command,
  &charter_judge_command,
  &charter_evidence_command,
  &charter_standing_command,
  &charter_radar_command,
  &charter_trend_command,
  &charter_pack_command,
  &charter_export_command,
  &charter_frameworks_command,
  &charter_validate_command,
  &charter_check_command,
  &charter_backup_command,
  &charter_restore_command,
  &charter_rescue_command,
  &charter_help_command,
};

/* What stands before the command. */
typedef struct {
  char     *data_dir;
  char     *who;       /* the window's: it knows what to do with it */
  gboolean  is_json;
  gboolean  wants_help;
  gboolean  wants_version;
} Leading;

/**
 * charter_commands_list:
 * @n_commands: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_commands): every command, in the order of the help
 */
const CharterCommand * const *
charter_commands_list (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

static const CharterCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static void
print_overview (void)
{
  printf ("%s inclusion-charter [--data-dir DIR] [--json] %s\n\n%s\n\n%s\n",
           _("Usage:"), _("[COMMAND …]"),
           _("With no command the window opens. Commands need no display."),
           _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    printf ("  %-12s %s\n", commands[i]->name, _(commands[i]->summary));
  printf ("\n%s\n  %-18s %s\n  %-18s %s\n  %-18s %s\n  %-18s %s\n",
           _("Options, before or after the command:"),
           "--data-dir=DIR", _("Keep and look for data in DIR"),
           "--json", _("Give the result as one JSON object"),
           "--who=NAME", _("Say who is typing in the window"),
           "--version", _("Say which version this is"));
}

static int
run_help (CharterCommandLine *line)
{
  const CharterCommand *command;
  const char *name;

  if (!charter_command_line_parse (line, NULL, 0, 1))
    return charter_command_line_get_status (line);
  name = charter_command_line_get_argument (line, 0);
  if (!name)
    return print_overview (), CHARTER_EXIT_DONE;
  command = find_command (name);
  if (!command)
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage",
                                           _("There is no command “%s”. “help” lists those there are."),
                                           name);
  /* Asked through the command itself, which alone knows its options. */
  char *arguments[] = { (char *) "--help", NULL };
  CharterCommandLine *asked = charter_command_line_new (command, NULL, FALSE, g_strdupv (arguments));
  command->run (asked);
  return charter_command_line_free (asked);
}

const CharterCommand charter_help_command = {
  .name = "help",
  .summary = N_("Says what there is, or how a command is used"),
  .usage = N_("[COMMAND]"),
  .run = run_help,
};

/* Takes what stands before the command out of @words. Options of the application's own, such as
 * those that D-Bus starts it with, are left alone: then there is no command. */
static gboolean
take_leading (char    ***words,
              Leading   *leading,
              GError   **error)
{
  const GOptionEntry options[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &leading->data_dir, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &leading->is_json, NULL, NULL },
    { "who", 0, 0, G_OPTION_ARG_STRING, &leading->who, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &leading->wants_help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &leading->wants_version, NULL, NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, options, NULL);
  return g_option_context_parse_strv (context, words, error);
}

static gboolean
says_json (char **words)
{
  return g_strv_contains ((const char * const *) words, "--json");
}

static int
fail_early (gboolean    is_json,
            const char *message)
{
  CharterCommandLine *line = charter_command_line_new (NULL, NULL, is_json, NULL);

  charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s", message);
  return charter_command_line_free (line);
}

/* Files are for the window, which the desktop starts with their full paths; no command has a slash. */
static gboolean
is_file (const char *word)
{
  return strchr (word, '/') != NULL;
}

/* @words are the program's name, the command's, and what follows it. */
static int
run_command (char    **words,
             Leading  *leading)
{
  const CharterCommand *command = find_command (words[1]);
  CharterCommandLine *line;
  int status;

  if (!command)
    {
      g_autofree char *message =
        g_strdup_printf (_("There is no command “%s”. “help” lists those there are."), words[1]);

      return fail_early (leading->is_json || says_json (words), message);
    }
  line = charter_command_line_new (command, leading->data_dir,
                                   leading->is_json || says_json (words), g_strdupv (&words[2]));
  line->status = command->run (line);
  status = charter_command_line_free (line);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  fprintf (stderr, "%s\n", _("The result could not be written to standard output."));
  return CHARTER_EXIT_DATA;
}

/**
 * charter_commands_run:
 * @argc: how many words the program was started with
 * @argv: (array length=argc): the words, its own name first; they are not changed
 * @is_command: (out): whether a command was named; if not, the window is meant
 *
 * Runs the command on the command line. Nothing here starts GTK or needs a display.
 *
 * Returns: the exit status, if @is_command
 */
int
charter_commands_run (int        argc,
                      char     **argv,
                      gboolean  *is_command)
{
  g_auto(GStrv) words = g_new0 (char *, argc + 1);
  g_autoptr(GError) error = NULL;
  Leading leading = { NULL };
  int status = CHARTER_EXIT_DONE;

  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  *is_command = !(argc > 1 && g_str_has_prefix (argv[1], "--gapplication"));
  if (!*is_command)
    return status;
  if (!take_leading (&words, &leading, &error))
    status = fail_early (says_json (words), error->message);
  else if (leading.wants_version)
    printf ("%s %s\n", PACKAGE_NAME, PACKAGE_VERSION);
  else if (leading.wants_help)
    print_overview ();
  else if (words[0] && words[1] && !is_file (words[1]))
    status = run_command (words, &leading);
  else
    *is_command = FALSE;
  g_free (leading.data_dir);
  g_free (leading.who);
  return status;
}

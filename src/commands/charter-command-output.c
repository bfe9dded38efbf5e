/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <math.h>
#include <stdio.h>

#include <glib/gi18n.h>

#include "charter-command-private.h"
#include "charter-job-error.h"

/* What a command says: results to standard output, messages to standard error. */

/* The code that --json prints for a store error, in the order of CharterStoreError. */
static const char * const store_codes[] = {
  "full", "read-only", "locked", "damaged", "newer", "not-ours", "signed-off", "failed",
};

/**
 * charter_command_line_print:
 * @line: a command line
 * @format: a line of the result, without its end
 * @...: what goes into it
 *
 * Prints a result for a person to standard output; nothing with `--json`.
 */
void
charter_command_line_print (CharterCommandLine *line,
                            const char         *format,
                            ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  if (line->is_json)
    return;
  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fprintf (stdout, "%s\n", text);
}

/**
 * charter_command_line_tell:
 * @line: a command line
 * @format: a line of the message, without its end
 * @...: what goes into it
 *
 * Prints a message to standard error: what was left out, what to do. Not a part of the result.
 */
void
charter_command_line_tell (CharterCommandLine *line,
                           const char         *format,
                           ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fprintf (stderr, "%s\n", text);
}

/**
 * charter_command_line_print_json:
 * @line: a command line
 * @builder: the one object that is the result
 *
 * Prints the result to standard output with `--json`; nothing without.
 */
void
charter_command_line_print_json (CharterCommandLine *line,
                                 JsonBuilder        *builder)
{
  g_autoptr(JsonGenerator) generator = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (!line->is_json)
    return;
  generator = json_generator_new ();
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  fprintf (stdout, "%s\n", text);
}

static int
fail (CharterCommandLine *line,
      int                 status,
      const char         *code,
      const char         *message)
{
  line->status = status;
  if (line->is_json)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "error");
      json_builder_begin_object (builder);
      charter_json_add_text (builder, "code", code);
      charter_json_add_text (builder, "message", message);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
      charter_command_line_print_json (line, builder);
    }
  else
    {
      charter_command_line_tell (line, "%s", message);
    }
  return status;
}

static int
job_error_to_status (const GError  *error,
                     const char   **code)
{
  switch ((CharterJobError) error->code)
    {
    case CHARTER_JOB_ERROR_NOT_FOUND:
      *code = "not-found";
      return CHARTER_EXIT_NOT_FOUND;
    case CHARTER_JOB_ERROR_INVALID:
      *code = "usage";
      return CHARTER_EXIT_WRONG_USE;
    case CHARTER_JOB_ERROR_NOT_OURS:
      *code = "not-ours";
      return CHARTER_EXIT_WRONG_USE;
    case CHARTER_JOB_ERROR_OUTPUT:
    default:
      *code = "output";
      return CHARTER_EXIT_DATA;
    }
}

static int
store_error_to_status (const GError  *error,
                       const char   **code)
{
  *code = error->code < (int) G_N_ELEMENTS (store_codes) ? store_codes[error->code] : "failed";
  return error->code == CHARTER_STORE_ERROR_SIGNED_OFF ? CHARTER_EXIT_WRONG_USE : CHARTER_EXIT_DATA;
}

static int
error_to_status (const GError  *error,
                 const char   **code)
{
  *code = "failed";
  if (error->domain == CHARTER_JOB_ERROR)
    return job_error_to_status (error, code);
  if (error->domain == CHARTER_STORE_ERROR)
    return store_error_to_status (error, code);
  if (error->domain == G_OPTION_ERROR)
    return *code = "usage", CHARTER_EXIT_WRONG_USE;
  if (error->domain == CHARTER_PACK_ERROR)
    return *code = "faulty-pack", CHARTER_EXIT_WRONG_USE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return *code = "not-found", CHARTER_EXIT_NOT_FOUND;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    return *code = "not-ours", CHARTER_EXIT_WRONG_USE;
  return CHARTER_EXIT_DATA;
}

/* The window keeps a change that could not be saved and tries again; a command that has ended does
 * not. */
static const char *
get_message (const GError *error)
{
  if (g_error_matches (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FULL))
    return _("There is no room left where your records are kept. They are as they were. "
             "Make some room and give the command again.");
  if (g_error_matches (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_READ_ONLY))
    return _("This program may not write where your records are kept. They are as they were. "
             "Ask for the right to change that folder.");
  return error->message;
}

/**
 * charter_command_line_fail:
 * @line: a command line
 * @error: why the command cannot go on
 *
 * Tells the failure: an object `{"error":{"code","message"}}` with `--json`, else its message on
 * standard error.
 *
 * Returns: the exit status that belongs to the error
 */
int
charter_command_line_fail (CharterCommandLine *line,
                           const GError       *error)
{
  const char *code;
  int status = error_to_status (error, &code);

  return fail (line, status, code, get_message (error));
}

/**
 * charter_command_line_fail_writing:
 * @line: a command line
 * @error: why the data or the output cannot be read or written
 *
 * Like charter_command_line_fail(), for errors of the data directory or of the file that the command
 * was to write: whatever they are, they are no fault of the words on the command line.
 *
 * Returns: %CHARTER_EXIT_DATA
 */
int
charter_command_line_fail_writing (CharterCommandLine *line,
                                   const GError       *error)
{
  const char *code;

  error_to_status (error, &code);
  return fail (line, CHARTER_EXIT_DATA, code, get_message (error));
}

/**
 * charter_command_line_fail_with:
 * @line: a command line
 * @status: the exit status
 * @code: one word for programs
 * @format: the message for people
 * @...: what goes into it
 *
 * Returns: @status
 */
int
charter_command_line_fail_with (CharterCommandLine *line,
                                CharterExit         status,
                                const char         *code,
                                const char         *format,
                                ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return fail (line, status, code, message);
}

/**
 * charter_json_add_text:
 * @builder: an object that is being written
 * @name: a member
 * @value: (nullable): what it says; %NULL is null
 */
void
charter_json_add_text (JsonBuilder *builder,
                       const char  *name,
                       const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * charter_json_add_number:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: its value; NAN is written as null
 */
void
charter_json_add_number (JsonBuilder *builder,
                         const char  *name,
                         double       value)
{
  json_builder_set_member_name (builder, name);
  if (isnan (value))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, value);
}

/**
 * charter_json_add_count:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: its value; %CHARTER_NOT_SAID is written as null
 */
void
charter_json_add_count (JsonBuilder *builder,
                        const char  *name,
                        gint64       value)
{
  json_builder_set_member_name (builder, name);
  if (value == CHARTER_NOT_SAID)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, value);
}

/**
 * charter_json_add_boolean:
 * @builder: an object that is being written
 * @name: a member
 * @value: what it says
 */
void
charter_json_add_boolean (JsonBuilder *builder,
                          const char  *name,
                          gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-guard-job.h"
#include "charter-item.h"

/* Everything that was typed is understood before a school is taken from the register. */
static gboolean
check_words (CharterCommandLine *line,
             CharterFramework   *framework,
             GFile              *file,
             const char         *title,
             char              **items)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (title && !g_utf8_validate (title, -1, NULL))
    {
      charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s",
                                      _("The title is not in UTF-8."));
      return FALSE;
    }
  if (!g_file_query_exists (file, NULL))
    {
      charter_command_line_fail_with (line, CHARTER_EXIT_NOT_FOUND, "no-such-file",
                                      _("There is no file “%s”."), name);
      return FALSE;
    }
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "not-ours",
                                      _("“%s” is a folder. Choose a file in it."), name);
      return FALSE;
    }
  for (guint i = 0; items && items[i]; i++)
    if (!charter_framework_find_item (framework, items[i]))
      {
        charter_command_line_fail_with (line, CHARTER_EXIT_NOT_FOUND, "no-such-item",
                                        _("There is no “%s” in %s."), items[i],
                                        charter_framework_get_title (framework));
        return FALSE;
      }
  return TRUE;
}

static CharterAttachment *
attach (CharterSession  *session,
        GFile           *file,
        const char      *title,
        char           **items,
        GError         **error)
{
  GAsyncResult *result = NULL;

  if (items && items[0])
    charter_session_ensure_audit (session);
  charter_attach_file_async (session, file, NULL, title, (const char * const *) items, NULL, NULL,
                             NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  return charter_attach_file_finish (session, done, error);
}

/* What looks personal in it is said at once, where it stands and never what it is. */
static void
guard (CharterSession  *session,
       CharterEvidence *evidence)
{
  g_autoptr(GPtrArray) one = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  g_ptr_array_add (one, evidence);
  charter_guard_look_async (session, one, NULL, NULL, NULL, charter_session_await_cb, &result);
  done = charter_session_await (&result);
  if (!charter_guard_look_finish (session, done, NULL, NULL))
    return;
  findings = charter_portfolio_list_findings (portfolio, evidence);
  for (guint i = 0; i < findings->len; i++)
    if (charter_finding_get_answer (findings->pdata[i]) == CHARTER_PRIVACY_OPEN)
      {
        g_autofree char *words = charter_guard_dup_words (portfolio, findings->pdata[i]);
        g_autofree char *place = charter_guard_dup_place (portfolio, findings->pdata[i]);

        /* Translators: what was found, then where */
        g_printerr (_("Looks like personal data: %1$s (%2$s)\n"), words, place);
      }
}

static void
print_result (CharterCommandLine *line,
              CharterAttachment  *attachment)
{
  CharterSession *session = charter_command_line_open_session (line);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterEvidence *evidence = attachment->evidence;
  g_autoptr(GPtrArray) files = charter_portfolio_list_files (portfolio, evidence);
  g_autoptr(GPtrArray) items = charter_attach_list_items (session, evidence);
  CharterEvidenceFile *file = files->len > 0 ? files->pdata[files->len - 1] : NULL;
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  charter_json_add_text (builder, "id", charter_record_get_id (CHARTER_RECORD (evidence)));
  charter_json_add_text (builder, "title", charter_evidence_get_title (evidence));
  charter_json_add_text (builder, "sha256", file ? charter_evidence_file_get_sha256 (file) : NULL);
  charter_json_add_count (builder, "size", file ? charter_evidence_file_get_size (file) : 0);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    json_builder_add_string_value (builder, charter_item_get_code (items->pdata[i]));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  charter_command_line_print (line,
                              /* TRANSLATORS: a reference such as E14, and a title */
                              attachment->is_known ? _("Kept already as %s: %s") : _("Kept as %s: %s"),
                              reference, charter_evidence_get_title (evidence));
}

static int
run (CharterCommandLine *line)
{
  g_autofree char *title = NULL;
  g_autofree char *framework_id = NULL;
  g_auto(GStrv) items = NULL;
  const GOptionEntry options[] = {
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_("What to call it; the file’s name without"), N_("TEXT") },
    { "framework", 0, 0, G_OPTION_ARG_FILENAME, &framework_id, N_("The framework that the items are of"), N_("ID") },
    { "item", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &items, N_("What it supports; may be given again"), N_("ITEM") },
    { NULL },
  };
  g_autoptr(CharterAttachment) attachment = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  CharterFramework *framework;

  if (!charter_command_line_parse (line, options, 2, 2))
    return charter_command_line_get_status (line);
  framework = charter_command_line_find_framework (line, framework_id);
  file = g_file_new_for_commandline_arg (charter_command_line_get_argument (line, 1));
  if (!framework || !check_words (line, framework, file, title, items)
      || !charter_command_line_take_school (line, charter_command_line_get_argument (line, 0)))
    return charter_command_line_get_status (line);
  attachment = attach (charter_command_line_open_session (line), file, title, items, &error);
  if (!attachment)
    return charter_command_line_fail (line, error);
  guard (charter_command_line_open_session (line), attachment->evidence);
  if (charter_command_line_save (line))
    print_result (line, attachment);
  return charter_command_line_get_status (line);
}

const CharterCommand charter_evidence_command = {
  .name = "evidence",
  .summary = N_("Keeps a file as evidence of what a school does"),
  .usage = N_("URN FILE [--title TEXT] [--framework ID] [--item ITEM]…"),
  .run = run,
};

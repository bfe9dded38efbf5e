/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#include "charter-bundle-job.h"

static void
print_result (CharterCommandLine      *line,
              const CharterBundleMade *made)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  charter_json_add_text (builder, "file", made->path);
  charter_json_add_count (builder, "bytes", made->bytes);
  charter_json_add_text (builder, "pages", NULL);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  charter_command_line_print (line, "%s", made->path);
  if (made->n_missing > 0)
    charter_command_line_tell (line, ngettext ("%u evidence file is kept no more, so it is not in the bundle. "
                                               "“check” says which.",
                                               "%u evidence files are kept no more, so they are not in the bundle. "
                                               "“check” says which.", made->n_missing),
                               made->n_missing);
}

/* The ids of the self-evaluations of those cycles; NULL when there is none, and that has been said. */
static char **
list_audits (CharterCommandLine *line,
             char              **cycles)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (charter_command_line_open_session (line));
  GListModel *audits = charter_portfolio_get_list (portfolio, CHARTER_TYPE_AUDIT);
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; cycles[i]; i++)
    {
      gboolean is_found = FALSE;

      for (guint j = 0; j < g_list_model_get_n_items (audits); j++)
        {
          g_autoptr(CharterAudit) audit = g_list_model_get_item (audits, j);

          if (g_strcmp0 (charter_audit_get_cycle (audit), cycles[i]) != 0)
            continue;
          g_strv_builder_add (ids, charter_record_get_id (CHARTER_RECORD (audit)));
          is_found = TRUE;
        }
      if (is_found)
        continue;
      charter_command_line_fail_with (line, CHARTER_EXIT_NOT_FOUND, "not-found",
                                      _("The school has no self-evaluation of “%s”."), cycles[i]);
      return NULL;
    }
  return g_strv_builder_end (ids);
}

static int
write_bundle (CharterCommandLine *line,
              const char         *path,
              gboolean            is_anonymous,
              char              **audits)
{
  CharterSession *session = charter_command_line_open_session (line);
  CharterBundleWish wish = { .is_anonymous = is_anonymous, .audits = (const char * const *) audits };
  g_autoptr(CharterBundleMade) made = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *result = NULL;

  charter_bundle_export_async (session, charter_portfolio_get_school (charter_session_get_portfolio (session)), path,
                               &wish, NULL, NULL, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  made = charter_bundle_export_finish (session, done, &error);
  if (!made)
    return charter_command_line_fail (line, error);
  print_result (line, made);
  return charter_command_line_get_status (line);
}

static int
run (CharterCommandLine *line)
{
  g_autofree char *path = NULL;
  g_auto(GStrv) cycles = NULL;
  g_auto(GStrv) audits = NULL;
  gboolean is_anonymous = FALSE;
  const GOptionEntry options[] = {
    { "anonymous", 0, 0, G_OPTION_ARG_NONE, &is_anonymous,
      N_("Levels only: no words, evidence or people, and another name for the school"), NULL },
    { "cycle", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cycles, N_("Only the self-evaluations of this cycle"), N_("CYCLE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("Where to"), N_("FILE") },
    { NULL },
  };

  if (!charter_command_line_parse (line, options, 1, 1))
    return charter_command_line_get_status (line);
  if (!path)
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s",
                                           _("Say where to write the bundle: -o FILE.charter"));
  if (is_anonymous && cycles)
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s",
                                           _("An anonymous bundle holds every cycle: leave one of the two out."));
  if (!charter_command_line_open_school (line, charter_command_line_get_argument (line, 0)))
    return charter_command_line_get_status (line);
  if (cycles && !(audits = list_audits (line, cycles)))
    return charter_command_line_get_status (line);
  return write_bundle (line, path, is_anonymous, audits);
}

const CharterCommand charter_export_command = {
  .name = "export",
  .summary = N_("Writes all that is kept of a school into one file, for another computer or person"),
  .usage = N_("URN [--anonymous] [--cycle CYCLE]… -o FILE"),
  .run = run,
};

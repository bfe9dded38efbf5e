/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-commands"
#include "config.h"

#include "charter-command.h"

#include <glib/gi18n.h>

#include "charter-annex-job.h"
#include "charter-fonts.h"
#include "charter-guard-job.h"
#include "charter-guard-written.h"
#include "charter-job-error.h"
#include "charter-listing-job.h"
#include "charter-pack-job.h"

static const struct { const char *name; CharterListed listed; } listings[] = {
  { "judgements", CHARTER_LISTED_JUDGEMENTS },
  { "actions", CHARTER_LISTED_ACTIONS },
  { "evidence", CHARTER_LISTED_EVIDENCE },
  { "provisions", CHARTER_LISTED_PROVISIONS },
  { "training", CHARTER_LISTED_TRAINING },
};

static void
add_written (JsonBuilder        *builder,
             CharterWrittenPack *written)
{
  charter_json_add_text (builder, "file", written->path);
  charter_json_add_count (builder, "bytes", written->size);
  if (written->n_pages > 0)
    charter_json_add_count (builder, "pages", written->n_pages);
  else
    charter_json_add_text (builder, "pages", NULL);
}

static void
print_written (CharterCommandLine *line,
               CharterWrittenPack *written)
{
  if (written->n_pages == 0)
    charter_command_line_print (line, "%s", written->path);
  else
    charter_command_line_print (line, ngettext ("%s: %u page", "%s: %u pages", written->n_pages),
                              written->path, written->n_pages);
}

static void
say_open (guint n_open)
{
  if (n_open > 0)
    g_printerr (ngettext ("%u thing looks like personal data and is not answered yet.\n",
                          "%u things look like personal data and are not answered yet.\n", n_open),
                n_open);
}

/* Before anything is made of evidence and of words; what is found is said, and the pack is made all the same.
 * Returns how much of the evidence is not answered. */
static guint
guard (CharterCommandLine *line,
       GPtrArray         **told)
{
  CharterGuardReading *reading;
  GAsyncResult *result = NULL;
  CharterGuardSum sum = { 0 };
  CharterSession *session = charter_command_line_open_session (line);
  g_autoptr(GAsyncResult) done = NULL;

  *told = NULL;
  if (!charter_session_get_portfolio (session))
    return 0;
  reading = charter_guard_begin_written (charter_session_get_portfolio (session));
  charter_guard_look_async (session, NULL, NULL, NULL, NULL, charter_session_await_cb, &result);
  done = charter_session_await (&result);
  *told = charter_guard_end_written (reading);
  return charter_guard_look_finish (session, done, &sum, NULL) ? sum.n_open : 0;
}

static void
say_found (GPtrArray *told,
           guint      n_open)
{
  for (guint i = 0; told && i < told->len; i++)
    g_printerr ("%s\n", ((CharterGap *) told->pdata[i])->words);
  say_open (n_open + (told ? told->len : 0));
}

static int
write_one (CharterCommandLine *line,
           CharterReport       report,
           const char         *path,
           gboolean            is_full,
           CharterAnnexes      annexes)
{
  GAsyncResult *result = NULL;
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(CharterWrittenPack) written = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *refusal = NULL;
  g_autoptr(GPtrArray) told = NULL;
  g_autoptr(GError) error = NULL;
  guint n_open;

  if (!charter_command_line_find_framework (line, NULL)
      || !charter_command_line_open_school (line, charter_command_line_get_argument (line, 0)))
    return charter_command_line_get_status (line);

  refusal = charter_pack_job_dup_refusal (charter_command_line_open_session (line), report);
  if (refusal)
    {
      g_set_error_literal (&error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID, refusal);
      return charter_command_line_fail (line, error);
    }
  n_open = guard (line, &told);
  document = charter_pack_job_compose_guarded (charter_command_line_open_session (line), report, is_full,
                                               told ? told->len : 0);
  charter_annex_job_add (charter_command_line_open_session (line), document, annexes);
  charter_pack_job_write_async (document, path, NULL, charter_session_await_cb, &result);
  say_found (told, n_open);
  charter_command_line_close_session (line); /* the document holds copies */
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  written = charter_pack_job_write_finish (document, done, &error);
  if (!written)
    return charter_command_line_fail_writing (line, error);

  json_builder_begin_object (builder);
  add_written (builder, written);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  print_written (line, written);
  return charter_command_line_get_status (line);
}

static int
write_listing (CharterCommandLine *line,
               const char         *path,
               CharterListed       listed)
{
  GAsyncResult *result = NULL;
  CharterWrittenPack written = { .path = (char *) path };
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GError) error = NULL;
  CharterSession *session;
  g_autoptr(GPtrArray) told = NULL;
  guint n_open;

  if (!charter_command_line_find_framework (line, NULL)
      || !charter_command_line_open_school (line, charter_command_line_get_argument (line, 0)))
    return charter_command_line_get_status (line);

  n_open = guard (line, &told);
  say_found (told, n_open);
  session = charter_command_line_open_session (line);
  charter_listing_job_write_async (session, listed, path, NULL, charter_session_await_cb, &result);
  g_autoptr(GAsyncResult) done = charter_session_await (&result);
  if (!charter_listing_job_write_finish (session, done, &written.size, &error))
    return charter_command_line_fail (line, error);

  json_builder_begin_object (builder);
  add_written (builder, &written);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  print_written (line, &written);
  return charter_command_line_get_status (line);
}

/* What a spreadsheet shall list; 0 when @name is none of the tables. */
static CharterListed
find_listed (const char *name)
{
  for (guint i = 0; name && i < G_N_ELEMENTS (listings); i++)
    if (g_ascii_strcasecmp (name, listings[i].name) == 0)
      return listings[i].listed;
  return name ? 0 : CHARTER_LISTED_ALL;
}

static int
write_all (CharterCommandLine *line,
           const char         *folder,
           gboolean            is_full,
           CharterAnnexes      annexes)
{
  CharterSession *session = charter_command_line_open_session (line);
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GError) error = NULL;
  guint n_open = 0;

  if (!session || !charter_command_line_find_framework (line, NULL))
    return charter_command_line_get_status (line);
  all = charter_pack_job_write_all (session, folder, is_full, annexes, &n_open, &error);
  say_open (n_open);
  if (!all)
    return charter_command_line_fail_writing (line, error);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    {
      json_builder_begin_object (builder);
      add_written (builder, g_ptr_array_index (all, i));
      json_builder_end_object (builder);
      print_written (line, g_ptr_array_index (all, i));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  charter_command_line_print_json (line, builder);
  return charter_command_line_get_status (line);
}

/* Says which documents there are, so that nobody has to look them up. */
static int
fail_document (CharterCommandLine *line)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < CHARTER_N_REPORTS; i++)
    if (charter_report_get_info ((CharterReport) i)->compose)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              charter_report_get_info ((CharterReport) i)->nick);
  return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage",
                                         _("Say which document of one school: %s."), names->str);
}

/* What is laid out needs fonts: they are loaded while the records are. */
static int
write_pages (CharterCommandLine *line,
             CharterReport       report,
             const char         *path,
             gboolean            is_all,
             gboolean            is_full,
             CharterAnnexes      annexes)
{
  PangoFontMap *left;
  int status;

  charter_fonts_prepare ();
  status = is_all ? write_all (line, path, is_full, annexes) : write_one (line, report, path, is_full, annexes);
  while ((left = charter_fonts_take_prepared ()))
    g_object_unref (left);
  return status;
}

/* What was asked for. */
typedef struct {
  char           *path;
  char           *table;    /* nullable */
  char           *document; /* nullable */
  char           *how;      /* nullable: what becomes of annexes */
  gboolean        is_full;
  gboolean        is_all;
  CharterReport   report;
  CharterAnnexes  annexes;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->path);
  g_free (wish->table);
  g_free (wish->document);
  g_free (wish->how);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static int
fail (CharterCommandLine *line,
      const char         *words)
{
  return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage", "%s", words);
}

/* Returns: %CHARTER_EXIT_DONE, or why it cannot be done like that */
static int
check (CharterCommandLine *line,
       Wish               *wish)
{
  gboolean is_listing = wish->path && charter_listing_job_knows (wish->path);

  if (wish->is_all == (charter_command_line_get_n_arguments (line) == 1))
    return fail (line, _("Say which school by its URN, or --all."));
  if (!wish->path)
    return fail (line, _("Say where to write the pack: -o FILE"));
  if (wish->document && (wish->is_all || !charter_report_find (wish->document, &wish->report)
                         || !charter_report_get_info (wish->report)->compose))
    return fail_document (line);
  if (wish->document && is_listing)
    return fail (line, _("That document is written as .pdf or .docx, not as tables."));
  if (!charter_annexes_parse (wish->how, &wish->annexes))
    return charter_command_line_fail_with (line, CHARTER_EXIT_WRONG_USE, "usage",
                                           _("“%s” is none of none, pages and files."), wish->how);
  if (wish->annexes != CHARTER_ANNEXES_NONE
      && (wish->report != CHARTER_REPORT_PACK || (!wish->is_all && !g_str_has_suffix (wish->path, ".pdf"))))
    return fail (line, _("Annexes go with an evidence pack that is a PDF."));
  if (!wish->is_all && !is_listing && wish->table)
    return fail (line, _("Tables are written as .xlsx or .csv."));
  return CHARTER_EXIT_DONE;
}

static int
write_table (CharterCommandLine *line,
             const char         *path,
             const char         *table)
{
  if (find_listed (table) == 0 || (find_listed (table) == CHARTER_LISTED_ALL && g_str_has_suffix (path, ".csv")))
    return fail (line, _("Say which table: --table judgements, actions, evidence, provisions or training."));
  return write_listing (line, path, find_listed (table));
}

static int
run (CharterCommandLine *line)
{
  g_auto(Wish) wish = { .report = CHARTER_REPORT_PACK };
  const GOptionEntry options[] = {
    { "full", 0, 0, G_OPTION_ARG_NONE, &wish.is_full, N_("With everything that was written"), NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &wish.is_all, N_("Of every school that has records"), NULL },
    { "document", 0, 0, G_OPTION_ARG_STRING, &wish.document,
      N_("Another document: governors, plan, statement, …"), N_("NAME") },
    { "annexes", 0, 0, G_OPTION_ARG_STRING, &wish.how,
      N_("What becomes of the files of evidence in a PDF: pages at the end, files inside it, or none"),
      N_("none|pages|files") },
    { "table", 0, 0, G_OPTION_ARG_STRING, &wish.table,
      N_("Of a spreadsheet only: judgements, actions, evidence, provisions or training"), N_("TABLE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish.path,
      N_("Where to: .pdf, .docx, .xlsx or .csv, or a folder with --all"), N_("FILE") },
    { NULL },
  };
  int status;

  if (!charter_command_line_parse (line, options, 0, 1))
    return charter_command_line_get_status (line);
  status = check (line, &wish);
  if (status != CHARTER_EXIT_DONE)
    return status;
  if (wish.is_all || !charter_listing_job_knows (wish.path))
    return write_pages (line, wish.report, wish.path, wish.is_all, wish.is_full, wish.annexes);
  return write_table (line, wish.path, wish.table);
}

const CharterCommand charter_pack_command = {
  .name = "pack",
  .summary = N_("Writes the charter evidence pack, or its tables for a spreadsheet"),
  .usage = N_("URN [--full] [--document NAME] [--annexes=none|pages|files] -o FILE.pdf|FILE.docx\n  URN [--table TABLE] -o FILE.xlsx|FILE.csv\n  --all [--full] [--annexes=none|pages|files] -o DIR"),
  .run = run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "charter-exchange-error.h"
#include "charter-file-kind.h"
#include "charter-outpost-reader.h"
#include "charter-referral-reader.h"
#include "charter-referral-tables.h"
#include "charter-referral-writer.h"
#include "charter-services-sheet.h"

/* The readers of directories, by coverage: the first byte of an input chooses the dialect, the rest is
 * the file. What is read is written again, too. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static const char * const suffixes[] = { "json", "csv", "csv", "csv", "zip" };

static gboolean
take (CharterEntry  *entry,
      double         fraction,
      gpointer       user_data,
      GError       **error)
{
  return charter_referral_writer_add (user_data, entry, error);
}

static gboolean
read_dialect (guint                   dialect,
              GFile                  *file,
              CharterReferralWriter  *writer,
              GPtrArray              *problems,
              CharterReferralSummary *summary,
              GError                **error)
{
  g_autoptr(GPtrArray) tables = NULL;

  switch (dialect)
    {
    case 0:
      return charter_referral_reader_read (file, "s", "t", take, writer, problems, summary, NULL, error);
    case 1:
      return charter_outpost_reader_read (file, "s", "t", take, writer, problems, summary, NULL, error);
    case 2:
      return charter_services_sheet_read (file, "s", "t", take, writer, problems, summary, NULL, error);
    default:
      tables = g_ptr_array_new ();
      g_ptr_array_add (tables, file);
      return charter_referral_tables_read (tables, "s", "t", take, writer, problems, summary, NULL, error);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  guint dialect = size > 0 ? data[0] % G_N_ELEMENTS (suffixes) : 0;
  g_autofree char *path = g_strdup_printf ("%s/%u-services.%s", g_get_tmp_dir (), (guint) getpid (), suffixes[dialect]);
  g_autofree char *table = g_strdup_printf ("%s/services.csv", g_get_tmp_dir ());
  g_autoptr(GFile) file = g_file_new_for_path (dialect == 3 ? table : path);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(CharterReferralWriter) writer = charter_referral_writer_new (stream, "s", "t", NULL);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_file_problem_free);
  g_auto(CharterReferralPeek) peek = { 0 };
  g_autoptr(GError) error = NULL;
  CharterReferralSummary summary = { 0 };
  CharterFileKind kind;
  gboolean ok;

  if (size == 0 || !g_file_replace_contents (file, (const char *) data + 1, size - 1, NULL, FALSE,
                                             G_FILE_CREATE_NONE, NULL, NULL, NULL))
    return 0;
  charter_file_kind_recognise (file, &kind, NULL, NULL);
  charter_referral_reader_peek (file, &peek, NULL);
  ok = read_dialect (dialect, file, writer, problems, &summary, &error);
  g_assert_true (ok == (error == NULL));
  charter_referral_writer_finish (writer, NULL);
  g_unlink (g_file_peek_path (file));
  return 0;
}

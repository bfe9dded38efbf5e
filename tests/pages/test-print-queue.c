/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
#include <poppler.h>
#include <stdlib.h>
#include <string.h>

#include "charter-document-print.h"
#include "charter-example-job.h"
#include "charter-pack-job.h"
#include "charter-paginator.h"
#include "charter-pdf-output.h"
#include "charter-sitting.h"

typedef struct {
  CharterSession *session;
  CharterPages *pages;
} Fixture;

static void
make_example (Fixture *fixture)
{
  CharterSchool *school = sitting_make_example (fixture->session);

  sitting_open_school (fixture->session, school);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("print-queue-XXXXXX", NULL);
  g_autoptr(CharterDocument) document = NULL;

  fixture->session = sitting_open (folder);
  make_example (fixture);
  document = charter_pack_job_compose (fixture->session, CHARTER_REPORT_PACK, FALSE);
  fixture->pages = charter_paginate (document);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->pages);
  sitting_close (g_steal_pointer (&fixture->session));
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("nothing came out of the printer");
  return G_SOURCE_REMOVE;
}

static int
compare_letters (gconstpointer a,
                 gconstpointer b)
{
  return *(const char *) a - *(const char *) b;
}

/* All letters of a page, sorted: a printer's PDF has no reading order, so that a chart's words come in
 * another than from the tagged file. */
static char *
dup_page_letters (PopplerDocument *document,
                int              position)
{
  PopplerPage *page = poppler_document_get_page (document, position);
  g_autofree char *text = poppler_page_get_text (page);
  GString *words = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (words, *p);
  g_object_unref (page);
  qsort (words->str, words->len, 1, compare_letters);
  return g_string_free (words, FALSE);
}

static void
assert_same_words (PopplerDocument *printed,
                   PopplerDocument *written)
{
  int n = poppler_document_get_n_pages (written);

  g_assert_cmpint (poppler_document_get_n_pages (printed), ==, n);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *on_paper = dup_page_letters (printed, i);
      g_autofree char *in_file = dup_page_letters (written, i);

      g_assert_cmpuint (strlen (in_file), >, 10);
      g_assert_cmpstr (on_paper, ==, in_file);
    }
}

static PopplerDocument *
open_written (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = charter_pdf_output_make (fixture->pages, &error);
  PopplerDocument *document;

  g_assert_no_error (error);
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         gpointer                 data)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  *(gboolean *) data = TRUE;
}

static GtkPrintUnixDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_PRINT_UNIX_DIALOG (window))
        return GTK_PRINT_UNIX_DIALOG (window);
    }
  return NULL;
}

/* The dialog lists the queue and knows all about it; then "Print" is chosen. */
static void
choose_queue (void)
{
  GtkPrintUnixDialog *dialog = NULL;
  GtkPrinter *printer = NULL;

  while (!dialog || !printer || !gtk_printer_has_details (printer))
    {
      g_main_context_iteration (NULL, TRUE);
      dialog = find_dialog ();
      printer = dialog ? gtk_print_unix_dialog_get_selected_printer (dialog) : NULL;
    }
  g_assert_cmpstr (gtk_printer_get_name (printer), ==, "paper");
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
}

/* The pack goes through a queue of CUPS: each page comes out with the words that the PDF has. */
static void
test_queue (Fixture       *fixture,
            gconstpointer  data)
{
  const char *path = g_getenv ("PRINTED");
  g_autofree char *uri = path ? g_filename_to_uri (path, NULL, NULL) : NULL;
  g_autoptr(CharterDocumentPrint) print = NULL;
  g_autoptr(GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr(GError) error = NULL;
  PopplerDocument *printed, *written;
  gboolean is_done = FALSE;
  guint timeout;

  if (!path)
    {
      g_test_skip ("CUPS is not installed, or no scheduler of its own can run here");
      return;
    }
  print = charter_document_print_new (fixture->pages);
  gtk_print_settings_set_printer (settings, "paper");
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (print), settings);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (print), TRUE);
  g_signal_connect (print, "done", G_CALLBACK (done_cb), &is_done);
  timeout = g_timeout_add_seconds (60, give_up_cb, NULL);
  gtk_print_operation_run (GTK_PRINT_OPERATION (print), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL, &error);
  g_assert_no_error (error);
  choose_queue ();
  while (!is_done || !g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, !is_done);
  g_source_remove (timeout);

  printed = poppler_document_new_from_file (uri, NULL, &error);
  g_assert_no_error (error);
  written = open_written (fixture);
  assert_same_words (printed, written);
  g_object_unref (printed);
  g_object_unref (written);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("CHARTER_NOW", "2027-03-01T09:00:00Z", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  /* GTK warns of services for colours and for printers nearby that no test has. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_test_add ("/print-queue/pack", Fixture, NULL, set_up, test_queue, tear_down);
  return g_test_run ();
}

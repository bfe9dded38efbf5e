/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <poppler.h>

#include "charter-document-print.h"
#include "charter-page-view.h"
#include "charter-paginator.h"

static CharterDocument *
make_document (void)
{
  static const CharterColumn columns[] = { { "Ref", 1 }, { "Evidence", 5 } };
  CharterDocument *document = charter_document_new ("Printed");
  CharterBlock *table;

  charter_document_add_heading (document, 1, "Printed", NULL, CHARTER_HEADING_PLAIN);
  table = charter_document_add_table (document, "Evidence", columns, 2);
  for (guint i = 1; i <= 80; i++)
    {
      g_autofree char *reference = g_strdup_printf ("E%u", i);

      charter_table_add_row (table, NULL, charter_text_new_plain (reference),
                             charter_text_new_plain ("Minutes of a meeting"), NULL);
    }
  return document;
}

static char *
dup_page_text (PopplerDocument *document,
               int              position)
{
  PopplerPage *page = poppler_document_get_page (document, position);
  char *text = poppler_page_get_text (page);

  g_object_unref (page);
  return text;
}

/* The printer gets the pages of the PDF, on paper of their size. */
static void
test_export (void)
{
  g_autofree char *folder = g_dir_make_tmp ("print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr(CharterDocument) document = make_document ();
  g_autoptr(CharterPages) pages = charter_paginate (document);
  g_autoptr(CharterDocumentPrint) print = charter_document_print_new (pages);
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL, *last = NULL;
  PopplerDocument *printed;
  PopplerPage *page;
  double width, height;

  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (print), path);
  g_assert_cmpint (gtk_print_operation_run (GTK_PRINT_OPERATION (print), GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  printed = poppler_document_new_from_file (uri, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (poppler_document_get_n_pages (printed), ==, (int) charter_pages_get_n_pages (pages));
  page = poppler_document_get_page (printed, 0);
  poppler_page_get_size (page, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, CHARTER_PAGE_WIDTH, 1);
  g_assert_cmpfloat_with_epsilon (height, CHARTER_PAGE_HEIGHT, 1);
  g_object_unref (page);

  first = dup_page_text (printed, 0);
  last = dup_page_text (printed, poppler_document_get_n_pages (printed) - 1);
  g_assert_nonnull (strstr (first, "E1"));
  g_assert_nonnull (strstr (last, "E80"));
  g_object_unref (printed);

  g_assert_finalize_object (g_steal_pointer (&print));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_page_view (void)
{
  g_autoptr(CharterDocument) document = make_document ();
  g_autoptr(CharterPages) pages = charter_paginate (document);
  CharterPageView *view = CHARTER_PAGE_VIEW (g_object_ref_sink (charter_page_view_new ()));
  int minimum, natural;

  charter_page_view_set_pages (view, pages);
  charter_page_view_set_page (view, 1);
  charter_page_view_set_paper_width (view, 400);
  g_assert_true (charter_page_view_get_pages (view) == pages);
  g_assert_cmpuint (charter_page_view_get_page (view), ==, 1);
  /* A sheet keeps its shape, and never grows past its paper. */
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, 200, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 283);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, 4000, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 566);
  g_assert_finalize_object (view);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  g_test_add_func ("/document-print/export", test_export);
  g_test_add_func ("/document-print/page-view", test_page_view);
  return g_test_run ();
}

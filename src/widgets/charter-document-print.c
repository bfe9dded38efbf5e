/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-document-print.h"

#include "charter-page-painter.h"

/**
 * CharterDocumentPrint:
 *
 * Prints a laid out document page by page, with the painter that the preview and the PDF use. The
 * pages are A4; on other paper they are scaled to fit and stand in its middle.
 */
struct _CharterDocumentPrint
{
  GtkPrintOperation parent_instance;

  CharterPages *pages;
};

G_DEFINE_FINAL_TYPE (CharterDocumentPrint, charter_document_print, GTK_TYPE_PRINT_OPERATION)

static void
charter_document_print_begin_print (GtkPrintOperation *operation,
                                    GtkPrintContext   *context)
{
  CharterDocumentPrint *self = CHARTER_DOCUMENT_PRINT (operation);

  gtk_print_operation_set_n_pages (operation, (int) charter_pages_get_n_pages (self->pages));
}

static void
charter_document_print_draw_page (GtkPrintOperation *operation,
                                  GtkPrintContext   *context,
                                  int                page)
{
  CharterDocumentPrint *self = CHARTER_DOCUMENT_PRINT (operation);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (width / CHARTER_PAGE_WIDTH, height / CHARTER_PAGE_HEIGHT);

  cairo_save (cr);
  cairo_translate (cr, (width - CHARTER_PAGE_WIDTH * scale) / 2,
                   (height - CHARTER_PAGE_HEIGHT * scale) / 2);
  cairo_scale (cr, scale, scale);
  charter_page_paint (self->pages, (guint) page, cr);
  cairo_restore (cr);
}

static void
charter_document_print_dispose (GObject *object)
{
  g_clear_object (&CHARTER_DOCUMENT_PRINT (object)->pages);
  G_OBJECT_CLASS (charter_document_print_parent_class)->dispose (object);
}

static void
charter_document_print_class_init (CharterDocumentPrintClass *klass)
{
  GtkPrintOperationClass *print_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_document_print_dispose;
  print_class->begin_print = charter_document_print_begin_print;
  print_class->draw_page = charter_document_print_draw_page;
}

static void
charter_document_print_init (CharterDocumentPrint *self)
{
  g_autoptr(GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);
  gtk_print_operation_set_unit (GTK_PRINT_OPERATION (self), GTK_UNIT_POINTS);
  /* The pages bring their own margins. */
  gtk_print_operation_set_use_full_page (GTK_PRINT_OPERATION (self), TRUE);
  gtk_print_operation_set_embed_page_setup (GTK_PRINT_OPERATION (self), TRUE);
}

/**
 * charter_document_print_new:
 * @pages: what to print
 *
 * Returns: (transfer full): an operation to run
 */
CharterDocumentPrint *
charter_document_print_new (CharterPages *pages)
{
  CharterDocumentPrint *self = g_object_new (CHARTER_TYPE_DOCUMENT_PRINT, NULL);

  self->pages = g_object_ref (pages);
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self),
                                    charter_document_get_title (charter_pages_get_document (pages)));
  return self;
}

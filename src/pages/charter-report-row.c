/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-report-row.h"

#include <glib/gi18n.h>

#include "charter-page-view.h"

/**
 * CharterReportRow:
 *
 * A document of the gallery: its own first page, small, with its name and what it is for.
 */
struct _CharterReportRow
{
  CharterRow parent_instance;

  /* Template widgets */
  CharterPageView *thumbnail;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *extent;
};

G_DEFINE_FINAL_TYPE (CharterReportRow, charter_report_row, CHARTER_TYPE_ROW)

static void
charter_report_row_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_REPORT_ROW);
  G_OBJECT_CLASS (charter_report_row_parent_class)->dispose (object);
}

static void
charter_report_row_class_init (CharterReportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_report_row_dispose;
  g_type_ensure (CHARTER_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-report-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterReportRow, thumbnail);
  gtk_widget_class_bind_template_child (widget_class, CharterReportRow, title);
  gtk_widget_class_bind_template_child (widget_class, CharterReportRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CharterReportRow, extent);
}

static void
charter_report_row_init (CharterReportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_report_row_new:
 * @title: the document's name
 * @subtitle: what it is for
 *
 * Returns: (transfer floating): the row's content
 */
GtkWidget *
charter_report_row_new (const char *title,
                        const char *subtitle)
{
  CharterReportRow *self = g_object_new (CHARTER_TYPE_REPORT_ROW, "spoken-name", title, NULL);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  return GTK_WIDGET (self);
}

/**
 * charter_report_row_set_pages:
 * @self: a row
 * @pages: (nullable): its document, laid out
 */
void
charter_report_row_set_pages (CharterReportRow *self,
                              CharterPages     *pages)
{
  guint n = pages ? charter_pages_get_n_pages (pages) : 0;
  g_autofree char *extent = n > 0 ? g_strdup_printf (ngettext ("%u page", "%u pages", n), n) : NULL;
  g_autofree char *spoken = NULL;

  charter_page_view_set_pages (self->thumbnail, pages);
  gtk_label_set_label (self->extent, extent ? extent : "");
  spoken = extent ? g_strdup_printf ("%s, %s", gtk_label_get_label (self->title), extent)
                  : g_strdup (gtk_label_get_label (self->title));
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);
}

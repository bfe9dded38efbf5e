/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-sidebar-row.h"

#include <glib/gi18n.h>

/**
 * CharterSidebarRow:
 *
 * A page's name in the sidebar, with what is counted there.
 */
struct _CharterSidebarRow
{
  CharterRow parent_instance;

  /* Template widgets */
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *count;

  /* Borrowed, static */
  const CharterPageKind *kind;

  guint position; /* from 1: the number of its key */
};

G_DEFINE_FINAL_TYPE (CharterSidebarRow, charter_sidebar_row, CHARTER_TYPE_ROW)

static void
charter_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (charter_sidebar_row_parent_class)->dispose (object);
}

static void
charter_sidebar_row_class_init (CharterSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_sidebar_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterSidebarRow, count);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CharterSidebarRow, title);
}

static void
charter_sidebar_row_init (CharterSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_sidebar_row_new:
 * @kind: a page
 * @position: where it stands, from 1
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
charter_sidebar_row_new (const CharterPageKind *kind,
                         guint                  position)
{
  CharterSidebarRow *self = g_object_new (CHARTER_TYPE_SIDEBAR_ROW, NULL);

  self->kind = kind;
  self->position = position;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), kind->icon_name);
  gtk_label_set_label (GTK_LABEL (self->title), _(kind->title));
  charter_row_set_spoken_name (CHARTER_ROW (self), _(kind->title));
  return GTK_WIDGET (self);
}

/**
 * charter_sidebar_row_get_kind:
 * @self: a row of the sidebar
 *
 * Returns: (transfer none): the page that it leads to
 */
const CharterPageKind *
charter_sidebar_row_get_kind (CharterSidebarRow *self)
{
  g_return_val_if_fail (CHARTER_IS_SIDEBAR_ROW (self), NULL);

  return self->kind;
}

/**
 * charter_sidebar_row_set_count:
 * @count: (nullable): what stands beside the title: "31/48", "3 due"
 */
void
charter_sidebar_row_set_count (CharterSidebarRow *self,
                               const char        *count)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (CHARTER_IS_SIDEBAR_ROW (self));

  spoken = count ? g_strdup_printf ("%s, %s", _(self->kind->title), count)
                 : g_strdup (_(self->kind->title));
  gtk_label_set_label (GTK_LABEL (self->count), count ? count : "");
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);
}

/**
 * charter_sidebar_row_set_is_compact:
 * @is_compact: whether only the icon is shown, with the title as its tooltip
 */
void
charter_sidebar_row_set_is_compact (CharterSidebarRow *self,
                                    gboolean           is_compact)
{
  g_autofree char *tooltip = NULL;

  g_return_if_fail (CHARTER_IS_SIDEBAR_ROW (self));

  /* Translators: a page's name and the key that shows it. */
  tooltip = g_strdup_printf (_("%s (Ctrl+%u)"), _(self->kind->title), self->position);
  gtk_widget_set_visible (self->title, !is_compact);
  gtk_widget_set_visible (self->count, !is_compact);
  gtk_widget_set_hexpand (self->icon, is_compact);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), is_compact ? tooltip : NULL);
}

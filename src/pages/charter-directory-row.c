/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-row.h"

#include <glib/gi18n.h>

/**
 * CharterDirectoryRow:
 *
 * A service in the list of the directory: name, who offers it, the beginning of what it does, how one
 * gets to it, and how fresh that is.
 */
struct _CharterDirectoryRow
{
  CharterRow parent_instance;

  GtkWidget *name;
  GtkWidget *pin;
  GtkWidget *badge;
  GtkWidget *organisation;
  GtkWidget *description;
  GtkWidget *route;
  GtkWidget *tier;
  GtkWidget *ages;
  GtkWidget *reason;

  CharterDirectoryResult *result; /* nullable */
  gboolean is_pinned;
};

G_DEFINE_FINAL_TYPE (CharterDirectoryRow, charter_directory_row, CHARTER_TYPE_ROW)

static void
charter_directory_row_dispose (GObject *object)
{
  CharterDirectoryRow *self = CHARTER_DIRECTORY_ROW (object);

  if (self->result)
    g_signal_handlers_disconnect_by_data (self->result, self);
  g_clear_object (&self->result);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_DIRECTORY_ROW);

  G_OBJECT_CLASS (charter_directory_row_parent_class)->dispose (object);
}

static void
charter_directory_row_class_init (CharterDirectoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_directory_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-directory-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryRow, ages);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryRow, badge);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryRow, description);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryRow, name);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryRow, organisation);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryRow, pin);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryRow, reason);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryRow, route);
  gtk_widget_class_bind_template_child (widget_class, CharterDirectoryRow, tier);
}

static void
charter_directory_row_init (CharterDirectoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_tag (GtkWidget  *label,
          const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
}

static void
show_markup (GtkWidget              *label,
             CharterDirectoryResult *result,
             const char             *text)
{
  g_autofree char *markup = charter_directory_result_dup_markup (result, text);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_set_visible (label, *markup != '\0');
}

static void
update (CharterDirectoryRow *self)
{
  CharterDirectoryResult *result = self->result;
  CharterEntry *entry = charter_directory_result_get_entry (result);
  const char *route = charter_entry_get_route (entry);
  const char *organisation = charter_entry_get_organisation (entry);
  gboolean is_stale;
  g_autofree char *badge = charter_directory_dup_badge (entry, &is_stale);
  g_autofree char *ages = charter_entry_dup_age_words (entry);
  g_autofree char *reason = charter_directory_result_dup_reason (result);
  g_autofree char *spoken = NULL;

  show_markup (self->name, result, charter_entry_get_name (entry));
  show_markup (self->organisation, result, organisation);
  show_markup (self->description, result, charter_entry_get_description (entry));
  gtk_label_set_markup (GTK_LABEL (self->reason), reason ? reason : "");
  gtk_widget_set_visible (self->reason, reason != NULL);
  show_tag (self->badge, badge);
  if (is_stale)
    gtk_widget_remove_css_class (self->badge, "strong");
  else
    gtk_widget_add_css_class (self->badge, "strong");
  show_tag (self->route, route ? charter_entry_title_route (route) : NULL);
  show_tag (self->tier, charter_entry_get_has_tier (entry)
            ? charter_entry_title_tier (charter_entry_get_tier (entry)) : NULL);
  show_tag (self->ages, ages);
  gtk_widget_set_visible (self->pin, self->is_pinned);
  /* A tooltip asks the display where the pointer is: not of every row. */
  if (self->is_pinned && !gtk_widget_get_has_tooltip (self->pin))
    gtk_widget_set_tooltip_text (self->pin, _("Pinned"));
  /* TRANSLATORS: what a screen reader says of a service: its name, who offers it, how fresh, pinned */
  spoken = g_strdup_printf (self->is_pinned ? _("%s, %s, %s, pinned") : _("%s, %s, %s"),
                            charter_entry_get_name (entry), organisation ? organisation : "", badge);
  charter_row_set_spoken_name (CHARTER_ROW (self), spoken);
}

/**
 * charter_directory_row_show:
 * @self: a row
 * @result: what it shows, as long as it is shown
 * @is_pinned: whether the school has pinned it
 */
void
charter_directory_row_show (CharterDirectoryRow    *self,
                            CharterDirectoryResult *result,
                            gboolean                is_pinned)
{
  if (self->result)
    g_signal_handlers_disconnect_by_data (self->result, self);
  g_set_object (&self->result, result);
  self->is_pinned = is_pinned;
  g_signal_connect_object (result, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * charter_directory_row_get_result:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
CharterDirectoryResult *
charter_directory_row_get_result (CharterDirectoryRow *self)
{
  g_return_val_if_fail (CHARTER_IS_DIRECTORY_ROW (self), NULL);
  return self->result;
}

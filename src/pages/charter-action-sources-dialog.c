/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-action-sources-dialog.h"

#include <glib/gi18n.h>

#include "charter-action-source.h"
#include "charter-row.h"

/**
 * CharterActionSourcesDialog:
 *
 * What was found that an action may answer: areas far from their target, lines of the readiness check,
 * items on which voices differ.
 */
struct _CharterActionSourcesDialog
{
  AdwWindow       parent_instance;

  /* Template widgets */
  GtkWidget      *page;
  GtkWidget      *stack;

  /* Owned */
  CharterSession *session;
  GPtrArray      *sources; /* of CharterActionSource */
};

G_DEFINE_FINAL_TYPE (CharterActionSourcesDialog, charter_action_sources_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

static void
activated_cb (CharterActionSourcesDialog *self,
              GtkWidget                  *row)
{
  const CharterActionSource *source = g_object_get_data (G_OBJECT (row), "charter-source");
  CharterAction *action = charter_action_source_add (self->session, source);

  g_signal_emit (self, chosen_signal, 0, action);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_row (CharterActionSourcesDialog *self,
         GtkWidget                  *group,
         CharterActionSource        *source)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *spoken = source->detail ? g_strdup_printf ("%s, %s", source->title, source->detail)
                                           : g_strdup (source->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), source->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (source->detail)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), source->detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-add-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  charter_row_say (row, spoken);
  g_object_set_data (G_OBJECT (row), "charter-source", source);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
fill (CharterActionSourcesDialog *self)
{
  GtkWidget *group = NULL;

  self->sources = charter_action_source_list (self->session);
  for (guint i = 0; i < self->sources->len; i++)
    {
      CharterActionSource *source = self->sources->pdata[i];

      if (i == 0 || ((CharterActionSource *) self->sources->pdata[i - 1])->kind != source->kind)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                           charter_action_source_kind_get_title (source->kind));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
        }
      add_row (self, group, source);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->sources->len > 0 ? "sources" : "none");
}

static void
charter_action_sources_dialog_dispose (GObject *object)
{
  CharterActionSourcesDialog *self = CHARTER_ACTION_SOURCES_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_ACTION_SOURCES_DIALOG);
  g_clear_pointer (&self->sources, g_ptr_array_unref);

  G_OBJECT_CLASS (charter_action_sources_dialog_parent_class)->dispose (object);
}

static void
charter_action_sources_dialog_class_init (CharterActionSourcesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_action_sources_dialog_dispose;

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, CHARTER_TYPE_ACTION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-action-sources-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterActionSourcesDialog, page);
  gtk_widget_class_bind_template_child (widget_class, CharterActionSourcesDialog, stack);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
charter_action_sources_dialog_init (CharterActionSourcesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_action_sources_dialog_new:
 * @session: with a school and a framework
 *
 * Returns: (transfer floating): a window of what was found
 */
GtkWindow *
charter_action_sources_dialog_new (CharterSession *session)
{
  CharterActionSourcesDialog *self = g_object_new (CHARTER_TYPE_ACTION_SOURCES_DIALOG, NULL);

  self->session = g_object_ref (session);
  fill (self);
  return GTK_WINDOW (self);
}

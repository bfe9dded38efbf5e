/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-actions-page-private.h"

#include <glib/gi18n.h>

#include "charter-action-sources-dialog.h"
#include "charter-listing-chooser.h"
#include "charter-plan-action-job.h"
#include "charter-term-dates-dialog.h"

static CharterSession *
get_session (CharterActionsPage *self)
{
  return charter_page_get_session (CHARTER_PAGE (self));
}

static void
view_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  gtk_drop_down_set_selected (CHARTER_ACTIONS_PAGE (widget)->view_choice, g_variant_get_uint32 (parameter));
}

static void
term_dates_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GtkWindow *dialog = charter_term_dates_dialog_new (get_session (CHARTER_ACTIONS_PAGE (widget)));

  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (dialog);
}

static void
new_action_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (widget);

  charter_actions_page_reveal (self, charter_plan_action_add (get_session (self), NULL));
  charter_action_sheet_begin (self->sheet);
}

static void
source_chosen_cb (CharterActionsPage *self,
                  CharterAction      *action)
{
  charter_actions_page_reveal (self, action);
  charter_action_sheet_begin (self->sheet);
}

static void
new_from_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWindow *dialog = charter_action_sources_dialog_new (get_session (CHARTER_ACTIONS_PAGE (widget)));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (source_chosen_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (dialog);
}

static void
delete_action_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (widget);
  CharterAction *action = charter_action_sheet_get_action (self->sheet);
  g_autofree char *text = NULL;

  if (!action)
    return;
  text = g_strdup_printf (_("Action %d deleted"), (int) charter_action_get_number (action));
  charter_plan_action_remove (get_session (self), action);
  charter_page_toast (CHARTER_PAGE (self), text, TRUE);
}

static void
calendar_chosen_cb (CharterActionsPage *self,
                    int                 response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  guint n_events;

  if (response != GTK_RESPONSE_ACCEPT || !path)
    return;
  if (!charter_plan_action_save_calendar (get_session (self), path, &n_events, &error))
    {
      charter_page_show_error (CHARTER_PAGE (self), _("The calendar file could not be saved"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("Calendar file saved with %u date",
                                    "Calendar file saved with %u dates", n_events), n_events);
  charter_page_toast (CHARTER_PAGE (self), text, FALSE);
}

static void
save_calendar_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the dates as a calendar file"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("action-plan.ics"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (calendar_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
save_table_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  charter_listing_chooser_run (CHARTER_PAGE (widget), CHARTER_LISTED_ACTIONS);
}

/* The printed plan has its page, with a preview and what is to be in it. */
static void
print_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  charter_page_go (CHARTER_PAGE (widget), "reports", "action-plan");
}

static void
find_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  gtk_widget_grab_focus (CHARTER_ACTIONS_PAGE (widget)->search);
}

/**
 * charter_actions_page_install_actions:
 * @widget_class: of the page
 *
 * Installs what its menu and its keys do.
 */
void
charter_actions_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "actions.new", NULL, new_action_cb);
  gtk_widget_class_install_action (widget_class, "actions.new-from", NULL, new_from_cb);
  gtk_widget_class_install_action (widget_class, "actions.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "actions.term-dates", NULL, term_dates_cb);
  gtk_widget_class_install_action (widget_class, "actions.view", "u", view_cb);
  gtk_widget_class_install_action (widget_class, "actions.delete", NULL, delete_action_cb);
  gtk_widget_class_install_action (widget_class, "actions.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "actions.save-calendar", NULL, save_calendar_cb);
  gtk_widget_class_install_action (widget_class, "actions.save-table", NULL, save_table_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "actions.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "actions.find", NULL);
  for (guint view = CHARTER_ACTIONS_BY_DATE; view <= CHARTER_ACTIONS_DUTIES; view++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + view, GDK_ALT_MASK, "actions.view", "u",
                                         view);
}

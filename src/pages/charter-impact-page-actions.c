/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-impact-page-private.h"

#include <glib/gi18n.h>

#include "charter-entry-row.h"
#include "charter-figures-import.h"
#include "charter-figures-job.h"

/* Figures from a table and the table to fill in, and measures of the school's own. */

static void
added_cb (CharterImpactPage *self,
          guint              n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u figure added", "%u figures added", n), n);

  charter_page_toast (CHARTER_PAGE (self), words, TRUE);
}

static void
opened_cb (CharterImpactPage    *self,
           int                   response,
           GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                                                          : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window;

  g_clear_object (&self->chooser);
  if (!file)
    return;
  window = charter_figures_import_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                       charter_page_get_session (CHARTER_PAGE (self)), file);
  g_signal_connect_object (window, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
saved_cb (CharterImpactPage    *self,
          int                   response,
          GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                                                          : NULL;
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->chooser);
  if (file && !charter_figures_job_save_template (charter_page_get_session (CHARTER_PAGE (self)), file, &error))
    charter_page_show_error (CHARTER_PAGE (self), _("The table could not be saved"), error);
}

static void
choose (CharterImpactPage *self,
        const char        *title,
        const char        *name,
        GCallback          chosen)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               name ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
                                               NULL, NULL);
  if (name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", chosen, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
import_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  choose (CHARTER_IMPACT_PAGE (widget), _("Open a table of figures"), NULL, G_CALLBACK (opened_cb));
}

static void
template_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autofree char *name = g_strdup_printf ("%s.csv", _("Figures"));

  choose (CHARTER_IMPACT_PAGE (widget), _("Save a table to fill in"), name, G_CALLBACK (saved_cb));
}

/* The form of a new measure. */
typedef struct {
  CharterImpactPage *self;
  GtkWidget *title, *unit, *better, *aim, *source;
} Form;

static GtkWidget *
add_choice (GtkWidget           *list,
            const char          *title,
            GtkStringList       *words)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", words, NULL);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static const char *
find_aim (Form *form)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (form->aim));
  const CharterAimSet *gains = g_ptr_array_index (charter_impact_get_known (form->self->impact)->aim_sets, 0);

  return selected > 0 && selected <= gains->aims->len
         ? ((const CharterAim *) g_ptr_array_index (gains->aims, selected - 1))->id : NULL;
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  g_autoptr(GError) error = NULL;

  if (g_str_equal (response, "add") && form->self->impact
      && !charter_figures_job_add_measure (charter_page_get_session (CHARTER_PAGE (form->self)),
                                           gtk_editable_get_text (GTK_EDITABLE (form->title)),
                                           adw_combo_row_get_selected (ADW_COMBO_ROW (form->unit)),
                                           adw_combo_row_get_selected (ADW_COMBO_ROW (form->better)),
                                           gtk_editable_get_text (GTK_EDITABLE (form->source)), find_aim (form),
                                           &error))
    charter_page_show_error (CHARTER_PAGE (form->self), _("The measure was not added"), error);
}

static GtkWidget *
make_form (Form *form)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  g_autoptr(GtkStringList) units = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) directions = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) aims = gtk_string_list_new (NULL);
  const CharterAimSet *gains = g_ptr_array_index (charter_impact_get_known (form->self->impact)->aim_sets, 0);

  for (int unit = CHARTER_UNIT_PUPILS; unit <= CHARTER_UNIT_POINTS; unit++)
    gtk_string_list_append (units, charter_unit_get_title (unit));
  for (int better = CHARTER_BETTER_NEITHER; better <= CHARTER_BETTER_LOWER; better++)
    gtk_string_list_append (directions, charter_better_get_title (better));
  gtk_string_list_append (aims, _("None of them"));
  for (guint i = 0; i < gains->aims->len; i++)
    gtk_string_list_append (aims, ((const CharterAim *) g_ptr_array_index (gains->aims, i))->title);
  gtk_widget_add_css_class (list, "boxed-list");
  form->title = g_object_new (CHARTER_TYPE_ENTRY_ROW, "title", _("What is counted"), NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), form->title);
  form->unit = add_choice (list, _("Unit"), units);
  form->better = add_choice (list, _("Direction"), directions);
  form->aim = add_choice (list, _("Hoped-for gain"), aims);
  form->source = g_object_new (CHARTER_TYPE_ENTRY_ROW, "title", _("Where the number comes from"), NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), form->source);
  return list;
}

static void
measure_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CharterImpactPage *self = CHARTER_IMPACT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;
  Form *form;

  if (!self->impact)
    return;
  form = g_new0 (Form, 1);
  form->self = self;
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("A measure of your own"),
                                   _("Something that your school counts besides those that are here."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_form (form));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "add", _("Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  g_object_set_data_full (G_OBJECT (dialog), "form", form, g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), form);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * charter_impact_page_install_actions:
 * @widget_class: the page's class
 */
void
charter_impact_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "impact.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "impact.template", NULL, template_cb);
  gtk_widget_class_install_action (widget_class, "impact.measure", NULL, measure_cb);
}

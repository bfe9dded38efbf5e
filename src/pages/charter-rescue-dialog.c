/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-rescue-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-message.h"
#include "charter-output-file.h"
#include "charter-toast.h"

/* So many are shown; the report has all. */
#define MOST_ROWS 20

/**
 * CharterRescueDialog:
 *
 * What became of damaged records, said once when they have been opened. Nothing has to be decided.
 */
struct _CharterRescueDialog
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  GtkWidget *close_button;
  GtkWidget *history_row;
  GtkWidget *kept_row;
  GtkWidget *look_group;
  GtkWidget *outcome_group;
  GtkWidget *parts_group;
  GtkWidget *unplaced_group;
  GtkWidget *what_row;

  CharterRescueReport  *report;
  GtkFileChooserNative *chooser; /* nullable: while it is shown */
};

G_DEFINE_FINAL_TYPE (CharterRescueDialog, charter_rescue_dialog, ADW_TYPE_PREFERENCES_WINDOW)

/* The row names itself after its title. */
static void
say (GtkWidget  *row,
     const char *title,
     const char *subtitle)
{
  g_object_set (row, "title", title, "subtitle", subtitle, NULL);
}

static void
add_row (GtkWidget  *group,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0, NULL);

  say (row, title, subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_lines (GtkWidget *group,
           GPtrArray *lines)
{
  gtk_widget_set_visible (group, lines->len > 0);
  for (guint i = 0; i < MIN (lines->len, MOST_ROWS); i++)
    add_row (group, g_ptr_array_index (lines, i), "");
  if (lines->len > MOST_ROWS)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("and %u more, in the report", "and %u more, in the report",
                                                          lines->len - MOST_ROWS), lines->len - MOST_ROWS);

      add_row (group, words, "");
    }
}

/* First those with something to tell. */
static void
add_parts (CharterRescueDialog *self,
           gboolean             is_telling)
{
  for (guint i = 0; i < self->report->parts->len; i++)
    {
      const CharterRescuePart *part = g_ptr_array_index (self->report->parts, i);
      g_autofree char *words = charter_rescue_part_dup_words (part);
      guint n_other = part->n_backup + part->n_mended + part->n_lost + part->n_unplaced;

      if ((n_other > 0) == is_telling && part->n_read + n_other > 0)
        add_row (self->parts_group, part->title, words);
    }
}

static void
show (CharterRescueDialog *self)
{
  g_autofree char *outcome = charter_rescue_report_dup_outcome (self->report);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->outcome_group), outcome);
  say (self->what_row, _("What was wrong"), self->report->what);
  gtk_widget_set_visible (self->kept_row, self->report->kept != NULL);
  if (self->report->kept)
    say (self->kept_row, _("The damaged file is kept as it was"), self->report->kept);
  gtk_widget_set_visible (self->history_row, self->report->has_lost_history);
  add_lines (self->look_group, self->report->look);
  add_lines (self->unplaced_group, self->report->unplaced);
  add_parts (self, TRUE);
  add_parts (self, FALSE);
}

static void
chosen_cb (CharterRescueDialog  *self,
           int                   response,
           GtkFileChooserNative *chooser)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *text = charter_rescue_report_dup_text (self->report);
  g_autoptr(GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && path)
    {
      if (charter_output_file_write (path, text, strlen (text), &error))
        charter_toast_show (GTK_WIDGET (self), _("Report saved"));
      else
        charter_message_show_error (GTK_WIDGET (self), _("The report could not be saved"), error);
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (CharterRescueDialog *self)
{
  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Save the report"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("What was rescued.txt"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
charter_rescue_dialog_dispose (GObject *object)
{
  CharterRescueDialog *self = CHARTER_RESCUE_DIALOG (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->report, charter_rescue_report_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_RESCUE_DIALOG);

  G_OBJECT_CLASS (charter_rescue_dialog_parent_class)->dispose (object);
}

static void
charter_rescue_dialog_class_init (CharterRescueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_rescue_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-rescue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterRescueDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, CharterRescueDialog, history_row);
  gtk_widget_class_bind_template_child (widget_class, CharterRescueDialog, kept_row);
  gtk_widget_class_bind_template_child (widget_class, CharterRescueDialog, look_group);
  gtk_widget_class_bind_template_child (widget_class, CharterRescueDialog, outcome_group);
  gtk_widget_class_bind_template_child (widget_class, CharterRescueDialog, parts_group);
  gtk_widget_class_bind_template_child (widget_class, CharterRescueDialog, unplaced_group);
  gtk_widget_class_bind_template_child (widget_class, CharterRescueDialog, what_row);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
charter_rescue_dialog_init (CharterRescueDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->close_button);
}

/**
 * charter_rescue_dialog_new:
 * @parent: (nullable): the window
 * @report: what came from where
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
charter_rescue_dialog_new (GtkWindow           *parent,
                           CharterRescueReport *report)
{
  CharterRescueDialog *self = g_object_new (CHARTER_TYPE_RESCUE_DIALOG, "transient-for", parent, NULL);

  self->report = charter_rescue_report_ref (report);
  show (self);
  return GTK_WIDGET (self);
}

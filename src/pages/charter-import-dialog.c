/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-import-dialog.h"

#include <glib/gi18n.h>

#include "charter-import-job.h"
#include "charter-job-error.h"

/* A file with thousands of faulty rows has one fault many times: the first few say which. */
#define MAX_PROBLEMS 5

/**
 * CharterImportDialog:
 *
 * Imports files while it is shown: says how far it is, can be stopped, and at the end says what was
 * taken and which rows were not. What is none of the program's own files is given to whoever listens.
 */
struct _CharterImportDialog
{
  AdwMessageDialog parent_instance;

  /* Template widgets */
  GtkWidget *progress;
  GtkWidget *result;

  /* Owned */
  CharterSession *session;
  GPtrArray      *files;
  GCancellable   *cancellable;
};

G_DEFINE_FINAL_TYPE (CharterImportDialog, charter_import_dialog, ADW_TYPE_MESSAGE_DIALOG)

enum
{
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
kind_title (const char *kind)
{
  if (g_strcmp0 (kind, "register") == 0)
    return _("Schools register");
  if (g_strcmp0 (kind, "directory") == 0)
    return _("Directory");
  if (g_strcmp0 (kind, "pack") == 0)
    return _("Framework");

  return kind;
}

/* Takes @part. */
static void
add_part (GString *words,
          char    *part)
{
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, part);
  g_free (part);
}

/* "7 added, 2 unchanged". */
static char *
dup_counts (const CharterImportedFile *file)
{
  GString *words = g_string_new (NULL);

  if (file->added > 0)
    add_part (words, g_strdup_printf (ngettext ("%u added", "%u added", file->added),
                                      file->added));
  if (file->updated > 0)
    add_part (words, g_strdup_printf (ngettext ("%u updated", "%u updated", file->updated),
                                      file->updated));
  if (file->unchanged > 0)
    add_part (words, g_strdup_printf (ngettext ("%u unchanged", "%u unchanged", file->unchanged),
                                      file->unchanged));
  if (file->left_out > 0)
    add_part (words, g_strdup_printf (ngettext ("%u closed school left out",
                                                "%u closed schools left out", file->left_out),
                                      file->left_out));
  if (file->skipped > 0)
    add_part (words, g_strdup_printf (ngettext ("%u row skipped", "%u rows skipped", file->skipped),
                                      file->skipped));
  if (words->len == 0)
    g_string_append (words, _("nothing new"));

  return g_string_free (words, FALSE);
}

static void
add_problems (GString   *text,
              GPtrArray *problems)
{
  for (guint i = 0; problems && i < MIN (problems->len, MAX_PROBLEMS); i++)
    {
      const CharterFileProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_c (text, '\n');
      if (problem->line > 0)
        /* Translators: a line's number in a file. */
        g_string_append_printf (text, _("Line %u: "), problem->line);
      if (problem->field)
        g_string_append_printf (text, "%s: ", problem->field);
      g_string_append (text, problem->reason);
    }

  if (problems && problems->len > MAX_PROBLEMS)
    {
      guint more = problems->len - MAX_PROBLEMS;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", more), more);
    }
}

static char *
dup_result (GPtrArray *results)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const CharterImportedFile *file = g_ptr_array_index (results, i);
      g_autofree char *counts = NULL;

      if (text->len > 0)
        g_string_append (text, "\n\n");
      if (file->kind == NULL)
        {
          g_string_append_printf (text, "%s: %s", file->name, file->error->message);
          continue;
        }

      counts = dup_counts (file);
      g_string_append_printf (text, "%s: %s", kind_title (file->kind), counts);
      add_problems (text, file->problems);
    }

  return g_string_free (text, FALSE);
}

/* Evidence, most likely: what the program does not know as a file of its own. A pack with faults is
 * its own, and the faults are shown. */
static GPtrArray *
take_foreign (GPtrArray *results)
{
  GPtrArray *foreign = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < results->len; i++)
    {
      CharterImportedFile *file = g_ptr_array_index (results, i);

      if (g_error_matches (file->error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS)
          && (file->problems == NULL || file->problems->len == 0))
        g_ptr_array_add (foreign, g_object_ref (file->file));
    }

  return foreign;
}

static gboolean
has_taken_any (GPtrArray *results)
{
  for (guint i = 0; i < results->len; i++)
    if (((CharterImportedFile *) g_ptr_array_index (results, i))->kind)
      return TRUE;

  return FALSE;
}

static void
show_result (CharterImportDialog *self,
             const char          *heading,
             const char          *text)
{
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_label_set_label (GTK_LABEL (self->result), text);
  gtk_widget_set_visible (self->result, TRUE);
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "close", _("_Close"));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CharterImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) results = charter_import_finish (CHARTER_SESSION (source), result, &error);
  g_autoptr(GPtrArray) foreign = NULL;
  g_autofree char *text = NULL;

  g_clear_object (&self->cancellable);
  if (results == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_result (self, _("Nothing was imported"), error->message);
      return;
    }

  foreign = take_foreign (results);
  text = dup_result (results);
  show_result (self, has_taken_any (results) ? _("Imported") : _("Nothing was imported"), text);
  g_signal_emit (self, signals[FINISHED], 0, foreign);
}

static void
progress_cb (CharterSession *session,
             const char     *name,
             guint           position,
             guint           n_files,
             double          fraction,
             gpointer        user_data)
{
  CharterImportDialog *self = CHARTER_IMPORT_DIALOG (user_data);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), CLAMP (fraction, 0, 1));
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), name);
}

/* The work is stopped when the dialog goes, whichever way it goes. */
static void
charter_import_dialog_response (AdwMessageDialog *dialog,
                                const char       *response)
{
  CharterImportDialog *self = CHARTER_IMPORT_DIALOG (dialog);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
charter_import_dialog_dispose (GObject *object)
{
  CharterImportDialog *self = CHARTER_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (charter_import_dialog_parent_class)->dispose (object);
}

static void
charter_import_dialog_class_init (CharterImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_import_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = charter_import_dialog_response;

  /**
   * CharterImportDialog::finished:
   * @foreign: (element-type GFile): the files that are none of the program's own
   */
  signals[FINISHED] =
    g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CharterImportDialog, result);
}

static void
charter_import_dialog_init (CharterImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * charter_import_dialog_new:
 * @parent: the window
 * @session: an open session
 * @files: (element-type GFile): what to import
 *
 * Begins at once; the dialog is for watching.
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
charter_import_dialog_new (GtkWindow      *parent,
                           CharterSession *session,
                           GPtrArray      *files)
{
  CharterImportDialog *self = g_object_new (CHARTER_TYPE_IMPORT_DIALOG,
                                            "transient-for", parent,
                                            NULL);

  self->session = g_object_ref (session);
  self->files = g_ptr_array_ref (files);
  charter_import_async (session, files, FALSE, progress_cb, self, self->cancellable,
                        imported_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-import-dialog.h"

#include <glib/gi18n.h>

#include "charter-import-job.h"
#include "charter-import-undo-job.h"
#include "charter-job-error.h"
#include "charter-row.h"
#include "charter-ui.h"

/* A file with thousands of faulty rows has one fault many times: the first few say which. */
#define MAX_PROBLEMS 5

/* Of an update, this many entries are listed; all are counted. */
#define MAX_CHANGES 100

/**
 * CharterImportDialog:
 *
 * Imports files while it is shown: says how far it is, can be stopped, and at the end says what was
 * taken and which rows were not. Of a directory it first says what would change, and waits to be told;
 * at the end the update can be taken back. What is none of the program's own files is given to whoever listens.
 */
struct _CharterImportDialog
{
  AdwMessageDialog parent_instance;

  /* Template widgets */
  GtkWidget  *change_list;
  GtkWidget  *changes;
  GtkWidget  *progress;
  GtkWidget  *result;
  GtkWidget  *take_button;
  GtkWidget  *undo_button;

  /* Owned */
  CharterSession *session;
  GPtrArray      *files;
  GCancellable   *cancellable;
  GPtrArray      *sources; /* of the directories that were updated, NULL-ended */
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
  if (g_strcmp0 (kind, "bundle") == 0)
    return _("School bundle");

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
    add_part (words, g_strdup_printf (ngettext ("%u changed", "%u changed", file->updated),
                                      file->updated));
  if (file->archived > 0)
    add_part (words, g_strdup_printf (ngettext ("%u gone and put aside", "%u gone and put aside",
                                                file->archived),
                                      file->archived));
  if (file->unchanged > 0)
    add_part (words, g_strdup_printf (ngettext ("%u unchanged", "%u unchanged", file->unchanged),
                                      file->unchanged));
  if (file->left_out > 0 && file->source)
    /* TRANSLATORS: services that the council does not show */
    add_part (words, g_strdup_printf (ngettext ("%u not shown by its source left out",
                                                "%u not shown by their source left out",
                                                file->left_out),
                                      file->left_out));
  else if (file->left_out > 0)
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
remember_sources (CharterImportDialog *self,
                  GPtrArray           *results)
{
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < results->len; i++)
    {
      const CharterImportedFile *file = g_ptr_array_index (results, i);

      if (file->kind && file->source && file->added + file->updated + file->archived > 0
          && !g_ptr_array_find_with_equal_func (self->sources, file->source, g_str_equal, NULL))
        g_ptr_array_add (self->sources, g_strdup (file->source));
    }
  charter_ui_show (self->undo_button, self->sources->len > 0, NULL);
  g_ptr_array_add (self->sources, NULL);
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
  remember_sources (self, results);
  g_signal_emit (self, signals[FINISHED], 0, foreign);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CharterImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (charter_import_undo_finish (CHARTER_SESSION (source), result, &error))
    show_result (self, _("The update was taken back"),
                 _("The directory is as it was before. Your own notes, pins and actions were never touched."));
  else
    show_result (self, _("The update could not be taken back"), error->message);
}

static void
undo_cb (CharterImportDialog *self)
{
  charter_ui_show (self->undo_button, FALSE, NULL);
  charter_import_undo_async (self->session, (const char * const *) self->sources->pdata, undone_cb,
                             g_object_ref (self));
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

static void
start_import (CharterImportDialog *self)
{
  charter_ui_show (self->changes, FALSE, NULL);
  charter_ui_show (self->take_button, FALSE, NULL);
  gtk_widget_set_visible (self->result, FALSE);
  gtk_widget_set_visible (self->progress, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), _("Importing…"));
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "close", _("_Stop"));
  charter_import_async (self->session, self->files, FALSE, CHARTER_MERGE_ASK, progress_cb, self, self->cancellable,
                        imported_cb, g_object_ref (self));
}

static void
take_cb (CharterImportDialog *self)
{
  start_import (self);
}

static const char *
title_field (const char *field)
{
  static const struct { const char *field; const char *title; } titles[] = {
    { "name", N_("Name") }, { "organisation", N_("Organisation") }, { "description", N_("Description") },
    { "eligibility", N_("Who it is for") }, { "referral", N_("How to refer") },
    { "needed-first", N_("What is needed first") }, { "wait", N_("How long it takes") },
    { "cost", N_("Cost") }, { "address", N_("Address") }, { "postcode", N_("Postcode") },
    { "schedule", N_("When") }, { "route", N_("Route") }, { "status", N_("Status") },
    { "checked-on", N_("Checked on") }, { "age", N_("Ages") }, { "tier", N_("Tier") },
    { "needs", N_("Areas of need") }, { "for-whom", N_("For") }, { "contacts", N_("Contacts") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].field, field))
      return _(titles[i].title);
  return field;
}

static void
set_row_words (GtkWidget  *row,
               const char *title,
               const char *subtitle)
{
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, subtitle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), escaped);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  charter_row_say (row, spoken);
}

static void
add_field (AdwExpanderRow           *row,
           const CharterFieldChange *field)
{
  GtkWidget *child = adw_action_row_new ();
  /* TRANSLATORS: of a changed text: what was said before, then what is said now */
  g_autofree char *words = g_strdup_printf (_("Before: %s\nNow: %s"),
                                            field->before ? field->before : _("nothing said"),
                                            field->after ? field->after : _("nothing said"));

  set_row_words (child, title_field (field->field), words);
  adw_expander_row_add_row (row, child);
}

static GtkWidget *
new_change_row (const CharterEntryChange *change)
{
  GtkWidget *row;
  g_autoptr(GString) words = g_string_new (NULL);

  if (change->kind != CHARTER_ENTRY_CHANGED || change->fields->len == 0)
    {
      row = adw_action_row_new ();
      set_row_words (row, change->name,
                     change->kind == CHARTER_ENTRY_ADDED ? _("New")
                     : change->kind == CHARTER_ENTRY_GONE ? _("Gone: will be put aside, not deleted")
                                                          : _("Changed in what is not shown here"));
      return row;
    }
  row = adw_expander_row_new ();
  for (guint i = 0; i < change->fields->len; i++)
    {
      const CharterFieldChange *field = g_ptr_array_index (change->fields, i);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", title_field (field->field));
      add_field (ADW_EXPANDER_ROW (row), field);
    }
  g_string_prepend (words, _("Changed: "));
  set_row_words (row, change->name, words->str);
  return row;
}

/* What changes and goes comes first: what is new can do no harm. */
static void
list_changes (CharterImportDialog *self,
              GPtrArray           *results)
{
  static const CharterEntryChangeKind order[] = { CHARTER_ENTRY_CHANGED, CHARTER_ENTRY_GONE, CHARTER_ENTRY_ADDED };
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < results->len; i++)
      {
        GPtrArray *changes = ((CharterImportedFile *) g_ptr_array_index (results, i))->changes;

        for (guint j = 0; changes && j < changes->len && n < MAX_CHANGES; j++)
          {
            const CharterEntryChange *change = g_ptr_array_index (changes, j);

            if (change->kind != order[k])
              continue;
            gtk_list_box_append (GTK_LIST_BOX (self->change_list), new_change_row (change));
            n++;
          }
      }
  charter_ui_show (self->changes, n > 0, NULL);
}

static gboolean
would_change (GPtrArray *results)
{
  for (guint i = 0; i < results->len; i++)
    {
      const CharterImportedFile *file = g_ptr_array_index (results, i);

      if (file->changes && file->changes->len > 0)
        return TRUE;
    }
  return FALSE;
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CharterImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) results = charter_import_preview_finish (CHARTER_SESSION (source), result, &error);
  g_autoptr(GString) text = NULL;

  if (results == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_result (self, _("Nothing was imported"), error->message);
      return;
    }
  if (!would_change (results))
    {
      start_import (self);
      return;
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < results->len; i++)
    {
      const CharterImportedFile *file = g_ptr_array_index (results, i);
      g_autofree char *counts = file->source ? dup_counts (file) : NULL;

      if (counts)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", file->name, counts);
      add_problems (text, counts ? file->problems : NULL);
    }
  list_changes (self, results);
  show_result (self, _("What would change"), text->str);
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "close", _("_Leave as it is"));
  gtk_widget_set_visible (self->take_button, TRUE);
  gtk_widget_grab_focus (self->take_button);
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
  g_clear_pointer (&self->sources, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, CharterImportDialog, change_list);
  gtk_widget_class_bind_template_child (widget_class, CharterImportDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, CharterImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CharterImportDialog, result);
  gtk_widget_class_bind_template_child (widget_class, CharterImportDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, CharterImportDialog, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
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
 * Begins at once; only updates of directories wait to be accepted.
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
  charter_import_preview_async (session, files, progress_cb, self, self->cancellable, previewed_cb,
                                g_object_ref (self));
  return GTK_WIDGET (self);
}

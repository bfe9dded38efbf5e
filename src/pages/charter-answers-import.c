/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-answers-import.h"

#include <glib/gi18n.h>

#include "charter-answers-job.h"
#include "charter-message.h"
#include "charter-table-preview.h"

/**
 * CharterAnswersImport:
 *
 * What a table of answers would add, shown before it is added: how many people and questions of each
 * voice, an assessor's answers one by one, and what is left out with its line. Counts are not shown:
 * of a few people they would say what each of them answered.
 */
struct _CharterAnswersImport
{
  AdwWindow parent_instance;

  GtkWidget *add_button;
  GtkWidget *stages;
  GtkWidget *failure;
  GtkWidget *summary;
  GtkWidget *groups;
  GtkWidget *assessor_group;
  GtkWidget *problems_group;

  CharterSession      *session;
  CharterAnswersSheet *sheet; /* nullable: not read yet */
  GCancellable        *cancellable;
};

G_DEFINE_FINAL_TYPE (CharterAnswersImport, charter_answers_import, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_voice (CharterAnswersImport *self,
           CharterVoice          voice)
{
  g_autoptr(GString) words = g_string_new (NULL);
  guint n_questions = 0, n_held_back = 0;

  for (guint i = 0; i < self->sheet->lines->len; i++)
    {
      const CharterAnswersLine *line = g_ptr_array_index (self->sheet->lines, i);

      if (line->voice != voice)
        continue;
      n_questions++;
      n_held_back += charter_answers_job_is_held_back (self->session, line);
    }
  if (n_questions == 0)
    return;
  if (self->sheet->is_by_person)
    g_string_append_printf (words, ngettext ("%u person", "%u people", self->sheet->n_people[voice]),
                            self->sheet->n_people[voice]);
  if (n_held_back > 0)
    g_string_append_printf (words, ngettext ("%sFewer than %d answers to %u question: kept, and not shown until there are more",
                                             "%sFewer than %d answers to %u questions: kept, and not shown until there are more",
                                             n_held_back),
                            words->len ? ". " : "", CHARTER_VOICES_FEWEST, n_held_back);
  {
    g_autofree char *title = g_strdup_printf (ngettext ("%s: %u question", "%s: %u questions", n_questions),
                                              charter_voice_get_title (voice), n_questions);

    charter_table_preview_add_row (self->groups, title, words->str);
  }
}

static void
add_verdict (CharterAnswersImport     *self,
             const CharterAnswersLine *line)
{
  const char *word = charter_assessor_verdict_get_title (line->verdict);
  g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (line->item),
                                            charter_item_get_title (line->item));
  g_autoptr(GString) words = g_string_new (word);

  if (line->level)
    g_string_append_printf (words, "%s%s", words->len ? ": " : "", charter_level_get_title (line->level));
  if (line->remark)
    g_string_append_printf (words, "%s%s", words->len ? ". " : "", line->remark);
  if (charter_answers_job_replaces (self->session, line))
    g_string_append_printf (words, "\n%s", _("Takes the place of what was said before"));
  charter_table_preview_add_row (self->assessor_group, title, words->str);
}

static void
show_sheet (CharterAnswersImport *self)
{
  guint n_verdicts = 0;

  for (int voice = CHARTER_VOICE_PUPILS; voice < CHARTER_VOICE_ASSESSOR; voice++)
    add_voice (self, voice);
  for (guint i = 0; i < self->sheet->lines->len; i++)
    {
      const CharterAnswersLine *line = g_ptr_array_index (self->sheet->lines, i);

      if (charter_voice_is_group (line->voice))
        continue;
      add_verdict (self, line);
      n_verdicts++;
    }
  charter_table_preview_show_problems (self->problems_group, self->sheet->problems, self->sheet->left_out);
  gtk_label_set_label (GTK_LABEL (self->summary),
                       self->sheet->lines->len > 0
                       ? _("Nothing is added yet. Counts are added to those that are there; it can be undone in one step.")
                       : _("There is nothing to add in this table."));
  gtk_widget_set_visible (self->assessor_group, n_verdicts > 0);
  gtk_widget_set_visible (self->groups, self->sheet->lines->len > n_verdicts);
  gtk_widget_set_sensitive (self->add_button, self->sheet->lines->len > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), "preview");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CharterAnswersImport) self = user_data;
  g_autoptr(GError) error = NULL;
  CharterAnswersSheet *sheet = charter_answers_job_read_finish (CHARTER_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->session)
    {
      charter_answers_sheet_free (sheet);
      return;
    }
  self->sheet = sheet;
  if (sheet)
    {
      show_sheet (self);
      return;
    }
  adw_status_page_set_description (ADW_STATUS_PAGE (self->failure), error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), "failed");
}

static void
add_cb (CharterAnswersImport *self)
{
  charter_answers_import_accept (self);
}

static void
charter_answers_import_dispose (GObject *object)
{
  CharterAnswersImport *self = CHARTER_ANSWERS_IMPORT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->sheet, charter_answers_sheet_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_ANSWERS_IMPORT);

  G_OBJECT_CLASS (charter_answers_import_parent_class)->dispose (object);
}

static void
charter_answers_import_finalize (GObject *object)
{
  g_clear_object (&CHARTER_ANSWERS_IMPORT (object)->cancellable);

  G_OBJECT_CLASS (charter_answers_import_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CharterAnswersImport, child)

static void
charter_answers_import_class_init (CharterAnswersImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_answers_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_answers_import_finalize;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-answers-import.ui");
  BIND (add_button);
  BIND (stages);
  BIND (failure);
  BIND (summary);
  BIND (groups);
  BIND (assessor_group);
  BIND (problems_group);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

#undef BIND

static void
charter_answers_import_init (CharterAnswersImport *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_answers_import_new:
 * @parent: (nullable): the window that it is for
 * @session: a session with a school
 * @file: a table (CSV) of answers
 * @voice: whose, where the table does not say
 *
 * Returns: (transfer none): the window, which reads the file at once
 */
GtkWidget *
charter_answers_import_new (GtkWindow      *parent,
                            CharterSession *session,
                            GFile          *file,
                            CharterVoice    voice)
{
  CharterAnswersImport *self = g_object_new (CHARTER_TYPE_ANSWERS_IMPORT, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  charter_answers_job_read_async (session, file, voice, self->cancellable, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/** charter_answers_import_is_read: Returns: whether the table could be read and is shown */
gboolean
charter_answers_import_is_read (CharterAnswersImport *self)
{
  g_return_val_if_fail (CHARTER_IS_ANSWERS_IMPORT (self), FALSE);
  return self->sheet != NULL;
}

/**
 * charter_answers_import_accept:
 * @self: a window that shows what would be added
 *
 * Returns: whether it is added now; the window is closed then
 */
gboolean
charter_answers_import_accept (CharterAnswersImport *self)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (CHARTER_IS_ANSWERS_IMPORT (self), FALSE);
  if (!self->sheet || self->sheet->lines->len == 0)
    return FALSE;
  if (!charter_answers_job_add (self->session, self->sheet, &error))
    {
      charter_message_show_error (GTK_WIDGET (self), _("The answers were not added"), error);
      return FALSE;
    }
  g_signal_emit (self, signals[ADDED], 0, self->sheet->lines->len);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

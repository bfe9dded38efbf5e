/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-answers-import.h"

#include <glib/gi18n.h>

#include "charter-answers-job.h"
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
  CharterTableImport parent_instance;

  GtkWidget *groups;
  GtkWidget *assessor_group;
};

G_DEFINE_FINAL_TYPE (CharterAnswersImport, charter_answers_import, CHARTER_TYPE_TABLE_IMPORT)

static void
add_voice (CharterAnswersImport      *self,
           const CharterAnswersSheet *sheet,
           CharterVoice               voice)
{
  CharterSession *session = charter_table_import_get_session (CHARTER_TABLE_IMPORT (self));
  g_autoptr(GString) words = g_string_new (NULL);
  guint n_questions = 0, n_held_back = 0;

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const CharterAnswersLine *line = g_ptr_array_index (sheet->lines, i);

      if (line->voice != voice)
        continue;
      n_questions++;
      n_held_back += charter_answers_job_is_held_back (session, line);
    }
  if (n_questions == 0)
    return;
  if (sheet->is_by_person)
    g_string_append_printf (words, ngettext ("%u person", "%u people", sheet->n_people[voice]),
                            sheet->n_people[voice]);
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
  CharterSession *session = charter_table_import_get_session (CHARTER_TABLE_IMPORT (self));
  const char *word = charter_assessor_verdict_get_title (line->verdict);
  g_autofree char *title = g_strdup_printf ("%s %s", charter_item_get_code (line->item),
                                            charter_item_get_title (line->item));
  g_autoptr(GString) words = g_string_new (word);

  if (line->level)
    g_string_append_printf (words, "%s%s", words->len ? ": " : "", charter_level_get_title (line->level));
  if (line->remark)
    g_string_append_printf (words, "%s%s", words->len ? ". " : "", line->remark);
  if (charter_answers_job_replaces (session, line))
    g_string_append_printf (words, "\n%s", _("Takes the place of what was said before"));
  charter_table_preview_add_row (self->assessor_group, title, words->str);
}

static void
charter_answers_import_show (CharterTableImport *import,
                             gpointer            data)
{
  CharterAnswersImport *self = CHARTER_ANSWERS_IMPORT (import);
  const CharterAnswersSheet *sheet = data;
  guint n_verdicts = 0;

  for (int voice = CHARTER_VOICE_PUPILS; voice < CHARTER_VOICE_ASSESSOR; voice++)
    add_voice (self, sheet, voice);
  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const CharterAnswersLine *line = g_ptr_array_index (sheet->lines, i);

      if (charter_voice_is_group (line->voice))
        continue;
      add_verdict (self, line);
      n_verdicts++;
    }
  gtk_widget_set_visible (self->assessor_group, n_verdicts > 0);
  gtk_widget_set_visible (self->groups, sheet->lines->len > n_verdicts);
  charter_table_import_sum_up (import,
                               sheet->lines->len > 0
                               ? _("Nothing is added yet. Counts are added to those that are there; it can be undone in one step.")
                               : _("There is nothing to add in this table."),
                               sheet->lines->len > 0, sheet->problems, sheet->left_out);
}

static gpointer
charter_answers_import_read_finish (CharterSession  *session,
                                    GAsyncResult    *result,
                                    GError         **error)
{
  return charter_answers_job_read_finish (session, result, error);
}

static void
charter_answers_import_free_sheet (gpointer sheet)
{
  charter_answers_sheet_free (sheet);
}

static guint
charter_answers_import_count_lines (gpointer sheet)
{
  return ((CharterAnswersSheet *) sheet)->lines->len;
}

static gboolean
charter_answers_import_add (CharterSession  *session,
                            gpointer         sheet,
                            GError         **error)
{
  return charter_answers_job_add (session, sheet, error);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CharterAnswersImport, child)

static void
charter_answers_import_class_init (CharterAnswersImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CharterTableImportClass *import_class = CHARTER_TABLE_IMPORT_CLASS (klass);

  import_class->not_added = N_("The answers were not added");
  import_class->read_finish = charter_answers_import_read_finish;
  import_class->free_sheet = charter_answers_import_free_sheet;
  import_class->count_lines = charter_answers_import_count_lines;
  import_class->show = charter_answers_import_show;
  import_class->add = charter_answers_import_add;

  charter_table_import_class_set_template (import_class, RESOURCE_BASE "/ui/charter-answers-import.ui");
  BIND (groups);
  BIND (assessor_group);
}

#undef BIND

static void
charter_answers_import_init (CharterAnswersImport *self)
{
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

  charter_answers_job_read_async (session, file, voice,
                                  charter_table_import_start (CHARTER_TABLE_IMPORT (self), session),
                                  charter_table_import_read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/** charter_answers_import_is_read: Returns: whether the table could be read and is shown */
gboolean
charter_answers_import_is_read (CharterAnswersImport *self)
{
  g_return_val_if_fail (CHARTER_IS_ANSWERS_IMPORT (self), FALSE);
  return charter_table_import_is_read (CHARTER_TABLE_IMPORT (self));
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
  g_return_val_if_fail (CHARTER_IS_ANSWERS_IMPORT (self), FALSE);
  return charter_table_import_accept (CHARTER_TABLE_IMPORT (self));
}

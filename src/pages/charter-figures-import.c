/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-figures-import.h"

#include <glib/gi18n.h>

#include "charter-figures-job.h"
#include "charter-message.h"
#include "charter-table-preview.h"
#include "charter-written-figure.h"

/**
 * CharterFiguresImport:
 *
 * What a table of figures would add, shown before it is added, one by one, and what is left out with its
 * line. The numbers are shown as they are, to whoever has the table anyway.
 */
struct _CharterFiguresImport
{
  AdwWindow parent_instance;

  GtkWidget *add_button;
  GtkWidget *stages;
  GtkWidget *failure;
  GtkWidget *summary;
  GtkWidget *figures_group;
  GtkWidget *problems_group;

  CharterSession      *session;
  CharterFiguresSheet *sheet; /* nullable: not read yet */
  GCancellable        *cancellable;
};

G_DEFINE_FINAL_TYPE (CharterFiguresImport, charter_figures_import, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define MOST_FIGURES 200

/* "94.1 / 309, instead of 93.8 / 305": what the table says, and what it does to what is kept. */
static char *
dup_words (const CharterFigureLine *line,
           CharterIndicator        *kept)
{
  g_autofree char *value = charter_written_figure_dup (line->value, line->out_of);
  g_autofree char *before = kept ? charter_written_figure_dup (charter_indicator_get_value (kept),
                                                               charter_indicator_get_out_of (kept)) : NULL;
  g_autofree char *change = NULL;

  if (!kept)
    change = g_strdup (value);
  else if (charter_figures_job_is_same (kept, line))
    /* Translators: a figure of a table */
    change = g_strdup_printf (_("%s, as it is kept already"), value);
  else if (g_str_equal (value, before))
    change = g_strdup_printf (_("%s, with another note"), value);
  else
    /* Translators: a figure of a table, and the one whose place it takes */
    change = g_strdup_printf (_("%s, instead of %s"), value, before);
  return line->note ? g_strdup_printf ("%s. %s", change, line->note) : g_steal_pointer (&change);
}

static void
add_figure (CharterFiguresImport    *self,
            CharterImpact           *impact,
            const CharterFigureLine *line,
            CharterIndicator        *kept)
{
  const CharterMeasure *measure = charter_impact_find_measure (impact, line->measure);
  const CharterCohort *cohort = charter_measures_find_cohort (charter_impact_get_known (impact), line->cohort);
  CharterPeriod period = { line->year, line->term };
  g_autofree char *time = charter_period_dup_words (&period);
  /* Translators: a line of the file, then a measure, a group of pupils and a school year or term */
  g_autofree char *title = g_strdup_printf (_("Line %u: %s, %s, %s"), line->line,
                                            measure ? measure->title : line->measure,
                                            cohort ? cohort->title : line->cohort, time);
  g_autofree char *words = dup_words (line, kept);

  charter_table_preview_add_row (self->figures_group, title, words);
}

static char *
dup_summary (const CharterFigureCounts *counts)
{
  guint n = counts->n_new + counts->n_changed + counts->n_same;

  if (n == 0)
    return g_strdup (_("There is nothing to add in this table."));
  return g_strdup_printf (ngettext ("%u figure: %u new, %u instead of another, %u as it is kept already. Nothing is added yet; it can be undone in one step.",
                                    "%u figures: %u new, %u instead of another, %u as they are kept already. Nothing is added yet; it can be undone in one step.",
                                    n), n, counts->n_new, counts->n_changed, counts->n_same);
}

static void
show_sheet (CharterFiguresImport *self)
{
  g_autoptr(CharterImpact) impact = charter_figures_job_show (self->session);
  guint n = self->sheet->lines->len;
  CharterFigureCounts counts;
  g_autoptr(GPtrArray) kept = charter_figures_job_compare (self->session, self->sheet, &counts);
  g_autofree char *words = dup_summary (&counts);

  for (guint i = 0; i < MIN (n, MOST_FIGURES); i++)
    add_figure (self, impact, g_ptr_array_index (self->sheet->lines, i), g_ptr_array_index (kept, i));
  charter_table_preview_add_more (self->figures_group, n - MIN (n, MOST_FIGURES));
  charter_table_preview_show_problems (self->problems_group, self->sheet->problems, self->sheet->left_out);
  gtk_label_set_label (GTK_LABEL (self->summary), words);
  gtk_widget_set_visible (self->figures_group, n > 0);
  gtk_widget_set_sensitive (self->add_button, counts.n_new + counts.n_changed > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), "preview");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CharterFiguresImport) self = user_data;
  g_autoptr(GError) error = NULL;
  CharterFiguresSheet *sheet = charter_figures_job_read_finish (CHARTER_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->session)
    {
      charter_figures_sheet_free (sheet);
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
add_cb (CharterFiguresImport *self)
{
  charter_figures_import_accept (self);
}

static void
charter_figures_import_dispose (GObject *object)
{
  CharterFiguresImport *self = CHARTER_FIGURES_IMPORT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->sheet, charter_figures_sheet_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_FIGURES_IMPORT);

  G_OBJECT_CLASS (charter_figures_import_parent_class)->dispose (object);
}

static void
charter_figures_import_finalize (GObject *object)
{
  g_clear_object (&CHARTER_FIGURES_IMPORT (object)->cancellable);

  G_OBJECT_CLASS (charter_figures_import_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CharterFiguresImport, child)

static void
charter_figures_import_class_init (CharterFiguresImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_figures_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = charter_figures_import_finalize;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-figures-import.ui");
  BIND (add_button);
  BIND (stages);
  BIND (failure);
  BIND (summary);
  BIND (figures_group);
  BIND (problems_group);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

#undef BIND

static void
charter_figures_import_init (CharterFiguresImport *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_figures_import_new:
 * @parent: (nullable): the window that it is for
 * @session: a session with a school
 * @file: a table (CSV) of figures
 *
 * Returns: (transfer none): the window, which reads the file at once
 */
GtkWidget *
charter_figures_import_new (GtkWindow      *parent,
                            CharterSession *session,
                            GFile          *file)
{
  CharterFiguresImport *self = g_object_new (CHARTER_TYPE_FIGURES_IMPORT, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  charter_figures_job_read_async (session, file, self->cancellable, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/** charter_figures_import_is_read: Returns: whether the table could be read and is shown */
gboolean
charter_figures_import_is_read (CharterFiguresImport *self)
{
  g_return_val_if_fail (CHARTER_IS_FIGURES_IMPORT (self), FALSE);
  return self->sheet != NULL;
}

/**
 * charter_figures_import_accept:
 * @self: a window that shows what would be added
 *
 * Returns: whether it is added now; the window is closed then
 */
gboolean
charter_figures_import_accept (CharterFiguresImport *self)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (CHARTER_IS_FIGURES_IMPORT (self), FALSE);
  if (!self->sheet || self->sheet->lines->len == 0)
    return FALSE;
  if (!charter_figures_job_add (self->session, self->sheet, &error))
    {
      charter_message_show_error (GTK_WIDGET (self), _("The figures were not added"), error);
      return FALSE;
    }
  g_signal_emit (self, signals[ADDED], 0, self->sheet->lines->len);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

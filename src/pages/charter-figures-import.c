/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-figures-import.h"

#include <glib/gi18n.h>

#include "charter-figures-job.h"
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
  CharterTableImport parent_instance;

  GtkWidget *figures_group;
};

G_DEFINE_FINAL_TYPE (CharterFiguresImport, charter_figures_import, CHARTER_TYPE_TABLE_IMPORT)

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
charter_figures_import_show (CharterTableImport *import,
                             gpointer            data)
{
  CharterFiguresImport *self = CHARTER_FIGURES_IMPORT (import);
  CharterSession *session = charter_table_import_get_session (import);
  CharterFiguresSheet *sheet = data;
  g_autoptr(CharterImpact) impact = charter_figures_job_show (session);
  guint n = sheet->lines->len;
  CharterFigureCounts counts;
  g_autoptr(GPtrArray) kept = charter_figures_job_compare (session, sheet, &counts);
  g_autofree char *words = dup_summary (&counts);

  for (guint i = 0; i < MIN (n, MOST_FIGURES); i++)
    add_figure (self, impact, g_ptr_array_index (sheet->lines, i), g_ptr_array_index (kept, i));
  charter_table_preview_add_more (self->figures_group, n - MIN (n, MOST_FIGURES));
  gtk_widget_set_visible (self->figures_group, n > 0);
  charter_table_import_sum_up (import, words, counts.n_new + counts.n_changed > 0, sheet->problems,
                               sheet->left_out);
}

static gpointer
charter_figures_import_read_finish (CharterSession  *session,
                                    GAsyncResult    *result,
                                    GError         **error)
{
  return charter_figures_job_read_finish (session, result, error);
}

static void
charter_figures_import_free_sheet (gpointer sheet)
{
  charter_figures_sheet_free (sheet);
}

static guint
charter_figures_import_count_lines (gpointer sheet)
{
  return ((CharterFiguresSheet *) sheet)->lines->len;
}

static gboolean
charter_figures_import_add (CharterSession  *session,
                            gpointer         sheet,
                            GError         **error)
{
  return charter_figures_job_add (session, sheet, error);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CharterFiguresImport, child)

static void
charter_figures_import_class_init (CharterFiguresImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CharterTableImportClass *import_class = CHARTER_TABLE_IMPORT_CLASS (klass);

  import_class->not_added = N_("The figures were not added");
  import_class->read_finish = charter_figures_import_read_finish;
  import_class->free_sheet = charter_figures_import_free_sheet;
  import_class->count_lines = charter_figures_import_count_lines;
  import_class->show = charter_figures_import_show;
  import_class->add = charter_figures_import_add;

  charter_table_import_class_set_template (import_class, RESOURCE_BASE "/ui/charter-figures-import.ui");
  BIND (figures_group);
}

#undef BIND

static void
charter_figures_import_init (CharterFiguresImport *self)
{
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

  charter_figures_job_read_async (session, file,
                                  charter_table_import_start (CHARTER_TABLE_IMPORT (self), session),
                                  charter_table_import_read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/** charter_figures_import_is_read: Returns: whether the table could be read and is shown */
gboolean
charter_figures_import_is_read (CharterFiguresImport *self)
{
  g_return_val_if_fail (CHARTER_IS_FIGURES_IMPORT (self), FALSE);
  return charter_table_import_is_read (CHARTER_TABLE_IMPORT (self));
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
  g_return_val_if_fail (CHARTER_IS_FIGURES_IMPORT (self), FALSE);
  return charter_table_import_accept (CHARTER_TABLE_IMPORT (self));
}

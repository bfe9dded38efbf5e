/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-figures-sheet.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-csv-text.h"
#include "charter-csv.h"
#include "charter-written-figure.h"

/*
 * Figures from a spreadsheet, a row a figure: "Measure", "Group", "School year", "Term", "Value", "Of how
 * many", "Note". Nothing in a cell is ever calculated: what begins with =, +, - or @ is text like any
 * other, and no text is a figure.
 */

typedef struct {
  CharterFiguresSheet   *sheet;
  CharterCsv            *table;
  GPtrArray             *names;
  const CharterMeasures *known;
  GHashTable            *found; /* of "measure cohort year term" */
  guint                  row;
} Reading;

static void
line_free (CharterFigureLine *line)
{
  g_free (line->measure);
  g_free (line->cohort);
  g_free (line->year);
  g_free (line->note);
  g_free (line);
}

static void
name_free (CharterFigureName *name)
{
  g_free (name->id);
  g_free (name->key);
  g_free (name);
}

/**
 * charter_figures_sheet_free:
 * @self: (transfer full) (nullable): a figures sheet
 */
void
charter_figures_sheet_free (CharterFiguresSheet *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

/** charter_figures_sheet_list_names: Returns: (transfer full): of CharterFigureName */
GPtrArray *
charter_figures_sheet_list_names (CharterImpact *impact)
{
  GPtrArray *measures = charter_impact_get_measures (impact);
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) name_free);

  for (guint i = 0; i < measures->len; i++)
    {
      const CharterMeasure *measure = g_ptr_array_index (measures, i);
      CharterFigureName *name = g_new0 (CharterFigureName, 1);

      name->id = g_strdup (measure->id);
      name->key = charter_csv_dup_key (measure->title);
      name->unit = measure->unit;
      g_ptr_array_add (names, name);
    }
  return names;
}

static const char *
get (Reading    *reading,
     const char *column)
{
  return charter_csv_get_named (reading->table, reading->row, column);
}

static void
complain (Reading    *reading,
          const char *field,
          const char *reason)
{
  charter_file_problem_add (reading->sheet->problems, charter_csv_get_line (reading->table, reading->row),
                            field, "%s", reason);
}

static const CharterFigureName *
understand_measure (Reading *reading)
{
  const char *word = get (reading, "measure");
  g_autofree char *key = word ? charter_csv_dup_key (word) : NULL;
  g_autofree char *reason = NULL;

  for (guint i = 0; key && i < reading->names->len; i++)
    {
      const CharterFigureName *name = g_ptr_array_index (reading->names, i);

      if (g_str_equal (name->key, key) || g_str_equal (name->id, word))
        return name;
    }
  reason = g_strdup_printf (_("“%s” is no measure that is kept here"), word ? word : "");
  complain (reading, "Measure", reason);
  return NULL;
}

static const CharterCohort *
understand_cohort (Reading *reading)
{
  const char *word = get (reading, "group");
  g_autofree char *key = word ? charter_csv_dup_key (word) : NULL;
  g_autofree char *reason = NULL;

  if (!key)
    return g_ptr_array_index (reading->known->cohorts, 0);
  for (guint i = 0; i < reading->known->cohorts->len; i++)
    {
      const CharterCohort *cohort = g_ptr_array_index (reading->known->cohorts, i);
      g_autofree char *title = charter_csv_dup_key (cohort->title);

      if (g_str_equal (title, key) || g_str_equal (cohort->id, word))
        return cohort;
    }
  reason = g_strdup_printf (_("“%s” is no group that is known here"), word);
  complain (reading, "Group", reason);
  return NULL;
}

static gboolean
understand_term (Reading     *reading,
                 const char **term)
{
  static const char * const terms[] = { "autumn", "spring", "summer" };
  const char *word = get (reading, "term");
  g_autofree char *reason = NULL;

  *term = NULL;
  if (!word)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_ascii_strcasecmp (word, terms[i]) == 0)
      return *term = terms[i], TRUE;
  reason = g_strdup_printf (_("“%s” is none of autumn, spring, summer; leave it empty for a whole year"), word);
  complain (reading, "Term", reason);
  return FALSE;
}

static gboolean
understand_value (Reading                 *reading,
                  const CharterFigureName *name,
                  gint64                  *value,
                  gint64                  *out_of)
{
  const char *number = get (reading, "value");
  const char *of = get (reading, "of_how_many");
  g_autofree char *both = of ? g_strdup_printf ("%s / %s", number, of) : g_strdup (number);
  g_autofree char *reason = charter_written_figure_parse (both, name->unit, value, out_of);

  if (reason)
    complain (reading, of ? "Value, Of how many" : "Value", reason);
  return !reason;
}

static gboolean
is_new (Reading    *reading,
        const char *measure,
        const char *cohort,
        const char *year,
        const char *term)
{
  if (g_hash_table_add (reading->found, g_strjoin ("\t", measure, cohort, year, term ? term : "", NULL)))
    return TRUE;
  complain (reading, NULL, _("The same figure is there twice; the first row counts"));
  return FALSE;
}

static void
read_row (Reading *reading)
{
  const CharterFigureName *name;
  const CharterCohort *cohort;
  const char *year = get (reading, "school_year");
  const char *note = get (reading, "note");
  CharterFigureLine *line;
  const char *term;
  gint64 value, out_of;

  if (!get (reading, "value"))
    return; /* a row of the template that nobody filled in */
  if (!(name = understand_measure (reading)) || !(cohort = understand_cohort (reading))
      || !understand_term (reading, &term))
    return;
  if (!charter_impact_is_year (year))
    {
      complain (reading, "School year", _("A school year is written like 2025/26"));
      return;
    }
  if (note && strlen (note) > CHARTER_FIGURES_SHEET_MAX_NOTE)
    {
      complain (reading, "Note", _("The note is too long"));
      return;
    }
  if (!understand_value (reading, name, &value, &out_of) || !is_new (reading, name->id, cohort->id, year, term))
    return;
  line = g_new0 (CharterFigureLine, 1);
  *line = (CharterFigureLine) { g_strdup (name->id), g_strdup (cohort->id), g_strdup (year), term, value, out_of,
                                charter_csv_text_dup_words (note), charter_csv_get_line (reading->table, reading->row) };
  g_ptr_array_add (reading->sheet->lines, line);
}

static gboolean
check_columns (Reading     *reading,
               const char  *name,
               GError     **error)
{
  static const char * const known[] = { "measure", "group", "school_year", "term", "value", "of_how_many",
                                        "note", "unit", "", NULL };
  const char * const *columns = charter_csv_get_columns (reading->table);

  if (charter_csv_get_n_rows (reading->table) > CHARTER_FIGURES_SHEET_MAX_ROWS
      || g_strv_length ((char **) columns) > CHARTER_FIGURES_SHEET_MAX_COLUMNS)
    {
      g_set_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                   /* TRANSLATORS: the name of a file, and two large numbers */
                   _("%s has more than %d rows or %d columns, which no school’s figures have"), name,
                   CHARTER_FIGURES_SHEET_MAX_ROWS, CHARTER_FIGURES_SHEET_MAX_COLUMNS);
      return FALSE;
    }
  if (charter_csv_find_column (reading->table, "measure") < 0 || charter_csv_find_column (reading->table, "value") < 0
      || charter_csv_find_column (reading->table, "school_year") < 0)
    {
      g_set_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                   _("%s has not the columns “Measure”, “School year” and “Value”"), name);
      return FALSE;
    }
  for (; *columns; columns++)
    if (!g_strv_contains (known, *columns))
      g_ptr_array_add (reading->sheet->left_out, g_strdup (*columns));
  return TRUE;
}

/**
 * charter_figures_sheet_read:
 * @names: (element-type CharterFigureName): what measures are called
 * @known: the groups
 * @bytes: (array length=length): a table in CSV, in UTF-8 or Windows-1252
 * @length: its bytes
 * @name: what the file is called, for problems
 * @error: return location; %CHARTER_EXCHANGE_ERROR_NOT_OURS for a table of something else or beyond the
 *   limits, %CHARTER_EXCHANGE_ERROR_DAMAGED when it cannot be read to its end
 *
 * Columns are found by name, in any order. A faulty row is left out with its line, field and reason; a row
 * without a value says nothing. Limits: %CHARTER_FIGURES_SHEET_MAX_BYTES a file,
 * %CHARTER_FIGURES_SHEET_MAX_ROWS rows and %CHARTER_FIGURES_SHEET_MAX_COLUMNS columns, else nothing is read.
 *
 * Returns: (transfer full) (nullable): the figures, added to nothing yet
 */
CharterFiguresSheet *
charter_figures_sheet_read (GPtrArray             *names,
                            const CharterMeasures *known,
                            const char            *bytes,
                            gsize                  length,
                            const char            *name,
                            GError               **error)
{
  g_autoptr(CharterFiguresSheet) sheet = g_new0 (CharterFiguresSheet, 1);
  g_autoptr(CharterCsv) table = NULL;
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { sheet, NULL, names, known, found };

  sheet->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  sheet->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_file_problem_free);
  sheet->left_out = g_ptr_array_new_with_free_func (g_free);
  if (length > CHARTER_FIGURES_SHEET_MAX_BYTES)
    {
      g_set_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                   _("%s is larger than any school’s figures"), name);
      return NULL;
    }
  table = charter_csv_new (bytes, length, name, sheet->problems, error);
  reading.table = table;
  if (!table || !check_columns (&reading, name, error))
    return NULL;
  for (; reading.row < charter_csv_get_n_rows (table); reading.row++)
    read_row (&reading);
  return g_steal_pointer (&sheet);
}

/**
 * charter_figures_sheet_dup_template:
 * @impact: which measures there are
 * @year: the school year to fill in
 *
 * Returns: (transfer full): a table in CSV with a row for everybody and each measure, without values
 */
char *
charter_figures_sheet_dup_template (CharterImpact *impact,
                                    const char    *year)
{
  /* The columns' names are the file's format, not words on a screen: they stay as they are. */
  static const char * const columns[] = { "Measure", "Unit", "Group", "School year", "Term", "Value",
                                          "Of how many", "Note", NULL };
  GPtrArray *measures = charter_impact_get_measures (impact);
  const CharterCohort *all = g_ptr_array_index (charter_impact_get_known (impact)->cohorts, 0);
  GString *text = g_string_new (NULL);

  charter_csv_text_append_line (text, columns);
  for (guint i = 0; i < measures->len; i++)
    {
      const CharterMeasure *measure = g_ptr_array_index (measures, i);
      const char * const cells[] = { measure->title, charter_unit_to_nick (measure->unit), all->title, year,
                                     "", "", "", "", NULL };

      charter_csv_text_append_line (text, cells);
    }
  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-figures-job.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-job-error.h"
#include "charter-measures-reader.h"
#include "charter-table-read-job.h"
#include "charter-term.h"
#include "charter-written-figure.h"

/** charter_figures_job_show: Returns: (transfer full): the school's figures as they may be shown now */
CharterImpact *
charter_figures_job_show (CharterSession *session)
{
  return charter_impact_new (charter_session_get_portfolio (session), charter_measures_get_default ());
}

static const char *
get_school_id (CharterSession *session)
{
  CharterSchool *school = charter_portfolio_get_school (charter_session_get_portfolio (session));

  return charter_record_get_id (CHARTER_RECORD (school));
}

static void
remove_figure (CharterSession   *session,
               CharterIndicator *indicator)
{
  charter_store_begin_group (charter_session_get_store (session), _("Remove a figure"));
  charter_portfolio_remove (charter_session_get_portfolio (session), CHARTER_RECORD (indicator));
  charter_store_end_group (charter_session_get_store (session));
}

static CharterIndicator *
put_figure (CharterSession   *session,
            CharterIndicator *indicator,
            const char       *measure,
            const char       *cohort,
            const char       *year,
            const char       *term,
            gint64            value,
            gint64            out_of)
{
  g_autoptr(CharterIndicator) fresh = NULL;

  if (indicator)
    {
      charter_indicator_set_value (indicator, value);
      charter_indicator_set_out_of (indicator, out_of);
      return indicator;
    }
  fresh = g_object_new (CHARTER_TYPE_INDICATOR, "school", get_school_id (session), "measure", measure, "cohort", cohort, "year", year, "term", term,
                        "value", value, "out-of", out_of, NULL);
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (fresh));
  return fresh; /* the portfolio holds it */
}

/**
 * charter_figures_job_set:
 * @session: a session with a school
 * @measure: what is counted
 * @cohort: id of a group
 * @period: a school year or term
 * @words: as it was typed; empty to remove the figure
 * @error: where to say what is wrong with it
 *
 * One step of undo.
 *
 * Returns: whether it is kept
 */
gboolean
charter_figures_job_set (CharterSession       *session,
                         const CharterMeasure *measure,
                         const char           *cohort,
                         const CharterPeriod  *period,
                         const char           *words,
                         GError              **error)
{
  CharterIndicator *indicator = charter_impact_find_indicator (charter_session_get_portfolio (session), measure->id,
                                                               cohort, period->year, period->term);
  g_autofree char *trimmed = g_strstrip (g_strdup (words ? words : ""));
  g_autofree char *reason = NULL;
  gint64 value, out_of;

  if (!*trimmed)
    {
      if (indicator)
        remove_figure (session, indicator);
      return TRUE;
    }
  reason = charter_written_figure_parse (trimmed, measure->unit, &value, &out_of);
  if (reason)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID, reason);
      return FALSE;
    }
  if (indicator && charter_indicator_get_value (indicator) == value
      && charter_indicator_get_out_of (indicator) == out_of)
    return TRUE;
  charter_store_begin_group (charter_session_get_store (session), _("Type a figure"));
  put_figure (session, indicator, measure->id, cohort, period->year, period->term, value, out_of);
  charter_store_end_group (charter_session_get_store (session));
  return TRUE;
}

/**
 * charter_figures_job_set_note:
 * @session: a session with a school
 * @indicator: a figure
 * @note: (nullable): words beside it
 *
 * One step of undo.
 */
void
charter_figures_job_set_note (CharterSession   *session,
                              CharterIndicator *indicator,
                              const char       *note)
{
  charter_store_begin_group (charter_session_get_store (session), _("Note on a figure"));
  charter_indicator_set_note (indicator, note && *note ? note : NULL);
  charter_store_end_group (charter_session_get_store (session));
}

/**
 * charter_figures_job_add_measure:
 * @session: a session with a school
 * @title: what it is called
 * @unit: its unit
 * @better: which direction is better
 * @source: (nullable): where the number comes from
 * @aim: (nullable): id of a hoped-for gain that it says something about
 * @error: where to say that it has no name, or one that is there already
 *
 * Returns: (transfer none) (nullable): the school's own measure
 */
CharterOwnMeasure *
charter_figures_job_add_measure (CharterSession  *session,
                                 const char      *title,
                                 CharterUnit      unit,
                                 CharterBetter    better,
                                 const char      *source,
                                 const char      *aim,
                                 GError         **error)
{
  g_autoptr(CharterImpact) impact = charter_figures_job_show (session);
  GPtrArray *measures = charter_impact_get_measures (impact);
  g_autofree char *trimmed = g_strstrip (g_strdup (title ? title : ""));
  CharterOwnMeasure *own;

  for (guint i = 0; i < measures->len; i++)
    if (!*trimmed || g_strcmp0 (((CharterMeasure *) g_ptr_array_index (measures, i))->title, trimmed) == 0)
      {
        g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                             *trimmed ? _("A measure of this name is there already.")
                                      : _("Say what is counted."));
        return NULL;
      }
  own = g_object_new (CHARTER_TYPE_OWN_MEASURE, "school", get_school_id (session), "title", trimmed,
                      "unit", charter_unit_to_nick (unit), "better", charter_better_to_nick (better), "source", source && *source ? source : NULL,
                      "aims", aim, NULL);
  charter_store_begin_group (charter_session_get_store (session), _("Add a measure"));
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (own));
  charter_store_end_group (charter_session_get_store (session));
  g_object_unref (own); /* the portfolio holds it */
  return own;
}

static gpointer
parse_figures (const char  *bytes,
               gsize        length,
               const char  *name,
               gpointer     names,
               GError     **error)
{
  return charter_figures_sheet_read (names, charter_measures_get_default (), bytes, length, name, error);
}

static const CharterTableKind figures_kind = {
  parse_figures, (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) charter_figures_sheet_free,
  CHARTER_FIGURES_SHEET_MAX_BYTES, N_("The file is larger than any school’s figures."),
};

/**
 * charter_figures_job_read_async:
 * @session: a session with a school
 * @file: a table (CSV) of figures
 * @cancellable: (nullable): stops the reading
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads in a thread of its own and adds nothing.
 */
void
charter_figures_job_read_async (CharterSession      *session,
                                GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(CharterImpact) impact = charter_figures_job_show (session);

  charter_table_read_async (session, &figures_kind, charter_figures_sheet_list_names (impact), file, cancellable,
                            callback, user_data);
}

/**
 * charter_figures_job_read_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: why it is no table of figures
 *
 * Returns: (transfer full) (nullable): what it says, nothing of it added yet
 */
CharterFiguresSheet *
charter_figures_job_read_finish (CharterSession  *session,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  return charter_table_read_finish (session, result, error);
}

static char *
make_key (const char *measure,
          const char *cohort,
          const char *year,
          const char *term)
{
  return g_strjoin ("\t", measure, cohort, year, term ? term : "", NULL);
}

/* Every figure that is kept, by what it is of. */
static GHashTable *
index_figures (CharterSession *session)
{
  GListModel *list = charter_portfolio_get_list (charter_session_get_portfolio (session), CHARTER_TYPE_INDICATOR);
  GHashTable *figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterIndicator) indicator = g_list_model_get_item (list, i);

      if (charter_indicator_get_measure (indicator) && charter_indicator_get_cohort (indicator)
          && charter_indicator_get_year (indicator))
        g_hash_table_insert (figures, make_key (charter_indicator_get_measure (indicator),
                                                charter_indicator_get_cohort (indicator),
                                                charter_indicator_get_year (indicator),
                                                charter_indicator_get_term (indicator)), indicator);
    }
  return figures;
}

static CharterIndicator *
find_figure (GHashTable              *figures,
             const CharterFigureLine *line)
{
  g_autofree char *key = make_key (line->measure, line->cohort, line->year, line->term);

  return g_hash_table_lookup (figures, key);
}

/**
 * charter_figures_job_compare:
 * @session: a session with a school
 * @sheet: figures that were read
 * @counts: (out): how many of them are new, change one that is kept, and say what is kept already
 *
 * Returns: (transfer container) (element-type CharterIndicator): what is kept now of each line, in their order;
 *   %NULL where nothing is
 */
GPtrArray *
charter_figures_job_compare (CharterSession      *session,
                             CharterFiguresSheet *sheet,
                             CharterFigureCounts *counts)
{
  g_autoptr(GHashTable) figures = index_figures (session);
  GPtrArray *kept = g_ptr_array_new ();

  *counts = (CharterFigureCounts) { 0, 0, 0 };
  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const CharterFigureLine *line = g_ptr_array_index (sheet->lines, i);
      CharterIndicator *indicator = find_figure (figures, line);

      g_ptr_array_add (kept, indicator);
      if (!indicator)
        counts->n_new++;
      else if (charter_figures_job_is_same (indicator, line))
        counts->n_same++;
      else
        counts->n_changed++;
    }
  return kept;
}

/** charter_figures_job_is_same: Returns: whether @line would change nothing of what is kept */
gboolean
charter_figures_job_is_same (CharterIndicator        *indicator,
                             const CharterFigureLine *line)
{
  return charter_indicator_get_value (indicator) == line->value && charter_indicator_get_out_of (indicator) == line->out_of
         && (!line->note || g_strcmp0 (charter_indicator_get_note (indicator), line->note) == 0);
}

/**
 * charter_figures_job_add:
 * @session: a session with a school
 * @sheet: figures that were read
 * @error: where to say that there is nothing to add
 *
 * Adds the figures; those of the same measure, group and time take the new value. One step of undo.
 *
 * Returns: whether they are added
 */
gboolean
charter_figures_job_add (CharterSession       *session,
                         CharterFiguresSheet  *sheet,
                         GError              **error)
{
  g_autoptr(GHashTable) figures = index_figures (session);

  if (sheet->lines->len == 0)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("There are no figures to add."));
      return FALSE;
    }
  charter_store_begin_group (charter_session_get_store (session), _("Add figures from a table"));
  for (guint i = 0; i < sheet->lines->len; i++)
    {
      const CharterFigureLine *line = g_ptr_array_index (sheet->lines, i);
      CharterIndicator *indicator = find_figure (figures, line);

      indicator = put_figure (session, indicator, line->measure, line->cohort, line->year, line->term, line->value,
                              line->out_of);
      if (line->note)
        charter_indicator_set_note (indicator, line->note);
    }
  charter_store_end_group (charter_session_get_store (session));
  return TRUE;
}

/** charter_figures_job_save_template: Returns: whether an empty table of this school year is written whole */
gboolean
charter_figures_job_save_template (CharterSession  *session,
                                   GFile           *file,
                                   GError         **error)
{
  g_autoptr(CharterImpact) impact = charter_figures_job_show (session);
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *year = charter_term_dup_school_year (today);
  g_autofree char *text = charter_figures_sheet_dup_template (impact, year);

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

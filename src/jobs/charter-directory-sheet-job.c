/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-directory-sheet-job.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-directory-job.h"

#define MOST_ENTRIES 20000

static const struct {
  const char *title;
  const char *file_name;
} papers[CHARTER_N_DIRECTORY_PAPERS] = {
  [CHARTER_DIRECTORY_SIGNPOST] = { N_("Signpost sheet"), "signpost-sheet.pdf" },
  [CHARTER_DIRECTORY_SIGNPOST_LARGE] = { N_("Signpost sheet, large print"), "signpost-sheet-large-print.pdf" },
  [CHARTER_DIRECTORY_SIGNPOST_EASY] = { N_("Signpost sheet, easy read"), "signpost-sheet-easy-read.pdf" },
  [CHARTER_DIRECTORY_POSTER] = { N_("Staffroom poster"), "staffroom-poster.pdf" },
  [CHARTER_DIRECTORY_BOOKLET] = { N_("Whole directory as a booklet"), "inclusion-directory.pdf" },
  [CHARTER_DIRECTORY_GAPS] = { N_("Gaps in provision"), "gaps-in-provision.pdf" },
  [CHARTER_DIRECTORY_CHANGE] = { N_("Report a change"), "report-a-change.pdf" },
};

/**
 * charter_directory_paper_get_title:
 * @paper: a kind of paper
 *
 * Returns: what it is called
 */
const char *
charter_directory_paper_get_title (CharterDirectoryPaper paper)
{
  return _(papers[paper].title);
}

/**
 * charter_directory_paper_dup_file_name:
 * @paper: a kind of paper
 *
 * Returns: (transfer full): what its file is called
 */
char *
charter_directory_paper_dup_file_name (CharterDirectoryPaper paper)
{
  return g_strdup (papers[paper].file_name);
}

typedef struct {
  CharterDirectoryPaper paper;
  char *title;         /* nullable */
  gboolean is_of_list; /* not of one service that was asked for */
  guint n_left_out;
} Composing;

static void
composing_free (gpointer data)
{
  Composing *composing = data;

  g_free (composing->title);
  g_free (composing);
}

static CharterDocument *
compose (CharterSession  *session,
         const Composing *composing,
         GPtrArray       *entries)
{
  g_autofree char *today = charter_clock_dup_today ();
  CharterDirectorySource source = {
    .portfolio = charter_session_get_portfolio (session),
    .entries = entries,
    .title = composing->title,
    .today = today,
    .n_left_out = composing->n_left_out,
  };

  switch (composing->paper)
    {
    case CHARTER_DIRECTORY_SIGNPOST_LARGE:
      return charter_signpost_sheet_compose (&source, CHARTER_SIGNPOST_LARGE);
    case CHARTER_DIRECTORY_SIGNPOST_EASY:
      return charter_signpost_sheet_compose (&source, CHARTER_SIGNPOST_EASY);
    case CHARTER_DIRECTORY_POSTER:
      return charter_staffroom_poster_compose (&source);
    case CHARTER_DIRECTORY_BOOKLET:
      return charter_directory_booklet_compose (&source);
    case CHARTER_DIRECTORY_GAPS:
      return charter_gaps_list_compose (&source);
    case CHARTER_DIRECTORY_CHANGE:
      return charter_change_report_compose (&source);
    case CHARTER_DIRECTORY_SIGNPOST:
    default:
      return charter_signpost_sheet_compose (&source, CHARTER_SIGNPOST_NORMAL);
    }
}

static gboolean
is_for_families (CharterDirectoryPaper paper)
{
  return paper == CHARTER_DIRECTORY_SIGNPOST || paper == CHARTER_DIRECTORY_SIGNPOST_LARGE ||
         paper == CHARTER_DIRECTORY_SIGNPOST_EASY;
}

/* A family cannot ask for a course for teachers. A service that does not say whom it is for may be
 * for them. */
static gboolean
is_for_staff_only (CharterEntry *entry)
{
  const char * const *for_whom = charter_entry_get_for_whom (entry);

  return for_whom && for_whom[0] && !for_whom[1] && g_str_equal (for_whom[0], "staff");
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Composing *composing = g_task_get_task_data (task);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) hits = NULL;
  GError *error = NULL;

  hits = charter_reference_search_entries_finish (CHARTER_REFERENCE (source), result, NULL, NULL, &error);
  if (!hits)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < hits->len; i++)
    {
      CharterEntry *entry = ((CharterDirectoryHit *) g_ptr_array_index (hits, i))->entry;

      if (composing->is_of_list && is_for_families (composing->paper) && is_for_staff_only (entry))
        composing->n_left_out++;
      else
        g_ptr_array_add (entries, g_object_ref (entry));
    }
  g_task_return_pointer (task, compose (g_task_get_source_object (task), composing, entries), g_object_unref);
}

/**
 * charter_directory_paper_compose_async:
 * @session: an open session
 * @paper: which
 * @list: (nullable): a list of pins; %NULL for all pins
 * @entry: (nullable): one service instead of a list
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the services and composes the paper from them. The booklet has all there are. Papers of a list
 * for families leave out what is for school staff only.
 */
void
charter_directory_paper_compose_async (CharterSession        *session,
                                       CharterDirectoryPaper  paper,
                                       const char            *list,
                                       const char            *entry,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  const char *one[] = { entry, NULL };
  g_auto(GStrv) pinned = charter_directory_list_on (session, list);
  CharterDirectoryQuery query = { .age = -1, .limit = MOST_ENTRIES, .stays = TRUE };
  Composing *composing = g_new0 (Composing, 1);

  composing->paper = paper;
  composing->title = g_strdup (list);
  composing->is_of_list = entry == NULL;
  g_task_set_source_tag (task, charter_directory_paper_compose_async);
  g_task_set_task_data (task, composing, composing_free);
  if (paper == CHARTER_DIRECTORY_BOOKLET)
    query.ids = NULL;
  else
    query.ids = entry ? one : (const char * const *) pinned;
  charter_reference_search_entries_async (charter_session_get_reference (session), &query, cancellable, found_cb,
                                          g_steal_pointer (&task));
}

/**
 * charter_directory_paper_compose_finish:
 * @session: the session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): the document, or %NULL with @error
 */
CharterDocument *
charter_directory_paper_compose_finish (CharterSession  *session,
                                        GAsyncResult    *result,
                                        GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

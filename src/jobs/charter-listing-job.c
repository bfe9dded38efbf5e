/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-listing-job.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-clock.h"
#include "charter-job-error.h"
#include "charter-output-file.h"
#include "charter-services-job.h"
#include "charter-term.h"

/* Everything that is written, away from the records. */
typedef struct {
  CharterListed listed;
  GPtrArray *listings; /* of CharterListing; nullable until they are collected */
  GStrv facts;
  char *title;
  char *date;
  char *path;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_clear_pointer (&self->listings, g_ptr_array_unref);
  g_strfreev (self->facts);
  g_free (self->title);
  g_free (self->date);
  g_free (self->path);
  g_free (self);
}

static gboolean
has_ending (const char *path,
            const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

/**
 * charter_listing_job_knows:
 * @path: a file's name
 *
 * Returns: whether its ending asks for a spreadsheet: .xlsx or .csv
 */
gboolean
charter_listing_job_knows (const char *path)
{
  return has_ending (path, ".xlsx") || has_ending (path, ".csv");
}

/**
 * charter_listing_job_dup_name:
 * @session: a session with a school
 * @listed: what will be listed
 * @ending: of the file: ".xlsx"
 *
 * Returns: (transfer full): a file name to propose
 */
char *
charter_listing_job_dup_name (CharterSession *session,
                              CharterListed   listed,
                              const char     *ending)
{
  /* Translators: beginnings of file names; letters, digits and hyphens */
  const char *name = listed == CHARTER_LISTED_ACTIONS ? _("actions")
                     : listed == CHARTER_LISTED_EVIDENCE ? _("evidence")
                     : listed == CHARTER_LISTED_JUDGEMENTS ? _("judgements")
                     : listed == CHARTER_LISTED_PROVISIONS ? _("provision-map")
                     : listed == CHARTER_LISTED_TRAINING ? _("staff-development")
                     : _("judgements-actions-evidence");
  const char *urn = charter_school_get_urn (
    charter_portfolio_get_school (charter_session_get_portfolio (session)));

  return g_strdup_printf ("%s%s%s%s", urn ? urn : "", urn ? "-" : "", name, ending);
}

static void
add_fact (GStrvBuilder *facts,
          const char   *name,
          const char   *value)
{
  if (!value)
    return;
  g_strv_builder_add (facts, name);
  g_strv_builder_add (facts, value);
}

static GStrv
make_facts (CharterSession *session,
            GPtrArray      *listings,
            const char     *today)
{
  CharterSchool *school = charter_portfolio_get_school (charter_session_get_portfolio (session));
  CharterAudit *audit = charter_session_get_audit (session);
  CharterFramework *framework = charter_session_get_framework (session);
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv facts;

  add_fact (builder, _("School"), charter_school_get_name (school));
  add_fact (builder, _("URN"), charter_school_get_urn (school));
  add_fact (builder, _("Framework"), framework ? charter_framework_get_title (framework) : NULL);
  add_fact (builder, _("Cycle"), audit ? charter_audit_get_cycle (audit) : NULL);
  add_fact (builder, _("Written on"), today);
  for (guint i = 0; i < listings->len; i++)
    {
      CharterListing *listing = g_ptr_array_index (listings, i);
      guint n = charter_listing_get_n_rows (listing);
      g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);

      add_fact (builder, charter_listing_get_name (listing), rows);
    }
  facts = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return facts;
}

static GPtrArray *
make_listings (CharterSession *session,
               CharterListed   listed,
               GHashTable     *services)
{
  GPtrArray *listings = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_listing_free);

  if (listed & CHARTER_LISTED_JUDGEMENTS)
    g_ptr_array_add (listings, charter_listing_new_of_judgements (session));
  if (listed & CHARTER_LISTED_ACTIONS)
    g_ptr_array_add (listings, charter_listing_new_of_actions (session, services));
  if (listed & CHARTER_LISTED_EVIDENCE)
    g_ptr_array_add (listings, charter_listing_new_of_evidence (session));
  if (listed & CHARTER_LISTED_PROVISIONS)
    {
      g_ptr_array_add (listings, charter_listing_new_of_provisions (session));
      g_ptr_array_add (listings, charter_listing_new_of_map (session, FALSE));
      g_ptr_array_add (listings, charter_listing_new_of_map (session, TRUE));
      g_ptr_array_add (listings, charter_listing_new_of_funding (session));
    }
  if (listed & CHARTER_LISTED_TRAINING)
    g_ptr_array_add (listings, charter_listing_new_of_training (session));
  return listings;
}

static void
collect (Writing        *self,
         CharterSession *session,
         GHashTable     *services)
{
  const char *school = charter_school_get_name (
    charter_portfolio_get_school (charter_session_get_portfolio (session)));

  self->date = charter_clock_dup_today ();
  self->title = g_strdup (school ? school : _("School"));
  self->listings = make_listings (session, self->listed, services);
  self->facts = make_facts (session, self->listings, self->date);
}

static gboolean
write_listings (Writing       *self,
                GCancellable  *cancellable,
                gsize         *length,
                GError       **error)
{
  const CharterListingsAbout about = {
    .title = self->title,
    .name = _("About"),
    .facts = (const char * const *) self->facts,
    .date = self->date,
  };
  g_autoptr(GBytes) book = NULL;
  g_autofree char *text = NULL;
  const void *contents;

  if (has_ending (self->path, ".xlsx"))
    {
      book = charter_listings_make_xlsx ((CharterListing * const *) self->listings->pdata,
                                         self->listings->len, &about, error);
      if (!book)
        return FALSE;
      contents = g_bytes_get_data (book, length);
    }
  else
    {
      contents = text = charter_listing_dup_csv (g_ptr_array_index (self->listings, 0));
      *length = strlen (text);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         charter_output_file_write (self->path, contents, *length, error);
}

static void
write_in_thread (GTask        *task,
                 gpointer      session,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_autoptr(GError) cause = NULL;
  gsize length = 0;

  if (write_listings (data, cancellable, &length, &cause))
    g_task_return_int (task, (gssize) length);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&cause));
  else
    g_task_return_new_error (task, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_OUTPUT, "%s", cause->message);
}

static const char *
no_school (void)
{
  return _("No school is open.");
}

/* The school may have been closed while names were looked up. */
static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  CharterSession *session = CHARTER_SESSION (source);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GHashTable) services = NULL;
  GError *error = NULL;

  services = charter_services_job_find_names_finish (session, result, &error);
  if (!services)
    g_task_return_error (task, error);
  else if (!charter_session_get_portfolio (session))
    g_task_return_new_error (task, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID, "%s", no_school ());
  else
    {
      collect (g_task_get_task_data (task), session, services);
      g_task_run_in_thread (task, write_in_thread);
    }
}

static gboolean
check (CharterSession  *session,
       CharterListed    listed,
       const char      *path,
       GError         **error)
{
  const char *reason = NULL;

  if (!charter_session_get_portfolio (session))
    reason = no_school ();
  else if (!charter_listing_job_knows (path))
    reason = _("A spreadsheet is written as .xlsx or .csv.");
  else if (has_ending (path, ".csv") && (listed & (listed - 1)) != 0)
    reason = _("A .csv file holds one table. Choose .xlsx for all of them.");
  if (reason)
    g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID, reason);
  return reason == NULL;
}

/**
 * charter_listing_job_write_async:
 * @session: a session with a school
 * @listed: what to list: one kind of record for .csv, any number for .xlsx
 * @path: the spreadsheet to write
 * @cancellable: (nullable): to give up before anything is written
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists what is recorded once the names of services are found, and writes it in a thread.
 */
void
charter_listing_job_write_async (CharterSession      *session,
                                 CharterListed        listed,
                                 const char          *path,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  Writing *self;
  GError *error = NULL;

  g_task_set_source_tag (task, charter_listing_job_write_async);
  if (!check (session, listed, path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_new0 (Writing, 1);
  self->listed = listed;
  self->path = g_strdup (path);
  g_task_set_task_data (task, self, writing_free);
  charter_services_job_find_names_async (session, cancellable, named_cb, g_object_ref (task));
}

/**
 * charter_listing_job_write_finish:
 * @session: the session
 * @result: what the callback got
 * @size: (out) (optional): how many bytes were written
 * @error: CHARTER_JOB_ERROR_INVALID for a file of another kind, CHARTER_JOB_ERROR_OUTPUT when it could
 *   not be written; nothing half-written remains
 *
 * Returns: whether the file is whole
 */
gboolean
charter_listing_job_write_finish (CharterSession  *session,
                                  GAsyncResult    *result,
                                  goffset         *size,
                                  GError         **error)
{
  gssize written;

  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  written = g_task_propagate_int (G_TASK (result), error);
  if (written >= 0 && size)
    *size = written;
  return written >= 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-directory-export-job.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-job-error.h"
#include "charter-referral-writer.h"
#include "charter-services-sheet.h"

typedef struct {
  GOutputStream *stream;
  CharterReferralWriter *writer;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->writer, charter_referral_writer_free);
  g_clear_object (&export->stream);
  g_free (export);
}

/* Closing a file with a stopped cancellable throws away what was written of it. */
static void
abandon (GOutputStream *stream)
{
  g_autoptr(GCancellable) stopped = g_cancellable_new ();

  g_cancellable_cancel (stopped);
  g_output_stream_close (stream, stopped, NULL);
}

static gboolean
add_entry (CharterEntry  *entry,
           gpointer       user_data,
           GError       **error)
{
  return charter_referral_writer_add (((Export *) user_data)->writer, entry, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (charter_reference_each_entry_finish (CHARTER_REFERENCE (source), result, &error) &&
      charter_referral_writer_finish (export->writer, &error) &&
      g_output_stream_close (export->stream, NULL, &error))
    {
      g_task_return_int (task, charter_referral_writer_get_n (export->writer));
      return;
    }
  abandon (export->stream);
  g_task_return_error (task, error);
}

/**
 * charter_directory_export_async:
 * @session: an open session
 * @file: what to write
 * @cancellable: (nullable): leaves @file as it was
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Writes every entry that is not put aside as a page of Open Referral UK.
 */
void
charter_directory_export_async (CharterSession       *session,
                                GFile                *file,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  Export *export;
  GError *error = NULL;

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (G_IS_FILE (file));
  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, charter_directory_export_async);
  export = g_new0 (Export, 1);
  g_task_set_task_data (task, export, export_free);
  export->stream = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, &error));
  if (export->stream)
    export->writer = charter_referral_writer_new (export->stream, NULL, NULL, &error);
  if (!export->writer)
    {
      g_task_return_error (task, error);
      return;
    }
  charter_reference_each_entry_async (charter_session_get_reference (session), NULL, add_entry, export,
                                      cancellable, written_cb, g_object_ref (task));
}

/**
 * charter_directory_export_finish:
 * @session: the session
 * @result: what the callback was given
 * @n: (out) (optional): how many services were written
 * @error: return location
 *
 * Returns: whether the file is whole; else it is as it was before
 */
gboolean
charter_directory_export_finish (CharterSession  *session,
                                 GAsyncResult    *result,
                                 guint           *n,
                                 GError         **error)
{
  gssize written;

  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  written = g_task_propagate_int (G_TASK (result), error);
  if (written >= 0 && n)
    *n = (guint) written;
  return written >= 0;
}

/* A paused offer is written as one that is no longer there, so that other schools put it aside. */
static CharterEntry *
make_entry (CharterOffer  *offer,
            CharterSchool *school,
            const char    *source)
{
  const char *need = charter_offer_get_needs (offer);
  g_auto(GStrv) needs = g_strsplit (need ? need : "", ",", -1);
  CharterEntry *entry =
    g_object_new (CHARTER_TYPE_ENTRY,
                  "id", charter_record_get_id (CHARTER_RECORD (offer)), "source", source,
                  "name", charter_offer_get_name (offer), "organisation", charter_school_get_name (school),
                  "description", charter_offer_get_description (offer),
                  "eligibility", charter_offer_get_eligibility (offer), "needs", needs,
                  "minimum-age", (int) CLAMP (charter_offer_get_minimum_age (offer), -1, 120),
                  "maximum-age", (int) CLAMP (charter_offer_get_maximum_age (offer), -1, 120),
                  "referral", charter_offer_get_how (offer), "route", "open",
                  "checked-on", charter_offer_get_checked_on (offer),
                  "postcode", charter_school_get_postcode (school),
                  "status", charter_offer_get_is_paused (offer) ? "archived" : "active", NULL);

  charter_entry_add_contact (entry, charter_offer_get_contact_role (offer), charter_offer_get_phone (offer),
                             charter_offer_get_email (offer), NULL);
  return entry;
}

static gboolean
write_offers (CharterSession  *session,
              GOutputStream   *stream,
              guint           *n,
              GError         **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterSchool *school = charter_portfolio_get_school (portfolio);
  GListModel *offers = charter_portfolio_get_list (portfolio, CHARTER_TYPE_OFFER);
  g_autofree char *source = g_strdup_printf ("urn:%s", charter_school_get_urn (school));
  g_autoptr(CharterReferralWriter) writer =
    charter_referral_writer_new (stream, source, charter_school_get_name (school), error);

  for (guint i = 0; writer && i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr(CharterOffer) offer = g_list_model_get_item (offers, i);
      g_autoptr(CharterEntry) entry = charter_offer_get_name (offer) ? make_entry (offer, school, source) : NULL;

      if (entry && !charter_referral_writer_add (writer, entry, error))
        return FALSE;
    }
  if (!writer || !charter_referral_writer_finish (writer, error))
    return FALSE;
  if (n)
    *n = charter_referral_writer_get_n (writer);
  return TRUE;
}

/**
 * charter_directory_export_offers:
 * @session: a session with a school
 * @file: what to write
 * @n: (out) (optional): how many offers were written
 * @error: return location
 *
 * Writes what the school offers others, for their directories: whoever imports it has the school's
 * unique reference number as the entries' source, so that a later file updates an earlier one.
 *
 * Returns: whether the file is whole; else it is as it was before
 */
gboolean
charter_directory_export_offers (CharterSession  *session,
                                 GFile           *file,
                                 guint           *n,
                                 GError         **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GOutputStream) stream = NULL;

  g_return_val_if_fail (portfolio != NULL, FALSE);
  if (!charter_school_get_urn (charter_portfolio_get_school (portfolio)))
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_FOUND,
                           _("The school has no unique reference number, by which others would know its offers. Add it in the school’s details."));
      return FALSE;
    }
  stream = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error));
  if (!stream)
    return FALSE;
  if (write_offers (session, stream, n, error) && g_output_stream_close (stream, NULL, error))
    return TRUE;
  abandon (stream);
  return FALSE;
}

/**
 * charter_directory_export_template:
 * @file: what to write
 * @error: return location
 *
 * Writes an empty spreadsheet for a list of services, with a note on each column.
 */
gboolean
charter_directory_export_template (GFile   *file,
                                   GError **error)
{
  g_autofree char *text = charter_services_sheet_dup_template ();

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

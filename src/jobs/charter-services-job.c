/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-services-job.h"

/* Names on their way: what is asked for lies in another database. */
typedef struct {
  GHashTable *names; /* id -> name */
  guint n_waiting;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *self = data;

  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self);
}

static void
end_one (GTask *task)
{
  Finding *self = g_task_get_task_data (task);

  if (--self->n_waiting == 0)
    g_task_return_pointer (task, g_steal_pointer (&self->names), (GDestroyNotify) g_hash_table_unref);
}

/* A directory that cannot be read, or has the service no longer, leaves it without a name. */
static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Finding *self = g_task_get_task_data (task);
  g_autoptr(CharterEntry) entry = charter_reference_find_entry_finish (CHARTER_REFERENCE (source), result, NULL);

  if (entry)
    g_hash_table_insert (self->names, g_strdup (charter_entry_get_id (entry)),
                         g_strdup (charter_entry_get_name (entry)));
  end_one (task);
}

static GHashTable *
list_used (CharterPortfolio *portfolio)
{
  GHashTable *used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *links = charter_portfolio_get_list (portfolio, CHARTER_TYPE_LINK);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr(CharterLink) link = g_list_model_get_item (links, i);

      if (charter_link_get_kind (link) == CHARTER_LINK_USES)
        g_hash_table_add (used, g_strdup (charter_link_get_to_id (link)));
    }
  return used;
}

/**
 * charter_services_job_find_names_async:
 * @session: a session with a school
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks up what the services are called that the school's actions and provisions use.
 */
void
charter_services_job_find_names_async (CharterSession      *session,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr(GHashTable) used = list_used (charter_session_get_portfolio (session));
  Finding *self = g_new0 (Finding, 1);
  GHashTableIter iter;
  gpointer id;

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->n_waiting = 1;
  g_task_set_source_tag (task, charter_services_job_find_names_async);
  g_task_set_task_data (task, self, finding_free);
  g_hash_table_iter_init (&iter, used);
  while (charter_session_get_reference (session) && g_hash_table_iter_next (&iter, &id, NULL))
    {
      self->n_waiting++;
      charter_reference_find_entry_async (charter_session_get_reference (session), id, cancellable, found_cb,
                                          g_object_ref (task));
    }
  end_one (task);
}

/**
 * charter_services_job_find_names_finish:
 * @session: the session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8 utf8): their names by their ids; none for a service that is no
 *   longer in the directory. %NULL when it was cancelled
 */
GHashTable *
charter_services_job_find_names_finish (CharterSession  *session,
                                        GAsyncResult    *result,
                                        GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

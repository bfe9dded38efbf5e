/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-status-job.h"

#include <glib/gi18n.h>

#include "charter-job-error.h"
#include "charter-term.h"

static char *
dup_plain (const char *name)
{
  g_autofree char *bare = g_strstrip (g_strdup (name ? name : ""));

  return g_utf8_casefold (bare, -1);
}

/* Typed names: capitals and spaces around them make no other person. */
static gboolean
is_same (const char *name,
         const char *other)
{
  g_autofree char *left = dup_plain (name);
  g_autofree char *right = dup_plain (other);

  return *left && g_str_equal (left, right);
}

static gboolean
is_open (CharterAction *action)
{
  CharterActionStatus status = charter_action_get_status (action);

  return status != CHARTER_ACTION_DONE && status != CHARTER_ACTION_DROPPED;
}

/**
 * charter_handover_job_count:
 * @portfolio: a school's records
 * @from: (nullable): who hands over
 *
 * Returns: how many open actions they own or support
 */
guint
charter_handover_job_count (CharterPortfolio *portfolio,
                            const char       *from)
{
  GListModel *actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);

      if (is_open (action) && (is_same (charter_action_get_owner (action), from)
                               || is_same (charter_action_get_supporter (action), from)))
        n++;
    }
  return n;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

static void
add_name (GPtrArray  *names,
          const char *name)
{
  if (name && !g_ptr_array_find_with_equal_func (names, name, (GEqualFunc) is_same, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/**
 * charter_handover_job_dup_owners:
 * @portfolio: a school's records
 *
 * Returns: (transfer full): who owns or supports open actions, in order of their names
 */
GStrv
charter_handover_job_dup_owners (CharterPortfolio *portfolio)
{
  GListModel *actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);

      if (!is_open (action))
        continue;
      add_name (names, charter_action_get_owner (action));
      add_name (names, charter_action_get_supporter (action));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

static guint
reassign (CharterPortfolio          *portfolio,
          const CharterHandoverPlan *plan)
{
  GListModel *actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);
      gboolean is_owner = is_same (charter_action_get_owner (action), plan->from);
      gboolean is_supporter = is_same (charter_action_get_supporter (action), plan->from);

      /* What is done stays with who did it. */
      if (!is_open (action) || (!is_owner && !is_supporter))
        continue;
      if (is_owner)
        charter_action_set_owner (action, plan->to);
      if (is_supporter)
        charter_action_set_supporter (action, plan->to);
      n++;
    }
  return n;
}

static void
keep (CharterPortfolio          *portfolio,
      const CharterHandoverPlan *plan)
{
  CharterSchool *school = charter_portfolio_get_school (portfolio);
  g_autoptr(CharterHandover) handover =
    g_object_new (CHARTER_TYPE_HANDOVER, "school", charter_record_get_id (CHARTER_RECORD (school)), NULL);

  g_object_set (handover, "happened-on", plan->on, "from-whom", plan->from, "to-whom", plan->to,
                "role", plan->role_words, "kept-where", plan->kept_where, "note", plan->note, NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (handover));
  if (plan->role)
    g_object_set (school, plan->role, plan->to, NULL);
  if (g_strcmp0 (plan->role, "inclusion-leader") == 0)
    charter_school_set_leader_since (school, plan->on);
}

static gboolean
check (const CharterHandoverPlan  *plan,
       GError                    **error)
{
  g_autofree char *from = dup_plain (plan->from);
  g_autofree char *to = dup_plain (plan->to);
  const char *problem = NULL;

  if (!*from)
    problem = _("Say who hands over.");
  else if (!*to)
    problem = _("Say who takes over.");
  else if (g_str_equal (from, to))
    problem = _("Both are the same: nothing would change hands.");
  else if (!charter_term_is_date (plan->on))
    problem = _("Say from which day.");
  if (problem)
    g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID, problem);
  return problem == NULL;
}

/**
 * charter_handover_job_run:
 * @session: a session with a school
 * @plan: from whom to whom
 * @n_actions: (out): how many open actions changed hands
 * @error: return location
 *
 * Hands one person's open actions, as owner or supporter, and their part in the school to another, and
 * writes it down for the handover sheet. All of it is one step of undo.
 *
 * Returns: whether it was done; when it was not, nothing changed
 */
gboolean
charter_handover_job_run (CharterSession             *session,
                          const CharterHandoverPlan  *plan,
                          guint                      *n_actions,
                          GError                    **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  g_autofree char *label = NULL;

  if (!check (plan, error))
    return FALSE;
  /* Translators: two people */
  label = g_strdup_printf (_("Handover from %s to %s"), plan->from, plan->to);
  charter_store_begin_group (store, label);
  *n_actions = reassign (portfolio, plan);
  keep (portfolio, plan);
  charter_store_end_group (store);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-cycle-reopen-job.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-cycle-audit-private.h"
#include "charter-job-error.h"

/* Everything that is said, whatever that comes to be; not what makes it another record. */
static void
copy_fields (gpointer from,
             gpointer to)
{
  static const char * const own[] = { "id", "created-at", "modified-at", "audit", "item", "voice", "school",
                                      NULL };
  g_autofree GParamSpec **stored = NULL;
  guint n;

  stored = charter_record_class_list_stored (CHARTER_RECORD_GET_CLASS (from), &n);
  for (guint i = 0; i < n; i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;

      if (g_strv_contains (own, stored[i]->name))
        continue;
      g_object_get_property (from, stored[i]->name, &value);
      g_object_set_property (to, stored[i]->name, &value);
    }
}

static void
copy_links (CharterPortfolio *portfolio,
            CharterJudgement *from,
            CharterJudgement *to)
{
  const char *id = charter_cycle_get_id (to);
  g_autoptr(GPtrArray) evidence =
    charter_portfolio_list_linked_to (portfolio, charter_cycle_get_id (from), CHARTER_LINK_SUPPORTS);
  g_autoptr(GPtrArray) actions =
    charter_portfolio_list_linked_from (portfolio, charter_cycle_get_id (from), CHARTER_LINK_RAISES);

  for (guint i = 0; i < evidence->len; i++)
    charter_portfolio_link (portfolio, charter_cycle_get_id (evidence->pdata[i]), id, CHARTER_LINK_SUPPORTS);
  for (guint i = 0; i < actions->len; i++)
    charter_portfolio_link (portfolio, id, charter_cycle_get_id (actions->pdata[i]), CHARTER_LINK_RAISES);
}

static void
copy_judgements (CharterPortfolio *portfolio,
                 CharterAudit     *from,
                 CharterAudit     *to)
{
  for (int voice = CHARTER_VOICE_SCHOOL; voice <= CHARTER_VOICE_ASSESSOR; voice++)
    {
      g_autoptr(GPtrArray) judgements =
        charter_portfolio_list_judgements (portfolio, from, (CharterVoice) voice);

      for (guint i = 0; i < judgements->len; i++)
        {
          CharterJudgement *judgement = g_ptr_array_index (judgements, i);
          CharterJudgement *copy = charter_cycle_ensure_successor (portfolio, to, judgement);

          copy_fields (judgement, copy);
          copy_links (portfolio, judgement, copy);
        }
    }
}

static void
copy_area_notes (CharterPortfolio *portfolio,
                 CharterAudit     *from,
                 CharterAudit     *to)
{
  GListModel *notes = charter_portfolio_get_list (portfolio, CHARTER_TYPE_AREA_NOTE);
  guint n = g_list_model_get_n_items (notes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CharterAreaNote) note = g_list_model_get_item (notes, i);
      g_autoptr(CharterAreaNote) copy = NULL;

      if (g_strcmp0 (charter_area_note_get_audit (note), charter_cycle_get_id (from)) != 0)
        continue;
      copy = g_object_new (CHARTER_TYPE_AREA_NOTE, "school", charter_area_note_get_school (note),
                           "audit", charter_cycle_get_id (to), NULL);
      copy_fields (note, copy);
      charter_portfolio_add (portfolio, CHARTER_RECORD (copy));
    }
}

/**
 * charter_cycle_can_reopen:
 * @session: a session
 *
 * Returns: whether the current audit is signed off and no later revision of it exists
 */
gboolean
charter_cycle_can_reopen (CharterSession *session)
{
  CharterAudit *audit = charter_session_get_audit (session);

  return audit && charter_audit_get_state (audit) == CHARTER_AUDIT_SIGNED_OFF
         && charter_portfolio_find_audit (charter_session_get_portfolio (session),
                                          charter_audit_get_framework (audit),
                                          charter_audit_get_cycle (audit)) == audit;
}

/**
 * charter_cycle_reopen:
 * @session: a session whose current audit is signed off
 * @error: where to say why it cannot be reopened
 *
 * Makes a new revision that says the same and can be changed, and shows it. The signed one stays as it
 * was signed, with the version of the pack it was made with, which the revision keeps too.
 *
 * Returns: (transfer none) (nullable): the new revision
 */
CharterAudit *
charter_cycle_reopen (CharterSession  *session,
                      GError         **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  CharterAudit *from = charter_session_get_audit (session);
  g_autoptr(CharterAudit) audit = NULL;
  g_autofree char *today = charter_clock_dup_today ();

  if (!charter_cycle_can_reopen (session))
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("Only the latest revision of a signed-off self-evaluation can be reopened."));
      return NULL;
    }
  charter_store_begin_group (store, _("Reopen as a new revision"));
  audit = charter_cycle_make_audit (session, charter_audit_get_cycle (from),
                                    charter_audit_get_revision (from) + 1);
  charter_audit_set_framework_version (audit, charter_audit_get_framework_version (from));
  charter_audit_set_previous (audit, charter_audit_get_previous (from));
  charter_audit_set_authors (audit, charter_audit_get_authors (from));
  charter_audit_set_started_on (audit, today);
  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  copy_judgements (portfolio, from, audit);
  copy_area_notes (portfolio, from, audit);
  charter_session_set_audit (session, audit);
  charter_store_end_group (store);
  return charter_session_get_audit (session);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

/* What evidence supports: linking, unlinking, taking it out, and listing it. */

#include "charter-attach-private.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-judge-job.h"

/**
 * charter_attach_existing:
 * @session: a session with a school
 * @evidence: evidence of that school
 * @items: codes of what else it supports
 * @error: return location
 */
gboolean
charter_attach_existing (CharterSession      *session,
                         CharterEvidence     *evidence,
                         const char * const  *items,
                         GError             **error)
{
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  g_autofree char *label = NULL;

  g_return_val_if_fail (CHARTER_IS_SESSION (session), FALSE);
  if (!charter_attach_check_items (session, items, error))
    return FALSE;
  /* Translators: a step of undo; %s is a reference such as "E14" */
  label = g_strdup_printf (_("Link evidence %s"), reference);
  charter_store_begin_group (charter_session_get_store (session), label);
  charter_attach_link_items (session, evidence, items);
  charter_attach_end (session);
  return TRUE;
}

/**
 * charter_detach:
 * @session: a session with a school
 * @evidence: evidence of that school
 * @item: code of what it does not support after all
 * @error: return location
 *
 * The evidence itself stays.
 */
gboolean
charter_detach (CharterSession   *session,
                CharterEvidence  *evidence,
                const char       *item,
                GError          **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  g_autofree char *label = NULL;
  CharterJudgement *judgement;

  g_return_val_if_fail (CHARTER_IS_SESSION (session), FALSE);
  if (!charter_judge_check_open (session, error))
    return FALSE;
  judgement = charter_portfolio_find_judgement (portfolio, charter_session_get_audit (session), item,
                                                CHARTER_VOICE_SCHOOL);
  if (!judgement)
    return TRUE;
  /* Translators: a step of undo; %1$s is a reference such as "E14", %2$s an item's code */
  label = g_strdup_printf (_("Unlink evidence %1$s from %2$s"), reference, item);
  charter_store_begin_group (charter_session_get_store (session), label);
  charter_portfolio_unlink (portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                            charter_record_get_id (CHARTER_RECORD (judgement)), CHARTER_LINK_SUPPORTS);
  charter_attach_end (session);
  return TRUE;
}

static void
set_link (CharterSession  *session,
          CharterEvidence *evidence,
          CharterRecord   *record,
          gboolean         is_linked)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  const char *from = charter_record_get_id (CHARTER_RECORD (evidence));
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  /* Translators: steps of undo; %s is a reference such as "E14" */
  g_autofree char *label = g_strdup_printf (is_linked ? _("Link evidence %s") : _("Unlink evidence %s"), reference);

  charter_store_begin_group (charter_session_get_store (session), label);
  if (is_linked)
    charter_portfolio_link (portfolio, from, charter_record_get_id (record), CHARTER_LINK_SUPPORTS);
  else
    charter_portfolio_unlink (portfolio, from, charter_record_get_id (record), CHARTER_LINK_SUPPORTS);
  charter_attach_end (session);
}

/**
 * charter_attach_link_record:
 * @session: a session with a school
 * @evidence: evidence of that school
 * @record: an action or a provision of it
 */
void
charter_attach_link_record (CharterSession  *session,
                            CharterEvidence *evidence,
                            CharterRecord   *record)
{
  g_return_if_fail (CHARTER_IS_ACTION (record) || CHARTER_IS_PROVISION (record));
  set_link (session, evidence, record, TRUE);
}

/**
 * charter_attach_unlink_record:
 * @session: a session with a school
 * @evidence: evidence of that school
 * @record: an action or a provision of it
 */
void
charter_attach_unlink_record (CharterSession  *session,
                              CharterEvidence *evidence,
                              CharterRecord   *record)
{
  g_return_if_fail (CHARTER_IS_ACTION (record) || CHARTER_IS_PROVISION (record));
  set_link (session, evidence, record, FALSE);
}

/**
 * charter_attach_remove:
 * @session: a session with a school
 * @evidence: evidence of that school
 *
 * Takes it out with its files' records and its links. The copies of files stay in the folder, so
 * that this can be undone.
 */
void
charter_attach_remove (CharterSession  *session,
                       CharterEvidence *evidence)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) files = charter_portfolio_list_all_files (portfolio, evidence);
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  /* Translators: a step of undo; %s is a reference such as "E14" */
  g_autofree char *label = g_strdup_printf (_("Remove evidence %s"), reference);

  g_return_if_fail (CHARTER_IS_SESSION (session));
  charter_store_begin_group (charter_session_get_store (session), label);
  for (guint i = 0; i < files->len; i++)
    charter_portfolio_remove (portfolio, g_ptr_array_index (files, i));
  charter_portfolio_remove (portfolio, CHARTER_RECORD (evidence));
  charter_attach_end (session);
}

/**
 * charter_attach_list_items:
 * @session: a session with a school
 * @evidence: evidence of that school
 *
 * Returns: (transfer container) (element-type CharterItem): what it supports in the current audit, in
 *   the framework's order
 */
GPtrArray *
charter_attach_list_items (CharterSession  *session,
                           CharterEvidence *evidence)
{
  CharterFramework *framework = charter_session_get_framework (session);
  CharterAudit *audit = charter_session_get_audit (session);
  g_autoptr(GPtrArray) links =
    charter_portfolio_list_linked_from (charter_session_get_portfolio (session),
                                        charter_record_get_id (CHARTER_RECORD (evidence)),
                                        CHARTER_LINK_SUPPORTS);
  g_autoptr(GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *areas = framework ? charter_framework_get_areas (framework) : NULL;
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      CharterRecord *record = g_ptr_array_index (links, i);

      if (CHARTER_IS_JUDGEMENT (record) && audit
          && g_strcmp0 (charter_judgement_get_audit (CHARTER_JUDGEMENT (record)),
                        charter_record_get_id (CHARTER_RECORD (audit))) == 0)
        g_hash_table_add (codes, (gpointer) charter_judgement_get_item (CHARTER_JUDGEMENT (record)));
    }
  for (guint i = 0; g_hash_table_size (codes) > 0 && areas && i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *in_area = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (in_area); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (in_area, j);

          if (g_hash_table_contains (codes, charter_item_get_code (item)))
            g_ptr_array_add (items, item);
        }
    }
  return items;
}

/**
 * charter_attach_list_for:
 * @session: a session with a school
 * @item: an item's code
 *
 * Returns: (transfer container) (element-type CharterEvidence): what supports it in the current audit
 */
GPtrArray *
charter_attach_list_for (CharterSession *session,
                         const char     *item)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterJudgement *judgement =
    charter_portfolio_find_judgement (portfolio, charter_session_get_audit (session), item,
                                      CHARTER_VOICE_SCHOOL);
  g_autoptr(GPtrArray) linked = NULL;
  GPtrArray *evidence = g_ptr_array_new ();

  if (!judgement)
    return evidence;
  linked = charter_portfolio_list_linked_to (portfolio, charter_record_get_id (CHARTER_RECORD (judgement)),
                                             CHARTER_LINK_SUPPORTS);
  for (guint i = 0; i < linked->len; i++)
    if (CHARTER_IS_EVIDENCE (g_ptr_array_index (linked, i)))
      g_ptr_array_add (evidence, g_ptr_array_index (linked, i));
  return evidence;
}

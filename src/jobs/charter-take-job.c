/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-take-job.h"

#include <glib/gi18n.h>

#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-judge-job.h"
#include "charter-level.h"

/* Taking over what is already said in another framework, so that nobody judges twice. */

static void
linked_judgement_free (gpointer data)
{
  CharterLinkedJudgement *linked = data;

  g_object_unref (linked->framework);
  g_object_unref (linked->item);
  g_clear_object (&linked->level);
  g_free (linked->words);
  g_free (linked->judgement);
  g_free (linked);
}

/* The audit of @framework in the cycle that the session is at, else its latest. */
static CharterAudit *
find_audit (CharterSession   *session,
            CharterFramework *framework)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *here = charter_session_get_audit (session);
  CharterAudit *audit = NULL;
  const char *id = charter_framework_get_id (framework);

  if (here)
    audit = charter_portfolio_find_audit (portfolio, id, charter_audit_get_cycle (here));
  return audit ? audit : charter_portfolio_find_latest_audit (portfolio, id);
}

static CharterLinkedJudgement *
look_at (CharterSession   *session,
         CharterFramework *framework,
         CharterItem      *item)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = find_audit (session, framework);
  CharterLinkedJudgement *linked = g_new0 (CharterLinkedJudgement, 1);
  CharterJudgement *judgement = NULL;
  g_autoptr(GPtrArray) evidence = NULL;

  linked->framework = g_object_ref (framework);
  linked->item = g_object_ref (item);
  linked->applies = TRUE;
  if (audit)
    judgement = charter_portfolio_find_judgement (portfolio, audit, charter_item_get_code (item),
                                                  CHARTER_VOICE_SCHOOL);
  if (!judgement)
    return linked;
  linked->judgement = g_strdup (charter_record_get_id (CHARTER_RECORD (judgement)));
  linked->applies = charter_judgement_get_not_applicable (judgement) == NULL;
  linked->words = g_strdup (charter_judgement_get_what_we_see (judgement));
  if (linked->applies && charter_judgement_get_level (judgement))
    g_set_object (&linked->level,
                  charter_framework_find_level (framework, charter_judgement_get_level (judgement)));
  evidence = charter_portfolio_list_linked_to (portfolio, linked->judgement, CHARTER_LINK_SUPPORTS);
  linked->n_evidence = evidence->len;
  return linked;
}

/**
 * charter_take_list:
 * @session: a session with a school
 * @item: an item of the session's framework
 *
 * Returns: (transfer full) (element-type CharterLinkedJudgement): what the items of the other
 *   frameworks say that it is linked to, in either direction
 */
GPtrArray *
charter_take_list (CharterSession *session,
                   CharterItem    *item)
{
  GListModel *library = G_LIST_MODEL (charter_session_get_library (session));
  CharterFramework *here = charter_session_get_framework (session);
  GPtrArray *found = g_ptr_array_new_with_free_func (linked_judgement_free);

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);
      g_autoptr(GPtrArray) items = NULL;

      if (!charter_framework_is_for_audit (framework)
          || g_strcmp0 (charter_framework_get_id (framework), charter_framework_get_id (here)) == 0)
        continue;
      items = charter_pack_library_list_linked (charter_session_get_library (session), here, item,
                                                charter_framework_get_id (framework));
      for (guint j = 0; j < items->len; j++)
        g_ptr_array_add (found, look_at (session, framework, g_ptr_array_index (items, j)));
    }
  return found;
}

/* The same place on this framework's scale; between two levels, the lower. */
static int
convert_value (CharterLinkedJudgement *linked,
               CharterFramework       *to)
{
  int value = charter_level_get_value (linked->level);
  int from_top = charter_framework_get_top_value (linked->framework);

  return from_top > 0 ? value * charter_framework_get_top_value (to) / from_top : value;
}

/**
 * charter_take_propose:
 * @session: a session with a school
 * @linked: (element-type CharterLinkedJudgement): what the linked items say
 *
 * The lowest of their levels, at its place on this framework's scale: a commitment is kept only as
 * far as the weakest of what it covers. What is not judged, or does not apply, is passed over.
 *
 * Returns: (transfer none) (nullable): the level to propose, %NULL when none of them is judged
 */
CharterLevel *
charter_take_propose (CharterSession *session,
                      GPtrArray      *linked)
{
  CharterFramework *framework = charter_session_get_framework (session);
  int lowest = G_MAXINT;

  for (guint i = 0; i < linked->len; i++)
    {
      CharterLinkedJudgement *judgement = g_ptr_array_index (linked, i);

      if (judgement->level)
        lowest = MIN (lowest, convert_value (judgement, framework));
    }
  for (int value = lowest; value != G_MAXINT && value <= charter_framework_get_top_value (framework); value++)
    {
      CharterLevel *level = charter_framework_find_level_of_value (framework, value);

      /* A scale without a "not yet" begins at its first level. */
      if (level)
        return level;
    }
  return NULL;
}

/**
 * charter_take_dup_text:
 * @linked: (element-type CharterLinkedJudgement): what the linked items say
 *
 * Returns: (transfer full) (nullable): the words of those that say anything, each with its code
 */
char *
charter_take_dup_text (GPtrArray *linked)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < linked->len; i++)
    {
      CharterLinkedJudgement *judgement = g_ptr_array_index (linked, i);

      if (judgement->words)
        g_string_append_printf (text, "%s%s: %s", text->len ? "\n" : "",
                                charter_item_get_code (judgement->item), judgement->words);
    }
  return text->len ? g_strdup (text->str) : NULL;
}

static void
take_evidence (CharterSession   *session,
               CharterJudgement *judgement,
               GPtrArray        *linked)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  const char *id = charter_record_get_id (CHARTER_RECORD (judgement));

  for (guint i = 0; i < linked->len; i++)
    {
      CharterLinkedJudgement *from = g_ptr_array_index (linked, i);
      g_autoptr(GPtrArray) evidence = NULL;

      if (!from->judgement)
        continue;
      evidence = charter_portfolio_list_linked_to (portfolio, from->judgement, CHARTER_LINK_SUPPORTS);
      for (guint j = 0; j < evidence->len; j++)
        charter_portfolio_link (portfolio, charter_record_get_id (g_ptr_array_index (evidence, j)),
                                id, CHARTER_LINK_SUPPORTS);
    }
}

/* Words that stand there already stay; what is taken follows them, once. */
static char *
join_words (const char *have,
            const char *taken)
{
  if (!taken || (have && g_strrstr (have, taken)))
    return g_strdup (have);
  return have ? g_strconcat (have, "\n", taken, NULL) : g_strdup (taken);
}

/**
 * charter_take_apply:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework that is linked to others
 * @error: where to say that there is nothing to take, or that the audit is signed off
 *
 * Takes the proposed level, the words and the evidence of the linked items over, as one step of undo.
 *
 * Returns: whether it is done
 */
gboolean
charter_take_apply (CharterSession  *session,
                    CharterItem     *item,
                    GError         **error)
{
  g_autoptr(GPtrArray) linked = charter_take_list (session, item);
  CharterLevel *level = charter_take_propose (session, linked);
  g_autofree char *taken = charter_take_dup_text (linked);
  g_autofree char *words = NULL;
  CharterJudgement *judgement;

  if (!level && !taken)
    {
      g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                   _("Nothing is judged yet of what %s is linked to."), charter_item_get_code (item));
      return FALSE;
    }
  if (!charter_judge_check_open (session, error))
    return FALSE;
  charter_judge_begin (session, item);
  if (level)
    charter_judge_set_level (session, item, CHARTER_VOICE_SCHOOL, level, NULL);
  judgement = charter_portfolio_ensure_judgement (charter_session_get_portfolio (session),
                                                  charter_session_ensure_audit (session),
                                                  charter_item_get_code (item), CHARTER_VOICE_SCHOOL);
  words = join_words (charter_judgement_get_what_we_see (judgement), taken);
  charter_judgement_set_what_we_see (judgement, words);
  take_evidence (session, judgement, linked);
  charter_store_end_group (charter_session_get_store (session));
  return TRUE;
}

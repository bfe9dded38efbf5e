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

/**
 * charter_take_find_audit:
 * @session: a session with a school
 * @framework: any framework
 *
 * Returns: (transfer none) (nullable): its audit in the cycle that the session is at, else its latest
 */
CharterAudit *
charter_take_find_audit (CharterSession   *session,
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
look_at (CharterSession      *session,
         const CharterMapped *mapped)
{
  CharterFramework *framework = mapped->framework;
  CharterItem *item = mapped->item;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_take_find_audit (session, framework);
  CharterLinkedJudgement *linked = g_new0 (CharterLinkedJudgement, 1);
  CharterJudgement *judgement = NULL;
  g_autoptr(GPtrArray) evidence = NULL;

  linked->framework = g_object_ref (framework);
  linked->item = g_object_ref (item);
  linked->relation = mapped->relation;
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

/* What only touches by way of others would be a crowd, and a framework that the school has not begun
 * says nothing; but the one that it works in first is worth a visit. */
static gboolean
is_worth_a_look (CharterSession      *session,
                 const CharterMapped *mapped)
{
  CharterFramework *framework = mapped->framework;

  if (!charter_framework_is_for_audit (framework)
      || (mapped->relation == CHARTER_RELATION_TOUCHES && mapped->n_steps > 1))
    return FALSE;
  return charter_take_find_audit (session, framework)
         || framework == charter_pack_library_get_default (charter_session_get_library (session));
}

/**
 * charter_take_list:
 * @session: a session with a school
 * @item: an item of the session's framework
 *
 * Returns: (transfer full) (element-type CharterLinkedJudgement): what the items of the other
 *   frameworks say that it is linked to, in either direction and through several steps
 */
GPtrArray *
charter_take_list (CharterSession *session,
                   CharterItem    *item)
{
  CharterMapping *mapping = charter_pack_library_get_mapping (charter_session_get_library (session));
  g_autoptr(GPtrArray) mapped =
    charter_mapping_list (mapping, charter_session_get_framework (session), item);
  GPtrArray *found = g_ptr_array_new_with_free_func (linked_judgement_free);

  for (guint i = 0; i < mapped->len; i++)
    if (is_worth_a_look (session, g_ptr_array_index (mapped, i)))
      g_ptr_array_add (found, look_at (session, g_ptr_array_index (mapped, i)));
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

      /* What merely touches has no say in the level. */
      if (judgement->level && judgement->relation != CHARTER_RELATION_TOUCHES)
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

/* Words that stand there already stay; what is taken follows them, once. */
static char *
join_words (const char *have,
            const char *taken)
{
  if (!taken || (have && g_strrstr (have, taken)))
    return g_strdup (have);
  return have ? g_strconcat (have, "\n", taken, NULL) : g_strdup (taken);
}

static void
change_free (gpointer data)
{
  CharterTakeChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change->evidence);
  g_clear_object (&change->level);
  g_free (change);
}

static CharterTakeChange *
add_change (GPtrArray       *changes,
            CharterTakeKind  kind,
            const char      *before,
            const char      *after)
{
  CharterTakeChange *change = g_new0 (CharterTakeChange, 1);

  change->kind = kind;
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (changes, change);
  return change;
}

static CharterJudgement *
find_judgement (CharterSession *session,
                CharterItem    *item)
{
  CharterAudit *audit = charter_session_get_audit (session);

  return audit ? charter_portfolio_find_judgement (charter_session_get_portfolio (session), audit,
                                                   charter_item_get_code (item),
                                                   CHARTER_VOICE_SCHOOL) : NULL;
}

static void
preview_level (GPtrArray        *changes,
               CharterSession   *session,
               CharterJudgement *judgement,
               GPtrArray        *linked,
               gboolean          replaces)
{
  CharterFramework *framework = charter_session_get_framework (session);
  CharterLevel *level = charter_take_propose (session, linked);
  const char *id = judgement ? charter_judgement_get_level (judgement) : NULL;
  const char *reason = judgement ? charter_judgement_get_not_applicable (judgement) : NULL;
  CharterLevel *present = id ? charter_framework_find_level (framework, id) : NULL;
  const char *before = reason ? _("not applicable")
                              : present ? charter_level_get_title (present) : NULL;

  if (!level || (before && !replaces) || (!reason && level == present))
    return;
  add_change (changes, CHARTER_TAKE_LEVEL, before, charter_level_get_title (level))->level =
    g_object_ref (level);
}

static void
preview_words (GPtrArray        *changes,
               CharterJudgement *judgement,
               GPtrArray        *linked,
               gboolean          replaces)
{
  const char *before = judgement ? charter_judgement_get_what_we_see (judgement) : NULL;
  g_autofree char *taken = charter_take_dup_text (linked);
  g_autofree char *after = join_words (before, taken);

  if (taken && (!before || replaces) && g_strcmp0 (before, after) != 0)
    add_change (changes, CHARTER_TAKE_WORDS, before, after);
}

static gboolean
is_supported_by (CharterPortfolio *portfolio,
                 CharterJudgement *judgement,
                 CharterRecord    *evidence)
{
  g_autoptr(GPtrArray) present = NULL;

  if (!judgement)
    return FALSE;
  present = charter_portfolio_list_linked_to (portfolio,
                                              charter_record_get_id (CHARTER_RECORD (judgement)),
                                              CHARTER_LINK_SUPPORTS);
  return g_ptr_array_find (present, evidence, NULL);
}

/* Evidence is added and takes nothing away, so it asks for no leave to replace. */
static void
preview_evidence (GPtrArray        *changes,
                  CharterSession   *session,
                  CharterJudgement *judgement,
                  GPtrArray        *linked)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < linked->len; i++)
    {
      CharterLinkedJudgement *from = g_ptr_array_index (linked, i);
      g_autoptr(GPtrArray) evidence = NULL;

      if (!from->judgement)
        continue;
      evidence = charter_portfolio_list_linked_to (portfolio, from->judgement, CHARTER_LINK_SUPPORTS);
      for (guint j = 0; j < evidence->len; j++)
        {
          CharterRecord *record = g_ptr_array_index (evidence, j);
          const char *title = charter_record_get_text (record, "title");

          if (!g_hash_table_add (seen, record) || is_supported_by (portfolio, judgement, record))
            continue;
          add_change (changes, CHARTER_TAKE_EVIDENCE, NULL,
                      title ? title : _("Untitled evidence"))->evidence =
            g_strdup (charter_record_get_id (record));
        }
    }
}

/**
 * charter_take_preview:
 * @session: a session with a school
 * @item: an item of the session's framework that is linked to others
 * @replaces: whether what the item says already may change; else only blanks are filled
 *
 * Returns: (transfer full) (element-type CharterTakeChange): all that charter_take_apply() would
 *   change, and nothing else
 */
GPtrArray *
charter_take_preview (CharterSession *session,
                      CharterItem    *item,
                      gboolean        replaces)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr(GPtrArray) linked = charter_take_list (session, item);
  CharterJudgement *judgement = find_judgement (session, item);

  preview_level (changes, session, judgement, linked, replaces);
  preview_words (changes, judgement, linked, replaces);
  preview_evidence (changes, session, judgement, linked);
  return changes;
}

static void
apply_change (CharterSession    *session,
              CharterItem       *item,
              CharterTakeChange *change)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterJudgement *judgement;

  if (change->kind == CHARTER_TAKE_LEVEL)
    {
      charter_judge_set_level (session, item, CHARTER_VOICE_SCHOOL, change->level, NULL);
      return;
    }
  judgement = charter_portfolio_ensure_judgement (portfolio, charter_session_ensure_audit (session),
                                                  charter_item_get_code (item),
                                                  CHARTER_VOICE_SCHOOL);
  if (change->kind == CHARTER_TAKE_WORDS)
    charter_judgement_set_what_we_see (judgement, change->after);
  else
    charter_portfolio_link (portfolio, change->evidence,
                            charter_record_get_id (CHARTER_RECORD (judgement)),
                            CHARTER_LINK_SUPPORTS);
}

/**
 * charter_take_apply:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework that is linked to others
 * @replaces: whether what the item says already may change; else only blanks are filled
 * @error: where to say that there is nothing to take, or that the audit is signed off
 *
 * Takes the level, the words and the evidence of the linked items over, as charter_take_preview() says
 * and as one step of undo. Words that stand there already are never taken away: those of the others
 * follow them.
 *
 * Returns: whether it is done
 */
gboolean
charter_take_apply (CharterSession  *session,
                    CharterItem     *item,
                    gboolean         replaces,
                    GError         **error)
{
  g_autoptr(GPtrArray) changes = charter_take_preview (session, item, replaces);

  if (changes->len == 0)
    {
      g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                   _("There is nothing to take over for %s."), charter_item_get_code (item));
      return FALSE;
    }
  if (!charter_judge_check_open (session, error))
    return FALSE;
  charter_judge_begin (session, item);
  for (guint i = 0; i < changes->len; i++)
    apply_change (session, item, g_ptr_array_index (changes, i));
  charter_store_end_group (charter_session_get_store (session));
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-upgrade-job.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-area.h"
#include "charter-judge-job.h"
#include "charter-level.h"

/* What an upgrade left without a place, and the way back to what stood in another edition. */

static const char *
get_id (gpointer record)
{
  return charter_record_get_id (CHARTER_RECORD (record));
}

/* No word takes another's place: each stands in a paragraph of its own, the same words once. */
static void
join_text (CharterRecord *into,
           const char    *field,
           const char    *text)
{
  const char *there = charter_record_get_text (into, field);
  g_autofree char *joined = NULL;

  if (!text || *text == '\0' || (there && strstr (there, text)))
    return;
  joined = there ? g_strconcat (there, "\n\n", text, NULL) : g_strdup (text);
  g_object_set (into, field, joined, NULL);
}

/* The old ones go with the record. */
static void
carry_links (CharterPortfolio *portfolio,
             CharterJudgement *from,
             CharterJudgement *into)
{
  g_autoptr(GPtrArray) evidence =
    charter_portfolio_list_linked_to (portfolio, get_id (from), CHARTER_LINK_SUPPORTS);
  g_autoptr(GPtrArray) actions =
    charter_portfolio_list_linked_from (portfolio, get_id (from), CHARTER_LINK_RAISES);

  for (guint i = 0; i < evidence->len; i++)
    charter_portfolio_link (portfolio, get_id (evidence->pdata[i]), get_id (into), CHARTER_LINK_SUPPORTS);
  for (guint i = 0; i < actions->len; i++)
    charter_portfolio_link (portfolio, get_id (into), get_id (actions->pdata[i]), CHARTER_LINK_RAISES);
}

/* "2024-10: 7.1 Early reading was judged Established" or why it did not apply: nobody is judged by it any
 * more, but it is not lost. */
static char *
say_level (CharterFramework *framework,
           CharterJudgement *judgement)
{
  const char *earlier = charter_judgement_get_earlier (judgement);
  const char *name = earlier ? earlier : charter_judgement_get_item (judgement);
  const char *id = charter_judgement_get_level (judgement);
  const char *reason = charter_judgement_get_not_applicable (judgement);
  CharterLevel *level = id ? charter_framework_find_level (framework, id) : NULL;

  if (reason)
    return g_strdup_printf (_("%s did not apply: %s"), name, reason);
  if (id)
    /* TRANSLATORS: an item of an earlier edition, and a level */
    return g_strdup_printf (_("%s was judged “%s”."), name, level ? charter_level_get_title (level) : id);
  return NULL;
}

/**
 * charter_upgrade_adopt:
 * @judgement: of an item that the edition does not have
 * @item: of the edition
 * @error: when the self-evaluation is signed off
 *
 * Moves its words, evidence and actions to @item: one step of undo. @item keeps its own level, since it
 * asks for something else; the level of then is said in words.
 */
gboolean
charter_upgrade_adopt (CharterSession    *session,
                       CharterJudgement  *judgement,
                       CharterItem       *item,
                       GError           **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  CharterFramework *framework = charter_session_get_framework (session);
  CharterJudgement *into;
  /* TRANSLATORS: a step of undo; %s is the code of an item */
  g_autofree char *label = g_strdup_printf (_("Move words to %s"), charter_item_get_code (item));
  g_autofree char *level = say_level (framework, judgement);

  if (!charter_judge_check_open (session, error))
    return FALSE;
  charter_store_begin_group (store, label);
  into = charter_portfolio_ensure_judgement (portfolio, charter_session_get_audit (session),
                                             charter_item_get_code (item),
                                             charter_judgement_get_voice (judgement));
  join_text (CHARTER_RECORD (into), "what-we-see", charter_judgement_get_what_we_see (judgement));
  join_text (CHARTER_RECORD (into), "what-we-see", level);
  join_text (CHARTER_RECORD (into), "next-step", charter_judgement_get_next_step (judgement));
  carry_links (portfolio, judgement, into);
  charter_portfolio_remove (portfolio, CHARTER_RECORD (judgement));
  charter_store_end_group (store);
  return TRUE;
}

/**
 * charter_upgrade_list_orphaned_notes:
 * @audit: (nullable): a self-evaluation
 *
 * Returns: (transfer container) (element-type CharterAreaNote): what is said of areas that the edition does
 *   not have
 */
GPtrArray *
charter_upgrade_list_orphaned_notes (CharterPortfolio *portfolio,
                                     CharterFramework *framework,
                                     CharterAudit     *audit)
{
  GListModel *notes = charter_portfolio_get_list (portfolio, CHARTER_TYPE_AREA_NOTE);
  GPtrArray *orphans = g_ptr_array_new ();

  for (guint i = 0; audit && i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(CharterAreaNote) note = g_list_model_get_item (notes, i);
      gboolean is_empty = !charter_area_note_get_summary (note) && !charter_area_note_get_reason (note)
                          && !charter_area_note_get_level (note);

      if (g_strcmp0 (charter_area_note_get_audit (note), get_id (audit)) == 0 && !is_empty
          && !charter_framework_find_area (framework, charter_area_note_get_area (note)))
        g_ptr_array_add (orphans, note); /* the portfolio holds it */
    }
  return orphans;
}

/**
 * charter_upgrade_adopt_note:
 * @note: of an area that the edition does not have
 * @area: of the edition
 * @error: when the self-evaluation is signed off
 *
 * Moves its words to @area: one step of undo. A level that was set against the rule is said with its reason.
 */
gboolean
charter_upgrade_adopt_note (CharterSession   *session,
                            CharterAreaNote  *note,
                            CharterArea      *area,
                            GError          **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  CharterAudit *audit = charter_session_get_audit (session);
  const char *code = charter_area_get_code (area);
  CharterAreaNote *into;
  g_autofree char *label = g_strdup_printf (_("Move words to %s"), code);

  if (!charter_judge_check_open (session, error))
    return FALSE;
  charter_store_begin_group (store, label);
  into = charter_portfolio_find_area_note (portfolio, audit, code);
  if (!into)
    {
      g_autoptr(CharterAreaNote) made =
        g_object_new (CHARTER_TYPE_AREA_NOTE, "school", charter_audit_get_school (audit), "audit",
                      get_id (audit), "area", code, NULL);

      charter_portfolio_add (portfolio, CHARTER_RECORD (made));
      into = made; /* the portfolio holds it */
    }
  join_text (CHARTER_RECORD (into), "summary", charter_area_note_get_summary (note));
  join_text (CHARTER_RECORD (into), "summary", charter_area_note_get_reason (note));
  charter_portfolio_remove (portfolio, CHARTER_RECORD (note));
  charter_store_end_group (store);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-upgrade-job.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-criteria.h"
#include "charter-job-error.h"
#include "charter-level.h"

/* An orphan's item: its code in the edition that has it, "7.2@2024-10". No pack's code holds an "@". */
#define EDITION_MARK "@"

typedef struct {
  CharterPortfolio *portfolio;
  CharterFramework *from;
  CharterFramework *to;
  CharterAudit     *old;
  CharterAudit     *audit;
} Move;

static const char *
get_id (gpointer record)
{
  return charter_record_get_id (CHARTER_RECORD (record));
}

static int
compare_editions (gconstpointer a,
                  gconstpointer b)
{
  return strverscmp (charter_framework_get_version (*(CharterFramework * const *) b),
                     charter_framework_get_version (*(CharterFramework * const *) a));
}

/**
 * charter_upgrade_list_editions:
 * @session: with a framework
 *
 * Returns: (transfer container) (element-type CharterFramework): its other editions, newest first;
 *   without those that are drafts or withdrawn
 */
GPtrArray *
charter_upgrade_list_editions (CharterSession *session)
{
  GListModel *library = G_LIST_MODEL (charter_session_get_library (session));
  CharterFramework *framework = charter_session_get_framework (session);
  GPtrArray *editions = g_ptr_array_new ();

  for (guint i = 0; framework && i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) other = g_list_model_get_item (library, i);

      if (charter_upgrade_is_edition_of (framework, other)
          && g_strcmp0 (charter_framework_get_status (other), "published") == 0)
        g_ptr_array_add (editions, other); /* the library holds it */
    }
  g_ptr_array_sort (editions, compare_editions);
  return editions;
}

static CharterJudgement *
find_old (Move         *move,
          CharterItem  *item,
          CharterVoice  voice)
{
  return charter_portfolio_find_judgement (move->portfolio, move->old, charter_item_get_code (item), voice);
}

/* "2024-10: 7.1 Early reading; 7.2 Books" */
static char *
name_earlier (Move      *move,
              GPtrArray *items)
{
  GString *text = g_string_new (charter_framework_get_version (move->from));

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s %s", i ? "; " : ": ", charter_item_get_code (items->pdata[i]),
                            charter_item_get_title (items->pdata[i]));
  return g_string_free (text, FALSE);
}

static gboolean
says_already (const char *all,
              const char *text)
{
  return all && strstr (all, text) != NULL;
}

/* Of several texts none is lost: each stands in a paragraph of its own, the same words once. */
static void
join_text (CharterJudgement *into,
           const char       *field,
           const char       *text)
{
  const char *there = charter_record_get_text (CHARTER_RECORD (into), field);
  g_autofree char *joined = NULL;

  if (!text || says_already (there, text))
    return;
  if (there && !says_already (text, there))
    joined = g_strconcat (there, "\n\n", text, NULL);
  g_object_set (into, field, joined ? joined : text, NULL);
}

static void
join_reason (CharterJudgement *into,
             CharterJudgement *old)
{
  const char *reason = charter_judgement_get_not_applicable (old);
  g_autofree char *words = NULL;

  if (!reason)
    return;
  words = g_strdup_printf (_("%s did not apply: %s"), charter_judgement_get_item (old), reason);
  join_text (into, "what-we-see", words);
}

static int
value_of (CharterFramework *framework,
          const char       *level_id)
{
  CharterLevel *level = level_id ? charter_framework_find_level (framework, level_id) : NULL;

  return level ? charter_level_get_value (level) : -1;
}

/* Of several levels the lowest: nothing is claimed that a part does not reach. */
static void
join_level (Move             *move,
            CharterJudgement *into,
            const char       *level)
{
  const char *there = charter_judgement_get_level (into);
  int value = value_of (move->to, level);

  if (!level)
    return;
  if (value < 0)
    charter_judgement_set_look_again (into, TRUE);
  else if (!there || value < value_of (move->to, there))
    charter_judgement_set_level (into, level);
}

static void
join_dates (CharterJudgement *into,
            CharterJudgement *old)
{
  const char *judged = charter_judgement_get_judged_on (old);
  const char *there = charter_judgement_get_judged_on (into);

  if (judged && (!there || strcmp (judged, there) < 0))
    charter_judgement_set_judged_on (into, judged);
  if (!charter_judgement_get_target_level (into))
    charter_judgement_set_target_level (into, charter_judgement_get_target_level (old));
  if (!charter_judgement_get_target_on (into))
    charter_judgement_set_target_on (into, charter_judgement_get_target_on (old));
}

static void
join_state (CharterJudgement *into,
            CharterJudgement *old,
            gboolean          is_first)
{
  CharterDutyAnswer duty = charter_judgement_get_duty (old);

  if (is_first)
    {
      charter_judgement_set_duty (into, duty);
      charter_judgement_set_work (into, charter_judgement_get_work (old));
      return;
    }
  if (duty == CHARTER_DUTY_NOT_MET || charter_judgement_get_duty (into) == CHARTER_DUTY_MET)
    charter_judgement_set_duty (into, duty);
  charter_judgement_set_work (into, MIN (charter_judgement_get_work (into),
                                         charter_judgement_get_work (old)));
}

/* The same evidence supports what became of the judgement; the same actions come from it. */
static void
carry_links (Move             *move,
             CharterJudgement *into,
             CharterJudgement *old)
{
  g_autoptr(GPtrArray) evidence =
    charter_portfolio_list_linked_to (move->portfolio, get_id (old), CHARTER_LINK_SUPPORTS);
  g_autoptr(GPtrArray) actions =
    charter_portfolio_list_linked_from (move->portfolio, get_id (old), CHARTER_LINK_RAISES);

  for (guint i = 0; i < evidence->len; i++)
    charter_portfolio_link (move->portfolio, get_id (evidence->pdata[i]), get_id (into),
                            CHARTER_LINK_SUPPORTS);
  for (guint i = 0; i < actions->len; i++)
    charter_portfolio_link (move->portfolio, get_id (into), get_id (actions->pdata[i]),
                            CHARTER_LINK_RAISES);
}

static gboolean
all_out (GPtrArray *olds)
{
  for (guint i = 0; i < olds->len; i++)
    if (!charter_judgement_get_not_applicable (olds->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
join_reasons (CharterJudgement *into,
              GPtrArray        *olds)
{
  g_autoptr(GString) reasons = g_string_new (NULL);

  for (guint i = 0; i < olds->len; i++)
    {
      const char *reason = charter_judgement_get_not_applicable (olds->pdata[i]);

      if (!strstr (reasons->str, reason))
        g_string_append_printf (reasons, "%s%s", reasons->len ? "; " : "", reason);
    }
  charter_judgement_set_not_applicable (into, reasons->str);
}

static void
join (Move             *move,
      CharterJudgement *into,
      GPtrArray        *olds)
{
  for (guint i = 0; i < olds->len; i++)
    {
      CharterJudgement *old = olds->pdata[i];

      join_level (move, into, charter_judgement_get_level (old));
      join_text (into, "what-we-see", charter_judgement_get_what_we_see (old));
      join_text (into, "next-step", charter_judgement_get_next_step (old));
      join_dates (into, old);
      join_state (into, old, i == 0);
      carry_links (move, into, old);
    }
  if (all_out (olds))
    join_reasons (into, olds);
  else
    for (guint i = 0; i < olds->len; i++)
      join_reason (into, olds->pdata[i]);
}

static void
carry_ticks (Move        *move,
             CharterItem *from,
             CharterItem *to)
{
  GListModel *levels = charter_framework_get_levels (move->to);

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);
      const char *id = charter_level_get_id (level);
      g_autoptr(GPtrArray) criteria = charter_criteria_list (to, id);

      for (guint j = 0; j < criteria->len; j++)
        if (charter_portfolio_find_tick (move->portfolio, move->old, charter_item_get_code (from), id,
                                         criteria->pdata[j]))
          {
            g_autoptr(CharterTick) tick =
              charter_tick_new (charter_audit_get_school (move->audit), get_id (move->audit),
                                charter_item_get_code (to), id, criteria->pdata[j]);

            charter_portfolio_add (move->portfolio, CHARTER_RECORD (tick));
          }
    }
}

static void
place (Move              *move,
       const CharterMove *plan,
       CharterItem       *item,
       CharterVoice       voice)
{
  g_autoptr(GPtrArray) olds = g_ptr_array_new ();
  g_autofree char *earlier = name_earlier (move, plan->from);
  CharterJudgement *into;

  for (guint i = 0; i < plan->from->len; i++)
    {
      CharterJudgement *old = find_old (move, plan->from->pdata[i], voice);

      if (old)
        g_ptr_array_add (olds, old);
    }
  if (olds->len == 0)
    return;
  into = charter_portfolio_ensure_judgement (move->portfolio, move->audit, charter_item_get_code (item),
                                             voice);
  charter_judgement_set_earlier (into, earlier);
  join (move, into, olds);
  if (plan->has_new_words)
    charter_judgement_set_look_again (into, TRUE);
}

/* Keeps every field of a judgement that has no place, under the code of the edition that has it. */
static void
keep_as (Move             *move,
         CharterJudgement *old,
         const char       *code,
         const char       *earlier)
{
  CharterJudgement *kept =
    charter_portfolio_ensure_judgement (move->portfolio, move->audit, code,
                                        charter_judgement_get_voice (old));
  static const char * const fields[] = {
    "level", "not-applicable", "what-we-see", "next-step", "target-level", "target-on", "judged-on",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_object_set (kept, fields[i], charter_record_get_text (CHARTER_RECORD (old), fields[i]), NULL);
  charter_judgement_set_duty (kept, charter_judgement_get_duty (old));
  charter_judgement_set_work (kept, charter_judgement_get_work (old));
  charter_judgement_set_earlier (kept, earlier);
  carry_links (move, kept, old);
}

static void
keep_orphan (Move         *move,
             CharterItem  *item,
             CharterVoice  voice)
{
  CharterJudgement *old = find_old (move, item, voice);
  g_autoptr(GPtrArray) items = g_ptr_array_new ();
  g_autofree char *code = g_strconcat (charter_item_get_code (item), EDITION_MARK,
                                       charter_framework_get_version (move->from), NULL);
  g_autofree char *earlier = NULL;

  if (!old)
    return;
  g_ptr_array_add (items, item);
  earlier = name_earlier (move, items);
  keep_as (move, old, code, earlier);
}

/* What was an orphan already stays one, or comes home to the edition that has it. */
static void
carry_orphan (Move             *move,
              CharterJudgement *old)
{
  const char *code = charter_judgement_get_item (old);
  g_auto(GStrv) parts = g_strsplit (code, EDITION_MARK, 2);
  gboolean is_home = g_strcmp0 (parts[1], charter_framework_get_version (move->to)) == 0
                     && charter_framework_find_item (move->to, parts[0]);

  keep_as (move, old, is_home ? parts[0] : code, is_home ? NULL : charter_judgement_get_earlier (old));
}

static void
carry_orphans (Move *move)
{
  for (int voice = CHARTER_VOICE_SCHOOL; voice <= CHARTER_VOICE_ASSESSOR; voice++)
    {
      g_autoptr(GPtrArray) orphans =
        charter_portfolio_list_judgements (move->portfolio, move->old, (CharterVoice) voice);

      for (guint i = 0; i < orphans->len; i++)
        if (strstr (charter_judgement_get_item (orphans->pdata[i]), EDITION_MARK))
          carry_orphan (move, orphans->pdata[i]);
    }
}

static void
carry_items (Move *move)
{
  g_autoptr(GPtrArray) plan = charter_upgrade_plan (move->from, move->to);

  for (guint i = 0; i < plan->len; i++)
    {
      const CharterMove *step = plan->pdata[i];

      for (int voice = CHARTER_VOICE_SCHOOL; voice <= CHARTER_VOICE_ASSESSOR; voice++)
        {
          for (guint j = 0; j < step->to->len; j++)
            place (move, step, step->to->pdata[j], (CharterVoice) voice);
          for (guint j = 0; step->to->len == 0 && j < step->from->len; j++)
            keep_orphan (move, step->from->pdata[j], (CharterVoice) voice);
        }
      for (guint j = 0; j < step->from->len; j++)
        for (guint k = 0; k < step->to->len; k++)
          carry_ticks (move, step->from->pdata[j], step->to->pdata[k]);
    }
}

static const char *
strip_edition (const char  *code,
               const char  *version,
               char       **bare)
{
  g_auto(GStrv) parts = g_strsplit (code, EDITION_MARK, 2);

  if (!parts[0] || g_strcmp0 (parts[1], version) != 0)
    return code;
  return *bare = g_strdup (parts[0]);
}

/* What is said of a whole area goes to the area of the same code and title; else it is kept beside, its
 * title in front. */
static void
carry_area_note (Move            *move,
                 CharterAreaNote *old)
{
  g_autofree char *bare = NULL;
  const char *code = strip_edition (charter_area_note_get_area (old),
                                    charter_framework_get_version (move->to), &bare);
  CharterArea *from = charter_framework_find_area (move->from, code);
  CharterArea *to = charter_framework_find_area (move->to, code);
  gboolean is_same = to && (bare || (from && g_strcmp0 (charter_area_get_title (from),
                                                        charter_area_get_title (to)) == 0));
  g_autofree char *kept = !is_same && !strstr (code, EDITION_MARK)
                          ? g_strconcat (code, EDITION_MARK,
                                         charter_framework_get_version (move->from), NULL) : NULL;
  g_autoptr(CharterAreaNote) note =
    g_object_new (CHARTER_TYPE_AREA_NOTE,
                  "school", charter_audit_get_school (move->audit),
                  "audit", get_id (move->audit),
                  "area", kept ? kept : code,
                  "level", charter_area_note_get_level (old),
                  "reason", charter_area_note_get_reason (old),
                  "summary", charter_area_note_get_summary (old),
                  NULL);

  charter_portfolio_add (move->portfolio, CHARTER_RECORD (note));
}

static void
carry_area_notes (Move *move)
{
  GListModel *notes = charter_portfolio_get_list (move->portfolio, CHARTER_TYPE_AREA_NOTE);
  guint n = g_list_model_get_n_items (notes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CharterAreaNote) note = g_list_model_get_item (notes, i);

      if (g_strcmp0 (charter_area_note_get_audit (note), get_id (move->old)) == 0)
        carry_area_note (move, note);
    }
}

static CharterAudit *
new_audit (CharterPortfolio *portfolio,
           CharterAudit     *old,
           CharterFramework *to)
{
  const char *id = charter_framework_get_id (to);
  CharterAudit *latest = charter_portfolio_find_audit (portfolio, id, charter_audit_get_cycle (old));
  g_autofree char *today = charter_clock_dup_today ();

  return g_object_new (CHARTER_TYPE_AUDIT,
                       "school", charter_audit_get_school (old),
                       "framework", id,
                       "framework-version", charter_framework_get_version (to),
                       "cycle", charter_audit_get_cycle (old),
                       "revision", latest ? charter_audit_get_revision (latest) + 1 : (gint64) 1,
                       "authors", charter_audit_get_authors (old),
                       "previous", charter_audit_get_previous (old),
                       "started-on", today,
                       NULL);
}

/**
 * charter_upgrade_move:
 * @session: with a school and a self-evaluation
 * @to: another edition of its framework
 * @error: when there is no self-evaluation yet
 *
 * Makes a new revision of the self-evaluation with the words of @to, as charter_upgrade_plan() says, and
 * shows it. The old one stays untouched, signed off or not.
 *
 * Returns: (transfer none) (nullable): the new revision
 */
CharterAudit *
charter_upgrade_move (CharterSession    *session,
                      CharterFramework  *to,
                      GError           **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *old = charter_session_get_audit (session);
  CharterStore *store = charter_session_get_store (session);
  g_autoptr(CharterAudit) audit = NULL;
  /* TRANSLATORS: a step of undo, with a framework's version */
  g_autofree char *label = g_strdup_printf (_("Move to edition %s"), charter_framework_get_version (to));
  Move move;

  if (!old)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("There is no self-evaluation yet that could move to another edition."));
      return NULL;
    }
  audit = new_audit (portfolio, old, to);
  move = (Move) { portfolio, charter_session_get_framework (session), to, old, audit };
  charter_store_begin_group (store, label);
  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  carry_orphans (&move);
  carry_items (&move);
  carry_area_notes (&move);
  charter_session_set_audit (session, audit);
  charter_store_end_group (store);
  return audit; /* the portfolio holds it */
}

/**
 * charter_upgrade_list_orphans:
 * @portfolio: a school's records
 * @framework: the edition of @audit
 * @audit: (nullable): a self-evaluation
 *
 * Returns: (transfer container) (element-type CharterJudgement): the school's own judgements of items that
 *   the edition does not have
 */
GPtrArray *
charter_upgrade_list_orphans (CharterPortfolio *portfolio,
                              CharterFramework *framework,
                              CharterAudit     *audit)
{
  g_autoptr(GPtrArray) judgements =
    audit ? charter_portfolio_list_judgements (portfolio, audit, CHARTER_VOICE_SCHOOL) : NULL;
  GPtrArray *orphans = g_ptr_array_new ();

  for (guint i = 0; judgements && i < judgements->len; i++)
    if (!charter_framework_find_item (framework, charter_judgement_get_item (judgements->pdata[i])))
      g_ptr_array_add (orphans, judgements->pdata[i]);
  return orphans;
}

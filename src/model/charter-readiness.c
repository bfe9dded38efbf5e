/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-readiness.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-standing.h"
#include "charter-term.h"

typedef struct {
  CharterPortfolio *portfolio;
  CharterFramework *framework;
  CharterAudit *audit;
  const char *today;
  GPtrArray *gaps;
} Search;

typedef gboolean (*ItemTest) (Search      *search,
                              CharterItem *item);
typedef gboolean (*RecordTest) (Search   *search,
                                gpointer  record);

/**
 * charter_gap_free:
 * @gap: (transfer full): a gap
 */
void
charter_gap_free (CharterGap *gap)
{
  g_free (gap->framework);
  g_free (gap->words);
  g_free (gap->record);
  g_ptr_array_unref (gap->places);
  g_free (gap);
}

static void
add_gap (Search         *search,
         CharterGapKind  kind,
         GPtrArray      *places,
         char           *words)
{
  CharterGap *gap = g_new0 (CharterGap, 1);

  gap->kind = kind;
  gap->places = places;
  gap->words = words;
  if (kind <= CHARTER_GAP_DUTY_OPEN)
    gap->framework = g_strdup (charter_framework_get_id (search->framework));
  g_ptr_array_add (search->gaps, gap);
}

static GPtrArray *
list_items (Search   *search,
            ItemTest  test)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  GListModel *areas = charter_framework_get_areas (search->framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          if (test (search, item))
            g_ptr_array_add (codes, g_strdup (charter_item_get_code (item)));
        }
    }
  return codes;
}

static GPtrArray *
list_records (Search     *search,
              GType       type,
              RecordTest  test)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GListModel *records = charter_portfolio_get_list (search->portfolio, type);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(CharterRecord) record = g_list_model_get_item (records, i);

      if (test (search, record))
        g_ptr_array_add (ids, g_strdup (charter_record_get_id (record)));
    }
  return ids;
}

static CharterJudgement *
find_judgement (Search      *search,
                CharterItem *item)
{
  return charter_portfolio_find_judgement (search->portfolio, search->audit,
                                           charter_item_get_code (item), CHARTER_VOICE_SCHOOL);
}

static gboolean
is_not_judged (Search      *search,
               CharterItem *item)
{
  CharterJudgement *judgement = find_judgement (search, item);

  return !judgement || (!charter_judgement_get_level (judgement) &&
                        !charter_judgement_get_not_applicable (judgement));
}

static gboolean
lacks_evidence (Search      *search,
                CharterItem *item)
{
  CharterJudgement *judgement = find_judgement (search, item);
  g_autoptr(GPtrArray) evidence = NULL;

  if (!judgement || !charter_judgement_get_level (judgement) ||
      charter_judgement_get_not_applicable (judgement))
    return FALSE;
  evidence = charter_portfolio_list_linked_to (search->portfolio,
                                               charter_record_get_id (CHARTER_RECORD (judgement)),
                                               CHARTER_LINK_SUPPORTS);
  return evidence->len == 0;
}

/* A target is for going up or for staying. */
static gboolean
aims_lower (Search      *search,
            CharterItem *item)
{
  CharterJudgement *judgement = find_judgement (search, item);
  const char *level = judgement ? charter_judgement_get_level (judgement) : NULL;
  const char *target = judgement ? charter_judgement_get_target_level (judgement) : NULL;
  CharterLevel *reached = level ? charter_framework_find_level (search->framework, level) : NULL;
  CharterLevel *aim = target ? charter_framework_find_level (search->framework, target) : NULL;

  return reached && aim && !charter_judgement_get_not_applicable (judgement) &&
         charter_level_get_value (aim) < charter_level_get_value (reached);
}

static gboolean
is_open (CharterAction *action)
{
  CharterActionStatus status = charter_action_get_status (action);

  return status != CHARTER_ACTION_DONE && status != CHARTER_ACTION_DROPPED;
}

static gboolean
is_unclear (Search   *search,
            gpointer  record)
{
  CharterAction *action = record;

  return is_open (action) && (!charter_action_get_owner (action) || !charter_action_get_due_on (action)
                              || !charter_action_get_success_criterion (action));
}

static gboolean
is_late (Search   *search,
         gpointer  record)
{
  return is_open (record) &&
         charter_term_get_due (charter_action_get_due_on (record), search->today) == CHARTER_DUE_LATE;
}

static gboolean
is_old (Search   *search,
        gpointer  record)
{
  return charter_term_get_due (charter_evidence_get_valid_until (record), search->today)
         == CHARTER_DUE_LATE;
}

/* What is only seen on site or written down here needs no file. */
static gboolean
lacks_file (Search   *search,
            gpointer  record)
{
  CharterEvidenceKind kind = charter_evidence_get_kind (record);
  g_autoptr(GPtrArray) files = NULL;

  if ((kind != CHARTER_EVIDENCE_KIND_FILE && kind != CHARTER_EVIDENCE_KIND_PHOTO) || charter_evidence_get_left_out (record))
    return FALSE;
  files = charter_portfolio_list_files (search->portfolio, record);
  return files->len == 0;
}

static gboolean
waits_for_consent (Search   *search,
                   gpointer  record)
{
  return !charter_case_study_get_consent (record);
}

static gboolean
is_personal (Search   *search,
             gpointer  record)
{
  g_autoptr(GPtrArray) findings = NULL;

  if (charter_evidence_get_left_out (record) || charter_evidence_get_redacted (record))
    return FALSE;
  if (charter_evidence_get_personal_data (record))
    return TRUE;
  findings = charter_portfolio_list_findings (search->portfolio, record);
  for (guint i = 0; i < findings->len; i++)
    if (charter_finding_get_answer (findings->pdata[i]) == CHARTER_PRIVACY_OPEN)
      return TRUE;
  return FALSE;
}

static const char *
get_noun (CharterFramework *framework,
          guint             n)
{
  const char *noun = n == 1 ? charter_framework_get_item_noun (framework)
                            : charter_framework_get_item_noun_plural (framework);

  return noun ? noun : ngettext ("item", "items", n);
}

static void
look_at_items (Search *search)
{
  g_autoptr(GPtrArray) unjudged = list_items (search, is_not_judged);
  g_autoptr(GPtrArray) bare = list_items (search, lacks_evidence);
  g_autoptr(GPtrArray) lower = list_items (search, aims_lower);

  if (unjudged->len > 0)
    /* Translators: how many, then the framework's word, such as "themes" */
    add_gap (search, CHARTER_GAP_NOT_JUDGED, g_ptr_array_ref (unjudged),
             g_strdup_printf (_("%u %s not yet judged"), unjudged->len,
                              get_noun (search->framework, unjudged->len)));
  if (bare->len > 0)
    /* Translators: how many, then the framework's word, such as "themes" */
    add_gap (search, CHARTER_GAP_NO_EVIDENCE, g_ptr_array_ref (bare),
             g_strdup_printf (_("%u judged %s without evidence"), bare->len,
                              get_noun (search->framework, bare->len)));
  if (lower->len > 0)
    /* Translators: how many, then the framework's word, such as "themes" */
    add_gap (search, CHARTER_GAP_TARGET_BELOW, g_ptr_array_ref (lower),
             g_strdup_printf (_("%u %s with a target below the level"), lower->len,
                              get_noun (search->framework, lower->len)));
}

static void
look_at_duties (Search *search)
{
  g_autoptr(CharterStanding) standing = charter_standing_new (search->portfolio, search->framework,
                                                              search->audit, CHARTER_VOICE_SCHOOL);
  GPtrArray *open = charter_standing_list_open_duties (standing);
  guint n = open->len;

  if (n == 0)
    {
      g_ptr_array_unref (open);
      return;
    }
  add_gap (search, CHARTER_GAP_DUTY_OPEN, open,
           g_strdup_printf (ngettext ("%u legal duty not answered or not met",
                                      "%u legal duties not answered or not met", n), n));
}

static void
look_at_actions (Search *search)
{
  g_autoptr(GPtrArray) unclear = list_records (search, CHARTER_TYPE_ACTION, is_unclear);
  g_autoptr(GPtrArray) late = list_records (search, CHARTER_TYPE_ACTION, is_late);

  if (unclear->len > 0)
    add_gap (search, CHARTER_GAP_ACTION_UNCLEAR, g_ptr_array_ref (unclear),
             g_strdup_printf (ngettext ("%u action without an owner, a date or a success criterion",
                                        "%u actions without an owner, a date or a success criterion",
                                        unclear->len), unclear->len));
  if (late->len > 0)
    add_gap (search, CHARTER_GAP_ACTION_LATE, g_ptr_array_ref (late),
             g_strdup_printf (ngettext ("%u action past its date", "%u actions past their date",
                                        late->len), late->len));
}

static void
look_at_evidence (Search *search)
{
  g_autoptr(GPtrArray) old = list_records (search, CHARTER_TYPE_EVIDENCE, is_old);
  g_autoptr(GPtrArray) missing = list_records (search, CHARTER_TYPE_EVIDENCE, lacks_file);
  g_autoptr(GPtrArray) personal = list_records (search, CHARTER_TYPE_EVIDENCE, is_personal);

  if (old->len > 0)
    add_gap (search, CHARTER_GAP_EVIDENCE_OLD, g_ptr_array_ref (old),
             g_strdup_printf (ngettext ("%u piece of evidence out of date",
                                        "%u pieces of evidence out of date", old->len), old->len));
  if (missing->len > 0)
    add_gap (search, CHARTER_GAP_EVIDENCE_NO_FILE, g_ptr_array_ref (missing),
             g_strdup_printf (ngettext ("%u piece of evidence without its file",
                                        "%u pieces of evidence without their file", missing->len),
                              missing->len));
  if (personal->len > 0)
    add_gap (search, CHARTER_GAP_PERSONAL_DATA, g_ptr_array_ref (personal),
             g_strdup_printf (ngettext ("%u piece of evidence with personal data is not left out",
                                        "%u pieces of evidence with personal data are not left out",
                                        personal->len), personal->len));
}

static void
look_at_case_studies (Search *search)
{
  g_autoptr(GPtrArray) waiting = list_records (search, CHARTER_TYPE_CASE_STUDY, waits_for_consent);

  if (waiting->len > 0)
    add_gap (search, CHARTER_GAP_NO_CONSENT, g_ptr_array_ref (waiting),
             g_strdup_printf (ngettext ("%u case study waits for the family’s consent",
                                        "%u case studies wait for the families’ consent", waiting->len),
                              waiting->len));
}

/**
 * charter_readiness_list_items:
 * @portfolio: a school's records
 * @framework: what it judges itself against besides
 * @audit: (nullable): the audit in question
 * @today: today, YYYY-MM-DD
 *
 * What of the items themselves is not complete: judged, with evidence, with a target that leads up.
 *
 * Returns: (transfer full) (element-type CharterGap): empty without an audit
 */
GPtrArray *
charter_readiness_list_items (CharterPortfolio *portfolio,
                              CharterFramework *framework,
                              CharterAudit     *audit,
                              const char       *today)
{
  Search search = { portfolio, framework, audit, today,
                    g_ptr_array_new_with_free_func ((GDestroyNotify) charter_gap_free) };

  if (audit)
    look_at_items (&search);
  return search.gaps;
}

/**
 * charter_readiness_list:
 * @portfolio: a school's records
 * @framework: what it judges itself against
 * @audit: (nullable): the audit in question
 * @today: today, YYYY-MM-DD
 *
 * What is not complete, from the most to the least pressing. Items that do not apply are complete.
 *
 * Returns: (transfer full) (element-type CharterGap): empty when the audit is ready
 */
GPtrArray *
charter_readiness_list (CharterPortfolio *portfolio,
                        CharterFramework *framework,
                        CharterAudit     *audit,
                        const char       *today)
{
  Search search = { portfolio, framework, audit, today,
                    g_ptr_array_new_with_free_func ((GDestroyNotify) charter_gap_free) };

  if (!audit)
    {
      add_gap (&search, CHARTER_GAP_NOT_BEGUN, g_ptr_array_new_with_free_func (g_free),
               g_strdup (_("no self-evaluation has been begun")));
      return search.gaps;
    }
  look_at_items (&search);
  look_at_duties (&search);
  look_at_actions (&search);
  look_at_evidence (&search);
  look_at_case_studies (&search);
  if (charter_audit_get_state (audit) != CHARTER_AUDIT_SIGNED_OFF)
    add_gap (&search, CHARTER_GAP_NOT_SIGNED, g_ptr_array_new_with_free_func (g_free),
             g_strdup (_("not signed off")));
  return search.gaps;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-status.h"

#include <glib/gi18n.h>

#include "charter-readiness.h"
#include "charter-term.h"
#include "charter-training-log.h"

static void
lack_free (CharterLack *lack)
{
  g_free (lack->words);
  g_free (lack->framework);
  g_free (lack->place);
  g_free (lack);
}

/** charter_step_standing_free: frees @self, not the step and the record, which are borrowed */
void
charter_step_standing_free (CharterStepStanding *self)
{
  g_ptr_array_unref (self->lacks);
  g_free (self);
}

/**
 * charter_status_find_milestone:
 * @portfolio: a school's records
 * @charter: a framework with steps
 * @step: the id of one of them
 *
 * Returns: (transfer none) (nullable): the day on which the school took it
 */
CharterMilestone *
charter_status_find_milestone (CharterPortfolio *portfolio,
                               CharterFramework *charter,
                               const char       *step)
{
  GListModel *milestones = charter_portfolio_get_list (portfolio, CHARTER_TYPE_MILESTONE);

  for (guint i = 0; i < g_list_model_get_n_items (milestones); i++)
    {
      g_autoptr(CharterMilestone) milestone = g_list_model_get_item (milestones, i);

      if (g_strcmp0 (charter_milestone_get_framework (milestone), charter_framework_get_id (charter)) == 0
          && g_strcmp0 (charter_milestone_get_step (milestone), step) == 0)
        return milestone; /* the portfolio holds it */
    }
  return NULL;
}

/**
 * charter_status_find_furthest:
 * @portfolio: a school's records
 * @charter: a framework with steps
 *
 * Returns: (transfer none) (nullable): the last step that was taken; a day that is only set ahead is none
 */
const CharterStep *
charter_status_find_furthest (CharterPortfolio *portfolio,
                              CharterFramework *charter)
{
  GPtrArray *steps = charter_framework_get_steps (charter);

  for (guint i = steps->len; i > 0; i--)
    {
      const CharterStep *step = g_ptr_array_index (steps, i - 1);

      if (!step->is_due && charter_status_find_milestone (portfolio, charter, step->id))
        return step;
    }
  return NULL;
}

/**
 * charter_status_find_due:
 * @portfolio: a school's records
 * @charter: a framework with steps
 *
 * Returns: (transfer none) (nullable): the day by which the school shows again where it stands
 */
CharterMilestone *
charter_status_find_due (CharterPortfolio *portfolio,
                         CharterFramework *charter)
{
  GPtrArray *steps = charter_framework_get_steps (charter);

  for (guint i = 0; i < steps->len; i++)
    {
      const CharterStep *step = g_ptr_array_index (steps, i);

      if (step->is_due)
        return charter_status_find_milestone (portfolio, charter, step->id);
    }
  return NULL;
}

static const CharterStep *
find_award_step (CharterFramework *charter)
{
  GPtrArray *steps = charter_framework_get_steps (charter);

  for (guint i = 0; i < steps->len; i++)
    {
      const CharterStep *step = g_ptr_array_index (steps, i);

      if (step->is_award)
        return step;
    }
  return NULL;
}

static char *
dup_refusal (CharterMilestone  *milestone,
             const char        *today)
{
  if (!milestone)
    return g_strdup (_("No award is recorded. A certificate is only made of an award that was confirmed "
                       "from outside the school: record the day and who confirmed it first."));
  if (!charter_term_is_date (charter_milestone_get_happened_on (milestone)))
    return g_strdup (_("The award is recorded without its day. Add the day on which it was confirmed first."));
  if (g_strcmp0 (charter_milestone_get_happened_on (milestone), today) > 0)
    return g_strdup (_("The day of the award that is recorded is still to come. There is no certificate "
                       "before it."));
  if (!charter_milestone_get_who (milestone))
    return g_strdup (_("The award is recorded without who confirmed it. Add who outside the school "
                       "confirmed it first."));
  return NULL;
}

/**
 * charter_status_find_award:
 * @portfolio: a school's records
 * @charter: (nullable): a framework with steps
 * @today: today, YYYY-MM-DD
 * @refusal: (out) (optional) (nullable) (transfer full): why there is none to certify
 *
 * An award counts once it is recorded with a day that has come and with who outside the school
 * confirmed it. Nothing that the school says of itself makes one.
 *
 * Returns: (transfer none) (nullable): the award
 */
CharterMilestone *
charter_status_find_award (CharterPortfolio  *portfolio,
                           CharterFramework  *charter,
                           const char        *today,
                           char             **refusal)
{
  const CharterStep *step = charter ? find_award_step (charter) : NULL;
  CharterMilestone *milestone = step ? charter_status_find_milestone (portfolio, charter, step->id) : NULL;
  g_autofree char *reason = NULL;

  if (step)
    reason = dup_refusal (milestone, today);
  else
    reason = g_strdup (_("This framework has no award."));
  if (!reason)
    return milestone;
  if (refusal)
    *refusal = g_steal_pointer (&reason);
  return NULL;
}

/**
 * charter_status_get_interest_address:
 * @school: a school
 * @charter: a framework with steps
 *
 * Returns: (nullable): where interest is expressed: what the school typed, else what the pack knows
 */
const char *
charter_status_get_interest_address (CharterSchool    *school,
                                     CharterFramework *charter)
{
  const char *own = charter_school_get_interest_address (school);

  return own ? own : charter_framework_get_interest (charter)->address;
}

/**
 * charter_status_get_interest_words:
 * @school: a school
 * @charter: a framework with steps
 *
 * Returns: (nullable): what it says: the school's own words, else the pack's
 */
const char *
charter_status_get_interest_words (CharterSchool    *school,
                                   CharterFramework *charter)
{
  const char *own = charter_school_get_interest_words (school);

  return own ? own : charter_framework_get_interest (charter)->words;
}

typedef struct {
  CharterPortfolio *portfolio;
  CharterFramework *charter;
  const char       *today;
  GPtrArray        *gaps; /* of CharterGap */
  GPtrArray        *lacks;
} Look;

static void
add_lack (Look        *look,
          CharterNeed  need,
          const char  *words,
          const char  *framework,
          const char  *place)
{
  CharterLack *lack = g_new0 (CharterLack, 1);

  lack->need = need;
  lack->words = g_strdup (words);
  lack->framework = g_strdup (framework);
  lack->place = g_strdup (place);
  g_ptr_array_add (look->lacks, lack);
}

/* The gaps of the self-evaluation that a need is about. */
static gboolean
is_about (CharterGapKind kind,
          CharterNeed    need)
{
  switch (kind)
    {
    case CHARTER_GAP_NOT_BEGUN:
    case CHARTER_GAP_NOT_JUDGED:
      return need == CHARTER_NEED_JUDGED;
    case CHARTER_GAP_NO_EVIDENCE:
    case CHARTER_GAP_EVIDENCE_NO_FILE:
    case CHARTER_GAP_EVIDENCE_OLD:
      return need == CHARTER_NEED_EVIDENCE;
    case CHARTER_GAP_DUTY_OPEN:
      return need == CHARTER_NEED_DUTIES;
    case CHARTER_GAP_ACTION_UNCLEAR:
      return need == CHARTER_NEED_ACTIONS;
    case CHARTER_GAP_PERSONAL_DATA:
    case CHARTER_GAP_PERSONAL_WORDS:
    case CHARTER_GAP_NO_CONSENT:
      return need == CHARTER_NEED_PRIVACY;
    case CHARTER_GAP_TARGET_BELOW:
    case CHARTER_GAP_ACTION_LATE:
    case CHARTER_GAP_NOT_SIGNED:
    default:
      return FALSE;
    }
}

static void
look_at_gaps (Look        *look,
              CharterNeed  need)
{
  for (guint i = 0; i < look->gaps->len; i++)
    {
      CharterGap *gap = g_ptr_array_index (look->gaps, i);
      const char *first = gap->places->len > 0 ? g_ptr_array_index (gap->places, 0) : NULL;

      if (is_about (gap->kind, need))
        add_lack (look, need, gap->words, gap->framework, first);
    }
}

static void
look_at_leader (Look *look)
{
  CharterSchool *school = charter_portfolio_get_school (look->portfolio);

  if (!charter_school_get_inclusion_leader (school))
    add_lack (look, CHARTER_NEED_LEADER, _("No inclusion leader is named"), NULL, "inclusion-leader");
  else if (!charter_school_get_leader_since (school))
    add_lack (look, CHARTER_NEED_LEADER, _("Since when the inclusion leader is appointed is not said"), NULL,
              "leader-since");
}

/* There is nothing in the plan: that no action is unclear is no merit then. */
static void
look_at_actions (Look *look)
{
  GListModel *actions = charter_portfolio_get_list (look->portfolio, CHARTER_TYPE_ACTION);

  if (g_list_model_get_n_items (actions) == 0)
    add_lack (look, CHARTER_NEED_ACTIONS, _("The action plan is empty"), NULL, NULL);
  look_at_gaps (look, CHARTER_NEED_ACTIONS);
}

static void
look_at_training (Look                *look,
                  CharterNeed          need,
                  CharterTrainingKind  kind,
                  const char          *words)
{
  g_autofree char *year = charter_term_dup_school_year (look->today);
  g_autoptr(GPtrArray) held = charter_training_log_list (look->portfolio, kind, year);

  if (held->len == 0)
    add_lack (look, need, words, NULL, NULL);
}

static void
look_at (Look        *look,
         CharterNeed  need)
{
  CharterSchool *school = charter_portfolio_get_school (look->portfolio);

  switch (need)
    {
    case CHARTER_NEED_ADDRESS:
      if (!charter_status_get_interest_address (school, look->charter))
        add_lack (look, need, _("Where to send it is not known: type the address that your council gave you"),
                  NULL, "interest-address");
      break;
    case CHARTER_NEED_LEADER:
      look_at_leader (look);
      break;
    case CHARTER_NEED_ACTIONS:
      look_at_actions (look);
      break;
    case CHARTER_NEED_TRAINING:
      look_at_training (look, need, CHARTER_TRAINING_SESSION, _("No inclusion training is recorded this school year"));
      break;
    case CHARTER_NEED_NETWORK:
      look_at_training (look, need, CHARTER_TRAINING_NETWORK, _("No network meeting is recorded this school year"));
      break;
    case CHARTER_NEED_JUDGED:
    case CHARTER_NEED_EVIDENCE:
    case CHARTER_NEED_DUTIES:
    case CHARTER_NEED_PRIVACY:
    default:
      look_at_gaps (look, need);
    }
}

static const CharterStep *
find_waited_for (Look              *look,
                 const CharterStep *step)
{
  GPtrArray *steps = charter_framework_get_steps (look->charter);

  for (guint i = 0; i < steps->len; i++)
    {
      const CharterStep *earlier = g_ptr_array_index (steps, i);

      if (step->after && g_strv_contains ((const char * const *) step->after, earlier->id)
          && !charter_status_find_milestone (look->portfolio, look->charter, earlier->id))
        return earlier;
    }
  return NULL;
}

static CharterStepState
get_state (const CharterStepStanding *standing,
           const char                *today)
{
  const char *day = standing->milestone ? charter_milestone_get_happened_on (standing->milestone) : NULL;

  if (!standing->milestone)
    return standing->waits_for ? CHARTER_STEP_WAITS : CHARTER_STEP_OPEN;
  if (!standing->step->is_due)
    return CHARTER_STEP_TAKEN;
  return g_strcmp0 (day, today) < 0 ? CHARTER_STEP_OVERDUE : CHARTER_STEP_AHEAD;
}

static GPtrArray *
list_steps (CharterPortfolio *portfolio,
            CharterFramework *charter,
            const char       *today,
            GPtrArray        *gaps) /* nullable: do not look at what is missing */
{
  GPtrArray *steps = charter_framework_get_steps (charter);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_step_standing_free);

  for (guint i = 0; i < steps->len; i++)
    {
      CharterStepStanding *standing = g_new0 (CharterStepStanding, 1);
      Look look = { portfolio, charter, today, gaps, g_ptr_array_new_with_free_func ((GDestroyNotify) lack_free) };

      standing->step = g_ptr_array_index (steps, i);
      standing->milestone = charter_status_find_milestone (portfolio, charter, standing->step->id);
      standing->waits_for = find_waited_for (&look, standing->step);
      standing->lacks = look.lacks;
      standing->state = get_state (standing, today);
      if (gaps && !standing->milestone)
        for (guint j = 0; j < standing->step->needs->len; j++)
          look_at (&look, (CharterNeed) g_array_index (standing->step->needs, int, j));
      g_ptr_array_add (list, standing);
    }
  return list;
}

/**
 * charter_status_list:
 * @portfolio: a school's records
 * @charter: a framework with steps
 * @today: today, YYYY-MM-DD
 *
 * What can be taken next, what waits for what, and what is missing, by the rules of the pack. What is
 * missing does not stop a school from recording what happened; an earlier step that is not taken does.
 *
 * Returns: (transfer full) (element-type CharterStepStanding): one for each step, in order
 */
GPtrArray *
charter_status_list (CharterPortfolio *portfolio,
                     CharterFramework *charter,
                     const char       *today)
{
  CharterAudit *audit = charter_portfolio_find_latest_audit (portfolio, charter_framework_get_id (charter));
  g_autoptr(GPtrArray) gaps = charter_readiness_list (portfolio, charter, audit, today);

  return list_steps (portfolio, charter, today, gaps);
}

/**
 * charter_status_list_states:
 * @portfolio: a school's records
 * @charter: a framework with steps
 * @today: today, YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type CharterStepStanding): the same without what is missing, which takes
 *   a look at everything
 */
GPtrArray *
charter_status_list_states (CharterPortfolio *portfolio,
                            CharterFramework *charter,
                            const char       *today)
{
  return list_steps (portfolio, charter, today, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-voices.h"

#include <math.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-choice-words.h"
#include "charter-item.h"
#include "charter-level.h"

/* What pupils, families, staff, governors and an assessor say of an item, as a level that can stand
 * beside the school's own. Everything that is shown of counted answers passes through
 * charter_voices_share(), so that there is one place where few answers are held back. */

/**
 * charter_voices_share:
 * @definitely: how many answered "definitely"
 * @some: how many "to some extent"
 * @no: how many "no"
 *
 * "Definitely" counts as one, "to some extent" as a half, "no" as nothing; those who do not know, or
 * left the question out, do not count. This program's rule, for want of a published one.
 *
 * Returns: from 0 to 1, or NAN when fewer than CHARTER_VOICES_FEWEST answered
 */
double
charter_voices_share (gint64 definitely,
                      gint64 some,
                      gint64 no)
{
  gint64 answered = MAX (definitely, 0) + MAX (some, 0) + MAX (no, 0);

  if (answered < CHARTER_VOICES_FEWEST)
    return NAN;
  return (MAX (definitely, 0) + 0.5 * MAX (some, 0)) / answered;
}

/**
 * charter_voices_level_of_share:
 * @framework: whose scale
 * @share: from charter_voices_share()
 *
 * The share of the highest value, to the nearest level; half way between two is the lower one. A
 * scale without a state below its first level gives that level at least.
 *
 * Returns: (transfer none) (nullable): the level; %NULL for NAN
 */
CharterLevel *
charter_voices_level_of_share (CharterFramework *framework,
                               double            share)
{
  GListModel *levels = charter_framework_get_levels (framework);
  double position = share * charter_framework_get_top_value (framework);
  CharterLevel *nearest = NULL;

  if (isnan (share))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      if (!nearest || fabs (charter_level_get_value (level) - position)
                      < fabs (charter_level_get_value (nearest) - position))
        nearest = level; /* the framework holds it */
    }
  return nearest;
}

/**
 * charter_voice_get_title:
 * @voice: a voice
 *
 * Returns: what its people are called
 */
const char *
charter_voice_get_title (CharterVoice voice)
{
  return charter_choice_words_get (CHARTER_TYPE_VOICE, voice);
}

/**
 * charter_voice_is_group:
 * @voice: a voice
 *
 * Returns: whether its answers are counted; the school and an assessor each speak as one
 */
gboolean
charter_voice_is_group (CharterVoice voice)
{
  return voice != CHARTER_VOICE_SCHOOL && voice != CHARTER_VOICE_ASSESSOR;
}

/**
 * charter_assessor_verdict_get_title:
 * @verdict: an assessor's answer to a level that the school chose
 *
 * Returns: (nullable): its words; %NULL when nothing is said
 */
const char *
charter_assessor_verdict_get_title (CharterAssessorVerdict verdict)
{
  if (verdict == CHARTER_VERDICT_NOT_SAID)
    return NULL;
  return charter_choice_words_get (CHARTER_TYPE_ASSESSOR_VERDICT, verdict);
}

/**
 * charter_voices_find:
 * @portfolio: a school's records
 * @audit: (nullable): an audit in it
 * @item: an item's code
 * @voice: whose answers
 *
 * Returns: (transfer none) (nullable): the counts, if any sheet was added
 */
CharterVoiceAnswers *
charter_voices_find (CharterPortfolio *portfolio,
                     CharterAudit     *audit,
                     const char       *item,
                     CharterVoice      voice)
{
  g_autofree char *id = NULL;

  if (!audit)
    return NULL;
  id = charter_voice_answers_dup_id_for (charter_record_get_id (CHARTER_RECORD (audit)), item, voice);
  return (CharterVoiceAnswers *) charter_portfolio_find (portfolio, id);
}

/**
 * charter_voices_ensure:
 * @portfolio: a school's records
 * @audit: an audit in it
 * @item: an item's code
 * @voice: whose answers
 *
 * Returns: (transfer none): the counts, added now with nothing counted if there were none
 */
CharterVoiceAnswers *
charter_voices_ensure (CharterPortfolio *portfolio,
                       CharterAudit     *audit,
                       const char       *item,
                       CharterVoice      voice)
{
  CharterVoiceAnswers *found = charter_voices_find (portfolio, audit, item, voice);
  CharterRecord *school = CHARTER_RECORD (charter_portfolio_get_school (portfolio));
  g_autoptr(CharterVoiceAnswers) answers = NULL;
  g_autofree char *id = NULL;

  if (found)
    return found;
  id = charter_voice_answers_dup_id_for (charter_record_get_id (CHARTER_RECORD (audit)), item, voice);
  answers = g_object_new (CHARTER_TYPE_VOICE_ANSWERS,
                          "id", id,
                          "school", charter_record_get_id (school),
                          "audit", charter_record_get_id (CHARTER_RECORD (audit)),
                          "item", item,
                          "voice", voice,
                          "definitely", (gint64) 0,
                          "some", (gint64) 0,
                          "no", (gint64) 0,
                          "unknown", (gint64) 0,
                          NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (answers));
  return answers;
}

/**
 * charter_voice_answers_count:
 * @self: counts
 * @answer: which of them
 * @n: how many more; negative takes away, never below nothing
 */
void
charter_voice_answers_count (CharterVoiceAnswers *self,
                             CharterAnswer        answer,
                             gint64               n)
{
  static const char * const names[] = { NULL, "definitely", "some", "no", "unknown" };
  gint64 before;

  g_return_if_fail (CHARTER_IS_VOICE_ANSWERS (self));
  if (answer == CHARTER_ANSWER_NONE || n == 0)
    return;
  g_object_get (self, names[answer], &before, NULL);
  g_object_set (self, names[answer], MAX (MAX (before, 0) + n, 0), NULL);
}

static CharterLevel *
find_judged_level (CharterPortfolio *portfolio,
                   CharterFramework *framework,
                   CharterAudit     *audit,
                   const char       *item,
                   CharterVoice      voice)
{
  CharterJudgement *judgement = charter_portfolio_find_judgement (portfolio, audit, item, voice);

  if (!judgement || charter_judgement_get_not_applicable (judgement))
    return NULL;
  if (charter_judgement_get_level (judgement))
    return charter_framework_find_level (framework, charter_judgement_get_level (judgement));
  if (voice == CHARTER_VOICE_ASSESSOR
      && charter_judgement_get_verdict (judgement) == CHARTER_VERDICT_AGREE)
    return find_judged_level (portfolio, framework, audit, item, CHARTER_VOICE_SCHOOL);
  return NULL;
}

/**
 * charter_voices_find_level:
 * @portfolio: a school's records
 * @framework: what is judged against
 * @audit: (nullable): an audit in it
 * @item: an item's code
 * @voice: whose
 *
 * Counted answers come first, when there are enough; else a level that was written down for the
 * voice. An assessor who agrees stands where the school stands.
 *
 * Returns: (transfer none) (nullable): the voice's level
 */
CharterLevel *
charter_voices_find_level (CharterPortfolio *portfolio,
                           CharterFramework *framework,
                           CharterAudit     *audit,
                           const char       *item,
                           CharterVoice      voice)
{
  CharterVoiceAnswers *answers = charter_voice_is_group (voice)
                                 ? charter_voices_find (portfolio, audit, item, voice) : NULL;
  CharterLevel *level = NULL;

  if (answers)
    level = charter_voices_level_of_share (framework,
                                           charter_voices_share (charter_voice_answers_get_definitely (answers),
                                                                 charter_voice_answers_get_some (answers),
                                                                 charter_voice_answers_get_no (answers)));
  return level ? level : find_judged_level (portfolio, framework, audit, item, voice);
}

/**
 * charter_voices_find_verdict:
 * @portfolio: a school's records
 * @framework: what is judged against
 * @audit: (nullable): an audit in it
 * @item: an item's code
 *
 * Where an assessor wrote a level and no answer, the level says whether it is the school's.
 *
 * Returns: what a visiting assessor answers to the school's level
 */
CharterAssessorVerdict
charter_voices_find_verdict (CharterPortfolio *portfolio,
                             CharterFramework *framework,
                             CharterAudit     *audit,
                             const char       *item)
{
  CharterJudgement *judgement =
    audit ? charter_portfolio_find_judgement (portfolio, audit, item, CHARTER_VOICE_ASSESSOR) : NULL;
  CharterLevel *theirs, *ours;

  if (!judgement || charter_judgement_get_verdict (judgement) != CHARTER_VERDICT_NOT_SAID)
    return judgement ? charter_judgement_get_verdict (judgement) : CHARTER_VERDICT_NOT_SAID;
  theirs = find_judged_level (portfolio, framework, audit, item, CHARTER_VOICE_ASSESSOR);
  ours = find_judged_level (portfolio, framework, audit, item, CHARTER_VOICE_SCHOOL);
  if (!theirs || !ours)
    return CHARTER_VERDICT_NOT_SAID;
  if (charter_level_get_value (theirs) == charter_level_get_value (ours))
    return CHARTER_VERDICT_AGREE;
  return charter_level_get_value (theirs) > charter_level_get_value (ours) ? CHARTER_VERDICT_HIGHER
                                                                           : CHARTER_VERDICT_LOWER;
}

/**
 * charter_assessor_verdict_differs:
 * @verdict: an assessor's answer
 *
 * Returns: whether there is something to talk about: another level, or more to be shown
 */
gboolean
charter_assessor_verdict_differs (CharterAssessorVerdict verdict)
{
  return verdict != CHARTER_VERDICT_NOT_SAID && verdict != CHARTER_VERDICT_AGREE;
}

static gboolean
find_difference (CharterPortfolio       *portfolio,
                 CharterFramework       *framework,
                 CharterAudit           *audit,
                 CharterItem            *item,
                 CharterVoiceDifference *difference)
{
  *difference = (CharterVoiceDifference) { .item = item };
  for (int voice = CHARTER_VOICE_SCHOOL; voice <= CHARTER_VOICE_ASSESSOR; voice++)
    {
      CharterLevel *level = charter_voices_find_level (portfolio, framework, audit,
                                                       charter_item_get_code (item), voice);
      int value = level ? charter_level_get_value (level) : 0;

      if (!level)
        continue;
      if (!difference->high_level || value > charter_level_get_value (difference->high_level))
        {
          difference->high = voice;
          difference->high_level = level;
        }
      if (!difference->low_level || value < charter_level_get_value (difference->low_level))
        {
          difference->low = voice;
          difference->low_level = level;
        }
    }
  if (!difference->high_level)
    return FALSE;
  difference->apart = charter_level_get_value (difference->high_level)
                      - charter_level_get_value (difference->low_level);
  return difference->apart > 0;
}

static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const CharterVoiceDifference *first = *(const CharterVoiceDifference * const *) a;
  const CharterVoiceDifference *second = *(const CharterVoiceDifference * const *) b;

  return second->apart - first->apart;
}

/**
 * charter_voices_list_differences:
 * @portfolio: a school's records
 * @framework: what is judged against
 * @audit: (nullable): an audit in it
 *
 * Returns: (transfer full) (element-type CharterVoiceDifference): the items on which the voices
 *   differ, furthest apart first, else in the framework's order
 */
GPtrArray *
charter_voices_list_differences (CharterPortfolio *portfolio,
                                 CharterFramework *framework,
                                 CharterAudit     *audit)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (g_free);
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; audit && i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          CharterVoiceDifference difference;

          if (find_difference (portfolio, framework, audit, item, &difference))
            g_ptr_array_add (differences, g_memdup2 (&difference, sizeof difference));
        }
    }
  g_ptr_array_sort (differences, compare_differences);
  return differences;
}

/**
 * charter_voice_difference_dup_words:
 * @self: a difference
 *
 * Returns: (transfer full): who says what: "The school Established, Pupils Emerging"
 */
char *
charter_voice_difference_dup_words (const CharterVoiceDifference *self)
{
  /* Translators: a group of people and a level, then another group and level */
  return g_strdup_printf (_("%s %s, %s %s"),
                          charter_voice_get_title (self->high), charter_level_get_title (self->high_level),
                          charter_voice_get_title (self->low), charter_level_get_title (self->low_level));
}

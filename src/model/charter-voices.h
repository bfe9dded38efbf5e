/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-framework.h"
#include "charter-portfolio.h"

G_BEGIN_DECLS

/* Below this many answers to a question nothing is shown of them, anywhere. */
#define CHARTER_VOICES_FEWEST 5

typedef enum {
  CHARTER_ANSWER_NONE,
  CHARTER_ANSWER_DEFINITELY,
  CHARTER_ANSWER_SOME,
  CHARTER_ANSWER_NO,
  CHARTER_ANSWER_UNKNOWN,
} CharterAnswer;

/* An item on which two voices differ. */
typedef struct {
  CharterItem  *item;   /* borrowed from the framework */
  CharterVoice  high;
  CharterVoice  low;
  CharterLevel *high_level;
  CharterLevel *low_level;
  int           apart;  /* in levels, at least 1 */
} CharterVoiceDifference;

/* The rule, as pure functions. */
double               charter_voices_share       (gint64                definitely,
                                                 gint64                some,
                                                 gint64                no);
CharterLevel        *charter_voices_level_of_share (CharterFramework  *framework,
                                                 double                share);

/* "Pupils", "Parents and carers" …; sheets are filled in by every voice but the school's own. */
const char          *charter_voice_get_title    (CharterVoice          voice);
gboolean             charter_voice_is_group     (CharterVoice          voice);
const char          *charter_assessor_verdict_get_title  (CharterAssessorVerdict        verdict); /* nullable */

CharterVoiceAnswers *charter_voices_find        (CharterPortfolio     *portfolio,
                                                 CharterAudit         *audit,
                                                 const char           *item,
                                                 CharterVoice          voice);
CharterVoiceAnswers *charter_voices_ensure      (CharterPortfolio     *portfolio,
                                                 CharterAudit         *audit,
                                                 const char           *item,
                                                 CharterVoice          voice);
void                 charter_voice_answers_count (CharterVoiceAnswers *self,
                                                 CharterAnswer         answer,
                                                 gint64                n);

CharterLevel        *charter_voices_find_level  (CharterPortfolio     *portfolio,
                                                 CharterFramework     *framework,
                                                 CharterAudit         *audit,
                                                 const char           *item,
                                                 CharterVoice          voice);
CharterAssessorVerdict charter_voices_find_verdict (CharterPortfolio  *portfolio,
                                                 CharterFramework     *framework,
                                                 CharterAudit         *audit,
                                                 const char           *item);
gboolean             charter_assessor_verdict_differs (CharterAssessorVerdict verdict);
GPtrArray           *charter_voices_list_differences (CharterPortfolio *portfolio,
                                                 CharterFramework     *framework,
                                                 CharterAudit         *audit) G_GNUC_WARN_UNUSED_RESULT;
char                *charter_voice_difference_dup_words (const CharterVoiceDifference *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_JUDGEMENT (charter_judgement_get_type ())
G_DECLARE_FINAL_TYPE (CharterJudgement, charter_judgement, CHARTER, JUDGEMENT, CharterRecord)

CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, school)
CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, audit)
CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, item)
CHARTER_DECLARE_ENUM (CharterJudgement, charter_judgement, voice, CharterVoice)
CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, level)
CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, not_applicable)
CHARTER_DECLARE_ENUM (CharterJudgement, charter_judgement, duty, CharterDutyAnswer)
CHARTER_DECLARE_ENUM (CharterJudgement, charter_judgement, work, CharterWorkStatus)
CHARTER_DECLARE_ENUM (CharterJudgement, charter_judgement, verdict, CharterAssessorVerdict)
CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, what_we_see)
CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, next_step)
CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, target_level)
CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, target_on)
CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, judged_on)
CHARTER_DECLARE_TEXT (CharterJudgement, charter_judgement, earlier)
CHARTER_DECLARE_BOOLEAN (CharterJudgement, charter_judgement, look_again)

char *charter_judgement_dup_id_for (const char   *audit,
                                    const char   *item,
                                    CharterVoice  voice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

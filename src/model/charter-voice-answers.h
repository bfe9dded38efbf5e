/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_VOICE_ANSWERS (charter_voice_answers_get_type ())
G_DECLARE_FINAL_TYPE (CharterVoiceAnswers, charter_voice_answers, CHARTER, VOICE_ANSWERS, CharterRecord)

CHARTER_DECLARE_TEXT (CharterVoiceAnswers, charter_voice_answers, school)
CHARTER_DECLARE_TEXT (CharterVoiceAnswers, charter_voice_answers, audit)
CHARTER_DECLARE_TEXT (CharterVoiceAnswers, charter_voice_answers, item)
CHARTER_DECLARE_ENUM (CharterVoiceAnswers, charter_voice_answers, voice, CharterVoice)
CHARTER_DECLARE_INTEGER (CharterVoiceAnswers, charter_voice_answers, definitely)
CHARTER_DECLARE_INTEGER (CharterVoiceAnswers, charter_voice_answers, some)
CHARTER_DECLARE_INTEGER (CharterVoiceAnswers, charter_voice_answers, no)
CHARTER_DECLARE_INTEGER (CharterVoiceAnswers, charter_voice_answers, unknown)

char *charter_voice_answers_dup_id_for (const char   *audit,
                                        const char   *item,
                                        CharterVoice  voice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

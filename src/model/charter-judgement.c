/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-judgement.h"

#include <glib/gi18n.h>

#include "charter-id.h"

/**
 * CharterJudgement:
 *
 * What one voice judges of one item in one audit. The id is derived from audit, item and voice.
 * A level is the pack's level id, none until chosen; not-applicable counts only with a reason.
 * One that came from an earlier edition of the framework names the codes it had there (see
 * charter-upgrade-job.h), and asks to be looked at again where the edition's words are others.
 */
struct _CharterJudgement
{
  CharterRecord parent_instance;

  char *school;
  char *audit;
  char *item;
  int voice;
  char *level;
  char *not_applicable;
  int duty;
  int work;
  int verdict; /* of an assessor */
  char *what_we_see;
  char *next_step;
  char *target_level;
  char *target_on;
  char *judged_on;
  char *earlier;
  int look_again;
};

G_DEFINE_FINAL_TYPE (CharterJudgement, charter_judgement, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterJudgement, school, "school"),
  CHARTER_TEXT (CharterJudgement, audit, "audit"),
  CHARTER_TEXT (CharterJudgement, item, "item"),
  CHARTER_ENUM (CharterJudgement, voice, "voice", charter_voice_get_type),
  CHARTER_TEXT (CharterJudgement, level, "level"),
  CHARTER_TEXT (CharterJudgement, not_applicable, "not-applicable"),
  CHARTER_ENUM (CharterJudgement, duty, "duty", charter_duty_answer_get_type),
  CHARTER_ENUM (CharterJudgement, work, "work", charter_work_status_get_type),
  CHARTER_ENUM (CharterJudgement, verdict, "verdict", charter_assessor_verdict_get_type),
  CHARTER_TEXT (CharterJudgement, what_we_see, "what-we-see"),
  CHARTER_TEXT (CharterJudgement, next_step, "next-step"),
  CHARTER_TEXT (CharterJudgement, target_level, "target-level"),
  CHARTER_TEXT (CharterJudgement, target_on, "target-on"),
  CHARTER_TEXT (CharterJudgement, judged_on, "judged-on"),
  CHARTER_TEXT (CharterJudgement, earlier, "earlier"),
  CHARTER_BOOLEAN (CharterJudgement, look_again, "look-again"),
};

static void
charter_judgement_class_init (CharterJudgementClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "judgement";
  record_class->noun = N_("judgement");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_judgement_init (CharterJudgement *self)
{
}

CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, school, "school")
CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, audit, "audit")
CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, item, "item")
CHARTER_DEFINE_ENUM (CharterJudgement, charter_judgement, voice, "voice", CharterVoice)
CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, level, "level")
CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, not_applicable, "not-applicable")
CHARTER_DEFINE_ENUM (CharterJudgement, charter_judgement, duty, "duty", CharterDutyAnswer)
CHARTER_DEFINE_ENUM (CharterJudgement, charter_judgement, work, "work", CharterWorkStatus)
CHARTER_DEFINE_ENUM (CharterJudgement, charter_judgement, verdict, "verdict", CharterAssessorVerdict)
CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, what_we_see, "what-we-see")
CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, next_step, "next-step")
CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, target_level, "target-level")
CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, target_on, "target-on")
CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, judged_on, "judged-on")
CHARTER_DEFINE_TEXT (CharterJudgement, charter_judgement, earlier, "earlier")
CHARTER_DEFINE_BOOLEAN (CharterJudgement, charter_judgement, look_again, "look-again")

/**
 * charter_judgement_dup_id_for:
 * @audit: the id of an audit
 * @item: the code of an item of its framework
 * @voice: whose judgement
 *
 * Returns: (transfer full): the id of that judgement on every machine
 */
char *
charter_judgement_dup_id_for (const char   *audit,
                              const char   *item,
                              CharterVoice  voice)
{
  return charter_id_for ("judgement", audit, item,
                         charter_enum_to_nick (CHARTER_TYPE_VOICE, voice), NULL);
}

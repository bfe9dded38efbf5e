/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-enums.h"

G_DEFINE_ENUM_TYPE (CharterAuditState, charter_audit_state,
                       G_DEFINE_ENUM_VALUE (CHARTER_AUDIT_DRAFT, "draft"),
                       G_DEFINE_ENUM_VALUE (CHARTER_AUDIT_AGREED, "agreed"),
                       G_DEFINE_ENUM_VALUE (CHARTER_AUDIT_SIGNED_OFF, "signed-off"))

G_DEFINE_ENUM_TYPE (CharterVoice, charter_voice,
                       G_DEFINE_ENUM_VALUE (CHARTER_VOICE_SCHOOL, "school"),
                       G_DEFINE_ENUM_VALUE (CHARTER_VOICE_PUPILS, "pupils"),
                       G_DEFINE_ENUM_VALUE (CHARTER_VOICE_FAMILIES, "families"),
                       G_DEFINE_ENUM_VALUE (CHARTER_VOICE_STAFF, "staff"),
                       G_DEFINE_ENUM_VALUE (CHARTER_VOICE_GOVERNORS, "governors"),
                       G_DEFINE_ENUM_VALUE (CHARTER_VOICE_ASSESSOR, "assessor"))

G_DEFINE_ENUM_TYPE (CharterDutyAnswer, charter_duty_answer,
                       G_DEFINE_ENUM_VALUE (CHARTER_DUTY_NOT_SAID, "not-said"),
                       G_DEFINE_ENUM_VALUE (CHARTER_DUTY_MET, "met"),
                       G_DEFINE_ENUM_VALUE (CHARTER_DUTY_NOT_MET, "not-met"))

G_DEFINE_ENUM_TYPE (CharterAssessorVerdict, charter_assessor_verdict,
                    G_DEFINE_ENUM_VALUE (CHARTER_VERDICT_NOT_SAID, "not-said"),
                    G_DEFINE_ENUM_VALUE (CHARTER_VERDICT_AGREE, "agree"),
                    G_DEFINE_ENUM_VALUE (CHARTER_VERDICT_HIGHER, "higher"),
                    G_DEFINE_ENUM_VALUE (CHARTER_VERDICT_LOWER, "lower"),
                    G_DEFINE_ENUM_VALUE (CHARTER_VERDICT_MORE_INFORMATION, "more-information"))

G_DEFINE_ENUM_TYPE (CharterForce, charter_force,
                       G_DEFINE_ENUM_VALUE (CHARTER_FORCE_MUST, "must"),
                       G_DEFINE_ENUM_VALUE (CHARTER_FORCE_SHOULD, "should"),
                       G_DEFINE_ENUM_VALUE (CHARTER_FORCE_ADVICE, "advice"))

G_DEFINE_ENUM_TYPE (CharterWorkStatus, charter_work_status,
                       G_DEFINE_ENUM_VALUE (CHARTER_WORK_TO_DO, "to-do"),
                       G_DEFINE_ENUM_VALUE (CHARTER_WORK_IN_PROGRESS, "in-progress"),
                       G_DEFINE_ENUM_VALUE (CHARTER_WORK_IN_REVIEW, "in-review"),
                       G_DEFINE_ENUM_VALUE (CHARTER_WORK_DONE, "done"))

G_DEFINE_ENUM_TYPE (CharterEvidenceKind, charter_evidence_kind,
                       G_DEFINE_ENUM_VALUE (CHARTER_EVIDENCE_KIND_FILE, "file"),
                       G_DEFINE_ENUM_VALUE (CHARTER_EVIDENCE_KIND_LINK, "link"),
                       G_DEFINE_ENUM_VALUE (CHARTER_EVIDENCE_KIND_NOTE, "note"),
                       G_DEFINE_ENUM_VALUE (CHARTER_EVIDENCE_KIND_PHOTO, "photo"),
                       G_DEFINE_ENUM_VALUE (CHARTER_EVIDENCE_KIND_SEEN, "seen"))

G_DEFINE_ENUM_TYPE (CharterNature, charter_nature,
                       G_DEFINE_ENUM_VALUE (CHARTER_NATURE_PAPER, "paper"),
                       G_DEFINE_ENUM_VALUE (CHARTER_NATURE_PRACTICE, "practice"),
                       G_DEFINE_ENUM_VALUE (CHARTER_NATURE_PEOPLE, "people"))

G_DEFINE_ENUM_TYPE (CharterPrivacyKind, charter_privacy_kind,
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIVACY_KIND_UPN, "upn"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIVACY_KIND_BIRTH, "birth"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIVACY_KIND_NHS, "nhs"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIVACY_KIND_EMAIL, "email"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIVACY_KIND_NAME, "name"))

G_DEFINE_ENUM_TYPE (CharterPrivacyAnswer, charter_privacy_answer,
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIVACY_OPEN, "open"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIVACY_HARMLESS, "harmless"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIVACY_LEAVE_OUT, "leave-out"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIVACY_REDACT, "redact"))

G_DEFINE_ENUM_TYPE (CharterLooked, charter_looked,
                       G_DEFINE_ENUM_VALUE (CHARTER_LOOKED_NOT_YET, "not-yet"),
                       G_DEFINE_ENUM_VALUE (CHARTER_LOOKED_WHOLE, "whole"),
                       G_DEFINE_ENUM_VALUE (CHARTER_LOOKED_BEGINNING, "beginning"),
                       G_DEFINE_ENUM_VALUE (CHARTER_LOOKED_NOTHING, "nothing"),
                       G_DEFINE_ENUM_VALUE (CHARTER_LOOKED_UNREADABLE, "unreadable"))

G_DEFINE_ENUM_TYPE (CharterActionStatus, charter_action_status,
                       G_DEFINE_ENUM_VALUE (CHARTER_ACTION_NOT_STARTED, "not-started"),
                       G_DEFINE_ENUM_VALUE (CHARTER_ACTION_IN_PROGRESS, "in-progress"),
                       G_DEFINE_ENUM_VALUE (CHARTER_ACTION_ON_HOLD, "on-hold"),
                       G_DEFINE_ENUM_VALUE (CHARTER_ACTION_DONE, "done"),
                       G_DEFINE_ENUM_VALUE (CHARTER_ACTION_DROPPED, "dropped"))

G_DEFINE_ENUM_TYPE (CharterPriority, charter_priority,
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIORITY_MEDIUM, "medium"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIORITY_HIGH, "high"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PRIORITY_LOW, "low"))

G_DEFINE_ENUM_TYPE (CharterOutcome, charter_outcome,
                       G_DEFINE_ENUM_VALUE (CHARTER_OUTCOME_NOT_YET_KNOWN, "not-yet-known"),
                       G_DEFINE_ENUM_VALUE (CHARTER_OUTCOME_MET, "met"),
                       G_DEFINE_ENUM_VALUE (CHARTER_OUTCOME_PARTLY, "partly"),
                       G_DEFINE_ENUM_VALUE (CHARTER_OUTCOME_NOT_MET, "not-met"))

G_DEFINE_ENUM_TYPE (CharterTier, charter_tier,
                       G_DEFINE_ENUM_VALUE (CHARTER_TIER_UNIVERSAL, "universal"),
                       G_DEFINE_ENUM_VALUE (CHARTER_TIER_TARGETED, "targeted"),
                       G_DEFINE_ENUM_VALUE (CHARTER_TIER_SPECIALIST, "specialist"))

G_DEFINE_ENUM_TYPE (CharterStage, charter_stage,
                       G_DEFINE_ENUM_VALUE (CHARTER_STAGE_ASSESS, "assess"),
                       G_DEFINE_ENUM_VALUE (CHARTER_STAGE_PLAN, "plan"),
                       G_DEFINE_ENUM_VALUE (CHARTER_STAGE_DO, "do"),
                       G_DEFINE_ENUM_VALUE (CHARTER_STAGE_REVIEW, "review"))

G_DEFINE_ENUM_TYPE (CharterPaidFrom, charter_paid_from,
                       G_DEFINE_ENUM_VALUE (CHARTER_PAID_FROM_NOT_SAID, "not-said"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PAID_FROM_NOTIONAL_SEN, "notional-sen"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PAID_FROM_SCHOOL_BUDGET, "school-budget"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PAID_FROM_PUPIL_PREMIUM, "pupil-premium"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PAID_FROM_TOP_UP, "top-up"),
                       G_DEFINE_ENUM_VALUE (CHARTER_PAID_FROM_OTHER, "other"))

G_DEFINE_ENUM_TYPE (CharterDirection, charter_direction,
                       G_DEFINE_ENUM_VALUE (CHARTER_DIRECTION_HIGHER, "higher"),
                       G_DEFINE_ENUM_VALUE (CHARTER_DIRECTION_LOWER, "lower"))

G_DEFINE_ENUM_TYPE (CharterDecision, charter_decision,
                       G_DEFINE_ENUM_VALUE (CHARTER_DECISION_NOT_DECIDED, "not-decided"),
                       G_DEFINE_ENUM_VALUE (CHARTER_DECISION_CONTINUE, "continue"),
                       G_DEFINE_ENUM_VALUE (CHARTER_DECISION_CHANGE, "change"),
                       G_DEFINE_ENUM_VALUE (CHARTER_DECISION_STOP, "stop"),
                       G_DEFINE_ENUM_VALUE (CHARTER_DECISION_ESCALATE, "escalate"))

G_DEFINE_ENUM_TYPE (CharterTrainingKind, charter_training_kind,
                    G_DEFINE_ENUM_VALUE (CHARTER_TRAINING_SESSION, "training"),
                    G_DEFINE_ENUM_VALUE (CHARTER_TRAINING_NETWORK, "network"))

G_DEFINE_ENUM_TYPE (CharterNeed, charter_need,
                    G_DEFINE_ENUM_VALUE (CHARTER_NEED_ADDRESS, "address"),
                    G_DEFINE_ENUM_VALUE (CHARTER_NEED_LEADER, "leader"),
                    G_DEFINE_ENUM_VALUE (CHARTER_NEED_JUDGED, "judged"),
                    G_DEFINE_ENUM_VALUE (CHARTER_NEED_EVIDENCE, "evidence"),
                    G_DEFINE_ENUM_VALUE (CHARTER_NEED_DUTIES, "duties"),
                    G_DEFINE_ENUM_VALUE (CHARTER_NEED_ACTIONS, "actions"),
                    G_DEFINE_ENUM_VALUE (CHARTER_NEED_PRIVACY, "privacy"),
                    G_DEFINE_ENUM_VALUE (CHARTER_NEED_TRAINING, "training"),
                    G_DEFINE_ENUM_VALUE (CHARTER_NEED_NETWORK, "network"))

G_DEFINE_ENUM_TYPE (CharterLinkKind, charter_link_kind,
                       G_DEFINE_ENUM_VALUE (CHARTER_LINK_SUPPORTS, "supports"),
                       G_DEFINE_ENUM_VALUE (CHARTER_LINK_RAISES, "raises"),
                       G_DEFINE_ENUM_VALUE (CHARTER_LINK_USES, "uses"))

/**
 * charter_enum_to_nick:
 * @type: an enumeration type
 * @value: one of its values
 *
 * Returns: the nick under which @value is stored, or %NULL if it is none of @type's values
 */
const char *
charter_enum_to_nick (GType type,
                      int   value)
{
  g_autoptr(GEnumClass) class = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (class, value);

  return found ? found->value_nick : NULL;
}

/**
 * charter_enum_from_nick:
 * @type: an enumeration type
 * @nick: (nullable): the nick of one of its values
 * @value: (out): where the value goes; untouched when @nick is none
 *
 * Returns: %TRUE if @nick names a value of @type
 */
gboolean
charter_enum_from_nick (GType       type,
                        const char *nick,
                        int        *value)
{
  g_autoptr(GEnumClass) class = g_type_class_ref (type);
  GEnumValue *found = nick ? g_enum_get_value_by_nick (class, nick) : NULL;

  if (!found)
    return FALSE;
  *value = found->value;
  return TRUE;
}

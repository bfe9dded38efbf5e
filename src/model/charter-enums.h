/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Stored by nick. The first value of each is what an empty record has. */

typedef enum { CHARTER_AUDIT_DRAFT, CHARTER_AUDIT_AGREED, CHARTER_AUDIT_SIGNED_OFF } CharterAuditState;
#define CHARTER_TYPE_AUDIT_STATE (charter_audit_state_get_type ())
GType charter_audit_state_get_type (void);

/* Whose judgement it is. The standing is the school's own voice; the others are rings. */
typedef enum {
  CHARTER_VOICE_SCHOOL,
  CHARTER_VOICE_PUPILS,
  CHARTER_VOICE_FAMILIES,
  CHARTER_VOICE_STAFF,
  CHARTER_VOICE_GOVERNORS,
  CHARTER_VOICE_ASSESSOR,
} CharterVoice;
#define CHARTER_TYPE_VOICE (charter_voice_get_type ())
GType charter_voice_get_type (void);

/* What an assessor answers to a level that the school chose. */
typedef enum {
  CHARTER_VERDICT_NOT_SAID,
  CHARTER_VERDICT_AGREE,
  CHARTER_VERDICT_HIGHER,
  CHARTER_VERDICT_LOWER,
  CHARTER_VERDICT_MORE_INFORMATION,
} CharterAssessorVerdict;
#define CHARTER_TYPE_ASSESSOR_VERDICT (charter_assessor_verdict_get_type ())
GType charter_assessor_verdict_get_type (void);

typedef enum { CHARTER_DUTY_NOT_SAID, CHARTER_DUTY_MET, CHARTER_DUTY_NOT_MET } CharterDutyAnswer;
#define CHARTER_TYPE_DUTY_ANSWER (charter_duty_answer_get_type ())
GType charter_duty_answer_get_type (void);

/* How binding a duty is: law, statutory guidance to be followed unless there is good reason, advice. */
typedef enum { CHARTER_FORCE_MUST, CHARTER_FORCE_SHOULD, CHARTER_FORCE_ADVICE } CharterForce;
#define CHARTER_TYPE_FORCE (charter_force_get_type ())
GType charter_force_get_type (void);

typedef enum {
  CHARTER_WORK_TO_DO,
  CHARTER_WORK_IN_PROGRESS,
  CHARTER_WORK_IN_REVIEW,
  CHARTER_WORK_DONE,
} CharterWorkStatus;
#define CHARTER_TYPE_WORK_STATUS (charter_work_status_get_type ())
GType charter_work_status_get_type (void);

typedef enum {
  CHARTER_EVIDENCE_KIND_FILE,
  CHARTER_EVIDENCE_KIND_LINK,
  CHARTER_EVIDENCE_KIND_NOTE,
  CHARTER_EVIDENCE_KIND_PHOTO,
  CHARTER_EVIDENCE_KIND_SEEN,
} CharterEvidenceKind;
#define CHARTER_TYPE_EVIDENCE_KIND (charter_evidence_kind_get_type ())
GType charter_evidence_kind_get_type (void);

typedef enum { CHARTER_NATURE_PAPER, CHARTER_NATURE_PRACTICE, CHARTER_NATURE_PEOPLE } CharterNature;
#define CHARTER_TYPE_NATURE (charter_nature_get_type ())
GType charter_nature_get_type (void);

/* What in a text looks as if it were about one child. */
typedef enum {
  CHARTER_PRIVACY_KIND_UPN,   /* a unique pupil number */
  CHARTER_PRIVACY_KIND_BIRTH, /* a date of birth */
  CHARTER_PRIVACY_KIND_NHS,   /* an NHS number */
  CHARTER_PRIVACY_KIND_EMAIL, /* a person's e-mail address */
  CHARTER_PRIVACY_KIND_NAME,  /* a name and a year group */
} CharterPrivacyKind;
#define CHARTER_N_PRIVACY_KINDS (CHARTER_PRIVACY_KIND_NAME + 1)
#define CHARTER_TYPE_PRIVACY_KIND (charter_privacy_kind_get_type ())
GType charter_privacy_kind_get_type (void);

/* What a person said of such a finding. */
typedef enum {
  CHARTER_PRIVACY_OPEN,      /* nothing yet */
  CHARTER_PRIVACY_HARMLESS,  /* it is no personal data */
  CHARTER_PRIVACY_LEAVE_OUT, /* keep it, in no pack and no table */
  CHARTER_PRIVACY_REDACT,    /* print that there is something, and not what */
} CharterPrivacyAnswer;
#define CHARTER_TYPE_PRIVACY_ANSWER (charter_privacy_answer_get_type ())
GType charter_privacy_answer_get_type (void);

/* How far a file was looked through for such things. */
typedef enum {
  CHARTER_LOOKED_NOT_YET,
  CHARTER_LOOKED_WHOLE,
  CHARTER_LOOKED_BEGINNING, /* it is longer than anybody would read */
  CHARTER_LOOKED_NOTHING,   /* it has no text: a picture, a film */
  CHARTER_LOOKED_UNREADABLE, /* it is protected or damaged */
} CharterLooked;
#define CHARTER_TYPE_LOOKED (charter_looked_get_type ())
GType charter_looked_get_type (void);

typedef enum {
  CHARTER_ACTION_NOT_STARTED,
  CHARTER_ACTION_IN_PROGRESS,
  CHARTER_ACTION_ON_HOLD,
  CHARTER_ACTION_DONE,
  CHARTER_ACTION_DROPPED,
} CharterActionStatus;
#define CHARTER_TYPE_ACTION_STATUS (charter_action_status_get_type ())
GType charter_action_status_get_type (void);

typedef enum { CHARTER_PRIORITY_MEDIUM, CHARTER_PRIORITY_HIGH, CHARTER_PRIORITY_LOW } CharterPriority;
#define CHARTER_TYPE_PRIORITY (charter_priority_get_type ())
GType charter_priority_get_type (void);

typedef enum {
  CHARTER_OUTCOME_NOT_YET_KNOWN,
  CHARTER_OUTCOME_MET,
  CHARTER_OUTCOME_PARTLY,
  CHARTER_OUTCOME_NOT_MET,
} CharterOutcome;
#define CHARTER_TYPE_OUTCOME (charter_outcome_get_type ())
GType charter_outcome_get_type (void);

typedef enum { CHARTER_TIER_UNIVERSAL, CHARTER_TIER_TARGETED, CHARTER_TIER_SPECIALIST } CharterTier;
#define CHARTER_TYPE_TIER (charter_tier_get_type ())
GType charter_tier_get_type (void);

typedef enum { CHARTER_STAGE_ASSESS, CHARTER_STAGE_PLAN, CHARTER_STAGE_DO, CHARTER_STAGE_REVIEW } CharterStage;
#define CHARTER_TYPE_STAGE (charter_stage_get_type ())
GType charter_stage_get_type (void);

/* Whose money a provision is paid with. Only the notional SEN budget is compared with that budget. */
typedef enum {
  CHARTER_PAID_FROM_NOT_SAID,
  CHARTER_PAID_FROM_NOTIONAL_SEN,
  CHARTER_PAID_FROM_SCHOOL_BUDGET,
  CHARTER_PAID_FROM_PUPIL_PREMIUM,
  CHARTER_PAID_FROM_TOP_UP,
  CHARTER_PAID_FROM_OTHER,
} CharterPaidFrom;
#define CHARTER_TYPE_PAID_FROM (charter_paid_from_get_type ())
GType charter_paid_from_get_type (void);

/* Which way on a scale is better: more words known, fewer months behind. */
typedef enum { CHARTER_DIRECTION_HIGHER, CHARTER_DIRECTION_LOWER } CharterDirection;
#define CHARTER_TYPE_DIRECTION (charter_direction_get_type ())
GType charter_direction_get_type (void);

/* What was decided at the review of a cycle of support. */
typedef enum {
  CHARTER_DECISION_NOT_DECIDED,
  CHARTER_DECISION_CONTINUE,
  CHARTER_DECISION_CHANGE,
  CHARTER_DECISION_STOP,
  CHARTER_DECISION_ESCALATE,
} CharterDecision;
#define CHARTER_TYPE_DECISION (charter_decision_get_type ())
GType charter_decision_get_type (void);

/* What a school writes down of its staff’s learning: a session of its own, or a meeting of the network. */
typedef enum { CHARTER_TRAINING_SESSION, CHARTER_TRAINING_NETWORK } CharterTrainingKind;
#define CHARTER_TYPE_TRAINING_KIND (charter_training_kind_get_type ())
GType charter_training_kind_get_type (void);

/* What a step on the way to a status still lacks, and what a pack may ask for by its nick. */
typedef enum {
  CHARTER_NEED_ADDRESS,  /* where interest is expressed */
  CHARTER_NEED_LEADER,   /* an inclusion leader, named and appointed */
  CHARTER_NEED_JUDGED,   /* every item of the charter */
  CHARTER_NEED_EVIDENCE, /* behind every item that is judged */
  CHARTER_NEED_DUTIES,   /* answered and met */
  CHARTER_NEED_ACTIONS,  /* with an owner, a date and a success criterion */
  CHARTER_NEED_PRIVACY,  /* no personal data among what is handed over, and consent */
  CHARTER_NEED_TRAINING, /* of this school year */
  CHARTER_NEED_NETWORK,  /* a meeting of this school year */
} CharterNeed;
#define CHARTER_TYPE_NEED (charter_need_get_type ())
GType charter_need_get_type (void);

/* What a link says: FROM supports, raises, uses TO. */
typedef enum {
  CHARTER_LINK_SUPPORTS, /* evidence -> judgement, action or provision */
  CHARTER_LINK_RAISES,   /* judgement -> action */
  CHARTER_LINK_USES,     /* action or provision -> directory entry */
} CharterLinkKind;
#define CHARTER_TYPE_LINK_KIND (charter_link_kind_get_type ())
GType charter_link_kind_get_type (void);

const char *charter_enum_to_nick   (GType       type,
                                    int         value);
gboolean    charter_enum_from_nick (GType       type,
                                    const char *nick,
                                    int        *value);

G_END_DECLS

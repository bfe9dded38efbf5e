/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-choice-words.h"

#include <glib/gi18n.h>

#define MOST_VALUES 6

typedef struct {
  GType (*get_type) (void);
  const char *words[MOST_VALUES]; /* to be translated, by value */
} Choice;

/* What a person reads for each value of the choices that records store. */
static const Choice choices[] = {
  { charter_audit_state_get_type, { N_("Draft"), N_("Agreed"), N_("Signed off") } },
  { charter_voice_get_type,
    { N_("The school"), N_("Pupils"), N_("Parents and carers"), N_("Staff"), N_("Governors"), N_("Visiting assessor") } },
  { charter_assessor_verdict_get_type,
    { N_("Not said"), N_("Agree"), N_("Higher"), N_("Lower"), N_("Need more information") } },
  { charter_duty_answer_get_type, { N_("Not said"), N_("Met"), N_("Not met") } },
  { charter_force_get_type, { N_("By law"), N_("Guidance"), N_("Advice") } },
  { charter_work_status_get_type, { N_("Work to do"), N_("Work in progress"), N_("Work in review"), N_("Work done") } },
  { charter_evidence_kind_get_type, { N_("File"), N_("Link"), N_("Note"), N_("Picture"), N_("Seen on site") } },
  { charter_nature_get_type, { N_("Paper"), N_("Practice"), N_("People") } },
  { charter_privacy_kind_get_type,
    { N_("Pupil number (UPN)"), N_("Date of birth"), N_("NHS number"), N_("A person’s e-mail address"),
      N_("Name with a year group") } },
  { charter_privacy_answer_get_type,
    { N_("Not answered yet"), N_("Not personal data"), N_("Leave out of packs"), N_("Print redacted") } },
  { charter_looked_get_type,
    { N_("Not looked through yet"), N_("Looked through"), N_("Looked through in part"), N_("Nothing to look through"),
      N_("Protected or damaged") } },
  { charter_action_status_get_type,
    { N_("Not started"), N_("In progress"), N_("On hold"), N_("Done"), N_("Dropped") } },
  { charter_priority_get_type, { N_("Medium"), N_("High"), N_("Low") } },
  { charter_outcome_get_type, { N_("Not yet known"), N_("Met"), N_("Partly met"), N_("Not met") } },
  { charter_tier_get_type, { N_("Universal"), N_("Targeted"), N_("Specialist") } },
  { charter_stage_get_type, { N_("Assess"), N_("Plan"), N_("Do"), N_("Review") } },
  { charter_paid_from_get_type,
    { N_("Not said yet"), N_("Notional SEN budget"), N_("School budget"), N_("Pupil premium"), N_("Top-up funding"),
      N_("Something else") } },
  { charter_direction_get_type, { N_("Higher is better"), N_("Lower is better") } },
  { charter_decision_get_type,
    { N_("Not decided yet"), N_("Continue"), N_("Change"), N_("Stop"), N_("Step up") } },
  { charter_training_kind_get_type, { N_("Inclusion training"), N_("Network meeting") } },
  { charter_link_kind_get_type, { N_("Supports"), N_("Raises"), N_("Uses") } },
};

/**
 * charter_choice_words_get:
 * @type: an enumeration that a record's property has
 * @value: one of its values
 *
 * Returns: (nullable): what it is called on all pages and papers, translated: "Partly met"; %NULL when there is
 *   no such value
 */
const char *
charter_choice_words_get (GType type,
                          int   value)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices) && value >= 0 && value < MOST_VALUES; i++)
    if (choices[i].get_type () == type)
      return choices[i].words[value] ? _(choices[i].words[value]) : NULL;
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

/* What the judgements add up to, of this cycle and the one before. Worked out when asked for, and kept. */

#include "charter-session-private.h"

/**
 * charter_session_forget_standings:
 * @self: a session
 *
 * What was worked out is worked out again when it is asked for.
 */
void
charter_session_forget_standings (CharterSession *self)
{
  g_clear_pointer (&self->standing, charter_standing_unref);
  g_clear_pointer (&self->previous_standing, charter_standing_unref);
  g_clear_pointer (&self->target_standing, charter_standing_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->voice_standings); i++)
    g_clear_pointer (&self->voice_standings[i], charter_standing_unref);
}

/**
 * charter_session_get_earlier:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the cycle before, as the items of the session's framework have
 *   it; %NULL when there is none. It is good until the audit, its previous one or the framework changes
 */
CharterEarlier *
charter_session_get_earlier (CharterSession *self)
{
  CharterAudit *previous = charter_session_get_previous_audit (self);
  CharterFramework *then = previous ? charter_session_find_framework_of (self, previous) : NULL;

  if (self->earlier
      && (!previous || !charter_earlier_is_of (self->earlier, self->framework, then, previous)))
    g_clear_pointer (&self->earlier, charter_earlier_free);
  if (!self->earlier && previous && self->framework)
    self->earlier = charter_earlier_new (self->portfolio, self->framework, then, previous);
  return self->earlier;
}

/**
 * charter_session_find_earlier_judgement:
 * @self: a session
 * @item: an item of its framework
 *
 * Returns: (transfer none) (nullable): the school's own judgement of it in the cycle before, which may
 *   have been of another edition
 */
CharterJudgement *
charter_session_find_earlier_judgement (CharterSession *self,
                                        CharterItem    *item)
{
  CharterEarlier *earlier = charter_session_get_earlier (self);

  return earlier ? charter_earlier_find_judgement (earlier, item) : NULL;
}

/**
 * charter_session_get_standing:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what the school's own judgements of the current audit add up
 *   to as they stand at this moment; %NULL without a school
 */
CharterStanding *
charter_session_get_standing (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  if (!self->standing && self->portfolio && self->framework)
    self->standing = charter_standing_new (self->portfolio, self->framework, self->audit,
                                           CHARTER_VOICE_SCHOOL);
  return self->standing;
}

/**
 * charter_session_get_previous_standing:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what the cycle before adds up to, by the areas of the session's
 *   framework
 */
CharterStanding *
charter_session_get_previous_standing (CharterSession *self)
{
  CharterEarlier *earlier = charter_session_get_earlier (self);

  if (!self->previous_standing && earlier)
    self->previous_standing = charter_standing_new_for_earlier (earlier, self->framework);
  return self->previous_standing;
}

static gboolean
has_targets (CharterSession *self)
{
  g_autoptr(GPtrArray) judgements =
    charter_portfolio_list_judgements (self->portfolio, self->audit, CHARTER_VOICE_SCHOOL);

  for (guint i = 0; i < judgements->len; i++)
    if (charter_judgement_get_target_level (g_ptr_array_index (judgements, i)))
      return TRUE;
  return FALSE;
}

/**
 * charter_session_get_target_standing:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): where the school wants to be; %NULL when no targets are set
 */
CharterStanding *
charter_session_get_target_standing (CharterSession *self)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  if (!self->target_standing && self->audit && has_targets (self))
    self->target_standing = charter_standing_new_for_targets (self->portfolio, self->framework,
                                                              self->audit);
  return self->target_standing;
}

/**
 * charter_session_get_voice_standing:
 * @self: a session
 * @voice: one but the school's own
 *
 * Returns: (transfer none) (nullable): what that voice's levels of the current audit add up to;
 *   %NULL when it has none that may be shown
 */
CharterStanding *
charter_session_get_voice_standing (CharterSession *self,
                                    CharterVoice    voice)
{
  g_return_val_if_fail (CHARTER_IS_SESSION (self), NULL);
  g_return_val_if_fail (voice > CHARTER_VOICE_SCHOOL && voice <= CHARTER_VOICE_ASSESSOR, NULL);
  if (!self->voice_standings[voice] && self->audit && self->framework)
    self->voice_standings[voice] = charter_standing_new (self->portfolio, self->framework,
                                                         self->audit, voice);
  if (!self->voice_standings[voice] || charter_standing_get_judged (self->voice_standings[voice]) == 0)
    return NULL;
  return self->voice_standings[voice];
}

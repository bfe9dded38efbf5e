/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-item-private.h"

/* What a loader says of an item, once. */

/**
 * charter_item_set_stem:
 * @self: an item
 * @stem: (nullable): the sentence that its levels answer
 *
 * For the loader only.
 */
void
charter_item_set_stem (CharterItem *self,
                       const char  *stem)
{
  g_return_if_fail (CHARTER_IS_ITEM (self));

  if (g_strcmp0 (self->stem, stem) == 0)
    return;
  g_free (self->stem);
  self->stem = g_strdup (stem);
  g_object_notify (G_OBJECT (self), "stem");
}

/**
 * charter_item_set_details:
 * @self: an item
 * @audience: (nullable): whom it is about
 * @description: (nullable): what it means
 * @outcome: (nullable): what it leads to
 * @lead: (nullable): who sees to it
 *
 * For the loader only.
 */
void
charter_item_set_details (CharterItem *self,
                          const char  *audience,
                          const char  *description,
                          const char  *outcome,
                          const char  *lead)
{
  g_return_if_fail (CHARTER_IS_ITEM (self));

  g_clear_pointer (&self->audience, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->outcome, g_free);
  g_clear_pointer (&self->lead, g_free);
  self->audience = g_strdup (audience);
  self->description = g_strdup (description);
  self->outcome = g_strdup (outcome);
  self->lead = g_strdup (lead);
}

/**
 * charter_item_set_descriptor:
 * @self: an item
 * @level_id: a level
 * @text: what the item looks like at it
 *
 * For the loader only.
 */
void
charter_item_set_descriptor (CharterItem *self,
                             const char  *level_id,
                             const char  *text)
{
  g_return_if_fail (CHARTER_IS_ITEM (self));
  g_return_if_fail (level_id != NULL);

  if (text)
    g_hash_table_replace (self->descriptors, g_strdup (level_id), g_strdup (text));
  else
    g_hash_table_remove (self->descriptors, level_id);
}

/**
 * charter_item_add_criterion:
 * @self: an item
 * @level_id: a level
 * @text: one thing to look for at it
 *
 * For the loader only.
 */
void
charter_item_add_criterion (CharterItem *self,
                            const char  *level_id,
                            const char  *text)
{
  GPtrArray *criteria;

  g_return_if_fail (CHARTER_IS_ITEM (self));
  g_return_if_fail (level_id != NULL);

  criteria = g_hash_table_lookup (self->criteria, level_id);
  if (!criteria)
    {
      criteria = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->criteria, g_strdup (level_id), criteria);
    }
  g_ptr_array_add (criteria, g_strdup (text));
}

/**
 * charter_item_add_duty:
 * @self: an item
 * @title: what has to be done
 * @force: must, should or advice
 * @citation: (nullable): where that stands
 * @checked_on: (nullable): when that was looked at, `YYYY-MM-DD`
 *
 * For the loader only.
 */
void
charter_item_add_duty (CharterItem  *self,
                       const char   *title,
                       CharterForce  force,
                       const char   *citation,
                       const char   *checked_on)
{
  CharterItemDuty *duty;

  g_return_if_fail (CHARTER_IS_ITEM (self));

  duty = g_new0 (CharterItemDuty, 1);
  duty->title = g_strdup (title);
  duty->force = force;
  duty->citation = g_strdup (citation);
  duty->checked_on = g_strdup (checked_on);
  g_ptr_array_add (self->duties, duty);
}

/** charter_item_set_duty_rule: when the duty that was added at @index falls due again */
void
charter_item_set_duty_rule (CharterItem           *self,
                            guint                  index,
                            const CharterDutyRule *rule)
{
  CharterItemDuty *duty;

  g_return_if_fail (CHARTER_IS_ITEM (self));
  g_return_if_fail (index < self->duties->len);

  duty = g_ptr_array_index (self->duties, index);
  duty->rule = *rule;
}

/**
 * charter_item_add_reference:
 * @self: an item
 * @framework: a pack's id
 * @code: of an item there
 * @relation: how the two belong together
 * @title: (nullable): what it is called there
 *
 * For the loader only.
 */
void
charter_item_add_reference (CharterItem *self,
                            const char  *framework,
                            const char  *code,
                            const char  *relation,
                            const char  *title)
{
  CharterItemReference *reference;

  g_return_if_fail (CHARTER_IS_ITEM (self));

  reference = g_new0 (CharterItemReference, 1);
  reference->framework = g_strdup (framework);
  reference->code = g_strdup (code);
  reference->relation = g_strdup (relation);
  reference->title = g_strdup (title);
  g_ptr_array_add (self->references, reference);
}

/**
 * charter_item_add_phase_note:
 * @self: an item
 * @phase: of schools
 * @note: (nullable): what is different there
 * @propose_not_applicable: (nullable): why it may not apply there
 *
 * For the loader only.
 */
void
charter_item_add_phase_note (CharterItem *self,
                             const char  *phase,
                             const char  *note,
                             const char  *propose_not_applicable)
{
  CharterPhaseNote *phase_note;

  g_return_if_fail (CHARTER_IS_ITEM (self));

  phase_note = g_new0 (CharterPhaseNote, 1);
  phase_note->phase = g_strdup (phase);
  phase_note->note = g_strdup (note);
  phase_note->propose_not_applicable = g_strdup (propose_not_applicable);
  g_ptr_array_add (self->phase_notes, phase_note);
}

/**
 * charter_item_add_suggestion:
 * @self: an item
 * @title: evidence that is often shown
 * @nature: paper, practice or people
 *
 * For the loader only.
 */
void
charter_item_add_suggestion (CharterItem   *self,
                             const char    *title,
                             CharterNature  nature)
{
  CharterSuggestion *suggestion;

  g_return_if_fail (CHARTER_IS_ITEM (self));

  suggestion = g_new0 (CharterSuggestion, 1);
  suggestion->title = g_strdup (title);
  suggestion->nature = nature;
  g_ptr_array_add (self->suggestions, suggestion);
}

/**
 * charter_item_set_area:
 * @self: an item
 * @area: (transfer none): that it stands in, which outlives it
 *
 * For the loader only.
 */
void
charter_item_set_area (CharterItem *self,
                       CharterArea *area)
{
  g_return_if_fail (CHARTER_IS_ITEM (self));

  self->area = area;
}

/**
 * charter_item_set_fed_by:
 * @self: an item
 * @fed_by: a bit (1 << kind) for each #CharterTrainingKind that says something about it
 *
 * For the loader only.
 */
void
charter_item_set_fed_by (CharterItem *self,
                         guint        fed_by)
{
  g_return_if_fail (CHARTER_IS_ITEM (self));

  self->fed_by = fed_by;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-item-sheet.h"

#include <glib/gi18n.h>

#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-plan-action-job.h"

/* What is done on a sheet, beside the texts that are written there. */

static CharterSession *
get_session (CharterItemSheet *self)
{
  return charter_item_sheet_get_session (self);
}

static CharterItem *
get_item (CharterItemSheet *self)
{
  return charter_item_sheet_get_item (self);
}

/* Asked by checks alone, which can be left out of a build. */
G_GNUC_UNUSED static gboolean
has_item (CharterItemSheet *self)
{
  return get_item (self) && charter_session_get_portfolio (get_session (self));
}

/**
 * charter_item_sheet_choose:
 * @self: a sheet
 * @level: (nullable): of the framework; %NULL: not judged
 * @error: why it cannot be changed
 *
 * Returns: whether it is judged so
 */
gboolean
charter_item_sheet_choose (CharterItemSheet  *self,
                           CharterLevel      *level,
                           GError           **error)
{
  g_return_val_if_fail (has_item (self), FALSE);
  return charter_judge_set_level (get_session (self), get_item (self), CHARTER_VOICE_SCHOOL, level, error);
}

/**
 * charter_item_sheet_choose_value:
 * @self: a sheet with an item
 * @value: a level's value
 * @error: where to say that the audit is signed off
 *
 * Returns: whether there is such a level and it is chosen; %FALSE without @error when there is none
 */
gboolean
charter_item_sheet_choose_value (CharterItemSheet  *self,
                                 int                value,
                                 GError           **error)
{
  CharterLevel *level =
    charter_framework_find_level_of_value (charter_session_get_framework (get_session (self)), value);

  return level && charter_item_sheet_choose (self, level, error);
}

/**
 * charter_item_sheet_set_reason:
 * @self: a sheet
 * @reason: (nullable): why the item does not apply; %NULL: it does
 * @error: why it cannot be changed
 *
 * Returns: whether it is said
 */
gboolean
charter_item_sheet_set_reason (CharterItemSheet  *self,
                               const char        *reason,
                               GError           **error)
{
  g_return_val_if_fail (has_item (self), FALSE);
  return charter_judge_set_not_applicable (get_session (self), get_item (self), CHARTER_VOICE_SCHOOL, reason, error);
}

/**
 * charter_item_sheet_set_duty:
 * @self: a sheet
 * @duty: whether the legal duty on it is met
 * @error: why it cannot be changed
 *
 * Returns: whether it is said
 */
gboolean
charter_item_sheet_set_duty (CharterItemSheet   *self,
                             CharterDutyAnswer   duty,
                             GError            **error)
{
  g_return_val_if_fail (has_item (self), FALSE);
  return charter_judge_set_duty (get_session (self), get_item (self), CHARTER_VOICE_SCHOOL, duty, error);
}

/**
 * charter_item_sheet_make_action:
 * @self: a sheet with an item
 * @error: where to say that the audit is signed off
 *
 * Makes the next step an action of the plan, raised by the judgement; one step of undo.
 *
 * Returns: (transfer none) (nullable): the action
 */
CharterAction *
charter_item_sheet_make_action (CharterItemSheet  *self,
                                GError           **error)
{
  const char *step = charter_item_sheet_get_text (self, "next-step");
  g_autofree char *title = NULL;

  g_return_val_if_fail (has_item (self), NULL);
  if (!charter_judge_check_open (get_session (self), error))
    return NULL;
  if (!*step)
    /* TRANSLATORS: an action without words of its own, with the title of an item */
    title = g_strdup_printf (_("Next step for %s"), charter_item_get_title (get_item (self)));
  return charter_plan_action_add_for_item (get_session (self), get_item (self), title ? title : step);
}

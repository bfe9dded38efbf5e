/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-framework-private.h"

#include "charter-area.h"
#include "charter-level.h"

static int
compare_levels (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  int left = charter_level_get_value ((CharterLevel *) a);
  int right = charter_level_get_value ((CharterLevel *) b);

  return (left > right) - (left < right);
}

/**
 * charter_framework_add_level:
 * @self: a framework that is being loaded
 * @level: (transfer none): a level; they stand by value, lowest first
 */
void
charter_framework_add_level (CharterFramework *self,
                             CharterLevel     *level)
{
  g_return_if_fail (CHARTER_IS_FRAMEWORK (self));
  g_return_if_fail (CHARTER_IS_LEVEL (level));

  g_list_store_insert_sorted (self->levels, level, compare_levels, NULL);
}

/**
 * charter_framework_add_area:
 * @self: a framework that is being loaded
 * @area: (transfer none): a main area, after those before
 */
void
charter_framework_add_area (CharterFramework *self,
                            CharterArea      *area)
{
  g_return_if_fail (CHARTER_IS_FRAMEWORK (self));
  g_return_if_fail (CHARTER_IS_AREA (area));

  g_list_store_append (self->areas, area);
}

/**
 * charter_framework_add_view:
 * @self: a framework that is being loaded
 * @id: the view's id
 * @title: what it is called
 * @areas: (transfer none): its #CharterArea, of the same items
 */
void
charter_framework_add_view (CharterFramework *self,
                            const char       *id,
                            const char       *title,
                            GListStore       *areas)
{
  CharterView *view;

  g_return_if_fail (CHARTER_IS_FRAMEWORK (self));
  g_return_if_fail (G_IS_LIST_STORE (areas));

  view = g_new0 (CharterView, 1);
  view->id = g_strdup (id);
  view->title = g_strdup (title);
  view->areas = g_object_ref (areas);
  g_ptr_array_add (self->views, view);
}

/**
 * charter_framework_add_step:
 * @self: a framework
 * @id: the step's id
 * @title: what it is called
 * @description: (nullable): what it means
 *
 * Returns: (transfer none): the step, whose rules the loader fills in
 */
CharterStep *
charter_framework_add_step (CharterFramework *self,
                            const char       *id,
                            const char       *title,
                            const char       *description)
{
  CharterStep *step;

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (self), NULL);

  step = g_new0 (CharterStep, 1);
  step->id = g_strdup (id);
  step->title = g_strdup (title);
  step->description = g_strdup (description);
  step->needs = g_array_new (FALSE, FALSE, sizeof (int));
  g_ptr_array_add (self->steps, step);
  return step;
}

/**
 * charter_framework_set_steps_note:
 * @self: a framework that is being loaded
 * @note: (nullable): where the rules of the steps come from
 */
void
charter_framework_set_steps_note (CharterFramework *self,
                                  const char       *note)
{
  g_return_if_fail (CHARTER_IS_FRAMEWORK (self));

  g_free (self->steps_note);
  self->steps_note = g_strdup (note);
}

/**
 * charter_framework_set_interest:
 * @self: a framework that is being loaded
 * @to: (nullable): who receives it
 * @address: (nullable): a page or an email address
 * @words: (nullable): what it says
 */
void
charter_framework_set_interest (CharterFramework *self,
                                const char       *to,
                                const char       *address,
                                const char       *words)
{
  g_return_if_fail (CHARTER_IS_FRAMEWORK (self));

  charter_interest_clear (&self->interest);
  self->interest.to = g_strdup (to);
  self->interest.address = g_strdup (address);
  self->interest.words = g_strdup (words);
}

/**
 * charter_framework_set_replaces:
 * @self: a framework that is being loaded
 * @id: (nullable): the pack that it replaces
 * @version: (nullable): and its version
 */
void
charter_framework_set_replaces (CharterFramework *self,
                                const char       *id,
                                const char       *version)
{
  g_return_if_fail (CHARTER_IS_FRAMEWORK (self));

  g_free (self->replaced_id);
  g_free (self->replaced_version);
  self->replaced_id = g_strdup (id);
  self->replaced_version = g_strdup (version);
}

/**
 * charter_framework_add_replacement:
 * @self: a framework that is being loaded
 * @from: codes of the pack that it replaces, %NULL-terminated
 * @to: what they became here, %NULL-terminated
 */
void
charter_framework_add_replacement (CharterFramework   *self,
                                   const char * const *from,
                                   const char * const *to)
{
  CharterReplacement *replacement;

  g_return_if_fail (CHARTER_IS_FRAMEWORK (self));

  replacement = g_new0 (CharterReplacement, 1);
  replacement->from = g_strdupv ((char **) from);
  replacement->to = g_strdupv ((char **) to);
  g_ptr_array_add (self->replacements, replacement);
}

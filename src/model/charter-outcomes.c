/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-outcomes.h"

#include <glib/gi18n.h>

#include "charter-item.h"
#include "charter-term.h"

/*
 * Whether actions worked, counted: how they came out, and whether the items that raised the met ones stand
 * higher now. That both happened is said side by side, never one as the reason of the other.
 */

static gboolean
has_code (GPtrArray  *items,
          const char *code)
{
  for (guint i = 0; items && i < items->len; i++)
    if (g_strcmp0 (charter_item_get_code (g_ptr_array_index (items, i)), code) == 0)
      return TRUE;
  return FALSE;
}

static void
count_items (CharterOutcomes       *self,
             CharterPortfolio      *portfolio,
             const CharterProgress *progress,
             CharterAction         *action)
{
  g_autoptr(GPtrArray) raised = charter_portfolio_list_linked_to (portfolio,
                                                                  charter_record_get_id (CHARTER_RECORD (action)),
                                                                  CHARTER_LINK_RAISES);
  gboolean has_moved = FALSE, has_item = FALSE;

  for (guint i = 0; i < raised->len; i++)
    {
      CharterRecord *record = g_ptr_array_index (raised, i);

      if (!CHARTER_IS_JUDGEMENT (record))
        continue;
      has_item = TRUE;
      has_moved |= has_code (progress->up, charter_judgement_get_item (CHARTER_JUDGEMENT (record)));
    }
  self->n_of_items += has_item;
  self->n_moved_up += has_moved;
}

static void
count_one (CharterOutcomes       *self,
           CharterPortfolio      *portfolio,
           const CharterProgress *progress,
           CharterAction         *action)
{
  if (charter_action_get_status (action) == CHARTER_ACTION_DROPPED)
    return;
  switch (charter_action_get_outcome (action))
    {
    case CHARTER_OUTCOME_MET:
      self->n_met++;
      count_items (self, portfolio, progress, action);
      break;
    case CHARTER_OUTCOME_PARTLY: self->n_partly++; break;
    case CHARTER_OUTCOME_NOT_MET: self->n_not_met++; break;
    case CHARTER_OUTCOME_NOT_YET_KNOWN:
    default: self->n_unknown++; break;
    }
}

/**
 * charter_outcomes_count:
 * @self: (out): the counts
 * @portfolio: a school's records
 * @progress: what moved since the cycle before; empty without one
 * @year: the school year in which the actions were due: "2025/26"
 */
void
charter_outcomes_count (CharterOutcomes       *self,
                        CharterPortfolio      *portfolio,
                        const CharterProgress *progress,
                        const char            *year)
{
  GListModel *actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);

  *self = (CharterOutcomes) { 0 };
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);
      const char *due = charter_action_get_due_on (action);
      g_autofree char *due_year = due ? charter_term_dup_school_year (due) : NULL;

      if (g_strcmp0 (due_year, year) == 0)
        count_one (self, portfolio, progress, action);
    }
}

/** charter_outcomes_sum: Returns: how many actions were counted */
guint
charter_outcomes_sum (const CharterOutcomes *self)
{
  return self->n_met + self->n_partly + self->n_not_met + self->n_unknown;
}

/** charter_outcomes_dup_words: Returns: (transfer full): "4 met, 1 partly met, 2 not met, 1 not said yet" */
char *
charter_outcomes_dup_words (const CharterOutcomes *self)
{
  g_autoptr(GString) words = g_string_new (NULL);

  if (charter_outcomes_sum (self) == 0)
    return g_strdup (_("No actions were due."));
  g_string_append_printf (words, _("%u met"), self->n_met);
  if (self->n_partly > 0)
    g_string_append_printf (words, _(", %u partly met"), self->n_partly);
  if (self->n_not_met > 0)
    g_string_append_printf (words, _(", %u not met"), self->n_not_met);
  if (self->n_unknown > 0)
    g_string_append_printf (words, _(", %u without an outcome"), self->n_unknown);
  return g_strdup (words->str);
}

/** charter_outcomes_dup_moved: Returns: (transfer full) (nullable): of the met ones, how many of their items
 * stand higher now; %NULL when none was raised by an item */
char *
charter_outcomes_dup_moved (const CharterOutcomes *self)
{
  if (self->n_of_items == 0)
    return NULL;
  /* Translators: how many of how many actions that were met have an item whose level is higher than last cycle */
  return g_strdup_printf (ngettext ("%u of %u met has its item at a higher level now",
                                    "%u of %u met have their items at a higher level now", self->n_moved_up),
                          self->n_moved_up, self->n_of_items);
}

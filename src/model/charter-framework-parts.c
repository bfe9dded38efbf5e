/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-framework-private.h"

/**
 * charter_view_free:
 * @view: (transfer full): a second grouping
 */
void
charter_view_free (CharterView *view)
{
  g_free (view->id);
  g_free (view->title);
  g_object_unref (view->areas);
  g_free (view);
}

/**
 * charter_step_free:
 * @step: (transfer full): a step
 */
void
charter_step_free (CharterStep *step)
{
  g_free (step->id);
  g_free (step->title);
  g_free (step->description);
  g_strfreev (step->after);
  g_array_unref (step->needs);
  g_free (step->document);
  g_free (step);
}

/**
 * charter_interest_clear:
 * @interest: how interest is expressed; its texts are %NULL afterwards
 */
void
charter_interest_clear (CharterInterest *interest)
{
  g_clear_pointer (&interest->to, g_free);
  g_clear_pointer (&interest->address, g_free);
  g_clear_pointer (&interest->words, g_free);
}

/**
 * charter_replacement_free:
 * @replacement: (transfer full): what became of items
 */
void
charter_replacement_free (CharterReplacement *replacement)
{
  g_strfreev (replacement->from);
  g_strfreev (replacement->to);
  g_free (replacement);
}

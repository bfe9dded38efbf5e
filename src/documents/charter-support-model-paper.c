/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-support-papers.h"

#include <glib/gi18n.h>

#include "charter-pack-composer.h"
#include "charter-support-steps.h"
#include "charter-term.h"

#define MOST_COLUMNS 5

/* What happens for a tier; a column that no step says anything in is not there. */
static const char *
get_tier_words (CharterSupportStep *step,
                guint               tier)
{
  switch (tier)
    {
    case 0: return charter_support_step_get_universal (step);
    case 1: return charter_support_step_get_targeted (step);
    case 2: return charter_support_step_get_specialist (step);
    default: return NULL;
    }
}

static gboolean
has_tier (GPtrArray *steps,
          guint      tier)
{
  for (guint i = 0; i < steps->len; i++)
    if (get_tier_words (g_ptr_array_index (steps, i), tier))
      return TRUE;
  return FALSE;
}

static CharterText *
who_text (CharterSupportStep *step)
{
  const char *who = charter_support_step_get_who (step);
  const char *timing = charter_support_step_get_timing (step);
  CharterText *text = charter_text_new_plain (who);

  if (who && timing)
    charter_text_add (text, CHARTER_RUN_DIM, "\n");
  return charter_text_add (text, CHARTER_RUN_DIM, timing);
}

static void
add_steps (CharterPackComposer *self,
           GPtrArray           *steps)
{
  const char *titles[] = { _("For everybody"), _("For some"), _("For a few") };
  CharterColumn columns[MOST_COLUMNS] = { { _("Step"), 1.5, CHARTER_ALIGN_START, TRUE } };
  guint n = 1;
  CharterBlock *table;

  for (guint tier = 0; tier < G_N_ELEMENTS (titles); tier++)
    if (has_tier (steps, tier))
      columns[n++] = (CharterColumn) { titles[tier], 2.4, CHARTER_ALIGN_START, FALSE };
  columns[n++] = (CharterColumn) { _("Who and when"), 1.7, CHARTER_ALIGN_START, FALSE };
  table = charter_document_add_table (self->document, _("The steps of our model"), columns, n);
  for (guint i = 0; i < steps->len; i++)
    {
      CharterSupportStep *step = g_ptr_array_index (steps, i);
      const char *title = charter_support_step_get_title (step);
      GPtrArray *cells = charter_pack_texts_new ();

      g_ptr_array_add (cells, charter_text_new_styled (CHARTER_RUN_BOLD, title ? title : _("Not named yet")));
      for (guint tier = 0; tier < G_N_ELEMENTS (titles); tier++)
        if (has_tier (steps, tier))
          g_ptr_array_add (cells, charter_text_new_plain (get_tier_words (step, tier)));
      g_ptr_array_add (cells, who_text (step));
      charter_table_add_cells (table, cells);
    }
}

static void
add_check (CharterPackComposer *self)
{
  g_autoptr(GPtrArray) checks = charter_support_list_checks (self->portfolio);
  g_autofree char *words = charter_support_dup_check_words (self->portfolio, self->source->today);
  const char *changed = checks->len > 0
                        ? charter_model_check_get_changed (g_ptr_array_index (checks, 0)) : NULL;

  charter_document_add_words (self->document, words);
  if (changed)
    {
      CharterText *text = charter_text_new_styled (CHARTER_RUN_BOLD, _("What changed since: "));

      charter_document_add_paragraph (self->document, CHARTER_PARAGRAPH_BODY,
                                      charter_text_add (text, CHARTER_RUN_PLAIN, changed));
    }
}

/**
 * charter_pack_add_model:
 * @self: a composer
 *
 * The school's model of support and when it was checked; nothing when the school has written none.
 */
void
charter_pack_add_model (CharterPackComposer *self)
{
  g_autoptr(GPtrArray) steps = charter_support_list_steps (self->portfolio);
  CharterSupportModel *model = charter_support_model_find (self->portfolio);
  const char *aim = model ? charter_support_model_get_aim (model) : NULL;

  if (steps->len == 0)
    return;
  if (aim)
    charter_document_add_words (self->document, aim);
  add_steps (self, steps);
  add_check (self);
}

/**
 * charter_support_model_compose:
 * @source: a school's records
 *
 * One page for staffroom, governors and families: how this school supports its pupils, step by step.
 *
 * Returns: (transfer full): the document
 */
CharterDocument *
charter_support_model_compose (const CharterReportSource *source)
{
  CharterPackComposer *self = charter_pack_composer_new (source, _("Our cycle of support"));
  g_autoptr(GPtrArray) steps = charter_support_list_steps (self->portfolio);
  CharterSupportModel *model = charter_support_model_find (self->portfolio);
  const char *title = model ? charter_support_model_get_title (model) : NULL;
  const char *name = charter_school_get_name (self->school);

  charter_pack_add_logo (self);
  charter_document_add_label (self->document, name ? name : _("Our school"));
  charter_document_add_title (self->document, title ? title : _("Our cycle of support"));
  if (steps->len > 0)
    charter_pack_add_model (self);
  else
    charter_document_add_words (self->document, _("No steps are written yet. Write them on the page Cycle of support, "
                                                  "in your own words."));
  return charter_pack_composer_finish (self);
}

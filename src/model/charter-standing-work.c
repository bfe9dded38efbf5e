/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-standing-private.h"

#include <math.h>

#include "charter-voices.h"

static void
area_result_free (gpointer data)
{
  CharterAreaResult *area = data;

  g_array_unref (area->marks);
  g_object_unref (area->standing.area);
  g_free (area->standing.working);
  g_free (area->reason);
  g_free (area);
}

/**
 * charter_area_result_is_duty_broken:
 * @mark: what stands beside an item
 *
 * Returns: whether the school says that it does not meet a duty that binds by law
 */
gboolean
charter_area_result_is_duty_broken (const CharterMark *mark)
{
  return mark->applies && mark->duty == CHARTER_DUTY_NOT_MET
         && charter_item_has_legal_duty (mark->item);
}

/**
 * charter_area_result_count_reaching:
 * @area: the result of an area
 * @value: of a level
 *
 * Returns: how many of its judged items stand at @value or higher
 */
guint
charter_area_result_count_reaching (const CharterAreaResult *area,
                                    int                      value)
{
  guint count = 0;

  for (guint i = 0; i < area->marks->len; i++)
    {
      const CharterMark *mark = &g_array_index (area->marks, CharterMark, i);

      if (mark->level && charter_level_get_value (mark->level) >= value)
        count++;
    }
  return count;
}

static gboolean
do_half_reach (GArray *values,
               int     value)
{
  guint count = 0;

  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, int, i) >= value)
      count++;
  return count >= CHARTER_AT_LEAST_HALF (values->len);
}

static gboolean
is_any_below (GArray *values,
              int     value)
{
  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, int, i) < value)
      return TRUE;
  return FALSE;
}

/* Secure fit: the highest level that at least half of @values reach while none is more than one
 * below it, and that at least half of @others reach too, if any are given. */
static CharterLevel *
fit_level (CharterFramework *framework,
           GArray           *values,
           GArray           *others)
{
  GListModel *levels = charter_framework_get_levels (framework);

  if (values->len == 0)
    return NULL;
  for (guint i = g_list_model_get_n_items (levels); i > 0; i--)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i - 1);
      int value = charter_level_get_value (level);

      /* The framework holds the level for as long as the standing holds the framework. */
      if (do_half_reach (values, value) && !is_any_below (values, value - 1)
          && (!others || do_half_reach (others, value)))
        return level;
    }
  return NULL;
}

/* Another voice may have answers to be counted. */
static CharterMark
mark_item_of_voice (CharterFramework              *framework,
                    const CharterStandingQuestion *question,
                    CharterItem                   *item)
{
  CharterJudgement *judgement = g_hash_table_lookup (question->judgements,
                                                     charter_item_get_code (item));
  CharterMark mark = { .item = item, .applies = TRUE };

  if (judgement)
    {
      mark.applies = charter_judgement_get_not_applicable (judgement) == NULL;
      mark.duty = charter_judgement_get_duty (judgement);
    }
  if (mark.applies && question->portfolio)
    mark.level = charter_voices_find_level (question->portfolio, framework, question->audit,
                                            charter_item_get_code (item), question->voice);
  return mark;
}

static CharterMark
mark_item (CharterFramework              *framework,
           const CharterStandingQuestion *question,
           CharterItem                   *item)
{
  CharterMark mark = { .item = item, .applies = TRUE };
  CharterJudgement *judgement = g_hash_table_lookup (question->judgements,
                                                     charter_item_get_code (item));
  const char *level;

  if (!judgement)
    return mark;
  mark.applies = charter_judgement_get_not_applicable (judgement) == NULL;
  level = charter_judgement_get_level (judgement);
  if (question->of_targets && charter_judgement_get_target_level (judgement))
    level = charter_judgement_get_target_level (judgement);
  if (mark.applies && level)
    mark.level = charter_framework_find_level (framework, level);
  if (!question->of_targets)
    mark.duty = charter_judgement_get_duty (judgement);
  return mark;
}

static void
mark_items (CharterAreaResult             *area,
            CharterFramework              *framework,
            const CharterStandingQuestion *question)
{
  GListModel *items = charter_area_get_items (area->standing.area);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      CharterMark mark = question->voice == CHARTER_VOICE_SCHOOL
                         ? mark_item (framework, question, item)
                         : mark_item_of_voice (framework, question, item);

      g_array_append_val (area->marks, mark);
      area->standing.applicable += mark.applies;
      area->standing.judged += mark.level != NULL;
    }
}

static GArray *
list_values (const CharterAreaResult *area)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < area->marks->len; i++)
    {
      const CharterMark *mark = &g_array_index (area->marks, CharterMark, i);
      int value;

      if (!mark->level)
        continue;
      value = charter_level_get_value (mark->level);
      g_array_append_val (values, value);
    }
  return values;
}

static double
mean (GArray *values)
{
  double sum = 0;

  for (guint i = 0; i < values->len; i++)
    sum += g_array_index (values, int, i);
  return values->len ? sum / values->len : NAN;
}

/* A level set by hand counts only with its reason. It is the school's own, for an area of the main
 * view. */
static void
apply_override (CharterAreaResult             *area,
                CharterFramework              *framework,
                const CharterStandingQuestion *question)
{
  CharterAreaNote *note;

  if (question->is_view || question->of_targets || !question->audit
      || question->voice != CHARTER_VOICE_SCHOOL)
    return;
  if (question->earlier)
    note = charter_earlier_find_area_note (question->earlier, area->standing.area);
  else
    note = charter_portfolio_find_area_note (question->portfolio, question->audit,
                                             charter_area_get_code (area->standing.area));
  if (!note || !charter_area_note_get_level (note) || !charter_area_note_get_reason (note))
    return;
  area->override = charter_framework_find_level (framework, charter_area_note_get_level (note));
  if (!area->override)
    return;
  area->reason = g_strdup (charter_area_note_get_reason (note));
  area->standing.level = area->override;
  area->standing.is_overridden = TRUE;
}

static void
apply_duty_hold (CharterAreaResult *area,
                 CharterFramework  *framework)
{
  for (guint i = 0; i < area->marks->len && !area->standing.is_held; i++)
    area->standing.is_held =
      charter_area_result_is_duty_broken (&g_array_index (area->marks, CharterMark, i));
  if (area->standing.is_held && charter_level_get_value (area->standing.level) > 1)
    area->standing.level = charter_framework_find_level_of_value (framework, 1);
}

static CharterAreaResult *
work_out_area (CharterArea                   *of,
               CharterFramework              *framework,
               const CharterStandingQuestion *question)
{
  CharterAreaResult *area = g_new0 (CharterAreaResult, 1);
  g_autoptr(GArray) values = NULL;

  area->standing.area = g_object_ref (of);
  area->standing.position = NAN;
  area->marks = g_array_new (FALSE, FALSE, sizeof (CharterMark));
  mark_items (area, framework, question);
  if (area->standing.applicable == 0)
    area->standing.state = CHARTER_STANDING_NOT_APPLICABLE;
  else if (area->standing.judged < CHARTER_AT_LEAST_HALF (area->standing.applicable))
    area->standing.state = CHARTER_STANDING_TOO_FEW;
  if (area->standing.state != CHARTER_STANDING_JUDGED)
    return area;
  values = list_values (area);
  area->standing.position = mean (values);
  area->standing.secure = fit_level (framework, values, NULL);
  area->standing.level = area->standing.secure;
  apply_override (area, framework, question);
  if (area->standing.level)
    apply_duty_hold (area, framework);
  return area;
}

static void
work_out_overall (CharterStanding *self)
{
  g_autoptr(GArray) levels = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->areas->len; i++)
    {
      CharterAreaResult *area = g_ptr_array_index (self->areas, i);
      g_autoptr(GArray) values = list_values (area);

      g_array_append_vals (items, values->data, values->len);
      self->judged += area->standing.judged;
      self->applicable += area->standing.applicable;
      self->n_applicable_areas += area->standing.state != CHARTER_STANDING_NOT_APPLICABLE;
      if (area->standing.level)
        {
          int value = charter_level_get_value (area->standing.level);

          g_array_append_val (levels, value);
        }
    }
  self->n_levelled_areas = levels->len;
  if (!self->has_overall)
    return;
  self->is_provisional = self->n_levelled_areas < self->n_applicable_areas;
  if (self->n_levelled_areas >= CHARTER_AT_LEAST_HALF (self->n_applicable_areas))
    self->level = fit_level (self->framework, levels, items);
}

/**
 * charter_standing_work_out:
 * @framework: what was judged against
 * @areas: (nullable): of #CharterArea
 * @question: whose levels, and of which areas
 *
 * Returns: (transfer full): what the judgements add up to, with its working in words
 */
CharterStanding *
charter_standing_work_out (CharterFramework              *framework,
                           GListModel                    *areas,
                           const CharterStandingQuestion *question)
{
  CharterStanding *self = g_new0 (CharterStanding, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->framework = g_object_ref (framework);
  self->areas = g_ptr_array_new_with_free_func (area_result_free);
  self->has_overall = !question->is_view;
  for (guint i = 0; areas && i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      g_ptr_array_add (self->areas, work_out_area (area, framework, question));
    }
  work_out_overall (self);
  for (guint i = 0; i < self->areas->len; i++)
    {
      CharterAreaResult *area = g_ptr_array_index (self->areas, i);

      area->standing.working = charter_standing_explain_area (self, area);
    }
  self->working = charter_standing_explain_overall (self);
  return self;
}

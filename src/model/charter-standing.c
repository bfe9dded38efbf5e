/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-standing.h"

#include <math.h>

#include <glib/gi18n.h>

#include "charter-standing-private.h"
#include "charter-voices.h"

/**
 * CharterStanding:
 *
 * What the judgements of one voice in one audit add up to. Nothing else in the program adds
 * judgements up, so that one audit never shows two numbers.
 */
G_DEFINE_BOXED_TYPE (CharterStanding, charter_standing, charter_standing_ref, charter_standing_unref)

G_DEFINE_ENUM_TYPE (CharterStandingState, charter_standing_state,
                    G_DEFINE_ENUM_VALUE (CHARTER_STANDING_JUDGED, "judged"),
                    G_DEFINE_ENUM_VALUE (CHARTER_STANDING_TOO_FEW, "too-few"),
                    G_DEFINE_ENUM_VALUE (CHARTER_STANDING_NOT_APPLICABLE, "not-applicable"))

/* What is asked for: whose levels, and of which areas. */
typedef struct {
  CharterPortfolio *portfolio;
  CharterAudit     *audit;      /* nullable */
  CharterVoice      voice;
  GHashTable       *judgements; /* item code -> CharterJudgement */
  gboolean          of_targets;
  gboolean          is_view;
  CharterEarlier   *earlier;    /* nullable: who says what was said of an area as a whole */
} Question;

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

/* A duty that binds by law and that the school says it does not meet. */
gboolean
charter_area_result_is_duty_broken (const CharterMark *mark)
{
  return mark->applies && mark->duty == CHARTER_DUTY_NOT_MET
         && charter_item_has_legal_duty (mark->item);
}

/* The judged items of @area that stand at @value or higher. */
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
mark_item_of_voice (CharterFramework *framework,
                    const Question   *question,
                    CharterItem      *item)
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
mark_item (CharterFramework *framework,
           const Question   *question,
           CharterItem      *item)
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
mark_items (CharterAreaResult *area,
            CharterFramework  *framework,
            const Question    *question)
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
apply_override (CharterAreaResult *area,
                CharterFramework  *framework,
                const Question    *question)
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
work_out_area (CharterArea      *of,
               CharterFramework *framework,
               const Question   *question)
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

static GHashTable *
index_judgements (CharterPortfolio *portfolio,
                  CharterAudit     *audit,
                  CharterVoice      voice)
{
  GHashTable *by_item = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) judgements = NULL;

  if (!portfolio || !audit)
    return by_item;
  judgements = charter_portfolio_list_judgements (portfolio, audit, voice);
  for (guint i = 0; i < judgements->len; i++)
    {
      CharterJudgement *judgement = g_ptr_array_index (judgements, i);

      if (charter_judgement_get_item (judgement))
        g_hash_table_insert (by_item, (char *) charter_judgement_get_item (judgement), judgement);
    }
  return by_item;
}

static CharterStanding *
work_out (CharterFramework *framework,
          GListModel       *areas,
          const Question   *question)
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

/**
 * charter_standing_new:
 * @portfolio: (nullable): a school's records
 * @framework: what was judged against
 * @audit: (nullable): the audit; with %NULL nothing is judged
 * @voice: whose judgements
 *
 * Adds the judgements up, by the rules of the design: secure fit, then a level set by hand, then the
 * hold of a legal duty that is not met.
 *
 * Returns: (transfer full): the standing as it is now
 */
CharterStanding *
charter_standing_new (CharterPortfolio *portfolio,
                      CharterFramework *framework,
                      CharterAudit     *audit,
                      CharterVoice      voice)
{
  g_autoptr(GHashTable) judgements = index_judgements (portfolio, audit, voice);
  const Question question = { portfolio, audit, voice, judgements, FALSE, FALSE, NULL };

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (framework), NULL);
  return work_out (framework, charter_framework_get_areas (framework), &question);
}

static GListModel *
find_view (CharterFramework *framework,
           const char       *view_id)
{
  GPtrArray *views = charter_framework_get_views (framework);

  for (guint i = 0; i < views->len; i++)
    {
      CharterView *view = g_ptr_array_index (views, i);

      if (g_strcmp0 (view->id, view_id) == 0)
        return G_LIST_MODEL (view->areas);
    }
  return NULL;
}

/**
 * charter_standing_new_for_view:
 * @portfolio: (nullable): a school's records
 * @framework: what was judged against
 * @view_id: one of the framework's second views
 * @audit: (nullable): the audit
 * @voice: whose judgements
 *
 * A level set by hand belongs to an area of the main view and counts in none of these; a legal duty
 * that is not met holds here too.
 *
 * Returns: (transfer full): area results only; none for a view that the framework does not have
 */
CharterStanding *
charter_standing_new_for_view (CharterPortfolio *portfolio,
                               CharterFramework *framework,
                               const char       *view_id,
                               CharterAudit     *audit,
                               CharterVoice      voice)
{
  g_autoptr(GHashTable) judgements = index_judgements (portfolio, audit, voice);
  const Question question = { portfolio, audit, voice, judgements, FALSE, TRUE, NULL };

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (framework), NULL);
  return work_out (framework, find_view (framework, view_id), &question);
}

/**
 * charter_standing_new_for_targets:
 * @portfolio: (nullable): a school's records
 * @framework: what is judged against
 * @audit: (nullable): the audit
 *
 * Where the school wants to be: an item with a target counts with it, one without as it is judged.
 * Levels set by hand and duties are of the present and do not count.
 *
 * Returns: (transfer full): the standing
 */
CharterStanding *
charter_standing_new_for_targets (CharterPortfolio *portfolio,
                                  CharterFramework *framework,
                                  CharterAudit     *audit)
{
  g_autoptr(GHashTable) judgements = index_judgements (portfolio, audit, CHARTER_VOICE_SCHOOL);
  const Question question = { portfolio, audit, CHARTER_VOICE_SCHOOL, judgements, TRUE, FALSE, NULL };

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (framework), NULL);
  return work_out (framework, charter_framework_get_areas (framework), &question);
}

static GHashTable *
index_earlier (CharterEarlier   *earlier,
               CharterFramework *framework)
{
  GHashTable *by_item = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          CharterJudgement *judgement = charter_earlier_find_judgement (earlier, item);

          if (judgement)
            g_hash_table_insert (by_item, (char *) charter_item_get_code (item), judgement);
        }
    }
  return by_item;
}

/**
 * charter_standing_new_for_earlier:
 * @earlier: an earlier cycle
 * @framework: today's edition, which @earlier was made for
 *
 * A level set by hand counts where its area is still made of the same items.
 *
 * Returns: (transfer full): the standing then, area by area as they are cut today
 */
CharterStanding *
charter_standing_new_for_earlier (CharterEarlier   *earlier,
                                  CharterFramework *framework)
{
  g_autoptr(GHashTable) judgements = NULL;
  Question question = { .voice = CHARTER_VOICE_SCHOOL, .earlier = earlier };

  g_return_val_if_fail (earlier != NULL, NULL);
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (framework), NULL);
  question.judgements = judgements = index_earlier (earlier, framework);
  question.audit = charter_earlier_get_audit (earlier);
  return work_out (framework, charter_framework_get_areas (framework), &question);
}

CharterStanding *
charter_standing_ref (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
charter_standing_unref (CharterStanding *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->areas);
  g_object_unref (self->framework);
  g_free (self->working);
  g_free (self);
}

guint
charter_standing_get_n_areas (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->areas->len;
}

const CharterAreaStanding *
charter_standing_get_area (CharterStanding *self,
                           guint            position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->areas->len, NULL);
  return g_ptr_array_index (self->areas, position);
}

const CharterAreaStanding *
charter_standing_find_area (CharterStanding *self,
                            const char      *code)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->areas->len; i++)
    {
      const CharterAreaStanding *area = g_ptr_array_index (self->areas, i);

      if (g_strcmp0 (charter_area_get_code (area->area), code) == 0)
        return area;
    }
  return NULL;
}

CharterLevel *
charter_standing_get_level (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->level;
}

/**
 * charter_standing_is_provisional:
 * @self: a standing
 *
 * Returns: whether an applicable area has no level yet
 */
gboolean
charter_standing_is_provisional (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_provisional;
}

const char *
charter_standing_get_working (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->working;
}

guint
charter_standing_get_judged (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->judged;
}

guint
charter_standing_get_applicable (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->applicable;
}

/**
 * charter_area_standing_dup_word:
 * @area: an area's result
 *
 * Returns: (transfer full): the word beside the area's mark: its level's title, or why it has none
 */
char *
charter_area_standing_dup_word (const CharterAreaStanding *area)
{
  g_return_val_if_fail (area != NULL, NULL);
  if (area->state == CHARTER_STANDING_NOT_APPLICABLE)
    return g_strdup (_("not applicable"));
  if (area->judged == 0)
    return g_strdup (_("not yet judged"));
  if (!area->level)
    return g_strdup (_("not enough judged"));
  return g_strdup (charter_level_get_title (area->level));
}

/**
 * charter_standing_list_open_duties:
 * @self: a standing
 *
 * Guidance is not asked for here: it holds nothing.
 *
 * Returns: (transfer full) (element-type utf8): the codes of the items that apply and have a legal
 *   duty of which nothing is said, or that is not met, in order
 */
GPtrArray *
charter_standing_list_open_duties (CharterStanding *self)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, codes);
  for (guint i = 0; i < self->areas->len; i++)
    {
      CharterAreaResult *area = g_ptr_array_index (self->areas, i);

      for (guint j = 0; j < area->marks->len; j++)
        {
          const CharterMark *mark = &g_array_index (area->marks, CharterMark, j);

          if (mark->applies && mark->duty != CHARTER_DUTY_MET && charter_item_has_legal_duty (mark->item))
            g_ptr_array_add (codes, g_strdup (charter_item_get_code (mark->item)));
        }
    }
  return codes;
}

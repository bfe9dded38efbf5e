/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-measures.h"

#include <math.h>

#include <glib/gi18n.h>

static const char * const unit_nicks[] = {
  [CHARTER_UNIT_PUPILS] = "pupils",
  [CHARTER_UNIT_TIMES] = "times",
  [CHARTER_UNIT_DAYS] = "days",
  [CHARTER_UNIT_PERCENT] = "percent",
  [CHARTER_UNIT_PERCENT_OF_PUPILS] = "percent-of-pupils",
  [CHARTER_UNIT_POINTS] = "points",
};

static const char * const unit_titles[] = {
  [CHARTER_UNIT_PUPILS] = N_("pupils"),
  [CHARTER_UNIT_TIMES] = N_("times"),
  [CHARTER_UNIT_DAYS] = N_("days"),
  [CHARTER_UNIT_PERCENT] = N_("per cent"),
  [CHARTER_UNIT_PERCENT_OF_PUPILS] = N_("per cent of pupils"),
  [CHARTER_UNIT_POINTS] = N_("points"),
};

static const char * const better_nicks[] = {
  [CHARTER_BETTER_NEITHER] = "neither",
  [CHARTER_BETTER_HIGHER] = "higher",
  [CHARTER_BETTER_LOWER] = "lower",
};

static const char * const better_titles[] = {
  [CHARTER_BETTER_NEITHER] = N_("neither is better"),
  [CHARTER_BETTER_HIGHER] = N_("higher is better"),
  [CHARTER_BETTER_LOWER] = N_("lower is better"),
};

/**
 * charter_measure_free:
 * @self: (transfer full): a measure
 */
void
charter_measure_free (CharterMeasure *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->says);
  g_free (self->source);
  g_strfreev (self->aims);
  g_free (self);
}

/**
 * charter_cohort_free:
 * @self: (transfer full): a cohort
 */
void
charter_cohort_free (CharterCohort *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->family);
  g_free (self->context);
  g_free (self);
}

/**
 * charter_aim_free:
 * @self: (transfer full): an aim
 */
void
charter_aim_free (CharterAim *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/**
 * charter_aim_set_free:
 * @self: (transfer full): an aim set
 */
void
charter_aim_set_free (CharterAimSet *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->framework);
  g_ptr_array_unref (self->aims);
  g_free (self);
}

/** charter_measures_new: Returns: (transfer full): empty lists */
CharterMeasures *
charter_measures_new (void)
{
  CharterMeasures *self = g_new0 (CharterMeasures, 1);

  self->measures = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_measure_free);
  self->cohorts = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_cohort_free);
  self->aim_sets = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_aim_set_free);
  return self;
}

/**
 * charter_measures_free:
 * @self: (transfer full) (nullable): a measures
 */
void
charter_measures_free (CharterMeasures *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->measures);
  g_ptr_array_unref (self->cohorts);
  g_ptr_array_unref (self->aim_sets);
  g_free (self);
}

/** charter_measures_find: Returns: (transfer none) (nullable): the measure called @id */
const CharterMeasure *
charter_measures_find (const CharterMeasures *self,
                       const char            *id)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      const CharterMeasure *measure = g_ptr_array_index (self->measures, i);

      if (g_strcmp0 (measure->id, id) == 0)
        return measure;
    }
  return NULL;
}

/** charter_measures_find_cohort: Returns: (transfer none) (nullable): the group called @id */
const CharterCohort *
charter_measures_find_cohort (const CharterMeasures *self,
                              const char            *id)
{
  for (guint i = 0; i < self->cohorts->len; i++)
    {
      const CharterCohort *cohort = g_ptr_array_index (self->cohorts, i);

      if (g_strcmp0 (cohort->id, id) == 0)
        return cohort;
    }
  return NULL;
}

/** charter_measure_serves: Returns: whether the measure says something about @aim */
gboolean
charter_measure_serves (const CharterMeasure *self,
                        const char           *aim)
{
  return self->aims && g_strv_contains ((const char * const *) self->aims, aim);
}

static int
find_nick (const char * const *nicks,
           guint               n_nicks,
           const char         *nick)
{
  for (guint i = 0; i < n_nicks; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return (int) i;
  return -1;
}

/**
 * charter_unit_from_nick:
 * @nick: (nullable): as it is stored
 * @unit: (out): which it is; left alone when there is no such one
 *
 * Returns: whether there is such a unit
 */
gboolean
charter_unit_from_nick (const char  *nick,
                        CharterUnit *unit)
{
  int found = find_nick (unit_nicks, G_N_ELEMENTS (unit_nicks), nick);

  if (found >= 0)
    *unit = (CharterUnit) found;
  return found >= 0;
}

/**
 * charter_unit_to_nick:
 * @unit: of a measure
 *
 * Returns: as it is stored
 */
const char *
charter_unit_to_nick (CharterUnit unit)
{
  return unit_nicks[unit];
}

/**
 * charter_unit_get_title:
 * @unit: of a measure
 *
 * Returns: what it is called
 */
const char *
charter_unit_get_title (CharterUnit unit)
{
  return _(unit_titles[unit]);
}

/**
 * charter_better_from_nick:
 * @nick: (nullable): as it is stored
 * @better: (out): which it is; left alone when there is no such one
 *
 * Returns: whether there is such a direction
 */
gboolean
charter_better_from_nick (const char    *nick,
                          CharterBetter *better)
{
  int found = find_nick (better_nicks, G_N_ELEMENTS (better_nicks), nick);

  if (found >= 0)
    *better = (CharterBetter) found;
  return found >= 0;
}

/**
 * charter_better_to_nick:
 * @better: which direction is better
 *
 * Returns: as it is stored
 */
const char *
charter_better_to_nick (CharterBetter better)
{
  return better_nicks[better];
}

/**
 * charter_better_get_title:
 * @better: which direction is better
 *
 * Returns: what it is called
 */
const char *
charter_better_get_title (CharterBetter better)
{
  return _(better_titles[better]);
}

/** charter_unit_is_share: Returns: whether values are per cent */
gboolean
charter_unit_is_share (CharterUnit unit)
{
  return unit == CHARTER_UNIT_PERCENT || unit == CHARTER_UNIT_PERCENT_OF_PUPILS;
}

/**
 * charter_unit_dup_words:
 * @unit: a unit
 * @value: a value, with one place at most
 *
 * Returns: (transfer full): the number as it is written beside others of its kind: "94.1%", "12"
 */
char *
charter_unit_dup_words (CharterUnit unit,
                        double      value)
{
  if (charter_unit_is_share (unit))
    return g_strdup_printf ("%.1f%%", value);
  if (unit == CHARTER_UNIT_POINTS || fabs (value - round (value)) > 0.01)
    return g_strdup_printf ("%.1f", value);
  return g_strdup_printf ("%.0f", value);
}

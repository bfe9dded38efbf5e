/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-standing-private.h"

#include <glib/gi18n.h>

#include "charter-framework.h"

/* The working of a standing, in words that a SENCO would use to a governor. */

static void
add_sentence (GString    *text,
              const char *format,
              ...) G_GNUC_PRINTF (2, 3);

static void
add_sentence (GString    *text,
              const char *format,
              ...)
{
  va_list arguments;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

/* "theme" or "themes", as the framework calls what it judges. */
static const char *
items_noun (CharterStanding *self,
            guint            n)
{
  const char *noun = n == 1 ? charter_framework_get_item_noun (self->framework)
                            : charter_framework_get_item_noun_plural (self->framework);

  return noun ? noun : ngettext ("item", "items", n);
}

static const char *
areas_noun (CharterStanding *self,
            guint            n)
{
  const char *noun = n == 1 ? charter_framework_get_area_noun (self->framework)
                            : charter_framework_get_area_noun_plural (self->framework);

  return noun ? noun : ngettext ("area", "areas", n);
}

static void
add_to_list (GString    *list,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
add_to_list (GString    *list,
             const char *format,
             ...)
{
  va_list arguments;

  if (list->len > 0)
    /* TRANSLATORS: between the members of a list: "4 Established, 1 Advanced" */
    g_string_append (list, _(", "));
  va_start (arguments, format);
  g_string_append_vprintf (list, format, arguments);
  va_end (arguments);
}

/* "1 Emerging, 4 Established", from the lowest. */
static char *
count_levels (CharterFramework *framework,
              GPtrArray        *given)
{
  GListModel *levels = charter_framework_get_levels (framework);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);
      guint count = 0;

      for (guint j = 0; j < given->len; j++)
        count += g_ptr_array_index (given, j) == level;
      if (count > 0)
        /* TRANSLATORS: how many stand at a level: "4 Established" */
        add_to_list (list, _("%u %s"), count, charter_level_get_title (level));
    }
  return g_string_free (list, FALSE);
}

static GPtrArray *
list_item_levels (const CharterAreaResult *area)
{
  GPtrArray *levels = g_ptr_array_new ();

  for (guint i = 0; i < area->marks->len; i++)
    {
      CharterLevel *level = g_array_index (area->marks, CharterMark, i).level;

      if (level)
        g_ptr_array_add (levels, level);
    }
  return levels;
}

static CharterLevel *
find_next_level (CharterFramework *framework,
                 CharterLevel     *level)
{
  GListModel *levels = charter_framework_get_levels (framework);

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) next = g_list_model_get_item (levels, i);

      if (charter_level_get_value (next) > charter_level_get_value (level))
        return next;
    }
  return NULL;
}

static char *
list_far_below (const CharterAreaResult *area,
                int                      value)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < area->marks->len; i++)
    {
      const CharterMark *mark = &g_array_index (area->marks, CharterMark, i);

      if (mark->level && charter_level_get_value (mark->level) < value - 1)
        add_to_list (codes, "%s", charter_item_get_code (mark->item));
    }
  return g_string_free (codes, FALSE);
}

static char *
list_broken_duties (const CharterAreaResult *area)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < area->marks->len; i++)
    {
      const CharterMark *mark = &g_array_index (area->marks, CharterMark, i);

      if (charter_area_result_is_duty_broken (mark))
        add_to_list (codes, "%s", charter_item_get_code (mark->item));
    }
  return g_string_free (codes, FALSE);
}

/* What keeps the area from the level above its secure fit. */
static void
explain_next (CharterStanding         *self,
              const CharterAreaResult *area,
              GString                 *text)
{
  CharterLevel *next = find_next_level (self->framework, area->standing.secure);
  guint needed = CHARTER_AT_LEAST_HALF (area->standing.judged);
  g_autofree char *far = NULL;
  guint reaching;
  int value;

  if (!next)
    return;
  value = charter_level_get_value (next);
  reaching = charter_area_result_count_reaching (area, value);
  far = list_far_below (area, value);
  if (reaching < needed)
    add_sentence (text, ngettext ("For %s at least %u would have to reach it; %u does.",
                                  "For %s at least %u would have to reach it; %u do.", reaching),
                  charter_level_get_title (next), needed, reaching);
  if (*far)
    /* TRANSLATORS: the second one is a list of codes: "8.1, 8.3" */
    add_sentence (text, _("More than one level below %s: %s."), charter_level_get_title (next), far);
}

static void
explain_fit (CharterStanding         *self,
             const CharterAreaResult *area,
             GString                 *text)
{
  const CharterAreaStanding *standing = &area->standing;
  g_autoptr(GPtrArray) levels = list_item_levels (area);
  g_autofree char *counts = count_levels (self->framework, levels);
  int top = charter_framework_get_top_value (self->framework);

  add_sentence (text, _("The levels are: %s."), counts);
  add_sentence (text, _("Their average is %.1f of %d, which is the mark on the chart."),
                standing->position, top);
  if (!standing->secure)
    return;
  add_sentence (text, _("%s is the highest level that at least half of them reach (%u of %u) while "
                        "none is more than one level below it."),
                charter_level_get_title (standing->secure),
                charter_area_result_count_reaching (area, charter_level_get_value (standing->secure)),
                standing->judged);
  explain_next (self, area, text);
}

static void
explain_hands_and_duties (CharterStanding         *self,
                          const CharterAreaResult *area,
                          GString                 *text)
{
  g_autofree char *duties = NULL;
  CharterLevel *first;

  if (area->override)
    add_sentence (text, _("The school has set the level to %s by hand: “%s”."),
                  charter_level_get_title (area->override), area->reason);
  if (!area->standing.is_held)
    return;
  duties = list_broken_duties (area);
  first = charter_framework_find_level_of_value (self->framework, 1);
  /* TRANSLATORS: a list of codes, then a level: "8.2" … "Emerging" */
  add_sentence (text, _("A legal duty is not met (%s), so the level can be %s at most until it is."),
                duties, first ? charter_level_get_title (first) : "1");
  if (area->override && area->standing.level != area->override)
    add_sentence (text, "%s", _("A level set by hand does not lift that."));
}

/**
 * charter_standing_explain_area:
 * @self: a standing
 * @area: one of its areas, worked out
 *
 * Returns: (transfer full): how the area's level came about, in whole sentences
 */
char *
charter_standing_explain_area (CharterStanding         *self,
                               const CharterAreaResult *area)
{
  const CharterAreaStanding *standing = &area->standing;
  GString *text = g_string_new (NULL);
  guint left_out = area->marks->len - standing->applicable;

  if (standing->state == CHARTER_STANDING_NOT_APPLICABLE)
    {
      /* TRANSLATORS: "No themes of this area apply to the school." */
      add_sentence (text, _("No %s of this %s apply to the school, so it counts nowhere."),
                    items_noun (self, 0), areas_noun (self, 1));
      return g_string_free (text, FALSE);
    }
  /* TRANSLATORS: "4 of 6 themes are judged." */
  add_sentence (text, ngettext ("%u of %u %s is judged.", "%u of %u %s are judged.", standing->judged),
                standing->judged, standing->applicable, items_noun (self, standing->applicable));
  if (left_out > 0)
    add_sentence (text, ngettext ("%u does not apply and is left out.",
                                  "%u do not apply and are left out.", left_out), left_out);
  if (standing->state == CHARTER_STANDING_TOO_FEW)
    add_sentence (text, _("The %s has a level, and a mark on the chart, from %u."),
                  areas_noun (self, 1), CHARTER_AT_LEAST_HALF (standing->applicable));
  else
    explain_fit (self, area, text);
  explain_hands_and_duties (self, area, text);
  return g_string_free (text, FALSE);
}

static char *
list_without_level (CharterStanding *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->areas->len; i++)
    {
      const CharterAreaStanding *area = g_ptr_array_index (self->areas, i);

      if (area->state != CHARTER_STANDING_NOT_APPLICABLE && !area->level)
        add_to_list (list, "%s %s", charter_area_get_code (area->area),
                     charter_area_get_short_title (area->area)
                     ? charter_area_get_short_title (area->area)
                     : charter_area_get_title (area->area));
    }
  return g_string_free (list, FALSE);
}

static GPtrArray *
list_area_levels (CharterStanding *self)
{
  GPtrArray *levels = g_ptr_array_new ();

  for (guint i = 0; i < self->areas->len; i++)
    {
      const CharterAreaStanding *area = g_ptr_array_index (self->areas, i);

      if (area->level)
        g_ptr_array_add (levels, area->level);
    }
  return levels;
}

static guint
count_items_reaching (CharterStanding *self,
                      int              value)
{
  guint count = 0;

  for (guint i = 0; i < self->areas->len; i++)
    count += charter_area_result_count_reaching (g_ptr_array_index (self->areas, i), value);
  return count;
}

static void
explain_overall_level (CharterStanding *self,
                       GString         *text)
{
  g_autoptr(GPtrArray) levels = list_area_levels (self);
  g_autofree char *counts = count_levels (self->framework, levels);

  add_sentence (text, _("Their levels are: %s."), counts);
  add_sentence (text, _("%s is the highest level that at least half of them reach while none is more "
                        "than one level below it, and that at least half of all judged %s reach "
                        "(%u of %u)."),
                charter_level_get_title (self->level), items_noun (self, 0),
                count_items_reaching (self, charter_level_get_value (self->level)), self->judged);
}

/**
 * charter_standing_explain_overall:
 * @self: a standing whose areas and overall level are worked out
 *
 * Returns: (transfer full): how the overall level came about, in whole sentences; empty for a second
 *   view, which has none
 */
char *
charter_standing_explain_overall (CharterStanding *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *missing = NULL;
  guint n = self->n_applicable_areas;

  if (!self->has_overall)
    return g_string_free (text, FALSE);
  if (n == 0)
    {
      add_sentence (text, _("No %s apply to the school."), areas_noun (self, 0));
      return g_string_free (text, FALSE);
    }
  /* TRANSLATORS: "7 of 9 areas have a level." */
  add_sentence (text, ngettext ("%u of %u %s has a level.", "%u of %u %s have a level.",
                                self->n_levelled_areas),
                self->n_levelled_areas, n, areas_noun (self, n));
  if (self->level)
    explain_overall_level (self, text);
  else
    add_sentence (text, _("There is an overall level from %u."), CHARTER_AT_LEAST_HALF (n));
  if (!self->is_provisional)
    return g_string_free (text, FALSE);
  missing = list_without_level (self);
  if (self->level)
    /* TRANSLATORS: a list: "8 Parents and Carers, 9 Wider Community" */
    add_sentence (text, _("It is provisional, since these have no level yet: %s."), missing);
  else
    add_sentence (text, _("Without a level yet: %s."), missing);
  return g_string_free (text, FALSE);
}

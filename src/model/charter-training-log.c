/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-training-log.h"

#include <glib/gi18n.h>

#include "charter-term.h"

/* Newest first; what has no day yet is being written and comes before. */
static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const char *first = charter_training_get_happened_on (*(CharterTraining * const *) a);
  const char *second = charter_training_get_happened_on (*(CharterTraining * const *) b);

  if (!first || !second)
    return (first != NULL) - (second != NULL);
  return g_strcmp0 (second, first);
}

static gboolean
is_of_year (CharterTraining *training,
            const char      *year)
{
  g_autofree char *own = NULL;

  if (!year)
    return TRUE;
  own = charter_term_dup_school_year (charter_training_get_happened_on (training));
  return g_strcmp0 (own, year) == 0;
}

static GPtrArray *
list (CharterPortfolio *portfolio,
      guint             kinds,
      const char       *year)
{
  GListModel *all = charter_portfolio_get_list (portfolio, CHARTER_TYPE_TRAINING);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CharterTraining) training = g_list_model_get_item (all, i);

      if ((kinds & (1u << charter_training_get_kind (training))) && is_of_year (training, year))
        g_ptr_array_add (found, g_steal_pointer (&training));
    }
  g_ptr_array_sort (found, compare_days);
  return found;
}

/**
 * charter_training_log_list:
 * @portfolio: a school's records
 * @kind: training, or meetings of the network
 * @year: (nullable): a school year such as "2026/27"; %NULL is any
 *
 * Returns: (transfer full) (element-type CharterTraining): newest first
 */
GPtrArray *
charter_training_log_list (CharterPortfolio    *portfolio,
                           CharterTrainingKind  kind,
                           const char          *year)
{
  return list (portfolio, 1u << kind, year);
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) b, *(const char * const *) a);
}

/**
 * charter_training_log_list_years:
 * @portfolio: a school's records
 *
 * Returns: (transfer full) (element-type utf8): the school years with a record, newest first
 */
GPtrArray *
charter_training_log_list_years (CharterPortfolio *portfolio)
{
  GListModel *all = charter_portfolio_get_list (portfolio, CHARTER_TYPE_TRAINING);
  GPtrArray *years = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CharterTraining) training = g_list_model_get_item (all, i);
      g_autofree char *year = charter_term_dup_school_year (charter_training_get_happened_on (training));

      if (year && !g_ptr_array_find_with_equal_func (years, year, g_str_equal, NULL))
        g_ptr_array_add (years, g_steal_pointer (&year));
    }
  g_ptr_array_sort (years, compare_years);
  return years;
}

/**
 * charter_training_log_list_for:
 * @portfolio: a school's records
 * @item: an item of a charter
 *
 * Returns: (transfer full) (element-type CharterTraining): what the pack says stands behind the item
 *   of what is written down of staff development, newest first
 */
GPtrArray *
charter_training_log_list_for (CharterPortfolio *portfolio,
                               CharterItem      *item)
{
  guint kinds = charter_item_get_fed_by (item);

  return kinds ? list (portfolio, kinds, NULL) : g_ptr_array_new_with_free_func (g_object_unref);
}

static gint64
get_said (gint64 count)
{
  return count == CHARTER_NOT_SAID ? 0 : count;
}

/** charter_training_count: Returns: how many came, as far as it is said */
gint64
charter_training_count (CharterTraining *self)
{
  return get_said (charter_training_get_teachers (self)) + get_said (charter_training_get_support_staff (self))
         + get_said (charter_training_get_lunchtime_staff (self)) + get_said (charter_training_get_office_staff (self))
         + get_said (charter_training_get_leaders (self)) + get_said (charter_training_get_governors (self));
}

static void
add_part (GString *words,
          gint64   count,
          char    *part)
{
  if (get_said (count) > 0)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part);
  g_free (part);
}

#define PART(singular, plural, count) \
  add_part (words, count, g_strdup_printf (ngettext (singular, plural, (gulong) get_said (count)), (int) get_said (count)))

/**
 * charter_training_dup_who_words:
 * @self: training or a meeting
 *
 * Returns: (transfer full) (nullable): "14 teachers, 9 support staff"; %NULL when nobody was counted
 */
char *
charter_training_dup_who_words (CharterTraining *self)
{
  GString *words = g_string_new (NULL);

  PART ("%d teacher", "%d teachers", charter_training_get_teachers (self));
  PART ("%d of support staff", "%d of support staff", charter_training_get_support_staff (self));
  PART ("%d of lunchtime staff", "%d of lunchtime staff", charter_training_get_lunchtime_staff (self));
  PART ("%d of office and site staff", "%d of office and site staff", charter_training_get_office_staff (self));
  PART ("%d leader", "%d leaders", charter_training_get_leaders (self));
  PART ("%d governor", "%d governors", charter_training_get_governors (self));
  if (words->len == 0)
    {
      g_string_free (words, TRUE);
      return NULL;
    }
  return g_string_free (words, FALSE);
}

#undef PART

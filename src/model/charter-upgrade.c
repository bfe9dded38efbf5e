/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-upgrade.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-level.h"

/* Pure: what a move between two editions would do, before anything is done. */

typedef struct {
  CharterFramework *from;
  CharterFramework *to;
  GPtrArray        *moves;
  GHashTable       *placed; /* items of either edition that a move names */
} Plan;

typedef void (*VisitItem) (Plan        *plan,
                           CharterItem *item);

static void
move_free (CharterMove *move)
{
  g_ptr_array_unref (move->from);
  g_ptr_array_unref (move->to);
  g_free (move);
}

static void
each_item (Plan             *plan,
           CharterFramework *framework,
           VisitItem         visit)
{
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          visit (plan, item);
        }
    }
}

static GHashTable *
list_words (const char *title)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) tokens = g_str_tokenize_and_fold (title, NULL, NULL);

  for (guint i = 0; tokens[i]; i++)
    g_hash_table_add (words, g_strdup (tokens[i]));
  return words;
}

/* At least half of all the words of both stand in both: "Reading for all" and "Reading for everyone"
 * are one theme, "Early reading" and "Early help" are not. */
static gboolean
has_similar_title (CharterItem *a,
                   CharterItem *b)
{
  g_autoptr(GHashTable) left = list_words (charter_item_get_title (a));
  g_autoptr(GHashTable) right = list_words (charter_item_get_title (b));
  GHashTableIter iter;
  gpointer word;
  guint n_both = 0;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n_both += g_hash_table_contains (right, word);
  return 2 * n_both >= g_hash_table_size (left) + g_hash_table_size (right) - n_both;
}

static gboolean
differ (CharterFramework *scale,
        CharterItem      *a,
        CharterItem      *b)
{
  GListModel *levels = charter_framework_get_levels (scale);

  if (g_strcmp0 (charter_item_get_title (a), charter_item_get_title (b)) != 0
      || g_strcmp0 (charter_item_get_stem (a), charter_item_get_stem (b)) != 0)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);
      const char *id = charter_level_get_id (level);

      if (g_strcmp0 (charter_item_get_descriptor (a, id), charter_item_get_descriptor (b, id)) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_new_words (Plan        *plan,
               CharterMove *move)
{
  if (move->from->len != 1 || move->to->len != 1)
    return move->from->len > 0 && move->to->len > 0;
  return differ (plan->from, move->from->pdata[0], move->to->pdata[0])
         || differ (plan->to, move->from->pdata[0], move->to->pdata[0]);
}

static CharterFate
tell_fate (const CharterMove *move)
{
  if (move->to->len == 0)
    return CHARTER_FATE_ORPHANED;
  if (move->from->len == 0)
    return CHARTER_FATE_NEW;
  if (move->from->len > 1)
    return CHARTER_FATE_MERGED;
  if (move->to->len > 1)
    return CHARTER_FATE_SPLIT;
  if (g_ascii_strcasecmp (charter_item_get_code (move->from->pdata[0]),
                          charter_item_get_code (move->to->pdata[0])) == 0
      && has_similar_title (move->from->pdata[0], move->to->pdata[0]))
    return CHARTER_FATE_CARRIED;
  return CHARTER_FATE_RENAMED;
}

static void
take_items (Plan             *plan,
            CharterFramework *framework,
            GPtrArray        *items,
            char            **codes)
{
  for (guint i = 0; codes[i]; i++)
    {
      CharterItem *item = charter_framework_find_item (framework, codes[i]);

      if (!item || g_ptr_array_find (items, item, NULL))
        continue;
      g_ptr_array_add (items, item);
      g_hash_table_add (plan->placed, item);
    }
}

static CharterMove *
add_move (Plan *plan)
{
  CharterMove *move = g_new0 (CharterMove, 1);

  move->from = g_ptr_array_new ();
  move->to = g_ptr_array_new ();
  g_ptr_array_add (plan->moves, move);
  return move;
}

static void
finish_move (Plan        *plan,
             CharterMove *move)
{
  move->fate = tell_fate (move);
  move->has_new_words = has_new_words (plan, move);
}

static gboolean
replaces (CharterFramework *framework,
          CharterFramework *other)
{
  return g_strcmp0 (charter_framework_get_replaced_id (framework), charter_framework_get_id (other)) == 0
         && g_strcmp0 (charter_framework_get_replaced_version (framework),
                       charter_framework_get_version (other)) == 0;
}

/* What the newer edition says of the older one, read forwards or, on the way back, backwards. */
static void
add_stated_moves (Plan *plan)
{
  gboolean is_forward = replaces (plan->to, plan->from);
  CharterFramework *teller = is_forward ? plan->to : plan->from;
  GPtrArray *replacements = charter_framework_get_replacements (teller);

  if (!is_forward && !replaces (plan->from, plan->to))
    return;
  for (guint i = 0; i < replacements->len; i++)
    {
      const CharterReplacement *replacement = g_ptr_array_index (replacements, i);
      CharterMove *move = add_move (plan);

      take_items (plan, plan->from, move->from, is_forward ? replacement->from : replacement->to);
      take_items (plan, plan->to, move->to, is_forward ? replacement->to : replacement->from);
      if (move->from->len + move->to->len == 0)
        g_ptr_array_remove (plan->moves, move);
      else
        finish_move (plan, move);
    }
}

static CharterItem *
find_same_title (Plan        *plan,
                 CharterItem *item)
{
  GListModel *areas = charter_framework_get_areas (plan->to);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) other = g_list_model_get_item (items, j);

          if (!g_hash_table_contains (plan->placed, other)
              && g_strcmp0 (charter_item_get_title (other), charter_item_get_title (item)) == 0)
            return other; /* the framework holds it */
        }
    }
  return NULL;
}

static void
place (Plan        *plan,
       CharterItem *item,
       CharterItem *other)
{
  CharterMove *move = add_move (plan);

  g_ptr_array_add (move->from, item);
  g_hash_table_add (plan->placed, item);
  if (other)
    {
      g_ptr_array_add (move->to, other);
      g_hash_table_add (plan->placed, other);
    }
  finish_move (plan, move);
}

static void
carry (Plan        *plan,
       CharterItem *item)
{
  CharterItem *other = charter_framework_find_item (plan->to, charter_item_get_code (item));

  if (!g_hash_table_contains (plan->placed, item) && other
      && !g_hash_table_contains (plan->placed, other) && has_similar_title (item, other))
    place (plan, item, other);
}

static void
carry_by_title (Plan        *plan,
                CharterItem *item)
{
  if (!g_hash_table_contains (plan->placed, item))
    place (plan, item, find_same_title (plan, item));
}

static void
add_new (Plan        *plan,
         CharterItem *item)
{
  CharterMove *move;

  if (g_hash_table_contains (plan->placed, item))
    return;
  move = add_move (plan);
  g_ptr_array_add (move->to, item);
  finish_move (plan, move);
}

/**
 * charter_upgrade_plan:
 * @from: the edition that a self-evaluation was made with
 * @to: another edition
 *
 * What @to says in its "replaces" comes first (or what @from says there, on the way back); then an item
 * of the same code and much the same title is the same, then one of the very same title. What is left
 * has no place.
 *
 * Returns: (transfer full) (element-type CharterMove): what would become of each item
 */
GPtrArray *
charter_upgrade_plan (CharterFramework *from,
                      CharterFramework *to)
{
  g_autoptr(GHashTable) placed = g_hash_table_new (NULL, NULL);
  Plan plan = { from, to, g_ptr_array_new_with_free_func ((GDestroyNotify) move_free), placed };

  add_stated_moves (&plan);
  each_item (&plan, from, carry);
  each_item (&plan, from, carry_by_title);
  each_item (&plan, to, add_new);
  return plan.moves;
}

/** charter_upgrade_count: Returns: how many of the moves are of a kind */
guint
charter_upgrade_count (GPtrArray   *moves,
                       CharterFate  fate)
{
  guint n = 0;

  for (guint i = 0; i < moves->len; i++)
    n += ((const CharterMove *) moves->pdata[i])->fate == fate;
  return n;
}

/**
 * charter_upgrade_is_edition_of:
 *
 * Returns: whether the two are different editions of one framework: versions of one id, or one replaces
 *   the other
 */
gboolean
charter_upgrade_is_edition_of (CharterFramework *framework,
                               CharterFramework *other)
{
  if (framework == other)
    return FALSE;
  return g_strcmp0 (charter_framework_get_id (framework), charter_framework_get_id (other)) == 0
         || replaces (framework, other) || replaces (other, framework);
}

/**
 * charter_upgrade_dup_area_name:
 * @code: where the note of an area without a place is kept: "7@2024-10"
 *
 * Returns: (transfer full): what a person calls the area
 */
char *
charter_upgrade_dup_area_name (const char *code)
{
  g_auto(GStrv) parts = g_strsplit (code ? code : "", "@", 2);

  if (!parts[0] || !parts[1])
    return g_strdup_printf (_("Area %s"), code ? code : "");
  /* TRANSLATORS: the code of an area, and the version of the framework that has it */
  return g_strdup_printf (_("Area %s, edition %s"), parts[0], parts[1]);
}

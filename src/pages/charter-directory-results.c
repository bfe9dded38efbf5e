/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-results.h"

#include "charter-reference.h"

/* The longest common part of two lists is looked for in this many rows; of longer ones only what begins
 * and ends alike is kept. */
#define MAX_COMPARED 200

typedef struct {
  GListStore *results;
  GPtrArray  *hits;   /* of CharterDirectoryHit */
  GArray     *before; /* of guint: a number for each id */
  GArray     *after;
  guint       from;   /* what is alike at the beginning is not looked at again */
  guint       n_before;
  guint       n_after;
} Change;

static guint
get_number (GHashTable *numbers,
            const char *id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, id));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_strdup (id), GUINT_TO_POINTER (number));
    }
  return number;
}

static void
number (Change *change)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (change->results));

  change->before = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  change->after = g_array_sized_new (FALSE, FALSE, sizeof (guint), change->hits->len);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CharterDirectoryResult) result = g_list_model_get_item (G_LIST_MODEL (change->results), i);
      guint value = get_number (numbers, charter_entry_get_id (charter_directory_result_get_entry (result)));

      g_array_append_val (change->before, value);
    }
  for (guint i = 0; i < change->hits->len; i++)
    {
      const CharterDirectoryHit *hit = g_ptr_array_index (change->hits, i);
      guint value = get_number (numbers, charter_entry_get_id (hit->entry));

      g_array_append_val (change->after, value);
    }
}

static gboolean
is_same (Change *change,
         guint   before,
         guint   after)
{
  return g_array_index (change->before, guint, before) == g_array_index (change->after, guint, after);
}

static CharterDirectoryResult *
make_result (const CharterDirectoryHit *hit)
{
  return charter_directory_result_new (hit->entry, (const char * const *) hit->matched, hit->miles);
}

/* A row that stays says what it says now: other words may stand out. */
static void
update (Change *change,
        guint   at,
        guint   hit)
{
  g_autoptr(CharterDirectoryResult) result = g_list_model_get_item (G_LIST_MODEL (change->results), at);
  const CharterDirectoryHit *found = g_ptr_array_index (change->hits, hit);

  charter_directory_result_update (result, found->entry, (const char * const *) found->matched, found->miles);
}

static void
splice (Change *change,
        guint   at,
        guint   n_removed,
        guint   first,
        guint   n_added)
{
  g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  if (n_removed == 0 && n_added == 0)
    return;
  for (guint i = first; i < first + n_added; i++)
    g_ptr_array_add (added, make_result (g_ptr_array_index (change->hits, i)));
  g_list_store_splice (change->results, at, n_removed, added->pdata, n_added);
}

/* lengths[i][j]: how much the rows from i and the hits from j have in common, in order. */
static guint8 *
measure (Change *change)
{
  guint width = change->n_after + 1;
  guint8 *lengths = g_new0 (guint8, (gsize) (change->n_before + 1) * width);

  for (guint i = change->n_before; i-- > 0;)
    for (guint j = change->n_after; j-- > 0;)
      lengths[i * width + j] = is_same (change, change->from + i, change->from + j)
        ? (guint8) (lengths[(i + 1) * width + j + 1] + 1)
        : MAX (lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  return lengths;
}

/* Goes along both lists; between two rows that stay, what goes and what comes is one change. */
static void
replace_between (Change *change)
{
  g_autofree guint8 *lengths = measure (change);
  guint width = change->n_after + 1;
  guint at = change->from;
  guint i = 0;
  guint j = 0;

  while (i < change->n_before || j < change->n_after)
    {
      guint from_i = i;
      guint from_j = j;

      while ((i < change->n_before || j < change->n_after) &&
             !(i < change->n_before && j < change->n_after && is_same (change, change->from + i, change->from + j)))
        if (j == change->n_after ||
            (i < change->n_before && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]))
          i++;
        else
          j++;
      splice (change, at, i - from_i, change->from + from_j, j - from_j);
      at += j - from_j;
      while (i < change->n_before && j < change->n_after && is_same (change, change->from + i, change->from + j))
        {
          update (change, at++, change->from + j++);
          i++;
        }
    }
}

/**
 * charter_directory_results_take:
 * @results: the list of #CharterDirectoryResult that is shown
 * @hits: (element-type CharterDirectoryHit): what was found, best first
 *
 * Makes the list say what was found with as little change as there can be: rows that stay are the same
 * objects, told of their new words, so that a list view keeps its place by the row at the top of it, and
 * what lies under the pointer does not move for nothing.
 */
void
charter_directory_results_take (GListStore *results,
                                GPtrArray  *hits)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (results));
  Change change = { .results = results, .hits = hits };
  guint tail = 0;

  number (&change);
  for (; change.from < MIN (n_before, hits->len) && is_same (&change, change.from, change.from); change.from++)
    update (&change, change.from, change.from);
  for (; tail < MIN (n_before, hits->len) - change.from &&
         is_same (&change, n_before - 1 - tail, hits->len - 1 - tail); tail++)
    update (&change, n_before - 1 - tail, hits->len - 1 - tail);
  change.n_before = n_before - change.from - tail;
  change.n_after = hits->len - change.from - tail;
  if (MAX (change.n_before, change.n_after) > MAX_COMPARED)
    splice (&change, change.from, change.n_before, change.from, change.n_after);
  else
    replace_between (&change);
  g_array_unref (change.before);
  g_array_unref (change.after);
}

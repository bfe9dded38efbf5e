/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "bench-moment.h"
#include "charter-reference.h"
#include "charter-session.h"

/* One key in the search box to results at hand: words are typed letter by letter, each key a search,
 * as the page does it. Usage: bench-search DATA-DIR, with a register imported there. */

static const char * const typed[] = {
  "st marys primary", "derby", "academy of the holy", "oakwood junior", "de24 8", "hill infant",
  "church of england", "107", "grammar school for girls", "queen elizabeth", "a", "the",
};

static GPtrArray *
search (CharterReference *reference,
        const char       *words)
{
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  GError *error = NULL;
  GPtrArray *found;

  charter_reference_search_schools_async (reference, words, 50, NULL, charter_session_await_cb,
                                          &result);
  done = charter_session_await (&result);
  found = charter_reference_search_schools_finish (reference, done, &error);
  if (!found)
    g_error ("%s", error->message);
  return found;
}

static gint64 slowest;
static char *slowest_words;

static void
type_words (CharterReference *reference,
            const char       *words,
            GArray           *took,
            guint            *results)
{
  for (const char *end = words; *end; end++)
    {
      g_autofree char *so_far = g_strndup (words, (gsize) (end - words) + 1);
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GPtrArray) found = search (reference, so_far);
      gint64 elapsed = g_get_monotonic_time () - start;

      if (elapsed > slowest)
        {
          slowest = elapsed;
          g_free (slowest_words);
          slowest_words = g_strdup (so_far);
        }
      *results += found->len;
      g_array_append_val (took, elapsed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(CharterReference) reference = NULL;
  g_autoptr(GArray) took = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;
  guint results = 0;

  if (argc != 2)
    return 2;
  reference = charter_reference_new (argv[1]);
  charter_reference_open_async (reference, NULL, charter_session_await_cb, &result);
  done = charter_session_await (&result);
  if (!charter_reference_open_finish (reference, done, &error))
    g_error ("%s", error->message);
  for (guint round = 0; round < 5; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      type_words (reference, typed[i], took, &results);
  g_array_sort (took, bench_compare_times);
  printf ("search, one key to results, %u keys, %u results: median %.2f ms, 95th of 100 %.2f ms, "
          "longest %.2f ms (“%s”) (bar: 95th 8.3 ms, half a frame)\n", took->len, results,
          (double) g_array_index (took, gint64, took->len / 2) / 1000.0,
          (double) g_array_index (took, gint64, took->len * 95 / 100) / 1000.0,
          (double) slowest / 1000.0, slowest_words);
  g_free (slowest_words);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "bench-moment.h"
#include "charter-directory-results.h"
#include "charter-id.h"
#include "charter-session.h"

/* One key in the directory's search box to a filled list: 10,000 made-up services lie around those that
 * come with the program, words are typed letter by letter, and each key is what the page does with it:
 * search, the nearest if nothing has all words, counts of the facets, the list's change. The wall's
 * time has in it what else the machine does; the threads' own time has not. It begins as a person does, who
 * types a moment after the page has opened: with the words of all entries in memory.
 * Usage: bench-directory [DATA-DIR] */

#define N_AROUND 10000
#define HALF_A_FRAME 8.3

static const char * const typed[] = {
  "speech and language", "anxious and not attending", "autism training", "dyslexia", "camhs referral",
  "short breaks", "family support", "langauge disorder", "wheelchair", "new to english", "counselling de24",
  "support for children and families", "educational psycologist", "self harm", "parents group riverside",
  "holiday activities for disabled children", "s", "the", "help at school with reading", "xylophone",
};

static const char * const things[] = {
  "Football club", "Parents’ coffee morning", "Swimming lessons", "Anxiety workshop", "Art for wellbeing",
  "Homework club", "Toddler group", "Autism family group", "Sensory play", "Young carers’ group",
  "Youth theatre", "Speech and rhyme time", "Bereavement support", "Holiday activities", "Dance class",
  "Reading volunteers", "Counselling for teenagers", "Family centre", "Judo for juniors", "Bike workshop",
};
static const char * const places[] = {
  "Northgate", "Oakhill", "Riverside", "Millbrook", "Easton", "Highfield", "Lowtown", "Westbourne",
  "Fairfield", "Greenbank", "Hillcrest", "Marston", "Newbury Lane", "Orchard Street", "Parkside",
};
/* The first are the most frequent, as in any language. */
static const char * const words[] = {
  "support", "children", "families", "young", "people", "school", "parents", "help", "services", "needs",
  "advice", "group", "activities", "learning", "health", "disability", "training", "community", "play",
  "language", "special", "educational", "wellbeing", "staff", "carers", "referral", "assessment", "early",
  "emotional", "sessions", "friendly", "confidence", "social", "skills", "weekly", "communication", "autism",
  "anxiety", "speech", "therapy", "behaviour", "attendance", "reading", "equipment", "transport", "sensory",
  "hearing", "vision", "counselling", "mentoring", "respite", "housing", "benefits", "interpreters", "refugees",
  "bereaved", "siblings", "epilepsy", "diabetes", "portage", "dyslexia", "numeracy", "sleep", "feeding",
};
static const char * const needs[] = { "communication", "cognition", "semh", "sensory" };
static const char * const days[] = { "Mondays", "Tuesday to Thursday", "every day", "Saturdays" };

static const char *
pick (GRand              *random,
      const char * const *from,
      guint               n)
{
  double share = g_rand_double (random);

  return from[(guint) (share * share * n)];
}

static char *
make_text (GRand *random,
           guint  n)
{
  GString *text = g_string_new ("A service with");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " %s%s", pick (random, words, G_N_ELEMENTS (words)), i % 12 == 11 ? "." : "");
  return g_string_free (text, FALSE);
}

static CharterEntry *
make_entry (GRand *random,
            guint  number)
{
  const char *place = places[g_rand_int_range (random, 0, G_N_ELEMENTS (places))];
  const char *need[] = { needs[g_rand_int_range (random, 0, G_N_ELEMENTS (needs))], NULL };
  const char *whom[] = { number % 2 ? "pupil" : "family", NULL };
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *id = charter_id_for ("entry", "around", text, NULL);
  g_autofree char *name = g_strdup_printf ("%s, %s %u", things[g_rand_int_range (random, 0, G_N_ELEMENTS (things))],
                                           place, number % 97);
  g_autofree char *description = make_text (random, 45);
  g_autofree char *eligibility = make_text (random, 8);
  g_autofree char *postcode = g_strdup_printf ("DE%d %dAB", g_rand_int_range (random, 1, 30),
                                               g_rand_int_range (random, 1, 10));

  return g_object_new (CHARTER_TYPE_ENTRY, "id", id, "name", name, "organisation", place,
                       "description", description, "eligibility", eligibility, "postcode", postcode,
                       "referral", "By telephone, or through the school", "needs", need, "for-whom", whom,
                       "schedule", days[number % G_N_ELEMENTS (days)], "checked-on", "2026-05-01",
                       "minimum-age", g_rand_int_range (random, 0, 11), "maximum-age", 18,
                       "easting", g_rand_int_range (random, 425000, 445000),
                       "northing", g_rand_int_range (random, 325000, 345000), "source", "around", NULL);
}

static gboolean
add_around (CharterReferenceImport  *import,
            gpointer                 user_data,
            GCancellable            *cancellable,
            GError                 **error)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (2026);

  for (guint i = 0; i < N_AROUND; i++)
    {
      g_autoptr(CharterEntry) entry = make_entry (random, i);

      if (!charter_reference_import_add_entry (import, entry, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill (CharterReference *reference)
{
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;

  charter_reference_import_async (reference, "directory", "around", add_around, NULL, NULL,
                                  charter_session_await_cb, &result);
  done = charter_session_await (&result);
  if (!charter_reference_import_finish (reference, done, NULL, &error))
    g_error ("%s", error->message);
}

static GPtrArray *
search (CharterReference  *reference,
        const char        *so_far,
        GHashTable       **counts)
{
  CharterDirectoryQuery query = {
    .words = so_far, .age = -1, .limit = *so_far ? 50 : 200, .easting = 435000, .northing = 336000,
    .or_nearest = TRUE,
  };
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  GError *error = NULL;
  GPtrArray *hits;

  charter_reference_search_entries_async (reference, &query, NULL, charter_session_await_cb, &result);
  done = charter_session_await (&result);
  hits = charter_reference_search_entries_finish (reference, done, counts, NULL, &error);
  if (!hits)
    g_error ("%s", error->message);
  return hits;
}

typedef struct {
  GArray *wall; /* of gint64, microseconds */
  GArray *own;
  gint64 slowest;
  char *slowest_words;
  guint n_results;
} Times;

static void
type_key (CharterReference *reference,
          GListStore       *list,
          const char       *so_far,
          Times            *times)
{
  gint64 own = bench_get_spent (CLOCK_PROCESS_CPUTIME_ID);
  gint64 wall = g_get_monotonic_time ();
  g_autoptr(GHashTable) counts = NULL;
  g_autoptr(GPtrArray) hits = search (reference, so_far, &counts);

  charter_directory_results_take (list, hits);
  wall = g_get_monotonic_time () - wall;
  own = bench_get_spent (CLOCK_PROCESS_CPUTIME_ID) - own;
  g_array_append_val (times->wall, wall);
  g_array_append_val (times->own, own);
  times->n_results += g_list_model_get_n_items (G_LIST_MODEL (list));
  if (own > times->slowest)
    {
      times->slowest = own;
      g_free (times->slowest_words);
      times->slowest_words = g_strdup (so_far);
    }
}

static void
say (const char *what,
     GArray     *times)
{
  double median, high;

  g_array_sort (times, bench_compare_times);
  median = (double) g_array_index (times, gint64, times->len / 2) / 1000.0;
  high = (double) g_array_index (times, gint64, times->len * 95 / 100) / 1000.0;
  printf ("  %s: median %.2f ms, 95th of 100 %.2f ms, ratio to half a frame %.2f (bar 1.0)\n", what, median, high,
          high / HALF_A_FRAME);
}

/* What the page asks for when it opens, then what is done in its first moment. */
static void
open_page (CharterReference *reference)
{
  gint64 own = bench_get_spent (CLOCK_PROCESS_CPUTIME_ID);
  G_GNUC_UNUSED g_autoptr(GPtrArray) all = search (reference, "", NULL);
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  printf ("  opening, own time: %.2f ms to the list", (double) (bench_get_spent (CLOCK_PROCESS_CPUTIME_ID) - own) / 1000.0);
  own = bench_get_spent (CLOCK_PROCESS_CPUTIME_ID);
  charter_reference_prepare_words_async (reference, charter_session_await_cb, &result);
  done = charter_session_await (&result);
  printf (", %.2f ms for the words\n", (double) (bench_get_spent (CLOCK_PROCESS_CPUTIME_ID) - own) / 1000.0);
}

static void
type_all (CharterReference *reference,
          GListStore       *list,
          Times            *times)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (const char *end = typed[i]; ; end++)
      {
        g_autofree char *so_far = g_strndup (typed[i], (gsize) (end - typed[i]));

        type_key (reference, list, so_far, times);
        if (!*end)
          break;
      }
}

static void
measure (CharterReference *reference)
{
  g_autoptr(GListStore) list = g_list_store_new (CHARTER_TYPE_DIRECTORY_RESULT);
  Times times = { g_array_new (FALSE, FALSE, sizeof (gint64)), g_array_new (FALSE, FALSE, sizeof (gint64)), 0, NULL, 0 };

  open_page (reference);
  type_all (reference, list, &times);
  say ("own time of all threads, of what was never typed before", times.own);
  for (guint round = 1; round < 4; round++)
    type_all (reference, list, &times);
  printf ("directory, one key to a filled list, %d services around, %u keys, %u results:\n", N_AROUND,
          times.wall->len, times.n_results);
  say ("wall", times.wall);
  say ("own time of all threads", times.own);
  printf ("  longest (own time): %.2f ms (“%s”)\n", (double) times.slowest / 1000.0, times.slowest_words);
  g_array_unref (times.wall);
  g_array_unref (times.own);
  g_free (times.slowest_words);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *made = argc > 1 ? NULL : g_dir_make_tmp ("bench-directory-XXXXXX", NULL);
  g_autoptr(CharterReference) reference = charter_reference_new (argc > 1 ? argv[1] : made);
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;
  static const char * const files[] = { "reference.db", "reference.db-wal", "reference.db-shm" };

  charter_reference_open_async (reference, NULL, charter_session_await_cb, &result);
  done = charter_session_await (&result);
  if (!charter_reference_open_finish (reference, done, &error))
    g_error ("%s", error->message);
  fill (reference);
  measure (reference);
  for (guint i = 0; made && i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (made, files[i], NULL);

      g_unlink (path);
    }
  if (made)
    g_rmdir (made);
  return 0;
}

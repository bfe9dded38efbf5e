/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-id.h"
#include "charter-reference.h"

/* Sixty needs in a teacher's words, each with the entries of which one should be among the first three:
 * with the starter directory alone, and with 10,000 made-up services around it. */

#define N_AROUND 10000
#define FIRST 3

/* What is measured, less a little: a change that loses more than this has to be looked at. The first list
 * was there while the search was made. The second was written from the directory's names before anything
 * was searched for with it: 41 of 60 alone and 40 with services around at its only run as it was, which is
 * what somebody new may expect; then endings of synonyms, words of age, more words that say nothing and
 * what teachers say for the field's terms were mended. The third, of harder words, came after that: 14 of 30
 * alone and 12 around at its only run before the synonyms learnt what a teacher sees rather than what it is
 * called. A list that the search has seen says what must not get worse, not what it is worth. */
static const struct { const char *name; guint n; guint alone; guint around; } lists[] = {
  { "searches", 60, 58, 55 },
  { "searches-second", 60, 55, 53 },
  { "searches-third", 30, 25, 24 },
};

static char *folder;

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static CharterReference *
open_reference (const char *name)
{
  g_autofree char *data_dir = g_build_filename (g_get_user_data_dir (), name, NULL);
  CharterReference *reference = charter_reference_new (data_dir);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  charter_reference_open_async (reference, NULL, keep_result_cb, &result);
  g_assert_true (charter_reference_open_finish (reference, await (&result), &error));
  g_assert_no_error (error);
  return reference;
}

static void
close_reference (CharterReference *reference)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  charter_reference_close_async (reference, keep_result_cb, &result);
  g_assert_true (charter_reference_close_finish (reference, await (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (reference);
}

static GPtrArray *
search (CharterReference *reference,
        const char       *words,
        gboolean          any_word)
{
  CharterDirectoryQuery query = { .words = words, .age = -1, .any_word = any_word, .limit = FIRST };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *hits;

  charter_reference_search_entries_async (reference, &query, NULL, keep_result_cb, &result);
  hits = charter_reference_search_entries_finish (reference, await (&result), NULL, NULL, &error);
  g_assert_no_error (error);
  return hits;
}

static gboolean
has_name (GPtrArray  *hits,
          const char *names)
{
  g_auto(GStrv) wanted = g_strsplit (names, "|", -1);

  for (guint i = 0; i < hits->len; i++)
    for (guint j = 0; wanted[j]; j++)
      if (strstr (charter_entry_get_name (((CharterDirectoryHit *) hits->pdata[i])->entry), wanted[j]))
        return TRUE;
  return FALSE;
}

/* As the page asks: what has every word, else the nearest. */
static gboolean
is_hit (CharterReference *reference,
        const char       *words,
        const char       *names)
{
  g_autoptr(GPtrArray) hits = search (reference, words, FALSE);

  if (hits->len == 0)
    {
      g_ptr_array_unref (hits);
      hits = search (reference, words, TRUE);
    }
  if (has_name (hits, names))
    return TRUE;
  g_test_message ("missed: “%s”, wanted %s, first is %s", words, names,
                  hits->len > 0 ? charter_entry_get_name (((CharterDirectoryHit *) hits->pdata[0])->entry)
                                : "nothing");
  return FALSE;
}

static guint
count_hits (CharterReference *reference,
            const char       *name,
            guint            *n)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.tsv", folder, name);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;
  guint hits = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  *n = 0;
  for (guint i = 0; lines[i]; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (*lines[i] == '#' || !tab)
        continue;
      *tab = '\0';
      hits += is_hit (reference, lines[i], tab + 1);
      (*n)++;
    }
  return hits;
}

static gboolean
add_around (CharterReferenceImport  *import,
            gpointer                 user_data,
            GCancellable            *cancellable,
            GError                 **error)
{
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
  static const char * const words[] = {
    "children", "parents", "school", "support", "training", "play", "language", "friends", "health",
    "advice", "learning", "needs", "disability", "weekly", "special", "staff", "family", "home",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (60);

  for (guint i = 0; i < N_AROUND; i++)
    {
      const char *place = places[g_rand_int_range (random, 0, G_N_ELEMENTS (places))];
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *id = charter_id_for ("entry", "around", number, NULL);
      g_autofree char *name = g_strdup_printf ("%s, %s %u", things[g_rand_int_range (random, 0, G_N_ELEMENTS (things))],
                                               place, i % 97);
      g_autoptr(GString) description = g_string_new ("A group for");
      g_autoptr(CharterEntry) entry = NULL;

      for (guint j = 0; j < 12; j++)
        g_string_append_printf (description, " %s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      entry = g_object_new (CHARTER_TYPE_ENTRY, "id", id, "name", name, "organisation", place,
                            "description", description->str, "source", "around", NULL);
      if (!charter_reference_import_add_entry (import, entry, error))
        return FALSE;
    }
  return TRUE;
}

static void
put (CharterReference           *reference,
     const char                 *source,
     CharterReferenceImportFunc  func)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  charter_reference_import_async (reference, "directory", source, func, NULL, NULL, keep_result_cb, &result);
  g_assert_true (charter_reference_import_finish (reference, await (&result), NULL, &error));
  g_assert_no_error (error);
}

static void
test_alone (void)
{
  CharterReference *reference = open_reference ("alone");

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      guint n;
      guint hits = count_hits (reference, lists[i].name, &n);

      g_test_message ("%s: %u of %u among the first three of the starter directory", lists[i].name, hits, n);
      g_assert_cmpuint (n, ==, lists[i].n);
      g_assert_cmpuint (hits, >=, lists[i].alone);
    }
  close_reference (reference);
}

static void
test_around (void)
{
  CharterReference *reference = open_reference ("around");

  put (reference, "around", add_around);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      guint n;
      guint hits = count_hits (reference, lists[i].name, &n);

      g_test_message ("%s: %u of %u among the first three with %u services around", lists[i].name, hits, n, N_AROUND);
      g_assert_cmpuint (n, ==, lists[i].n);
      g_assert_cmpuint (hits, >=, lists[i].around);
    }
  close_reference (reference);
}

/* Everything that a search answers, in words. Nobody types, so the words are not read into memory meanwhile. */
static char *
describe (CharterReference *reference,
          const char       *words,
          gboolean          any_word)
{
  CharterDirectoryQuery query = {
    .words = words, .age = -1, .any_word = any_word, .or_nearest = TRUE, .limit = 20, .stays = TRUE,
  };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GHashTable) counts = NULL;
  g_auto(GStrv) also = NULL;
  g_autofree char *joined = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  GString *answer = g_string_new (NULL);

  charter_reference_search_entries_async (reference, &query, NULL, keep_result_cb, &result);
  hits = charter_reference_search_entries_finish (reference, await (&result), &counts, &also, NULL);
  g_assert_nonnull (hits);
  joined = g_strjoinv (", ", also);
  g_string_append_printf (answer, "“%s”: %u, semh %u, %s:", words,
                          GPOINTER_TO_UINT (g_hash_table_lookup (counts, "total")),
                          GPOINTER_TO_UINT (g_hash_table_lookup (counts, "need:semh")), joined);
  for (guint i = 0; i < hits->len; i++)
    {
      const CharterDirectoryHit *hit = hits->pdata[i];
      g_autofree char *matched = g_strjoinv (",", hit->matched);

      g_string_append_printf (answer, " %s (%s)", charter_entry_get_id (hit->entry), matched);
    }
  return g_string_free (answer, FALSE);
}

/* What a teacher types, after every third letter, and what no teacher types. */
static GPtrArray *
list_typed (void)
{
  static const char * const odd[] = {
    "", "s", "S", "é", "2", "de", "de1", "self-harm", "St Mary’s", "year 8", "the", "parents", "famil", "autistic",
    "zzzz", "speech and lang", "social communic", "language language", "mental health referral", "ÉCOLE", "\"", "*",
    "near OR far", "needs*", "children’s speech", "langauge",
  };
  g_autofree char *path = g_build_filename (folder, "searches-second.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  GPtrArray *typed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    g_ptr_array_add (typed, g_strdup (odd[i]));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    for (gsize n = 1; *lines[i] != '#' && strchr (lines[i], '\t') && lines[i] + n <= strchr (lines[i], '\t'); n += 3)
      g_ptr_array_add (typed, g_utf8_substring (lines[i], 0, MIN ((glong) n, g_utf8_strlen (lines[i], -1))));
  return typed;
}

static void
prepare_words (CharterReference *reference)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  charter_reference_prepare_words_async (reference, keep_result_cb, &result);
  g_assert_true (charter_reference_prepare_words_finish (reference, await (&result), &error));
  g_assert_no_error (error);
}

/* The database and the words in memory give the same answers in the same order. */
static void
test_words_in_memory (void)
{
  CharterReference *reference = open_reference ("in-memory");
  g_autoptr(GPtrArray) typed = list_typed ();
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);

  put (reference, "around", add_around);
  for (guint i = 0; i < typed->len; i++)
    g_ptr_array_add (asked, describe (reference, typed->pdata[i], i % 7 == 6));
  prepare_words (reference);
  for (guint i = 0; i < typed->len; i++)
    {
      g_autofree char *found = describe (reference, typed->pdata[i], i % 7 == 6);

      g_assert_cmpstr (found, ==, asked->pdata[i]);
    }
  g_test_message ("%u searches answered twice", typed->len);
  close_reference (reference);
}

static gboolean
add_late (CharterReferenceImport  *import,
          gpointer                 user_data,
          GCancellable            *cancellable,
          GError                 **error)
{
  g_autoptr(CharterEntry) entry = g_object_new (CHARTER_TYPE_ENTRY, "id", "late", "name", "Zither lessons",
                                                "source", "late", NULL);

  return charter_reference_import_add_entry (import, entry, error);
}

/* What an import adds is found at once, although the words in memory do not have it. */
static void
test_words_are_renewed (void)
{
  CharterReference *reference = open_reference ("renewed");
  g_autofree char *before = describe (reference, "zither", FALSE);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  prepare_words (reference);
  g_assert_null (strstr (before, "late"));
  put (reference, "late", add_late);
  after = describe (reference, "zither", FALSE);
  g_assert_nonnull (strstr (after, "late (zither)"));
  prepare_words (reference);
  again = describe (reference, "zither", FALSE);
  g_assert_cmpstr (again, ==, after);
  close_reference (reference);
}

/* Closing does not wait for words that nobody will look for. */
static void
test_closed_while_reading (void)
{
  CharterReference *reference = open_reference ("closed");
  g_autoptr(GPtrArray) hits = NULL;

  put (reference, "around", add_around);
  hits = search (reference, "speech", FALSE);
  g_assert_cmpuint (hits->len, >, 0);
  close_reference (reference);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];

  g_test_add_func ("/searches/alone", test_alone);
  g_test_add_func ("/searches/around", test_around);
  g_test_add_func ("/searches/words-in-memory", test_words_in_memory);
  g_test_add_func ("/searches/words-are-renewed", test_words_are_renewed);
  g_test_add_func ("/searches/closed-while-reading", test_closed_while_reading);
  return g_test_run ();
}

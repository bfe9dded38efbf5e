/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-reference.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "charter-id.h"
#include "charter-search-query.h"
#include "charter-store.h"

typedef struct {
  char *data_dir;
  CharterReference *reference;
} Fixture;

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

static gboolean
open_reference (Fixture  *fixture,
                GError  **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  charter_reference_open_async (fixture->reference, NULL, keep_result_cb, &result);
  return charter_reference_open_finish (fixture->reference, await (&result), error);
}

static void
close_reference (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  charter_reference_close_async (fixture->reference, keep_result_cb, &result);
  g_assert_true (charter_reference_close_finish (fixture->reference, await (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->data_dir = g_build_filename (g_get_user_data_dir (), "charter", NULL);
  fixture->reference = charter_reference_new (fixture->data_dir);
  g_assert_true (open_reference (fixture, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_reference (fixture);
  g_assert_finalize_object (fixture->reference);
  g_free (fixture->data_dir);
}

static GPtrArray *
search_entries (Fixture                     *fixture,
                const CharterDirectoryQuery *query,
                GHashTable                 **counts,
                char                      ***also)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *hits;

  charter_reference_search_entries_async (fixture->reference, query, NULL, keep_result_cb, &result);
  hits = charter_reference_search_entries_finish (fixture->reference, await (&result), counts, also, &error);
  g_assert_no_error (error);
  return hits;
}

static gboolean
finds (Fixture    *fixture,
       const char *words,
       const char *name)
{
  CharterDirectoryQuery query = { .words = words, .age = -1, .limit = 50 };
  g_autoptr(GPtrArray) hits = search_entries (fixture, &query, NULL, NULL);

  for (guint i = 0; i < hits->len; i++)
    if (strstr (charter_entry_get_name (((CharterDirectoryHit *) hits->pdata[i])->entry), name))
      return TRUE;
  return FALSE;
}

static GPtrArray *
search_schools (Fixture    *fixture,
                const char *words)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *schools;

  charter_reference_search_schools_async (fixture->reference, words, 20, NULL, keep_result_cb, &result);
  schools = charter_reference_search_schools_finish (fixture->reference, await (&result), &error);
  g_assert_no_error (error);
  return schools;
}

static void
assert_first (Fixture    *fixture,
              const char *words,
              const char *urn)
{
  g_autoptr(GPtrArray) schools = search_schools (fixture, words);

  if (schools->len == 0)
    g_error ("“%s” finds nothing", words);
  g_assert_cmpstr (charter_school_get_urn (g_ptr_array_index (schools, 0)), ==, urn);
}

static void
test_starter (Fixture       *fixture,
              gconstpointer  data)
{
  CharterDirectoryQuery query = { .words = NULL, .age = -1, .limit = 200 };
  g_autoptr(GPtrArray) hits = search_entries (fixture, &query, NULL, NULL);

  g_assert_cmpuint (hits->len, >=, 30);
  for (guint i = 0; i < hits->len; i++)
    {
      CharterEntry *entry = ((CharterDirectoryHit *) hits->pdata[i])->entry;
      GPtrArray *contacts = charter_entry_get_contacts (entry);

      g_assert_nonnull (charter_entry_get_organisation (entry));
      g_assert_nonnull (charter_entry_get_description (entry));
      g_assert_nonnull (charter_entry_get_source_title (entry));
      g_assert_cmpstr (charter_entry_get_source (entry), ==, "starter");
      for (guint j = 0; j < contacts->len; j++)
        {
          CharterContact *contact = g_ptr_array_index (contacts, j);

          g_assert_true (!contact->phone || strstr (contact->role, "check before use"));
        }
    }
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *words; const char *name; } cases[] = {
    { "speech", "speech and language therapy" },
    { "therapy speech", "speech and language therapy" },
    { "spe lan the", "speech and language therapy" },
    { "SLCN", "speech and language therapy" },
    { "speach", "speech and language therapy" },
    { "educa psych", "Educational Psychology" },
    { "educational psychologists", "Educational Psychology" },
    { "ed psych", "Educational Psychology" },
    { "attendence", "Education Welfare" },
    { "school refusal", "Education Welfare" },
    { "school refusal", "Changing Lives" },
    { "EBSA", "Education Welfare" },
    { "EBSNA", "Changing Lives" },
    { "CAMHS", "CAMHS" },
    { "camhs derby", "CAMHS" },
    { "autizm", "Autism Outreach" },
    { "ASD", "Autism Outreach" },
    { "EAL", "English as an additional language" },
    { "EHCP", "SENDIASS" },
    { "SEMH", "Kingsmead" },
    { "looked after", "Virtual School" },
    { "famil", "Short breaks" },
    { "family", "Short breaks" },
    { "lighthouse", "The Light House" },
    { "Médical", "Castle" },
    { "anxious and not coming in", "Changing Lives" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (!finds (fixture, cases[i].words, cases[i].name))
      g_error ("“%s” does not find “%s”", cases[i].words, cases[i].name);
  g_assert_false (finds (fixture, "xylophone quartet", ""));
  g_assert_true (finds (fixture, "\"*( OR AND -^", ""));
}

static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  CharterDirectoryQuery query = { .words = "EBSA", .age = -1, .limit = 50 };
  g_auto(GStrv) also = NULL;
  g_autoptr(GHashTable) counts = NULL;
  g_autoptr(GPtrArray) hits = search_entries (fixture, &query, &counts, &also);

  g_assert_cmpuint (hits->len, >, 0);
  g_assert_true (g_strv_contains ((const char * const *) also, "EBSNA"));
  for (guint i = 0; also[i]; i++)
    g_assert_null (strstr (also[i], "refus"));
  for (guint i = 0; i < hits->len; i++)
    g_assert_null (strstr (charter_entry_get_description (((CharterDirectoryHit *) hits->pdata[i])->entry), "refus"));
}

static void
test_highlight (Fixture       *fixture,
                gconstpointer  data)
{
  CharterDirectoryQuery query = { .words = "attend", .age = -1, .limit = 50 };
  g_autoptr(GPtrArray) hits = search_entries (fixture, &query, NULL, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < hits->len; i++)
    found = found || g_strv_contains ((const char * const *) ((CharterDirectoryHit *) hits->pdata[i])->matched,
                                      "attendance");
  g_assert_true (found);
}

static gboolean
add_one (CharterReferenceImport  *import,
         gpointer                 user_data,
         GCancellable            *cancellable,
         GError                 **error)
{
  return charter_reference_import_add_entry (import, user_data, error);
}

static void
put_entry (Fixture      *fixture,
           CharterEntry *entry)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  charter_reference_import_async (fixture->reference, "directory", "one", add_one, entry, NULL, keep_result_cb,
                                  &result);
  g_assert_true (charter_reference_import_finish (fixture->reference, await (&result), NULL, &error));
  g_assert_no_error (error);
}

/* Why an entry was found stands out, whatever it was found for: each need is typed as a person may, and
 * the word on the right is the one to stand out. */
static void
test_highlight_all (Fixture       *fixture,
                    gconstpointer  data)
{
  static const struct { const char *words; const char *matched; } cases[] = {
    { "zebra", "zebra" },               /* the name */
    { "zeb", "zebra" },                 /* a half word */
    { "zebras", "zebra" },              /* more than one */
    { "zerba", "zebra" },               /* a slip */
    { "CLUBHOUSE", "clubhouse" },       /* who offers it, in capitals */
    { "questionnaire", "questionnaires" }, /* what is needed first */
    { "thursday", "thursdays" },        /* when */
    { "pounds", "pounds" },             /* the cost */
    { "lakeside", "lakeside" },         /* where */
    { "headteacher", "headteachers" },  /* who it is for */
    { "postcard", "postcard" },         /* how to refer */
    { "school refusal", "attendance" }, /* means the same, and is itself never shown */
    { "cafe", "cafe" },                 /* without the accent */
  };
  g_autoptr(CharterEntry) entry =
    g_object_new (CHARTER_TYPE_ENTRY, "id", "zebra", "name", "Zebra group", "organisation", "The Clubhouse",
                  "description", "A café for those whose attendance is low", "eligibility", "Ask your headteachers",
                  "referral", "By postcard", "needed-first", "Two questionnaires", "schedule", "Thursdays in term",
                  "cost", "Six pounds", "address", "Lakeside", "source", "one", NULL);

  put_entry (fixture, entry);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CharterDirectoryQuery query = { .words = cases[i].words, .age = -1, .limit = 50 };
      g_autoptr(GPtrArray) hits = search_entries (fixture, &query, NULL, NULL);
      gboolean is_found = FALSE;

      for (guint j = 0; j < hits->len; j++)
        {
          CharterDirectoryHit *hit = g_ptr_array_index (hits, j);

          if (!g_str_equal (charter_entry_get_id (hit->entry), "zebra"))
            continue;
          is_found = TRUE;
          if (!g_strv_contains ((const char * const *) hit->matched, cases[i].matched))
            g_error ("“%s” does not make “%s” stand out", cases[i].words, cases[i].matched);
          g_assert_false (g_strv_contains ((const char * const *) hit->matched, "group"));
          g_assert_false (g_strv_contains ((const char * const *) hit->matched, "for"));
        }
      if (!is_found)
        g_error ("“%s” finds nothing", cases[i].words);
    }
}

/* Its own place wins over its postcode; a mile is 1,609 metres. */
static void
test_own_place (Fixture       *fixture,
                gconstpointer  data)
{
  const char *near[] = { "2", NULL };
  CharterDirectoryQuery query = {
    .words = "zebra", .age = -1, .limit = 50, .easting = 435000, .northing = 336000, .distances = near,
  };
  g_autoptr(CharterEntry) entry =
    g_object_new (CHARTER_TYPE_ENTRY, "id", "zebra", "name", "Zebra group", "source", "one",
                  "easting", 435000, "northing", 337609, NULL);
  g_autoptr(CharterEntry) far =
    g_object_new (CHARTER_TYPE_ENTRY, "id", "zebra", "name", "Zebra group", "source", "one",
                  "easting", 435000, "northing", 340000, NULL);
  g_autoptr(GPtrArray) hits = NULL;

  put_entry (fixture, entry);
  hits = search_entries (fixture, &query, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (((CharterDirectoryHit *) hits->pdata[0])->miles, 1.0, 0.001);
  g_assert_cmpint (charter_entry_get_northing (((CharterDirectoryHit *) hits->pdata[0])->entry), ==, 337609);

  /* It has moved: the next search knows. */
  put_entry (fixture, far);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = search_entries (fixture, &query, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 0);
}

static void
test_facets (Fixture       *fixture,
             gconstpointer  data)
{
  CharterDirectoryQuery query = { .words = NULL, .age = -1, .limit = 200 };
  const char *semh[] = { "semh", NULL };
  const char *specialist[] = { "specialist", NULL };
  g_autoptr(GHashTable) all = NULL;
  g_autoptr(GHashTable) some = NULL;
  g_autoptr(GPtrArray) hits = search_entries (fixture, &query, &all, NULL);
  g_autoptr(GPtrArray) fewer = NULL;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (all, "need:semh"));

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, hits->len);
  query.needs = semh;
  query.tiers = specialist;
  fewer = search_entries (fixture, &query, &some, NULL);
  g_assert_cmpuint (fewer->len, >, 0);
  g_assert_cmpuint (fewer->len, ==, GPOINTER_TO_UINT (g_hash_table_lookup (some, "need:semh")));
  g_assert_cmpuint (fewer->len, ==, GPOINTER_TO_UINT (g_hash_table_lookup (some, "tier:specialist")));
  /* Choosing a second value of the same facet shows more. */
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (some, "tier:universal")), >, 0);
}

static void
fill_row (CharterRegisterRow *row,
          const char         *urn,
          const char         *name,
          const char         *town,
          const char         *postcode,
          const char         *status)
{
  memset (row, 0, sizeof *row);
  row->texts[CHARTER_REGISTER_URN] = urn;
  row->texts[CHARTER_REGISTER_NAME] = name;
  row->texts[CHARTER_REGISTER_TOWN] = town;
  row->texts[CHARTER_REGISTER_POSTCODE] = postcode;
  row->texts[CHARTER_REGISTER_STATUS] = status;
  row->texts[CHARTER_REGISTER_LOW_AGE] = "4";
  row->is_open = g_str_has_prefix (status, "Open");
}

typedef struct {
  const char *first_status;
  gboolean take_closed;
  gboolean fails;
} Plan;

static gboolean
add_schools (CharterReferenceImport  *import,
             gpointer                 user_data,
             GCancellable            *cancellable,
             GError                 **error)
{
  Plan *plan = user_data;
  CharterRegisterRow rows[6];

  fill_row (&rows[0], "900011", "St Mary's Catholic Primary School", "Derby", "DE1 2AB", plan->first_status);
  fill_row (&rows[1], "900012", "Saint Mary Nursery", "Ilkeston", "DE7 1AA", "Open");
  fill_row (&rows[2], "900013", "Café Lane Academy", "Derby", "DE21 4XY", "Open");
  fill_row (&rows[3], "900014", "Old Mill School", "Derby", "DE1 9ZZ", "Closed");
  fill_row (&rows[4], "900015", "Derby Lane Primary School", "Leeds", "LS1 1AA", "Open");
  fill_row (&rows[5], "900016", "Hilltop Schools Federation", "York", "YO1 1AA", "Open, but proposed to close");
  if (!charter_reference_import_add_schools (import, rows, G_N_ELEMENTS (rows), plan->take_closed, error))
    return FALSE;
  if (!plan->fails)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "half a file");
  return FALSE;
}

static gboolean
import (Fixture                    *fixture,
        const char                 *source,
        CharterReferenceImportFunc  func,
        gpointer                    data,
        CharterImportCounts        *counts,
        GError                    **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  charter_reference_import_async (fixture->reference, "test", source, func, data, NULL,
                                  keep_result_cb, &result);
  return charter_reference_import_finish (fixture->reference, await (&result), counts, error);
}

static void
test_schools (Fixture       *fixture,
              gconstpointer  data)
{
  Plan plan = { "Open", FALSE, FALSE };
  CharterImportCounts counts;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (charter_reference_get_n_schools (fixture->reference), ==, 0);
  g_assert_true (import (fixture, "register", add_schools, &plan, &counts, &error));
  g_assert_cmpuint (counts.added, ==, 5);
  g_assert_cmpuint (counts.left_out, ==, 1);
  g_assert_cmpuint (charter_reference_get_n_schools (fixture->reference), ==, 5);
  assert_first (fixture, "st marys", "900011");
  assert_first (fixture, "mary's st", "900011");
  assert_first (fixture, "primary derby", "900015");
  assert_first (fixture, "cafe", "900013");
  assert_first (fixture, "CAFÉ lane", "900013");
  assert_first (fixture, "de12ab", "900011");
  assert_first (fixture, "DE1 2AB", "900011");
  assert_first (fixture, "900012", "900012");
  assert_first (fixture, "90001", "900011");
  assert_first (fixture, "ilkeston", "900012");
  assert_first (fixture, "ilkseton", "900012");
  assert_first (fixture, "hil fed", "900016");
  assert_first (fixture, "y", "900016");
  none = search_schools (fixture, "old mill");
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_true (import (fixture, "register", add_schools, &plan, &counts, &error));
  g_assert_cmpuint (counts.added, ==, 0);
  g_assert_cmpuint (counts.unchanged, ==, 5);
}

static void
test_school_closes (Fixture       *fixture,
                    gconstpointer  data)
{
  Plan plan = { "Open", FALSE, FALSE };
  CharterImportCounts counts;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CharterSchool) school = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (import (fixture, "register", add_schools, &plan, &counts, &error));
  plan.first_status = "Closed";
  g_assert_true (import (fixture, "register", add_schools, &plan, &counts, &error));
  g_assert_cmpuint (counts.updated, ==, 1);
  charter_reference_find_school_async (fixture->reference, "900011", NULL, keep_result_cb, &result);
  school = charter_reference_find_school_finish (fixture->reference, await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (charter_school_get_status (school), ==, "Closed");
  g_assert_cmpint (charter_school_get_low_age (school), ==, 4);
  g_assert_cmpint (charter_school_get_roll (school), ==, CHARTER_NOT_SAID);

  plan.take_closed = TRUE;
  g_assert_true (import (fixture, "register", add_schools, &plan, &counts, &error));
  g_assert_cmpuint (counts.added, ==, 1);
  assert_first (fixture, "old mill", "900014");
}

static void
test_all_or_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  Plan plan = { "Open", FALSE, TRUE };
  CharterImportCounts counts;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) none = NULL;

  g_assert_false (import (fixture, "register", add_schools, &plan, &counts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  none = search_schools (fixture, "derby");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (charter_reference_get_n_schools (fixture->reference), ==, 0);
}

typedef struct {
  guint from;
  guint to;
  const char *description;
} Range;

static gboolean
add_entries (CharterReferenceImport  *import,
             gpointer                 user_data,
             GCancellable            *cancellable,
             GError                 **error)
{
  Range *range = user_data;

  for (guint i = range->from; i < range->to; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *id = charter_id_for ("entry", "council", number, NULL);
      g_autofree char *name = g_strdup_printf ("Trampoline club %u", i);
      g_autoptr(CharterEntry) entry = g_object_new (CHARTER_TYPE_ENTRY,
                                                    "id", id, "name", name, "source", "council",
                                                    "description", range->description,
                                                    "minimum-age", 11, "status", "active", NULL);

      charter_entry_add_contact (entry, "Office", NULL, "club@example.org", NULL);
      if (!charter_reference_import_add_entry (import, entry, error))
        return FALSE;
    }
  return charter_reference_import_archive_rest (import, error);
}

static gboolean
add_facetted (CharterReferenceImport  *import,
              gpointer                 user_data,
              GCancellable            *cancellable,
              GError                 **error)
{
  static const struct { const char *id; const char *cost; const char *schedule; const char *checked_on; } rows[] = {
    { "a", "Free", "Mondays and Wed, 4 pm", "2026-10-01" },
    { "b", "£3 a session", "Tuesday to Thursday", "2024" },
    { "c", NULL, "MO,FR", NULL },
    { "d", "No charge", "every day", "2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CharterEntry) entry = g_object_new (CHARTER_TYPE_ENTRY,
                                                    "id", rows[i].id, "name", "Pottery", "source", "council",
                                                    "cost", rows[i].cost, "schedule", rows[i].schedule,
                                                    "checked-on", rows[i].checked_on, "minimum-age", 9,
                                                    "maximum-age", 10, "postcode", i == 0 ? "DE24 8PW" : NULL, NULL);

      if (!charter_reference_import_add_entry (import, entry, error))
        return FALSE;
    }
  return TRUE;
}

static guint
count_with (Fixture               *fixture,
            CharterDirectoryQuery  query)
{
  g_autoptr(GPtrArray) hits = NULL;

  query.words = "pottery";
  query.limit = 50;
  hits = search_entries (fixture, &query, NULL, NULL);
  return hits->len;
}

static void
test_more_facets (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *is_free[] = { "free", NULL }, *charged[] = { "charged", NULL }, *unsaid[] = { "not-said", NULL };
  const char *monday[] = { "monday", NULL }, *thursday[] = { "thursday", NULL };
  const char *fresh[] = { "within-a-year", NULL }, *older[] = { "older", NULL };
  const char *near[] = { "10", NULL };
  g_autoptr(GError) error = NULL;

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  g_assert_true (import (fixture, "council", add_facetted, NULL, NULL, &error));
#define COUNT(...) count_with (fixture, (CharterDirectoryQuery) { __VA_ARGS__ })
  g_assert_cmpuint (COUNT (.age = -1, .costs = is_free), ==, 2);
  g_assert_cmpuint (COUNT (.age = -1, .costs = charged), ==, 1);
  g_assert_cmpuint (COUNT (.age = -1, .costs = unsaid), ==, 1);
  g_assert_cmpuint (COUNT (.age = -1, .days = monday), ==, 3);
  g_assert_cmpuint (COUNT (.age = -1, .days = thursday), ==, 2);
  /* Of "2025" the end is meant: nothing says that it is older than a year. */
  g_assert_cmpuint (COUNT (.age = -1, .fresh = fresh), ==, 2);
  g_assert_cmpuint (COUNT (.age = -1, .fresh = older), ==, 2);
  /* Year 3 is 7 to 8, year 4 is 8 to 9. */
  g_assert_cmpuint (COUNT (.age = 7, .age_to = 8), ==, 0);
  g_assert_cmpuint (COUNT (.age = 8, .age_to = 9), ==, 4);
  /* Without a register no postcode has a place. */
  g_assert_cmpuint (COUNT (.age = -1, .distances = near, .easting = 435000, .northing = 333000), ==, 0);
#undef COUNT
  g_unsetenv ("CHARTER_NOW");
}

static void
test_own_synonyms (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data_dir, "synonyms.json", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (finds (fixture, "wobbles", "CAMHS"));
  g_file_set_contents (path, "{\"groups\":[{\"shown\":[\"anxiety\"],\"hidden\":[\"wobbles\"]}, 3]}", -1, &error);
  g_assert_no_error (error);
  charter_reference_reload_synonyms (fixture->reference);
  g_assert_true (finds (fixture, "wobbles", "CAMHS"));
  /* A group that shares a word keeps what came with the program. */
  g_assert_true (finds (fixture, "panic", "CAMHS"));

  g_test_expect_message ("charter-store", G_LOG_LEVEL_MESSAGE, "*own synonyms are left out*");
  g_file_set_contents (path, "{\"groups\":", -1, &error);
  charter_reference_reload_synonyms (fixture->reference);
  g_assert_true (finds (fixture, "panic", "CAMHS"));
  g_test_assert_expected_messages ();
}

static void
test_entries_replaced (Fixture       *fixture,
                       gconstpointer  data)
{
  Range range = { 0, 10, "Bouncing" };
  CharterImportCounts counts;
  CharterDirectoryQuery query = { .words = "trampoline", .age = -1, .limit = 50 };
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (import (fixture, "council", add_entries, &range, &counts, &error));
  g_assert_cmpuint (counts.added, ==, 10);
  range.from = 2;
  range.to = 11;
  g_assert_true (import (fixture, "council", add_entries, &range, &counts, &error));
  g_assert_cmpuint (counts.added, ==, 1);
  g_assert_cmpuint (counts.unchanged, ==, 8);
  g_assert_cmpuint (counts.archived, ==, 2);
  hits = search_entries (fixture, &query, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 9);
  query.age = 7;
  g_ptr_array_unref (hits);
  hits = search_entries (fixture, &query, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 0);

  /* A part of the source is no reason to archive the rest; what comes back is found again. */
  range.from = 0;
  range.to = 3;
  g_assert_true (import (fixture, "council", add_entries, &range, &counts, &error));
  g_assert_cmpuint (counts.archived, ==, 0);
  g_assert_cmpuint (counts.updated, ==, 2);
  query.age = -1;
  g_ptr_array_unref (hits);
  hits = search_entries (fixture, &query, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 11);
  g_assert_cmpuint (charter_entry_get_contacts (((CharterDirectoryHit *) hits->pdata[0])->entry)->len, ==, 1);

  range.description = "Jumping about";
  g_assert_true (import (fixture, "council", add_entries, &range, &counts, &error));
  g_assert_cmpuint (counts.updated, ==, 3);
  g_assert_true (finds (fixture, "jump about", "Trampoline club 1"));
}

static GPtrArray *
preview (Fixture             *fixture,
         Range               *range,
         CharterImportCounts *counts)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *changes;

  charter_reference_preview_async (fixture->reference, "council", add_entries, range, NULL,
                                   keep_result_cb, &result);
  changes = charter_reference_preview_finish (fixture->reference, await (&result), counts, &error);
  g_assert_no_error (error);
  return changes;
}

static gboolean
undo_update (Fixture     *fixture,
             const char  *source,
             GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  charter_reference_undo_update_async (fixture->reference, source, keep_result_cb, &result);
  return charter_reference_undo_update_finish (fixture->reference, await (&result), error);
}

static gboolean
count_entry (CharterEntry  *entry,
             gpointer       user_data,
             GError       **error)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static guint
count_entries (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  charter_reference_each_entry_async (fixture->reference, "council", count_entry, &n, NULL,
                                      keep_result_cb, &result);
  g_assert_true (charter_reference_each_entry_finish (fixture->reference, await (&result), &error));
  g_assert_no_error (error);
  return n;
}

static void
test_update_and_undo (Fixture       *fixture,
                      gconstpointer  data)
{
  Range range = { 0, 10, "Bouncing" };
  CharterImportCounts counts;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GError) error = NULL;
  CharterEntryChange *change;
  CharterFieldChange *field;

  g_assert_true (import (fixture, "council", add_entries, &range, &counts, &error));
  g_assert_false (undo_update (fixture, "nobody", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Looking changes nothing; what is looked at is what then happens. */
  range = (Range) { 1, 12, "Jumping" };
  changes = preview (fixture, &range, &counts);
  g_assert_cmpuint (counts.added, ==, 2);
  g_assert_cmpuint (counts.updated, ==, 9);
  g_assert_cmpuint (counts.archived, ==, 1);
  g_assert_cmpuint (changes->len, ==, 12);
  change = changes->pdata[0];
  g_assert_cmpint (change->kind, ==, CHARTER_ENTRY_CHANGED);
  g_assert_cmpuint (change->fields->len, ==, 1);
  field = change->fields->pdata[0];
  g_assert_cmpstr (field->field, ==, "description");
  g_assert_cmpstr (field->before, ==, "Bouncing");
  g_assert_cmpstr (field->after, ==, "Jumping");
  g_assert_cmpint (((CharterEntryChange *) changes->pdata[11])->kind, ==, CHARTER_ENTRY_GONE);
  g_assert_cmpuint (count_entries (fixture), ==, 10);
  g_assert_true (finds (fixture, "bouncing", "Trampoline club 0"));

  g_assert_true (import (fixture, "council", add_entries, &range, &counts, &error));
  g_assert_cmpuint (counts.updated, ==, 9);
  g_assert_cmpuint (count_entries (fixture), ==, 11);
  g_assert_false (finds (fixture, "bouncing", "Trampoline club 5"));

  /* A file that says nothing new is no update, so the one before it can still be taken back. */
  g_assert_true (import (fixture, "council", add_entries, &range, &counts, &error));
  g_assert_cmpuint (counts.unchanged, ==, 11);
  g_assert_true (undo_update (fixture, "council", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_entries (fixture), ==, 10);
  g_assert_true (finds (fixture, "bouncing", "Trampoline club 0"));
  g_assert_false (finds (fixture, "jumping", "Trampoline club"));
  g_assert_false (undo_update (fixture, "council", &error));
}

static void
test_newer_interrupts (Fixture       *fixture,
                       gconstpointer  data)
{
  CharterDirectoryQuery query = { .words = "support", .age = -1, .limit = 50 };
  g_autoptr(GAsyncResult) older = NULL;
  g_autoptr(GAsyncResult) newer = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  charter_reference_search_entries_async (fixture->reference, &query, NULL, keep_result_cb, &older);
  charter_reference_search_entries_async (fixture->reference, &query, NULL, keep_result_cb, &newer);
  none = charter_reference_search_entries_finish (fixture->reference, await (&older), NULL, NULL, &error);
  /* The first may have been faster than the second was asked. */
  if (!none)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  hits = charter_reference_search_entries_finish (fixture->reference, await (&newer), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, >, 0);
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->data_dir, "reference.db", NULL);
  g_autoptr(GError) error = NULL;
  sqlite3 *raw = NULL;
  sqlite3_stmt *statement = NULL;
  GStatBuf about;

  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 0777, ==, 0600);
  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (raw, "SELECT count(*) FROM import", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (statement, 0), ==, 1);
  sqlite3_finalize (statement);
  sqlite3_close (raw);

  /* Opened again, the starter is not taken a second time. */
  close_reference (fixture);
  g_assert_true (open_reference (fixture, &error));
  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (raw, "SELECT count(*) FROM import", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (statement, 0), ==, 1);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_exec (raw, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (raw);

  close_reference (fixture);
  g_assert_false (open_reference (fixture, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NEWER);
}

static void
test_distance (void)
{
  static const struct { const char *typed; const char *word; guint distance; } cases[] = {
    { "speech", "speech", 0 },
    { "speach", "speech", 1 },
    { "attendnace", "attendance", 1 },
    { "attendence", "attendance", 1 },
    { "attendn", "attendance", 1 },
    { "spech", "speech", 1 },
    { "speeech", "speech", 1 },
    { "speech", "xylophone", 3 },
    { "a", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", 0 },
    { "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "a", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (charter_search_distance (cases[i].typed, cases[i].word, 3), ==, cases[i].distance);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/reference/starter", test_starter);
  ADD ("/reference/words", test_words);
  ADD ("/reference/hidden", test_hidden);
  ADD ("/reference/highlight", test_highlight);
  ADD ("/reference/highlight-all", test_highlight_all);
  ADD ("/reference/own-place", test_own_place);
  ADD ("/reference/facets", test_facets);
  ADD ("/reference/more-facets", test_more_facets);
  ADD ("/reference/own-synonyms", test_own_synonyms);
  ADD ("/reference/schools", test_schools);
  ADD ("/reference/school-closes", test_school_closes);
  ADD ("/reference/all-or-nothing", test_all_or_nothing);
  ADD ("/reference/entries-replaced", test_entries_replaced);
  ADD ("/reference/update-and-undo", test_update_and_undo);
  ADD ("/reference/newer-interrupts", test_newer_interrupts);
  ADD ("/reference/file", test_file);
  g_test_add_func ("/reference/distance", test_distance);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "referral-fixture.h"

#define SERVICE(id, name) "{\"id\":\"" id "\",\"name\":\"" name "\",\"organization\":{\"name\":\"Trust\"}}"

static gboolean
read_path (Result      *result,
           const char  *path,
           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return charter_referral_reader_read (file, "council", "Council", take, result->entries, result->problems,
                                       &result->summary, NULL, error);
}

static gboolean
read_text (Result      *result,
           const char  *text,
           GError     **error)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "services.json", NULL);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return read_path (result, path, error);
}

static CharterEntry *
get_entry (Result *result,
           guint   position)
{
  g_assert_cmpuint (position, <, result->entries->len);
  return g_ptr_array_index (result->entries, position);
}

static CharterContact *
get_contact (CharterEntry *entry,
             guint         position)
{
  g_assert_cmpuint (position, <, charter_entry_get_contacts (entry)->len);
  return g_ptr_array_index (charter_entry_get_contacts (entry), position);
}

static void
test_profile_example (void)
{
  const char *shared = g_getenv ("CHARTER_SHARED");
  g_autofree char *path = shared ? g_build_filename (shared, "fixtures", "oruk-service.json", NULL) : NULL;
  g_autoptr(Result) result = result_new ();
  g_autoptr(GError) error = NULL;
  CharterFileProblem *problem;
  CharterEntry *entry;

  if (!path || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared fixtures are not here");
      return;
    }
  g_assert_true (read_path (result, path, &error));
  g_assert_no_error (error);
  entry = get_entry (result, 0);
  g_assert_cmpuint (result->entries->len, ==, 1);
  g_assert_cmpuint (result->summary.n_skipped, ==, 0);
  g_assert_false (result->summary.is_complete);
  g_assert_cmpstr (charter_entry_get_name (entry), ==, "Community Counselling");
  g_assert_cmpstr (charter_entry_get_organisation (entry), ==, "Example Organization Inc.");
  g_assert_nonnull (strstr (charter_entry_get_description (entry), "Counselling Services provided"));
  g_assert_nonnull (strstr (charter_entry_get_description (entry), "Following COVID-19"));
  g_assert_nonnull (strstr (charter_entry_get_description (entry), "BASC"));
  g_assert_nonnull (strstr (charter_entry_get_description (entry), "induction loops"));
  g_assert_nonnull (strstr (charter_entry_get_eligibility (entry), "MyCity area"));
  g_assert_nonnull (strstr (charter_entry_get_cost (entry), "Under 18s and Over 60s: 35 per 1 hour session"));
  g_assert_nonnull (strstr (charter_entry_get_schedule (entry), "10:00–18:00"));
  g_assert_cmpstr (charter_entry_get_address (entry), ==,
                   "MyCity Civic Center, 1-30 Main Street, MyCity, MyState");
  g_assert_cmpstr (charter_entry_get_postcode (entry), ==, "ABC 1234");
  g_assert_cmpint (charter_entry_get_minimum_age (entry), ==, 12);
  g_assert_cmpint (charter_entry_get_maximum_age (entry), ==, 100);
  g_assert_cmpstr (charter_entry_get_checked_on (entry), ==, "2005-01-01");
  g_assert_cmpstr (get_contact (entry, 0)->email, ==, "email@example.com");
  g_assert_cmpstr (get_contact (entry, 0)->url, ==, "http://example.com/counselling");
  for (guint i = 0; i < charter_entry_get_contacts (entry)->len; i++)
    g_assert_true (!get_contact (entry, i)->role || !strstr (get_contact (entry, i)->role, "Persona"));
  g_assert_cmpuint (result->problems->len, ==, 1);
  problem = g_ptr_array_index (result->problems, 0);
  g_assert_cmpstr (problem->field, ==, "latitude");
  g_assert_cmpuint (problem->line, ==, 52);
}

static void
test_shapes (void)
{
  static const struct { const char *text; guint n; gboolean is_complete; } cases[] = {
    { SERVICE ("a", "One"), 1, FALSE },
    { "[" SERVICE ("a", "One") "," SERVICE ("b", "Two") "]", 2, TRUE },
    { "\xef\xbb\xbf[\n" SERVICE ("a", "One") "\n,\n" SERVICE ("b", "Two") "\n]\n", 2, TRUE },
    { SERVICE ("a", "One") "\n" SERVICE ("b", "Two") "\n" SERVICE ("c", "Three") "\n", 3, TRUE },
    { "{\"total_items\":2,\"total_pages\":1,\"contents\":[" SERVICE ("a", "One") "," SERVICE ("b", "Two") "],\"empty\":false}", 2, TRUE },
    { "{\"contents\":[" SERVICE ("a", "One") "," SERVICE ("b", "Two") "],\"total_pages\":9}", 2, FALSE },
    { "[{\"id\":\"o\",\"name\":\"Trust\",\"services\":[{\"id\":\"a\",\"name\":\"One\"},{\"id\":\"b\",\"name\":\"Two\"}]}]", 2, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Result) result = result_new ();
      g_autoptr(GError) error = NULL;

      g_assert_true (read_text (result, cases[i].text, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (result->entries->len, ==, cases[i].n);
      g_assert_cmpint (result->summary.is_complete, ==, cases[i].is_complete);
      g_assert_cmpstr (charter_entry_get_name (get_entry (result, 0)), ==, "One");
      g_assert_cmpstr (charter_entry_get_organisation (get_entry (result, 0)), ==, "Trust");
    }
}

static void
test_contacts (void)
{
  g_autoptr(Result) result = result_new ();
  g_autoptr(GError) error = NULL;
  CharterEntry *entry;

  g_assert_true (read_text (result,
    "{\"id\":\"a\",\"name\":\"One\",\"phones\":[{\"number\":\"01\"}],"
    "\"contacts\":[{\"name\":\"A Person\",\"title\":\"Duty desk\",\"email\":\"desk@example.org\",\"phones\":[{\"number\":\"02\"}]}],"
    "\"service_at_locations\":[{\"location\":{\"name\":\"Centre\",\"phones\":[{\"number\":\"03\"}],"
    "\"physical_addresses\":[{\"attention\":\"B Person\",\"address_1\":\"1 Road\",\"city\":\"Derby\",\"postal_code\":\"DE1 1AA\"}]}}],"
    "\"eligibilitys\":[{\"eligibility\":\"Teenagers\",\"minimum_age\":13,\"maximum_age\":19}],"
    "\"service_taxonomys\":[{\"taxonomy\":{\"name\":\"Social, emotional and mental health\"}}],"
    "\"organization\":{\"name\":\"Trust\",\"website\":\"https://example.org\",\"phones\":[{\"number\":\"04\"}]}}", &error));
  g_assert_no_error (error);
  entry = get_entry (result, 0);
  g_assert_cmpstr (get_contact (entry, 0)->phone, ==, "01");
  g_assert_cmpstr (get_contact (entry, 1)->phone, ==, "02");
  g_assert_cmpstr (get_contact (entry, 1)->role, ==, "Duty desk");
  g_assert_cmpstr (get_contact (entry, 1)->email, ==, "desk@example.org");
  g_assert_cmpstr (get_contact (entry, 2)->phone, ==, "03");
  g_assert_cmpstr (get_contact (entry, 3)->url, ==, "https://example.org");
  g_assert_cmpstr (get_contact (entry, 4)->phone, ==, "04");
  g_assert_cmpstr (charter_entry_get_address (entry), ==, "Centre, 1 Road, Derby");
  g_assert_cmpint (charter_entry_get_minimum_age (entry), ==, 13);
  g_assert_cmpstr (charter_entry_get_needs (entry)[0], ==, "semh");
  g_assert_null (charter_entry_get_needs (entry)[1]);
}

static void
test_odd_values (void)
{
  g_autoptr(Result) result = result_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (read_text (result,
    "[{\"id\":1,\"name\":\"One\",\n\"minimum_age\":18,\n\"maximum_age\":5},\n"
    "{\"id\":2,\"name\":\"Two\",\"minimum_age\":-3,\"maximum_age\":\"old\"},\n"
    "{\"id\":3},\n"
    "{\"id\":4,\"name\":\"Four\",\"assured_date\":\"soon\",\"description\":7,\"phones\":\"x\",\"contacts\":{\"title\":\"Desk\",\"email\":\"e@example.org\"}}]", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result->entries->len, ==, 3);
  g_assert_cmpuint (result->summary.n_skipped, ==, 1);
  g_assert_false (result->summary.is_complete);
  g_assert_cmpint (charter_entry_get_minimum_age (get_entry (result, 0)), ==, -1);
  g_assert_cmpint (charter_entry_get_maximum_age (get_entry (result, 0)), ==, -1);
  g_assert_cmpuint (((CharterFileProblem *) result->problems->pdata[0])->line, ==, 2);
  g_assert_cmpstr (get_contact (get_entry (result, 2), 0)->email, ==, "e@example.org");
  g_assert_cmpuint (result->problems->len, ==, 5);
}

/* A place is on the national grid or nowhere; what is odd is said by its line. */
static void
test_places (void)
{
  static const struct { const char *place; int easting; int northing; const char *problem; } cases[] = {
    { "\"latitude\":51.48936564950,\"longitude\":-0.11992557180", 530624, 178388, NULL },
    { "\"latitude\":\"51.48936564950\",\"longitude\":\"-0.11992557180\"", 530624, 178388, NULL },
    { "\"latitude\":100,\"longitude\":-1.4", -1, -1, "latitude" },
    { "\"latitude\":52,\"longitude\":-181", -1, -1, "longitude" },
    { "\"latitude\":-1.4,\"longitude\":52", -1, -1, "latitude" },
    { "\"latitude\":0,\"longitude\":0", -1, -1, NULL },
    { "\"latitude\":52", -1, -1, NULL },
    { "\"latitude\":\"north\",\"longitude\":-1.4", -1, -1, "latitude" },
    { "\"latitude\":52.9,\"longitude\":\"west\"", -1, -1, "longitude" },
    { "\"latitude\":null,\"longitude\":null", -1, -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[{\"id\":\"a\",\"name\":\"One\",\n\"locations\":[{\n%s}]}]", cases[i].place);
      g_autoptr(Result) result = result_new ();
      g_autoptr(GError) error = NULL;

      g_assert_true (read_text (result, text, &error));
      g_assert_cmpfloat_with_epsilon (charter_entry_get_easting (get_entry (result, 0)), cases[i].easting, 6);
      g_assert_cmpfloat_with_epsilon (charter_entry_get_northing (get_entry (result, 0)), cases[i].northing, 6);
      g_assert_cmpuint (result->problems->len, ==, cases[i].problem ? 1 : 0);
      if (!cases[i].problem)
        continue;
      g_assert_cmpstr (((CharterFileProblem *) result->problems->pdata[0])->field, ==, cases[i].problem);
      g_assert_cmpuint (((CharterFileProblem *) result->problems->pdata[0])->line, ==, 3);
    }
}

static void
test_damaged (void)
{
  static const char * const cases[] = {
    "[" SERVICE ("a", "One") ",{\"id\":\"b\",\"na",
    "{\"id\":\"b\"",
    "",
    "nothing",
    "[{\"a\":1}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Result) result = result_new ();
      g_autoptr(GError) error = NULL;

      g_assert_false (read_text (result, cases[i], &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == CHARTER_EXCHANGE_ERROR);
    }
}

static void
test_deep (void)
{
  g_autoptr(GString) text = g_string_new ("{\"name\":");
  g_autoptr(Result) result = result_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  g_assert_false (read_text (result, text->str, &error));
  g_assert_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/referral-reader/profile-example", test_profile_example);
  g_test_add_func ("/referral-reader/shapes", test_shapes);
  g_test_add_func ("/referral-reader/contacts", test_contacts);
  g_test_add_func ("/referral-reader/odd-values", test_odd_values);
  g_test_add_func ("/referral-reader/places", test_places);
  g_test_add_func ("/referral-reader/damaged", test_damaged);
  g_test_add_func ("/referral-reader/deep", test_deep);
  return g_test_run ();
}

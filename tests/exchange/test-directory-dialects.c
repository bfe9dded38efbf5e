/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "charter-file-kind.h"
#include "charter-outpost-reader.h"
#include "charter-referral-tables.h"
#include "charter-referral-writer.h"
#include "charter-services-sheet.h"
#include "referral-fixture.h"

#define OUTPOST_HEADER \
  "import_id,import_id_reference,name,description,organisation,approved,visible,visible_from,visible_to," \
  "needs_referral,min_age,max_age,contact_name,contact_title,contact_visible,contact_email,contact_phone," \
  "location_name,location_address_1,location_city,location_postcode,location_visible,mask_exact_address," \
  "free,temporarily_closed,send_needs_support,how_to_start,council_note\r\n"

static char *
build_path (const char *name)
{
  char *path = g_build_filename (g_get_user_cache_dir (), "dialects", name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return path;
}

static GFile *
write_text (const char *name,
            const char *text)
{
  g_autofree char *path = build_path (name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

/* Reads a file of whatever dialect it is recognised as. */
static gboolean
read_any (GFile   *file,
          Result  *result,
          GError **error)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new ();
  CharterFileKind kind;

  if (!charter_file_kind_recognise (file, &kind, NULL, error))
    return FALSE;
  g_ptr_array_add (tables, file);
  switch ((int) kind)
    {
    case CHARTER_FILE_KIND_DIRECTORY_TABLES:
      return charter_referral_tables_read (tables, "council", "Council", take, result->entries,
                                           result->problems, &result->summary, NULL, error);
    case CHARTER_FILE_KIND_OUTPOST:
      return charter_outpost_reader_read (file, "council", "Council", take, result->entries,
                                          result->problems, &result->summary, NULL, error);
    case CHARTER_FILE_KIND_SERVICES_SHEET:
      return charter_services_sheet_read (file, "council", "Council", take, result->entries,
                                          result->problems, &result->summary, NULL, error);
    default:
      return charter_referral_reader_read (file, "council", "Council", take, result->entries,
                                           result->problems, &result->summary, NULL, error);
    }
}

static Result *
read_good (GFile *file)
{
  g_autoptr(Result) result = result_new ();
  g_autoptr(GError) error = NULL;

  read_any (file, result, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&result);
}

static GFile *
write_again (Result *result)
{
  g_autofree char *path = build_path ("again.json");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_autoptr(CharterReferralWriter) writer =
    charter_referral_writer_new (G_OUTPUT_STREAM (stream), "council", "Council", &error);

  for (guint i = 0; i < result->entries->len; i++)
    g_assert_true (charter_referral_writer_add (writer, result->entries->pdata[i], &error));
  g_assert_true (charter_referral_writer_finish (writer, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&file);
}

static void
assert_same (CharterEntry *one,
             CharterEntry *other)
{
  guint n;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (one), &n);
  GPtrArray *contacts = charter_entry_get_contacts (one);

  for (guint i = 0; i < n; i++)
    {
      g_auto(GValue) left = G_VALUE_INIT;
      g_auto(GValue) right = G_VALUE_INIT;
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;

      if (g_str_equal (pspecs[i]->name, "raw"))
        continue;
      g_object_get_property (G_OBJECT (one), pspecs[i]->name, &left);
      g_object_get_property (G_OBJECT (other), pspecs[i]->name, &right);
      if (G_VALUE_HOLDS (&left, G_TYPE_STRV))
        {
          a = g_strjoinv (";", g_value_get_boxed (&left));
          b = g_strjoinv (";", g_value_get_boxed (&right));
        }
      else
        {
          a = g_strdup_value_contents (&left);
          b = g_strdup_value_contents (&right);
        }
      g_assert_cmpstr (a, ==, b);
    }
  g_assert_cmpuint (contacts->len, ==, charter_entry_get_contacts (other)->len);
  for (guint i = 0; i < contacts->len; i++)
    {
      CharterContact *left = contacts->pdata[i];
      CharterContact *right = charter_entry_get_contacts (other)->pdata[i];

      g_assert_cmpstr (left->role, ==, right->role);
      g_assert_cmpstr (left->phone, ==, right->phone);
      g_assert_cmpstr (left->email, ==, right->email);
      g_assert_cmpstr (left->url, ==, right->url);
    }
}

/* The rules of the Open Referral UK profile, checked apart from the code that keeps them. */
static const struct { const char *list; const char *required; } rules[] = {
  { "contents", "id name status" },
  { "organization", "id name description" },
  { "location", "id location_type" },
  { "addresses", "id address_1 city state_province postal_code country address_type" },
  { "schedules", "id" }, { "contacts", "id" }, { "phones", "id number" }, { "attributes", "id" },
  { "taxonomy_term", "id name description" }, { "cost_options", "id" }, { "service_areas", "id" },
  { "service_at_locations", "id" }, { "accessibility", "id" },
};

static const struct { const char *object; const char *field; const char *values; } choices[] = {
  { "contents", "status", "|active|inactive|defunct|temporarily closed|" },
  { "location", "location_type", "|physical|postal|virtual|" },
  { "addresses", "address_type", "|physical|postal|virtual|" },
  { "schedules", "freq", "|WEEKLY|MONTHLY|" },
};

static void check_node (const char *name,
                        JsonNode   *node);

/* What the profile does not know may be anything. */
static gboolean
is_known (const char *name,
          JsonNode   *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].list, name))
      return TRUE;
  return JSON_NODE_HOLDS_VALUE (value);
}

static gboolean
is_of (const char *list,
       const char *name)
{
  g_auto(GStrv) names = g_strsplit (list, " ", -1);

  return g_strv_contains ((const char * const *) names, name);
}

/* Numbers are numbers, dates are dates, and what is a list in the profile is one. */
static void
check_format (const char *object,
              const char *field,
              JsonNode   *value)
{
  if (g_str_equal (object, "inclusion_charter_odd_values"))
    return;
  if (is_of ("minimum_age maximum_age latitude longitude amount interval", field))
    g_assert_true (json_node_get_value_type (value) == G_TYPE_INT64 || json_node_get_value_type (value) == G_TYPE_DOUBLE);
  if (is_of ("assured_date valid_from valid_to", field))
    g_assert_true (g_regex_match_simple ("^[0-9]{4}-[01][0-9]-[0-3][0-9]$", json_node_get_string (value), 0, 0));
  if (is_of ("name description url email fees number byday opens_at closes_at city postal_code", field))
    g_assert_true (json_node_get_value_type (value) == G_TYPE_STRING);
  if (is_of ("contacts phones schedules service_at_locations addresses attributes cost_options", field))
    g_assert_true (JSON_NODE_HOLDS_ARRAY (value));
  if (is_of ("organization location taxonomy_term", field))
    g_assert_true (JSON_NODE_HOLDS_OBJECT (value));
}

static void
check_object (const char *name,
              JsonObject *object)
{
  g_autoptr(GList) members = json_object_get_members (object);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_auto(GStrv) required = g_strsplit (rules[i].required, " ", -1);

      for (guint j = 0; g_str_equal (rules[i].list, name) && required[j]; j++)
        if (!json_object_has_member (object, required[j]) ||
            json_node_get_value_type (json_object_get_member (object, required[j])) != G_TYPE_STRING)
          g_error ("%s of %s is missing or no text", required[j], name);
    }
  for (GList *at = members; at; at = at->next)
    {
      JsonNode *value = json_object_get_member (object, at->data);

      if (!is_known (at->data, value))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
        if (g_str_equal (choices[i].object, name) && g_str_equal (choices[i].field, at->data))
          {
            g_autofree char *word = g_strdup_printf ("|%s|", json_node_get_string (value));

            g_assert_nonnull (strstr (choices[i].values, word));
          }
      check_format (name, at->data, value);
      check_node (at->data, value);
    }
}

static void
check_node (const char *name,
            JsonNode   *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    check_object (name, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      check_node (name, json_array_get_element (json_node_get_array (node), i));
}

static void
check_profile (GFile *file)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonObject *page;

  json_parser_load_from_file (parser, g_file_peek_path (file), &error);
  g_assert_no_error (error);
  page = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (page, "total_items"), ==,
                   json_array_get_length (json_object_get_array_member (page, "contents")));
  g_assert_cmpint (json_object_get_int_member (page, "total_pages"), ==, 1);
  check_node ("page", json_parser_get_root (parser));
}

static void
assert_round_trip (GFile *file,
                   guint  n)
{
  g_autoptr(Result) result = read_good (file);
  g_autoptr(GFile) again = write_again (result);
  g_autoptr(Result) second = read_good (again);
  g_autoptr(GFile) third = NULL;
  g_autoptr(Result) last = NULL;

  g_assert_cmpuint (result->entries->len, ==, n);
  g_assert_true (result->problems->len >= result->summary.n_skipped);
  check_profile (again);
  g_assert_cmpuint (second->entries->len, ==, n);
  for (guint i = 0; i < n; i++)
    assert_same (result->entries->pdata[i], second->entries->pdata[i]);
  third = write_again (second);
  last = read_good (third);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (charter_entry_get_raw (second->entries->pdata[i]), ==,
                     charter_entry_get_raw (last->entries->pdata[i]));
}

static const char full_json[] =
  "[{\"id\":\"a\",\"name\":\"One\",\"status\":\"active\",\"minimum_age\":4,\"maximum_age\":\"11\",\"wait_time\":\"Six weeks\","
  "\"colour\":{\"of\":[1,2.5,null]},\"contacts\":{\"title\":\"Desk\",\"email\":\"e@example.org\",\"phones\":[{\"number\":\"01\"},{\"number\":\"02\"}]},"
  "\"organization\":{\"name\":\"Trust\",\"phones\":[{\"number\":4}]},\"schedules\":[{\"freq\":\"DAILY\",\"byday\":\"MO\",\"opens_at\":\"10:00\",\"closes_at\":\"11:00\"}]},"
  "{\"id\":7,\"name\":\"Two\",\"status\":\"temporarily closed\",\"latitude\":1,\"assured_date\":\"in spring\",\"minimum_age\":\"old\","
  "\"service_at_locations\":[{\"location\":{\"latitude\":\"52.9\",\"name\":\"Centre\",\"addresses\":[{\"city\":\"Derby\"}]}}]},"
  "{\"name\":\"No id\",\"fees\":\"Free\",\"contacts\":[\"odd\"]}]";

static void
test_json (void)
{
  g_autoptr(GFile) file = write_text ("services.json", full_json);

  assert_round_trip (file, 3);
}

/* Each way in which councils publish JSON: one service, pages, one a line, organisations with their
 * services inside (HSDS), and Open Referral UK 1 with its older names; a place comes along each time. */
static void
test_shapes (void)
{
#define PLACE "\"locations\":[{\"id\":\"l\",\"location_type\":\"physical\",\"latitude\":52.92,\"longitude\":-1.47}]"
  static const struct { const char *name; const char *text; guint n; } shapes[] = {
    { "one.json", "{\"id\":\"a\",\"name\":\"One\"," PLACE "}", 1 },
    { "page.json", "{\"total_pages\":1,\"contents\":[{\"id\":\"a\",\"name\":\"One\"," PLACE "},{\"id\":\"b\",\"name\":\"Two\"}]}", 2 },
    { "lines.json", "{\"id\":\"a\",\"name\":\"One\"}\n{\"id\":\"b\",\"name\":\"Two\"," PLACE "}\n", 2 },
    { "hsds.json", "[{\"id\":\"o\",\"name\":\"Trust\",\"description\":\"D\",\"services\":[{\"id\":\"a\",\"name\":\"One\","
      "\"eligibility_description\":\"All\",\"cost_options\":[{\"id\":\"c\",\"amount\":2.5,\"currency\":\"GBP\"}]," PLACE "},"
      "{\"id\":\"b\",\"name\":\"Two\",\"application_process\":\"Ring\"}]}]", 2 },
    { "older.json", "{\"totalPages\":1,\"content\":[{\"id\":\"a\",\"name\":\"One\",\"fees\":\"Free\","
      "\"regular_schedules\":[{\"weekday\":\"Monday\",\"opens_at\":\"10:00\",\"closes_at\":\"12:00\"}],"
      "\"service_at_locations\":[{\"location\":{\"latitude\":\"52.92\",\"longitude\":\"-1.47\",\"physical_addresses\":"
      "[{\"address_1\":\"1 Road\",\"city\":\"Derby\",\"postal_code\":\"DE1 1AA\"}]}}],"
      "\"eligibilitys\":[{\"eligibility\":\"Pupils\",\"minimum_age\":5,\"maximum_age\":11}]}]}", 1 },
  };
#undef PLACE

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr(GFile) file = write_text (shapes[i].name, shapes[i].text);
      g_autoptr(Result) result = read_good (file);
      gboolean has_place = FALSE;

      for (guint j = 0; j < result->entries->len; j++)
        has_place = has_place || charter_entry_get_easting (result->entries->pdata[j]) > 400000;
      g_assert_true (has_place);
      assert_round_trip (file, shapes[i].n);
    }
}

static void
test_profile_example (void)
{
  const char *shared = g_getenv ("CHARTER_SHARED");
  g_autofree char *path = shared ? g_build_filename (shared, "fixtures", "oruk-service.json", NULL) : NULL;
  g_autoptr(GFile) file = path ? g_file_new_for_path (path) : NULL;
  g_autoptr(GFile) again = NULL;
  g_autoptr(Result) result = NULL;
  g_autoptr(JsonParser) before = json_parser_new ();
  g_autoptr(JsonParser) after = json_parser_new ();
  JsonArray *contents;

  if (!file || !g_file_query_exists (file, NULL))
    {
      g_test_skip ("the shared fixtures are not here");
      return;
    }
  assert_round_trip (file, 1);
  result = read_good (file);
  again = write_again (result);
  g_assert_true (json_parser_load_from_file (before, path, NULL));
  g_assert_true (json_parser_load_from_file (after, g_file_peek_path (again), NULL));
  contents = json_object_get_array_member (json_node_get_object (json_parser_get_root (after)), "contents");
  g_assert_true (json_node_equal (json_parser_get_root (before), json_array_get_element (contents, 0)));
}

static void
test_outpost (void)
{
  g_autoptr(GFile) file = write_text ("outpost.csv", OUTPOST_HEADER
    "1,,Talk club,Speech,Trust,true,true,,,false,4,11,A Person,Duty desk,true,desk@example.org,01,Centre,1 Road,Derby,DE1 1AA,true,false,true,false,Autism;Hearing impairment,Ring,a note\r\n"
    ",1,,,,,,,,,,,,,,,,Library,2 Road,Derby,DE1 2BB,true,,,,,,\r\n"
    "2,,Safe house,Refuge,Trust,true,true,,,true,18,5,B Person,Desk,false,hidden@example.org,02,House,9 Secret Lane,Derby,DE22 9ZZ,true,true,,true,,,\r\n"
    "3,,Hidden,,Trust,true,false,,,,,,,,,,,,,,,,,,,,,\r\n"
    "4,,Past,,Trust,true,true,,2020-01-01,,,,,,,,,,,,,,,,,,,\r\n"
    "5,,To come,,Trust,true,true,01/01/2999,,,,,,,,,,,,,,,,,,,,\r\n"
    "6,,Not approved,,Trust,false,true,,,,,,,,,,,,,,,,,,,,,\r\n"
    ",99,,,,,,,,,,,,,,,,Nowhere,,,,,,,,,,\r\n");
  g_autoptr(Result) result = read_good (file);
  CharterEntry *club = result->entries->pdata[0];
  CharterEntry *refuge = result->entries->pdata[1];

  g_assert_cmpuint (result->entries->len, ==, 2);
  g_assert_cmpuint (result->summary.n_left_out, ==, 4);
  g_assert_cmpuint (result->summary.n_skipped, ==, 1);
  g_assert_cmpuint (((CharterFileProblem *) result->problems->pdata[0])->line, ==, 4);
  g_assert_cmpuint (((CharterFileProblem *) result->problems->pdata[1])->line, ==, 9);
  g_assert_cmpstr (charter_entry_get_route (club), ==, "open");
  g_assert_cmpstr (charter_entry_get_cost (club), ==, "Free");
  g_assert_cmpstr (charter_entry_get_needs (club)[0], ==, "communication");
  g_assert_cmpstr (charter_entry_get_needs (club)[1], ==, "sensory");
  g_assert_nonnull (strstr (charter_entry_get_raw (club), "Library"));
  g_assert_nonnull (strstr (charter_entry_get_raw (club), "a note"));
  g_assert_cmpstr (charter_entry_get_status (refuge), ==, "check-first");
  g_assert_cmpstr (charter_entry_get_address (refuge), ==, "Derby");
  g_assert_cmpstr (charter_entry_get_postcode (refuge), ==, "DE22");
  g_assert_null (strstr (charter_entry_get_raw (refuge), "Secret"));
  g_assert_null (strstr (charter_entry_get_raw (refuge), "9ZZ"));
  g_assert_null (strstr (charter_entry_get_raw (refuge), "hidden@"));
  g_assert_cmpint (charter_entry_get_minimum_age (refuge), ==, -1);
  assert_round_trip (file, 2);
}

static void
test_tables (void)
{
  static const struct { const char *name; const char *text; } tables[] = {
    { "set/services.csv", "id,organization_id,name,status,minimum_age,wait_time,custom\ns1,o1,One,active,5,Six weeks,kept\ns2,o1,Two,active,young,,\n" },
    { "set/organizations.csv", "id,name,description,website\no1,Trust,A trust,https://t.example\n" },
    { "set/service_at_location.csv", "id,service_id,location_id\nx1,s1,l1\n" },
    { "set/locations.csv", "id,name,location_type,latitude\nl1,Centre,physical,100\n" },
    { "set/addresses.csv", "id,location_id,address_1,city,state_province,postal_code,country,address_type\na1,l1,1 Road,Derby,Derbyshire,DE1 1AA,GB,physical\n" },
    { "set/contacts.csv", "id,service_id,title,email\nc1,s1,Desk,d@example.org\n" },
    { "set/phones.csv", "id,contact_id,number\np1,c1,01332\n" },
    { "set/schedules.csv", "id,service_id,byday,opens_at,closes_at\nh1,s1,MO,10:00,11:00\n" },
    { "set/cost_options.csv", "id,service_id,option,amount\nk1,s2,Under 5,2.5\n" },
    { "set/attributes.csv", "id,link_id,taxonomy_term_id\nt1,s1,n1\n" },
    { "set/taxonomy_terms.csv", "id,name,description\nn1,Autism,A need\n" },
  };
  g_autofree char *path = build_path ("set");
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(Result) result = NULL;
  CharterEntry *entry;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_object_unref (write_text (tables[i].name, tables[i].text));
  result = read_good (folder);
  entry = result->entries->pdata[0];
  g_assert_cmpstr (charter_entry_get_organisation (entry), ==, "Trust");
  g_assert_cmpstr (charter_entry_get_wait (entry), ==, "Six weeks");
  g_assert_cmpstr (charter_entry_get_schedule (entry), ==, "MO 10:00–11:00");
  g_assert_cmpstr (charter_entry_get_address (entry), ==, "Centre, 1 Road, Derby, Derbyshire");
  g_assert_cmpstr (charter_entry_get_needs (entry)[0], ==, "communication");
  g_assert_cmpstr (((CharterContact *) charter_entry_get_contacts (entry)->pdata[0])->phone, ==, "01332");
  g_assert_nonnull (strstr (charter_entry_get_raw (entry), "kept"));
  g_assert_cmpuint (result->problems->len, ==, 2);
  assert_round_trip (folder, 2);
}

static void
test_sheet (void)
{
  g_autofree char *template = charter_services_sheet_dup_template ();
  g_autofree char *text = NULL;
  g_autoptr(GFile) empty = write_text ("empty.csv", template);
  g_autoptr(GFile) file = NULL;
  g_autoptr(Result) none = read_good (empty);
  g_autoptr(Result) result = NULL;
  CharterEntry *entry;

  g_assert_cmpuint (none->entries->len, ==, 0);
  text = g_strconcat (template,
    "t1,Talk club,Trust,What it does,Under fives,Communication and interaction; semh,Families;Staff,targeted,"
    "3,5,Ring,School refers,A plan,Six weeks,Free,\"1 Road, Derby\",DE1 1AA,Mondays,Desk,01,d@example.org,"
    "https://example.org,30/09/2025,chatter\r\n"
    ",Second,,,,Spelling,,,old,,,,,,,,,,,,,,soonish,\r\n"
    "x,,Nobody\r\n", NULL);
  file = write_text ("sheet.csv", text);
  result = read_good (file);
  g_assert_cmpuint (result->entries->len, ==, 2);
  g_assert_cmpuint (result->summary.n_skipped, ==, 1);
  g_assert_cmpuint (result->problems->len, ==, 4);
  entry = result->entries->pdata[0];
  g_assert_cmpstr (charter_entry_get_needs (entry)[1], ==, "semh");
  g_assert_cmpstr (charter_entry_get_route (entry), ==, "school-refers");
  g_assert_cmpstr (charter_entry_get_needed_first (entry), ==, "A plan");
  g_assert_cmpstr (charter_entry_get_checked_on (entry), ==, "2025-09-30");
  g_assert_cmpstr (charter_entry_get_address (entry), ==, "1 Road, Derby");
  g_assert_true (charter_entry_get_tier (entry) == CHARTER_TIER_TARGETED);
  assert_round_trip (file, 2);
}

/* Files with a byte here and there set, taken out or doubled, from one seed: nothing may break, and
 * whatever is refused says why. */
static void
test_mutated (void)
{
  static const struct { const char *name; const char *text; } seeds[] = {
    { "m.json", full_json },
    { "m-outpost.csv", OUTPOST_HEADER "1,,\"Talk, club\",Speech,Trust,true,true,,,false,4,11,A,Desk,true,d@e.org,01,Centre,1 Road,Derby,DE1 1AA,true,false,true,false,Autism,Ring,n\n,1,,,,,,,,,,,,,,,,Library,,,,,,,,,,\n" },
    { "services.csv", "id,organization_id,name,status,minimum_age\ns1,o1,\"One\",active,5\n" },
    { "m-sheet.csv", "Reference,Service,Organisation,Areas of need,Youngest age,Checked on\nt1,Club,Trust,semh,3,30/09/2025\n" },
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < 1500; i++)
    {
      const char *seed = seeds[i % G_N_ELEMENTS (seeds)].text;
      g_autofree char *path = build_path (seeds[i % G_N_ELEMENTS (seeds)].name);
      g_autoptr(GString) text = g_string_new (seed);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(Result) result = result_new ();
      g_autoptr(GFile) again = NULL;
      g_autoptr(GError) error = NULL;

      for (int n = g_rand_int_range (random, 1, 6); n > 0 && text->len > 1; n--)
        {
          gssize at = g_rand_int_range (random, 0, (gint32) text->len);

          if (g_rand_boolean (random))
            text->str[at] = (char) g_rand_int_range (random, 0, 256);
          else if (g_rand_boolean (random))
            g_string_erase (text, at, 1);
          else
            g_string_insert_len (text, at, text->str + at / 2, at - at / 2);
        }
      g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
      g_assert_true (read_any (file, result, &error) == (error == NULL));
      for (guint j = 0; j < result->entries->len; j++)
        g_assert_true (g_utf8_validate (charter_entry_get_name (result->entries->pdata[j]), -1, NULL));
      again = write_again (result);
      check_profile (again);
    }
}

static void
test_too_large (void)
{
  g_autoptr(GString) text = g_string_new ("Reference,Service,Organisation,");
  g_autoptr(GFile) file = NULL;
  g_autoptr(Result) result = result_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "x,");
  g_string_append_c (text, '\n');
  file = write_text ("wide.csv", text->str);
  g_assert_false (read_any (file, result, &error));
  g_assert_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/directory-dialects/json", test_json);
  g_test_add_func ("/directory-dialects/shapes", test_shapes);
  g_test_add_func ("/directory-dialects/profile-example", test_profile_example);
  g_test_add_func ("/directory-dialects/outpost", test_outpost);
  g_test_add_func ("/directory-dialects/tables", test_tables);
  g_test_add_func ("/directory-dialects/sheet", test_sheet);
  g_test_add_func ("/directory-dialects/mutated", test_mutated);
  g_test_add_func ("/directory-dialects/too-large", test_too_large);
  return g_test_run ();
}

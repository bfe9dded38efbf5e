/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-reference-private.h"

#include <json-glib/json-glib.h>

/* Text columns are named after the properties. */
static const char * const text_properties[] = {
  "id", "organisation", "name", "description", "eligibility", "referral", "needed-first", "wait",
  "cost", "address", "postcode", "schedule", "route", "source", "source-title", "checked-on",
  "status", "search-terms", "raw",
};
#define N_TEXTS G_N_ELEMENTS (text_properties)

/* The columns after the texts. */
enum {
  COLUMN_TIER = N_TEXTS,
  COLUMN_NEEDS,
  COLUMN_FOR_WHOM,
  COLUMN_CONTACTS,
  COLUMN_MINIMUM_AGE,
  COLUMN_MAXIMUM_AGE,
  COLUMN_EASTING,
  COLUMN_NORTHING,
  COLUMN_FACETS,
  COLUMN_HASH,
};
G_STATIC_ASSERT (COLUMN_HASH + 1 == CHARTER_ENTRY_N_COLUMNS);

const char charter_entry_columns[] =
  "id, organisation, name, description, eligibility, referral, needed_first, wait, cost, address, "
  "postcode, schedule, route, source, source_title, checked_on, status, search_terms, raw, tier, needs, "
  "for_whom, contacts, minimum_age, maximum_age, easting, northing, facets, hash";

const char charter_entry_shown_columns[] =
  "id, organisation, name, description, eligibility, referral, needed_first, wait, cost, address, "
  "postcode, schedule, route, source, source_title, checked_on, status, search_terms, NULL, tier, needs, "
  "for_whom, contacts, minimum_age, maximum_age, easting, northing, facets, hash";

const char charter_school_columns[] =
  "row, name, la_code, la_name, establishment_number, phase, establishment_type, status, street, "
  "locality, town, county, postcode, website, low_age, high_age, roll, easting, northing, opened_on, "
  "closed_on, hash";

/* A school's properties, in the order of CharterRegisterField; dates have none. */
static const char * const school_properties[CHARTER_REGISTER_N_FIELDS] = {
  "urn", "name", "la-code", "la-name", "establishment-number", "phase", "establishment-type",
  "status", "street", "locality", "town", "county", "postcode", "website", "low-age", "high-age",
  "roll", "easting", "northing", NULL, NULL,
};

static guint64
get_facets (CharterEntry *entry)
{
  const char *tier[] = { NULL, NULL };
  const char *route[] = { charter_entry_get_route (entry), NULL };
  guint64 bits = charter_facets_of_strv (CHARTER_FACET_NEED, charter_entry_get_needs (entry));

  if (charter_entry_get_has_tier (entry))
    tier[0] = charter_enum_to_nick (CHARTER_TYPE_TIER, (int) charter_entry_get_tier (entry));
  bits |= charter_facets_of_strv (CHARTER_FACET_TIER, tier);
  bits |= charter_facets_of_strv (CHARTER_FACET_FOR_WHOM, charter_entry_get_for_whom (entry));
  bits |= charter_facets_of_strv (CHARTER_FACET_ROUTE, route);
  bits |= charter_facets_of_cost (charter_entry_get_cost (entry));
  bits |= charter_facets_of_schedule (charter_entry_get_schedule (entry));
  if (g_strcmp0 (charter_entry_get_status (entry), "archived") == 0)
    bits |= CHARTER_FACETS_ARCHIVED;
  return bits;
}

static char *
join (const char * const *values)
{
  return values && values[0] ? g_strjoinv (",", (char **) values) : NULL;
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static char *
dup_contacts (CharterEntry *entry)
{
  GPtrArray *contacts = charter_entry_get_contacts (entry);
  g_autoptr(JsonBuilder) builder = NULL;
  g_autoptr(JsonNode) root = NULL;

  if (contacts->len == 0)
    return NULL;
  builder = json_builder_new_immutable ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < contacts->len; i++)
    {
      CharterContact *contact = g_ptr_array_index (contacts, i);

      json_builder_begin_object (builder);
      add_member (builder, "role", contact->role);
      add_member (builder, "phone", contact->phone);
      add_member (builder, "email", contact->email);
      add_member (builder, "url", contact->url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
collect_texts (CharterEntry  *entry,
               char         **texts)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_object_get (entry, text_properties[i], &texts[i], NULL);
  if (charter_entry_get_has_tier (entry))
    texts[COLUMN_TIER] = g_strdup (charter_enum_to_nick (CHARTER_TYPE_TIER,
                                                         (int) charter_entry_get_tier (entry)));
  texts[COLUMN_NEEDS] = join (charter_entry_get_needs (entry));
  texts[COLUMN_FOR_WHOM] = join (charter_entry_get_for_whom (entry));
  texts[COLUMN_CONTACTS] = dup_contacts (entry);
}

/**
 * charter_reference_hash_entry:
 * @entry: an entry
 *
 * Returns: a number that changes with anything that is stored of @entry; never 0
 */
gint64
charter_reference_hash_entry (CharterEntry *entry)
{
  char *texts[COLUMN_MINIMUM_AGE] = { NULL };
  guint64 hash = 14695981039346656037u; /* FNV-1a */

  collect_texts (entry, texts);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (const char *at = texts[i]; at && *at; at++)
        hash = (hash ^ (guchar) *at) * 1099511628211u;
      hash = (hash ^ 0xff) * 1099511628211u;
      g_free (texts[i]);
    }
  hash = (hash ^ (guint) charter_entry_get_minimum_age (entry)) * 1099511628211u;
  hash = (hash ^ (guint) charter_entry_get_maximum_age (entry)) * 1099511628211u;
  if (charter_entry_get_easting (entry) >= 0)
    hash = (hash ^ (guint) charter_entry_get_easting (entry)) * 1099511628211u ^ (guint) charter_entry_get_northing (entry);
  return hash ? (gint64) hash : 1;
}

/* Negative: not said. */
static void
bind_number (CharterStatement *statement,
             int               column,
             int               number)
{
  if (number < 0)
    charter_statement_bind_null (statement, column + 1);
  else
    charter_statement_bind_integer (statement, column + 1, number);
}

/**
 * charter_reference_bind_entry:
 * @statement: takes charter_entry_columns as parameters, from 1
 * @entry: an entry
 * @hash: what charter_reference_hash_entry() says of it
 */
void
charter_reference_bind_entry (CharterStatement *statement,
                              CharterEntry     *entry,
                              gint64            hash)
{
  char *texts[COLUMN_MINIMUM_AGE] = { NULL };

  collect_texts (entry, texts);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      charter_statement_bind_text (statement, (int) i + 1, texts[i]);
      g_free (texts[i]);
    }
  bind_number (statement, COLUMN_MINIMUM_AGE, charter_entry_get_minimum_age (entry));
  bind_number (statement, COLUMN_MAXIMUM_AGE, charter_entry_get_maximum_age (entry));
  bind_number (statement, COLUMN_EASTING, charter_entry_get_easting (entry));
  bind_number (statement, COLUMN_NORTHING, charter_entry_get_northing (entry));
  charter_statement_bind_integer (statement, COLUMN_FACETS + 1, (gint64) get_facets (entry));
  charter_statement_bind_integer (statement, COLUMN_HASH + 1, hash);
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static void
add_contacts (CharterEntry *entry,
              const char   *json)
{
  g_autoptr(JsonNode) node = json ? json_from_string (json, NULL) : NULL;
  JsonArray *contacts = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; contacts && i < json_array_get_length (contacts); i++)
    {
      JsonObject *contact = json_array_get_object_element (contacts, i);

      charter_entry_add_contact (entry, get_string (contact, "role"), get_string (contact, "phone"),
                                 get_string (contact, "email"), get_string (contact, "url"));
    }
}

static char **
split (CharterStatement *statement,
       int               column)
{
  const char *text = charter_statement_get_text (statement, column);

  return text ? g_strsplit (text, ",", -1) : NULL;
}

static int
get_number (CharterStatement *statement,
            int               column)
{
  return charter_statement_is_null (statement, column)
    ? -1 : (int) charter_statement_get_integer (statement, column);
}

/**
 * charter_reference_read_entry:
 * @statement: stands on a row of charter_entry_columns
 *
 * Returns: (transfer full): the entry
 */
CharterEntry *
charter_reference_read_entry (CharterStatement *statement)
{
  const char *names[N_TEXTS + 8];
  GValue values[G_N_ELEMENTS (names)] = { G_VALUE_INIT };
  const char *nick = charter_statement_get_text (statement, COLUMN_TIER);
  CharterEntry *entry;
  int tier = 0;
  gboolean has_tier = nick && charter_enum_from_nick (CHARTER_TYPE_TIER, nick, &tier);
  guint n = 0;

  for (; n < N_TEXTS; n++)
    {
      names[n] = text_properties[n];
      g_value_init (&values[n], G_TYPE_STRING);
      g_value_set_string (&values[n], charter_statement_get_text (statement, (int) n));
    }
#define PUT(name, type, set, value)            \
  G_STMT_START {                               \
    names[n] = name;                           \
    g_value_init (&values[n], type);           \
    set (&values[n], value);                   \
    n++;                                       \
  } G_STMT_END
  PUT ("has-tier", G_TYPE_BOOLEAN, g_value_set_boolean, has_tier);
  PUT ("tier", CHARTER_TYPE_TIER, g_value_set_enum, tier);
  PUT ("needs", G_TYPE_STRV, g_value_take_boxed, split (statement, COLUMN_NEEDS));
  PUT ("for-whom", G_TYPE_STRV, g_value_take_boxed, split (statement, COLUMN_FOR_WHOM));
  PUT ("minimum-age", G_TYPE_INT, g_value_set_int, get_number (statement, COLUMN_MINIMUM_AGE));
  PUT ("maximum-age", G_TYPE_INT, g_value_set_int, get_number (statement, COLUMN_MAXIMUM_AGE));
  PUT ("easting", G_TYPE_INT, g_value_set_int, get_number (statement, COLUMN_EASTING));
  PUT ("northing", G_TYPE_INT, g_value_set_int, get_number (statement, COLUMN_NORTHING));
#undef PUT
  entry = CHARTER_ENTRY (g_object_new_with_properties (CHARTER_TYPE_ENTRY, n, names, values));
  for (guint i = 0; i < n; i++)
    g_value_unset (&values[i]);
  add_contacts (entry, charter_statement_get_text (statement, COLUMN_CONTACTS));
  return entry;
}

/**
 * charter_reference_read_school:
 * @statement: stands on a row of charter_school_columns
 *
 * Returns: (transfer full): the texts by #CharterRegisterField, "" where nothing is said
 */
char **
charter_reference_read_school (CharterStatement *statement)
{
  char **texts = g_new0 (char *, CHARTER_REGISTER_N_FIELDS + 1);

  for (guint i = 0; i < CHARTER_REGISTER_N_FIELDS; i++)
    {
      const char *text = charter_statement_get_text (statement, (int) i);

      texts[i] = g_strdup (text ? text : "");
    }
  return texts;
}

static CharterSchool *
make_school (char **texts)
{
  g_autofree char *id = charter_school_dup_id_for (texts[CHARTER_REGISTER_URN]);
  CharterSchool *school = g_object_new (CHARTER_TYPE_SCHOOL, "id", id, NULL);

  for (guint i = 0; i < CHARTER_REGISTER_N_FIELDS; i++)
    if (!school_properties[i] || !*texts[i])
      continue;
    else if (i >= CHARTER_REGISTER_LOW_AGE)
      g_object_set (school, school_properties[i], g_ascii_strtoll (texts[i], NULL, 10), NULL);
    else
      g_object_set (school, school_properties[i], texts[i], NULL);
  return school;
}

/**
 * charter_reference_make_schools:
 * @rows: (element-type GStrv): what charter_reference_read_school() gave
 *
 * Records belong to the main thread, so they are made there.
 *
 * Returns: (transfer full) (element-type CharterSchool): the schools, in the same order
 */
GPtrArray *
charter_reference_make_schools (GPtrArray *rows)
{
  GPtrArray *schools = g_ptr_array_new_full (rows->len, g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (schools, make_school (g_ptr_array_index (rows, i)));
  return schools;
}

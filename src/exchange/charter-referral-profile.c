/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-profile.h"

#include <string.h>

#include "charter-id.h"

/*
 * The field rules of the Open Referral UK profile (HSDS 3.0 with the profile's own required fields and
 * lists of values). What the profile does not know stays as it is; what it knows but cannot hold goes
 * to a member of our own, so that nothing is lost.
 */

#define ODD "inclusion_charter_odd_values"

typedef enum {
  KIND_TEXT,
  KIND_NUMBER,
  KIND_DATE,
  KIND_OBJECT,
  KIND_LIST,
  KIND_CHOICE, /* the first is taken when nothing is said */
} Kind;

typedef struct {
  const char *object;
  const char *field;
  Kind        kind;
  const char *of;          /* the object, or the values with "|" between them */
  gboolean    is_required;
} Rule;

static const Rule rules[] = {
  { "service", "id", KIND_TEXT, NULL, TRUE },
  { "service", "name", KIND_TEXT, NULL, TRUE },
  { "service", "status", KIND_CHOICE, "active|inactive|defunct|temporarily closed", TRUE },
  { "service", "description", KIND_TEXT }, { "service", "url", KIND_TEXT },
  { "service", "email", KIND_TEXT }, { "service", "fees", KIND_TEXT },
  { "service", "accreditations", KIND_TEXT }, { "service", "alert", KIND_TEXT },
  { "service", "assurer_email", KIND_TEXT }, { "service", "last_modified", KIND_TEXT },
  { "service", "minimum_age", KIND_NUMBER }, { "service", "maximum_age", KIND_NUMBER },
  { "service", "assured_date", KIND_DATE },
  { "service", "schedules", KIND_LIST, "schedule" },
  { "service", "service_areas", KIND_LIST, "part" },
  { "service", "service_at_locations", KIND_LIST, "service_at_location" },
  { "service", "languages", KIND_LIST, "part" },
  { "service", "organization", KIND_OBJECT, "organization" },
  { "service", "funding", KIND_LIST, "part" },
  { "service", "cost_options", KIND_LIST, "cost_option" },
  { "service", "contacts", KIND_LIST, "contact" },
  { "service", "phones", KIND_LIST, "phone" },
  { "service", "attributes", KIND_LIST, "attribute" },
  { "organization", "id", KIND_TEXT, NULL, TRUE },
  { "organization", "name", KIND_TEXT, NULL, TRUE },
  { "organization", "description", KIND_TEXT, NULL, TRUE },
  { "organization", "email", KIND_TEXT }, { "organization", "website", KIND_TEXT },
  { "organization", "contacts", KIND_LIST, "contact" },
  { "organization", "phones", KIND_LIST, "phone" },
  { "organization", "attributes", KIND_LIST, "attribute" },
  { "service_at_location", "id", KIND_TEXT, NULL, TRUE },
  { "service_at_location", "location", KIND_OBJECT, "location" },
  { "service_at_location", "contacts", KIND_LIST, "contact" },
  { "service_at_location", "phones", KIND_LIST, "phone" },
  { "service_at_location", "schedules", KIND_LIST, "schedule" },
  { "location", "id", KIND_TEXT, NULL, TRUE },
  { "location", "location_type", KIND_CHOICE, "physical|postal|virtual", TRUE },
  { "location", "name", KIND_TEXT }, { "location", "description", KIND_TEXT },
  { "location", "latitude", KIND_NUMBER }, { "location", "longitude", KIND_NUMBER },
  { "location", "addresses", KIND_LIST, "address" },
  { "location", "accessibility", KIND_LIST, "part" },
  { "location", "contacts", KIND_LIST, "contact" },
  { "location", "phones", KIND_LIST, "phone" },
  { "location", "attributes", KIND_LIST, "attribute" },
  { "address", "id", KIND_TEXT, NULL, TRUE },
  { "address", "address_1", KIND_TEXT, NULL, TRUE },
  { "address", "city", KIND_TEXT, NULL, TRUE },
  { "address", "state_province", KIND_TEXT, NULL, TRUE },
  { "address", "postal_code", KIND_TEXT, NULL, TRUE },
  { "address", "country", KIND_TEXT, "GB", TRUE },
  { "address", "address_type", KIND_CHOICE, "physical|postal|virtual", TRUE },
  { "schedule", "id", KIND_TEXT, NULL, TRUE },
  { "schedule", "valid_from", KIND_DATE }, { "schedule", "valid_to", KIND_DATE },
  { "schedule", "freq", KIND_CHOICE, "WEEKLY|MONTHLY" },
  { "schedule", "interval", KIND_NUMBER },
  { "schedule", "byday", KIND_TEXT }, { "schedule", "description", KIND_TEXT },
  { "schedule", "opens_at", KIND_TEXT }, { "schedule", "closes_at", KIND_TEXT },
  { "contact", "id", KIND_TEXT, NULL, TRUE },
  { "contact", "name", KIND_TEXT }, { "contact", "title", KIND_TEXT }, { "contact", "email", KIND_TEXT },
  { "contact", "phones", KIND_LIST, "phone" },
  { "contact", "attributes", KIND_LIST, "attribute" },
  { "phone", "id", KIND_TEXT, NULL, TRUE },
  { "phone", "number", KIND_TEXT, NULL, TRUE },
  { "phone", "description", KIND_TEXT },
  { "phone", "languages", KIND_LIST, "part" },
  { "cost_option", "id", KIND_TEXT, NULL, TRUE },
  { "cost_option", "valid_from", KIND_DATE }, { "cost_option", "valid_to", KIND_DATE },
  { "cost_option", "amount", KIND_NUMBER },
  { "cost_option", "option", KIND_TEXT }, { "cost_option", "amount_description", KIND_TEXT },
  { "attribute", "id", KIND_TEXT, NULL, TRUE },
  { "attribute", "taxonomy_term", KIND_OBJECT, "taxonomy_term" },
  { "taxonomy_term", "id", KIND_TEXT, NULL, TRUE },
  { "taxonomy_term", "name", KIND_TEXT, NULL, TRUE },
  { "taxonomy_term", "description", KIND_TEXT, NULL, TRUE },
  { "part", "id", KIND_TEXT, NULL, TRUE },
};

static void mend (JsonObject *object,
                  const char *name,
                  const char *id);

/* Puts what the profile has no room for where it is found again. */
static void
set_aside (JsonObject *object,
           const char *field)
{
  JsonNode *value = json_node_copy (json_object_get_member (object, field));
  JsonNode *odd = json_object_get_member (object, ODD);

  if (!odd || !JSON_NODE_HOLDS_OBJECT (odd))
    json_object_set_object_member (object, ODD, json_object_new ());
  json_object_set_member (json_object_get_object_member (object, ODD), field, value);
  json_object_remove_member (object, field);
}

static gboolean
is_date (const char *text)
{
  return strlen (text) == 10 && text[4] == '-' && text[7] == '-' && strspn (text, "0123456789-") == 10 &&
         g_date_valid_dmy ((GDateDay) atoi (text + 8), (GDateMonth) atoi (text + 5), (GDateYear) atoi (text));
}

static gboolean
is_choice (const char *choices,
           const char *text)
{
  g_auto(GStrv) values = g_strsplit (choices, "|", -1);

  return g_strv_contains ((const char * const *) values, text);
}

/* Readers take a number for an id and for a telephone; elsewhere it is no text. */
static gboolean
write_number (JsonObject *object,
              const Rule *rule,
              JsonNode   *node)
{
  g_autofree char *written = NULL;

  if (!g_str_equal (rule->field, "id") && !g_str_equal (rule->field, "number"))
    return FALSE;
  written = json_to_string (node, FALSE);
  json_object_set_string_member (object, rule->field, written);
  return TRUE;
}

/* Whether the value is, or now has been made, what the rule wants. */
static gboolean
fit_value (JsonObject *object,
           const Rule *rule,
           JsonNode   *node)
{
  const char *text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  char *end = NULL;
  double number;

  switch (rule->kind)
    {
    case KIND_NUMBER:
      if (!text)
        return json_node_get_value_type (node) != G_TYPE_BOOLEAN;
      number = g_ascii_strtod (text, &end);
      if (end == text || *end != '\0' || !(number > -1e15 && number < 1e15))
        return FALSE;
      if (number == (double) (gint64) number)
        json_object_set_int_member (object, rule->field, (gint64) number);
      else
        json_object_set_double_member (object, rule->field, number);
      return TRUE;
    case KIND_DATE:
      return text && is_date (text);
    case KIND_CHOICE:
      return text && is_choice (rule->of, text);
    case KIND_TEXT:
      return text || write_number (object, rule, node);
    case KIND_OBJECT:
    case KIND_LIST:
    default:
      return FALSE;
    }
}

static void
mend_list (JsonObject *object,
           const Rule *rule,
           const char *id)
{
  JsonNode *node = json_object_get_member (object, rule->field);
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      array = json_array_new ();
      json_array_add_element (array, json_node_copy (node));
      json_object_set_array_member (object, rule->field, array);
    }
  array = json_object_get_array_member (object, rule->field);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      {
        set_aside (object, rule->field);
        return;
      }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *own = charter_id_for (rule->of, id, rule->field, number, NULL);

      mend (json_array_get_object_element (array, i), rule->of, own);
    }
}

static gboolean
fit (JsonObject *object,
     const Rule *rule,
     JsonNode   *node,
     const char *id)
{
  if (rule->kind == KIND_LIST)
    {
      if (!JSON_NODE_HOLDS_ARRAY (node) && !JSON_NODE_HOLDS_OBJECT (node))
        return FALSE;
      mend_list (object, rule, id);
      return TRUE;
    }
  if (rule->kind == KIND_OBJECT)
    {
      g_autofree char *own = charter_id_for (rule->of, id, rule->field, NULL);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return FALSE;
      mend (json_node_get_object (node), rule->of, own);
      return TRUE;
    }
  return JSON_NODE_HOLDS_VALUE (node) && fit_value (object, rule, node);
}

static void
fill (JsonObject *object,
      const Rule *rule,
      const char *id)
{
  if (g_str_equal (rule->field, "id"))
    json_object_set_string_member (object, "id", id);
  else if (rule->kind == KIND_CHOICE)
    {
      g_auto(GStrv) values = g_strsplit (rule->of, "|", -1);

      json_object_set_string_member (object, rule->field, values[0]);
    }
  else
    json_object_set_string_member (object, rule->field, rule->of ? rule->of : "");
}

static void
mend (JsonObject *object,
      const char *name,
      const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];
      JsonNode *node;

      if (!g_str_equal (rule->object, name))
        continue;
      node = json_object_get_member (object, rule->field);
      if (node && JSON_NODE_HOLDS_NULL (node))
        {
          json_object_remove_member (object, rule->field);
          node = NULL;
        }
      if (node && !fit (object, rule, node, id))
        set_aside (object, rule->field);
      if (rule->is_required && !json_object_has_member (object, rule->field))
        fill (object, rule, id);
      if (g_str_equal (rule->field, "id") && json_object_has_member (object, "id"))
        id = json_object_get_string_member_with_default (object, "id", id);
    }
}

/**
 * charter_referral_profile_mend:
 * @service: a service of any dialect of Open Referral, with an id and a name
 *
 * Brings what the Open Referral UK profile has rules for to those rules.
 */
void
charter_referral_profile_mend (JsonObject *service)
{
  mend (service, "service", "");
}

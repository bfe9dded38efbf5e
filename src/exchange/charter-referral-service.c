/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-service.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "charter-exchange-error.h"
#include "charter-grid-reference.h"
#include "charter-id.h"
#include "charter-json-scanner.h"

/* Nobody's age; a directory says 100 or 120 for "no limit". */
#define OLDEST 120

/*
 * The dialects: Open Referral UK 1 and 3, HSDS 2 and 3. They differ in where they put things and
 * what they call them, so each thing is looked for in all its places.
 */

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;
  const char *text = NULL;

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  return text && *text ? text : NULL;
}

static const char *
get_any (JsonObject         *object,
         const char * const *names)
{
  for (guint i = 0; names[i]; i++)
    if (get_text (object, names[i]))
      return get_text (object, names[i]);
  return NULL;
}
#define ANY(object, ...) get_any (object, (const char * const[]) { __VA_ARGS__, NULL })

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The objects of a list; some dialects put one object in its place. */
static GPtrArray *
list_objects (JsonObject *object,
              const char *name)
{
  GPtrArray *list = g_ptr_array_new ();
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    g_ptr_array_add (list, json_node_get_object (node));
  if (node && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
          g_ptr_array_add (list, json_array_get_object_element (array, i));
    }
  return list;
}

static gboolean
get_number (JsonObject *object,
            const char *name,
            double     *number)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;
  const char *text = get_text (object, name);
  char *end = NULL;

  if (text)
    *number = g_ascii_strtod (text, &end);
  else if (node && JSON_NODE_HOLDS_VALUE (node) && !JSON_NODE_HOLDS_NULL (node))
    *number = json_node_get_double (node);
  else
    return FALSE;
  return !text || (end != text && *end == '\0');
}

static void
warn (const CharterReferralPlace *place,
      const char                 *field,
      const char                 *reason)
{
  guint line = place->text ? charter_json_scanner_find_line (place->text, place->length, place->line, field)
                           : place->line;

  charter_file_problem_add (place->problems, line,
                            field, "%s", reason);
}

static void
append (GString    *text,
        const char *between,
        const char *part)
{
  if (!part || !*part)
    return;
  if (text->len > 0)
    g_string_append (text, between);
  g_string_append (text, part);
}

static void
append_labelled (GString    *text,
                 const char *label,
                 const char *part)
{
  g_autofree char *line = part ? g_strdup_printf ("%s %s", label, part) : NULL;

  append (text, "\n\n", line);
}

/* Locations stand beside the service or inside its links to them. */
static GPtrArray *
list_locations (JsonObject *service)
{
  GPtrArray *locations = list_objects (service, "locations");
  g_autoptr(GPtrArray) links = list_objects (service, "service_at_locations");

  for (guint i = 0; i < links->len; i++)
    if (get_object (links->pdata[i], "location"))
      g_ptr_array_add (locations, get_object (links->pdata[i], "location"));
  return locations;
}

static char *
dup_description (JsonObject *service,
                 GPtrArray  *locations)
{
  g_autoptr(GString) text = g_string_new (ANY (service, "description", "short_description"));

  append (text, "\n\n", get_text (service, "alert"));
  append_labelled (text, _("Accreditations:"), get_text (service, "accreditations"));
  for (guint i = 0; i < locations->len; i++)
    {
      g_autoptr(GPtrArray) access = list_objects (locations->pdata[i], "accessibility");
      g_autoptr(GPtrArray) older = list_objects (locations->pdata[i], "accessibility_for_disabilities");

      for (guint j = 0; j < older->len; j++)
        g_ptr_array_add (access, older->pdata[j]);
      for (guint j = 0; j < access->len; j++)
        append_labelled (text, _("Access:"), ANY (access->pdata[j], "description", "accessibility"));
    }
  g_strstrip (text->str);
  return *text->str ? g_strdup (text->str) : NULL;
}

static char *
dup_eligibility (JsonObject *service)
{
  g_autoptr(GString) text = g_string_new (get_text (service, "eligibility_description"));
  g_autoptr(GPtrArray) rules = list_objects (service, "eligibilitys");
  g_autoptr(GPtrArray) areas = list_objects (service, "service_areas");

  for (guint i = 0; i < rules->len; i++)
    append (text, "; ", get_text (rules->pdata[i], "eligibility"));
  for (guint i = 0; i < areas->len; i++)
    append (text, "\n", ANY (areas->pdata[i], "service_area", "name"));
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static char *
dup_cost (JsonObject *service)
{
  g_autoptr(GString) text = g_string_new (ANY (service, "fees_description", "fees"));
  g_autoptr(GPtrArray) options = list_objects (service, "cost_options");

  for (guint i = 0; i < options->len; i++)
    {
      g_autoptr(GString) line = g_string_new (get_text (options->pdata[i], "option"));
      const char *currency = get_text (options->pdata[i], "currency");
      const char *valid_to = get_text (options->pdata[i], "valid_to");
      double amount;

      if (get_number (options->pdata[i], "amount", &amount))
        g_string_append_printf (line, "%s%s%g%s%s", line->len > 0 ? ": " : "",
                                g_strcmp0 (currency, "GBP") == 0 ? "£" : "", amount,
                                currency && !g_str_equal (currency, "GBP") ? " " : "",
                                currency && !g_str_equal (currency, "GBP") ? currency : "");
      append (line, " ", ANY (options->pdata[i], "amount_description", "cost_description"));
      if (valid_to)
        g_string_append_printf (line, _(" (until %s)"), valid_to);
      append (text, "\n", line->str);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* At most @most characters, whole. */
static void
append_part (GString    *text,
             const char *part,
             glong       most)
{
  const char *end = part;

  for (glong i = 0; i < most && *end; i++)
    end = g_utf8_next_char (end);
  g_string_append_len (text, part, end - part);
}

static void
append_schedules (GString    *text,
                  JsonObject *object)
{
  static const char * const places[] = { "schedules", "regular_schedules", NULL };

  for (guint i = 0; places[i]; i++)
    {
      g_autoptr(GPtrArray) schedules = list_objects (object, places[i]);

      for (guint j = 0; j < schedules->len; j++)
        {
          g_autoptr(GString) line = g_string_new (ANY (schedules->pdata[j], "byday", "weekday"));
          const char *opens = get_text (schedules->pdata[j], "opens_at");
          const char *closes = get_text (schedules->pdata[j], "closes_at");

          if (opens && closes)
            {
              g_string_append (line, line->len > 0 ? " " : "");
              append_part (line, opens, 5);
              g_string_append (line, "–");
              append_part (line, closes, 5);
            }
          append (line, ". ", get_text (schedules->pdata[j], "description"));
          append (line, " ", get_text (schedules->pdata[j], "notes"));
          append (text, "\n", line->str);
        }
    }
}

static char *
dup_schedule (JsonObject *service)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) links = list_objects (service, "service_at_locations");

  append_schedules (text, service);
  for (guint i = 0; i < links->len; i++)
    append_schedules (text, links->pdata[i]);
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* Whom the post is for ("attention") is a person and stays out. */
static char *
dup_address (GPtrArray   *locations,
             const char **postcode)
{
  static const char * const places[] = { "addresses", "physical_addresses", "postal_addresses", NULL };
  g_autoptr(GString) text = g_string_new (NULL);

  *postcode = NULL;
  for (guint i = 0; i < locations->len && text->len == 0; i++)
    {
      append (text, ", ", get_text (locations->pdata[i], "name"));
      for (guint j = 0; places[j]; j++)
        {
          g_autoptr(GPtrArray) addresses = list_objects (locations->pdata[i], places[j]);

          if (addresses->len == 0)
            continue;
          append (text, ", ", get_text (addresses->pdata[0], "address_1"));
          append (text, ", ", get_text (addresses->pdata[0], "address_2"));
          append (text, ", ", get_text (addresses->pdata[0], "city"));
          append (text, ", ", ANY (addresses->pdata[0], "state_province", "region"));
          *postcode = get_text (addresses->pdata[0], "postal_code");
          break;
        }
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static char *
dup_phone (JsonObject *phone)
{
  JsonNode *node = json_object_get_member (phone, "number");

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_STRING)
    return json_to_string (node, FALSE);
  return g_strdup (ANY (phone, "number", "phone"));
}

static void
add_phones (CharterEntry *entry,
            JsonObject   *object,
            const char   *role,
            const char   *email,
            const char   *url)
{
  g_autoptr(GPtrArray) phones = list_objects (object, "phones");

  for (guint i = 0; i < phones->len; i++)
    {
      g_autofree char *number = dup_phone (phones->pdata[i]);

      charter_entry_add_contact (entry, ANY (phones->pdata[i], "description", "department") ?: role,
                                 number, email, url);
      email = url = NULL;
    }
  if (email || url)
    charter_entry_add_contact (entry, role, NULL, email, url);
}

/* People are met by their office: their names stay out. */
static void
add_contacts (CharterEntry *entry,
              JsonObject   *object)
{
  g_autoptr(GPtrArray) contacts = list_objects (object, "contacts");

  for (guint i = 0; i < contacts->len; i++)
    add_phones (entry, contacts->pdata[i], ANY (contacts->pdata[i], "title", "department"),
                get_text (contacts->pdata[i], "email"), get_text (contacts->pdata[i], "url"));
}

static void
add_all_contacts (CharterEntry *entry,
                  JsonObject   *service,
                  JsonObject   *organisation,
                  GPtrArray    *locations)
{
  const char *web = ANY (organisation, "website", "url");
  g_autoptr(GPtrArray) links = list_objects (service, "service_at_locations");

  charter_entry_add_contact (entry, NULL, NULL, get_text (service, "email"), get_text (service, "url"));
  add_phones (entry, service, NULL, NULL, NULL);
  add_contacts (entry, service);
  for (guint i = 0; i < links->len; i++)
    {
      add_phones (entry, links->pdata[i], NULL, NULL, NULL);
      add_contacts (entry, links->pdata[i]);
    }
  for (guint i = 0; i < locations->len; i++)
    {
      add_phones (entry, locations->pdata[i], get_text (locations->pdata[i], "name"), NULL, NULL);
      add_contacts (entry, locations->pdata[i]);
    }
  charter_entry_add_contact (entry, get_text (organisation, "name"), NULL,
                             get_text (organisation, "email"), web);
  add_phones (entry, organisation, get_text (organisation, "name"), NULL, NULL);
  add_contacts (entry, organisation);
}

/* Terms of this program's own taxonomies say something exactly, so they are no words to look for. */
static gboolean
is_own_term (JsonObject *term)
{
  const char *taxonomy = get_text (term, "taxonomy");

  return taxonomy && g_str_has_prefix (taxonomy, CHARTER_TAXONOMY_PREFIX);
}

/* The ids of the terms of one of this program's own taxonomies. */
static char **
dup_own (JsonObject *service,
         const char *taxonomy)
{
  g_autoptr(GPtrArray) list = list_objects (service, "attributes");
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->len; i++)
    {
      JsonObject *term = get_object (list->pdata[i], "taxonomy_term");

      if (g_strcmp0 (get_text (term, "taxonomy"), taxonomy) == 0 && get_text (term, "id"))
        g_ptr_array_add (ids, g_strdup (get_text (term, "id")));
    }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

static char **
dup_known (JsonObject  *service,
           const char  *taxonomy,
           const char *(*title) (const char *))
{
  g_auto(GStrv) ids = dup_own (service, taxonomy);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **known;

  for (guint i = 0; ids[i]; i++)
    if (title (ids[i]))
      g_strv_builder_add (builder, ids[i]);
  known = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return known;
}

static void
append_terms (GString    *terms,
              JsonObject *object)
{
  static const char * const places[] = { "attributes", "service_taxonomys", "taxonomies", "languages", NULL };

  for (guint i = 0; places[i]; i++)
    {
      g_autoptr(GPtrArray) list = list_objects (object, places[i]);

      for (guint j = 0; j < list->len; j++)
        {
          JsonObject *term = get_object (list->pdata[j], "taxonomy_term");

          if (!term)
            term = get_object (list->pdata[j], "taxonomy");
          if (is_own_term (term))
            continue;
          append (terms, ", ", ANY (term ? term : list->pdata[j], "name", "language"));
        }
    }
}

/* An area of need is only taken from the directory's own terms, never guessed from its texts. */
static char **
dup_needs (const char *terms)
{
  static const struct { const char *word; const char *need; } words[] = {
    { "communication and interaction", "communication" }, { "speech", "communication" },
    { "autis", "communication" }, { "cognition and learning", "cognition" },
    { "learning difficult", "cognition" }, { "dyslexia", "cognition" },
    { "mental health", "semh" }, { "social, emotional", "semh" },
    { "sensory", "sensory" }, { "hearing impair", "sensory" }, { "visual impair", "sensory" },
    { "physical disab", "sensory" },
  };
  g_autofree char *folded = g_utf8_casefold (terms, -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  const char *last = "";
  char **needs;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i].word) && !g_str_equal (last, words[i].need))
      {
        last = words[i].need;
        g_strv_builder_add (builder, last);
      }
  needs = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return needs;
}

static int
get_age (JsonObject                 *service,
         const char                 *name,
         const CharterReferralPlace *place)
{
  g_autoptr(GPtrArray) rules = list_objects (service, "eligibilitys");
  double age;

  if (!get_number (service, name, &age) &&
      (rules->len != 1 || !get_number (rules->pdata[0], name, &age)))
    age = json_object_has_member (service, name) && !json_object_get_null_member (service, name) ? -1 : NAN;
  if (isnan (age))
    return -1;
  if (age >= 0 && age <= OLDEST)
    return (int) age;
  warn (place, name, _("No age in years; left out of the filters"));
  return -1;
}

/* Where the first place is that says it; odd degrees are said by line, and stay out of distances. Whoever
 * has no place puts two noughts. */
static void
read_places (GPtrArray                  *locations,
             const CharterReferralPlace *place,
             int                        *easting,
             int                        *northing)
{
  *easting = *northing = -1;
  for (guint i = 0; i < locations->len; i++)
    {
      double latitude = 0;
      double longitude = 0;
      gboolean has_latitude = get_number (locations->pdata[i], "latitude", &latitude);
      gboolean has_longitude = get_number (locations->pdata[i], "longitude", &longitude);
      gboolean is_odd = FALSE;

      if (!has_latitude && get_text (locations->pdata[i], "latitude"))
        warn (place, "latitude", _("Not a number; left out of distances"));
      if (!has_longitude && get_text (locations->pdata[i], "longitude"))
        warn (place, "longitude", _("Not a number; left out of distances"));
      if (has_latitude && !(latitude >= -90 && latitude <= 90))
        {
          warn (place, "latitude", _("No latitude lies beyond 90 degrees; left out"));
          is_odd = TRUE;
        }
      if (has_longitude && !(longitude >= -180 && longitude <= 180))
        {
          warn (place, "longitude", _("No longitude lies beyond 180 degrees; left out"));
          is_odd = TRUE;
        }
      if (is_odd || !has_latitude || !has_longitude || *easting >= 0 || (latitude == 0 && longitude == 0))
        continue;
      if (!charter_grid_reference_from_degrees (latitude, longitude, easting, northing))
        warn (place, "latitude", _("The place is not in Great Britain; left out of distances"));
    }
}

static char *
dup_checked_on (JsonObject                 *service,
                const CharterReferralPlace *place)
{
  static const char * const names[] = { "assured_date", "last_modified", "last_assured", NULL };
  g_auto(GStrv) own = dup_own (service, CHARTER_TAXONOMY_CHECKED_ON);

  if (own[0] && strlen (own[0]) <= 10 && strspn (own[0], "0123456789-") == strlen (own[0]))
    return g_strdup (own[0]);
  for (guint i = 0; names[i]; i++)
    {
      const char *moment = get_text (service, names[i]);
      g_autofree char *date = moment ? g_strndup (moment, 10) : NULL;

      if (!date)
        continue;
      if (strlen (date) == 10 && date[4] == '-' && date[7] == '-' &&
          g_date_valid_dmy ((GDateDay) CLAMP (atoi (date + 8), 0, 255), (GDateMonth) CLAMP (atoi (date + 5), 0, 13),
                            (GDateYear) CLAMP (atoi (date), 0, 9999)))
        return g_steal_pointer (&date);
      warn (place, names[i], _("Not a date (year-month-day)"));
    }
  return NULL;
}

static const char *
get_status (JsonObject *service)
{
  const char *status = get_text (service, "status");
  g_auto(GStrv) own = dup_own (service, CHARTER_TAXONOMY_STATUS);

  if (g_strv_contains ((const char * const *) own, "check-first"))
    return "check-first";
  if (!status || g_str_equal (status, "active"))
    return "active";
  return g_str_equal (status, "inactive") || g_str_equal (status, "defunct") ? "archived" : "check-first";
}

/**
 * charter_referral_dup_service_id:
 * @service: a service with a name
 * @organisation: (nullable): the name of who runs it
 *
 * Returns: (transfer full): its id in its source; without one the names stand for it
 */
char *
charter_referral_dup_service_id (JsonObject *service,
                                 const char *organisation)
{
  const char *id = get_text (service, "id");
  const char *name = get_text (service, "name");
  double value;

  if (id)
    return g_strdup (id);
  if (get_number (service, "id", &value))
    return g_strdup_printf ("%.0f", value);
  return charter_id_for ("service", organisation ? organisation : "", name ? name : "", NULL);
}

static char *
dup_id (JsonObject                 *service,
        const char                 *organisation,
        const CharterReferralPlace *place)
{
  g_autofree char *id = charter_referral_dup_service_id (service, organisation);

  return charter_id_for ("entry", place->source, id, NULL);
}

/* What has to be at hand before anybody refers. */
static char *
dup_needed_first (JsonObject *service)
{
  g_autoptr(GPtrArray) documents = list_objects (service, "required_documents");
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    append (text, "\n", get_text (documents->pdata[i], "document"));
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* The text without what stands between its parts, so that a new layout is no change. */
static char *
dup_minified (const char *text,
              gsize       length)
{
  GString *small = g_string_sized_new (length);
  gboolean is_inside = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!is_inside && g_ascii_isspace (text[i]))
        continue;
      g_string_append_c (small, text[i]);
      if (is_inside && text[i] == '\\' && i + 1 < length)
        g_string_append_c (small, text[++i]);
      else if (text[i] == '"')
        is_inside = !is_inside;
    }
  return g_string_free (small, FALSE);
}

/* As the source wrote it, as far as it is JSON; else as the tables say in JSON. */
static char *
dup_raw (JsonObject                 *service,
         JsonObject                 *organisation,
         const CharterReferralPlace *place)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(JsonObject) whole = NULL;
  g_autoptr(GList) members = NULL;

  if (place->text && !organisation)
    return dup_minified (place->text, place->length);
  whole = json_object_new ();
  members = json_object_get_members (service);
  for (GList *at = members; at; at = at->next)
    json_object_set_member (whole, at->data, json_node_copy (json_object_get_member (service, at->data)));
  if (organisation && !json_object_has_member (whole, "organization"))
    {
      JsonObject *own = json_object_new ();
      g_autoptr(GList) names = json_object_get_members (organisation);

      for (GList *at = names; at; at = at->next)
        if (!g_str_equal (at->data, "services"))
          json_object_set_member (own, at->data, json_node_copy (json_object_get_member (organisation, at->data)));
      json_object_set_object_member (whole, "organization", own);
    }
  node = json_node_init_object (json_node_alloc (), whole);
  return json_to_string (node, FALSE);
}

typedef struct {
  char **needs;
  char **for_whom;
  char **routes;
  char **tiers;
  int tier;
  gboolean has_tier;
} Terms;

static void
read_terms (Terms      *terms,
            JsonObject *service,
            const char *words)
{
  terms->needs = dup_known (service, CHARTER_TAXONOMY_NEED, charter_entry_title_need);
  if (!terms->needs[0])
    {
      g_strfreev (terms->needs);
      terms->needs = dup_needs (words);
    }
  terms->for_whom = dup_known (service, CHARTER_TAXONOMY_FOR_WHOM, charter_entry_title_for_whom);
  terms->routes = dup_known (service, CHARTER_TAXONOMY_ROUTE, charter_entry_title_route);
  terms->tiers = dup_own (service, CHARTER_TAXONOMY_TIER);
  terms->has_tier = terms->tiers[0] && charter_enum_from_nick (CHARTER_TYPE_TIER, terms->tiers[0], &terms->tier);
}

static void
clear_terms (Terms *terms)
{
  g_strfreev (terms->needs);
  g_strfreev (terms->for_whom);
  g_strfreev (terms->routes);
  g_strfreev (terms->tiers);
}

static void
read_ages (JsonObject                 *service,
           const CharterReferralPlace *place,
           int                        *minimum,
           int                        *maximum)
{
  *minimum = get_age (service, "minimum_age", place);
  *maximum = get_age (service, "maximum_age", place);
  if (*minimum < 0 || *maximum < 0 || *minimum <= *maximum)
    return;
  warn (place, "minimum_age", _("The youngest age is above the oldest; left out of the filters"));
  *minimum = *maximum = -1;
}

/**
 * charter_referral_make_entry:
 * @service: a service of Open Referral UK or HSDS
 * @organisation: (nullable): whose it is, if the service does not say
 * @place: where it stands, for problems
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL if it has no name, which @place is told
 */
CharterEntry *
charter_referral_make_entry (JsonObject                 *service,
                             JsonObject                 *organisation,
                             const CharterReferralPlace *place)
{
  JsonObject *own = get_object (service, "organization");
  g_autoptr(GPtrArray) locations = list_locations (service);
  g_autoptr(GString) terms = g_string_new (NULL);
  const char *provider;
  const char *postcode;
  g_autofree char *id = NULL;
  g_autofree char *description = dup_description (service, locations);
  g_autofree char *eligibility = dup_eligibility (service);
  g_autofree char *cost = dup_cost (service);
  g_autofree char *schedule = dup_schedule (service);
  g_autofree char *address = dup_address (locations, &postcode);
  g_autofree char *checked_on = NULL;
  g_autofree char *needed_first = dup_needed_first (service);
  g_autofree char *raw = NULL;
  Terms own_terms = { 0 };
  int minimum_age;
  int maximum_age;
  int easting;
  int northing;
  CharterEntry *entry;

  if (!get_text (service, "name"))
    {
      warn (place, "name", _("The service has no name"));
      return NULL;
    }
  raw = dup_raw (service, own ? NULL : organisation, place);
  if (own)
    organisation = own;
  provider = get_text (organisation, "name");
  if (!provider)
    provider = ANY (service, "organization", "organisation", "organization_name");
  id = dup_id (service, provider, place);
  append_terms (terms, service);
  read_terms (&own_terms, service, terms->str);
  append (terms, ", ", get_text (service, "alternate_name"));
  checked_on = dup_checked_on (service, place);
  read_places (locations, place, &easting, &northing);
  read_ages (service, place, &minimum_age, &maximum_age);
  entry = g_object_new (CHARTER_TYPE_ENTRY,
                        "id", id, "name", get_text (service, "name"), "organisation", provider,
                        "description", description, "eligibility", eligibility,
                        "referral", get_text (service, "application_process"),
                        "wait", get_text (service, "wait_time"),
                        "cost", cost, "address", address, "postcode", postcode,
                        "schedule", schedule, "source", place->source,
                        "source-title", place->source_title, "checked-on", checked_on,
                        "status", get_status (service),
                        "search-terms", terms->str, "needs", own_terms.needs,
                        "for-whom", own_terms.for_whom, "route", own_terms.routes[0],
                        "has-tier", own_terms.has_tier, "tier", own_terms.tier,
                        "needed-first", needed_first, "raw", raw,
                        "minimum-age", minimum_age, "maximum-age", maximum_age,
                        "easting", easting, "northing", northing, NULL);
  add_all_contacts (entry, service, organisation, locations);
  clear_terms (&own_terms);
  return entry;
}

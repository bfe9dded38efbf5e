/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-service.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-id.h"
#include "charter-json-members.h"
#include "charter-referral-contacts.h"
#include "charter-referral-numbers.h"
#include "charter-referral-raw.h"
#include "charter-referral-terms.h"
#include "charter-referral-words.h"

/*
 * The dialects: Open Referral UK 1 and 3, HSDS 2 and 3. They differ in where they put things and
 * what they call them, so each thing is looked for in all its places.
 */

/* Locations stand beside the service or inside its links to them. */
static GPtrArray *
list_locations (JsonObject *service)
{
  GPtrArray *locations = charter_json_list_objects (service, "locations");
  g_autoptr(GPtrArray) links = charter_json_list_objects (service, "service_at_locations");

  for (guint i = 0; i < links->len; i++)
    if (charter_json_get_object (links->pdata[i], "location"))
      g_ptr_array_add (locations, charter_json_get_object (links->pdata[i], "location"));
  return locations;
}

static char *
dup_checked_on (JsonObject                 *service,
                const CharterReferralPlace *place)
{
  static const char * const names[] = { "assured_date", "last_modified", "last_assured", NULL };
  g_auto(GStrv) own = charter_referral_dup_own_terms (service, CHARTER_TAXONOMY_CHECKED_ON);

  if (own[0] && strlen (own[0]) <= 10 && strspn (own[0], "0123456789-") == strlen (own[0]))
    return g_strdup (own[0]);
  for (guint i = 0; names[i]; i++)
    {
      const char *moment = charter_json_get_text (service, names[i]);
      g_autofree char *date = moment ? g_strndup (moment, 10) : NULL;

      if (!date)
        continue;
      if (strlen (date) == 10 && date[4] == '-' && date[7] == '-' &&
          g_date_valid_dmy ((GDateDay) CLAMP (atoi (date + 8), 0, 255), (GDateMonth) CLAMP (atoi (date + 5), 0, 13),
                            (GDateYear) CLAMP (atoi (date), 0, 9999)))
        return g_steal_pointer (&date);
      charter_referral_warn (place, names[i], _("Not a date (year-month-day)"));
    }
  return NULL;
}

static const char *
get_status (JsonObject *service)
{
  const char *status = charter_json_get_text (service, "status");
  g_auto(GStrv) own = charter_referral_dup_own_terms (service, CHARTER_TAXONOMY_STATUS);

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
  const char *id = charter_json_get_text (service, "id");
  const char *name = charter_json_get_text (service, "name");
  double value;

  if (id)
    return g_strdup (id);
  if (charter_json_get_number (service, "id", &value))
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

/* Who runs it, by name. */
static const char *
get_provider (JsonObject *service,
              JsonObject *organisation)
{
  const char *name = charter_json_get_text (organisation, "name");

  return name ? name : CHARTER_JSON_ANY (service, "organization", "organisation", "organization_name");
}

/* What it is found by, beside what is shown of it; what that says of need, age and tier goes to @terms. */
static GString *
read_terms (JsonObject           *service,
            CharterReferralTerms *terms)
{
  GString *search_terms = g_string_new (NULL);

  charter_referral_append_terms (search_terms, service);
  charter_referral_terms_read (terms, service, search_terms->str);
  charter_referral_append (search_terms, ", ", charter_json_get_text (service, "alternate_name"));
  return search_terms;
}

/* Of a service that has a name. */
static CharterEntry *
make_entry (JsonObject                 *service,
            JsonObject                 *organisation,
            const CharterReferralPlace *place)
{
  JsonObject *own = charter_json_get_object (service, "organization");
  g_autoptr(GPtrArray) locations = list_locations (service);
  g_autoptr(GString) search_terms = NULL;
  g_auto(CharterReferralWords) words = { 0 };
  g_auto(CharterReferralTerms) terms = { 0 };
  const char *provider;
  g_autofree char *id = NULL;
  g_autofree char *checked_on = NULL;
  g_autofree char *raw = NULL;
  int minimum_age, maximum_age;
  int easting, northing;
  CharterEntry *entry;

  raw = charter_referral_dup_raw (service, own ? NULL : organisation, place);
  if (own)
    organisation = own;
  provider = get_provider (service, organisation);
  id = dup_id (service, provider, place);
  charter_referral_words_read (&words, service, locations);
  search_terms = read_terms (service, &terms);
  checked_on = dup_checked_on (service, place);
  charter_referral_read_place (locations, place, &easting, &northing);
  charter_referral_read_ages (service, place, &minimum_age, &maximum_age);
  entry = g_object_new (CHARTER_TYPE_ENTRY,
                        "id", id, "name", charter_json_get_text (service, "name"), "organisation", provider,
                        "description", words.description, "eligibility", words.eligibility,
                        "referral", charter_json_get_text (service, "application_process"),
                        "wait", charter_json_get_text (service, "wait_time"),
                        "cost", words.cost, "address", words.address, "postcode", words.postcode,
                        "schedule", words.schedule, "source", place->source,
                        "source-title", place->source_title, "checked-on", checked_on,
                        "status", get_status (service),
                        "search-terms", search_terms->str, "needs", terms.needs,
                        "for-whom", terms.for_whom, "route", terms.routes[0],
                        "has-tier", terms.has_tier, "tier", terms.tier,
                        "needed-first", words.needed_first, "raw", raw,
                        "minimum-age", minimum_age, "maximum-age", maximum_age,
                        "easting", easting, "northing", northing, NULL);
  charter_referral_add_contacts (entry, service, organisation, locations);
  return entry;
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
  if (charter_json_get_text (service, "name"))
    return make_entry (service, organisation, place);
  charter_referral_warn (place, "name", _("The service has no name"));
  return NULL;
}

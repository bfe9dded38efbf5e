/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-writer.h"

#include <string.h>

#include "charter-id.h"
#include "charter-json-members.h"
#include "charter-referral-profile.h"
#include "charter-referral-reader.h"
#include "charter-referral-service.h"

struct _CharterReferralWriter
{
  GOutputStream *stream;
  guint n;
};

static void
add_term (JsonObject *service,
          const char *taxonomy,
          const char *id,
          const char *title)
{
  JsonObject *term;

  if (!id)
    return;
  term = json_object_new ();
  json_object_set_string_member (term, "id", id);
  json_object_set_string_member (term, "name", title ? title : id);
  json_object_set_string_member (term, "description", title ? title : id);
  json_object_set_string_member (term, "taxonomy", taxonomy);
  json_object_set_object_member (charter_json_add_object (service, "attributes"), "taxonomy_term", term);
}

static void
add_terms (JsonObject   *service,
           CharterEntry *entry)
{
  const char * const *needs = charter_entry_get_needs (entry);
  const char * const *people = charter_entry_get_for_whom (entry);
  const char *route = charter_entry_get_route (entry);
  CharterTier tier = charter_entry_get_tier (entry);

  for (guint i = 0; needs && needs[i]; i++)
    add_term (service, CHARTER_TAXONOMY_NEED, needs[i], charter_entry_title_need (needs[i]));
  for (guint i = 0; people && people[i]; i++)
    add_term (service, CHARTER_TAXONOMY_FOR_WHOM, people[i], charter_entry_title_for_whom (people[i]));
  if (route)
    add_term (service, CHARTER_TAXONOMY_ROUTE, route, charter_entry_title_route (route));
  if (charter_entry_get_has_tier (entry))
    add_term (service, CHARTER_TAXONOMY_TIER, charter_enum_to_nick (CHARTER_TYPE_TIER, (int) tier),
              charter_entry_title_tier (tier));
  if (g_strcmp0 (charter_entry_get_status (entry), "check-first") == 0)
    add_term (service, CHARTER_TAXONOMY_STATUS, "check-first", NULL);
}

/* The last part of an address is taken for its town, as people write it. */
static void
add_place (JsonObject   *service,
           CharterEntry *entry)
{
  const char *address = charter_entry_get_address (entry);
  const char *postcode = charter_entry_get_postcode (entry);
  const char *comma = NULL;
  g_autofree char *street = NULL;
  JsonObject *location;
  JsonObject *part;

  if (!address && !postcode)
    return;
  for (const char *at = address; at && (at = strstr (at, ", ")); at++)
    comma = at;
  street = comma ? g_strndup (address, (gsize) (comma - address)) : g_strdup (address);
  location = json_object_new ();
  json_object_set_object_member (charter_json_add_object (service, "service_at_locations"), "location", location);
  part = charter_json_add_object (location, "addresses");
  charter_json_set_text (part, "address_1", street);
  charter_json_set_text (part, "city", comma ? comma + 2 : NULL);
  charter_json_set_text (part, "postal_code", postcode);
}

static void
add_contacts (JsonObject   *service,
              CharterEntry *entry)
{
  GPtrArray *contacts = charter_entry_get_contacts (entry);

  for (guint i = 0; i < contacts->len; i++)
    {
      CharterContact *contact = g_ptr_array_index (contacts, i);
      JsonObject *object = charter_json_add_object (service, "contacts");

      charter_json_set_text (object, "title", contact->role);
      charter_json_set_text (object, "email", contact->email);
      charter_json_set_text (object, "url", contact->url);
      if (contact->phone)
        json_object_set_string_member (charter_json_add_object (object, "phones"), "number", contact->phone);
    }
}

static void
add_checked_on (JsonObject   *service,
                CharterEntry *entry)
{
  const char *checked_on = charter_entry_get_checked_on (entry);

  if (checked_on && strlen (checked_on) == 10)
    json_object_set_string_member (service, "assured_date", checked_on);
  else
    add_term (service, CHARTER_TAXONOMY_CHECKED_ON, checked_on, NULL);
}

static JsonObject *
make_from_fields (CharterEntry *entry)
{
  JsonObject *service = json_object_new ();
  const char *provider = charter_entry_get_organisation (entry);
  int minimum = charter_entry_get_minimum_age (entry);
  int maximum = charter_entry_get_maximum_age (entry);

  charter_json_set_text (service, "id", charter_entry_get_id (entry));
  charter_json_set_text (service, "name", charter_entry_get_name (entry));
  if (g_strcmp0 (charter_entry_get_status (entry), "archived") == 0)
    charter_json_set_text (service, "status", "inactive");
  charter_json_set_text (service, "alternate_name", charter_entry_get_search_terms (entry));
  charter_json_set_text (service, "description", charter_entry_get_description (entry));
  charter_json_set_text (service, "eligibility_description", charter_entry_get_eligibility (entry));
  charter_json_set_text (service, "application_process", charter_entry_get_referral (entry));
  charter_json_set_text (service, "wait_time", charter_entry_get_wait (entry));
  charter_json_set_text (service, "fees_description", charter_entry_get_cost (entry));
  if (minimum >= 0)
    json_object_set_int_member (service, "minimum_age", minimum);
  if (maximum >= 0)
    json_object_set_int_member (service, "maximum_age", maximum);
  if (charter_entry_get_needed_first (entry))
    charter_json_set_text (charter_json_add_object (service, "required_documents"), "document",
                           charter_entry_get_needed_first (entry));
  if (charter_entry_get_schedule (entry))
    charter_json_set_text (charter_json_add_object (service, "schedules"), "description",
                           charter_entry_get_schedule (entry));
  if (provider)
    {
      g_autofree char *id = charter_id_for ("organisation", provider, NULL);
      JsonObject *organisation = json_object_new ();

      charter_json_set_text (organisation, "id", id);
      charter_json_set_text (organisation, "name", provider);
      json_object_set_object_member (service, "organization", organisation);
    }
  add_place (service, entry);
  add_contacts (service, entry);
  add_terms (service, entry);
  add_checked_on (service, entry);
  return service;
}

/* A service without an id, or with a number for one, is given the one that readers give it. */
static void
set_id (JsonObject   *service,
        CharterEntry *entry)
{
  g_autofree char *id = charter_referral_dup_service_id (service, charter_entry_get_organisation (entry));

  json_object_set_string_member (service, "id", id);
}

/**
 * charter_referral_make_service:
 * @entry: an entry
 *
 * Returns: (transfer full): @entry as a service that keeps the field rules of Open Referral UK: as its
 *   source wrote it, with everything this program has no use for, or made from its fields
 */
JsonObject *
charter_referral_make_service (CharterEntry *entry)
{
  const char *raw = charter_entry_get_raw (entry);
  g_autoptr(JsonNode) node = raw ? json_from_string (raw, NULL) : NULL;
  JsonObject *service = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node)
                                                             : make_from_fields (entry);

  set_id (service, entry);
  charter_referral_profile_mend (service);
  return service;
}

static gboolean
write_text (CharterReferralWriter  *self,
            const char             *text,
            GError                **error)
{
  return g_output_stream_write_all (self->stream, text, strlen (text), NULL, NULL, error);
}

static char *
dup_quoted (const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

/**
 * charter_referral_writer_new:
 * @stream: takes the file
 * @source: (nullable): the source that all entries have, for whoever reads it
 * @source_title: (nullable): what a person calls it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a writer
 */
CharterReferralWriter *
charter_referral_writer_new (GOutputStream  *stream,
                             const char     *source,
                             const char     *source_title,
                             GError        **error)
{
  g_autoptr(CharterReferralWriter) self = g_new0 (CharterReferralWriter, 1);
  g_autoptr(GString) head = g_string_new ("{\n");

  self->stream = g_object_ref (stream);
  if (source)
    {
      g_autofree char *quoted = dup_quoted (source);
      g_autofree char *title = dup_quoted (source_title ? source_title : source);

      g_string_append_printf (head, "\"" CHARTER_REFERRAL_SOURCE "\": %s,\n\""
                              CHARTER_REFERRAL_SOURCE_TITLE "\": %s,\n", quoted, title);
    }
  g_string_append (head, "\"contents\": [");
  return write_text (self, head->str, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * charter_referral_writer_add:
 * @self: a writer
 * @entry: a service
 * @error: why it could not be written
 *
 * Returns: whether it was written
 */
gboolean
charter_referral_writer_add (CharterReferralWriter  *self,
                             CharterEntry           *entry,
                             GError                **error)
{
  JsonObject *service = charter_referral_make_service (entry);
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_take_object (node, service);
  text = json_to_string (node, FALSE);
  return write_text (self, self->n++ > 0 ? ",\n" : "\n", error) && write_text (self, text, error);
}

/**
 * charter_referral_writer_finish:
 * @self: a writer
 * @error: return location
 *
 * Writes the end, which says how many services there are.
 */
gboolean
charter_referral_writer_finish (CharterReferralWriter  *self,
                                GError                **error)
{
  g_autofree char *tail =
    g_strdup_printf ("\n],\n\"total_items\": %u,\n\"total_pages\": 1,\n\"page_number\": 1,\n\"size\": %u,\n"
                     "\"first_page\": true,\n\"last_page\": true,\n\"empty\": %s\n}\n",
                     self->n, self->n, self->n == 0 ? "true" : "false");

  return write_text (self, tail, error) && g_output_stream_flush (self->stream, NULL, error);
}

/**
 * charter_referral_writer_get_n:
 * @self: a writer
 *
 * Returns: how many services were written
 */
guint
charter_referral_writer_get_n (CharterReferralWriter *self)
{
  return self->n;
}

/**
 * charter_referral_writer_free:
 * @self: (transfer full) (nullable): a writer
 */
void
charter_referral_writer_free (CharterReferralWriter *self)
{
  if (!self)
    return;
  g_object_unref (self->stream);
  g_free (self);
}

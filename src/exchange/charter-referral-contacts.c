/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-contacts.h"

#include "charter-json-members.h"

static char *
dup_phone (JsonObject *phone)
{
  JsonNode *node = json_object_get_member (phone, "number");

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_STRING)
    return json_to_string (node, FALSE);
  return g_strdup (CHARTER_JSON_ANY (phone, "number", "phone"));
}

static void
add_phones (CharterEntry *entry,
            JsonObject   *object,
            const char   *role,
            const char   *email,
            const char   *url)
{
  g_autoptr(GPtrArray) phones = charter_json_list_objects (object, "phones");

  for (guint i = 0; i < phones->len; i++)
    {
      g_autofree char *number = dup_phone (phones->pdata[i]);

      charter_entry_add_contact (entry,
                                 CHARTER_JSON_ANY (phones->pdata[i], "description", "department") ?: role,
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
  g_autoptr(GPtrArray) contacts = charter_json_list_objects (object, "contacts");

  for (guint i = 0; i < contacts->len; i++)
    add_phones (entry, contacts->pdata[i], CHARTER_JSON_ANY (contacts->pdata[i], "title", "department"),
                charter_json_get_text (contacts->pdata[i], "email"),
                charter_json_get_text (contacts->pdata[i], "url"));
}

/**
 * charter_referral_add_contacts:
 * @entry: what the service becomes
 * @service: a service
 * @organisation: (nullable): whose it is
 * @locations: (element-type JsonObject): where it is given
 *
 * Adds every way to reach it, that of the service first.
 */
void
charter_referral_add_contacts (CharterEntry *entry,
                               JsonObject   *service,
                               JsonObject   *organisation,
                               GPtrArray    *locations)
{
  const char *web = CHARTER_JSON_ANY (organisation, "website", "url");
  g_autoptr(GPtrArray) links = charter_json_list_objects (service, "service_at_locations");

  charter_entry_add_contact (entry, NULL, NULL, charter_json_get_text (service, "email"),
                             charter_json_get_text (service, "url"));
  add_phones (entry, service, NULL, NULL, NULL);
  add_contacts (entry, service);
  for (guint i = 0; i < links->len; i++)
    {
      add_phones (entry, links->pdata[i], NULL, NULL, NULL);
      add_contacts (entry, links->pdata[i]);
    }
  for (guint i = 0; i < locations->len; i++)
    {
      add_phones (entry, locations->pdata[i], charter_json_get_text (locations->pdata[i], "name"), NULL, NULL);
      add_contacts (entry, locations->pdata[i]);
    }
  charter_entry_add_contact (entry, charter_json_get_text (organisation, "name"), NULL,
                             charter_json_get_text (organisation, "email"), web);
  add_phones (entry, organisation, charter_json_get_text (organisation, "name"), NULL, NULL);
  add_contacts (entry, organisation);
}

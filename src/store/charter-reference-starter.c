/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include <json-glib/json-glib.h>

#include "charter-directory-resource.h"
#include "charter-id.h"
#include "charter-reference-private.h"

#define SOURCE "starter"

static const char *
get_string (JsonObject *object,
            const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static char **
dup_strings (JsonObject *object,
             const char *name)
{
  JsonArray *array = json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;
  guint n = array ? json_array_get_length (array) : 0;
  char **strings = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    strings[i] = g_strdup (json_array_get_string_element (array, i));
  return strings;
}

static CharterEntry *
make_entry (JsonObject *object)
{
  g_autofree char *id = charter_id_for ("entry", SOURCE, get_string (object, "id"), NULL);
  g_auto(GStrv) needs = dup_strings (object, "needs");
  g_auto(GStrv) for_whom = dup_strings (object, "for-whom");
  const char *status = get_string (object, "status");
  const char *tier_nick = get_string (object, "tier");
  int tier = 0;
  gboolean has_tier = tier_nick && charter_enum_from_nick (CHARTER_TYPE_TIER, tier_nick, &tier);

  return g_object_new (CHARTER_TYPE_ENTRY,
                       "id", id,
                       "organisation", get_string (object, "organisation"),
                       "name", get_string (object, "name"),
                       "description", get_string (object, "description"),
                       "eligibility", get_string (object, "eligibility"),
                       "referral", get_string (object, "referral"),
                       "needed-first", get_string (object, "needed-first"),
                       "wait", get_string (object, "wait"),
                       "cost", get_string (object, "cost"),
                       "address", get_string (object, "address"),
                       "postcode", get_string (object, "postcode"),
                       "schedule", get_string (object, "schedule"),
                       "route", get_string (object, "route"),
                       "source", SOURCE,
                       "source-title", get_string (object, "source"),
                       "checked-on", get_string (object, "checked-on"),
                       "status", status ? status : "active",
                       "search-terms", get_string (object, "search-terms"),
                       "minimum-age", (int) json_object_get_int_member_with_default (object, "minimum-age", -1),
                       "maximum-age", (int) json_object_get_int_member_with_default (object, "maximum-age", -1),
                       "has-tier", has_tier,
                       "tier", tier,
                       "needs", needs,
                       "for-whom", for_whom,
                       NULL);
}

static void
add_contacts (CharterEntry *entry,
              JsonObject   *object)
{
  JsonArray *contacts = json_object_has_member (object, "contacts")
    ? json_object_get_array_member (object, "contacts") : NULL;

  for (guint i = 0; contacts && i < json_array_get_length (contacts); i++)
    {
      JsonObject *contact = json_array_get_object_element (contacts, i);

      charter_entry_add_contact (entry, get_string (contact, "role"), get_string (contact, "phone"),
                                 get_string (contact, "email"), get_string (contact, "url"));
    }
}

static gboolean
add_starter (CharterReferenceImport  *import,
             gpointer                 user_data,
             GCancellable            *cancellable,
             GError                 **error)
{
  GBytes *bytes = user_data;
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *entries;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes), error))
    return FALSE;
  entries = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "entries");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *object = json_array_get_object_element (entries, i);
      g_autoptr(CharterEntry) entry = make_entry (object);

      add_contacts (entry, object);
      if (!charter_reference_import_add_entry (import, entry, error))
        return FALSE;
    }
  return charter_reference_import_archive_rest (import, error);
}

/**
 * charter_reference_load_starter:
 * @self: a reference in its writing thread
 * @error: return location
 *
 * Takes the directory that comes with the program, unless this edition of it has been taken before.
 */
gboolean
charter_reference_load_starter (CharterReference  *self,
                                GError           **error)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (charter_directory_get_resource (),
                                                    RESOURCE_BASE "/directory/derby.json",
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *stamp = bytes ? g_compute_checksum_for_bytes (G_CHECKSUM_MD5, bytes) : NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT stamp FROM import WHERE source = '%s' ORDER BY row DESC LIMIT 1",
                                          SOURCE);
  g_autofree char *known = bytes ? charter_database_dup_text (self->database, sql, error) : NULL;

  if (!known)
    return FALSE;
  return g_str_equal (known, stamp) ||
         charter_reference_run_import (self, "directory", SOURCE, stamp, add_starter, bytes,
                                       NULL, NULL, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-raw.h"

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

/**
 * charter_referral_dup_raw:
 * @service: a service
 * @organisation: (nullable): whose it is, if the service does not say
 * @place: where it stands
 *
 * Returns: (transfer full): as the source wrote it, as far as it is JSON; else as the tables say in JSON
 */
char *
charter_referral_dup_raw (JsonObject                 *service,
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

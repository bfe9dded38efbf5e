/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-words.h"

#include <glib/gi18n.h>

#include "charter-json-members.h"

/**
 * charter_referral_append:
 * @text: what there is
 * @between: what stands between two parts
 * @part: (nullable): what is added; nothing for %NULL and ""
 */
void
charter_referral_append (GString    *text,
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

  charter_referral_append (text, "\n\n", line);
}

static char *
dup_description (JsonObject *service,
                 GPtrArray  *locations)
{
  g_autoptr(GString) text = g_string_new (CHARTER_JSON_ANY (service, "description", "short_description"));

  charter_referral_append (text, "\n\n", charter_json_get_text (service, "alert"));
  append_labelled (text, _("Accreditations:"), charter_json_get_text (service, "accreditations"));
  for (guint i = 0; i < locations->len; i++)
    {
      g_autoptr(GPtrArray) access = charter_json_list_objects (locations->pdata[i], "accessibility");
      g_autoptr(GPtrArray) older =
        charter_json_list_objects (locations->pdata[i], "accessibility_for_disabilities");

      for (guint j = 0; j < older->len; j++)
        g_ptr_array_add (access, older->pdata[j]);
      for (guint j = 0; j < access->len; j++)
        append_labelled (text, _("Access:"),
                         CHARTER_JSON_ANY (access->pdata[j], "description", "accessibility"));
    }
  g_strstrip (text->str);
  return *text->str ? g_strdup (text->str) : NULL;
}

static char *
dup_eligibility (JsonObject *service)
{
  g_autoptr(GString) text = g_string_new (charter_json_get_text (service, "eligibility_description"));
  g_autoptr(GPtrArray) rules = charter_json_list_objects (service, "eligibilitys");
  g_autoptr(GPtrArray) areas = charter_json_list_objects (service, "service_areas");

  for (guint i = 0; i < rules->len; i++)
    charter_referral_append (text, "; ", charter_json_get_text (rules->pdata[i], "eligibility"));
  for (guint i = 0; i < areas->len; i++)
    charter_referral_append (text, "\n", CHARTER_JSON_ANY (areas->pdata[i], "service_area", "name"));
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static char *
dup_cost (JsonObject *service)
{
  g_autoptr(GString) text = g_string_new (CHARTER_JSON_ANY (service, "fees_description", "fees"));
  g_autoptr(GPtrArray) options = charter_json_list_objects (service, "cost_options");

  for (guint i = 0; i < options->len; i++)
    {
      g_autoptr(GString) line = g_string_new (charter_json_get_text (options->pdata[i], "option"));
      const char *currency = charter_json_get_text (options->pdata[i], "currency");
      const char *valid_to = charter_json_get_text (options->pdata[i], "valid_to");
      double amount;

      if (charter_json_get_number (options->pdata[i], "amount", &amount))
        g_string_append_printf (line, "%s%s%g%s%s", line->len > 0 ? ": " : "",
                                g_strcmp0 (currency, "GBP") == 0 ? "£" : "", amount,
                                currency && !g_str_equal (currency, "GBP") ? " " : "",
                                currency && !g_str_equal (currency, "GBP") ? currency : "");
      charter_referral_append (line, " ",
                               CHARTER_JSON_ANY (options->pdata[i], "amount_description", "cost_description"));
      if (valid_to)
        g_string_append_printf (line, _(" (until %s)"), valid_to);
      charter_referral_append (text, "\n", line->str);
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
      g_autoptr(GPtrArray) schedules = charter_json_list_objects (object, places[i]);

      for (guint j = 0; j < schedules->len; j++)
        {
          g_autoptr(GString) line = g_string_new (CHARTER_JSON_ANY (schedules->pdata[j], "byday", "weekday"));
          const char *opens = charter_json_get_text (schedules->pdata[j], "opens_at");
          const char *closes = charter_json_get_text (schedules->pdata[j], "closes_at");

          if (opens && closes)
            {
              g_string_append (line, line->len > 0 ? " " : "");
              append_part (line, opens, 5);
              g_string_append (line, "–");
              append_part (line, closes, 5);
            }
          charter_referral_append (line, ". ", charter_json_get_text (schedules->pdata[j], "description"));
          charter_referral_append (line, " ", charter_json_get_text (schedules->pdata[j], "notes"));
          charter_referral_append (text, "\n", line->str);
        }
    }
}

static char *
dup_schedule (JsonObject *service)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) links = charter_json_list_objects (service, "service_at_locations");

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
      charter_referral_append (text, ", ", charter_json_get_text (locations->pdata[i], "name"));
      for (guint j = 0; places[j]; j++)
        {
          g_autoptr(GPtrArray) addresses = charter_json_list_objects (locations->pdata[i], places[j]);

          if (addresses->len == 0)
            continue;
          charter_referral_append (text, ", ", charter_json_get_text (addresses->pdata[0], "address_1"));
          charter_referral_append (text, ", ", charter_json_get_text (addresses->pdata[0], "address_2"));
          charter_referral_append (text, ", ", charter_json_get_text (addresses->pdata[0], "city"));
          charter_referral_append (text, ", ",
                                   CHARTER_JSON_ANY (addresses->pdata[0], "state_province", "region"));
          *postcode = charter_json_get_text (addresses->pdata[0], "postal_code");
          break;
        }
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* What has to be at hand before anybody refers. */
static char *
dup_needed_first (JsonObject *service)
{
  g_autoptr(GPtrArray) documents = charter_json_list_objects (service, "required_documents");
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    charter_referral_append (text, "\n", charter_json_get_text (documents->pdata[i], "document"));
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/**
 * charter_referral_words_read:
 * @words: (out caller-allocates): free with charter_referral_words_clear()
 * @service: a service, which must outlive @words
 * @locations: (element-type JsonObject): where it is given
 */
void
charter_referral_words_read (CharterReferralWords *words,
                             JsonObject           *service,
                             GPtrArray            *locations)
{
  words->description = dup_description (service, locations);
  words->eligibility = dup_eligibility (service);
  words->cost = dup_cost (service);
  words->schedule = dup_schedule (service);
  words->address = dup_address (locations, &words->postcode);
  words->needed_first = dup_needed_first (service);
}

/**
 * charter_referral_words_clear:
 * @words: words that were read
 */
void
charter_referral_words_clear (CharterReferralWords *words)
{
  g_free (words->description);
  g_free (words->eligibility);
  g_free (words->cost);
  g_free (words->schedule);
  g_free (words->address);
  g_free (words->needed_first);
}

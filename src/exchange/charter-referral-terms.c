/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-terms.h"

#include <string.h>

#include "charter-json-members.h"
#include "charter-referral-service.h"
#include "charter-referral-words.h"

/* Terms of this program's own taxonomies say something exactly, so they are no words to look for. */
static gboolean
is_own_term (JsonObject *term)
{
  const char *taxonomy = charter_json_get_text (term, "taxonomy");

  return taxonomy && g_str_has_prefix (taxonomy, CHARTER_TAXONOMY_PREFIX);
}

/**
 * charter_referral_dup_own_terms:
 * @service: a service
 * @taxonomy: one of this program's own
 *
 * Returns: (transfer full): the ids of the terms of that taxonomy
 */
char **
charter_referral_dup_own_terms (JsonObject *service,
                                const char *taxonomy)
{
  g_autoptr(GPtrArray) list = charter_json_list_objects (service, "attributes");
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->len; i++)
    {
      JsonObject *term = charter_json_get_object (list->pdata[i], "taxonomy_term");
      const char *id = charter_json_get_text (term, "id");

      if (id && g_strcmp0 (charter_json_get_text (term, "taxonomy"), taxonomy) == 0)
        g_ptr_array_add (ids, g_strdup (id));
    }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

static char **
dup_known (JsonObject  *service,
           const char  *taxonomy,
           const char *(*title) (const char *))
{
  g_auto(GStrv) ids = charter_referral_dup_own_terms (service, taxonomy);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **known;

  for (guint i = 0; ids[i]; i++)
    if (title (ids[i]))
      g_strv_builder_add (builder, ids[i]);
  known = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return known;
}

/**
 * charter_referral_append_terms:
 * @terms: words to look for
 * @object: a service
 *
 * Adds its terms in words.
 */
void
charter_referral_append_terms (GString    *terms,
                               JsonObject *object)
{
  static const char * const places[] = { "attributes", "service_taxonomys", "taxonomies", "languages", NULL };

  for (guint i = 0; places[i]; i++)
    {
      g_autoptr(GPtrArray) list = charter_json_list_objects (object, places[i]);

      for (guint j = 0; j < list->len; j++)
        {
          JsonObject *term = charter_json_get_object (list->pdata[j], "taxonomy_term");

          if (!term)
            term = charter_json_get_object (list->pdata[j], "taxonomy");
          if (is_own_term (term))
            continue;
          charter_referral_append (terms, ", ",
                                   CHARTER_JSON_ANY (term ? term : list->pdata[j], "name", "language"));
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

/**
 * charter_referral_terms_read:
 * @terms: to be freed with charter_referral_terms_clear()
 * @service: a service
 * @words: its terms in words
 *
 * Reads what it says exactly in this program's own taxonomies; an area of need may come from @words.
 */
void
charter_referral_terms_read (CharterReferralTerms *terms,
                             JsonObject           *service,
                             const char           *words)
{
  terms->needs = dup_known (service, CHARTER_TAXONOMY_NEED, charter_entry_title_need);
  if (!terms->needs[0])
    {
      g_strfreev (terms->needs);
      terms->needs = dup_needs (words);
    }
  terms->for_whom = dup_known (service, CHARTER_TAXONOMY_FOR_WHOM, charter_entry_title_for_whom);
  terms->routes = dup_known (service, CHARTER_TAXONOMY_ROUTE, charter_entry_title_route);
  terms->tiers = charter_referral_dup_own_terms (service, CHARTER_TAXONOMY_TIER);
  terms->has_tier = terms->tiers[0] && charter_enum_from_nick (CHARTER_TYPE_TIER, terms->tiers[0], &terms->tier);
}

/**
 * charter_referral_terms_clear:
 * @terms: terms that were read
 */
void
charter_referral_terms_clear (CharterReferralTerms *terms)
{
  g_strfreev (terms->needs);
  g_strfreev (terms->for_whom);
  g_strfreev (terms->routes);
  g_strfreev (terms->tiers);
}

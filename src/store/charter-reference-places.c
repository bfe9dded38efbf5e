/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-reference-private.h"

#include <string.h>

/* The grid references of the schools of one postcode sector or district, added up. */
typedef struct {
  gint64 easting;
  gint64 northing;
  guint  n;
} Place;

/* "DE24 8PW" is sector "DE24 8" and district "DE24". */
static gboolean
split_postcode (const char  *postcode,
                char       **sector,
                char       **district)
{
  GString *plain = g_string_new (NULL);
  gboolean is_whole;

  for (const char *at = postcode; at && *at; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (plain, g_ascii_toupper (*at));
  is_whole = plain->len >= 5 && plain->len <= 7 && g_ascii_isdigit (plain->str[plain->len - 3]);
  if (is_whole)
    {
      g_string_truncate (plain, plain->len - 2);
      *sector = g_strdup (plain->str);
      g_string_truncate (plain, plain->len - 1);
      *district = g_strdup (plain->str);
    }
  g_string_free (plain, TRUE);
  return is_whole;
}

/* Takes @key over. */
static void
add_to (GHashTable *places,
        char       *key,
        gint64      easting,
        gint64      northing)
{
  Place *place = g_hash_table_lookup (places, key);

  if (place)
    {
      g_free (key);
    }
  else
    {
      place = g_new0 (Place, 1);
      g_hash_table_insert (places, key, place);
    }
  place->easting += easting;
  place->northing += northing;
  place->n++;
}

static gboolean
load_places (CharterReference  *self,
             GError           **error)
{
  g_autoptr(CharterStatement) statement =
    charter_statement_new (self->search, "SELECT postcode, easting, northing FROM school "
                           "WHERE postcode IS NOT NULL AND easting > 0 AND northing > 0", error);
  g_autoptr(GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean has_row = TRUE;

  if (!statement)
    return FALSE;
  while (charter_statement_step (statement, &has_row, error))
    {
      g_autofree char *sector = NULL;
      g_autofree char *district = NULL;
      gint64 easting, northing;

      if (!has_row)
        {
          g_clear_pointer (&self->places, g_hash_table_unref);
          self->places = g_steal_pointer (&places);
          self->places_n_schools = g_atomic_int_get (&self->n_schools);
          self->places_serial++;
          return TRUE;
        }
      if (!split_postcode (charter_statement_get_text (statement, 0), &sector, &district))
        continue;
      easting = charter_statement_get_integer (statement, 1);
      northing = charter_statement_get_integer (statement, 2);
      add_to (places, g_steal_pointer (&sector), easting, northing);
      add_to (places, g_steal_pointer (&district), easting, northing);
    }
  return FALSE;
}

/**
 * charter_reference_prepare_places:
 * @self: a reference in its reading thread
 * @error: return location
 *
 * No list of postcodes comes with the program. The register has one school or more in most sectors,
 * each with its grid reference: the middle of these is near enough for "within five miles".
 */
gboolean
charter_reference_prepare_places (CharterReference  *self,
                                  GError           **error)
{
  return (self->places && self->places_n_schools == g_atomic_int_get (&self->n_schools)) ||
         load_places (self, error);
}

/**
 * charter_reference_find_place:
 * @self: a reference whose places are prepared
 * @postcode: (nullable): of the service
 * @easting: (out): in metres on the national grid
 * @northing: (out): in metres on the national grid
 *
 * Returns: whether it is known, roughly, where that is
 */
gboolean
charter_reference_find_place (CharterReference *self,
                              const char       *postcode,
                              int              *easting,
                              int              *northing)
{
  g_autofree char *sector = NULL;
  g_autofree char *district = NULL;
  Place *place;

  if (!postcode || !self->places || !split_postcode (postcode, &sector, &district))
    return FALSE;
  place = g_hash_table_lookup (self->places, sector);
  if (!place)
    place = g_hash_table_lookup (self->places, district);
  if (!place)
    return FALSE;
  *easting = (int) (place->easting / place->n);
  *northing = (int) (place->northing / place->n);
  return TRUE;
}

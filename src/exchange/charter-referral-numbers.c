/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-numbers.h"

#include <glib/gi18n.h>
#include <math.h>

#include "charter-exchange-error.h"
#include "charter-grid-reference.h"
#include "charter-json-members.h"
#include "charter-json-scanner.h"

/* Nobody's age; a directory says 100 or 120 for "no limit". */
#define OLDEST 120

/**
 * charter_referral_warn:
 * @place: where the service stands
 * @field: what is wrong
 * @reason: why, in words
 *
 * Tells a problem, by line where the file is text.
 */
void
charter_referral_warn (const CharterReferralPlace *place,
                       const char                 *field,
                       const char                 *reason)
{
  guint line = place->text ? charter_json_scanner_find_line (place->text, place->length, place->line, field)
                           : place->line;

  charter_file_problem_add (place->problems, line,
                            field, "%s", reason);
}

static int
get_age (JsonObject                 *service,
         const char                 *name,
         const CharterReferralPlace *place)
{
  g_autoptr(GPtrArray) rules = charter_json_list_objects (service, "eligibilitys");
  double age;

  if (!charter_json_get_number (service, name, &age) &&
      (rules->len != 1 || !charter_json_get_number (rules->pdata[0], name, &age)))
    age = json_object_has_member (service, name) && !json_object_get_null_member (service, name) ? -1 : NAN;
  if (isnan (age))
    return -1;
  if (age >= 0 && age <= OLDEST)
    return (int) age;
  charter_referral_warn (place, name, _("No age in years; left out of the filters"));
  return -1;
}

/**
 * charter_referral_read_ages:
 * @service: a service
 * @place: where it stands, for problems
 * @minimum: (out): in years, 0 to 120; -1: not said
 * @maximum: (out): in years, 0 to 120; -1: not said
 */
void
charter_referral_read_ages (JsonObject                 *service,
                            const CharterReferralPlace *place,
                            int                        *minimum,
                            int                        *maximum)
{
  *minimum = get_age (service, "minimum_age", place);
  *maximum = get_age (service, "maximum_age", place);
  if (*minimum < 0 || *maximum < 0 || *minimum <= *maximum)
    return;
  charter_referral_warn (place, "minimum_age",
                         _("The youngest age is above the oldest; left out of the filters"));
  *minimum = *maximum = -1;
}

/**
 * charter_referral_read_place:
 * @locations: (element-type JsonObject): where it is given
 * @place: where it stands, for problems
 * @easting: (out): metres of the National Grid; -1: not said
 * @northing: (out): metres of the National Grid; -1: not said
 *
 * Takes the first place that is said; odd degrees are said by line, and stay out of distances. Whoever has
 * no place puts two noughts.
 */
void
charter_referral_read_place (GPtrArray                  *locations,
                             const CharterReferralPlace *place,
                             int                        *easting,
                             int                        *northing)
{
  *easting = *northing = -1;
  for (guint i = 0; i < locations->len; i++)
    {
      double latitude = 0;
      double longitude = 0;
      gboolean has_latitude = charter_json_get_number (locations->pdata[i], "latitude", &latitude);
      gboolean has_longitude = charter_json_get_number (locations->pdata[i], "longitude", &longitude);
      gboolean is_odd = FALSE;

      if (!has_latitude && charter_json_get_text (locations->pdata[i], "latitude"))
        charter_referral_warn (place, "latitude", _("Not a number; left out of distances"));
      if (!has_longitude && charter_json_get_text (locations->pdata[i], "longitude"))
        charter_referral_warn (place, "longitude", _("Not a number; left out of distances"));
      if (has_latitude && !(latitude >= -90 && latitude <= 90))
        {
          charter_referral_warn (place, "latitude", _("No latitude lies beyond 90 degrees; left out"));
          is_odd = TRUE;
        }
      if (has_longitude && !(longitude >= -180 && longitude <= 180))
        {
          charter_referral_warn (place, "longitude", _("No longitude lies beyond 180 degrees; left out"));
          is_odd = TRUE;
        }
      if (is_odd || !has_latitude || !has_longitude || *easting >= 0 || (latitude == 0 && longitude == 0))
        continue;
      if (!charter_grid_reference_from_degrees (latitude, longitude, easting, northing))
        charter_referral_warn (place, "latitude", _("The place is not in Great Britain; left out of distances"));
    }
}

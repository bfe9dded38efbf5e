/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-clock.h"

static GDateTime *
now_utc (void)
{
  const char *fixed = g_getenv ("CHARTER_NOW");
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  GDateTime *at = fixed ? g_date_time_new_from_iso8601 (fixed, utc) : NULL;

  return at ? at : g_date_time_new_now_utc ();
}

/**
 * charter_clock_dup_now:
 *
 * The environment variable `CHARTER_NOW` (ISO 8601) holds the clock still, for tests and for
 * pictures that must come out the same every day.
 *
 * Returns: (transfer full): this moment in UTC, such as `2026-11-21T15:30:00.123Z`
 */
char *
charter_clock_dup_now (void)
{
  g_autoptr(GDateTime) at = now_utc ();

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
                          g_date_time_get_year (at), g_date_time_get_month (at),
                          g_date_time_get_day_of_month (at), g_date_time_get_hour (at),
                          g_date_time_get_minute (at), g_date_time_get_second (at),
                          g_date_time_get_microsecond (at) / 1000);
}

/**
 * charter_clock_dup_today:
 *
 * Returns: (transfer full): today's date where the person sits, such as `2026-11-21`
 */
char *
charter_clock_dup_today (void)
{
  g_autoptr(GDateTime) at = now_utc ();
  g_autoptr(GDateTime) local = g_date_time_to_local (at);

  return g_date_time_format (local, "%Y-%m-%d");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <time.h>

#include <libical/ical.h>

#include "calendar-fixture.h"

/* A calendar as a person keeps it: of each UID the event with the highest SEQUENCE, none once cancelled. It is
 * read by libical, which is no part of the program. */
typedef struct {
  GHashTable *days; /* UID -> "20261231 SUMMARY" */
  GHashTable *numbers;
  guint       n_alarms;
} Client;

static void
client_take (Client        *client,
             icalcomponent *event)
{
  const char *uid = icalcomponent_get_uid (event);
  int number = icalcomponent_get_sequence (event);
  struct icaltimetype day = icalcomponent_get_dtstart (event);

  g_assert_nonnull (uid);
  g_assert_true (day.is_date);
  g_assert_cmpint (icaldurationtype_as_int (icaltime_subtract (icalcomponent_get_dtend (event), day)), ==,
                   24 * 60 * 60);
  if (g_hash_table_contains (client->numbers, uid)
      && GPOINTER_TO_INT (g_hash_table_lookup (client->numbers, uid)) > number)
    return;
  g_hash_table_insert (client->numbers, g_strdup (uid), GINT_TO_POINTER (number));
  if (icalcomponent_get_status (event) == ICAL_STATUS_CANCELLED)
    {
      g_hash_table_remove (client->days, uid);
      return;
    }
  g_hash_table_insert (client->days, g_strdup (uid),
                       g_strdup_printf ("%s %s", icaltime_as_ical_string (day),
                                        icalcomponent_get_summary (event)));
  for (icalcomponent *alarm = icalcomponent_get_first_component (event, ICAL_VALARM_COMPONENT); alarm;
       alarm = icalcomponent_get_next_component (event, ICAL_VALARM_COMPONENT))
    {
      icalproperty *trigger = icalcomponent_get_first_property (alarm, ICAL_TRIGGER_PROPERTY);

      g_assert_cmpint (icaldurationtype_as_int (icalproperty_get_trigger (trigger).duration), ==,
                       -7 * 24 * 60 * 60);
      client->n_alarms++;
    }
}

static void
client_import (Client           *client,
               CharterPortfolio *portfolio)
{
  g_autofree char *text = NULL;
  icalcomponent *calendar;

  charter_calendar_update (portfolio, NULL);
  text = charter_calendar_dup_text (portfolio, NULL, NULL);
  calendar = icalparser_parse_string (text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  client->n_alarms = 0;
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    client_take (client, event);
  icalcomponent_free (calendar);
}

static const char *
client_look (Client        *client,
             CharterRecord *record)
{
  g_autofree char *uid = g_strconcat (charter_record_get_id (record), "@" PACKAGE_NAME, NULL);

  return g_hash_table_lookup (client->days, uid);
}

static void
client_clear (Client *client)
{
  g_hash_table_unref (client->days);
  g_hash_table_unref (client->numbers);
}

static Client
client_new (void)
{
  return (Client) { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };
}

static void
test_import_again (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  CharterAction *action = add (portfolio, "Ask, then act; “well”\nand soon", "2026-10-25",
                               CHARTER_ACTION_IN_PROGRESS);
  CharterAction *dropped = add (portfolio, "Leave out", "2026-12-01", CHARTER_ACTION_NOT_STARTED);
  CharterAction *deleted = add (portfolio, "Delete", "2026-12-02", CHARTER_ACTION_NOT_STARTED);
  g_autofree char *deleted_uid = g_strconcat (charter_record_get_id (CHARTER_RECORD (deleted)),
                                              "@" PACKAGE_NAME, NULL);
  Client client = client_new ();

  client_import (&client, portfolio);
  client_import (&client, portfolio);
  g_assert_cmpuint (g_hash_table_size (client.days), ==, 3);
  g_assert_cmpuint (client.n_alarms, ==, 3);
  g_assert_cmpstr (client_look (&client, CHARTER_RECORD (action)), ==,
                   "20261025 Ask, then act; “well”\nand soon");

  charter_action_set_due_on (action, "2026-11-02");
  charter_action_set_status (dropped, CHARTER_ACTION_DROPPED);
  charter_portfolio_remove (portfolio, CHARTER_RECORD (deleted));
  client_import (&client, portfolio);
  g_assert_cmpuint (g_hash_table_size (client.days), ==, 1);
  g_assert_true (g_str_has_prefix (client_look (&client, CHARTER_RECORD (action)), "20261102 "));
  g_assert_null (g_hash_table_lookup (client.days, deleted_uid));

  /* It comes back, and another is done: that one stays where it was, without its reminder. */
  charter_action_set_status (dropped, CHARTER_ACTION_IN_PROGRESS);
  charter_action_set_status (action, CHARTER_ACTION_DONE);
  client_import (&client, portfolio);
  g_assert_cmpuint (g_hash_table_size (client.days), ==, 2);
  g_assert_cmpuint (client.n_alarms, ==, 1);
  g_assert_true (g_str_has_prefix (client_look (&client, CHARTER_RECORD (action)), "20261102 Done: "));
  charter_action_set_due_on (dropped, NULL);
  client_import (&client, portfolio);
  g_assert_null (client_look (&client, CHARTER_RECORD (dropped)));
  client_clear (&client);
}

static void
test_duty (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  CharterSchool *school = charter_portfolio_get_school (portfolio);
  g_autoptr(CharterDuty) duty =
    g_object_new (CHARTER_TYPE_DUTY, "school", charter_record_get_id (CHARTER_RECORD (school)),
                  "title", "Accessibility plan", "due-on", "2028-02-29", NULL);
  Client client = client_new ();

  charter_portfolio_add (portfolio, CHARTER_RECORD (duty));
  client_import (&client, portfolio);
  g_assert_cmpstr (client_look (&client, CHARTER_RECORD (duty)), ==, "20280229 Duty: Accessibility plan");
  charter_duty_set_due_on (duty, "2031-02-28");
  client_import (&client, portfolio);
  g_assert_cmpstr (client_look (&client, CHARTER_RECORD (duty)), ==, "20310228 Duty: Accessibility plan");
  g_assert_cmpuint (g_hash_table_size (client.days), ==, 1);
  client_clear (&client);
}

/* An event of a whole day is the same day wherever it is written. */
static void
test_zones (void)
{
  static const char * const zones[] = { "Europe/London", "Pacific/Kiritimati", "America/New_York" };
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  CharterAction *action = add (portfolio, "On the day the clock goes back", "2026-10-25",
                               CHARTER_ACTION_NOT_STARTED);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      Client client = client_new ();

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      client_import (&client, portfolio);
      g_assert_true (g_str_has_prefix (client_look (&client, CHARTER_RECORD (action)), "20261025 "));
      client_clear (&client);
    }
  g_unsetenv ("TZ");
  tzset ();
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar-import/import-again", test_import_again);
  g_test_add_func ("/calendar-import/duty", test_duty);
  g_test_add_func ("/calendar-import/zones", test_zones);
  return g_test_run ();
}

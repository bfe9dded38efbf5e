/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "calendar-fixture.h"

static void
test_events (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  CharterAction *action = add (portfolio, "Ask; then, act\nsoon \\ well", "2026-12-31",
                               CHARTER_ACTION_IN_PROGRESS);
  g_autofree char *text = NULL;
  g_autofree char *uid = NULL;
  guint n_events = 0;

  charter_action_set_owner (action, "SENCO");
  add (portfolio, "Done", "2026-12-01", CHARTER_ACTION_DONE);
  add (portfolio, "Dropped", "2026-12-01", CHARTER_ACTION_DROPPED);
  add (portfolio, "No date", NULL, CHARTER_ACTION_NOT_STARTED);
  charter_calendar_update (portfolio, NULL);
  text = charter_calendar_dup_text (portfolio, NULL, &n_events);
  uid = g_strdup_printf ("UID:%s@", charter_record_get_id (CHARTER_RECORD (action)));

  g_assert_cmpuint (n_events, ==, 1);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (text, uid));
  g_assert_nonnull (strstr (text, "DTSTAMP:20261121T100000Z\r\n"));
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20261231\r\n"));
  g_assert_nonnull (strstr (text, "DTEND;VALUE=DATE:20270101\r\n"));
  g_assert_nonnull (strstr (text, "SUMMARY:Ask\\; then\\, act\\nsoon \\\\ well\r\n"));
  g_assert_nonnull (strstr (text, "DESCRIPTION:Who: SENCO\r\n"));
  g_assert_nonnull (strstr (text, "TRIGGER:-P7D\r\n"));
  g_assert_null (strstr (text, "Dropped"));
}

static void
test_folding (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  g_autoptr(GString) title = g_string_new (NULL);
  g_autoptr(GString) unfolded = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (title, i % 3 ? "é" : "€x");
  add (portfolio, title->str, "2026-12-31", CHARTER_ACTION_NOT_STARTED);
  charter_calendar_update (portfolio, NULL);
  text = charter_calendar_dup_text (portfolio, NULL, NULL);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
    }
  unfolded = g_string_new (text);
  g_string_replace (unfolded, "\r\n ", "", 0);
  g_assert_nonnull (strstr (unfolded->str, title->str));
}

static CharterDuty *
make_duty (CharterPortfolio *portfolio,
           const char       *code,
           const char       *title,
           const char       *due)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autofree char *id = charter_duty_dup_id_for (school, "duties", code);

  return g_object_new (CHARTER_TYPE_DUTY, "id", id, "school", school, "framework", "duties", "code", code,
                       "title", title, "due-on", due, NULL);
}

/* What the school has never recorded is told too; once it is, the same entry moves to its day. */
static void
test_unrecorded (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  g_autoptr(GPtrArray) unrecorded = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *uid = NULL;
  guint n_events = 0;

  g_ptr_array_add (unrecorded, make_duty (portfolio, "E1", "Statement", "2026-12-31"));
  g_ptr_array_add (unrecorded, make_duty (portfolio, "B3", "Plan of access", NULL));
  charter_calendar_update (portfolio, unrecorded);
  first = charter_calendar_dup_text (portfolio, unrecorded, &n_events);
  g_assert_cmpuint (n_events, ==, 2);
  g_assert_nonnull (strstr (first, "DTSTART;VALUE=DATE:20261231\r\n"));
  g_assert_nonnull (strstr (first, "SUMMARY:Duty: Statement\r\n"));
  g_assert_nonnull (strstr (first, "DTSTART;VALUE=DATE:20261121\r\n"));
  g_assert_nonnull (strstr (first, "SUMMARY:Duty\\, never recorded: Plan of access\r\n"));
  g_assert_null (strstr (first, "SEQUENCE:1"));

  /* Another day, and nothing has changed: the entry stays where it was. */
  g_setenv ("CHARTER_NOW", "2026-11-25T10:00:00Z", TRUE);
  charter_calendar_update (portfolio, unrecorded);
  second = charter_calendar_dup_text (portfolio, unrecorded, NULL);
  g_assert_nonnull (strstr (second, "DTSTART;VALUE=DATE:20261121\r\n"));
  g_assert_null (strstr (second, "SEQUENCE:1"));
  g_assert_null (strstr (second, "CANCELLED"));

  /* Recorded. */
  {
    g_autoptr(CharterDuty) recorded = make_duty (portfolio, "B3", "Plan of access", "2028-02-29");

    charter_portfolio_add (portfolio, CHARTER_RECORD (recorded));
    uid = g_strdup_printf ("UID:%s@" PACKAGE_NAME "\r\nSEQUENCE:1\r\n",
                           charter_record_get_id (CHARTER_RECORD (recorded)));
  }
  g_ptr_array_set_size (unrecorded, 1);
  charter_calendar_update (portfolio, unrecorded);
  third = charter_calendar_dup_text (portfolio, unrecorded, &n_events);
  g_assert_cmpuint (n_events, ==, 2);
  g_assert_nonnull (strstr (third, uid));
  g_assert_nonnull (strstr (third, "DTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301\r\n"));
  g_assert_null (strstr (third, "never recorded"));
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
}

static void
test_empty (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  guint n_events = 9;
  g_autofree char *text = charter_calendar_dup_text (portfolio, NULL, &n_events);

  g_assert_cmpuint (n_events, ==, 0);
  g_assert_null (strstr (text, "VEVENT"));
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/events", test_events);
  g_test_add_func ("/calendar/folding", test_folding);
  g_test_add_func ("/calendar/unrecorded", test_unrecorded);
  g_test_add_func ("/calendar/empty", test_empty);
  return g_test_run ();
}

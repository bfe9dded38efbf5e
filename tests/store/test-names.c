/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

static GPtrArray *
list_names (CharterStore  *store,
            GError       **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_store_list_names_async (store, NULL, result_cb, &slot);
  result = await (&slot);
  return charter_store_list_names_finish (store, result, error);
}

/* Names as one line, newest first. */
static char *
join_names (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = list_names (fixture->store, &error);
  GString *line = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (names, i));
  return g_string_free (line, FALSE);
}

static void
change_as (Fixture       *fixture,
           CharterSchool *school,
           const char    *who)
{
  static guint n;
  g_autofree char *head = g_strdup_printf ("Head %u", n++);
  g_autoptr(GError) error = NULL;

  charter_store_set_who (fixture->store, who);
  charter_school_set_head (school, head);
  charter_store_end_visit (fixture->store);
  flush (fixture->store, &error);
  g_assert_no_error (error);
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *names = join_names (fixture);

  g_assert_cmpstr (names, ==, "");
}

static void
test_newest_first (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio G_GNUC_UNUSED = load (fixture->store, school);
  g_autofree char *names = NULL;

  change_as (fixture, school, "Head");
  change_as (fixture, school, "Senco");
  change_as (fixture, school, NULL);
  change_as (fixture, school, "Head");
  names = join_names (fixture);
  g_assert_cmpstr (names, ==, "Head, Senco");
}

static void
test_at_most_eight (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio G_GNUC_UNUSED = load (fixture->store, school);
  g_autofree char *names = NULL;

  for (guint i = 0; i < 11; i++)
    {
      g_autofree char *who = g_strdup_printf ("P%u", i);

      change_as (fixture, school, who);
    }
  names = join_names (fixture);
  g_assert_cmpstr (names, ==, "P10, P9, P8, P7, P6, P5, P4, P3");
}

static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = list_names (fixture->store, &error);

  g_assert_null (names);
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/names/nobody", Fixture, NULL, set_up, test_nobody, tear_down);
  g_test_add ("/store/names/newest-first", Fixture, NULL, set_up, test_newest_first, tear_down);
  g_test_add ("/store/names/at-most-eight", Fixture, NULL, set_up, test_at_most_eight, tear_down);
  g_test_add ("/store/names/closed", Fixture, NULL, set_up_closed, test_closed, tear_down);

  return g_test_run ();
}

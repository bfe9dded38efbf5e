/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-entry.h"

static CharterEntry *
make_entry (const char *checked_on,
            int         minimum_age,
            int         maximum_age)
{
  return g_object_new (CHARTER_TYPE_ENTRY,
                       "id", "e1",
                       "name", "Outreach",
                       "source", "starter",
                       "status", "active",
                       "cost", "",
                       "checked-on", checked_on,
                       "minimum-age", minimum_age,
                       "maximum-age", maximum_age,
                       "has-tier", TRUE,
                       "tier", CHARTER_TIER_TARGETED,
                       "needs", (const char *[]) { "semh", "sensory", NULL },
                       NULL);
}

static void
test_properties (void)
{
  CharterEntry *entry = make_entry ("2026-05-01", 5, 11);
  g_autofree char *name = NULL;
  g_auto(GStrv) needs = NULL;
  CharterTier tier;

  g_object_get (entry, "name", &name, "needs", &needs, "tier", &tier, NULL);
  g_assert_cmpstr (name, ==, "Outreach");
  g_assert_cmpstrv (needs, ((const char *[]) { "semh", "sensory", NULL }));
  g_assert_cmpint (tier, ==, CHARTER_TIER_TARGETED);
  g_assert_true (charter_entry_get_has_tier (entry));
  g_assert_null (charter_entry_get_cost (entry));
  g_assert_null (charter_entry_get_referral (entry));
  g_assert_nonnull (charter_entry_get_for_whom (entry));
  g_assert_null (charter_entry_get_for_whom (entry)[0]);
  g_assert_finalize_object (entry);
}

static void
test_contacts (void)
{
  g_autoptr(CharterEntry) entry = make_entry (NULL, -1, -1);
  CharterContact *contact;

  charter_entry_add_contact (entry, "Office", NULL, NULL, "");
  g_assert_cmpuint (charter_entry_get_contacts (entry)->len, ==, 0);
  charter_entry_add_contact (entry, "Office", NULL, "office@example.org", NULL);
  g_assert_cmpuint (charter_entry_get_contacts (entry)->len, ==, 1);
  contact = g_ptr_array_index (charter_entry_get_contacts (entry), 0);
  g_assert_cmpstr (contact->email, ==, "office@example.org");
  g_assert_null (contact->phone);
}

static void
test_stale (void)
{
  static const struct { const char *checked_on; gboolean stale; } cases[] = {
    { NULL, TRUE },
    { "2025-11-20", TRUE },
    { "2025-11-21", FALSE },
    { "2026-11-21", FALSE },
    { "2025-10", TRUE },
    { "2025-11", FALSE },
    { "2024", TRUE },
    { "2025", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CharterEntry) entry = make_entry (cases[i].checked_on, -1, -1);

      g_assert_cmpint (charter_entry_is_stale (entry, "2026-11-21"), ==, cases[i].stale);
    }
}

static void
test_age_words (void)
{
  static const struct { int minimum; int maximum; const char *words; } cases[] = {
    { -1, -1, NULL },
    { 5, 11, "Ages 5 to 11" },
    { 16, -1, "Age 16 and over" },
    { -1, 5, "Up to age 5" },
    { 0, 19, "Ages 0 to 19" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CharterEntry) entry = make_entry (NULL, cases[i].minimum, cases[i].maximum);
      g_autofree char *words = charter_entry_dup_age_words (entry);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/entry/properties", test_properties);
  g_test_add_func ("/entry/contacts", test_contacts);
  g_test_add_func ("/entry/stale", test_stale);
  g_test_add_func ("/entry/age-words", test_age_words);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-reference.h"

#define TODAY "2026-11-21"

/* What the directory that comes with the program has to have, by the words of its names. */
static const char * const needed[] = {
  "Inclusion Leader network meetings", "CPD offer", "Inclusion conferences", "Charter Schools portal",
  "Online resources and tools", "cycle of support", "Sharing expertise between schools",
  "Early intervention programmes", "Targeted training and development", "Charter School status",
  "Family Help", "Autism training for schools", "SEND Local Offer", "DerbySAL", "STePS",
  "Educational Psychology Service", "SENCO network", "Virtual School", "Education Welfare Service",
  "Fair Access Panel", "speech and language therapy", "CAMHS", "Neurodevelopmental pathway", "SENDIASS",
  "Short breaks", "The Light House", "Safeguarding Children Partnership",
};

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

/* All services, as a new person's program has them. */
static GPtrArray *
load (void)
{
  g_autofree char *folder = g_dir_make_tmp ("starter-XXXXXX", NULL);
  g_autoptr(CharterReference) reference = charter_reference_new (folder);
  const CharterDirectoryQuery query = { .age = -1, .limit = 500 };
  g_autoptr(GAsyncResult) opened = NULL, found = NULL, closed = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *hits;

  charter_reference_open_async (reference, NULL, keep_result_cb, &opened);
  g_assert_true (charter_reference_open_finish (reference, await (&opened), &error));
  charter_reference_search_entries_async (reference, &query, NULL, keep_result_cb, &found);
  hits = charter_reference_search_entries_finish (reference, await (&found), NULL, NULL, &error);
  g_assert_no_error (error);
  charter_reference_close_async (reference, keep_result_cb, &closed);
  g_assert_true (charter_reference_close_finish (reference, await (&closed), &error));
  return hits;
}

static CharterEntry *
get_entry (GPtrArray *hits,
           guint      position)
{
  return ((CharterDirectoryHit *) g_ptr_array_index (hits, position))->entry;
}

/* One row each: what is offered for itself is found for itself. */
static void
test_rows (void)
{
  g_autoptr(GPtrArray) hits = load ();

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      guint n = 0;

      for (guint j = 0; j < hits->len; j++)
        if (strstr (charter_entry_get_name (get_entry (hits, j)), needed[i]))
          n++;
      if (n == 0)
        g_error ("“%s” is not in the directory", needed[i]);
    }
}

static gboolean
has_word (const char *text,
          const char *word)
{
  return strstr (text, word) != NULL;
}

/* A row without a date says so in its source; an old or remembered one is to be checked first. */
static void
test_sources (void)
{
  g_autoptr(GPtrArray) hits = load ();

  for (guint i = 0; i < hits->len; i++)
    {
      CharterEntry *entry = get_entry (hits, i);
      const char *source = charter_entry_get_source_title (entry);
      const char *checked_on = charter_entry_get_checked_on (entry);
      gboolean is_remembered = has_word (source, "From memory");

      g_test_message ("%s: %s", charter_entry_get_name (entry), source);
      g_assert_true (checked_on || is_remembered || has_word (source, "no date") ||
                     has_word (source, "without a date"));
      if (is_remembered || has_word (source, "not confirmed"))
        g_assert_cmpstr (charter_entry_get_status (entry), ==, "check-first");
      if (!checked_on || strcmp (checked_on, "2025-11") < 0)
        g_assert_true (charter_entry_is_stale (entry, TODAY));
    }
}

/* The charter's own leaflet has no date, and no page confirms what it offers. */
static void
test_charter_offers (void)
{
  g_autoptr(GPtrArray) hits = load ();
  guint n = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      CharterEntry *entry = get_entry (hits, i);

      if (!has_word (charter_entry_get_organisation (entry), "Inclusion Charter"))
        continue;
      g_assert_cmpstr (charter_entry_get_status (entry), ==, "check-first");
      g_assert_nonnull (charter_entry_get_referral (entry));
      g_assert_cmpuint (charter_entry_get_contacts (entry)->len, ==, 0);
      n++;
    }
  g_assert_cmpuint (n, >=, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/starter/rows", test_rows);
  g_test_add_func ("/starter/sources", test_sources);
  g_test_add_func ("/starter/charter-offers", test_charter_offers);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-report-part.h"

static const CharterReportPart parts[] = {
  { "school", "Our school", FALSE },
  { "plan", "Action plan", FALSE },
  { "visit", "Visit plan", TRUE },
};

static char *
dup_read (const char *words)
{
  g_autoptr(GArray) choices = charter_part_choices_read (parts, G_N_ELEMENTS (parts), words);
  GString *read = g_string_new (NULL);

  g_assert_cmpuint (choices->len, ==, G_N_ELEMENTS (parts));
  for (guint i = 0; i < choices->len; i++)
    {
      const CharterPartChoice *choice = &g_array_index (choices, CharterPartChoice, i);

      g_string_append_printf (read, "%s%s%s", i > 0 ? " " : "", choice->is_included ? "" : "-",
                              parts[choice->position].nick);
    }
  return g_string_free (read, FALSE);
}

static void
assert_read (const char *words,
             const char *expected)
{
  g_autofree char *read = dup_read (words);

  g_assert_cmpstr (read, ==, expected);
}

/* Whatever stands in the records, every part is there once. */
static void
test_read (void)
{
  assert_read (NULL, "school plan -visit");
  assert_read ("plan -school", "plan -school -visit");
  assert_read ("visit school plan", "visit school plan");
  assert_read ("plan plan -plan nonsense -", "plan school -visit");
  assert_read ("   ", "school plan -visit");
}

/* The usual choice is no choice, so that a later program's usual one takes its place. */
static void
test_round_trip (void)
{
  const char * const words[] = { "plan school -visit", "-school plan visit", "school -plan -visit" };
  g_autoptr(GArray) usual = charter_part_choices_read (parts, G_N_ELEMENTS (parts), NULL);

  g_assert_null (charter_part_choices_dup (parts, G_N_ELEMENTS (parts), usual));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(GArray) choices = charter_part_choices_read (parts, G_N_ELEMENTS (parts), words[i]);
      g_autofree char *kept = charter_part_choices_dup (parts, G_N_ELEMENTS (parts), choices);

      g_assert_cmpstr (kept, ==, words[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/parts/read", test_read);
  g_test_add_func ("/parts/round-trip", test_round_trip);
  return g_test_run ();
}

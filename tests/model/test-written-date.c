/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-written-date.h"

static const struct {
  const char *text;
  const char *date;
} cases[] = {
  { "2026-12-12", "2026-12-12" },
  { "12/12/2026", "2026-12-12" },
  { " 1/2/27 ", "2027-02-01" },
  { "12.12.2026", "2026-12-12" },
  { "12-12-2026", "2026-12-12" },
  { "12 Dec", "2026-12-12" },
  { "12th December", "2026-12-12" },
  { "3rd Sept. 2027", "2027-09-03" },
  { "Dec 12", "2026-12-12" },
  { "December 12, 2027", "2027-12-12" },
  { "20 Nov", "2027-11-20" },
  { "21 Nov", "2026-11-21" },
  { "29 Feb", "2028-02-29" },
  { "5/6", "2027-06-05" },
  { "31/11/2026", NULL },
  { "30 Feb", NULL },
  { "12", NULL },
  { "soon", NULL },
  { "next week", NULL },
  { "12 De", NULL },
  { "12 Dec 2026 at noon", NULL },
  { "12 Dec 202", NULL },
  { "0/5/2026", NULL },
  { "", NULL },
  { NULL, NULL },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = charter_written_date_read (cases[i].text, "2026-11-21");

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/written-date/read", test_read);
  return g_test_run ();
}

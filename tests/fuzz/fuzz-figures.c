/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-figures-sheet.h"
#include "charter-measures-reader.h"

/* A table of figures, against the measures that come with the program. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static GPtrArray *
get_names (void)
{
  static GPtrArray *names;

  if (!names)
    {
      g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", NULL);
      g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
      g_autoptr(CharterImpact) impact = charter_impact_new (portfolio, charter_measures_get_default ());

      names = charter_figures_sheet_list_names (impact);
    }
  return names;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterFiguresSheet) sheet =
    charter_figures_sheet_read (get_names (), charter_measures_get_default (), (const char *) data, size,
                                "figures.csv", &error);

  g_assert_true ((sheet != NULL) == (error == NULL));
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-standing-table.h"
#include "charter-ui.h"

static CharterStanding *
build_standing (const char *first,
                const char *second)
{
  static const char * const titles[] = { "Emerging", "Established", "Advanced" };
  g_autoptr(CharterFramework) framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", "test",
                                                        "item-noun-plural", "themes", NULL);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  g_autoptr(CharterAudit) audit = g_object_new (CHARTER_TYPE_AUDIT, "framework", "test",
                                                "cycle", "2026/27", NULL);
  const char * const levels[] = { first, second };

  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  for (int i = 0; i < 3; i++)
    {
      g_autoptr(CharterLevel) made = charter_level_new (titles[i], titles[i], NULL, NULL, i + 1);

      charter_framework_add_level (framework, made);
    }
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i + 1);
      g_autofree char *item_code = g_strdup_printf ("%d.1", i + 1);
      g_autoptr(CharterArea) area = charter_area_new (code, "Area", "Area", NULL);
      g_autoptr(CharterItem) item = charter_item_new (item_code, "Item");

      charter_area_add_item (area, item);
      charter_framework_add_area (framework, area);
      charter_judgement_set_level (charter_portfolio_ensure_judgement (portfolio, audit, item_code,
                                                                       CHARTER_VOICE_SCHOOL),
                                   levels[i]);
    }

  return charter_standing_new (portfolio, framework, audit, CHARTER_VOICE_SCHOOL);
}

static void
test_text (void)
{
  GtkWidget *self = g_object_ref_sink (charter_standing_table_new ());
  g_autoptr(CharterStanding) now = build_standing ("Advanced", "Emerging");
  g_autoptr(CharterStanding) before = build_standing ("Established", "Emerging");
  g_autofree char *alone = NULL;
  g_autofree char *both = NULL;

  charter_standing_table_show (CHARTER_STANDING_TABLE (self), now, NULL, NULL);
  alone = charter_standing_table_dup_text (CHARTER_STANDING_TABLE (self));
  g_assert_cmpstr (alone, ==,
                   "Area\tLevel\tAverage\tJudged\n"
                   "1 Area\tAdvanced\t3.0\t1 of 1\n"
                   "2 Area\tEmerging\t1.0\t1 of 1\n");

  charter_standing_table_show (CHARTER_STANDING_TABLE (self), now, before, "2025/26");
  both = charter_standing_table_dup_text (CHARTER_STANDING_TABLE (self));
  g_assert_cmpstr (both, ==,
                   "Area\tLevel\tAverage\tJudged\t2025/26\tChange\n"
                   "1 Area\tAdvanced\t3.0\t1 of 1\t2.0\tup 1.0\n"
                   "2 Area\tEmerging\t1.0\t1 of 1\t1.0\tno change\n");

  g_assert_finalize_object (self);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found)
        return found;
    }

  return NULL;
}

static void
activated_cb (GtkWidget   *table,
              const char  *code,
              char       **slot)
{
  *slot = g_strdup (code);
}

static void
test_rows (void)
{
  GtkWidget *self = g_object_ref_sink (charter_standing_table_new ());
  g_autoptr(CharterStanding) now = build_standing ("Advanced", "Emerging");
  g_autofree char *code = NULL;
  GtkWidget *list;
  GtkListBoxRow *row;

  charter_standing_table_show (CHARTER_STANDING_TABLE (self), now, now, "2025/26");
  list = find_list (self);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "2 Area: Emerging, average 1.0, 1 of 1 judged; last cycle 1.0, no change");
  g_signal_connect (self, "area-activated", G_CALLBACK (activated_cb), &code);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (code, ==, "2");

  g_assert_finalize_object (self);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/standing-table/text", test_text);
  g_test_add_func ("/standing-table/rows", test_rows);

  return g_test_run ();
}

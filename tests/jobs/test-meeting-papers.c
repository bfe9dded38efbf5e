/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-pages.h"
#include "charter-paginator.h"
#include "charter-pack-library.h"
#include "charter-questionnaire.h"
#include "charter-review-copy.h"
#include "charter-workbook.h"

typedef CharterDocument *(*Compose) (const CharterReportSource *source);

static void
gather (GString   *said,
        GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      if (block->text)
        g_string_append_printf (said, "%s\n", charter_text_get_words (block->text));
      for (guint j = 0; block->texts && j < block->texts->len; j++)
        g_string_append_printf (said, "%s\n", charter_text_get_words (g_ptr_array_index (block->texts, j)));
      for (guint j = 0; block->columns && j < block->columns->len; j++)
        g_string_append_printf (said, "%s\n", g_array_index (block->columns, CharterColumn, j).title);
      for (guint j = 0; block->rows && j < block->rows->len; j++)
        {
          CharterTableRow *row = g_ptr_array_index (block->rows, j);

          if (!row->is_group)
            g_assert_cmpuint (row->cells->len, ==, block->columns->len);
          for (guint k = 0; k < row->cells->len; k++)
            g_string_append_printf (said, "%s\n", charter_text_get_words (g_ptr_array_index (row->cells, k)));
        }
      if (block->children)
        gather (said, block->children);
    }
}

static char *
dup_said (CharterFramework *framework,
          Compose           compose,
          CharterAudit     *audit,
          CharterPortfolio *portfolio,
          gboolean          is_full)
{
  const CharterReportSource source = {
    .portfolio = portfolio, .framework = framework, .audit = audit, .today = "2026-11-21", .is_full = is_full,
  };
  g_autoptr(CharterDocument) document = compose (&source);
  GString *said = g_string_new (NULL);

  gather (said, charter_document_get_blocks (document));
  return g_string_free (said, FALSE);
}

static void
assert_says_items (CharterFramework *framework,
                   const char       *said)
{
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          g_autofree char *words = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                                    charter_item_get_title (item));

          if (!strstr (said, words))
            g_error ("“%s” of %s is not on the paper", words, charter_framework_get_id (framework));
        }
    }
}

static guint
count_boxes (const char *said)
{
  guint n = 0;

  for (const char *at = strstr (said, "☐"); at; at = strstr (at + 1, "☐"))
    n++;
  return n;
}

static CharterPackLibrary *
load_library (void)
{
  g_autofree char *folder = g_dir_make_tmp ("packs-XXXXXX", NULL);
  CharterPackLibrary *library = charter_pack_library_new (folder);
  g_autoptr(GError) error = NULL;

  charter_pack_library_load (library, &error);
  g_assert_no_error (error);
  return library;
}

/* Every framework's every item, in both sizes of print. */
static void
test_every_item (void)
{
  const Compose composers[] = {
    charter_questionnaire_compose, charter_assessor_sheet_compose, charter_workbook_compose,
  };
  g_autoptr(CharterPackLibrary) library = load_library ();
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Alderbrook", NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), >, 1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    for (guint j = 0; j < G_N_ELEMENTS (composers) * 2; j++)
      {
        g_autoptr(CharterFramework) framework = g_list_model_get_item (G_LIST_MODEL (library), i);
        g_autofree char *said = dup_said (framework, composers[j / 2], NULL, portfolio, j % 2);

        assert_says_items (framework, said);
      }
}

static void
test_boxes (void)
{
  g_autoptr(CharterPackLibrary) library = load_library ();
  CharterFramework *framework = charter_pack_library_get_default (library);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Alderbrook", NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  g_autofree char *normal = dup_said (framework, charter_questionnaire_compose, NULL, portfolio, FALSE);
  g_autofree char *large = dup_said (framework, charter_questionnaire_compose, NULL, portfolio, TRUE);
  guint n = charter_framework_get_n_items (framework);

  /* Four answers an item, and four groups to say who answers. */
  g_assert_cmpuint (count_boxes (normal), ==, 4 * n + 4);
  g_assert_cmpuint (count_boxes (large), ==, 4 * n + 4);
}

static void
test_workbook_words (void)
{
  g_autoptr(CharterPackLibrary) library = load_library ();
  CharterFramework *framework = charter_pack_library_get_default (library);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Alderbrook", NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  g_autoptr(CharterAudit) audit = g_object_new (CHARTER_TYPE_AUDIT, "framework",
                                                charter_framework_get_id (framework), "cycle", "2026/27", NULL);
  g_autoptr(CharterArea) area = g_list_model_get_item (charter_framework_get_areas (framework), 0);
  g_autoptr(CharterItem) item = g_list_model_get_item (charter_area_get_items (area), 0);
  g_autoptr(CharterLevel) level = g_list_model_get_item (charter_framework_get_levels (framework), 1);
  const char *descriptor = charter_item_get_descriptor (item, charter_level_get_id (level));
  g_autofree char *blank = NULL;
  g_autofree char *filled = NULL;

  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  charter_judgement_set_what_we_see (charter_portfolio_ensure_judgement (portfolio, audit,
                                                                         charter_item_get_code (item),
                                                                         CHARTER_VOICE_SCHOOL),
                                     "A hum of talk in every corridor");
  blank = dup_said (framework, charter_workbook_compose, audit, portfolio, FALSE);
  filled = dup_said (framework, charter_workbook_compose, audit, portfolio, TRUE);
  g_assert_null (strstr (blank, "A hum of talk"));
  g_assert_nonnull (strstr (filled, "A hum of talk"));
  g_assert_nonnull (strstr (blank, descriptor));
  g_assert_nonnull (strstr (blank, "Action plan"));
  g_assert_nonnull (strstr (blank, "Also counts for"));
}

static CharterRemark *
remark (CharterPortfolio *portfolio,
        CharterAudit     *audit,
        const char       *area,
        const char       *text,
        const char       *answer)
{
  CharterRemark *said = g_object_new (CHARTER_TYPE_REMARK,
                                      "audit", charter_record_get_id (CHARTER_RECORD (audit)),
                                      "area", area, "who", "Chair of governors", "made-on", "2026-11-12",
                                      "text", text, "answer", answer,
                                      "answered-on", answer ? "2026-11-17" : NULL, NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (said));
  return said;
}

/* What was said so far, a margin for initials and remarks, and the remarks that still wait. */
static void
test_review_copy (void)
{
  g_autoptr(CharterPackLibrary) library = load_library ();
  CharterFramework *framework = charter_pack_library_get_default (library);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Alderbrook", NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  g_autoptr(CharterAudit) audit = g_object_new (CHARTER_TYPE_AUDIT, "framework",
                                                charter_framework_get_id (framework), "cycle", "2026/27", NULL);
  g_autoptr(CharterArea) area = g_list_model_get_item (charter_framework_get_areas (framework), 0);
  g_autoptr(CharterItem) item = g_list_model_get_item (charter_area_get_items (area), 0);
  g_autoptr(CharterRemark) open = NULL, answered = NULL;
  g_autofree char *said = NULL;

  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  charter_judgement_set_what_we_see (charter_portfolio_ensure_judgement (portfolio, audit,
                                                                         charter_item_get_code (item),
                                                                         CHARTER_VOICE_SCHOOL),
                                     "A hum of talk in every corridor");
  open = remark (portfolio, audit, charter_area_get_code (area), "Who checked this?", NULL);
  answered = remark (portfolio, audit, charter_area_get_code (area), "Since when?", "Since May");
  said = dup_said (framework, charter_review_copy_compose, audit, portfolio, FALSE);
  assert_says_items (framework, said);
  g_assert_nonnull (strstr (said, "Alderbrook"));
  g_assert_nonnull (strstr (said, "2026/27"));
  g_assert_nonnull (strstr (said, "\nInitials\n"));
  g_assert_nonnull (strstr (said, "\nRemarks\n"));
  g_assert_nonnull (strstr (said, "A hum of talk"));
  g_assert_nonnull (strstr (said, "Not yet judged"));
  g_assert_nonnull (strstr (said, "Who checked this?"));
  g_assert_null (strstr (said, "Since when?"));
}

/* Large print takes more pages, so it is larger. */
static void
test_large_print (void)
{
  g_autoptr(CharterPackLibrary) library = load_library ();
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Alderbrook", NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  CharterReportSource source = {
    .portfolio = portfolio, .framework = charter_pack_library_get_default (library), .today = "2026-11-21",
  };
  g_autoptr(CharterDocument) normal = charter_questionnaire_compose (&source);
  g_autoptr(CharterDocument) large = NULL;
  g_autoptr(CharterPages) normal_pages = charter_paginate (normal);
  g_autoptr(CharterPages) large_pages = NULL;

  source.is_full = TRUE;
  large = charter_questionnaire_compose (&source);
  large_pages = charter_paginate (large);
  g_assert_cmpuint (charter_pages_get_n_pages (large_pages), >, charter_pages_get_n_pages (normal_pages));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/meeting-papers/every-item", test_every_item);
  g_test_add_func ("/meeting-papers/boxes", test_boxes);
  g_test_add_func ("/meeting-papers/workbook-words", test_workbook_words);
  g_test_add_func ("/meeting-papers/review-copy", test_review_copy);
  g_test_add_func ("/meeting-papers/large-print", test_large_print);
  return g_test_run ();
}

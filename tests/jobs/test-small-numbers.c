/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo.h>
#include <string.h>

#include "charter-clock.h"
#include "charter-context.h"
#include "charter-impact.h"
#include "charter-listing-job.h"
#include "charter-measures-reader.h"
#include "charter-report.h"
#include "charter-sitting.h"
#include "charter-small-number.h"
#include "charter-voices.h"

/* Whoever has every paper and every spreadsheet of a school, charts with them, cannot tell a small number from
 * another: all that is made is the same to the letter whichever it was. What is the same cannot be told apart by
 * subtraction either, of however many tables. */

#define YEAR "2026/27"

typedef struct {
  Sitting           sitting;
  CharterPortfolio *portfolio; /* borrowed */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  fixture->sitting.data_dir = g_dir_make_tmp ("small-numbers-XXXXXX", NULL);
  fixture->sitting.session = sitting_open (fixture->sitting.data_dir);
  sitting_open_school (fixture->sitting.session, sitting_make_example (fixture->sitting.session));
  fixture->portfolio = charter_session_get_portfolio (fixture->sitting.session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sitting_tear_down (&fixture->sitting);
}

/* What is drawn, dot for dot. */
static void
print_drawing (GString            *text,
               const CharterBlock *block)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (2 * block->width),
                                                         (int) (2 * block->height));
  cairo_t *cr = cairo_create (surface);
  g_autofree char *sum = NULL;

  cairo_scale (cr, 2, 2);
  block->draw (cr, block->width, block->height, block->draw_data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                     (gsize) cairo_image_surface_get_stride (surface)
                                     * (gsize) cairo_image_surface_get_height (surface));
  g_string_append_printf (text, "%s\n", sum);
  cairo_surface_destroy (surface);
}

static void print_blocks (GString   *text,
                          GPtrArray *blocks);

static void
print_texts (GString   *text,
             GPtrArray *texts)
{
  for (guint i = 0; texts && i < texts->len; i++)
    g_string_append_printf (text, "%s|", charter_text_get_words (texts->pdata[i]));
}

static void
print_block (GString      *text,
             CharterBlock *block)
{
  if (block->text)
    g_string_append_printf (text, "%s\n", charter_text_get_words (block->text));
  print_texts (text, block->texts);
  for (guint i = 0; block->words && block->words[i]; i++)
    g_string_append_printf (text, "%s|", block->words[i]);
  for (guint i = 0; block->rows && i < block->rows->len; i++)
    print_texts (text, ((CharterTableRow *) block->rows->pdata[i])->cells);
  if (block->caption)
    g_string_append (text, block->caption);
  if (block->alternative)
    g_string_append (text, block->alternative);
  g_string_append_printf (text, "%d %d\n", block->chosen, block->lowest);
  if (block->kind == CHARTER_BLOCK_FIGURE && block->draw)
    print_drawing (text, block);
  if (block->children)
    print_blocks (text, block->children);
}

static void
print_blocks (GString   *text,
              GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    print_block (text, blocks->pdata[i]);
}

/* Not sealed: the number of a pack says that the records are these, and tells nobody which. */
static void
print_report (Fixture       *fixture,
              GString       *text,
              CharterReport  report)
{
  CharterSession *session = fixture->sitting.session;
  const CharterReportInfo *info = charter_report_get_info (report);
  CharterFramework *framework = charter_session_get_framework (session);
  CharterFramework *charter = charter_pack_library_find (charter_session_get_library (session),
                                                         "derby-inclusion-charter", NULL);
  CharterReportSource source = {
    .portfolio = fixture->portfolio, .framework = framework,
    .audit = charter_portfolio_find_latest_audit (fixture->portfolio, charter_framework_get_id (framework)),
    .commitments = charter,
    .commitments_audit = charter_portfolio_find_latest_audit (fixture->portfolio, charter_framework_get_id (charter)),
    .today = "2026-11-21", .is_full = TRUE, .measures = charter_measures_get_default (),
  };
  g_autoptr(CharterDocument) document = NULL;

  if (!info->compose)
    return;
  document = info->compose (&source);
  g_string_append_printf (text, "\n== %s\n", info->nick);
  if (document)
    print_blocks (text, charter_document_get_blocks (document));
}

static void
print_listing (GString        *text,
               CharterListing *listing)
{
  g_autofree char *csv = charter_listing_dup_csv (listing);

  g_string_append (text, csv);
  charter_listing_free (listing);
}

static char *
print_all (Fixture *fixture)
{
  CharterSession *session = fixture->sitting.session;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < CHARTER_N_REPORTS; i++)
    print_report (fixture, text, (CharterReport) i);
  print_listing (text, charter_listing_new_of_judgements (session));
  print_listing (text, charter_listing_new_of_actions (session, NULL));
  print_listing (text, charter_listing_new_of_evidence (session));
  print_listing (text, charter_listing_new_of_provisions (session));
  print_listing (text, charter_listing_new_of_map (session, FALSE));
  print_listing (text, charter_listing_new_of_map (session, TRUE));
  print_listing (text, charter_listing_new_of_funding (session));
  print_listing (text, charter_listing_new_of_training (session));
  return g_string_free (text, FALSE);
}

/* Says where two prints part, for who has to mend it. */
static void
assert_same (const char *one,
             const char *other)
{
  gsize at = 0;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  while (one[at] && one[at] == other[at])
    at++;
  if (!one[at] && !other[at])
    return;
  before = g_strndup (one + (at > 200 ? at - 200 : 0), 400);
  after = g_strndup (other + (at > 200 ? at - 200 : 0), 400);
  g_error ("a small number can be told:\n%s\n-- and with another:\n%s", before, after);
}

typedef void (*Set) (Fixture *fixture,
                     gint64   number);

/* Each of the small numbers makes the same papers; the first that is not small makes others. */
static void
attack (Fixture *fixture,
        Set      set)
{
  g_autofree char *first = NULL;
  g_autofree char *shown = NULL;

  set (fixture, 1);
  first = print_all (fixture);
  for (gint64 number = 2; number < CHARTER_SMALLEST_SHOWN; number++)
    {
      g_autofree char *other = NULL;

      set (fixture, number);
      other = print_all (fixture);
      assert_same (first, other);
    }
  set (fixture, 12);
  shown = print_all (fixture);
  g_assert_cmpstr (shown, !=, first);
}

static CharterProvision *
find_provision (Fixture    *fixture,
                const char *title)
{
  GListModel *list = charter_portfolio_get_list (fixture->portfolio, CHARTER_TYPE_PROVISION);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterProvision) provision = g_list_model_get_item (list, i);

      if (g_strcmp0 (charter_provision_get_title (provision), title) == 0)
        return provision; /* the portfolio holds it */
    }
  g_assert_not_reached ();
}

static void
set_pupils (Fixture *fixture,
            gint64   number)
{
  charter_provision_set_pupils (find_provision (fixture, "Speech sound practice"), number);
  charter_provision_set_pupils (find_provision (fixture, "Phonics catch-up"), MAX (5 - number, 1));
}

static void
test_provisions (Fixture       *fixture,
                 gconstpointer  data)
{
  attack (fixture, set_pupils);
}

static void
set_measured (Fixture *fixture,
              gint64   number)
{
  charter_provision_set_measured (find_provision (fixture, "Phonics catch-up"), number);
  charter_provision_set_measured (find_provision (fixture, "Calm corners"), number);
}

static void
test_measured (Fixture       *fixture,
               gconstpointer  data)
{
  attack (fixture, set_measured);
}

static void
say (Fixture    *fixture,
     const char *measure,
     const char *cohort,
     const char *term,
     gint64      value,
     gint64      out_of)
{
  CharterIndicator *kept = charter_impact_find_indicator (fixture->portfolio, measure, cohort, YEAR, term);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (fixture->portfolio)));
  g_autoptr(CharterIndicator) fresh = NULL;

  if (!kept)
    {
      kept = fresh = g_object_new (CHARTER_TYPE_INDICATOR, "school", school, "measure", measure, "cohort", cohort,
                                   "year", YEAR, "term", term, NULL);
      g_object_set (kept, "value", value, "out-of", out_of, NULL);
      charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (kept));
    }
  g_object_set (kept, "value", value, "out-of", out_of, NULL);
}

/* A note may say the number in words. */
static void
tell (Fixture    *fixture,
      const char *measure,
      const char *cohort,
      gint64      number)
{
  g_autofree char *note = g_strdup_printf ("There were %d", (int) number);

  charter_indicator_set_note (charter_impact_find_indicator (fixture->portfolio, measure, cohort, YEAR, NULL), note);
}

/* Beside a total that is printed, over the groups and over the terms. */
static void
set_figures (Fixture *fixture,
             gint64   number)
{
  say (fixture, "suspensions", "all", NULL, 4000, CHARTER_NOT_SAID);
  say (fixture, "suspensions", "sen-support", NULL, number * 100, CHARTER_NOT_SAID);
  tell (fixture, "suspensions", "sen-support", number);
  say (fixture, "suspensions", "all", "autumn", number * 100, CHARTER_NOT_SAID);
  say (fixture, "suspensions", "all", "spring", (16 - number) * 100, CHARTER_NOT_SAID);
  say (fixture, "suspensions", "all", "summer", 2400, CHARTER_NOT_SAID);
}

static void
test_figures (Fixture       *fixture,
              gconstpointer  data)
{
  attack (fixture, set_figures);
}

/* A share of a small group: neither the share nor how many it is of. */
static void
set_bases (Fixture *fixture,
           gint64   number)
{
  say (fixture, "attendance", "looked-after", NULL, 9000 + number * 10, number);
  tell (fixture, "attendance", "looked-after", number);
  say (fixture, "attendance", "all", NULL, 9400, 312);
}

static void
test_bases (Fixture       *fixture,
            gconstpointer  data)
{
  attack (fixture, set_bases);
}

static void
set_context (Fixture *fixture,
             gint64   number)
{
  GListModel *contexts = charter_portfolio_get_list (fixture->portfolio, CHARTER_TYPE_CONTEXT);

  for (guint i = 0; i < g_list_model_get_n_items (contexts); i++)
    {
      g_autoptr(CharterContext) context = g_list_model_get_item (contexts, i);

      charter_context_set_ehc_plans (context, number);
      charter_context_set_mobility (context, number);
    }
}

static void
test_context (Fixture       *fixture,
              gconstpointer  data)
{
  attack (fixture, set_context);
}

/* Fewer than five who answered are not heard one by one. */
static void
set_answers (Fixture *fixture,
             gint64   number)
{
  CharterVoiceAnswers *answers = charter_voices_ensure (fixture->portfolio,
                                                        charter_session_get_audit (fixture->sitting.session), "8.2",
                                                        CHARTER_VOICE_GOVERNORS);

  charter_voice_answers_set_definitely (answers, number);
  charter_voice_answers_set_some (answers, 0);
  charter_voice_answers_set_no (answers, 0);
}

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  attack (fixture, set_answers);
}

#define ADD(name, function) \
  g_test_add ("/small-numbers/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("provisions", test_provisions);
  ADD ("measured", test_measured);
  ADD ("figures", test_figures);
  ADD ("bases", test_bases);
  ADD ("context", test_context);
  ADD ("answers", test_answers);
  return g_test_run ();
}

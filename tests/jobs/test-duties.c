/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-action-proof-job.h"
#include "charter-action-source.h"
#include "charter-area.h"
#include "charter-attach-job.h"
#include "charter-due.h"
#include "charter-duty-job.h"
#include "charter-pack-job.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-plan-action-job.h"
#include "charter-sitting.h"
#include "charter-standing.h"
#include "charter-term-dates-job.h"

#define PORTFOLIO(sitting) charter_session_get_portfolio ((sitting)->session)

static CharterItem *
get_duty_item (Sitting    *sitting,
               const char *code)
{
  CharterFramework *pack = charter_pack_library_find (charter_session_get_library (sitting->session),
                                                      CHARTER_DUTIES_PACK, NULL);
  CharterItem *item = charter_framework_find_item (pack, code);

  g_assert_nonnull (item);
  return item;
}

static CharterItem *
get_theme (Sitting    *sitting,
           const char *code)
{
  return charter_framework_find_item (charter_session_get_framework (sitting->session), code);
}

static char *
undo (Sitting *sitting)
{
  return sitting_undo (sitting->session);
}

/* The rules are the pack's: which duties come round, and how. */
static void
test_pack (Sitting       *sitting,
           gconstpointer  data)
{
  const struct { const char *code; CharterRenewal renewal; int months; } rules[] = {
    { "A3", CHARTER_RENEWAL_WITHIN, 36 }, { "A5", CHARTER_RENEWAL_EVERY, 12 },
    { "B3", CHARTER_RENEWAL_EVERY, 36 }, { "B4", CHARTER_RENEWAL_EVERY, 12 },
    { "B5", CHARTER_RENEWAL_EVERY, 48 }, { "E1", CHARTER_RENEWAL_YEARLY_BY, 0 },
  };
  g_autoptr(GPtrArray) lines = charter_duty_job_list (sitting->session);
  guint n_ruled = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const CharterDutyLine *line = g_ptr_array_index (lines, i);

      g_assert_null (line->record);
      n_ruled += line->duty->rule.renewal != CHARTER_RENEWAL_NONE;
      if (line->duty->rule.renewal != CHARTER_RENEWAL_NONE)
        g_assert_nonnull (line->duty->citation);
      for (guint r = 0; r < G_N_ELEMENTS (rules); r++)
        if (g_str_equal (charter_item_get_code (line->item), rules[r].code))
          {
            g_assert_cmpint (line->duty->rule.renewal, ==, rules[r].renewal);
            g_assert_cmpint (line->duty->rule.months, ==, rules[r].months);
          }
    }
  g_assert_cmpuint (n_ruled, ==, G_N_ELEMENTS (rules));
}

static void
test_dates (Sitting       *sitting,
            gconstpointer  data)
{
  CharterItem *report = get_duty_item (sitting, "A5");
  CharterItem *qualification = get_duty_item (sitting, "A3");
  CharterDuty *duty;
  g_autofree char *label = NULL;

  charter_duty_job_set_done (sitting->session, report, "2025-12-01");
  charter_duty_job_set_text (sitting->session, report, "published-at", "School website, SEND page");
  duty = charter_duty_job_ensure (sitting->session, report);
  g_assert_cmpstr (charter_duty_get_due_on (duty), ==, "2026-12-01");
  g_assert_cmpstr (charter_duty_get_published_at (duty), ==, "School website, SEND page");
  g_assert_cmpstr (charter_duty_get_title (duty), ==, "SEN information report");
  charter_duty_job_set_due (sitting->session, report, "2026-11-30");
  g_assert_cmpstr (charter_duty_get_due_on (duty), ==, "2026-11-30");
  label = undo (sitting);
  g_assert_cmpstr (label, ==, "Duty: SEN information report");
  g_assert_cmpstr (charter_duty_get_due_on (duty), ==, "2026-12-01");

  charter_duty_job_set_counts_from (sitting->session, qualification, "2024-09-01");
  duty = charter_duty_job_ensure (sitting->session, qualification);
  g_assert_cmpstr (charter_duty_get_due_on (duty), ==, "2027-09-01");
  charter_duty_job_set_done (sitting->session, qualification, "2026-07-01");
  g_assert_null (charter_duty_get_due_on (duty));
}

static CharterDuty *
find_unrecorded (GPtrArray  *list,
                 const char *code)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (charter_duty_get_code (list->pdata[i]), code) == 0)
      return list->pdata[i];
  return NULL;
}

/* What nobody has touched is due all the same: by its rule where that names a day, else never recorded. */
static void
test_unrecorded (Sitting       *sitting,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) before = charter_duty_job_list_unrecorded (sitting->session, "2026-11-21");
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) due = NULL;
  CharterItem *report = get_duty_item (sitting, "A5");
  CharterDuty *duty = find_unrecorded (before, "E1");
  g_autofree char *id = g_strdup (charter_record_get_id (CHARTER_RECORD (find_unrecorded (before, "A5"))));

  g_assert_cmpuint (before->len, ==, 6);
  g_assert_cmpstr (charter_duty_get_due_on (duty), ==, "2026-12-31");
  g_assert_null (charter_duty_get_due_on (find_unrecorded (before, "A5")));
  /* Looking makes no records. */
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (PORTFOLIO (sitting), CHARTER_TYPE_DUTY)), ==,
                    0);
  g_assert_true (charter_duty_job_find_item (sitting->session, id) == report);
  g_assert_null (charter_duty_job_find_item (sitting->session, "no such record"));
  due = charter_due_list (PORTFOLIO (sitting), before, "2026-12-20");
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_true (due->pdata[0] == (gpointer) duty);

  /* Who sees to it says nothing of when. */
  charter_duty_job_set_text (sitting->session, report, "owner", "SENCO");
  after = charter_duty_job_list_unrecorded (sitting->session, "2026-11-21");
  g_assert_true (find_unrecorded (after, "A5") == charter_duty_job_ensure (sitting->session, report));
  g_assert_cmpstr (charter_record_get_id (CHARTER_RECORD (find_unrecorded (after, "A5"))), ==, id);
  charter_duty_job_set_done (sitting->session, report, "2026-09-01");
  g_clear_pointer (&after, g_ptr_array_unref);
  after = charter_duty_job_list_unrecorded (sitting->session, "2026-11-21");
  g_assert_cmpuint (after->len, ==, 5);
  g_assert_null (find_unrecorded (after, "A5"));

  /* Appointed is said: the qualification is due by its rule, and done it is due no more. */
  charter_duty_job_set_counts_from (sitting->session, get_duty_item (sitting, "A3"), "2024-09-01");
  charter_duty_job_set_done (sitting->session, get_duty_item (sitting, "A3"), "2026-07-01");
  g_clear_pointer (&after, g_ptr_array_unref);
  after = charter_duty_job_list_unrecorded (sitting->session, "2026-11-21");
  g_assert_null (find_unrecorded (after, "A3"));
}

static CharterLevel *
judge_area (Sitting    *sitting,
            const char *code,
            const char *level_id)
{
  CharterFramework *framework = charter_session_get_framework (sitting->session);
  CharterArea *area = charter_framework_find_area (framework, code);
  CharterLevel *level = charter_framework_find_level (framework, level_id);
  GListModel *items = charter_area_get_items (area);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      charter_judge_set_level (sitting->session, item, CHARTER_VOICE_SCHOOL, level, &error);
      g_assert_no_error (error);
    }
  return level;
}

static const char *
get_level (Sitting    *sitting,
           const char *area)
{
  g_autoptr(CharterStanding) standing =
    charter_standing_new (PORTFOLIO (sitting), charter_session_get_framework (sitting->session),
                          charter_session_get_audit (sitting->session), CHARTER_VOICE_SCHOOL);
  const CharterAreaStanding *found = charter_standing_find_area (standing, area);

  return found->level ? charter_level_get_id (found->level) : NULL;
}

/* A legal duty that the school itself says it does not meet holds the area; guidance never does. */
static void
test_hold (Sitting       *sitting,
           gconstpointer  data)
{
  g_autofree char *label = NULL;

  judge_area (sitting, "3", "advanced");
  judge_area (sitting, "2", "advanced");
  g_assert_cmpstr (get_level (sitting, "3"), ==, "advanced");
  /* Overdue and unanswered hold nothing. */
  charter_duty_job_set_done (sitting->session, get_duty_item (sitting, "A5"), "2020-01-01");
  g_assert_cmpstr (get_level (sitting, "3"), ==, "advanced");
  charter_duty_job_set_answer (sitting->session, get_duty_item (sitting, "A5"), CHARTER_DUTY_NOT_MET);
  g_assert_cmpstr (get_level (sitting, "3"), ==, "emerging");
  label = undo (sitting);
  g_assert_cmpstr (get_level (sitting, "3"), ==, "advanced");
  charter_duty_job_set_answer (sitting->session, get_duty_item (sitting, "A5"), CHARTER_DUTY_NOT_MET);
  charter_duty_job_set_answer (sitting->session, get_duty_item (sitting, "B5"), CHARTER_DUTY_NOT_MET);
  charter_duty_job_set_answer (sitting->session, get_duty_item (sitting, "A5"), CHARTER_DUTY_MET);
  g_assert_cmpstr (get_level (sitting, "3"), ==, "emerging"); /* the other one holds it still */
  charter_duty_job_set_answer (sitting->session, get_duty_item (sitting, "B5"), CHARTER_DUTY_MET);
  g_assert_cmpstr (get_level (sitting, "3"), ==, "advanced");
  /* The pupil premium statement and suspension guidance are no law. */
  charter_duty_job_set_answer (sitting->session, get_duty_item (sitting, "E1"), CHARTER_DUTY_NOT_MET);
  charter_duty_job_set_answer (sitting->session, get_duty_item (sitting, "D6"), CHARTER_DUTY_NOT_MET);
  g_assert_cmpstr (get_level (sitting, "2"), ==, "advanced");
  g_assert_cmpstr (get_level (sitting, "3"), ==, "advanced");
}

static void
test_signed_off (Sitting       *sitting,
                 gconstpointer  data)
{
  CharterItem *report = get_duty_item (sitting, "A5");

  judge_area (sitting, "3", "advanced");
  sitting_sign_off (sitting);
  charter_duty_job_set_answer (sitting->session, report, CHARTER_DUTY_NOT_MET);
  g_assert_cmpint (charter_duty_get_answer (charter_duty_job_ensure (sitting->session, report)), ==,
                   CHARTER_DUTY_NOT_MET);
  g_assert_cmpstr (get_level (sitting, "3"), ==, "advanced");
}

static void
test_term_dates (Sitting       *sitting,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CharterTermSpan span;

  g_assert_true (charter_term_dates_job_set (sitting->session, "2026/27", 1, "2026-09-03", "2026-10-16",
                                             &error));
  g_assert_no_error (error);
  g_assert_false (charter_term_dates_job_set (sitting->session, "2026/27", 2, "2026-10-10", "2026-12-18",
                                              &error));
  g_assert_nonnull (error);
  g_assert_true (charter_term_dates_get (PORTFOLIO (sitting), "2026/27", 1, &span));
  g_assert_cmpstr (span.ends_on, ==, "2026-10-16");
  g_assert_true (charter_term_dates_job_set (sitting->session, "2026/27", 1, NULL, NULL, NULL));
  g_assert_true (charter_term_dates_get (PORTFOLIO (sitting), "2026/27", 1, &span));
  g_assert_true (span.is_typical);
}

static void
test_proof (Sitting       *sitting,
            gconstpointer  data)
{
  CharterItem *theme = get_theme (sitting, "8.2");
  CharterAction *action = charter_plan_action_add_for_item (sitting->session, theme, "Ask families");
  CharterEvidence *evidence;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;

  g_assert_false (charter_action_proof_is_offered (sitting->session, action));
  charter_action_set_outcome (action, CHARTER_OUTCOME_PARTLY);
  g_assert_null (charter_action_proof_add (sitting->session, action, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  charter_action_set_outcome (action, CHARTER_OUTCOME_MET);
  charter_action_set_impact (action, "Nine families of ten came");
  g_assert_true (charter_action_proof_is_offered (sitting->session, action));
  evidence = charter_action_proof_add (sitting->session, action, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (charter_evidence_get_title (evidence), ==, "Action 1, outcome met: Ask families");
  g_assert_nonnull (strstr (charter_evidence_get_text (evidence), "Nine families of ten came"));
  after = charter_attach_list_for (sitting->session, "8.2");
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_true (after->pdata[0] == (gpointer) evidence);
  g_assert_false (charter_action_proof_is_offered (sitting->session, action));
  label = undo (sitting);
  g_assert_cmpstr (label, ==, "Action 1 as evidence");
  before = charter_attach_list_for (sitting->session, "8.2");
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_true (charter_action_proof_is_offered (sitting->session, action));
}

static void
test_items_of_any_framework (Sitting       *sitting,
                             gconstpointer  data)
{
  CharterAction *action = charter_plan_action_add (sitting->session, "Do it");
  CharterFramework *derby = charter_pack_library_find (charter_session_get_library (sitting->session),
                                                       "derby-inclusion-charter", NULL);
  CharterFramework *kent = charter_session_get_framework (sitting->session);
  CharterItem *commitment = charter_framework_find_item (derby, "P2.3");
  CharterItem *theme = get_theme (sitting, "8.2");
  g_autoptr(GPtrArray) both = NULL;
  g_autoptr(GPtrArray) one = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (charter_action_proof_set_item (sitting->session, action, commitment, derby, TRUE, &error));
  g_assert_true (charter_action_proof_set_item (sitting->session, action, theme, kent, TRUE, &error));
  g_assert_no_error (error);
  both = charter_plan_action_list_items (sitting->session, action);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_true (charter_action_proof_set_item (sitting->session, action, commitment, derby, FALSE, &error));
  one = charter_plan_action_list_items (sitting->session, action);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (one->pdata[0] == (gpointer) theme);
}

static const CharterActionSource *
find_source (GPtrArray               *sources,
             CharterActionSourceKind  kind)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const CharterActionSource *source = g_ptr_array_index (sources, i);

      if (source->kind == kind)
        return source;
    }
  return NULL;
}

static void
test_sources (Sitting       *sitting,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) empty = charter_action_source_list (sitting->session);
  g_autoptr(GPtrArray) sources = NULL;
  const CharterActionSource *source;
  CharterAction *action;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  CharterFramework *framework = charter_session_get_framework (sitting->session);

  g_assert_null (find_source (empty, CHARTER_SOURCE_DIFFERENCE));
  judge_area (sitting, "8", "emerging");
  charter_judge_set_level (sitting->session, get_theme (sitting, "8.2"), CHARTER_VOICE_ASSESSOR,
                           charter_framework_find_level (framework, "advanced"), &error);
  g_assert_no_error (error);
  sources = charter_action_source_list (sitting->session);
  g_assert_nonnull (find_source (sources, CHARTER_SOURCE_GAP));
  source = find_source (sources, CHARTER_SOURCE_READINESS);
  action = charter_action_source_add (sitting->session, source);
  g_assert_true (g_str_has_prefix (charter_action_get_title (action), "Put right: "));
  source = find_source (sources, CHARTER_SOURCE_DIFFERENCE);
  g_assert_nonnull (source);
  action = charter_action_source_add (sitting->session, source);
  g_assert_nonnull (charter_action_get_why (action));
  items = charter_plan_action_list_items (sitting->session, action);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (charter_item_get_code (items->pdata[0]), ==, "8.2");
}

#define ADD(name, function) \
  g_test_add ("/duties/" name, Sitting, NULL, set_up, function, tear_down)

static void
set_up (Sitting       *sitting,
        gconstpointer  data)
{
  sitting_set_up (sitting);
}

static void
tear_down (Sitting       *sitting,
           gconstpointer  data)
{
  sitting_tear_down (sitting);
}

static gboolean
has_heading (Sitting    *sitting,
             const char *words)
{
  g_autoptr(CharterDocument) document = charter_pack_job_compose (sitting->session, CHARTER_REPORT_PACK, FALSE);
  GPtrArray *blocks = charter_document_get_blocks (document);

  for (guint i = 0; i < blocks->len; i++)
    {
      const CharterBlock *block = blocks->pdata[i];

      if (block->kind == CHARTER_BLOCK_HEADING && g_str_equal (charter_text_get_words (block->text), words))
        return TRUE;
    }
  return FALSE;
}

/* The pack has a calendar of duties as soon as there is one. */
static void
test_printed (Sitting       *sitting,
              gconstpointer  data)
{
  g_assert_false (has_heading (sitting, "Duty calendar"));
  charter_duty_job_set_done (sitting->session, get_duty_item (sitting, "A5"), "2025-12-01");
  g_assert_true (has_heading (sitting, "Duty calendar"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pack", test_pack);
  ADD ("dates", test_dates);
  ADD ("unrecorded", test_unrecorded);
  ADD ("hold", test_hold);
  ADD ("signed-off", test_signed_off);
  ADD ("term-dates", test_term_dates);
  ADD ("proof", test_proof);
  ADD ("items-of-any-framework", test_items_of_any_framework);
  ADD ("sources", test_sources);
  ADD ("printed", test_printed);
  return g_test_run ();
}

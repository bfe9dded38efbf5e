/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-school.h"

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-measures-reader.h"

#define N_YEARS 10
#define LAST_YEAR 2026 /* the school year that begins in it */
#define N_ACTIONS 1000
#define N_REVIEWS 2    /* of each */
#define N_TRAILS 125   /* of provisions */
#define N_CYCLES 4     /* of each */

typedef gboolean (*Finish) (CharterSession *session, GAsyncResult *result, GError **error);

typedef struct {
  CharterPortfolio *portfolio;
  const char       *school;
  GPtrArray        *judgements; /* borrowed */
} Filling;

static void
add (Filling  *filling,
     gpointer  record)
{
  charter_portfolio_add (filling->portfolio, record);
  g_object_unref (record);
}

static void
add_figure (Filling              *filling,
            const CharterMeasure *measure,
            const CharterCohort  *cohort,
            guint                 position,
            int                   year,
            const char           *term)
{
  g_autofree char *name = g_strdup_printf ("%d/%02d", year, (year + 1) % 100);

  add (filling, g_object_new (CHARTER_TYPE_INDICATOR, "school", filling->school, "measure", measure->id, "cohort",
                              cohort->id, "year", name, "term", term, "value",
                              (gint64) ((position * 7 + (guint) year) % 60 + 20) * 100, "out-of",
                              (gint64) (300 / (position % 9 + 1)), NULL));
}

/* Every measure of every group and year; by term too, where there are terms, for everybody. */
static void
add_figures (Filling *filling)
{
  static const char * const terms[] = { "autumn", "spring", "summer" };
  const CharterMeasures *known = charter_measures_get_default ();

  for (guint i = 0; i < known->measures->len; i++)
    for (int year = LAST_YEAR - N_YEARS; year < LAST_YEAR; year++)
      {
        const CharterMeasure *measure = g_ptr_array_index (known->measures, i);

        for (guint j = 0; j < known->cohorts->len; j++)
          add_figure (filling, measure, g_ptr_array_index (known->cohorts, j), i + j, year, NULL);
        for (guint j = 0; j < G_N_ELEMENTS (terms) && measure->by_term; j++)
          add_figure (filling, measure, g_ptr_array_index (known->cohorts, 0), i + j, year, terms[j]);
      }
}

static void
add_action (Filling *filling,
            guint    i)
{
  static const char * const owners[] = { "SENCO", "Headteacher", "Year 4 lead", "Governor for inclusion" };
  g_autofree char *title = g_strdup_printf ("Action %u, what we will do about a finding", i);
  g_autofree char *due = g_strdup_printf ("%u-%02u-%02u", 2024 + i % 4, i % 12 + 1, i % 28 + 1);
  guint status = i % 5;
  CharterAction *action = g_object_new (CHARTER_TYPE_ACTION, "school", filling->school, "title", title, "number",
                                        (gint64) i + 1, "owner", owners[i % 4], "due-on", due, "status", (int) status,
                                        "why", "Pupils told us that they do not know whom to ask.",
                                        "success-criterion", "Nine in ten say that they know.",
                                        "outcome", status == CHARTER_ACTION_DONE ? (int) (i % 3) + 1 : 0,
                                        "done-on", status == CHARTER_ACTION_DONE ? "2026-06-30" : NULL, NULL);
  const char *id = charter_record_get_id (CHARTER_RECORD (action));

  charter_portfolio_add (filling->portfolio, CHARTER_RECORD (action));
  for (guint j = 0; j < N_REVIEWS; j++)
    add (filling, g_object_new (CHARTER_TYPE_REVIEW, "school", filling->school, "action", id, "reviewed-on",
                                "2026-05-04", "who", "SENCO", "note", "Half of the classes have begun.", NULL));
  if (filling->judgements->len > 0)
    charter_portfolio_link (filling->portfolio,
                            charter_record_get_id (filling->judgements->pdata[i % filling->judgements->len]), id,
                            CHARTER_LINK_RAISES);
  g_object_unref (action);
}

static void
add_trail (Filling *filling,
           guint    i)
{
  static const char * const needs[] = { "communication", "cognition", "semh", "sensory" };
  g_autofree char *title = g_strdup_printf ("Provision %u, a group for reading", i);
  g_autofree char *years = g_strdup_printf ("%u", i % 13 + 1);
  g_autofree char *previous = NULL;

  for (guint j = 0; j < N_CYCLES; j++)
    {
      gboolean is_last = j == N_CYCLES - 1;
      g_autofree char *start = g_strdup_printf ("%u-09-07", LAST_YEAR - N_CYCLES + 1 + j);
      g_autofree char *end = g_strdup_printf ("%u-03-26", LAST_YEAR - N_CYCLES + 2 + j);
      CharterProvision *provision =
        g_object_new (CHARTER_TYPE_PROVISION, "school", filling->school, "title", title, "tier", (int) (i % 3), "need",
                      needs[i % 4], "years", years, "cohort", "Readers below their age", "pupils",
                      (gint64) (i % 30 + 1), "start-on", start, "end-on", end, "scale", "Words a minute",
                      "entry-measure", "14", "exit-measure", is_last ? NULL : "22", "cost", (gint64) 100000,
                      "decided", is_last ? 0 : CHARTER_DECISION_CONTINUE, "decided-on", is_last ? NULL : end,
                      "previous", previous, "plan-note", "Three times a week, twenty minutes.", NULL);

      g_free (previous);
      previous = g_strdup (charter_record_get_id (CHARTER_RECORD (provision)));
      add (filling, provision);
    }
}

static void
judge_area (Filling        *filling,
            CharterSession *session,
            CharterArea    *area)
{
  GListModel *items = charter_area_get_items (area);
  GListModel *levels = charter_framework_get_levels (charter_session_get_framework (session));
  CharterAudit *audit = charter_session_ensure_audit (session);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i % g_list_model_get_n_items (levels));
      CharterJudgement *judgement = charter_portfolio_ensure_judgement (filling->portfolio, audit,
                                                                        charter_item_get_code (item),
                                                                        CHARTER_VOICE_SCHOOL);

      charter_judgement_set_level (judgement, charter_level_get_id (level));
      g_ptr_array_add (filling->judgements, judgement);
    }
}

static void
judge_all (Filling        *filling,
           CharterSession *session)
{
  GListModel *areas = charter_framework_get_areas (charter_session_get_framework (session));

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      judge_area (filling, session, area);
    }
}

static void
finish (GAsyncResult   **slot,
        CharterSession  *session,
        Finish           done)
{
  g_autoptr(GAsyncResult) result = charter_session_await (slot);
  g_autoptr(GError) error = NULL;

  if (!done (session, result, &error))
    g_error ("%s", error->message);
}

static void
open_school (CharterSession *session,
             CharterSchool  *school)
{
  GAsyncResult *result = NULL;

  charter_session_open_school_async (session, school, NULL, charter_session_await_cb, &result);
  finish (&result, session, charter_session_open_school_finish);
}

static CharterSession *
open_session (const char *folder)
{
  CharterSession *session = charter_session_new (folder);
  GAsyncResult *result = NULL;

  charter_session_open_async (session, NULL, charter_session_await_cb, &result);
  finish (&result, session, charter_session_open_finish);
  return session;
}

/* Makes a folder of records with one school. */
void
bench_school_fill (const char       *folder,
                   BenchSchoolFlags  flags)
{
  CharterSession *session = open_session (folder);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Invented School", NULL);
  CharterStore *store = charter_session_get_store (session);
  g_autoptr(GPtrArray) judgements = g_ptr_array_new ();
  Filling filling;

  charter_store_add_school (store, school);
  open_school (session, school);
  filling = (Filling) { charter_session_get_portfolio (session), charter_record_get_id (CHARTER_RECORD (school)), judgements };
  charter_store_begin_unlogged (store);
  if (flags & BENCH_SCHOOL_JUDGED)
    judge_all (&filling, session);
  for (guint i = 0; i < N_ACTIONS && flags & BENCH_SCHOOL_YEARS; i++)
    add_action (&filling, i);
  for (guint i = 0; i < N_TRAILS && flags & BENCH_SCHOOL_YEARS; i++)
    add_trail (&filling, i);
  if (flags & BENCH_SCHOOL_YEARS)
    add_figures (&filling);
  charter_store_end_unlogged (store);
  bench_school_close (session);
}

CharterSession *
bench_school_open (const char *folder)
{
  CharterSession *session = open_session (folder);
  g_autoptr(CharterSchool) school =
    g_list_model_get_item (charter_store_get_schools (charter_session_get_store (session)), 0);

  open_school (session, school);
  return session;
}

void
bench_school_close (CharterSession *session)
{
  GAsyncResult *result = NULL;

  charter_session_close_async (session, charter_session_await_cb, &result);
  finish (&result, session, charter_session_close_finish);
  g_object_unref (session);
}

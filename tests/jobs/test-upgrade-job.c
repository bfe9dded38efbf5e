/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "charter-area.h"
#include "charter-cycle-job.h"
#include "charter-sitting.h"
#include "charter-upgrade-job.h"

#define KENT "kent-inclusive-practice"

static JsonObject *
read_kent (JsonParser *parser)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "packs", KENT ".json", NULL);
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static JsonObject *
begin_replaces (JsonObject *pack,
                const char *version)
{
  JsonObject *replaces = json_object_new ();

  json_object_set_string_member (replaces, "id", KENT);
  json_object_set_string_member (replaces, "version", json_object_get_string_member (pack, "version"));
  json_object_set_array_member (replaces, "items", json_array_new ());
  json_object_set_string_member (pack, "version", version);
  json_object_set_object_member (pack, "replaces", replaces);
  json_object_remove_member (pack, "views");
  return replaces;
}

static void
add_codes (JsonObject *entry,
           const char *name,
           const char *one,
           const char *other)
{
  JsonArray *codes = json_array_new ();

  json_array_add_string_element (codes, one);
  if (other)
    json_array_add_string_element (codes, other);
  json_object_set_array_member (entry, name, codes);
}

static void
add_replacement (JsonObject *replaces,
                 const char *from,
                 const char *to,
                 const char *other)
{
  JsonObject *entry = json_object_new ();

  add_codes (entry, "from", from, NULL);
  add_codes (entry, "to", to, other);
  json_array_add_object_element (json_object_get_array_member (replaces, "items"), entry);
}

static CharterFramework *
import (CharterSession *session,
        JsonParser     *parser)
{
  g_autofree char *text = json_to_string (json_parser_get_root (parser), TRUE);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  CharterFramework *framework =
    charter_pack_library_import (charter_session_get_library (session), bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return framework;
}

/* The nine areas' 48 themes, eight to each of six areas, every one with another code. */
static CharterFramework *
import_six_areas (CharterSession *session)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *pack = read_kent (parser);
  JsonObject *replaces = begin_replaces (pack, "3000");
  g_autoptr(JsonArray) old = json_array_ref (json_object_get_array_member (pack, "areas"));
  JsonArray *areas = json_array_new ();
  JsonArray *items = NULL;
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (old); i++)
    {
      JsonArray *its = json_object_get_array_member (json_array_get_object_element (old, i), "items");

      for (guint j = 0; j < json_array_get_length (its); j++, n++)
        {
          JsonObject *item = json_object_ref (json_array_get_object_element (its, j));
          g_autofree char *code = g_strdup_printf ("%c.%u", 'A' + n / 8, n % 8 + 1);
          g_autofree char *area_code = g_strdup_printf ("%c", 'A' + n / 8);

          if (n % 8 == 0)
            {
              JsonObject *area = json_object_new ();

              items = json_array_new ();
              json_object_set_string_member (area, "code", area_code);
              json_object_set_string_member (area, "title", area_code);
              json_object_set_array_member (area, "items", items);
              json_array_add_object_element (areas, area);
            }
          add_replacement (replaces, json_object_get_string_member (item, "code"), code, NULL);
          json_object_set_string_member (item, "code", code);
          json_array_add_object_element (items, item);
        }
    }
  g_assert_cmpuint (n, ==, 48);
  json_object_set_array_member (pack, "areas", areas);
  return import (session, parser);
}

/* The first theme in two halves, or the first theme gone. */
static CharterFramework *
import_with_first (CharterSession *session,
                   const char     *version,
                   gboolean        is_split)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *pack = read_kent (parser);
  JsonObject *replaces = begin_replaces (pack, version);
  JsonArray *areas = json_object_get_array_member (pack, "areas");
  JsonArray *items = json_object_get_array_member (json_array_get_object_element (areas, 0), "items");
  JsonObject *first = json_array_get_object_element (items, 0);
  g_autoptr(JsonNode) copy = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(JsonNode) half = NULL;
  g_autofree char *text = NULL;

  if (!is_split)
    {
      json_array_remove_element (items, 0);
      return import (session, parser);
    }
  json_node_set_object (copy, first);
  text = json_to_string (copy, FALSE);
  half = json_from_string (text, NULL);
  json_object_set_string_member (first, "code", "1.1a");
  json_object_set_string_member (json_node_get_object (half), "code", "1.1b");
  json_array_add_element (items, json_node_copy (half));
  add_replacement (replaces, "1.1", "1.1a", "1.1b");
  return import (session, parser);
}

/* Something to say of every theme, in every field. */
static void
say_all (CharterSession *session)
{
  CharterFramework *framework = charter_session_get_framework (session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_session_ensure_audit (session);
  GListModel *areas = charter_framework_get_areas (framework);
  g_autoptr(CharterEvidence) evidence =
    g_object_new (CHARTER_TYPE_EVIDENCE, "school", charter_audit_get_school (audit), "title", "Plan", NULL);
  guint n = 0;

  charter_portfolio_add (portfolio, CHARTER_RECORD (evidence));
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++, n++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          g_autofree char *see = g_strdup_printf ("We see number %u, Übung “%u”", n, n);
          g_autofree char *next = g_strdup_printf ("Next comes %u", n);
          CharterJudgement *judgement =
            charter_portfolio_ensure_judgement (portfolio, audit, charter_item_get_code (item),
                                                CHARTER_VOICE_SCHOOL);

          g_object_set (judgement, "what-we-see", see, "next-step", next, NULL);
          charter_judgement_set_work (judgement, (CharterWorkStatus) (n % 4));
          charter_judgement_set_judged_on (judgement, "2026-10-02");
          charter_judgement_set_target_level (judgement, "advanced");
          if (n % 7 == 3)
            charter_judgement_set_not_applicable (judgement, "No nursery");
          else
            charter_judgement_set_level (judgement, n % 2 ? "emerging" : "established");
          charter_portfolio_link (portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                                  charter_record_get_id (CHARTER_RECORD (judgement)), CHARTER_LINK_SUPPORTS);
        }
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* Every field of every judgement, with its item's code or without, one a line and sorted. */
static char *
list_words (CharterSession *session,
            CharterAudit   *audit,
            gboolean        has_codes,
            guint          *n)
{
  static const char * const fields[] = {
    "level", "not-applicable", "what-we-see", "next-step", "target-level", "judged-on", "work", "duty",
  };
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) judgements = charter_portfolio_list_judgements (portfolio, audit, CHARTER_VOICE_SCHOOL);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < judgements->len; i++)
    {
      CharterRecord *judgement = judgements->pdata[i];
      GString *line = g_string_new (has_codes ? charter_judgement_get_item (judgements->pdata[i]) : NULL);
      g_autoptr(GPtrArray) evidence =
        charter_portfolio_list_linked_to (portfolio, charter_record_get_id (judgement), CHARTER_LINK_SUPPORTS);

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          g_autofree char *value = charter_record_dup_field (judgement, fields[j]);

          g_string_append_printf (line, "|%s", value ? value : "");
        }
      g_string_append_printf (line, "|%u", evidence->len);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  *n = lines->len;
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

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

static CharterAudit *
move (CharterSession   *session,
      CharterFramework *to)
{
  g_autoptr(GError) error = NULL;
  CharterAudit *audit = charter_upgrade_move (session, to, &error);

  g_assert_no_error (error);
  g_assert_true (charter_session_get_audit (session) == audit);
  g_assert_true (charter_session_get_framework (session) == to);
  return audit;
}

static void
test_nine_to_six_and_back (Sitting       *sitting,
                           gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterFramework *nine = charter_session_get_framework (session);
  CharterFramework *six = import_six_areas (session);
  CharterAudit *old, *audit;
  g_autofree char *before = NULL, *before_all = NULL, *there = NULL, *back = NULL, *untouched = NULL;
  g_autoptr(GPtrArray) editions = NULL;
  guint n_before, n_there, n_back, n;

  say_all (session);
  old = charter_session_get_audit (session);
  before = list_words (session, old, FALSE, &n_before);
  before_all = list_words (session, old, TRUE, &n);
  g_assert_cmpuint (n_before, ==, 48);
  editions = charter_upgrade_list_editions (session);
  g_assert_cmpuint (editions->len, ==, 1);
  g_assert_true (editions->pdata[0] == six);

  audit = move (session, six);
  there = list_words (session, audit, FALSE, &n_there);
  g_assert_cmpuint (n_there, ==, 48);
  g_assert_cmpstr (there, ==, before);
  g_assert_cmpint (charter_audit_get_revision (audit), ==, 2);
  g_assert_cmpuint (charter_standing_get_n_areas (charter_session_get_standing (session)), ==, 6);
  g_assert_cmpuint (charter_standing_get_judged (charter_session_get_standing (session)), >, 30);

  audit = move (session, nine);
  back = list_words (session, audit, TRUE, &n_back);
  g_assert_cmpuint (n_back, ==, 48);
  g_assert_cmpstr (back, ==, before_all);
  untouched = list_words (session, old, TRUE, &n);
  g_assert_cmpstr (untouched, ==, before_all);

  /* What it was made with is read with the words of its time. */
  charter_session_set_audit (session, old);
  g_assert_true (charter_session_get_framework (session) == nine);
}

/* The radar's ring of last cycle stands on the areas as they are cut now. */
static void
test_last_cycle_by_the_areas_of_now (Sitting       *sitting,
                                     gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterFramework *six = import_six_areas (session);
  CharterStanding *previous;
  const CharterAreaStanding *area;
  g_autoptr(GError) error = NULL;
  guint n_judged;

  say_all (session);
  n_judged = charter_standing_get_judged (charter_session_get_standing (session));
  g_assert_nonnull (charter_cycle_start (session, &error));
  g_assert_no_error (error);
  previous = charter_session_get_previous_standing (session);
  g_assert_cmpuint (charter_standing_get_n_areas (previous), ==, 9);

  move (session, six);
  previous = charter_session_get_previous_standing (session);
  g_assert_cmpuint (charter_standing_get_n_areas (previous), ==, 6);
  g_assert_cmpuint (charter_standing_get_judged (previous), ==, n_judged);
  area = charter_standing_find_area (previous, "A");
  g_assert_nonnull (area);
  g_assert_cmpint (area->state, ==, CHARTER_STANDING_JUDGED);
  g_assert_cmpuint (area->judged, ==, 7); /* 1.4 did not apply */
  g_assert_null (charter_earlier_find_area_note (charter_session_get_earlier (session), area->area));
}

static void
test_split_and_back (Sitting       *sitting,
                     gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *nine = charter_session_get_framework (session);
  CharterFramework *split = import_with_first (session, "3001", TRUE);
  g_autofree char *before = NULL, *back = NULL;
  CharterJudgement *one, *other;
  CharterAudit *audit;
  guint n;

  say_all (session);
  before = list_words (session, charter_session_get_audit (session), TRUE, &n);
  audit = move (session, split);
  one = charter_portfolio_find_judgement (portfolio, audit, "1.1a", CHARTER_VOICE_SCHOOL);
  other = charter_portfolio_find_judgement (portfolio, audit, "1.1b", CHARTER_VOICE_SCHOOL);
  g_assert_cmpstr (charter_judgement_get_what_we_see (one), ==, "We see number 0, Übung “0”");
  g_assert_cmpstr (charter_judgement_get_what_we_see (other), ==, "We see number 0, Übung “0”");
  g_assert_true (charter_judgement_get_look_again (one));
  g_assert_nonnull (strstr (charter_judgement_get_earlier (other), "1.1 "));

  /* Said of one half alone, it is not lost when the halves are one again. */
  audit = move (session, nine);
  back = list_words (session, audit, TRUE, &n);
  g_assert_cmpuint (n, ==, 48);
  g_assert_cmpstr (back, ==, before);
  move (session, split);
  audit = charter_session_get_audit (session);
  other = charter_portfolio_find_judgement (portfolio, audit, "1.1b", CHARTER_VOICE_SCHOOL);
  charter_judgement_set_what_we_see (other, "Only here");
  charter_judgement_set_level (other, "emerging");
  audit = move (session, nine);
  one = charter_portfolio_find_judgement (portfolio, audit, "1.1", CHARTER_VOICE_SCHOOL);
  g_assert_cmpstr (charter_judgement_get_what_we_see (one), ==, "We see number 0, Übung “0”\n\nOnly here");
  g_assert_cmpstr (charter_judgement_get_level (one), ==, "emerging");
}

static void
test_orphan_comes_home (Sitting       *sitting,
                        gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *nine = charter_session_get_framework (session);
  CharterFramework *without = import_with_first (session, "3002", FALSE);
  g_autofree char *before = NULL, *back = NULL;
  g_autoptr(GPtrArray) orphans = NULL;
  CharterAudit *audit;
  guint n;

  say_all (session);
  before = list_words (session, charter_session_get_audit (session), TRUE, &n);
  audit = move (session, without);
  orphans = charter_upgrade_list_orphans (portfolio, without, audit);
  g_assert_cmpuint (orphans->len, ==, 1);
  g_assert_cmpstr (charter_judgement_get_what_we_see (orphans->pdata[0]), ==, "We see number 0, Übung “0”");
  g_assert_nonnull (strstr (charter_judgement_get_earlier (orphans->pdata[0]), "1.1 "));
  audit = move (session, nine);
  back = list_words (session, audit, TRUE, &n);
  g_assert_cmpuint (n, ==, 48);
  g_assert_cmpstr (back, ==, before);
}

static void
test_one_step_of_undo (Sitting       *sitting,
                       gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterFramework *nine = charter_session_get_framework (session);
  CharterFramework *six = import_six_areas (session);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  GAsyncResult *slot = NULL;
  CharterAudit *old;

  g_assert_null (charter_upgrade_move (session, six, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  say_all (session);
  old = charter_session_get_audit (session);
  move (session, six);
  charter_store_undo_async (charter_session_get_store (session), NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  label = charter_store_undo_finish (charter_session_get_store (session), result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Move to edition 3000");
  g_assert_true (charter_session_get_audit (session) == old);
  g_assert_true (charter_session_get_framework (session) == nine);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Sitting, NULL, set_up, function, tear_down)
  ADD ("/upgrade-job/nine-to-six-and-back", test_nine_to_six_and_back);
  ADD ("/upgrade-job/last-cycle-by-the-areas-of-now", test_last_cycle_by_the_areas_of_now);
  ADD ("/upgrade-job/split-and-back", test_split_and_back);
  ADD ("/upgrade-job/orphan-comes-home", test_orphan_comes_home);
  ADD ("/upgrade-job/one-step-of-undo", test_one_step_of_undo);
#undef ADD
  return g_test_run ();
}

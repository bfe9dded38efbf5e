/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-area.h"
#include "charter-cycle-job.h"
#include "charter-judge-job.h"
#include "charter-pack-job.h"
#include "charter-progress.h"
#include "charter-sitting.h"
#include "charter-upgrade-job.h"
#include "fixture-pdf.h"

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

static CharterPackDraft *
begin_edition (Sitting *sitting)
{
  CharterFramework *old = charter_session_get_framework (sitting->session);
  g_autoptr(GError) error = NULL;
  CharterPackDraft *draft =
    charter_pack_library_copy (charter_session_get_library (sitting->session), old,
                               charter_framework_get_id (old), "9000", charter_framework_get_title (old), &error);

  g_assert_no_error (error);
  return draft;
}

static CharterFramework *
publish (Sitting          *sitting,
         CharterPackDraft *draft)
{
  g_autoptr(GError) error = NULL;
  CharterFramework *framework =
    charter_pack_library_publish (charter_session_get_library (sitting->session), draft, &error);

  g_assert_no_error (error);
  return framework;
}

static CharterJudgement *
say (Sitting    *sitting,
     const char *code,
     const char *level,
     const char *see,
     const char *next)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (sitting->session);
  CharterJudgement *judgement =
    charter_portfolio_ensure_judgement (portfolio, charter_session_ensure_audit (sitting->session), code,
                                        CHARTER_VOICE_SCHOOL);

  g_object_set (judgement, "level", level, "what-we-see", see, "next-step", next, NULL);
  return judgement;
}

/* Words of the first theme with a piece of evidence, and of the whole first area; both without a place in
 * the edition that has neither. */
static CharterAudit *
move_without_first_area (Sitting *sitting)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (sitting->session);
  CharterAudit *audit = charter_session_ensure_audit (sitting->session);
  CharterPackDraft *draft = begin_edition (sitting);
  CharterJudgement *judgement = say (sitting, "1.1", "established", "Seen in every corridor", "Ask the governors");
  g_autoptr(CharterEvidence) evidence =
    g_object_new (CHARTER_TYPE_EVIDENCE, "school", charter_audit_get_school (audit), "title", "Vision poster", NULL);
  g_autoptr(CharterAreaNote) note =
    g_object_new (CHARTER_TYPE_AREA_NOTE, "school", charter_audit_get_school (audit), "audit",
                  charter_record_get_id (CHARTER_RECORD (audit)), "area", "1", "summary", "The area as a whole",
                  "reason", "Said by the governors", "level", "established", NULL);
  g_autoptr(GError) error = NULL;

  charter_portfolio_add (portfolio, CHARTER_RECORD (evidence));
  charter_portfolio_add (portfolio, CHARTER_RECORD (note));
  charter_portfolio_link (portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                          charter_record_get_id (CHARTER_RECORD (judgement)), CHARTER_LINK_SUPPORTS);
  say (sitting, "2.1", NULL, "Words of 2.1", NULL);
  charter_pack_draft_remove_part (draft, "areas[0]");
  audit = charter_upgrade_move (sitting->session, publish (sitting, draft), &error);
  g_assert_no_error (error);
  return audit;
}

static void
test_adopted (Sitting       *sitting,
              gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = move_without_first_area (sitting);
  CharterFramework *framework = charter_session_get_framework (session);
  g_autoptr(GPtrArray) orphans = charter_upgrade_list_orphans (portfolio, framework, audit);
  g_autoptr(GPtrArray) notes = charter_upgrade_list_orphaned_notes (portfolio, framework, audit);
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) no_notes = NULL;
  g_autoptr(GPtrArray) evidence = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  CharterJudgement *into;
  CharterAreaNote *note;

  g_assert_cmpuint (orphans->len, ==, 1);
  g_assert_cmpuint (notes->len, ==, 1);
  name = charter_upgrade_dup_area_name (charter_area_note_get_area (notes->pdata[0]));
  g_assert_true (g_str_has_prefix (name, "Area 1, edition "));
  g_assert_true (charter_upgrade_adopt (session, orphans->pdata[0], charter_framework_find_item (framework, "2.1"),
                                        &error));
  g_assert_no_error (error);
  into = charter_portfolio_find_judgement (portfolio, audit, "2.1", CHARTER_VOICE_SCHOOL);
  g_assert_true (g_str_has_prefix (charter_judgement_get_what_we_see (into),
                                   "Words of 2.1\n\nSeen in every corridor\n\n"));
  g_assert_nonnull (strstr (charter_judgement_get_what_we_see (into), "was judged"));
  g_assert_cmpstr (charter_judgement_get_next_step (into), ==, "Ask the governors");
  g_assert_null (charter_judgement_get_level (into)); /* it asks for something else */
  evidence = charter_portfolio_list_linked_to (portfolio, charter_record_get_id (CHARTER_RECORD (into)),
                                               CHARTER_LINK_SUPPORTS);
  g_assert_cmpuint (evidence->len, ==, 1);
  none = charter_upgrade_list_orphans (portfolio, framework, audit);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (charter_upgrade_adopt_note (session, notes->pdata[0],
                                             charter_framework_find_area (framework, "2"), &error));
  note = charter_portfolio_find_area_note (portfolio, audit, "2");
  g_assert_cmpstr (charter_area_note_get_summary (note), ==, "The area as a whole\n\nSaid by the governors");
  no_notes = charter_upgrade_list_orphaned_notes (portfolio, framework, audit);
  g_assert_cmpuint (no_notes->len, ==, 0);
}

static void
test_undone (Sitting       *sitting,
             gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = move_without_first_area (sitting);
  CharterFramework *framework = charter_session_get_framework (session);
  g_autoptr(GPtrArray) orphans = charter_upgrade_list_orphans (portfolio, framework, audit);
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  GAsyncResult *slot = NULL;

  charter_upgrade_adopt (session, orphans->pdata[0], charter_framework_find_item (framework, "2.1"), &error);
  g_assert_no_error (error);
  charter_store_undo_async (charter_session_get_store (session), NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  label = charter_store_undo_finish (charter_session_get_store (session), result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Move words to 2.1");
  again = charter_upgrade_list_orphans (portfolio, framework, audit);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpstr (charter_judgement_get_what_we_see (again->pdata[0]), ==, "Seen in every corridor");
  g_assert_cmpstr (charter_judgement_get_what_we_see (
                     charter_portfolio_find_judgement (portfolio, audit, "2.1", CHARTER_VOICE_SCHOOL)),
                   ==, "Words of 2.1");
}

static void
test_signed_off (Sitting       *sitting,
                 gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterAudit *audit = move_without_first_area (sitting);
  CharterFramework *framework = charter_session_get_framework (session);
  g_autoptr(GPtrArray) orphans =
    charter_upgrade_list_orphans (charter_session_get_portfolio (session), framework, audit);
  g_autoptr(GPtrArray) notes =
    charter_upgrade_list_orphaned_notes (charter_session_get_portfolio (session), framework, audit);
  g_autoptr(GError) error = NULL;

  sitting_sign_off (sitting);
  g_assert_false (charter_upgrade_adopt (session, orphans->pdata[0],
                                         charter_framework_find_item (framework, "2.1"), &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (charter_upgrade_adopt_note (session, notes->pdata[0],
                                              charter_framework_find_area (framework, "2"), &error));
  g_assert_nonnull (error);
}

static void
test_printed (Sitting       *sitting,
              gconstpointer  data)
{
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *said = NULL;

  move_without_first_area (sitting);
  document = charter_pack_job_compose (sitting->session, CHARTER_REPORT_PACK, TRUE);
  pdf = fixture_pdf_make (document);
  said = fixture_pdf_dup_tagged_text (pdf);
  g_assert_nonnull (strstr (said, "From the earlier edition"));
  g_assert_nonnull (strstr (said, "Seen in every corridor"));
  g_assert_nonnull (strstr (said, "Ask the governors"));
  g_assert_nonnull (strstr (said, "Area 1, edition "));
  g_assert_nonnull (strstr (said, "The area as a whole"));
  g_assert_nonnull (strstr (said, "Said by the governors"));
}

/* The next cycle, in an edition in which the first two themes have changed codes. */
static CharterFramework *
start_with_swapped_codes (Sitting *sitting)
{
  CharterFramework *framework;
  CharterPackDraft *draft;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (charter_cycle_start (sitting->session, &error));
  g_assert_no_error (error);
  draft = begin_edition (sitting);
  charter_pack_draft_rename (draft, "areas[0].items[0].code", "1.99", &error);
  charter_pack_draft_rename (draft, "areas[0].items[1].code", "1.1", &error);
  charter_pack_draft_rename (draft, "areas[0].items[0].code", "1.2", &error);
  g_assert_no_error (error);
  framework = publish (sitting, draft);
  charter_upgrade_move (sitting->session, framework, &error);
  g_assert_no_error (error);
  return framework;
}

/* Last cycle was judged as 1.1 and 1.2; in the new edition they have changed codes. Each finds its own
 * level of then, not that of the other. */
static void
test_ghost (Sitting       *sitting,
            gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterFramework *framework;
  CharterJudgement *before;

  say (sitting, "1.1", "established", "First", NULL);
  say (sitting, "1.2", "emerging", "Second", NULL);
  framework = start_with_swapped_codes (sitting);
  before = charter_session_find_earlier_judgement (session, charter_framework_find_item (framework, "1.2"));
  g_assert_nonnull (before);
  g_assert_cmpstr (charter_judgement_get_what_we_see (before), ==, "First");
  g_assert_cmpstr (charter_judgement_get_level (before), ==, "established");
  before = charter_session_find_earlier_judgement (session, charter_framework_find_item (framework, "1.1"));
  g_assert_nonnull (before);
  g_assert_cmpstr (charter_judgement_get_what_we_see (before), ==, "Second");
}

/* What changed is told of the item, not of its code: by code one would have moved down. */
static void
test_changed_since (Sitting       *sitting,
                    gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework;
  g_auto(CharterProgress) progress = { NULL };
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *said = NULL;

  say (sitting, "1.1", "established", "First", NULL);
  say (sitting, "1.2", "emerging", "Second", NULL);
  framework = start_with_swapped_codes (sitting);
  say (sitting, "1.2", "advanced", "First", NULL);
  say (sitting, "1.1", "emerging", "Second", NULL);

  charter_progress_compare (&progress, portfolio, framework, charter_session_get_audit (session),
                            charter_session_get_earlier (session));
  g_assert_cmpuint (progress.up->len, ==, 1);
  g_assert_cmpstr (charter_item_get_code (progress.up->pdata[0]), ==, "1.2");
  g_assert_cmpuint (progress.down->len, ==, 0);
  g_assert_cmpuint (progress.fresh->len, ==, 0);

  document = charter_pack_job_compose (session, CHARTER_REPORT_PACK, FALSE);
  pdf = fixture_pdf_make (document);
  said = fixture_pdf_dup_tagged_text (pdf);
  g_assert_nonnull (strstr (said, "What changed since 2026/27"));
  g_assert_nonnull (strstr (said, "1 moved up, 1 stayed."));
}

/* A level set by hand goes with its area while the area is made of the same items. */
static void
test_area_note_of_last_cycle (Sitting       *sitting,
                              gconstpointer  data)
{
  CharterSession *session = sitting->session;
  CharterAudit *audit = charter_session_ensure_audit (session);
  g_autoptr(CharterAreaNote) note =
    g_object_new (CHARTER_TYPE_AREA_NOTE, "school", charter_audit_get_school (audit), "audit",
                  charter_record_get_id (CHARTER_RECORD (audit)), "area", "1", "reason",
                  "Said by the governors", "level", "established", NULL);
  CharterFramework *old = charter_session_get_framework (session);
  CharterFramework *framework;
  g_autoptr(CharterArea) area = NULL;
  g_autoptr(CharterArea) other = NULL;

  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (note));
  framework = start_with_swapped_codes (sitting);
  g_assert_true (framework != old);
  area = g_list_model_get_item (charter_framework_get_areas (framework), 0);
  other = g_list_model_get_item (charter_framework_get_areas (framework), 1);
  g_assert_true (charter_earlier_find_area_note (charter_session_get_earlier (session), area) == note);
  g_assert_null (charter_earlier_find_area_note (charter_session_get_earlier (session), other));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/orphans/" path, Sitting, NULL, set_up, function, tear_down)
  ADD ("adopted", test_adopted);
  ADD ("undone", test_undone);
  ADD ("signed-off", test_signed_off);
  ADD ("printed", test_printed);
  ADD ("ghost", test_ghost);
  ADD ("changed-since", test_changed_since);
  ADD ("area-note-of-last-cycle", test_area_note_of_last_cycle);
  return g_test_run ();
}

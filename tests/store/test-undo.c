/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-store-private.h"
#include "store-fixture.h"

/* An open school with an audit and one judgement of it, none of which Undo reaches. */
typedef struct {
  CharterSchool    *school;
  CharterPortfolio *portfolio;
  CharterAudit     *audit;
  CharterJudgement *judgement;
} Scene;

static void
clear_scene (Scene *scene)
{
  g_clear_object (&scene->judgement);
  g_clear_object (&scene->audit);
  g_clear_object (&scene->portfolio);
  g_clear_object (&scene->school);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, clear_scene)

static void
set_scene (Fixture *fixture,
           Scene   *scene)
{
  scene->school = make_school ();
  scene->portfolio = load (fixture->store, scene->school);
  scene->audit = g_object_new (CHARTER_TYPE_AUDIT, "school",
                               charter_record_get_id (CHARTER_RECORD (scene->school)),
                               "framework", "f", "cycle", "2026/27", NULL);
  charter_store_begin_unlogged (fixture->store);
  charter_portfolio_add (scene->portfolio, CHARTER_RECORD (scene->audit));
  scene->judgement = g_object_ref (charter_portfolio_ensure_judgement (scene->portfolio, scene->audit,
                                                                       "8.2", CHARTER_VOICE_SCHOOL));
  charter_store_end_unlogged (fixture->store);
  flush (fixture->store, NULL);
}

/* After reopening: the live records of the new run. */
static void
find_scene (Fixture *fixture,
            Scene   *scene)
{
  scene->school = g_object_ref (charter_store_find_school (fixture->store, "900001"));
  scene->portfolio = load (fixture->store, scene->school);
  scene->audit = g_object_ref (charter_portfolio_find_latest_audit (scene->portfolio, "f"));
  scene->judgement = g_object_ref (charter_portfolio_find_judgement (scene->portfolio, scene->audit,
                                                                     "8.2", CHARTER_VOICE_SCHOOL));
}

static void
assert_undo (Fixture    *fixture,
             const char *label)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *undone = undo (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, label);
}

static void
assert_redo (Fixture    *fixture,
             const char *label)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *redone = redo (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, label);
}

static void
assert_labels (Fixture    *fixture,
               const char *undo_label,
               const char *redo_label)
{
  g_autofree char *next_undo = NULL;
  g_autofree char *next_redo = NULL;
  gboolean can_undo;
  gboolean can_redo;

  g_object_get (fixture->store, "undo-label", &next_undo, "redo-label", &next_redo,
                "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_cmpstr (next_undo, ==, undo_label);
  g_assert_cmpstr (next_redo, ==, redo_label);
  g_assert_true (can_undo == (undo_label != NULL));
  g_assert_true (can_redo == (redo_label != NULL));
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };

  set_scene (fixture, &scene);
  assert_labels (fixture, NULL, NULL);
  assert_undo (fixture, NULL);
  assert_redo (fixture, NULL);
}

/* A long text typed in pieces is one row; leaving the field begins another step. */
static void
test_visits (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };

  set_scene (fixture, &scene);
  charter_store_set_who (fixture->store, "A. Senco");
  charter_judgement_set_what_we_see (scene.judgement, "We");
  flush (fixture->store, NULL);
  charter_judgement_set_what_we_see (scene.judgement, "We see");
  flush (fixture->store, NULL);
  charter_judgement_set_what_we_see (scene.judgement, "We see them");
  flush (fixture->store, NULL);
  assert_query (fixture, "SELECT count(*) || who || new FROM change_log, school WHERE school.id = school",
                "1A. SencoWe see them");
  charter_store_end_visit (fixture->store);
  charter_judgement_set_what_we_see (scene.judgement, "We see them all");
  charter_judgement_set_next_step (scene.judgement, "Ask");
  flush (fixture->store, NULL);
  assert_query (fixture, "SELECT count(DISTINCT grp) FROM change_log", "3");

  assert_undo (fixture, "Edit judgement");
  g_assert_null (charter_judgement_get_next_step (scene.judgement));
  assert_undo (fixture, "Edit judgement");
  g_assert_cmpstr (charter_judgement_get_what_we_see (scene.judgement), ==, "We see them");
  assert_undo (fixture, "Edit judgement");
  g_assert_null (charter_judgement_get_what_we_see (scene.judgement));
  assert_undo (fixture, NULL);
  assert_redo (fixture, "Edit judgement");
  g_assert_cmpstr (charter_judgement_get_what_we_see (scene.judgement), ==, "We see them");
}

static void
test_visit_taken_back (Fixture       *fixture,
                       gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };

  set_scene (fixture, &scene);
  charter_judgement_set_next_step (scene.judgement, "Ask");
  charter_store_end_visit (fixture->store);
  charter_judgement_set_next_step (scene.judgement, "Ask them");
  flush (fixture->store, NULL);
  charter_judgement_set_next_step (scene.judgement, "Ask");
  flush (fixture->store, NULL);
  assert_query (fixture, "SELECT count(*) FROM change_log", "1");
  assert_undo (fixture, "Edit judgement");
  g_assert_null (charter_judgement_get_next_step (scene.judgement));
}

/* Two steps that follow each other before anything was written stay two. */
static void
test_groups (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };

  set_scene (fixture, &scene);
  charter_store_begin_group (fixture->store, "Judge 8.2");
  charter_judgement_set_level (scene.judgement, "emerging");
  charter_store_begin_group (fixture->store, "inner");
  charter_judgement_set_judged_on (scene.judgement, "2026-11-21");
  charter_store_end_group (fixture->store);
  charter_store_end_group (fixture->store);
  charter_store_begin_group (fixture->store, "Judge 8.2 again");
  charter_judgement_set_level (scene.judgement, "advanced");
  charter_school_set_senco (scene.school, "B. Other");
  charter_store_end_group (fixture->store);
  flush (fixture->store, NULL);
  assert_labels (fixture, "Judge 8.2 again", NULL);
  assert_undo (fixture, "Judge 8.2 again");
  g_assert_cmpstr (charter_judgement_get_level (scene.judgement), ==, "emerging");
  g_assert_null (charter_school_get_senco (scene.school));
  assert_labels (fixture, "Judge 8.2", "Judge 8.2 again");
  assert_undo (fixture, "Judge 8.2");
  g_assert_null (charter_judgement_get_level (scene.judgement));
  g_assert_null (charter_judgement_get_judged_on (scene.judgement));
  assert_redo (fixture, "Judge 8.2");
  assert_redo (fixture, "Judge 8.2 again");
  g_assert_cmpstr (charter_judgement_get_level (scene.judgement), ==, "advanced");
  g_assert_cmpstr (charter_school_get_senco (scene.school), ==, "B. Other");
  assert_query (fixture, "SELECT level || senco FROM judgement, school", "advancedB. Other");

  /* A new step ends what could be redone. */
  assert_undo (fixture, "Judge 8.2 again");
  charter_judgement_set_level (scene.judgement, "established");
  flush (fixture->store, NULL);
  assert_labels (fixture, "Edit judgement", NULL);
  assert_redo (fixture, NULL);
}

static CharterEvidence *
add_evidence (Fixture *fixture,
              Scene   *scene)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (scene->school));
  g_autoptr(CharterEvidence) evidence =
    g_object_new (CHARTER_TYPE_EVIDENCE, "school", school, "title", "Provision map", "number", (gint64) 1,
                  "personal-data", TRUE, NULL);
  g_autoptr(CharterEvidenceFile) file =
    g_object_new (CHARTER_TYPE_EVIDENCE_FILE, "school", school, "name", "map.pdf", "evidence",
                  charter_record_get_id (CHARTER_RECORD (evidence)), NULL);

  charter_store_begin_group (fixture->store, "Add evidence E1");
  charter_portfolio_add (scene->portfolio, CHARTER_RECORD (evidence));
  charter_portfolio_add (scene->portfolio, CHARTER_RECORD (file));
  charter_portfolio_link (scene->portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                          charter_record_get_id (CHARTER_RECORD (scene->judgement)),
                          CHARTER_LINK_SUPPORTS);
  charter_store_end_group (fixture->store);
  return evidence;
}

static guint
count (Scene *scene,
       GType  type)
{
  return g_list_model_get_n_items (charter_portfolio_get_list (scene->portfolio, type));
}

static void
test_insert (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_autofree char *id = NULL;

  set_scene (fixture, &scene);
  id = g_strdup (charter_record_get_id (CHARTER_RECORD (add_evidence (fixture, &scene))));
  assert_undo (fixture, "Add evidence E1");
  g_assert_cmpuint (count (&scene, CHARTER_TYPE_EVIDENCE), ==, 0);
  g_assert_cmpuint (count (&scene, CHARTER_TYPE_EVIDENCE_FILE), ==, 0);
  g_assert_cmpuint (count (&scene, CHARTER_TYPE_LINK), ==, 0);
  assert_query (fixture, "SELECT (SELECT count(*) FROM evidence) + (SELECT count(*) FROM link)", "0");
  assert_redo (fixture, "Add evidence E1");
  g_assert_cmpuint (count (&scene, CHARTER_TYPE_EVIDENCE_FILE), ==, 1);
  g_assert_cmpuint (count (&scene, CHARTER_TYPE_LINK), ==, 1);
  g_assert_cmpstr (charter_evidence_get_title (CHARTER_EVIDENCE (charter_portfolio_find (scene.portfolio, id))),
                   ==, "Provision map");
}

/* A delete can be brought back, whole, in another run of the program. */
static void
test_delete_and_reopen (Fixture       *fixture,
                        gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_auto(Scene) later = { NULL };
  g_autofree char *id = NULL;
  CharterEvidence *evidence;

  set_scene (fixture, &scene);
  evidence = add_evidence (fixture, &scene);
  id = g_strdup (charter_record_get_id (CHARTER_RECORD (evidence)));
  charter_store_begin_group (fixture->store, "Remove evidence E1");
  charter_portfolio_remove (scene.portfolio, CHARTER_RECORD (evidence));
  charter_store_end_group (fixture->store);
  /* Its files went with it, and its links. */
  g_assert_cmpuint (count (&scene, CHARTER_TYPE_EVIDENCE_FILE), ==, 0);
  flush (fixture->store, NULL);
  assert_query (fixture, "SELECT (SELECT count(*) FROM evidence) + (SELECT count(*) FROM evidence_file)"
                         " + (SELECT count(*) FROM link)", "0");
  clear_scene (&scene);
  reopen (fixture);
  find_scene (fixture, &later);
  assert_labels (fixture, "Remove evidence E1", NULL);
  assert_undo (fixture, "Remove evidence E1");
  evidence = CHARTER_EVIDENCE (charter_portfolio_find (later.portfolio, id));
  g_assert_nonnull (evidence);
  g_assert_cmpstr (charter_evidence_get_title (evidence), ==, "Provision map");
  g_assert_cmpint (charter_evidence_get_number (evidence), ==, 1);
  g_assert_true (charter_evidence_get_personal_data (evidence));
  g_assert_cmpuint (count (&later, CHARTER_TYPE_EVIDENCE_FILE), ==, 1);
  g_assert_cmpuint (count (&later, CHARTER_TYPE_LINK), ==, 1);
  assert_redo (fixture, "Remove evidence E1");
  g_assert_cmpuint (count (&later, CHARTER_TYPE_EVIDENCE), ==, 0);
}

/* Added, changed outside the log, undone, redone: nothing is lost. */
static void
test_redo_keeps_unlogged (Fixture       *fixture,
                          gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  CharterEvidence *evidence;
  g_autofree char *id = NULL;

  set_scene (fixture, &scene);
  evidence = add_evidence (fixture, &scene);
  id = g_strdup (charter_record_get_id (CHARTER_RECORD (evidence)));
  charter_store_begin_unlogged (fixture->store);
  charter_evidence_set_source (evidence, "A bundle");
  charter_store_end_unlogged (fixture->store);
  assert_undo (fixture, "Add evidence E1");
  assert_redo (fixture, "Add evidence E1");
  evidence = CHARTER_EVIDENCE (charter_portfolio_find (scene.portfolio, id));
  g_assert_cmpstr (charter_evidence_get_source (evidence), ==, "A bundle");
}

static void
test_add_and_remove_at_once (Fixture       *fixture,
                             gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  CharterEvidence *evidence;

  set_scene (fixture, &scene);
  charter_store_begin_group (fixture->store, "Change my mind");
  evidence = add_evidence (fixture, &scene);
  charter_portfolio_remove (scene.portfolio, CHARTER_RECORD (evidence));
  charter_store_end_group (fixture->store);
  flush (fixture->store, NULL);
  assert_query (fixture, "SELECT count(*) FROM change_log", "0");
  assert_labels (fixture, NULL, NULL);
}

static void
test_put_back (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_autoptr(CharterRecord) judgement = NULL;

  set_scene (fixture, &scene);
  judgement = g_object_ref (CHARTER_RECORD (scene.judgement));
  charter_portfolio_remove (scene.portfolio, judgement);
  charter_portfolio_add (scene.portfolio, judgement);
  flush (fixture->store, NULL);
  assert_query (fixture, "SELECT count(*) FROM judgement", "1");
  assert_undo (fixture, "Add judgement");
  assert_query (fixture, "SELECT count(*) FROM judgement", "0");
  assert_undo (fixture, "Remove judgement");
  assert_query (fixture, "SELECT count(*) FROM judgement", "1");
  g_assert_true (charter_portfolio_find (scene.portfolio, charter_record_get_id (judgement)) == judgement);
}

/* Undo is about the school that is open. */
static void
test_other_school (Fixture       *fixture,
                   gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_autoptr(CharterSchool) other = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Other", NULL);
  g_autoptr(CharterPortfolio) portfolio = NULL;

  set_scene (fixture, &scene);
  charter_judgement_set_level (scene.judgement, "emerging");
  portfolio = load (fixture->store, other);
  assert_labels (fixture, NULL, NULL);
  charter_school_set_head (other, "C. Head");
  assert_undo (fixture, "Edit school");
  assert_undo (fixture, NULL);
  g_assert_cmpstr (charter_judgement_get_level (scene.judgement), ==, "emerging");
  g_object_unref (load (fixture->store, scene.school));
  assert_labels (fixture, "Edit judgement", NULL);
}

/* Signed off: refused whoever asks, in the file itself. */
static void
test_signed_off (Fixture       *fixture,
                 gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_autoptr(CharterAreaNote) note = NULL;
  g_autoptr(GError) error = NULL;

  set_scene (fixture, &scene);
  note = g_object_new (CHARTER_TYPE_AREA_NOTE,
                       "school", charter_record_get_id (CHARTER_RECORD (scene.school)), "audit",
                       charter_record_get_id (CHARTER_RECORD (scene.audit)), "area", "8", NULL);
  charter_portfolio_add (scene.portfolio, CHARTER_RECORD (note));
  /* The last judgement and the signing off in one transaction. */
  charter_judgement_set_level (scene.judgement, "advanced");
  charter_store_begin_unlogged (fixture->store);
  charter_audit_set_state (scene.audit, CHARTER_AUDIT_SIGNED_OFF);
  charter_store_end_unlogged (fixture->store);
  flush (fixture->store, &error);
  g_assert_no_error (error);

  g_assert_cmpint (run_sql (fixture, "UPDATE judgement SET level = NULL"), ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "DELETE FROM judgement"), ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "UPDATE area_note SET level = 'x'"), ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "DELETE FROM area_note"), ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "UPDATE audit SET state = 'draft'"), ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "DELETE FROM audit"), ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture,
                            "INSERT INTO judgement (id, created_at, modified_at, school, audit, voice, duty, work)"
                            " SELECT 'x', created_at, modified_at, school, audit, voice, duty, work FROM judgement"),
                   ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "UPDATE judgement SET audit = 'another'"), ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "UPDATE audit SET signed_by = NULL, signed_on = NULL"), ==,
                   SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "UPDATE audit SET framework_version = 'x'"), ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture,
                            "INSERT INTO area_note (id, created_at, modified_at, school, audit)"
                            " SELECT 'x', created_at, modified_at, school, audit FROM area_note"),
                   ==, SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "INSERT OR REPLACE INTO audit SELECT * FROM audit"), ==,
                   SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "REPLACE INTO judgement SELECT * FROM judgement"), ==,
                   SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture, "REPLACE INTO area_note SELECT * FROM area_note"), ==,
                   SQLITE_CONSTRAINT_TRIGGER);
  g_assert_cmpint (run_sql (fixture,
                            "REPLACE INTO judgement (id, created_at, modified_at, school, audit, voice, duty, work)"
                            " SELECT id, created_at, modified_at, school, 'another', voice, duty, work FROM judgement"),
                   ==, SQLITE_CONSTRAINT_TRIGGER);
  assert_query (fixture, "SELECT level FROM judgement", "advanced");
  assert_query (fixture, "SELECT state FROM audit", "signed-off");

  /* What is said of it afterwards is no part of it. */
  g_assert_cmpint (run_sql (fixture,
                            "INSERT INTO remark (id, created_at, modified_at, school, audit, text)"
                            " SELECT 'r', created_at, modified_at, school, id, 'Well done' FROM audit"),
                   ==, SQLITE_OK);

  /* Undo cannot reach into it either, and says why. */
  g_assert_null (undo (fixture->store, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_SIGNED_OFF);
}

/* Signed off elsewhere meanwhile: the change is taken back, and the rest is saved. */
static void
test_signed_off_elsewhere (Fixture       *fixture,
                           gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_autoptr(GError) error = NULL;

  set_scene (fixture, &scene);
  g_assert_cmpint (run_sql (fixture, "UPDATE audit SET state = 'signed-off'"), ==, SQLITE_OK);
  charter_judgement_set_level (scene.judgement, "advanced");
  charter_school_set_senco (scene.school, "A. Senco");
  g_assert_false (flush (fixture->store, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_SIGNED_OFF);
  g_clear_error (&error);
  flush (fixture->store, &error);
  g_assert_no_error (error);
  assert_query (fixture, "SELECT senco FROM school", "A. Senco");
  while (charter_judgement_get_level (scene.judgement))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (charter_audit_get_state (scene.audit), ==, CHARTER_AUDIT_SIGNED_OFF);
}

/* Two runs of the program on one file, each changing and undoing. */
static void
test_two_stores (Fixture       *fixture,
                 gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_auto(Scene) there = { NULL };
  Fixture other = { fixture->dir, charter_store_new (fixture->dir) };
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  set_scene (fixture, &scene);
  g_assert_true (try_open (other.store, NULL));
  find_scene (&other, &there);
  charter_judgement_set_level (scene.judgement, "emerging");
  flush (fixture->store, NULL);
  charter_judgement_set_next_step (there.judgement, "Theirs");
  flush (other.store, NULL);
  while (!charter_judgement_get_level (there.judgement))
    g_main_context_iteration (NULL, TRUE);
  charter_store_refresh_async (fixture->store, result_cb, &slot);
  result = await (&slot);
  g_assert_cmpstr (charter_judgement_get_next_step (scene.judgement), ==, "Theirs");
  assert_undo (fixture, "Edit judgement");
  g_assert_null (charter_judgement_get_next_step (scene.judgement));
  g_assert_cmpstr (charter_judgement_get_level (scene.judgement), ==, "emerging");
  clear_scene (&there);
  g_assert_true (close_store (other.store, NULL));
  drain ();
  g_assert_finalize_object (other.store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add ("/undo/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("nothing", test_nothing);
  ADD ("visits", test_visits);
  ADD ("visit-taken-back", test_visit_taken_back);
  ADD ("groups", test_groups);
  ADD ("insert", test_insert);
  ADD ("delete-and-reopen", test_delete_and_reopen);
  ADD ("redo-keeps-unlogged", test_redo_keeps_unlogged);
  ADD ("add-and-remove-at-once", test_add_and_remove_at_once);
  ADD ("put-back", test_put_back);
  ADD ("other-school", test_other_school);
  ADD ("signed-off", test_signed_off);
  ADD ("signed-off-elsewhere", test_signed_off_elsewhere);
  ADD ("two-stores", test_two_stores);
  return g_test_run ();
}

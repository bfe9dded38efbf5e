/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "charter-bundle-import-job.h"
#include "charter-import-job.h"
#include "charter-job-error.h"
#include "charter-record-types.h"
#include "charter-sitting.h"

/* Two computers, each with its own folder: a school goes from one to the other and back. */
typedef struct {
  char           *folder;
  char           *bundle; /* the path */
  CharterSession *here;
  CharterSession *there;
} Fixture;

static CharterSession *
open_at (Fixture    *fixture,
         const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return sitting_open (path);
}

static void
set_clock (const char *time)
{
  g_autofree char *now = g_strdup_printf ("2026-11-21T%s:00Z", time);

  g_setenv ("CHARTER_NOW", now, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  set_clock ("10:00");
  fixture->folder = g_dir_make_tmp ("bundle-job-XXXXXX", NULL);
  fixture->bundle = g_build_filename (fixture->folder, "school.charter", NULL);
  fixture->here = open_at (fixture, "here");
  fixture->there = open_at (fixture, "there");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char *words[] = { "rm", "-rf", fixture->folder, NULL };

  sitting_close (g_steal_pointer (&fixture->here));
  sitting_close (g_steal_pointer (&fixture->there));
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (fixture->bundle);
  g_free (fixture->folder);
}

/* --- Steps ------------------------------------------------------------------------------------ */

static void
flush (CharterSession *session)
{
  CharterStore *store = charter_session_get_store (session);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_store_flush_async (store, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  charter_store_flush_finish (store, result, &error);
  g_assert_no_error (error);
}

static CharterBundleMade *
export_with (Fixture                 *fixture,
             CharterSession          *session,
             const CharterBundleWish *wish)
{
  CharterSchool *school = charter_portfolio_get_school (charter_session_get_portfolio (session));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  CharterBundleMade *made;

  charter_bundle_export_async (session, school, fixture->bundle, wish, NULL, NULL, NULL, charter_session_await_cb,
                               &slot);
  result = charter_session_await (&slot);
  made = charter_bundle_export_finish (session, result, &error);
  g_assert_no_error (error);
  return made;
}

static void
export_from (Fixture        *fixture,
             CharterSession *session)
{
  g_autoptr(CharterBundleMade) made = export_with (fixture, session, NULL);

  g_assert_cmpuint (made->n_missing, ==, 0);
}

static CharterBundleMerge *
try_compare (Fixture         *fixture,
             CharterSession  *session,
             GError         **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (fixture->bundle);
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  charter_bundle_compare_async (session, file, NULL, NULL, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_bundle_compare_finish (session, result, error);
}

static CharterBundleMerge *
compare (Fixture        *fixture,
         CharterSession *session)
{
  g_autoptr(GError) error = NULL;
  CharterBundleMerge *merge = try_compare (fixture, session, &error);

  g_assert_no_error (error);
  return merge;
}

static gboolean
try_bring_in (Fixture             *fixture,
              CharterSession      *session,
              CharterBundleMerge  *merge,
              GError             **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (fixture->bundle);
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  charter_bundle_bring_in_async (session, file, merge, NULL, NULL, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_bundle_bring_in_finish (session, result, error);
}

static void
bring_in (Fixture            *fixture,
          CharterSession     *session,
          CharterBundleMerge *merge)
{
  g_autoptr(GError) error = NULL;

  try_bring_in (fixture, session, merge, &error);
  g_assert_no_error (error);
}

/* From one to the other, where nothing is to be asked. */
static void
carry (Fixture        *fixture,
       CharterSession *from,
       CharterSession *to)
{
  g_autoptr(CharterBundleMerge) merge = NULL;

  export_from (fixture, from);
  merge = compare (fixture, to);
  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  bring_in (fixture, to, merge);
}

static CharterRecord *
find (CharterSession *session,
      const char     *id)
{
  return charter_portfolio_find (charter_session_get_portfolio (session), id);
}

static const char *
get_text (CharterSession *session,
          const char     *id,
          const char     *field)
{
  CharterRecord *record = find (session, id);

  g_assert_nonnull (record);
  return charter_record_get_text (record, field);
}

static void
set_text (CharterSession *session,
          const char     *id,
          const char     *field,
          const char     *text)
{
  g_object_set (find (session, id), field, text, NULL);
  charter_store_end_visit (charter_session_get_store (session));
  flush (session);
}

/* A school with one action, on both sides. */
static char *
begin (Fixture *fixture)
{
  CharterStore *store = charter_session_get_store (fixture->here);
  g_autoptr(CharterSchool) school = NULL;
  g_autoptr(CharterRecord) action = NULL;
  g_autofree char *id = charter_school_dup_id_for ("900002");

  school = g_object_new (CHARTER_TYPE_SCHOOL, "id", id, "name", "Testfield", "urn", "900002", NULL);
  charter_store_set_who (store, "The SENCO");
  charter_store_set_who (charter_session_get_store (fixture->there), "The deputy");
  charter_store_add_school (store, school);
  sitting_open_school (fixture->here, school);
  action = g_object_new (CHARTER_TYPE_ACTION, "school", id, "title", "A quiet room", "owner", "SENCO", NULL);
  charter_portfolio_add (charter_session_get_portfolio (fixture->here), action);
  flush (fixture->here);
  carry (fixture, fixture->here, fixture->there);
  return g_strdup (charter_record_get_id (action));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* All that is kept of the school, but for when it was kept. */
static char *
dup_plain (CharterSession *session)
{
  CharterStore *store = charter_session_get_store (session);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(CharterSchoolCopy) copy = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GAsyncResult *slot = NULL;

  if (!portfolio)
    return g_strdup ("nothing");
  charter_store_copy_school_async (store, charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))),
                                   NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  copy = charter_store_copy_school_finish (store, result, NULL);
  for (guint i = 0; i < copy->records->len; i++)
    {
      const CharterPlainRecord *record = g_ptr_array_index (copy->records, i);
      g_autoptr(GString) line = g_string_new (charter_plain_record_get_id (record));

      for (guint j = 3; j < record->shape->n_properties; j++) /* all but the moments */
        g_string_append_printf (line, "|%s=%s", record->shape->properties[j]->name,
                                record->values[j] ? record->values[j] : "-");
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
undo (CharterSession *session)
{
  g_autofree char *label = sitting_undo (session);

  g_assert_cmpstr (label, ==, "Bring in a bundle");
}

/* --- There and back ---------------------------------------------------------------------------- */

/* The whole worked example, evidence files too; all of it is one step of undo. */
static void
test_whole_school (Fixture       *fixture,
                   gconstpointer  data)
{
  CharterSchool *school = sitting_make_example (fixture->here);
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  GListModel *files;

  sitting_open_school (fixture->here, school);
  carry (fixture, fixture->here, fixture->there);
  here = dup_plain (fixture->here);
  there = dup_plain (fixture->there);
  g_assert_cmpstr (here, ==, there);
  files = charter_portfolio_get_list (charter_session_get_portfolio (fixture->there), CHARTER_TYPE_EVIDENCE_FILE);
  g_assert_cmpuint (g_list_model_get_n_items (files), >, 10);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(CharterEvidenceFile) file = g_list_model_get_item (files, i);
      g_autoptr(GError) error = NULL;

      g_assert_true (charter_evidence_folder_verify (charter_session_get_evidence_folder (fixture->there),
                                                     charter_evidence_file_get_sha256 (file), NULL, &error));
      g_assert_no_error (error);
    }
  undo (fixture->there);
  g_assert_cmpuint (g_list_model_get_n_items (files), ==, 0);
  /* What arrived signed off stays. */
  g_assert_cmpuint (g_list_model_get_n_items (
                      charter_portfolio_get_list (charter_session_get_portfolio (fixture->there), CHARTER_TYPE_AUDIT)),
                    ==, 1);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *action = begin (fixture);
  g_autofree char *before = dup_plain (fixture->there);
  g_autofree char *after = NULL;
  g_autoptr(CharterRecord) another = NULL;

  set_clock ("11:00");
  set_text (fixture->here, action, "owner", "Head");
  another = g_object_new (CHARTER_TYPE_ACTION, "school", charter_record_get_text (find (fixture->here, action), "school"),
                          "title", "Another", NULL);
  charter_portfolio_add (charter_session_get_portfolio (fixture->here), another);
  carry (fixture, fixture->here, fixture->there);
  g_assert_cmpstr (get_text (fixture->there, action, "owner"), ==, "Head");
  g_assert_nonnull (find (fixture->there, charter_record_get_id (another)));
  undo (fixture->there);
  after = dup_plain (fixture->there);
  g_assert_cmpstr (before, ==, after);
}

/* Each has changed another field: both have both, whoever goes first. */
static void
test_both_sides (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *action = begin (fixture);
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  set_clock ("11:00");
  set_text (fixture->here, action, "owner", "Head");
  set_clock ("11:30");
  set_text (fixture->there, action, "why", "It is loud");
  carry (fixture, fixture->there, fixture->here);
  g_assert_cmpstr (get_text (fixture->here, action, "owner"), ==, "Head");
  g_assert_cmpstr (get_text (fixture->here, action, "why"), ==, "It is loud");
  carry (fixture, fixture->here, fixture->there);
  here = dup_plain (fixture->here);
  there = dup_plain (fixture->there);
  g_assert_cmpstr (here, ==, there);
}

/* An older copy takes nothing back, though it arrives later and by a clock that is ahead. */
static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *action = begin (fixture);
  g_autoptr(CharterBundleMerge) merge = NULL;

  set_clock ("11:00");
  set_text (fixture->here, action, "owner", "Head");
  set_clock ("19:00");
  set_text (fixture->there, action, "why", "It is loud");
  export_from (fixture, fixture->there);
  merge = compare (fixture, fixture->here);
  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  g_assert_cmpuint (merge->steps->len, ==, 1);
  bring_in (fixture, fixture->here, merge);
  g_assert_cmpstr (get_text (fixture->here, action, "owner"), ==, "Head");
}

static void
make_conflict (Fixture    *fixture,
               const char *action)
{
  set_clock ("11:00");
  set_text (fixture->here, action, "owner", "Head");
  set_clock ("12:00");
  set_text (fixture->there, action, "owner", "Deputy");
  set_text (fixture->there, action, "why", "It is loud");
  export_from (fixture, fixture->there);
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *action = begin (fixture);
  g_autoptr(CharterBundleMerge) merge = NULL;
  g_autofree char *title = NULL;
  g_autofree char *field = NULL;
  CharterMergeStep *step;

  make_conflict (fixture, action);
  merge = compare (fixture, fixture->here);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  g_assert_cmpuint (merge->n_changed, ==, 1);
  step = g_ptr_array_index (merge->conflicts, 0);
  title = charter_merge_step_dup_title (merge, step);
  field = charter_merge_step_dup_field (step);
  g_assert_cmpstr (title, ==, "Action: A quiet room");
  g_assert_cmpstr (field, ==, "Owner");
  g_assert_cmpstr (step->our_value, ==, "Head");
  g_assert_cmpstr (step->our_who, ==, "The SENCO");
  g_assert_cmpstr (step->their_value, ==, "Deputy");
  g_assert_cmpstr (step->their_who, ==, "The deputy");
  g_assert_true (step->takes_theirs); /* the newest, until somebody chooses */
  g_assert_cmpstr (get_text (fixture->here, action, "owner"), ==, "Head");
  step->takes_theirs = GPOINTER_TO_INT (data);
  bring_in (fixture, fixture->here, merge);
  g_assert_cmpstr (get_text (fixture->here, action, "owner"), ==, data ? "Deputy" : "Head");
  g_assert_cmpstr (get_text (fixture->here, action, "why"), ==, "It is loud");
}

/* A new judgement of one item on both sides is one record, for its id follows from what it judges. */
static void
test_same_judgement (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(CharterBundleMerge) merge = NULL;
  g_autoptr(CharterRecord) audit = NULL;
  CharterSession *sides[] = { fixture->here, fixture->there };
  const char *levels[] = { "emerging", "secure" };
  g_autofree char *school = charter_school_dup_id_for ("900002");

  g_free (begin (fixture));
  audit = g_object_new (CHARTER_TYPE_AUDIT, "school", school, "cycle", "2026/27", "framework", "kent", NULL);
  charter_portfolio_add (charter_session_get_portfolio (fixture->here), audit);
  carry (fixture, fixture->here, fixture->there);
  for (guint i = 0; i < 2; i++)
    {
      CharterAudit *its = CHARTER_AUDIT (find (sides[i], charter_record_get_id (audit)));

      charter_judgement_set_level (charter_portfolio_ensure_judgement (charter_session_get_portfolio (sides[i]), its,
                                                                       "8.2", CHARTER_VOICE_SCHOOL), levels[i]);
      flush (sides[i]);
    }
  export_from (fixture, fixture->there);
  merge = compare (fixture, fixture->here);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  g_assert_cmpuint (merge->n_added, ==, 0);
}

/* --- Taken out ----------------------------------------------------------------------------------- */

static void
remove_record (CharterSession *session,
               const char     *id)
{
  charter_portfolio_remove (charter_session_get_portfolio (session), find (session, id));
  flush (session);
}

static void
test_removed_here (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *action = begin (fixture);

  set_clock ("11:00");
  remove_record (fixture->here, action);
  carry (fixture, fixture->there, fixture->here);
  g_assert_null (find (fixture->here, action));
  carry (fixture, fixture->here, fixture->there);
  g_assert_null (find (fixture->there, action));
}

/* Taken out on one side and worked on at the other: a person says which. */
static void
test_removed_and_changed (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *action = begin (fixture);
  g_autoptr(CharterBundleMerge) merge = NULL;

  set_clock ("11:00");
  remove_record (fixture->here, action);
  set_clock ("12:00");
  set_text (fixture->there, action, "owner", "Deputy");
  export_from (fixture, fixture->there);
  merge = compare (fixture, fixture->here);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  charter_bundle_merge_choose (merge, CHARTER_MERGE_OURS);
  bring_in (fixture, fixture->here, merge);
  g_assert_null (find (fixture->here, action));
  g_clear_pointer (&merge, charter_bundle_merge_free);

  export_from (fixture, fixture->here);
  merge = compare (fixture, fixture->there);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  charter_bundle_merge_choose (merge, CHARTER_MERGE_NEWEST);
  bring_in (fixture, fixture->there, merge);
  g_assert_cmpstr (get_text (fixture->there, action, "owner"), ==, "Deputy");
}

/* --- Numbers ------------------------------------------------------------------------------------- */

static CharterRecord *
add_evidence (CharterSession *session,
              const char     *title)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(CharterRecord) evidence =
    g_object_new (CHARTER_TYPE_EVIDENCE, "title", title, "school",
                  charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))),
                  "number", charter_portfolio_next_number (portfolio, CHARTER_TYPE_EVIDENCE), NULL);

  charter_portfolio_add (portfolio, evidence);
  flush (session);
  return evidence;
}

static void
test_numbers (Fixture       *fixture,
              gconstpointer  data)
{
  CharterRecord *ours;
  CharterRecord *theirs;

  g_free (begin (fixture));
  ours = add_evidence (fixture->here, "Ours");
  theirs = add_evidence (fixture->there, "Theirs");
  g_assert_cmpint (charter_evidence_get_number (CHARTER_EVIDENCE (ours)), ==, 1);
  carry (fixture, fixture->there, fixture->here);
  carry (fixture, fixture->here, fixture->there);
  carry (fixture, fixture->there, fixture->here);
  g_assert_cmpint (charter_evidence_get_number (CHARTER_EVIDENCE (ours)), ==, 1);
  g_assert_cmpint (charter_evidence_get_number (CHARTER_EVIDENCE (find (fixture->here, charter_record_get_id (theirs)))),
                   ==, 2);
}

/* --- Refused --------------------------------------------------------------------------------------- */

static void
assert_refused (Fixture        *fixture,
                CharterSession *session,
                int             code,
                const char     *word)
{
  g_autofree char *before = dup_plain (session);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterBundleMerge) merge = try_compare (fixture, session, &error);

  g_assert_null (merge);
  g_assert_error (error, CHARTER_JOB_ERROR, code);
  if (!strstr (error->message, word) || !strstr (error->message, "Nothing was changed"))
    g_error ("“%s” does not say “%s”, or what became of it", error->message, word);
  after = dup_plain (session);
  g_assert_cmpstr (before, ==, after);
}

static void
test_signed_off (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(CharterRecord) audit = NULL;
  g_autoptr(CharterBundleMerge) merge = NULL;
  g_autofree char *school = charter_school_dup_id_for ("900002");
  CharterPortfolio *portfolio;
  CharterJudgement *judgement;

  g_free (begin (fixture));
  portfolio = charter_session_get_portfolio (fixture->here);
  audit = g_object_new (CHARTER_TYPE_AUDIT, "school", school, "cycle", "2026/27", "framework", "kent", NULL);
  charter_portfolio_add (portfolio, audit);
  judgement = charter_portfolio_ensure_judgement (portfolio, CHARTER_AUDIT (audit), "8.2", CHARTER_VOICE_SCHOOL);
  charter_judgement_set_level (judgement, "emerging");
  flush (fixture->here);
  carry (fixture, fixture->here, fixture->there);
  charter_audit_set_state (CHARTER_AUDIT (audit), CHARTER_AUDIT_SIGNED_OFF);
  flush (fixture->here);

  /* The other's older copy of it alters nothing. */
  export_from (fixture, fixture->there);
  merge = compare (fixture, fixture->here);
  g_assert_cmpuint (merge->steps->len, ==, 0);

  set_clock ("12:00");
  set_text (fixture->there, charter_record_get_id (CHARTER_RECORD (judgement)), "level", "secure");
  export_from (fixture, fixture->there);
  assert_refused (fixture, fixture->here, CHARTER_JOB_ERROR_INVALID, "2026/27, which is signed off");

  /* The one that is signed off arrives signed off. */
  set_text (fixture->there, charter_record_get_id (CHARTER_RECORD (judgement)), "level", "emerging");
  carry (fixture, fixture->here, fixture->there);
  g_assert_cmpint (charter_audit_get_state (CHARTER_AUDIT (find (fixture->there, charter_record_get_id (audit)))), ==,
                   CHARTER_AUDIT_SIGNED_OFF);
}

static void
test_broken_files (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_free (begin (fixture));
  export_from (fixture, fixture->there);
  g_assert_true (g_file_get_contents (fixture->bundle, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->bundle, contents, (gssize) length / 2, NULL));
  assert_refused (fixture, fixture->here, CHARTER_JOB_ERROR_NOT_OURS, "copied to its end");
  g_assert_true (g_file_set_contents (fixture->bundle, "words", -1, NULL));
  assert_refused (fixture, fixture->here, CHARTER_JOB_ERROR_NOT_OURS, "no school bundle");
}

/* Another file in its place between looking and taking: it is looked at again, and nothing is half in. */
static void
test_swapped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(CharterBundleMerge) merge = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("One thing", 9);
  g_autoptr(CharterKeptFile) kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterRecord) file = NULL;
  CharterRecord *evidence;

  g_free (begin (fixture));
  evidence = add_evidence (fixture->there, "Theirs");
  kept = charter_evidence_folder_keep_bytes (charter_session_get_evidence_folder (fixture->there), bytes, "a.txt", NULL);
  file = g_object_new (CHARTER_TYPE_EVIDENCE_FILE, "school", charter_record_get_text (evidence, "school"), "evidence",
                       charter_record_get_id (evidence), "sha256", kept->sha256, "name", "a.txt", NULL);
  charter_portfolio_add (charter_session_get_portfolio (fixture->there), file);
  flush (fixture->there);
  export_from (fixture, fixture->there);
  merge = compare (fixture, fixture->here);
  export_from (fixture, fixture->here);
  before = dup_plain (fixture->here);
  g_assert_false (try_bring_in (fixture, fixture->here, merge, &error));
  g_assert_nonnull (error);
  after = dup_plain (fixture->here);
  g_assert_cmpstr (before, ==, after);
}

/* Somebody typed between looking and taking. */
static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *action = begin (fixture);
  g_autoptr(CharterBundleMerge) merge = NULL;
  g_autoptr(GError) error = NULL;

  set_clock ("11:00");
  set_text (fixture->there, action, "owner", "Deputy");
  export_from (fixture, fixture->there);
  merge = compare (fixture, fixture->here);
  set_text (fixture->here, action, "owner", "Head");
  g_assert_false (try_bring_in (fixture, fixture->here, merge, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_assert_cmpstr (get_text (fixture->here, action, "owner"), ==, "Head");
}

/* A command cannot ask: it refuses, and says each. */
static void
test_import_job (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *action = begin (fixture);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  CharterMergeChoice choices[] = { CHARTER_MERGE_ASK, CHARTER_MERGE_THEIRS };

  make_conflict (fixture, action);
  g_ptr_array_add (files, g_file_new_for_path (fixture->bundle));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GPtrArray) done = NULL;
      g_autoptr(GError) error = NULL;
      CharterImportedFile *file;
      GAsyncResult *slot = NULL;

      charter_import_async (fixture->here, files, FALSE, choices[i], NULL, NULL, NULL, charter_session_await_cb, &slot);
      result = charter_session_await (&slot);
      done = charter_import_finish (fixture->here, result, &error);
      g_assert_no_error (error);
      file = g_ptr_array_index (done, 0);
      if (choices[i] == CHARTER_MERGE_ASK)
        {
          g_assert_error (file->error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
          g_assert_cmpuint (file->problems->len, ==, 1);
          g_assert_cmpstr (get_text (fixture->here, action, "owner"), ==, "Head");
          continue;
        }
      g_assert_no_error (file->error);
      g_assert_cmpstr (get_text (fixture->here, action, "owner"), ==, "Deputy");
    }
}

/* --- Levels only ------------------------------------------------------------------------------------- */

#define MARK "zzmarkedzz"

/* One record of every class, with a marked word in every field that takes words. */
static void
add_marked_records (CharterSession *session,
                    const char     *school,
                    CharterAudit   *audit)
{
  guint n;
  const GType *types = charter_record_list_types (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CharterRecord) record = NULL;
      CharterRecordClass *klass = g_type_class_peek (types[i]);

      if (types[i] == CHARTER_TYPE_SCHOOL || types[i] == CHARTER_TYPE_AUDIT || types[i] == CHARTER_TYPE_EVIDENCE_FILE ||
          types[i] == CHARTER_TYPE_REVIEW)
        continue;
      record = g_object_new (types[i], NULL);
      for (guint j = 0; j < klass->n_fields; j++)
        if (klass->fields[j].kind == CHARTER_FIELD_TEXT)
          g_object_set (record, klass->fields[j].name, MARK, NULL);
      g_object_set (record, "school", school, NULL);
      if (g_object_class_find_property (G_OBJECT_CLASS (klass), "audit"))
        g_object_set (record, "audit", charter_record_get_id (CHARTER_RECORD (audit)), NULL);
      if (types[i] == CHARTER_TYPE_JUDGEMENT)
        g_object_set (record, "level", "emerging", "item", "8.2", NULL);
      charter_portfolio_add (charter_session_get_portfolio (session), record);
    }
}

static char *
read_whole (Fixture *fixture)
{
  const char *words[] = { "unzip", "-p", fixture->bundle, NULL };
  char *out = NULL;

  if (!g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, NULL))
    return NULL;
  return out;
}

static void
test_anonymous (Fixture       *fixture,
                gconstpointer  data)
{
  const CharterBundleWish wish = { .is_anonymous = TRUE };
  g_autofree char *id = charter_school_dup_id_for ("900002");
  g_autoptr(CharterAudit) audit = NULL;
  g_autoptr(CharterBundleMade) made = NULL;
  g_autoptr(CharterBundleMerge) merge = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  CharterSchool *school;
  CharterPortfolio *there;

  g_free (begin (fixture));
  school = charter_portfolio_get_school (charter_session_get_portfolio (fixture->here));
  g_object_set (school, "name", MARK, "senco", MARK, "postcode", MARK, NULL);
  audit = g_object_new (CHARTER_TYPE_AUDIT, "school", id, "framework", "kent-inclusive-practice", "cycle", "2026/27",
                        "authors", MARK, "signed-by", MARK, NULL);
  charter_portfolio_add (charter_session_get_portfolio (fixture->here), CHARTER_RECORD (audit));
  add_marked_records (fixture->here, id, audit);
  flush (fixture->here);
  made = export_with (fixture, fixture->here, &wish);
  g_assert_cmpuint (made->n_records, ==, 3);
  g_assert_cmpuint (made->n_files, ==, 0);
  text = read_whole (fixture);
  if (text)
    {
      g_assert_nonnull (strstr (text, "emerging"));
      g_assert_null (strstr (text, MARK));
      g_assert_null (strstr (text, "The SENCO"));
      g_assert_null (strstr (text, "900002"));
      g_assert_null (strstr (text, id));
      g_assert_null (strstr (text, charter_record_get_id (CHARTER_RECORD (audit))));
    }
  /* The same name each time. */
  set_clock ("12:00");
  charter_bundle_made_free (g_steal_pointer (&made));
  made = export_with (fixture, fixture->here, &wish);
  again = read_whole (fixture);
  g_assert_cmpstr (text, ==, again);

  merge = compare (fixture, fixture->there);
  bring_in (fixture, fixture->there, merge);
  there = charter_session_get_portfolio (fixture->there);
  g_assert_true (g_str_has_prefix (charter_school_get_name (charter_portfolio_get_school (there)), "School "));
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (there, CHARTER_TYPE_JUDGEMENT)), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/bundle-job/whole-school", test_whole_school);
  ADD ("/bundle-job/undo", test_undo);
  ADD ("/bundle-job/both-sides", test_both_sides);
  ADD ("/bundle-job/stale", test_stale);
  ADD ("/bundle-job/conflict/ours", test_conflict);
  g_test_add ("/bundle-job/conflict/theirs", Fixture, GINT_TO_POINTER (TRUE), set_up, test_conflict, tear_down);
  ADD ("/bundle-job/conflict/same-judgement", test_same_judgement);
  ADD ("/bundle-job/removed/here", test_removed_here);
  ADD ("/bundle-job/removed/and-changed", test_removed_and_changed);
  ADD ("/bundle-job/numbers", test_numbers);
  ADD ("/bundle-job/refuses/signed-off", test_signed_off);
  ADD ("/bundle-job/refuses/broken-files", test_broken_files);
  ADD ("/bundle-job/refuses/swapped", test_swapped);
  ADD ("/bundle-job/refuses/changed-meanwhile", test_changed_meanwhile);
  ADD ("/bundle-job/import-job", test_import_job);
  ADD ("/bundle-job/anonymous", test_anonymous);
#undef ADD
  return g_test_run ();
}

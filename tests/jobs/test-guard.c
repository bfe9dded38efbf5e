/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "charter-annex-job.h"
#include "charter-attach-job.h"
#include "charter-clock.h"
#include "charter-guard-job.h"
#include "charter-listing-job.h"
#include "charter-pack-job.h"
#include "charter-paper-text.h"
#include "charter-privacy.h"
#include "charter-readiness.h"

#define UPN "H801200001001"

typedef struct {
  char           *dir;
  CharterSession *session;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Oakfield School", NULL);
  g_autoptr(GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("charter-guard-XXXXXX", NULL);
  fixture->session = charter_session_new (fixture->dir);
  charter_session_open_async (fixture->session, NULL, charter_session_await_cb, &slot);
  opened = charter_session_await (&slot);
  charter_session_open_finish (fixture->session, opened, &error);
  g_assert_no_error (error);
  charter_session_open_school_async (fixture->session, school, NULL, charter_session_await_cb, &slot);
  loaded = charter_session_await (&slot);
  charter_session_open_school_finish (fixture->session, loaded, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) closed = NULL;
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->dir);

  charter_session_close_async (fixture->session, charter_session_await_cb, &slot);
  closed = charter_session_await (&slot);
  g_assert_true (charter_session_close_finish (fixture->session, closed, NULL));
  g_clear_object (&closed);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->dir);
}

static CharterPortfolio *
get_portfolio (Fixture *fixture)
{
  return charter_session_get_portfolio (fixture->session);
}

static GFile *
get_file (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

  return g_file_new_for_path (path);
}

/* A ZIP of pairs of names and contents. */
static void
write_zip (Fixture            *fixture,
           const char         *name,
           const char * const *members)
{
  g_autoptr(GFile) file = get_file (fixture, name);
  g_autofree char *path = g_file_get_path (file);
  struct archive *zip = archive_write_new ();

  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_filename (zip, path), ==, ARCHIVE_OK);
  for (guint i = 0; members[i]; i += 2)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, members[i]);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_size (entry, (la_int64_t) strlen (members[i + 1]));
      archive_write_header (zip, entry);
      archive_write_data (zip, members[i + 1], strlen (members[i + 1]));
      archive_entry_free (entry);
    }
  archive_write_close (zip);
  archive_write_free (zip);
}

static CharterPaperText *
read_text (Fixture    *fixture,
           const char *name)
{
  g_autoptr(GFile) file = get_file (fixture, name);
  g_autoptr(GError) error = NULL;
  CharterPaperText *text = charter_paper_text_read (file, name, NULL, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_word (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const docx[] = {
    "word/document.xml", "<?xml version='1.0'?><w:document><w:body>\n<w:p><w:r><w:t>Tom &amp; </w:t></w:r><w:r><w:t>Co</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:t>UPN</w:t></w:p></w:tc><w:tc><w:p><w:t>" UPN "</w:t></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
    "word/styles.xml", "<w:t>not written</w:t>", NULL };
  static const char * const odt[] = {
    "content.xml", "<office:text><text:p>One<text:s/>two&#233;</text:p><text:p>Three<text:line-break/>four</text:p></office:text>", NULL };
  g_autoptr(CharterPaperText) word = NULL;
  g_autoptr(CharterPaperText) open = NULL;

  write_zip (fixture, "a.docx", docx);
  write_zip (fixture, "a.odt", odt);
  word = read_text (fixture, "a.docx");
  g_assert_cmpuint (word->passages->len, ==, 1);
  g_assert_cmpstr (((CharterPassage *) word->passages->pdata[0])->text, ==, " Tom & Co\nUPN\t" UPN "\t\n");
  open = read_text (fixture, "a.odt");
  g_assert_cmpstr (((CharterPassage *) open->passages->pdata[0])->text, ==, "One twoé\nThree\nfour\n");
}

static void
test_sheet (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const xlsx[] = {
    "xl/worksheets/sheet2.xml", "<worksheet><row r='1'><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>"
    "<row r='2'><c r=\"A2\" t=\"inlineStr\"><is><t>AH</t></is></c><c r=\"C2\" s=\"1\"><v>41762</v></c></row></worksheet>",
    "xl/sharedStrings.xml", "<sst><si><t>Initials</t></si><si><t/></si><si><t>DOB</t></si></sst>", NULL };
  g_autoptr(CharterPaperText) text = NULL;
  CharterPassage *sheet;
  g_autoptr(GPtrArray) spots = NULL;

  write_zip (fixture, "a.xlsx", xlsx);
  text = read_text (fixture, "a.xlsx");
  g_assert_cmpuint (text->passages->len, ==, 1);
  sheet = text->passages->pdata[0];
  g_assert_cmpint (sheet->kind, ==, CHARTER_PASSAGE_SHEET);
  g_assert_cmpuint (sheet->number, ==, 2);
  g_assert_cmpstr (sheet->text, ==, "Initials\t\tDOB\t\nAH\t\t41762\t\n");
  spots = charter_privacy_find (sheet->text, NULL);
  g_assert_cmpuint (spots->len, ==, 1);
  g_assert_cmpint (((CharterPrivacySpot *) spots->pdata[0])->kind, ==, CHARTER_PRIVACY_KIND_BIRTH);
  g_assert_cmpuint (((CharterPrivacySpot *) spots->pdata[0])->line, ==, 2);
}

static CharterEvidence *
add (Fixture    *fixture,
     const char *name,
     const char *contents)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GFile) file = get_file (fixture, name);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(CharterAttachment) attachment = NULL;
  g_autoptr(GError) error = NULL;

  if (contents)
    g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  charter_attach_file_async (fixture->session, file, NULL, NULL, NULL, NULL, NULL, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  attachment = charter_attach_file_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  return attachment->evidence; /* the portfolio's list holds it */
}

static CharterGuardSum
look (Fixture *fixture)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  CharterGuardSum sum;
  g_autoptr(GError) error = NULL;

  charter_guard_look_async (fixture->session, NULL, NULL, NULL, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  charter_guard_look_finish (fixture->session, result, &sum, &error);
  g_assert_no_error (error);
  return sum;
}

static CharterFinding *
get_finding (Fixture         *fixture,
             CharterEvidence *evidence)
{
  g_autoptr(GPtrArray) findings = charter_portfolio_list_findings (get_portfolio (fixture), evidence);

  g_assert_cmpuint (findings->len, ==, 1);
  return findings->pdata[0];
}

static gboolean
has_gap (Fixture *fixture)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(GPtrArray) gaps = charter_readiness_list (get_portfolio (fixture), charter_session_get_framework (fixture->session),
                                                      charter_session_ensure_audit (fixture->session), today);

  for (guint i = 0; i < gaps->len; i++)
    if (((CharterGap *) gaps->pdata[i])->kind == CHARTER_GAP_PERSONAL_DATA)
      return TRUE;
  return FALSE;
}

/* What is found is said without its value; the answer holds for the same file when it comes again. */
static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  CharterEvidence *clean = add (fixture, "clean.txt", "Nothing to see, 01/09/2026");
  CharterEvidence *register_ = add (fixture, "register.txt", "Register\n\nUPN " UPN "\n" UPN "\n");
  CharterGuardSum sum = look (fixture);
  CharterFinding *finding = get_finding (fixture, register_);
  g_autofree char *words = charter_guard_dup_words (get_portfolio (fixture), finding);
  g_autofree char *place = charter_guard_dup_place (get_portfolio (fixture), finding);
  CharterEvidence *again;

  g_assert_cmpuint (sum.n_files, ==, 2);
  g_assert_cmpuint (sum.n_open, ==, 1);
  g_assert_cmpstr (words, ==, "2 pupil numbers (UPN), such as H80••••••••01");
  g_assert_cmpstr (place, ==, "register.txt: line 3, line 4");
  g_assert_true (charter_evidence_get_personal_data (register_));
  g_assert_false (charter_evidence_get_personal_data (clean));
  g_assert_true (has_gap (fixture));
  g_assert_cmpuint (look (fixture).n_files, ==, 0); /* once */

  charter_guard_answer (fixture->session, finding, CHARTER_PRIVACY_HARMLESS);
  g_assert_false (charter_evidence_get_personal_data (register_));
  g_assert_false (has_gap (fixture));
  charter_attach_remove (fixture->session, register_);
  again = add (fixture, "the same.txt", "Register\n\nUPN " UPN "\n" UPN "\n");
  g_assert_cmpuint (look (fixture).n_open, ==, 0);
  g_assert_cmpint (charter_finding_get_answer (get_finding (fixture, again)), ==, CHARTER_PRIVACY_HARMLESS);
  g_assert_false (charter_evidence_get_personal_data (again));
  charter_guard_answer (fixture->session, get_finding (fixture, again), CHARTER_PRIVACY_LEAVE_OUT);
  g_assert_true (charter_evidence_get_left_out (again));
  charter_guard_answer (fixture->session, get_finding (fixture, again), CHARTER_PRIVACY_REDACT);
  g_assert_false (charter_evidence_get_left_out (again));
  g_assert_true (charter_evidence_get_redacted (again));
}

/* Of a date of birth only the year is repeated, however it is written. */
static void
test_shapes (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *text, *shape; } cases[] = {
    { "DOB 03/05/2014", "••/••/2014" }, { "DOB: 2014-05-03", "2014-••-••" }, { "born on 3 May 2014", "••/••/2014" },
    { "D.O.B. 3.5.14", "••/••/••" }, { "kofi.mensah@example.org", "k•••@•••" }, { "NHS 943 476 5919", "943 ••• ••••" },
    { "Kofi Mensah (Y4)", "K. M., Y4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) spots = charter_privacy_find (cases[i].text, NULL);

      g_assert_cmpuint (spots->len, ==, 1);
      g_assert_cmpstr (((CharterPrivacySpot *) spots->pdata[0])->shape, ==, cases[i].shape);
    }
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  CharterEvidence *note = charter_attach_words (fixture->session, CHARTER_EVIDENCE_KIND_NOTE, "Review meeting",
                                                "Amelia Hartley, Year 4, spoke.", NULL, NULL);

  g_assert_cmpuint (look (fixture).n_open, ==, 1);
  g_assert_cmpint (charter_finding_get_kind (get_finding (fixture, note)), ==, CHARTER_PRIVACY_KIND_NAME);
  charter_evidence_set_text (note, "A pupil of Year 4 spoke.");
  g_assert_cmpuint (look (fixture).n_open, ==, 0);
  g_assert_false (has_gap (fixture) && !charter_evidence_get_personal_data (note));
}

/* A file called after a pupil is not said by that name. */
static void
test_masked (Fixture       *fixture,
             gconstpointer  data)
{
  CharterEvidence *numbered = add (fixture, "Referral " UPN ".txt", "Nothing else");
  CharterEvidence *named = add (fixture, "sam.green@example.org.txt", "Nothing more");
  g_autoptr(GPtrArray) of_numbered = NULL;
  g_autoptr(GPtrArray) of_named = NULL;

  look (fixture);
  of_numbered = charter_portfolio_list_findings (get_portfolio (fixture), numbered);
  g_assert_cmpuint (of_numbered->len, >, 0);
  for (guint i = 0; i < of_numbered->len; i++)
    {
      g_autofree char *place = charter_guard_dup_place (get_portfolio (fixture), of_numbered->pdata[i]);

      g_assert_null (strstr (place, "801200001001"));
      if (charter_finding_get_file (of_numbered->pdata[i]))
        g_assert_true (g_str_has_prefix (place, "Referral H••••••••••••.txt: "));
    }
  of_named = charter_portfolio_list_findings (get_portfolio (fixture), named);
  g_assert_cmpuint (of_named->len, >, 0);
  for (guint i = 0; i < of_named->len; i++)
    {
      g_autofree char *place = charter_guard_dup_place (get_portfolio (fixture), of_named->pdata[i]);

      g_assert_null (strstr (place, "green"));
    }
}

static char *
read_database (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->dir, "charter.db", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

static void
open_beside (Fixture *fixture)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(CharterSchool) school = NULL;
  g_autoptr(GError) error = NULL;

  charter_store_set_is_window (charter_session_get_store (fixture->session), TRUE);
  charter_session_open_async (fixture->session, NULL, charter_session_await_cb, &slot);
  opened = charter_session_await (&slot);
  charter_session_open_finish (fixture->session, opened, &error);
  g_assert_no_error (error);
  school = g_list_model_get_item (charter_store_get_schools (charter_session_get_store (fixture->session)), 0);
  charter_session_open_school_async (fixture->session, school, NULL, charter_session_await_cb, &slot);
  loaded = charter_session_await (&slot);
  charter_session_open_school_finish (fixture->session, loaded, &error);
  g_assert_no_error (error);
}

static void
reopen (Fixture *fixture)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) closed = NULL;

  charter_session_close_async (fixture->session, charter_session_await_cb, &slot);
  closed = charter_session_await (&slot);
  g_assert_true (charter_session_close_finish (fixture->session, closed, NULL));
  g_object_unref (fixture->session);
  fixture->session = charter_session_new (fixture->dir);
  open_beside (fixture);
}

/* While another holds the folder: the guard says what it finds and records nothing. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  Fixture other = { fixture->dir, NULL };
  CharterEvidence *evidence;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) closed = NULL;
  g_autofree char *id = NULL;

  id = g_strdup (charter_record_get_id (CHARTER_RECORD (add (fixture, "register.txt", "UPN " UPN))));
  reopen (fixture); /* all of it is on disk */
  other.session = charter_session_new (fixture->dir);
  open_beside (&other);
  g_assert_true (charter_store_get_is_read_only (charter_session_get_store (other.session)));
  before = read_database (fixture);
  g_assert_cmpuint (look (&other).n_open, ==, 1);
  g_assert_cmpuint (look (&other).n_open, ==, 1);
  evidence = CHARTER_EVIDENCE (charter_portfolio_find (get_portfolio (&other), id));
  findings = charter_portfolio_list_findings (get_portfolio (&other), evidence);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_false (charter_evidence_get_personal_data (evidence));
  g_clear_pointer (&findings, g_ptr_array_unref);
  charter_session_close_async (other.session, charter_session_await_cb, &slot);
  closed = charter_session_await (&slot);
  g_object_unref (other.session);
  after = read_database (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  CharterEvidence *evidence = add (fixture, "register.txt", "UPN " UPN);
  g_autoptr(GPtrArray) findings = NULL;

  g_cancellable_cancel (cancellable);
  charter_guard_look_async (fixture->session, NULL, NULL, NULL, cancellable, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  g_assert_false (charter_guard_look_finish (fixture->session, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  findings = charter_portfolio_list_findings (get_portfolio (fixture), evidence);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (look (fixture).n_open, ==, 1);
}

static char *
read_output (const char *command)
{
  g_autofree char *out = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_spawn_command_line_sync (command, &out, NULL, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&out);
}

static void
write_document (Fixture    *fixture,
                const char *path)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CharterDocument) document = charter_pack_job_compose (fixture->session, CHARTER_REPORT_PACK, TRUE);
  g_autoptr(CharterWrittenPack) written = NULL;
  g_autoptr(GError) error = NULL;

  charter_annex_job_add (fixture->session, document, CHARTER_ANNEXES_ATTACHED);
  charter_pack_job_write_async (document, path, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  written = charter_pack_job_write_finish (document, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (written);
}

static void
write_tables (Fixture    *fixture,
              const char *path)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  goffset size;
  g_autoptr(GError) error = NULL;

  charter_listing_job_write_async (fixture->session, CHARTER_LISTED_EVIDENCE, path, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  g_assert_true (charter_listing_job_write_finish (fixture->session, result, &size, &error));
  g_assert_no_error (error);
}

/* Nothing of what is redacted or left out is in any output, packed or not. */
static void
test_no_leak (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const secrets[] = { "Xylophonist", "Quernstone", "Zibeline", "Wainscotted", "Yarborough" };
  static const char * const names[] = { "out.pdf", "out.docx", "out.xlsx", "out.csv" };
  CharterEvidence *redacted = add (fixture, "Quernstone.txt", "Yarborough");
  CharterEvidence *left_out = add (fixture, "Wainscotted.txt", "Yarborough 2");
  CharterEvidence *shown = add (fixture, "Open.txt", "open");
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");

  charter_evidence_set_title (redacted, "Xylophonist’s plan");
  charter_evidence_set_source (redacted, "Zibeline, aunt");
  charter_evidence_set_kept_where (redacted, "Zibeline’s cupboard");
  charter_evidence_set_redacted (redacted, TRUE);
  charter_evidence_set_title (left_out, "Xylophonist’s photograph");
  charter_evidence_set_source (left_out, "Zibeline, aunt");
  charter_evidence_set_left_out (left_out, TRUE);
  charter_evidence_set_title (shown, "Plainly shown");
  charter_session_ensure_audit (fixture->session);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);
      g_autofree char *command = NULL;
      g_autofree char *text = NULL;

      if (i < 2)
        write_document (fixture, path);
      else
        write_tables (fixture, path);
      if (i == 0 && !pdftotext)
        continue;
      command = i == 0 ? g_strdup_printf ("sh -c \"pdftotext '%s' -; pdfdetach -list '%s'\"", path, path)
                : i < 3 ? g_strdup_printf ("bsdtar -xOf '%s'", path) : g_strdup_printf ("cat '%s'", path);
      if (i == 1 || i == 2)
        command = (g_free (command), g_strdup_printf ("python3 -c \"import sys, zipfile; z = zipfile.ZipFile('%s'); "
                                                      "[sys.stdout.buffer.write(z.read(n)) for n in z.namelist()]\"", path));
      text = read_output (command);
      g_assert_nonnull (strstr (text, "Plainly shown"));
      g_assert_nonnull (strstr (text, "Withheld"));
      for (guint j = 0; j < G_N_ELEMENTS (secrets); j++)
        if (strstr (text, secrets[j]))
          g_error ("%s says “%s”", names[i], secrets[j]);
    }
}

/* Damaged, truncated and overfull files of each kind, from a seed: never a crash, never past the limits. */
static void
test_malformed (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const docx[] = { "word/document.xml", "<w:p><w:t>Words &amp; more</w:t></w:p><w:tbl><w:tr><w:tc/></w:tr></w:tbl>", NULL };
  static const char * const xlsx[] = { "xl/sharedStrings.xml", "<sst><si><t>DOB</t></si></sst>", "xl/worksheets/sheet1.xml",
    "<row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"ZZZZZZ1\"><v>99999999999999999999</v></c></row>", NULL };
  static const char * const names[] = { "m.docx", "m.xlsx", "m.odt", "m.pdf", "m.txt", "m.csv" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *seed_path = g_build_filename (fixture->dir, "seed.docx", NULL);
  g_autofree char *other_path = g_build_filename (fixture->dir, "seed.xlsx", NULL);
  g_autofree char *seed = NULL;
  g_autofree char *other = NULL;
  const char *seeds[2];
  gsize lengths[2];
  guint n_read = 0;

  write_zip (fixture, "seed.docx", docx);
  write_zip (fixture, "seed.xlsx", xlsx);
  g_assert_true (g_file_get_contents (seed_path, &seed, &lengths[0], NULL));
  g_assert_true (g_file_get_contents (other_path, &other, &lengths[1], NULL));
  seeds[0] = seed;
  seeds[1] = other;
  for (guint i = 0; i < 1500; i++)
    {
      const char *name = names[i % G_N_ELEMENTS (names)];
      guint which = g_str_has_suffix (name, "xlsx");
      gsize length = g_rand_boolean (rand) ? lengths[which] : (gsize) g_rand_int_range (rand, 0, (gint32) lengths[which] + 1);
      g_autofree char *bytes = g_memdup2 (seeds[which], lengths[which]);
      g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(GError) error = NULL;
      g_autoptr(CharterPaperText) text = NULL;

      for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        bytes[g_rand_int_range (rand, 0, (gint32) lengths[which])] = (char) g_rand_int_range (rand, 0, 256);
      g_assert_true (g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      text = charter_paper_text_read (file, name, NULL, NULL, &error);
      g_assert_true ((text != NULL) == (error == NULL));
      for (guint j = 0; text && j < text->passages->len; j++)
        {
          g_autoptr(GPtrArray) spots = charter_privacy_find (((CharterPassage *) text->passages->pdata[j])->text, NULL);

          g_assert_true (g_utf8_validate (((CharterPassage *) text->passages->pdata[j])->text, -1, NULL));
          g_assert_cmpuint (spots->len, <=, 500 * CHARTER_N_PRIVACY_KINDS);
        }
      n_read += text != NULL;
    }
  g_assert_cmpuint (n_read, >, 100);
}

/* A small file that unpacks to very much is read as far as the limit. */
static void
test_bomb (Fixture       *fixture,
           gconstpointer  data)
{
  gsize size = 40 * 1024 * 1024;
  g_autofree char *words = g_malloc (size + 1);
  const char *members[] = { "word/document.xml", words, "word/footnotes.xml", words, "word/comments.xml", words,
                            "word/header1.xml", words, NULL };
  g_autoptr(CharterPaperText) text = NULL;
  gsize total = 0;

  memset (words, 'a', size);
  words[size] = '\0';
  write_zip (fixture, "bomb.docx", members);
  text = read_text (fixture, "bomb.docx");
  g_assert_true (text->is_cut);
  for (guint i = 0; i < text->passages->len; i++)
    total += strlen (((CharterPassage *) text->passages->pdata[i])->text);
  g_assert_cmpuint (total, <=, CHARTER_PAPER_TEXT_MAX_BYTES);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add ("/guard/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("word", test_word);
  ADD ("sheet", test_sheet);
  ADD ("answers", test_answers);
  ADD ("shapes", test_shapes);
  ADD ("words", test_words);
  ADD ("masked", test_masked);
  ADD ("read-only", test_read_only);
  ADD ("stopped", test_stopped);
  ADD ("no-leak", test_no_leak);
  ADD ("malformed", test_malformed);
  ADD ("bomb", test_bomb);
  return g_test_run ();
}

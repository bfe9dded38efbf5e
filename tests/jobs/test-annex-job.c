/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-annex-job.h"
#include "charter-evidence-folder.h"
#include "charter-pack-job.h"
#include "charter-sitting.h"
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

/* Evidence with one file of a few words. */
static CharterEvidence *
add_evidence (Sitting    *sitting,
              gint64      number,
              const char *title)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (sitting->session);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autofree char *id = g_strdup_printf ("evidence-%d", (int) number);
  g_autofree char *file_id = g_strdup_printf ("file-%d", (int) number);
  g_autofree char *name = g_strdup_printf ("%s.txt", title);
  g_autoptr(GBytes) bytes = g_bytes_new (title, strlen (title));
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterKeptFile) kept = charter_evidence_folder_keep_bytes (
    charter_session_get_evidence_folder (sitting->session), bytes, name, &error);
  g_autoptr(CharterEvidence) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "id", id, "school", school,
                                                      "number", number, "title", title, NULL);
  g_autoptr(CharterEvidenceFile) file = NULL;

  g_assert_no_error (error);
  file = g_object_new (CHARTER_TYPE_EVIDENCE_FILE, "id", file_id, "school", school, "evidence", id, "name", name,
                       "sha256", kept->sha256, "size", kept->size, "content-type", "text/plain", NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (evidence));
  charter_portfolio_add (portfolio, CHARTER_RECORD (file));
  return evidence; /* the portfolio keeps it */
}

static char *
list_attachments (GBytes *pdf)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  GList *attachments = poppler_document_get_attachments (document);
  GString *names = g_string_new (NULL);

  for (GList *l = attachments; l; l = l->next)
    g_string_append_printf (names, "%s\n", poppler_attachment_get_name (l->data));
  g_list_free_full (attachments, g_object_unref);
  g_object_unref (document);
  return g_string_free (names, FALSE);
}

/* What a person set to be left out, and what holds personal data, leaves the school in no form. */
static void
test_held_back (Sitting       *sitting,
                gconstpointer  data)
{
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  add_evidence (sitting, 1, "policy");
  charter_evidence_set_personal_data (add_evidence (sitting, 2, "register"), TRUE);
  charter_evidence_set_left_out (add_evidence (sitting, 3, "letters"), TRUE);
  document = charter_pack_job_compose (sitting->session, CHARTER_REPORT_PACK, TRUE);
  charter_annex_job_add (sitting->session, document, CHARTER_ANNEXES_ATTACHED);
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);

  names = list_attachments (pdf);
  g_assert_cmpstr (names, ==, "E1 policy.txt\n");
  text = fixture_pdf_dup_text (pdf);
  g_assert_nonnull (strstr (text, "Holds personal data: to be seen at the school"));
  g_assert_null (strstr (text, "register.txt"));
  g_assert_null (strstr (text, "letters"));
}

/* A file of a kind that is not printed is named, and its place told. */
static void
test_not_printed (Sitting       *sitting,
                  gconstpointer  data)
{
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  add_evidence (sitting, 1, "policy");
  document = charter_pack_job_compose (sitting->session, CHARTER_REPORT_PACK, FALSE);
  charter_annex_job_add (sitting->session, document, CHARTER_ANNEXES_PRINTED);
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);
  text = fixture_pdf_dup_text (pdf);
  g_assert_nonnull (strstr (text, "policy.txt, to be seen at the school"));
}

static void
test_none (Sitting       *sitting,
           gconstpointer  data)
{
  g_autoptr(CharterDocument) plain = NULL;
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(CharterDocument) empty = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  plain = charter_pack_job_compose (sitting->session, CHARTER_REPORT_PACK, FALSE);
  document = charter_pack_job_compose (sitting->session, CHARTER_REPORT_PACK, FALSE);
  charter_annex_job_add (sitting->session, document, CHARTER_ANNEXES_NONE);
  g_assert_cmpuint (charter_document_get_blocks (document)->len, ==, charter_document_get_blocks (plain)->len);

  empty = charter_pack_job_compose (sitting->session, CHARTER_REPORT_PACK, FALSE);
  charter_annex_job_add (sitting->session, empty, CHARTER_ANNEXES_PRINTED);
  pdf = fixture_pdf_make (empty);
  text = fixture_pdf_dup_text (pdf);
  g_assert_nonnull (strstr (text, "No evidence has a file."));
}

#define ADD(path, func) g_test_add (path, Sitting, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/annex-job/held-back", test_held_back);
  ADD ("/annex-job/not-printed", test_not_printed);
  ADD ("/annex-job/none", test_none);
  return g_test_run ();
}

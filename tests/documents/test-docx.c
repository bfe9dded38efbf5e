/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "charter-docx-output.h"
#include "charter-paginator.h"
#include "fixture-docx.h"
#include "fixture-pdf.h"

static GBytes *
make (CharterDocument *document)
{
  g_autoptr(CharterPages) pages = charter_paginate (document);
  g_autoptr(GError) error = NULL;
  GBytes *docx = charter_docx_output_make (document, pages, &error);

  g_assert_no_error (error);
  return docx;
}

/* Every kind of block comes out as what it is. */
static void
test_every_block (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (30);
  g_autoptr(GBytes) docx = make (document);
  g_autofree char *body = fixture_docx_dup_part (docx, "word/document.xml");

  fixture_docx_check (docx, document, TRUE);
  g_assert_nonnull (strstr (body, "<w:tblHeader/>"));
  g_assert_nonnull (strstr (body, "<w:cantSplit/>"));
  g_assert_nonnull (strstr (body, "w:val=\"ListBullet\""));
  g_assert_nonnull (strstr (body, " TOC \\o "));
  g_assert_nonnull (strstr (body, "<w:hyperlink w:anchor=\"place_"));
  g_assert_nonnull (strstr (body, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
}

/* The same document makes the same file, wherever and whenever. */
static void
test_same_bytes (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (3);
  g_autoptr(GBytes) first = make (document);
  g_autoptr(GBytes) second = NULL;

  g_setenv ("TZ", "Pacific/Auckland", TRUE);
  second = make (document);
  g_unsetenv ("TZ");
  g_assert_true (g_bytes_equal (first, second));
}

/* What people paste never breaks the file; right-to-left words are said to be that. */
static void
test_odd_words (void)
{
  static const CharterColumn columns[] = { { "A & B <c>", 1 }, { "\"Quoted\" 'too'", 2 } };
  g_autoptr(CharterDocument) document = charter_document_new ("Fish & chips <b>");
  g_autoptr(GBytes) docx = NULL;
  g_autofree char *body = NULL;
  CharterBlock *table;

  charter_document_add_heading (document, 1, "مدرسة شاملة", NULL, CHARTER_HEADING_NEW_PAGE);
  charter_document_add_words (document, "]]> & <w:p> \xef\xbf\xbe \xff\x01 end");
  charter_document_add_words (document, "two\nlines\n");
  charter_document_add_words (document, "naïve café Ελλάδα 学校 👩🏽‍🏫");
  table = charter_document_add_table (document, "Caption with \"marks\" & <more>", columns, 2);
  charter_table_add_row (table, "here", charter_text_new_plain ("ילדים"),
                         charter_text_set_level (charter_text_new_plain ("Established"), 2, 3), NULL);
  charter_document_add_paragraph (document, CHARTER_PARAGRAPH_BODY,
                                  charter_text_add_link (charter_text_new (), CHARTER_RUN_PLAIN,
                                                         "https://school.example/?a=1&b=2", "the site"));
  charter_document_add_paragraph (document, CHARTER_PARAGRAPH_BODY,
                                  charter_text_add_link (charter_text_new (), CHARTER_RUN_PLAIN,
                                                         "nowhere", "leads nowhere"));
  docx = make (document);
  fixture_docx_check (docx, document, TRUE);

  body = fixture_docx_dup_part (docx, "word/document.xml");
  g_assert_nonnull (strstr (body, "<w:bidi/>"));
  g_assert_nonnull (strstr (body, "<w:rtl/>"));
  g_assert_nonnull (strstr (body, "<w:br/>"));
  g_assert_null (strstr (body, "nowhere\""));
  g_clear_pointer (&body, g_free);
  body = fixture_docx_dup_part (docx, "word/_rels/document.xml.rels");
  g_assert_nonnull (strstr (body, "Target=\"https://school.example/?a=1&amp;b=2\" TargetMode=\"External\""));
}

static void
test_empty (void)
{
  g_autoptr(CharterDocument) document = charter_document_new (NULL);
  g_autoptr(GBytes) docx = make (document);

  fixture_docx_check (docx, document, TRUE);
}

/* A file that stands there stays whole when the new one cannot be written. */
static void
test_not_writable (void)
{
  g_autofree char *folder = g_dir_make_tmp ("docx-XXXXXX", NULL);
  g_autofree char *inside = g_build_filename (folder, "none", "a.docx", NULL);
  g_autoptr(CharterDocument) document = fixture_document_new (1);
  g_autoptr(GError) error = NULL;
  goffset size = 0;

  g_assert_false (charter_docx_output_write (document, NULL, inside, &size, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (charter_docx_output_write (document, NULL, folder, &size, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_cmpint (size, ==, 0);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/docx/every-block", test_every_block);
  g_test_add_func ("/docx/same-bytes", test_same_bytes);
  g_test_add_func ("/docx/odd-words", test_odd_words);
  g_test_add_func ("/docx/empty", test_empty);
  g_test_add_func ("/docx/not-writable", test_not_writable);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "charter-pages.h"

/* A document with one block of every kind and @n_rows rows in its table. */
CharterDocument *fixture_document_new  (guint            n_rows);

/* The file's whole text; NULL pages are a failure. */
char            *fixture_pdf_dup_text  (GBytes          *pdf);
/* What a screen reader hears: the words of the structure tree, in its order. */
char            *fixture_pdf_dup_tagged_text (GBytes    *pdf);
/* What a screen reader says instead of figures, one a line. */
char            *fixture_pdf_dup_alternatives (GBytes   *pdf);
/* How many files of a type are attached as what supplements the document. */
guint            fixture_pdf_count_supplements (GBytes  *pdf,
                                               const char *type);
/* Fails the test unless the file is what PDF/UA-1 asks for, as far as this can be read from it. */
void             fixture_pdf_check     (GBytes          *pdf);
/* Fails the test when a mark leaves the page, or a heading stands alone at a foot. */
void             fixture_pages_check   (CharterPages    *pages);
GBytes          *fixture_pdf_make      (CharterDocument *document);

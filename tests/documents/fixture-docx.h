/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document.h"

/* Fails the test unless the Word document is a whole package of well-formed parts that says what the
 * document's blocks say: the same headings on the same levels, the same tables cell by cell, all words
 * in their order. @is_own: whether this program wrote it, so that what only it promises is there too:
 * head rows that repeat, alternative texts, language, title, fields. */
void    fixture_docx_check     (GBytes          *docx,
                                CharterDocument *document,
                                gboolean         is_own);
/* One part of the package, as text. */
char   *fixture_docx_dup_part  (GBytes          *docx,
                                const char      *name);

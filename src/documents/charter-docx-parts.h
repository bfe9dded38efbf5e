/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document.h"
#include "charter-xml.h"

G_BEGIN_DECLS

/* The namespaces of Office Open XML (ECMA-376, transitional) that a text document uses. */
#define CHARTER_DOCX_MAIN     "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define CHARTER_DOCX_OFFICE   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define CHARTER_DOCX_PACKAGE  "http://schemas.openxmlformats.org/package/2006/"
#define CHARTER_DOCX_DRAWING  "http://schemas.openxmlformats.org/drawingml/2006/"

/* Ids of relationships that never change; pictures and links count on from the last. */
#define CHARTER_DOCX_STYLES_ID    "rId1"
#define CHARTER_DOCX_NUMBERING_ID "rId2"
#define CHARTER_DOCX_SETTINGS_ID  "rId3"
#define CHARTER_DOCX_FOOTER_ID    "rId4"
#define CHARTER_DOCX_FIRST_ID     5

/* The parts of a text document beside its body. */
GBytes *charter_docx_make_types         (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *charter_docx_make_package_links (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *charter_docx_make_core          (CharterDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GBytes *charter_docx_make_program       (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *charter_docx_make_settings      (CharterDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GBytes *charter_docx_make_numbering     (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *charter_docx_make_styles        (CharterDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GBytes *charter_docx_make_footer        (CharterDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

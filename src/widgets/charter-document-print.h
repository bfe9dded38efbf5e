/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-pages.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_DOCUMENT_PRINT (charter_document_print_get_type ())
G_DECLARE_FINAL_TYPE (CharterDocumentPrint, charter_document_print, CHARTER, DOCUMENT_PRINT, GtkPrintOperation)

CharterDocumentPrint *charter_document_print_new (CharterPages *pages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

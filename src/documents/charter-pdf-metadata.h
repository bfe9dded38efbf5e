/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document.h"

G_BEGIN_DECLS

char *charter_pdf_metadata_dup_xmp (CharterDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

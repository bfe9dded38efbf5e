/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document.h"

G_BEGIN_DECLS

void charter_document_add_code_square (CharterDocument *self,
                                       const char      *words,
                                       const char      *alternative);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_NOTE (charter_note_get_type ())
G_DECLARE_FINAL_TYPE (CharterNote, charter_note, CHARTER, NOTE, CharterRecord)

CHARTER_DECLARE_TEXT (CharterNote, charter_note, school)
CHARTER_DECLARE_TEXT (CharterNote, charter_note, entry)
CHARTER_DECLARE_TEXT (CharterNote, charter_note, text)

G_END_DECLS

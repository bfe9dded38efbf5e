/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_AREA_NOTE (charter_area_note_get_type ())
G_DECLARE_FINAL_TYPE (CharterAreaNote, charter_area_note, CHARTER, AREA_NOTE, CharterRecord)

CHARTER_DECLARE_TEXT (CharterAreaNote, charter_area_note, school)
CHARTER_DECLARE_TEXT (CharterAreaNote, charter_area_note, audit)
CHARTER_DECLARE_TEXT (CharterAreaNote, charter_area_note, area)
CHARTER_DECLARE_TEXT (CharterAreaNote, charter_area_note, level)
CHARTER_DECLARE_TEXT (CharterAreaNote, charter_area_note, reason)
CHARTER_DECLARE_TEXT (CharterAreaNote, charter_area_note, summary)

G_END_DECLS

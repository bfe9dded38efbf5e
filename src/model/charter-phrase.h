/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PHRASE (charter_phrase_get_type ())
G_DECLARE_FINAL_TYPE (CharterPhrase, charter_phrase, CHARTER, PHRASE, CharterRecord)

CHARTER_DECLARE_TEXT (CharterPhrase, charter_phrase, school)
CHARTER_DECLARE_INTEGER (CharterPhrase, charter_phrase, position)
CHARTER_DECLARE_TEXT (CharterPhrase, charter_phrase, say)
CHARTER_DECLARE_TEXT (CharterPhrase, charter_phrase, instead_of)
CHARTER_DECLARE_TEXT (CharterPhrase, charter_phrase, why)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PIN (charter_pin_get_type ())
G_DECLARE_FINAL_TYPE (CharterPin, charter_pin, CHARTER, PIN, CharterRecord)

CHARTER_DECLARE_TEXT (CharterPin, charter_pin, school)
CHARTER_DECLARE_TEXT (CharterPin, charter_pin, entry)
CHARTER_DECLARE_TEXT (CharterPin, charter_pin, list)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_HANDOVER (charter_handover_get_type ())
G_DECLARE_FINAL_TYPE (CharterHandover, charter_handover, CHARTER, HANDOVER, CharterRecord)

CHARTER_DECLARE_TEXT (CharterHandover, charter_handover, school)
CHARTER_DECLARE_TEXT (CharterHandover, charter_handover, happened_on)
CHARTER_DECLARE_TEXT (CharterHandover, charter_handover, from_whom)
CHARTER_DECLARE_TEXT (CharterHandover, charter_handover, to_whom)
CHARTER_DECLARE_TEXT (CharterHandover, charter_handover, role)
CHARTER_DECLARE_TEXT (CharterHandover, charter_handover, kept_where)
CHARTER_DECLARE_TEXT (CharterHandover, charter_handover, note)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_VISIT_STOP (charter_visit_stop_get_type ())
G_DECLARE_FINAL_TYPE (CharterVisitStop, charter_visit_stop, CHARTER, VISIT_STOP, CharterRecord)

CHARTER_DECLARE_TEXT (CharterVisitStop, charter_visit_stop, school)
CHARTER_DECLARE_INTEGER (CharterVisitStop, charter_visit_stop, position)
CHARTER_DECLARE_TEXT (CharterVisitStop, charter_visit_stop, at)
CHARTER_DECLARE_TEXT (CharterVisitStop, charter_visit_stop, whom)
CHARTER_DECLARE_TEXT (CharterVisitStop, charter_visit_stop, what)
CHARTER_DECLARE_TEXT (CharterVisitStop, charter_visit_stop, items)

int charter_visit_stop_get_minutes (CharterVisitStop *self);

G_END_DECLS

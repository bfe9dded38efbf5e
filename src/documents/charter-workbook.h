/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-evidence-pack.h"

G_BEGIN_DECLS

/* For a meeting: blank, or with is_full with what is written so far. */
CharterDocument *charter_workbook_compose (const CharterReportSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

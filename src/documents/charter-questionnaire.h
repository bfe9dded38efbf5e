/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-evidence-pack.h"

G_BEGIN_DECLS

/* Sheets to fill in by hand; with is_full in large print. */
CharterDocument *charter_questionnaire_compose  (const CharterReportSource *source) G_GNUC_WARN_UNUSED_RESULT;
CharterDocument *charter_assessor_sheet_compose (const CharterReportSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-evidence-pack.h"

G_BEGIN_DECLS

/* The school's model of support, on one page. */
CharterDocument *charter_support_model_compose (const CharterReportSource *source) G_GNUC_WARN_UNUSED_RESULT;
/* What runs this school year and what it costs; with is_full also what made a difference. */
CharterDocument *charter_provision_map_compose (const CharterReportSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

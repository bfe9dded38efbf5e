/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-evidence-pack.h"

G_BEGIN_DECLS

CharterDocument *charter_certificate_compose (const CharterReportSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

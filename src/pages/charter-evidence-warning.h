/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-portfolio.h"

G_BEGIN_DECLS

char *charter_evidence_dup_warning (CharterPortfolio *portfolio,
                                    CharterEvidence  *evidence) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

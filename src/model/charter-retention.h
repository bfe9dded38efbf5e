/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-portfolio.h"

G_BEGIN_DECLS

/* Why a piece of evidence may not be needed any more. */
typedef enum {
  CHARTER_RETENTION_RUN_OUT,       /* its last day of use is more than a year ago */
  CHARTER_RETENTION_PERSONAL_DATA, /* about somebody, and behind no judgement of this cycle or the last */
} CharterRetention;

typedef struct {
  CharterEvidence  *evidence; /* borrowed */
  CharterRetention  reason;
} CharterKept;

GArray *charter_retention_list (CharterPortfolio *portfolio,
                                const char       *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

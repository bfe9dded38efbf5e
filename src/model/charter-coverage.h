/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-standing.h"

G_BEGIN_DECLS

/* How far an audit has come: "31 of 48 themes judged, 19 with evidence". */
typedef struct {
  guint        applicable;
  guint        judged;
  guint        with_evidence;         /* applicable items that some evidence supports */
  CharterItem *next;                  /* nullable: the one to judge next, after where it was left off */
  CharterItem *next_without_evidence; /* nullable: the first judged item without evidence */
} CharterCoverage;

void charter_coverage_count (CharterCoverage  *coverage,
                             CharterPortfolio *portfolio,
                             CharterFramework *framework,
                             CharterAudit     *audit);

G_END_DECLS

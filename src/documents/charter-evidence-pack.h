/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document.h"
#include "charter-framework.h"
#include "charter-measures.h"
#include "charter-portfolio.h"
#include "charter-report-part.h"

G_BEGIN_DECLS

/* What reports are composed from. Nothing is kept of it: the document holds copies. */
typedef struct {
  CharterPortfolio *portfolio;
  CharterFramework *framework;         /* areas, items and the radar */
  CharterAudit     *audit;             /* nullable: none begun */
  CharterFramework *previous_framework; /* nullable: what the cycle before was judged with, when another edition */
  CharterFramework *commitments;       /* nullable: what the charter asks for */
  CharterAudit     *commitments_audit; /* nullable */
  const char       *today;             /* YYYY-MM-DD */
  gboolean          is_full;           /* everything that was written, not only what is needed */
  const char       *code;              /* nullable: tells whether a printed pack matches the records */
  CharterPaper     *paper;             /* nullable: how the school wants this document */
  const char       *statement;         /* nullable: the school's own words of commitment */
  GPtrArray        *references;        /* nullable: of CharterFramework: what items refer to besides */
  const CharterMeasures *measures;     /* nullable: what figures of impact there may be */
  GPtrArray        *unrecorded;        /* nullable: of CharterDuty: that come round again and were never recorded */
  guint             n_told;            /* records, besides evidence, whose words look as if they told of one child */
} CharterReportSource;

CharterDocument *charter_evidence_pack_compose (const CharterReportSource *source) G_GNUC_WARN_UNUSED_RESULT;
const CharterReportPart *
                 charter_evidence_pack_get_parts (guint *n_parts);
CharterDocument *charter_summary_sheet_compose (const CharterReportSource *source) G_GNUC_WARN_UNUSED_RESULT;
CharterDocument *charter_action_plan_compose   (const CharterReportSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

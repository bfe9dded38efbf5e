/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-evidence-pack.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* The documents that the program makes of a school's records, in the order of the gallery. */
typedef enum {
  CHARTER_REPORT_PACK,
  CHARTER_REPORT_INTEREST,
  CHARTER_REPORT_STATEMENT,
  CHARTER_REPORT_PROGRESS,
  CHARTER_REPORT_VISIT,
  CHARTER_REPORT_CASE_STUDIES,
  CHARTER_REPORT_CERTIFICATE,
  CHARTER_REPORT_GOVERNORS,
  CHARTER_REPORT_SUMMARY,
  CHARTER_REPORT_PLAN,
  CHARTER_REPORT_SUPPORT_MODEL,
  CHARTER_REPORT_PROVISION_MAP,
  CHARTER_REPORT_IMPACT,
  CHARTER_REPORT_LANGUAGE,
  CHARTER_REPORT_HANDOVER,
  CHARTER_REPORT_WORKBOOK,
  CHARTER_REPORT_QUESTIONNAIRE,
  CHARTER_REPORT_ASSESSOR_SHEET,
  CHARTER_REPORT_REVIEW,
  CHARTER_REPORT_SIGNPOST,
  CHARTER_REPORT_SIGNPOST_EASY,
  CHARTER_REPORT_POSTER,
  CHARTER_REPORT_BOOKLET,
  CHARTER_REPORT_GAPS,
  CHARTER_REPORT_CHANGE,
} CharterReport;
#define CHARTER_N_REPORTS (CHARTER_REPORT_CHANGE + 1)

/* Who a document is for: the headings of the gallery. */
typedef enum {
  CHARTER_REPORT_FOR_CHARTER,
  CHARTER_REPORT_FOR_GOVERNORS,
  CHARTER_REPORT_FOR_MEETINGS,
  CHARTER_REPORT_FOR_FAMILIES,
  CHARTER_REPORT_FROM_DIRECTORY,
} CharterReportGroup;

/* What the school may choose for a document besides the switch for more. */
typedef enum {
  CHARTER_REPORT_HAS_AUTHOR = 1 << 0, /* who prepared it */
  CHARTER_REPORT_HAS_NAMES = 1 << 1,  /* who signs */
  CHARTER_REPORT_HAS_LEADER = 1 << 2, /* the inclusion leader only */
  CHARTER_REPORT_HAS_LOGO = 1 << 3,
  CHARTER_REPORT_HAS_WORDS = 1 << 4,  /* an opening in its own words */
} CharterReportTraits;

/* One document: a line of the table in charter-report.c. Words are translated when they are shown. */
typedef struct {
  const char         *nick;          /* "pack": in targets and records */
  CharterReportGroup  group;
  const char         *title;
  const char         *purpose;
  const char         *file;          /* end of the name of its file: letters, digits and hyphens */
  const char         *extent;        /* nullable: what the switch for more asks for */
  const char         *extent_detail; /* nullable */
  CharterDocument   *(*compose) (const CharterReportSource *source); /* NULL: made of the directory, which takes a while */
  CharterReportTraits traits;
  const CharterReportPart *(*get_parts) (guint *n_parts); /* nullable */
  GType             (*get_record_type) (void);            /* nullable: records that the school writes for it */
} CharterReportInfo;

const CharterReportInfo *charter_report_get_info   (CharterReport       report);
gboolean                 charter_report_find       (const char         *nick,
                                                    CharterReport      *report);
const char              *charter_report_name_group (CharterReportGroup  group);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_CASE_STUDY (charter_case_study_get_type ())
G_DECLARE_FINAL_TYPE (CharterCaseStudy, charter_case_study, CHARTER, CASE_STUDY, CharterRecord)

CHARTER_DECLARE_TEXT (CharterCaseStudy, charter_case_study, school)
CHARTER_DECLARE_INTEGER (CharterCaseStudy, charter_case_study, position)
CHARTER_DECLARE_TEXT (CharterCaseStudy, charter_case_study, title)
CHARTER_DECLARE_TEXT (CharterCaseStudy, charter_case_study, before)
CHARTER_DECLARE_TEXT (CharterCaseStudy, charter_case_study, what_we_did)
CHARTER_DECLARE_TEXT (CharterCaseStudy, charter_case_study, after)
CHARTER_DECLARE_TEXT (CharterCaseStudy, charter_case_study, own_words)
CHARTER_DECLARE_TEXT (CharterCaseStudy, charter_case_study, said_by)
CHARTER_DECLARE_TEXT (CharterCaseStudy, charter_case_study, items)
CHARTER_DECLARE_BOOLEAN (CharterCaseStudy, charter_case_study, consent)
CHARTER_DECLARE_TEXT (CharterCaseStudy, charter_case_study, written_on)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-report.h"

#include <glib/gi18n.h>

#include "charter-case-studies.h"
#include "charter-certificate.h"
#include "charter-commitment-statement.h"
#include "charter-governors-report.h"
#include "charter-handover-sheet.h"
#include "charter-impact-report.h"
#include "charter-interest-sheet.h"
#include "charter-language-guide.h"
#include "charter-progress-statement.h"
#include "charter-questionnaire.h"
#include "charter-review-copy.h"
#include "charter-support-papers.h"
#include "charter-visit-plan.h"
#include "charter-workbook.h"

/* The gallery: a new document is one line here, one in the enumeration and one file in documents. */
static const CharterReportInfo infos[CHARTER_N_REPORTS] = {
  [CHARTER_REPORT_PACK] = {
    "pack", CHARTER_REPORT_FOR_CHARTER, N_("Charter evidence pack"),
    N_("For the charter’s assessor, governors and families"), N_("evidence-pack"), N_("Full text"),
    N_("With descriptors, review notes and fingerprints of files"), charter_evidence_pack_compose,
    CHARTER_REPORT_HAS_AUTHOR | CHARTER_REPORT_HAS_NAMES | CHARTER_REPORT_HAS_LOGO, charter_evidence_pack_get_parts,
    NULL },
  [CHARTER_REPORT_INTEREST] = {
    "interest", CHARTER_REPORT_FOR_CHARTER, N_("Expression of interest"),
    N_("To the charter’s team, with its address as a code"), N_("expression-of-interest"), NULL, NULL,
    charter_interest_sheet_compose, CHARTER_REPORT_HAS_NAMES | CHARTER_REPORT_HAS_LOGO, NULL, NULL },
  [CHARTER_REPORT_STATEMENT] = {
    "statement", CHARTER_REPORT_FOR_CHARTER, N_("Statement of commitment"),
    N_("In your own words, to sign and to put on a wall"), N_("statement-of-commitment"), NULL, NULL,
    charter_commitment_statement_compose, CHARTER_REPORT_HAS_NAMES | CHARTER_REPORT_HAS_LOGO | CHARTER_REPORT_HAS_WORDS, NULL, NULL },
  [CHARTER_REPORT_PROGRESS] = {
    "progress", CHARTER_REPORT_FOR_CHARTER, N_("Progress statement"),
    N_("How far we have come, self-evaluated"), N_("progress-statement"), NULL, NULL,
    charter_progress_statement_compose, CHARTER_REPORT_HAS_NAMES | CHARTER_REPORT_HAS_LOGO, NULL, NULL },
  [CHARTER_REPORT_VISIT] = {
    "visit", CHARTER_REPORT_FOR_CHARTER, N_("Visit plan"), N_("For an assessor: whom to meet, what to see"),
    N_("visit-plan"), NULL, NULL, charter_visit_plan_compose,
    CHARTER_REPORT_HAS_LEADER | CHARTER_REPORT_HAS_LOGO | CHARTER_REPORT_HAS_WORDS, NULL, charter_visit_stop_get_type },
  [CHARTER_REPORT_CASE_STUDIES] = {
    "case-studies", CHARTER_REPORT_FOR_CHARTER, N_("Case studies"), N_("Two to four, without names"),
    N_("case-studies"), NULL, NULL, charter_case_studies_compose, 0, NULL, charter_case_study_get_type },
  [CHARTER_REPORT_CERTIFICATE] = {
    "certificate", CHARTER_REPORT_FOR_CHARTER, N_("Certificate"),
    N_("Only of an award that was recorded from outside"), N_("certificate"), NULL, NULL,
    charter_certificate_compose, CHARTER_REPORT_HAS_NAMES | CHARTER_REPORT_HAS_LOGO, NULL, NULL },
  [CHARTER_REPORT_GOVERNORS] = {
    "governors", CHARTER_REPORT_FOR_GOVERNORS, N_("Governors’ report"),
    N_("Where we stand, what moved, what to ask"), N_("governors-report"), NULL, NULL,
    charter_governors_report_compose, CHARTER_REPORT_HAS_AUTHOR, NULL, NULL },
  [CHARTER_REPORT_SUMMARY] = {
    "summary", CHARTER_REPORT_FOR_GOVERNORS, N_("One-page summary"),
    N_("To hand out or to put on a wall"), N_("inclusion-summary"), NULL, NULL,
    charter_summary_sheet_compose, 0, NULL, NULL },
  [CHARTER_REPORT_PLAN] = {
    "plan", CHARTER_REPORT_FOR_GOVERNORS, N_("Action plan"), N_("What we will do, who and by when"),
    N_("action-plan"), N_("Full text"), N_("With review notes"), charter_action_plan_compose,
    0, NULL, NULL },
  [CHARTER_REPORT_SUPPORT_MODEL] = {
    "support-model", CHARTER_REPORT_FOR_GOVERNORS, N_("Our cycle of support"),
    N_("How we find out what a pupil needs, and what then"), N_("cycle-of-support"), NULL, NULL,
    charter_support_model_compose, CHARTER_REPORT_HAS_LOGO, NULL, NULL },
  [CHARTER_REPORT_PROVISION_MAP] = {
    "provision-map", CHARTER_REPORT_FOR_GOVERNORS, N_("Provision map"),
    N_("What runs, for whom, at what cost"), N_("provision-map"), N_("With what changed"),
    N_("Measures and change of each provision"), charter_provision_map_compose, 0, NULL, NULL },
  [CHARTER_REPORT_IMPACT] = {
    "impact", CHARTER_REPORT_FOR_GOVERNORS, N_("Impact over the years"),
    N_("Figures beside what the charter hopes for"), N_("impact"), NULL, NULL,
    charter_impact_report_compose, CHARTER_REPORT_HAS_LOGO, NULL, NULL },
  [CHARTER_REPORT_LANGUAGE] = {
    "language", CHARTER_REPORT_FOR_GOVERNORS, N_("The words we use"),
    N_("How we speak about children and families"), N_("words-we-use"), NULL, NULL,
    charter_language_guide_compose, CHARTER_REPORT_HAS_LOGO | CHARTER_REPORT_HAS_WORDS, NULL, charter_phrase_get_type },
  [CHARTER_REPORT_HANDOVER] = {
    "handover", CHARTER_REPORT_FOR_GOVERNORS, N_("Handover sheet"),
    N_("For whoever takes over: state, dates, where things are"), N_("handover-sheet"), NULL, NULL,
    charter_handover_sheet_compose, 0, NULL, NULL },
  [CHARTER_REPORT_WORKBOOK] = {
    "workbook", CHARTER_REPORT_FOR_MEETINGS, N_("Workbook for a meeting"),
    N_("Levels side by side, with space to write"), N_("workbook"), N_("With present words"),
    N_("Levels, what we see and next steps so far"), charter_workbook_compose, 0, NULL, NULL },
  [CHARTER_REPORT_QUESTIONNAIRE] = {
    "questionnaire", CHARTER_REPORT_FOR_MEETINGS, N_("Questionnaire"),
    N_("For pupils, families, staff and governors"), N_("questionnaire"), N_("Large print"),
    N_("16 point, answers under each question"), charter_questionnaire_compose, 0, NULL, NULL },
  [CHARTER_REPORT_ASSESSOR_SHEET] = {
    "assessor-sheet", CHARTER_REPORT_FOR_MEETINGS, N_("Assessor’s sheet"),
    N_("A visiting assessor answers each level"), N_("assessor-sheet"), N_("Large print"), N_("16 point"),
    charter_assessor_sheet_compose, 0, NULL, NULL },
  [CHARTER_REPORT_REVIEW] = {
    "review", CHARTER_REPORT_FOR_MEETINGS, N_("Review copy"),
    N_("For head and governors, with room for initials and remarks"), N_("review-copy"), NULL, NULL,
    charter_review_copy_compose, 0, NULL, NULL },
  [CHARTER_REPORT_SIGNPOST] = {
    "signpost", CHARTER_REPORT_FOR_FAMILIES, N_("Signpost sheet"),
    N_("For a family: the services that are pinned"), N_("signpost-sheet"), N_("Large print"), N_("18 point"),
    NULL, 0, NULL, NULL },
  [CHARTER_REPORT_SIGNPOST_EASY] = {
    "signpost-easy", CHARTER_REPORT_FOR_FAMILIES, N_("Signpost sheet, easy read"),
    N_("Large words and pictures, a service a page"), N_("signpost-sheet-easy-read"), NULL, NULL, NULL, 0, NULL, NULL },
  [CHARTER_REPORT_POSTER] = {
    "poster", CHARTER_REPORT_FROM_DIRECTORY, N_("Staffroom poster"), N_("Who can help, on one page"),
    N_("staffroom-poster"), NULL, NULL, NULL, 0, NULL, NULL },
  [CHARTER_REPORT_BOOKLET] = {
    "booklet", CHARTER_REPORT_FROM_DIRECTORY, N_("Directory as a booklet"),
    N_("Every service, with contents and index"), N_("inclusion-directory"), NULL, NULL, NULL, 0, NULL, NULL },
  [CHARTER_REPORT_GAPS] = {
    "gaps", CHARTER_REPORT_FROM_DIRECTORY, N_("Gaps in provision"),
    N_("What we looked for and did not find"), N_("gaps-in-provision"), NULL, NULL, NULL, 0, NULL, NULL },
  [CHARTER_REPORT_CHANGE] = {
    "change", CHARTER_REPORT_FROM_DIRECTORY, N_("Report a change"),
    N_("A form for an entry that is no longer right"), N_("report-a-change"), NULL, NULL, NULL, 0, NULL, NULL },
};

/**
 * charter_report_get_info:
 * @report: a document
 *
 * Returns: (transfer none): what there is to say of it
 */
const CharterReportInfo *
charter_report_get_info (CharterReport report)
{
  g_return_val_if_fail (report < CHARTER_N_REPORTS, NULL);
  return &infos[report];
}

/**
 * charter_report_find:
 * @nick: (nullable): "pack", "summary", …
 * @report: (out): the document of that name
 *
 * Returns: whether there is one
 */
gboolean
charter_report_find (const char    *nick,
                     CharterReport *report)
{
  for (guint i = 0; i < CHARTER_N_REPORTS; i++)
    if (g_strcmp0 (infos[i].nick, nick) == 0)
      {
        *report = (CharterReport) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * charter_report_name_group:
 * @group: of reports
 *
 * Returns: what it is called
 */
const char *
charter_report_name_group (CharterReportGroup group)
{
  switch (group)
    {
    case CHARTER_REPORT_FOR_CHARTER: return _("For the charter");
    case CHARTER_REPORT_FOR_GOVERNORS: return _("For governors and staff");
    case CHARTER_REPORT_FOR_MEETINGS: return _("For meetings and visits");
    case CHARTER_REPORT_FOR_FAMILIES: return _("For families");
    case CHARTER_REPORT_FROM_DIRECTORY: return _("From the directory");
    default: return "";
    }
}

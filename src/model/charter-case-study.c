/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-case-study.h"

#include <glib/gi18n.h>

/**
 * CharterCaseStudy:
 *
 * What changed for one child or group, told without a name: before, what the school did, after, and the
 * pupil’s or family’s own words. It is printed once the family has agreed.
 */
struct _CharterCaseStudy
{
  CharterRecord parent_instance;

  char *school;
  gint64 position;
  char *title;
  char *before;
  char *what_we_did;
  char *after;
  char *own_words;
  char *said_by;
  char *items;
  int consent;
  char *written_on;
};

G_DEFINE_FINAL_TYPE (CharterCaseStudy, charter_case_study, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterCaseStudy, school, "school"),
  CHARTER_INTEGER (CharterCaseStudy, position, "position"),
  CHARTER_TEXT (CharterCaseStudy, title, "title"),
  CHARTER_TEXT (CharterCaseStudy, before, "before"),
  CHARTER_TEXT (CharterCaseStudy, what_we_did, "what-we-did"),
  CHARTER_TEXT (CharterCaseStudy, after, "after"),
  CHARTER_TEXT (CharterCaseStudy, own_words, "own-words"),
  CHARTER_TEXT (CharterCaseStudy, said_by, "said-by"),
  CHARTER_TEXT (CharterCaseStudy, items, "items"),
  CHARTER_BOOLEAN (CharterCaseStudy, consent, "consent"),
  CHARTER_TEXT (CharterCaseStudy, written_on, "written-on"),
};

static void
charter_case_study_class_init (CharterCaseStudyClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "case_study";
  record_class->noun = N_("case study");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_case_study_init (CharterCaseStudy *self)
{
}

CHARTER_DEFINE_TEXT (CharterCaseStudy, charter_case_study, school, "school")
CHARTER_DEFINE_INTEGER (CharterCaseStudy, charter_case_study, position, "position")
CHARTER_DEFINE_TEXT (CharterCaseStudy, charter_case_study, title, "title")
CHARTER_DEFINE_TEXT (CharterCaseStudy, charter_case_study, before, "before")
CHARTER_DEFINE_TEXT (CharterCaseStudy, charter_case_study, what_we_did, "what-we-did")
CHARTER_DEFINE_TEXT (CharterCaseStudy, charter_case_study, after, "after")
CHARTER_DEFINE_TEXT (CharterCaseStudy, charter_case_study, own_words, "own-words")
CHARTER_DEFINE_TEXT (CharterCaseStudy, charter_case_study, said_by, "said-by")
CHARTER_DEFINE_TEXT (CharterCaseStudy, charter_case_study, items, "items")
CHARTER_DEFINE_BOOLEAN (CharterCaseStudy, charter_case_study, consent, "consent")
CHARTER_DEFINE_TEXT (CharterCaseStudy, charter_case_study, written_on, "written-on")

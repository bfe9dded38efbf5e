/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-finding.h"

#include <glib/gi18n.h>

/**
 * CharterFinding:
 *
 * What a file, or the words of an item of evidence, seem to say of one child, and what a person said
 * of that. `sha256` is the file's or the words', so that the answer holds as long as they are the same and
 * is known again when the file comes again; `file` is the record of the file, or nothing for words.
 * `places` are lines in words: "page 2"; `shape` is what it looks like, never the value itself.
 */
struct _CharterFinding
{
  CharterRecord parent_instance;

  char *school;
  char *evidence;
  char *file;
  char *sha256;
  int kind;
  gint64 count;
  char *places;
  char *shape;
  int answer;
};

G_DEFINE_FINAL_TYPE (CharterFinding, charter_finding, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterFinding, school, "school"),
  CHARTER_TEXT (CharterFinding, evidence, "evidence"),
  CHARTER_TEXT (CharterFinding, file, "file"),
  CHARTER_TEXT (CharterFinding, sha256, "sha256"),
  CHARTER_ENUM (CharterFinding, kind, "kind", charter_privacy_kind_get_type),
  CHARTER_INTEGER (CharterFinding, count, "count"),
  CHARTER_TEXT (CharterFinding, places, "places"),
  CHARTER_TEXT (CharterFinding, shape, "shape"),
  CHARTER_ENUM (CharterFinding, answer, "answer", charter_privacy_answer_get_type),
};

static void
charter_finding_class_init (CharterFindingClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "finding";
  record_class->noun = N_("finding of personal data");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_finding_init (CharterFinding *self)
{
}

CHARTER_DEFINE_TEXT (CharterFinding, charter_finding, school, "school")
CHARTER_DEFINE_TEXT (CharterFinding, charter_finding, evidence, "evidence")
CHARTER_DEFINE_TEXT (CharterFinding, charter_finding, file, "file")
CHARTER_DEFINE_TEXT (CharterFinding, charter_finding, sha256, "sha256")
CHARTER_DEFINE_ENUM (CharterFinding, charter_finding, kind, "kind", CharterPrivacyKind)
CHARTER_DEFINE_INTEGER (CharterFinding, charter_finding, count, "count")
CHARTER_DEFINE_TEXT (CharterFinding, charter_finding, places, "places")
CHARTER_DEFINE_TEXT (CharterFinding, charter_finding, shape, "shape")
CHARTER_DEFINE_ENUM (CharterFinding, charter_finding, answer, "answer", CharterPrivacyAnswer)

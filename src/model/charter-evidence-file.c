/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-evidence-file.h"

#include <glib/gi18n.h>

/**
 * CharterEvidenceFile:
 *
 * One file of an item of evidence, kept under its SHA-256 in the evidence folder. Sizes in bytes. One
 * that was replaced names its successor and stays, and the successor takes its place: `revision` orders
 * the files of an item.
 */
struct _CharterEvidenceFile
{
  CharterRecord parent_instance;

  char *school;
  char *evidence;
  char *name;
  char *sha256;
  gint64 size;
  char *content_type;
  gint64 revision;
  char *replaced_by;
  int looked;
};

G_DEFINE_FINAL_TYPE (CharterEvidenceFile, charter_evidence_file, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterEvidenceFile, school, "school"),
  CHARTER_TEXT (CharterEvidenceFile, evidence, "evidence"),
  CHARTER_TEXT (CharterEvidenceFile, name, "name"),
  CHARTER_TEXT (CharterEvidenceFile, sha256, "sha256"),
  CHARTER_INTEGER (CharterEvidenceFile, size, "size"),
  CHARTER_TEXT (CharterEvidenceFile, content_type, "content-type"),
  CHARTER_INTEGER (CharterEvidenceFile, revision, "revision"),
  CHARTER_TEXT (CharterEvidenceFile, replaced_by, "replaced-by"),
  CHARTER_ENUM (CharterEvidenceFile, looked, "looked", charter_looked_get_type),
};

static void
charter_evidence_file_class_init (CharterEvidenceFileClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "evidence_file";
  record_class->noun = N_("evidence file");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_evidence_file_init (CharterEvidenceFile *self)
{
}

CHARTER_DEFINE_TEXT (CharterEvidenceFile, charter_evidence_file, school, "school")
CHARTER_DEFINE_TEXT (CharterEvidenceFile, charter_evidence_file, evidence, "evidence")
CHARTER_DEFINE_TEXT (CharterEvidenceFile, charter_evidence_file, name, "name")
CHARTER_DEFINE_TEXT (CharterEvidenceFile, charter_evidence_file, sha256, "sha256")
CHARTER_DEFINE_INTEGER (CharterEvidenceFile, charter_evidence_file, size, "size")
CHARTER_DEFINE_TEXT (CharterEvidenceFile, charter_evidence_file, content_type, "content-type")
CHARTER_DEFINE_INTEGER (CharterEvidenceFile, charter_evidence_file, revision, "revision")
CHARTER_DEFINE_TEXT (CharterEvidenceFile, charter_evidence_file, replaced_by, "replaced-by")
CHARTER_DEFINE_ENUM (CharterEvidenceFile, charter_evidence_file, looked, "looked", CharterLooked)

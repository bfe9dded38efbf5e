/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-evidence.h"

#include <glib/gi18n.h>

/**
 * CharterEvidence:
 *
 * Something that shows a judgement to be true: paper, practice or people. One item of evidence holds
 * any number of files and supports any number of judgements and actions. `number` is its reference in print: E14.
 */
struct _CharterEvidence
{
  CharterRecord parent_instance;

  char *school;
  gint64 number;
  char *title;
  int kind;
  int nature;
  char *happened_on;
  char *added_on;
  char *valid_until;
  char *source;
  char *kept_where;
  char *url;
  char *text;
  gboolean personal_data;
  char *consent;
  gboolean left_out;
  gboolean redacted;
};

G_DEFINE_FINAL_TYPE (CharterEvidence, charter_evidence, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterEvidence, school, "school"),
  CHARTER_INTEGER (CharterEvidence, number, "number"),
  CHARTER_TEXT (CharterEvidence, title, "title"),
  CHARTER_ENUM (CharterEvidence, kind, "kind", charter_evidence_kind_get_type),
  CHARTER_ENUM (CharterEvidence, nature, "nature", charter_nature_get_type),
  CHARTER_TEXT (CharterEvidence, happened_on, "happened-on"),
  CHARTER_TEXT (CharterEvidence, added_on, "added-on"),
  CHARTER_TEXT (CharterEvidence, valid_until, "valid-until"),
  CHARTER_TEXT (CharterEvidence, source, "source"),
  CHARTER_TEXT (CharterEvidence, kept_where, "kept-where"),
  CHARTER_TEXT (CharterEvidence, url, "url"),
  CHARTER_TEXT (CharterEvidence, text, "text"),
  CHARTER_BOOLEAN (CharterEvidence, personal_data, "personal-data"),
  CHARTER_TEXT (CharterEvidence, consent, "consent"),
  CHARTER_BOOLEAN (CharterEvidence, left_out, "left-out"),
  CHARTER_BOOLEAN (CharterEvidence, redacted, "redacted"),
};

static void
charter_evidence_class_init (CharterEvidenceClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "evidence";
  record_class->noun = N_("evidence");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_evidence_init (CharterEvidence *self)
{
}

CHARTER_DEFINE_TEXT (CharterEvidence, charter_evidence, school, "school")
CHARTER_DEFINE_INTEGER (CharterEvidence, charter_evidence, number, "number")
CHARTER_DEFINE_TEXT (CharterEvidence, charter_evidence, title, "title")
CHARTER_DEFINE_ENUM (CharterEvidence, charter_evidence, kind, "kind", CharterEvidenceKind)
CHARTER_DEFINE_ENUM (CharterEvidence, charter_evidence, nature, "nature", CharterNature)
CHARTER_DEFINE_TEXT (CharterEvidence, charter_evidence, happened_on, "happened-on")
CHARTER_DEFINE_TEXT (CharterEvidence, charter_evidence, added_on, "added-on")
CHARTER_DEFINE_TEXT (CharterEvidence, charter_evidence, valid_until, "valid-until")
CHARTER_DEFINE_TEXT (CharterEvidence, charter_evidence, source, "source")
CHARTER_DEFINE_TEXT (CharterEvidence, charter_evidence, kept_where, "kept-where")
CHARTER_DEFINE_TEXT (CharterEvidence, charter_evidence, url, "url")
CHARTER_DEFINE_TEXT (CharterEvidence, charter_evidence, text, "text")
CHARTER_DEFINE_BOOLEAN (CharterEvidence, charter_evidence, personal_data, "personal-data")
CHARTER_DEFINE_TEXT (CharterEvidence, charter_evidence, consent, "consent")
CHARTER_DEFINE_BOOLEAN (CharterEvidence, charter_evidence, left_out, "left-out")
CHARTER_DEFINE_BOOLEAN (CharterEvidence, charter_evidence, redacted, "redacted")

/**
 * charter_evidence_get_printed:
 * @self: an item of evidence
 * @words: (nullable): its title, source, address or whatever else of it is to leave the program
 *
 * Everything that is printed or exported of evidence goes through here.
 *
 * Returns: (transfer none) (nullable): @words, or "Withheld" for evidence that is printed redacted
 */
const char *
charter_evidence_get_printed (CharterEvidence *self,
                              const char      *words)
{
  g_return_val_if_fail (CHARTER_IS_EVIDENCE (self), NULL);
  /* Translators: printed in place of what is said of a piece of evidence with personal data */
  return words && self->redacted ? _("Withheld") : words;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-duty.h"

#include <glib/gi18n.h>

#include "charter-id.h"

/**
 * CharterDuty:
 *
 * What the law, guidance or advice asks of the school again and again: when it was last done, where that
 * is published, and when it falls due next. `framework` and `code` name the item of the pack that it was
 * made from; what a reader needs of it is kept here, so that a later edition changes no history.
 */
struct _CharterDuty
{
  CharterRecord parent_instance;

  char *school;
  char *framework;
  char *code;
  char *title;
  int force;
  char *citation;
  char *counts_from;
  char *last_done_on;
  char *published_at;
  char *due_on;
  int answer;
  char *owner;
  char *note;
};

G_DEFINE_FINAL_TYPE (CharterDuty, charter_duty, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterDuty, school, "school"),
  CHARTER_TEXT (CharterDuty, framework, "framework"),
  CHARTER_TEXT (CharterDuty, code, "code"),
  CHARTER_TEXT (CharterDuty, title, "title"),
  CHARTER_ENUM (CharterDuty, force, "force", charter_force_get_type),
  CHARTER_TEXT (CharterDuty, citation, "citation"),
  CHARTER_TEXT (CharterDuty, counts_from, "counts-from"),
  CHARTER_TEXT (CharterDuty, last_done_on, "last-done-on"),
  CHARTER_TEXT (CharterDuty, published_at, "published-at"),
  CHARTER_TEXT (CharterDuty, due_on, "due-on"),
  CHARTER_ENUM (CharterDuty, answer, "answer", charter_duty_answer_get_type),
  CHARTER_TEXT (CharterDuty, owner, "owner"),
  CHARTER_TEXT (CharterDuty, note, "note"),
};

static void
charter_duty_class_init (CharterDutyClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "duty";
  record_class->noun = N_("duty");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_duty_init (CharterDuty *self)
{
}

CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, school, "school")
CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, framework, "framework")
CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, code, "code")
CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, title, "title")
CHARTER_DEFINE_ENUM (CharterDuty, charter_duty, force, "force", CharterForce)
CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, citation, "citation")
CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, counts_from, "counts-from")
CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, last_done_on, "last-done-on")
CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, published_at, "published-at")
CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, due_on, "due-on")
CHARTER_DEFINE_ENUM (CharterDuty, charter_duty, answer, "answer", CharterDutyAnswer)
CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, owner, "owner")
CHARTER_DEFINE_TEXT (CharterDuty, charter_duty, note, "note")

/**
 * charter_duty_dup_id_for:
 * @school: the school's id
 * @framework: the pack
 * @code: of its item
 *
 * Returns: (transfer full): the same on every machine, so that merging two copies of a school does not double
 *   its duties
 */
char *
charter_duty_dup_id_for (const char *school,
                         const char *framework,
                         const char *code)
{
  return charter_id_for ("duty", school, framework, code, NULL);
}

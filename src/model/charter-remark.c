/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-remark.h"

#include <glib/gi18n.h>

/**
 * CharterRemark:
 *
 * What somebody who was given a review copy says of a self-evaluation, of one area or one item of it;
 * it is open until it is answered.
 */
struct _CharterRemark
{
  CharterRecord parent_instance;

  char *school;
  char *audit;
  char *area;
  char *item;
  char *who;
  char *made_on;
  char *text;
  char *answered_on;
  char *answer;
};

G_DEFINE_FINAL_TYPE (CharterRemark, charter_remark, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterRemark, school, "school"),
  CHARTER_TEXT (CharterRemark, audit, "audit"),
  CHARTER_TEXT (CharterRemark, area, "area"),
  CHARTER_TEXT (CharterRemark, item, "item"),
  CHARTER_TEXT (CharterRemark, who, "who"),
  CHARTER_TEXT (CharterRemark, made_on, "made-on"),
  CHARTER_TEXT (CharterRemark, text, "text"),
  CHARTER_TEXT (CharterRemark, answered_on, "answered-on"),
  CHARTER_TEXT (CharterRemark, answer, "answer"),
};

static void
charter_remark_class_init (CharterRemarkClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "remark";
  record_class->noun = N_("remark");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_remark_init (CharterRemark *self)
{
}

CHARTER_DEFINE_TEXT (CharterRemark, charter_remark, school, "school")
CHARTER_DEFINE_TEXT (CharterRemark, charter_remark, audit, "audit")
CHARTER_DEFINE_TEXT (CharterRemark, charter_remark, area, "area")
CHARTER_DEFINE_TEXT (CharterRemark, charter_remark, item, "item")
CHARTER_DEFINE_TEXT (CharterRemark, charter_remark, who, "who")
CHARTER_DEFINE_TEXT (CharterRemark, charter_remark, made_on, "made-on")
CHARTER_DEFINE_TEXT (CharterRemark, charter_remark, text, "text")
CHARTER_DEFINE_TEXT (CharterRemark, charter_remark, answered_on, "answered-on")
CHARTER_DEFINE_TEXT (CharterRemark, charter_remark, answer, "answer")

/**
 * charter_remark_is_open:
 * @self: a remark
 *
 * Returns: whether it waits for an answer
 */
gboolean
charter_remark_is_open (CharterRemark *self)
{
  g_return_val_if_fail (CHARTER_IS_REMARK (self), FALSE);
  return self->answer == NULL;
}

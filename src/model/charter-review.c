/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-review.h"

#include <glib/gi18n.h>

/**
 * CharterReview:
 *
 * A dated note on how an action is going.
 */
struct _CharterReview
{
  CharterRecord parent_instance;

  char *school;
  char *action;
  char *reviewed_on;
  char *who;
  char *note;
};

G_DEFINE_FINAL_TYPE (CharterReview, charter_review, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterReview, school, "school"),
  CHARTER_TEXT (CharterReview, action, "action"),
  CHARTER_TEXT (CharterReview, reviewed_on, "reviewed-on"),
  CHARTER_TEXT (CharterReview, who, "who"),
  CHARTER_TEXT (CharterReview, note, "note"),
};

static void
charter_review_class_init (CharterReviewClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "review";
  record_class->noun = N_("review note");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_review_init (CharterReview *self)
{
}

CHARTER_DEFINE_TEXT (CharterReview, charter_review, school, "school")
CHARTER_DEFINE_TEXT (CharterReview, charter_review, action, "action")
CHARTER_DEFINE_TEXT (CharterReview, charter_review, reviewed_on, "reviewed-on")
CHARTER_DEFINE_TEXT (CharterReview, charter_review, who, "who")
CHARTER_DEFINE_TEXT (CharterReview, charter_review, note, "note")

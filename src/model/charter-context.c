/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-context.h"

#include <glib/gi18n.h>

/**
 * CharterContext:
 *
 * A school's context figures for one school year. Counts of pupils; attendance in tenths of a percent.
 */
struct _CharterContext
{
  CharterRecord parent_instance;

  char *school;
  char *year;
  gint64 roll;
  gint64 sen_support;
  gint64 ehc_plans;
  gint64 pupil_premium;
  gint64 eal;
  gint64 mobility;
  gint64 attendance;
};

G_DEFINE_FINAL_TYPE (CharterContext, charter_context, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterContext, school, "school"),
  CHARTER_TEXT (CharterContext, year, "year"),
  CHARTER_INTEGER (CharterContext, roll, "roll"),
  CHARTER_INTEGER (CharterContext, sen_support, "sen-support"),
  CHARTER_INTEGER (CharterContext, ehc_plans, "ehc-plans"),
  CHARTER_INTEGER (CharterContext, pupil_premium, "pupil-premium"),
  CHARTER_INTEGER (CharterContext, eal, "eal"),
  CHARTER_INTEGER (CharterContext, mobility, "mobility"),
  CHARTER_INTEGER (CharterContext, attendance, "attendance"),
};

static void
charter_context_class_init (CharterContextClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "context";
  record_class->noun = N_("school figures");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_context_init (CharterContext *self)
{
}

CHARTER_DEFINE_TEXT (CharterContext, charter_context, school, "school")
CHARTER_DEFINE_TEXT (CharterContext, charter_context, year, "year")
CHARTER_DEFINE_INTEGER (CharterContext, charter_context, roll, "roll")
CHARTER_DEFINE_INTEGER (CharterContext, charter_context, sen_support, "sen-support")
CHARTER_DEFINE_INTEGER (CharterContext, charter_context, ehc_plans, "ehc-plans")
CHARTER_DEFINE_INTEGER (CharterContext, charter_context, pupil_premium, "pupil-premium")
CHARTER_DEFINE_INTEGER (CharterContext, charter_context, eal, "eal")
CHARTER_DEFINE_INTEGER (CharterContext, charter_context, mobility, "mobility")
CHARTER_DEFINE_INTEGER (CharterContext, charter_context, attendance, "attendance")

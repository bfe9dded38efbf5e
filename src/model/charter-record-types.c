/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-record-types.h"

#include <string.h>

#include "charter-portfolio.h"

/* The record classes there are, and what one of their fields takes: what a database, a bundle and
 * every other outside form of records is derived from. */

static GType *types;
static guint n_all;

static gpointer
make_types (gpointer data)
{
  const GType all[] = {
    CHARTER_TYPE_SCHOOL, CHARTER_TYPE_CONTEXT, CHARTER_TYPE_AUDIT, CHARTER_TYPE_AREA_NOTE,
    CHARTER_TYPE_JUDGEMENT, CHARTER_TYPE_EVIDENCE, CHARTER_TYPE_EVIDENCE_FILE, CHARTER_TYPE_ACTION,
    CHARTER_TYPE_REVIEW, CHARTER_TYPE_LINK, CHARTER_TYPE_PIN, CHARTER_TYPE_NOTE, CHARTER_TYPE_OFFER,
    CHARTER_TYPE_MILESTONE, CHARTER_TYPE_PROVISION, CHARTER_TYPE_REMARK,
    CHARTER_TYPE_VOICE_ANSWERS, CHARTER_TYPE_TICK,
    CHARTER_TYPE_UNMET_NEED,
    CHARTER_TYPE_PAPER, CHARTER_TYPE_CASE_STUDY, CHARTER_TYPE_VISIT_STOP, CHARTER_TYPE_PHRASE,
    CHARTER_TYPE_LOGO, CHARTER_TYPE_FINDING, CHARTER_TYPE_OWN_MEASURE, CHARTER_TYPE_INDICATOR,
    CHARTER_TYPE_FUNDING, CHARTER_TYPE_MODEL_CHECK, CHARTER_TYPE_SUPPORT_MODEL, CHARTER_TYPE_SUPPORT_STEP,
    CHARTER_TYPE_HALF_TERM, CHARTER_TYPE_DUTY, CHARTER_TYPE_CALENDAR_EVENT,
    CHARTER_TYPE_TRAINING, CHARTER_TYPE_HANDOVER,
  };

  n_all = G_N_ELEMENTS (all);
  types = g_memdup2 (all, sizeof all);
  for (guint i = 0; i < n_all; i++)
    g_type_class_ref (types[i]);
  return NULL;
}

/**
 * charter_record_list_types:
 * @n_types: (out): how many there are
 *
 * Returns: (array length=n_types): every record class, the school's first
 */
const GType *
charter_record_list_types (guint *n_types)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, make_types, NULL);
  *n_types = n_all;
  return types;
}

/**
 * charter_record_find_class:
 * @table: a name
 *
 * Returns: (transfer none) (nullable): the record class whose table has that name
 */
CharterRecordClass *
charter_record_find_class (const char *table)
{
  guint n;
  const GType *all = charter_record_list_types (&n);

  for (guint i = 0; i < n; i++)
    {
      CharterRecordClass *klass = g_type_class_peek (all[i]);

      if (g_str_equal (klass->table, table))
        return klass;
    }
  return NULL;
}

static gboolean
is_whole_number (const char *text)
{
  guint64 number;

  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, NULL);
}

/**
 * charter_record_takes_text:
 * @property: a stored property of a record class
 * @text: (nullable): a value as charter_record_dup_field () writes it
 *
 * Returns: whether the property has such values: for text that comes from outside
 */
gboolean
charter_record_takes_text (GParamSpec *property,
                           const char *text)
{
  int number;

  if (property->value_type == G_TYPE_STRING)
    return !text || g_utf8_validate (text, -1, NULL);
  if (property->value_type == G_TYPE_INT64)
    return !text || is_whole_number (text);
  if (property->value_type == G_TYPE_BOOLEAN)
    return text && (g_str_equal (text, "0") || g_str_equal (text, "1"));
  return text && charter_enum_from_nick (property->value_type, text, &number);
}

/**
 * charter_record_set_from_text:
 * @self: a record
 * @property: one of its stored properties
 * @text: (nullable): a value as charter_record_dup_field () writes it
 */
void
charter_record_set_from_text (CharterRecord *self,
                              GParamSpec    *property,
                              const char    *text)
{
  GObject *object = G_OBJECT (self);
  int number = 0;

  g_return_if_fail (CHARTER_IS_RECORD (self));
  if (property->value_type == G_TYPE_STRING)
    g_object_set (object, property->name, text, NULL);
  else if (property->value_type == G_TYPE_INT64)
    g_object_set (object, property->name,
                  text ? g_ascii_strtoll (text, NULL, 10) : CHARTER_NOT_SAID, NULL);
  else if (property->value_type == G_TYPE_BOOLEAN)
    g_object_set (object, property->name, text && *text != '0', NULL);
  else if (text && charter_enum_from_nick (property->value_type, text, &number))
    g_object_set (object, property->name, number, NULL);
}

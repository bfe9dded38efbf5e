/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-tick.h"

#include <glib/gi18n.h>

#include "charter-criteria.h"
#include "charter-id.h"

/**
 * CharterTick:
 *
 * One criterion of a level that the school says is in place, in one audit. There is a record or there
 * is none; its id is derived from what it ticks. The criterion is kept as a key of its words, so that a
 * tick never passes to other words.
 */
struct _CharterTick
{
  CharterRecord parent_instance;

  char *school;
  char *audit;
  char *item;
  char *level;
  char *criterion;
};

G_DEFINE_FINAL_TYPE (CharterTick, charter_tick, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterTick, school, "school"),
  CHARTER_TEXT (CharterTick, audit, "audit"),
  CHARTER_TEXT (CharterTick, item, "item"),
  CHARTER_TEXT (CharterTick, level, "level"),
  CHARTER_TEXT (CharterTick, criterion, "criterion"),
};

static void
charter_tick_class_init (CharterTickClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "tick";
  record_class->noun = N_("ticked criterion");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_tick_init (CharterTick *self)
{
}

CHARTER_DEFINE_TEXT (CharterTick, charter_tick, school, "school")
CHARTER_DEFINE_TEXT (CharterTick, charter_tick, audit, "audit")
CHARTER_DEFINE_TEXT (CharterTick, charter_tick, item, "item")
CHARTER_DEFINE_TEXT (CharterTick, charter_tick, level, "level")
CHARTER_DEFINE_TEXT (CharterTick, charter_tick, criterion, "criterion")

/**
 * charter_tick_dup_id_for:
 * @audit: the id of an audit
 * @item: the code of an item
 * @level: the id of a level
 * @criterion: the words of one of its criteria
 *
 * Returns: (transfer full): the id of that tick on every machine
 */
char *
charter_tick_dup_id_for (const char *audit,
                         const char *item,
                         const char *level,
                         const char *criterion)
{
  g_autofree char *key = charter_criterion_dup_key (criterion);

  return charter_id_for ("tick", audit, item, level, key, NULL);
}

/**
 * charter_tick_new:
 * @school: the id of the school
 * @audit: the id of an audit
 * @item: the code of an item
 * @level: the id of a level
 * @criterion: the words of one of its criteria
 *
 * Returns: (transfer full): the tick
 */
CharterTick *
charter_tick_new (const char *school,
                  const char *audit,
                  const char *item,
                  const char *level,
                  const char *criterion)
{
  g_autofree char *id = charter_tick_dup_id_for (audit, item, level, criterion);
  g_autofree char *key = charter_criterion_dup_key (criterion);

  return g_object_new (CHARTER_TYPE_TICK,
                       "id", id,
                       "school", school,
                       "audit", audit,
                       "item", item,
                       "level", level,
                       "criterion", key,
                       NULL);
}

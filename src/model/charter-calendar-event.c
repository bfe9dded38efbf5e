/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-calendar-event.h"

#include <glib/gi18n.h>

/**
 * CharterCalendarEvent:
 *
 * What the calendar files of the school have said of one action or duty, so that the next file moves or
 * withdraws it. `number` counts its changes (SEQUENCE of RFC 5545).
 */
struct _CharterCalendarEvent
{
  CharterRecord parent_instance;

  char *school;
  char *record;
  gint64 number;
  gboolean withdrawn;
  char *day;
  char *summary;
  char *description;
};

G_DEFINE_FINAL_TYPE (CharterCalendarEvent, charter_calendar_event, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterCalendarEvent, school, "school"),
  CHARTER_TEXT (CharterCalendarEvent, record, "record"),
  CHARTER_INTEGER (CharterCalendarEvent, number, "number"),
  CHARTER_BOOLEAN (CharterCalendarEvent, withdrawn, "withdrawn"),
  CHARTER_TEXT (CharterCalendarEvent, day, "day"),
  CHARTER_TEXT (CharterCalendarEvent, summary, "summary"),
  CHARTER_TEXT (CharterCalendarEvent, description, "description"),
};

static void
charter_calendar_event_class_init (CharterCalendarEventClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "calendar_event";
  record_class->noun = N_("calendar entry");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_calendar_event_init (CharterCalendarEvent *self)
{
}

CHARTER_DEFINE_TEXT (CharterCalendarEvent, charter_calendar_event, school, "school")
CHARTER_DEFINE_TEXT (CharterCalendarEvent, charter_calendar_event, record, "record")
CHARTER_DEFINE_INTEGER (CharterCalendarEvent, charter_calendar_event, number, "number")
CHARTER_DEFINE_BOOLEAN (CharterCalendarEvent, charter_calendar_event, withdrawn, "withdrawn")
CHARTER_DEFINE_TEXT (CharterCalendarEvent, charter_calendar_event, day, "day")
CHARTER_DEFINE_TEXT (CharterCalendarEvent, charter_calendar_event, summary, "summary")
CHARTER_DEFINE_TEXT (CharterCalendarEvent, charter_calendar_event, description, "description")

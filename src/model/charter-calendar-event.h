/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_CALENDAR_EVENT (charter_calendar_event_get_type ())
G_DECLARE_FINAL_TYPE (CharterCalendarEvent, charter_calendar_event, CHARTER, CALENDAR_EVENT, CharterRecord)

CHARTER_DECLARE_TEXT (CharterCalendarEvent, charter_calendar_event, school)
CHARTER_DECLARE_TEXT (CharterCalendarEvent, charter_calendar_event, record)
CHARTER_DECLARE_INTEGER (CharterCalendarEvent, charter_calendar_event, number)
CHARTER_DECLARE_BOOLEAN (CharterCalendarEvent, charter_calendar_event, withdrawn)
CHARTER_DECLARE_TEXT (CharterCalendarEvent, charter_calendar_event, day)
CHARTER_DECLARE_TEXT (CharterCalendarEvent, charter_calendar_event, summary)
CHARTER_DECLARE_TEXT (CharterCalendarEvent, charter_calendar_event, description)

G_END_DECLS

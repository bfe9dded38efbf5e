/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-visit-stop.h"

#include <glib/gi18n.h>
#include <stdio.h>

/**
 * CharterVisitStop:
 *
 * One line of the plan for an assessor’s visit: when, whom to meet by role, what to see, and the codes
 * of the items that it shows.
 */
struct _CharterVisitStop
{
  CharterRecord parent_instance;

  char *school;
  gint64 position;
  char *at;
  char *whom;
  char *what;
  char *items;
};

G_DEFINE_FINAL_TYPE (CharterVisitStop, charter_visit_stop, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterVisitStop, school, "school"),
  CHARTER_INTEGER (CharterVisitStop, position, "position"),
  CHARTER_TEXT (CharterVisitStop, at, "at"),
  CHARTER_TEXT (CharterVisitStop, whom, "whom"),
  CHARTER_TEXT (CharterVisitStop, what, "what"),
  CHARTER_TEXT (CharterVisitStop, items, "items"),
};

static void
charter_visit_stop_class_init (CharterVisitStopClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "visit_stop";
  record_class->noun = N_("line of the visit plan");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_visit_stop_init (CharterVisitStop *self)
{
}

CHARTER_DEFINE_TEXT (CharterVisitStop, charter_visit_stop, school, "school")
CHARTER_DEFINE_INTEGER (CharterVisitStop, charter_visit_stop, position, "position")
CHARTER_DEFINE_TEXT (CharterVisitStop, charter_visit_stop, at, "at")
CHARTER_DEFINE_TEXT (CharterVisitStop, charter_visit_stop, whom, "whom")
CHARTER_DEFINE_TEXT (CharterVisitStop, charter_visit_stop, what, "what")
CHARTER_DEFINE_TEXT (CharterVisitStop, charter_visit_stop, items, "items")

/**
 * charter_visit_stop_get_minutes:
 * @self: a part of a visit
 *
 * Returns: when it begins, in minutes from midnight, where its time reads like one ("9:15", "09.15",
 *   "13:00 or later"); -1 where it does not
 */
int
charter_visit_stop_get_minutes (CharterVisitStop *self)
{
  int hours, minutes;

  if (!self->at || sscanf (self->at, "%2d%*1[:.]%2d", &hours, &minutes) != 2)
    return -1;
  return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 ? hours * 60 + minutes : -1;
}

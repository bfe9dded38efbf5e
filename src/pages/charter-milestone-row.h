/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-row.h"
#include "charter-status.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_MILESTONE_ROW (charter_milestone_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterMilestoneRow, charter_milestone_row, CHARTER, MILESTONE_ROW, CharterRow)

typedef enum {
  CHARTER_PLACE_ONLY,
  CHARTER_PLACE_FIRST,
  CHARTER_PLACE_MIDDLE,
  CHARTER_PLACE_LAST,
} CharterMilestonePlace;

/* One step on the way to a status. Signal: record. */
GtkWidget  *charter_milestone_row_new         (const CharterStepStanding *standing,
                                               CharterMilestonePlace      place,
                                               gboolean                   is_next,
                                               gboolean                   can_change) G_GNUC_WARN_UNUSED_RESULT;
const char *charter_milestone_row_get_step_id (CharterMilestoneRow       *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-duty-job.h"

G_BEGIN_DECLS

/* One duty of the pack, folded; unfolded, what the school says of it. */
#define CHARTER_TYPE_DUTY_ROW (charter_duty_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterDutyRow, charter_duty_row, CHARTER, DUTY_ROW, AdwExpanderRow)

GtkWidget   *charter_duty_row_new      (CharterSession        *session,
                                        const CharterDutyLine *line) G_GNUC_WARN_UNUSED_RESULT;
CharterItem *charter_duty_row_get_item (CharterDutyRow        *self);
void         charter_duty_row_update   (CharterDutyRow        *self,
                                        const CharterDutyLine *line);

G_END_DECLS

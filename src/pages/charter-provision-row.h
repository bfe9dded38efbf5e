/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-row.h"
#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PROVISION_ROW (charter_provision_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterProvisionRow, charter_provision_row, CHARTER, PROVISION_ROW, CharterRow)

GtkWidget        *charter_provision_row_new           (CharterSession      *session,
                                                       gboolean             tells_change);
void              charter_provision_row_set_provision (CharterProvisionRow *self,
                                                       CharterProvision    *provision);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PROVISION_SHEET (charter_provision_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CharterProvisionSheet, charter_provision_sheet, CHARTER, PROVISION_SHEET, AdwBin)

/* Signal: go (const char *page, const char *target). */
void              charter_provision_sheet_set_session   (CharterProvisionSheet *self,
                                                         CharterSession        *session);
CharterProvision *charter_provision_sheet_get_provision (CharterProvisionSheet *self);
void              charter_provision_sheet_set_provision (CharterProvisionSheet *self,
                                                         CharterProvision      *provision);
void              charter_provision_sheet_begin         (CharterProvisionSheet *self);

G_END_DECLS

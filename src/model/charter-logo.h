/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_LOGO (charter_logo_get_type ())
G_DECLARE_FINAL_TYPE (CharterLogo, charter_logo, CHARTER, LOGO, CharterRecord)

CHARTER_DECLARE_TEXT (CharterLogo, charter_logo, school)
CHARTER_DECLARE_TEXT (CharterLogo, charter_logo, name)
CHARTER_DECLARE_TEXT (CharterLogo, charter_logo, picture)

char *charter_logo_dup_id_for (const char *school) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_LINK (charter_link_get_type ())
G_DECLARE_FINAL_TYPE (CharterLink, charter_link, CHARTER, LINK, CharterRecord)

CHARTER_DECLARE_TEXT (CharterLink, charter_link, school)
CHARTER_DECLARE_TEXT (CharterLink, charter_link, from_id)
CHARTER_DECLARE_TEXT (CharterLink, charter_link, to_id)
CHARTER_DECLARE_ENUM (CharterLink, charter_link, kind, CharterLinkKind)

CharterLink *charter_link_new (const char      *school,
                               const char      *from_id,
                               const char      *to_id,
                               CharterLinkKind  kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

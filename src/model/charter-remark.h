/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_REMARK (charter_remark_get_type ())
G_DECLARE_FINAL_TYPE (CharterRemark, charter_remark, CHARTER, REMARK, CharterRecord)

CHARTER_DECLARE_TEXT (CharterRemark, charter_remark, school)
CHARTER_DECLARE_TEXT (CharterRemark, charter_remark, audit)
CHARTER_DECLARE_TEXT (CharterRemark, charter_remark, area)
CHARTER_DECLARE_TEXT (CharterRemark, charter_remark, item)
CHARTER_DECLARE_TEXT (CharterRemark, charter_remark, who)
CHARTER_DECLARE_TEXT (CharterRemark, charter_remark, made_on)
CHARTER_DECLARE_TEXT (CharterRemark, charter_remark, text)
CHARTER_DECLARE_TEXT (CharterRemark, charter_remark, answered_on)
CHARTER_DECLARE_TEXT (CharterRemark, charter_remark, answer)

gboolean charter_remark_is_open (CharterRemark *self);

G_END_DECLS

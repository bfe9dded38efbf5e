/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_REVIEW (charter_review_get_type ())
G_DECLARE_FINAL_TYPE (CharterReview, charter_review, CHARTER, REVIEW, CharterRecord)

CHARTER_DECLARE_TEXT (CharterReview, charter_review, school)
CHARTER_DECLARE_TEXT (CharterReview, charter_review, action)
CHARTER_DECLARE_TEXT (CharterReview, charter_review, reviewed_on)
CHARTER_DECLARE_TEXT (CharterReview, charter_review, who)
CHARTER_DECLARE_TEXT (CharterReview, charter_review, note)

G_END_DECLS

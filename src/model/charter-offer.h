/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_OFFER (charter_offer_get_type ())
G_DECLARE_FINAL_TYPE (CharterOffer, charter_offer, CHARTER, OFFER, CharterRecord)

CHARTER_DECLARE_TEXT (CharterOffer, charter_offer, school)
CHARTER_DECLARE_TEXT (CharterOffer, charter_offer, name)
CHARTER_DECLARE_TEXT (CharterOffer, charter_offer, description)
CHARTER_DECLARE_TEXT (CharterOffer, charter_offer, eligibility)
CHARTER_DECLARE_TEXT (CharterOffer, charter_offer, needs)
CHARTER_DECLARE_INTEGER (CharterOffer, charter_offer, minimum_age)
CHARTER_DECLARE_INTEGER (CharterOffer, charter_offer, maximum_age)
CHARTER_DECLARE_TEXT (CharterOffer, charter_offer, how)
CHARTER_DECLARE_TEXT (CharterOffer, charter_offer, contact_role)
CHARTER_DECLARE_TEXT (CharterOffer, charter_offer, email)
CHARTER_DECLARE_TEXT (CharterOffer, charter_offer, phone)
CHARTER_DECLARE_TEXT (CharterOffer, charter_offer, checked_on)
CHARTER_DECLARE_BOOLEAN (CharterOffer, charter_offer, is_paused)

G_END_DECLS

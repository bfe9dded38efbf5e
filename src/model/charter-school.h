/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SCHOOL (charter_school_get_type ())
G_DECLARE_FINAL_TYPE (CharterSchool, charter_school, CHARTER, SCHOOL, CharterRecord)

CHARTER_DECLARE_TEXT (CharterSchool, charter_school, urn)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, name)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, la_code)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, la_name)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, establishment_number)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, phase)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, establishment_type)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, status)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, street)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, locality)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, town)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, county)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, postcode)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, website)
CHARTER_DECLARE_INTEGER (CharterSchool, charter_school, low_age)
CHARTER_DECLARE_INTEGER (CharterSchool, charter_school, high_age)
CHARTER_DECLARE_INTEGER (CharterSchool, charter_school, roll)
CHARTER_DECLARE_INTEGER (CharterSchool, charter_school, easting)
CHARTER_DECLARE_INTEGER (CharterSchool, charter_school, northing)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, senco)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, inclusion_leader)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, head)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, chair)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, local_forum)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, setting)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, leader_since)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, leader_remit)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, leader_release)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, leader_champions)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, leader_cover)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, interest_address)
CHARTER_DECLARE_TEXT (CharterSchool, charter_school, interest_words)

char *charter_school_dup_id_for (const char *urn) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

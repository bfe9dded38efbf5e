/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_TRAINING (charter_training_get_type ())
G_DECLARE_FINAL_TYPE (CharterTraining, charter_training, CHARTER, TRAINING, CharterRecord)

CHARTER_DECLARE_TEXT (CharterTraining, charter_training, school)
CHARTER_DECLARE_ENUM (CharterTraining, charter_training, kind, CharterTrainingKind)
CHARTER_DECLARE_TEXT (CharterTraining, charter_training, happened_on)
CHARTER_DECLARE_TEXT (CharterTraining, charter_training, title)
CHARTER_DECLARE_TEXT (CharterTraining, charter_training, led_by)
CHARTER_DECLARE_INTEGER (CharterTraining, charter_training, teachers)
CHARTER_DECLARE_INTEGER (CharterTraining, charter_training, support_staff)
CHARTER_DECLARE_INTEGER (CharterTraining, charter_training, lunchtime_staff)
CHARTER_DECLARE_INTEGER (CharterTraining, charter_training, office_staff)
CHARTER_DECLARE_INTEGER (CharterTraining, charter_training, leaders)
CHARTER_DECLARE_INTEGER (CharterTraining, charter_training, governors)
CHARTER_DECLARE_TEXT (CharterTraining, charter_training, catch_up)
CHARTER_DECLARE_TEXT (CharterTraining, charter_training, finding)
CHARTER_DECLARE_TEXT (CharterTraining, charter_training, changed)
CHARTER_DECLARE_TEXT (CharterTraining, charter_training, shared)
CHARTER_DECLARE_TEXT (CharterTraining, charter_training, brought_back)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item.h"
#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PROJECTOR_PLAN (charter_projector_plan_get_type ())
G_DECLARE_FINAL_TYPE (CharterProjectorPlan, charter_projector_plan, CHARTER, PROJECTOR_PLAN, AdwBin)

void charter_projector_plan_set_session (CharterProjectorPlan *self,
                                         CharterSession       *session);
void charter_projector_plan_show        (CharterProjectorPlan *self,
                                         CharterItem          *item); /* nullable */
void charter_projector_plan_begin       (CharterProjectorPlan *self);

G_END_DECLS

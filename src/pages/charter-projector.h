/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item.h"
#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PROJECTOR (charter_projector_get_type ())
G_DECLARE_FINAL_TYPE (CharterProjector, charter_projector, CHARTER, PROJECTOR, AdwWindow)

GtkWidget   *charter_projector_new        (GtkWindow        *parent,
                                           CharterSession   *session,
                                           CharterItem      *item) G_GNUC_WARN_UNUSED_RESULT; /* nullable: the first area */
/* What is on the screen: "area", "item", "plan" or "checklist"; and of an area or item, its code. */
const char  *charter_projector_get_screen (CharterProjector *self);
const char  *charter_projector_get_code   (CharterProjector *self); /* nullable */

gboolean     charter_projector_key        (CharterProjector *self,
                                           guint             keyval);

G_END_DECLS

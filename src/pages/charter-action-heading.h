/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What stands over actions that belong together. */
#define CHARTER_TYPE_ACTION_HEADING (charter_action_heading_get_type ())
G_DECLARE_FINAL_TYPE (CharterActionHeading, charter_action_heading, CHARTER, ACTION_HEADING, GObject)

CharterActionHeading *charter_action_heading_new       (const char           *title,
                                                        const char           *about) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
const char           *charter_action_heading_get_title (CharterActionHeading *self);
const char           *charter_action_heading_get_about (CharterActionHeading *self); /* nullable */

G_END_DECLS

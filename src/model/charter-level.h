/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-types.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_LEVEL (charter_level_get_type ())
G_DECLARE_FINAL_TYPE (CharterLevel, charter_level, CHARTER, LEVEL, GObject)

/* Properties, all read-only after construction: id, title, subtitle, description, value (int). */
CharterLevel *charter_level_new             (const char   *id,
                                             const char   *title,
                                             const char   *subtitle,
                                             const char   *description,
                                             int           value) G_GNUC_WARN_UNUSED_RESULT;

const char   *charter_level_get_id          (CharterLevel *self);
const char   *charter_level_get_title       (CharterLevel *self);
const char   *charter_level_get_subtitle    (CharterLevel *self);
const char   *charter_level_get_description (CharterLevel *self);
int           charter_level_get_value       (CharterLevel *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-measures.h"

G_BEGIN_DECLS

const CharterMeasures *charter_measures_get_default (void);
CharterMeasures       *charter_measures_read        (GBytes   *json,
                                                     GError  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

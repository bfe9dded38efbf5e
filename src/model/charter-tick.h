/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_TICK (charter_tick_get_type ())
G_DECLARE_FINAL_TYPE (CharterTick, charter_tick, CHARTER, TICK, CharterRecord)

CHARTER_DECLARE_TEXT (CharterTick, charter_tick, school)
CHARTER_DECLARE_TEXT (CharterTick, charter_tick, audit)
CHARTER_DECLARE_TEXT (CharterTick, charter_tick, item)
CHARTER_DECLARE_TEXT (CharterTick, charter_tick, level)
CHARTER_DECLARE_TEXT (CharterTick, charter_tick, criterion)

CharterTick *charter_tick_new        (const char *school,
                                      const char *audit,
                                      const char *item,
                                      const char *level,
                                      const char *criterion) G_GNUC_WARN_UNUSED_RESULT;
char        *charter_tick_dup_id_for (const char *audit,
                                      const char *item,
                                      const char *level,
                                      const char *criterion) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

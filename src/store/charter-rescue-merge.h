/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-rescue-report.h"
#include "charter-salvage.h"

G_BEGIN_DECLS

/* What a damaged file and a backup hold together. */
typedef struct _CharterRescueMerge CharterRescueMerge;

CharterRescueMerge *charter_rescue_merge_new         (GPtrArray            *tables,
                                                      CharterPageSums      *sums) G_GNUC_WARN_UNUSED_RESULT;
void                charter_rescue_merge_free        (CharterRescueMerge   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterRescueMerge, charter_rescue_merge_free)
void                charter_rescue_merge_add_damaged (CharterRescueMerge   *self,
                                                      CharterSalvage       *salvage);
gboolean            charter_rescue_merge_add_backup  (CharterRescueMerge   *self,
                                                      CharterDatabase      *backup,
                                                      GError              **error);
void                charter_rescue_merge_settle      (CharterRescueMerge   *self,
                                                      CharterDatabase      *sample,
                                                      CharterRescueReport  *report);
gboolean            charter_rescue_merge_write       (CharterRescueMerge   *self,
                                                      CharterDatabase      *database,
                                                      GError              **error);

G_END_DECLS

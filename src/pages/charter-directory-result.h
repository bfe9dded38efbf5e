/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-entry.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_DIRECTORY_RESULT (charter_directory_result_get_type ())
G_DECLARE_FINAL_TYPE (CharterDirectoryResult, charter_directory_result, CHARTER, DIRECTORY_RESULT, GObject)

CharterDirectoryResult *charter_directory_result_new        (CharterEntry           *entry,
                                                             const char * const     *matched,
                                                             double                  miles) G_GNUC_WARN_UNUSED_RESULT;
CharterEntry           *charter_directory_result_get_entry  (CharterDirectoryResult *self);

char                   *charter_directory_result_dup_distance (CharterDirectoryResult *self) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
void                    charter_directory_result_update     (CharterDirectoryResult *self,
                                                             CharterEntry           *entry,
                                                             const char * const     *matched,
                                                             double                  miles);

/* Words for the page. Markup is escaped. */
char                   *charter_directory_result_dup_markup (CharterDirectoryResult *self,
                                                             const char             *text) G_GNUC_WARN_UNUSED_RESULT;
char                   *charter_directory_result_dup_reason (CharterDirectoryResult *self) G_GNUC_WARN_UNUSED_RESULT; /* nullable; markup */
char                   *charter_directory_dup_badge         (CharterEntry           *entry,
                                                             gboolean               *is_stale) G_GNUC_WARN_UNUSED_RESULT;
char                   *charter_directory_dup_caption       (guint                   n_shown,
                                                             guint                   total,
                                                             gboolean                is_nearest,
                                                             char                  **also) G_GNUC_WARN_UNUSED_RESULT;
const char             *charter_directory_get_nothing_hint  (gboolean                is_pinned,
                                                             gboolean                has_filters);
char                   *charter_directory_dup_month         (const char             *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

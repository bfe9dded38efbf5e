/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-database.h"

G_BEGIN_DECLS

/* What a database looked like when it was last closed: a sum of each page and how many rows each table
 * had. A bit that flips while the file lies there changes no structure, so nothing else would tell. */
typedef struct _CharterPageSums CharterPageSums;

/* What the sums say of the file as it is now. */
typedef enum {
  CHARTER_PAGE_SUMS_NONE,    /* there are none, or the file was written since: they say nothing */
  CHARTER_PAGE_SUMS_SAME,    /* it is byte for byte what was closed */
  CHARTER_PAGE_SUMS_CHANGED, /* it is not, and nobody wrote it */
} CharterPageSumsVerdict;

GVariant               *charter_page_sums_count   (CharterDatabase        *database) G_GNUC_WARN_UNUSED_RESULT;
void                    charter_page_sums_keep    (const char             *path,
                                                   GVariant               *counts);
CharterPageSums        *charter_page_sums_load    (const char             *path,
                                                   CharterPageSumsVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;
void                    charter_page_sums_forget  (const char             *path);
void                    charter_page_sums_free    (CharterPageSums        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPageSums, charter_page_sums_free)
guint                   charter_page_sums_get_page_size (CharterPageSums  *self);
guint                   charter_page_sums_get_n_changed (CharterPageSums  *self);
gboolean                charter_page_sums_is_changed (CharterPageSums     *self,
                                                   guint                   page);
gboolean                charter_page_sums_get_count (CharterPageSums      *self,
                                                   const char             *table,
                                                   guint                  *count);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-salvage-table.h"

G_BEGIN_DECLS

/* Nothing of ours is longer; a length that is damaged must not fill the memory. In bytes. */
#define CHARTER_SALVAGED_ROW_MOST (64 * 1024 * 1024)

/* One row as it was read. */
typedef struct _CharterSalvagedRow CharterSalvagedRow;
struct _CharterSalvagedRow
{
  gint64              number;         /* its key in the table */
  char              **values;         /* one a column; NULL for NULL */
  guint               n_values;
  guint               n_written;      /* how many of them the row itself holds: an older edition's has fewer */
  gboolean            is_renamed;     /* its name was hit, and others knew it */
  gboolean            is_mended;      /* an impossible value was replaced */
  gboolean            is_from_backup; /* it was read there instead */
  gboolean            is_suspect;     /* it lies on a page that has changed by itself, or a value is impossible */
  CharterSalvagedRow *kept;           /* owned, nullable: what the backup has of it, where this is the newer */
};
CharterSalvagedRow *charter_salvaged_row_parse (const CharterSalvageTable *table,
                                                gint64                     number,
                                                const guint8              *bytes,
                                                gsize                      length) G_GNUC_WARN_UNUSED_RESULT;
void                charter_salvaged_row_free  (CharterSalvagedRow        *self);

G_END_DECLS

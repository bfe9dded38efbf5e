/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-pack-library.h"

/* A framework pack: read, or refused with its faults. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterFramework) framework = charter_pack_read (bytes, &faults, &error);

  g_assert_true ((framework != NULL) == (error == NULL));
  g_assert_true (framework || faults->len > 0);
  return 0;
}

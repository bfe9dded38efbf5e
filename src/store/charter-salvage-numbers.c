/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-salvage-numbers.h"

/**
 * charter_salvage_get_16:
 * @bytes: two of them
 *
 * Returns: the number
 */
guint
charter_salvage_get_16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

/**
 * charter_salvage_get_32:
 * @bytes: four of them
 *
 * Returns: the number
 */
guint32
charter_salvage_get_32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/**
 * charter_salvage_get_varint:
 * @bytes: one to nine of them
 * @length: how many there are
 * @value: (out): the number
 *
 * Returns: how many bytes it takes; 0 when it does not end within @length
 */
guint
charter_salvage_get_varint (const guint8 *bytes,
                            gsize         length,
                            guint64      *value)
{
  *value = 0;
  for (guint i = 0; i < 9 && i < length; i++)
    {
      if (i == 8)
        {
          *value = *value << 8 | bytes[i];
          return 9;
        }
      *value = *value << 7 | (bytes[i] & 0x7f);
      if (!(bytes[i] & 0x80))
        return i + 1;
    }
  return 0;
}

/**
 * charter_salvage_get_integer:
 * @bytes: @length of them
 * @length: 0 to 8
 *
 * Returns: the number, with its sign
 */
gint64
charter_salvage_get_integer (const guint8 *bytes,
                             guint         length)
{
  guint64 value = length > 0 && bytes[0] & 0x80 ? G_MAXUINT64 : 0;

  for (guint i = 0; i < length; i++)
    value = value << 8 | bytes[i];
  return (gint64) value;
}

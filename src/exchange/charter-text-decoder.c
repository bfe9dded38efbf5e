/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-text-decoder.h"

#include <string.h>

/* Windows-1252 from 0x80 to 0x9f; the rest is as in Latin-1. Five places are empty. */
static const guint16 high_characters[32] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
  0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

/**
 * charter_text_skip_mark:
 * @bytes: (array length=length): the beginning of a file
 * @length: how many
 *
 * Returns: the length of the UTF-8 byte order mark there, 0 or 3
 */
gsize
charter_text_skip_mark (const void *bytes,
                        gsize       length)
{
  return length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static gboolean
is_ascii (const guint8 *bytes,
          gsize         length)
{
  guint8 all = 0;

  for (gsize i = 0; i < length; i++)
    all |= bytes[i];
  return all < 0x80;
}

/**
 * charter_text_decode_append:
 * @to: gets the text as UTF-8 and a NUL
 * @bytes: (array length=length): one field of a table
 * @length: how many
 *
 * A field that is valid UTF-8 is taken as such, else as Windows-1252: of English names no two bytes
 * above 0x7f in a row make sense in both.
 */
void
charter_text_decode_append (GByteArray *to,
                            const void *bytes,
                            gsize       length)
{
  const guint8 *from = bytes;

  if (is_ascii (from, length) || g_utf8_validate_len (bytes, length, NULL))
    {
      g_byte_array_append (to, from, (guint) length);
    }
  else
    {
      for (gsize i = 0; i < length; i++)
        {
          char utf8[6];
          gunichar c = from[i] >= 0x80 && from[i] < 0xa0 ? high_characters[from[i] - 0x80] : from[i];

          g_byte_array_append (to, (const guint8 *) utf8, (guint) g_unichar_to_utf8 (c, utf8));
        }
    }
  g_byte_array_append (to, (const guint8 *) "", 1);
}

/**
 * charter_text_decode:
 * @bytes: (array length=length): one field of a table
 * @length: how many
 *
 * Returns: (transfer full): the text as UTF-8; see charter_text_decode_append()
 */
char *
charter_text_decode (const void *bytes,
                     gsize       length)
{
  GByteArray *to = g_byte_array_sized_new ((guint) length + 1);

  charter_text_decode_append (to, bytes, length);
  return (char *) g_byte_array_free (to, FALSE);
}

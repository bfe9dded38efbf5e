/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-id.h"

/* The name space of every id this program derives; a random UUID, fixed for ever. */
static const guint8 name_space[16] = { 0x9c, 0x1d, 0x52, 0x7e, 0x44, 0x0b, 0x4c, 0x39,
                                       0x9f, 0x6a, 0x2e, 0x81, 0xd0, 0x5b, 0x37, 0xc4 };

/**
 * charter_id_new:
 *
 * Returns: (transfer full): a new random id, a version 4 UUID
 */
char *
charter_id_new (void)
{
  return g_uuid_string_random ();
}

/**
 * charter_id_for:
 * @kind: the kind of thing, such as "school"
 * @...: the strings by which the world names the thing, then %NULL
 *
 * The id that a thing has on every machine, so that two schools' records merge without doubles:
 * school = URN, judgement = audit + item + voice, directory entry = source + id there.
 *
 * Returns: (transfer full): a version 5 UUID
 */
char *
charter_id_for (const char *kind,
                ...)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 b[20];
  gsize length = sizeof b;
  va_list parts;
  const char *part;

  g_checksum_update (sum, name_space, sizeof name_space);
  g_checksum_update (sum, (const guchar *) kind, -1);
  va_start (parts, kind);
  while ((part = va_arg (parts, const char *)))
    {
      g_checksum_update (sum, (const guchar *) "\x1f", 1);
      g_checksum_update (sum, (const guchar *) part, -1);
    }
  va_end (parts);
  g_checksum_get_digest (sum, b, &length);
  b[6] = (b[6] & 0x0f) | 0x50;
  b[8] = (b[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7],
                          b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

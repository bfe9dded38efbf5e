/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture-zip.h"

#include <string.h>

guint32
fixture_crc (gconstpointer data,
             gsize         length)
{
  const guint8 *at = data;
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= at[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
    }
  return ~crc;
}

static void
put (GByteArray *bytes,
     guint64     value,
     guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (bytes, &byte, 1);
    }
}

void
fixture_zip_init (FixtureZip *zip)
{
  zip->bytes = g_byte_array_new ();
  zip->directory = g_byte_array_new ();
  zip->n_members = 0;
}

static void
put_head (GByteArray         *bytes,
          const FixtureFault *fault,
          guint32             crc,
          gsize               length,
          gsize               n_name)
{
  put (bytes, fault->is_encrypted ? 1 : 0, 2);
  put (bytes, fault->is_deflated ? 8 : 0, 2);
  put (bytes, 0, 4);
  put (bytes, fault->crc ? fault->crc : crc, 4);
  put (bytes, length, 4);
  put (bytes, fault->claimed_size ? fault->claimed_size : length, 4);
  put (bytes, n_name, 2);
  put (bytes, 0, 2);
}

void
fixture_zip_add (FixtureZip         *zip,
                 const char         *name,
                 gconstpointer       data,
                 gsize               length,
                 const FixtureFault *fault)
{
  const FixtureFault none = { 0 };
  guint32 crc = fixture_crc (data, length);
  guint offset = zip->bytes->len;

  fault = fault ? fault : &none;
  put (zip->bytes, 0x04034b50, 4);
  put (zip->bytes, 20, 2);
  put_head (zip->bytes, fault, crc, length, strlen (name));
  g_byte_array_append (zip->bytes, (const guint8 *) name, (guint) strlen (name));
  if (length > 0)
    g_byte_array_append (zip->bytes, data, (guint) length);

  put (zip->directory, 0x02014b50, 4);
  put (zip->directory, 0x0314, 2); /* by Unix */
  put (zip->directory, 20, 2);
  put_head (zip->directory, fault, crc, length, strlen (name));
  put (zip->directory, 0, 2); /* comment */
  put (zip->directory, 0, 2); /* disk */
  put (zip->directory, 0, 2);
  put (zip->directory, (guint64) (fault->mode ? fault->mode : 0100600) << 16, 4);
  put (zip->directory, offset, 4);
  g_byte_array_append (zip->directory, (const guint8 *) name, (guint) strlen (name));
  zip->n_members++;
}

GBytes *
fixture_zip_finish (FixtureZip *zip)
{
  guint start = zip->bytes->len;
  guint length = zip->directory->len;

  g_byte_array_append (zip->bytes, zip->directory->data, length);
  put (zip->bytes, 0x06054b50, 4);
  put (zip->bytes, 0, 4);
  put (zip->bytes, zip->n_members, 2);
  put (zip->bytes, zip->n_members, 2);
  put (zip->bytes, length, 4);
  put (zip->bytes, start, 4);
  put (zip->bytes, 0, 2);
  g_byte_array_unref (zip->directory);
  return g_byte_array_free_to_bytes (zip->bytes);
}

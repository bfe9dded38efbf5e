/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-stream.h"

#include <gio/gio.h>

/* No page of ours comes near it. */
#define LARGEST_CONTENT (256 * 1024 * 1024)

/* A quarter of the time of the smallest, for a twentieth more bytes. */
#define LEVEL 4

static GByteArray *
convert (GConverter    *converter,
         gconstpointer  data,
         gsize          length,
         gsize          expected)
{
  g_autoptr(GByteArray) out = g_byte_array_sized_new ((guint) expected);
  gsize done = 0;
  GConverterResult result;

  g_byte_array_set_size (out, (guint) expected);
  for (gsize used = 0; ; )
    {
      gsize n_read, n_written;

      result = g_converter_convert (converter, (const char *) data + used, length - used, out->data + done,
                                    out->len - done, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      used += n_read;
      done += n_written;
      if (result == G_CONVERTER_FINISHED)
        break;
      if (done > LARGEST_CONTENT)
        return NULL;
      if (out->len - done < 4096)
        g_byte_array_set_size (out, out->len * 2);
    }
  g_byte_array_set_size (out, (guint) done);
  return g_steal_pointer (&out);
}

/**
 * charter_pdf_stream_deflate:
 * @data: what a stream holds
 * @length: its bytes
 *
 * Returns: (transfer full): the same as its FlateDecode filter takes it
 */
GByteArray *
charter_pdf_stream_deflate (gconstpointer data,
                            gsize         length)
{
  g_autoptr(GZlibCompressor) deflate = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);

  return convert (G_CONVERTER (deflate), data, length, length + length / 8 + 256);
}

/**
 * charter_pdf_stream_inflate:
 * @data: what follows "stream"; bytes behind the compressed ones are left alone
 * @length: how many there are
 *
 * Returns: (transfer full) (nullable): what it holds, or %NULL when it is damaged
 */
GByteArray *
charter_pdf_stream_inflate (gconstpointer data,
                            gsize         length)
{
  g_autoptr(GZlibDecompressor) inflate = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);

  return convert (G_CONVERTER (inflate), data, length, length * 4 + 256);
}

/**
 * charter_pdf_stream_append:
 * @out: an object that was begun
 * @keys: what its dictionary says besides the filter and the length, "" for nothing
 * @deflated: from charter_pdf_stream_deflate()
 */
void
charter_pdf_stream_append (GString    *out,
                           const char *keys,
                           GByteArray *deflated)
{
  g_string_append_printf (out, "<< %s/Filter /FlateDecode /Length %u >>\nstream\n", keys, deflated->len);
  g_string_append_len (out, (const char *) deflated->data, deflated->len);
  g_string_append (out, "\nendstream");
}

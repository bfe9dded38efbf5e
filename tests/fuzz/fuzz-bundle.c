/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "charter-bundle-choice.h"
#include "charter-bundle-private.h"

/* A school in one file that somebody hands over, by coverage: the archive, and what is in it. Hashes
 * would keep a fuzzer out of the second, so a text is read as if it had come out of an archive. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static gboolean
take (const CharterBundleFile  *file,
      GInputStream             *stream,
      gpointer                  user_data,
      GCancellable             *cancellable,
      GError                  **error)
{
  char block[512];
  gssize n;

  g_assert_true (charter_bundle_is_hash (file->sha256));
  while ((n = g_input_stream_read (stream, block, sizeof block, cancellable, error)) > 0)
    ;
  return n == 0;
}

/* Whatever is let in can be made records of, and written again. */
static void
use (CharterBundle *bundle)
{
  static const char * const none[] = { NULL };
  g_autoptr(CharterBundle) anonymous = charter_bundle_make_anonymous (bundle, none);
  g_autoptr(GBytes) again = charter_bundle_format_records (bundle);

  g_assert_true (anonymous->is_anonymous);
  g_assert_cmpuint (g_bytes_get_size (again), >, 0);
  for (guint i = 0; i < bundle->records->len; i++)
    {
      const CharterPlainRecord *record = g_ptr_array_index (bundle->records, i);
      g_autoptr(CharterRecord) live = charter_plain_record_to_record (record);

      g_assert_cmpstr (charter_record_get_id (live), ==, charter_plain_record_get_id (record));
    }
}

static void
read_archive (const guint8 *data,
              size_t        size)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.charter", g_get_tmp_dir (), (guint) getpid ());
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(CharterBundle) bundle = NULL;

  if (!g_file_replace_contents (file, (const char *) data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL))
    return;
  bundle = charter_bundle_read (file, NULL, NULL, NULL, NULL);
  if (bundle)
    {
      use (bundle);
      charter_bundle_unpack (bundle, file, take, NULL, NULL, NULL, NULL, NULL);
    }
  g_unlink (path);
}

static void
read_text (const guint8 *data,
           size_t        size)
{
  g_autoptr(CharterBundleManifest) manifest = charter_bundle_manifest_parse ((const char *) data, size, NULL);
  g_autoptr(CharterBundle) bundle = charter_bundle_new ("11111111-1111-4111-8111-111111111111",
                                                        "2026-11-21T10:00:00.000Z");

  if (charter_bundle_parse_records (bundle, (const char *) data, size, NULL))
    use (bundle);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    read_archive (data, size);
  else
    read_text (data, size);
  return 0;
}

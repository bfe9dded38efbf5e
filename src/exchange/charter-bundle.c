/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-bundle-private.h"

#include <string.h>

#include "charter-exchange-error.h"

static void
file_free (gpointer data)
{
  CharterBundleFile *file = data;

  g_free (file->sha256);
  g_free (file);
}

/**
 * charter_bundle_new:
 * @school: the school's id
 * @made_at: a moment in UTC
 *
 * Returns: (transfer full): a bundle with nothing in it
 */
CharterBundle *
charter_bundle_new (const char *school,
                    const char *made_at)
{
  CharterBundle *self = g_new0 (CharterBundle, 1);

  self->school = g_strdup (school);
  self->made_at = g_strdup (made_at);
  self->program = g_strdup (PACKAGE_VERSION);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_plain_record_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->past = charter_past_new ();
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->by_hash = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * charter_bundle_free:
 * @self: (transfer full) (nullable): a bundle
 */
void
charter_bundle_free (CharterBundle *self)
{
  if (!self)
    return;
  g_free (self->made_at);
  g_free (self->program);
  g_free (self->school);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->records);
  charter_past_free (self->past);
  g_hash_table_unref (self->by_hash);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/**
 * charter_bundle_add:
 * @self: a bundle
 * @record: (transfer full): a record with an id
 *
 * Returns: %FALSE if a record of that id is there already; it stays, and @record is gone
 */
gboolean
charter_bundle_add (CharterBundle       *self,
                    CharterPlainRecord *record)
{
  if (g_hash_table_contains (self->by_id, charter_plain_record_get_id (record)))
    {
      charter_plain_record_free (record);
      return FALSE;
    }
  g_hash_table_insert (self->by_id, (gpointer) charter_plain_record_get_id (record), record);
  g_ptr_array_add (self->records, record);
  return TRUE;
}

/**
 * charter_bundle_add_file:
 * @self: a bundle
 * @sha256: of a file that goes with it
 * @size: in bytes
 *
 * Returns: %FALSE: it is there already
 */
gboolean
charter_bundle_add_file (CharterBundle *self,
                         const char    *sha256,
                         gint64         size)
{
  CharterBundleFile *file;

  if (charter_bundle_find_file (self, sha256))
    return FALSE;
  file = g_new0 (CharterBundleFile, 1);
  file->sha256 = g_strdup (sha256);
  file->size = size;
  g_ptr_array_add (self->files, file);
  g_hash_table_insert (self->by_hash, file->sha256, file);
  return TRUE;
}

const CharterBundleFile *
charter_bundle_find_file (CharterBundle *self,
                          const char    *sha256)
{
  return g_hash_table_lookup (self->by_hash, sha256);
}

/**
 * charter_bundle_get_size:
 * @self: a bundle
 *
 * Returns: the bytes of all its files
 */
gint64
charter_bundle_get_size (CharterBundle *self)
{
  gint64 size = 0;

  for (guint i = 0; i < self->files->len; i++)
    size += ((CharterBundleFile *) g_ptr_array_index (self->files, i))->size;
  return size;
}

const CharterPlainRecord *
charter_bundle_find (CharterBundle *self,
                     const char    *id)
{
  return id ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * charter_bundle_is_hash:
 * @text: (nullable): what may name a file
 *
 * Returns: whether it is 64 small hexadecimal digits
 */
gboolean
charter_bundle_is_hash (const char *text)
{
  return text && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/**
 * charter_bundle_refuse:
 * @error: return location
 * @code: a #CharterExchangeError
 * @format: why, in plain words
 * @...: for @format
 *
 * Returns: %FALSE
 */
gboolean
charter_bundle_refuse (GError     **error,
                       int          code,
                       const char  *format,
                       ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, code, message);
  return FALSE;
}

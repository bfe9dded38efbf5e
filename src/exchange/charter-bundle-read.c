/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

/* The archive of a bundle as somebody else made it. It may be made to do harm: nothing of it is put anywhere
 * by a name of its own, and everything is counted while it is unpacked. */

#include "charter-bundle-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-bundle-stream.h"
#include "charter-exchange-error.h"
#include "charter-zip-reader.h"

#define BLOCK 65536

/* Small archives of much the same words pack better than any evidence. */
#define RATIO_FROM (16 << 20)

#define DAMAGED CHARTER_EXCHANGE_ERROR_DAMAGED
#define UNSAFE CHARTER_EXCHANGE_ERROR_UNSAFE
#define TOO_LARGE CHARTER_EXCHANGE_ERROR_TOO_LARGE

typedef struct {
  CharterZipReader      *zip;
  CharterBundleManifest *manifest; /* NULL until it has been read */
  gint64                 packed;   /* the file's size */
  gint64                 done;     /* unpacked so far */
  gint64                 total;
  CharterBundleProgress  progress;
  gpointer               progress_data;
  GCancellable          *cancellable;
} Input;

static void
input_free (Input *self)
{
  charter_zip_reader_free (self->zip);
  charter_bundle_manifest_free (self->manifest);
  g_clear_object (&self->cancellable);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Input, input_free)

static gboolean
check_start (GInputStream  *stream,
             GCancellable  *cancellable,
             GError       **error)
{
  char head[4] = { 0 };
  gsize n;

  if (!g_input_stream_read_all (stream, head, sizeof head, &n, cancellable, error) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return FALSE;
  return (n == sizeof head && memcmp (head, "PK\3\4", sizeof head) == 0) ||
         charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_NOT_OURS, _("This is no school bundle"));
}

static Input *
input_new (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GFileInfo) about = NULL;
  g_autoptr(Input) self = g_new0 (Input, 1);

  if (!stream)
    return NULL;
  about = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, error);
  if (!about || !check_start (G_INPUT_STREAM (stream), cancellable, error))
    return NULL;
  g_set_object (&self->cancellable, cancellable);
  self->packed = g_file_info_get_size (about);
  self->zip = charter_zip_reader_new (G_INPUT_STREAM (stream), cancellable, error);
  if (!self->zip)
    return NULL;
  charter_zip_reader_set_limits (self->zip, CHARTER_BUNDLE_MAX_MEMBERS + 1,
                                 CHARTER_BUNDLE_MAX_TOTAL + CHARTER_BUNDLE_MAX_MANIFEST);
  return g_steal_pointer (&self);
}

/* --- What a member may be called --------------------------------------------------------------- */

static gboolean
is_absolute (const char *name)
{
  return *name == '/' || *name == '\\' || (g_ascii_isalpha (*name) && name[1] == ':');
}

static gboolean
leads_out (const char *name)
{
  g_auto(GStrv) parts = g_strsplit_set (name, "/\\", -1);

  return g_strv_contains ((const char * const *) parts, "..");
}

static gboolean
refuse_name (const char  *name,
             GError     **error)
{
  g_autofree char *shown = g_strcanon (g_strndup (name, 60), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_./\\: ", '?');

  if (is_absolute (name))
    return charter_bundle_refuse (error, UNSAFE, _("The bundle holds a file for another place on the disk, “%s”"), shown);
  if (leads_out (name))
    return charter_bundle_refuse (error, UNSAFE, _("The bundle holds a file that would leave its folder, “%s”"), shown);
  return charter_bundle_refuse (error, UNSAFE, _("The bundle holds “%s”, which it does not list"), shown);
}

static CharterBundleMember *
meet_member (Input       *self,
             const char  *name,
             GError     **error)
{
  CharterBundleMember *member = g_hash_table_lookup (self->manifest->by_name, name);

  if (!member)
    refuse_name (name, error);
  else if (member->is_met)
    charter_bundle_refuse (error, UNSAFE, _("The bundle holds two files of one name"));
  else
    {
      member->is_met = TRUE;
      return member;
    }
  return NULL;
}

/* The name of the next member that is a plain file of a size that it may have; NULL without an error: no more. */
static const char *
next_name (Input   *self,
           gint64   max_size,
           GError **error)
{
  gint64 size;
  const char *name = charter_zip_reader_next (self->zip, &size, error);

  if (!name)
    return NULL;
  if (is_absolute (name) || leads_out (name))
    refuse_name (name, error);
  else if (!charter_zip_reader_is_plain (self->zip))
    charter_bundle_refuse (error, UNSAFE, _("The bundle holds something that is no plain file: a link, a folder, or "
                                            "something locked"));
  else if (size > max_size)
    charter_bundle_refuse (error, TOO_LARGE, _("The bundle says that it holds a file larger than any that is kept"));
  else
    return name;
  return NULL;
}

/* --- Unpacking --------------------------------------------------------------------------------- */

static gboolean
count (Input   *self,
       gssize   n,
       GError **error)
{
  self->done += n;
  if (self->done > RATIO_FROM && self->done / CHARTER_BUNDLE_MAX_RATIO > self->packed)
    return charter_bundle_refuse (error, TOO_LARGE, _("The bundle unpacks to far more than it could hold, as a bundle "
                                                      "made to fill the disk does"));
  if (self->progress)
    self->progress (self->done, self->total, self->progress_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static GByteArray *
read_text (Input   *self,
           gint64   max_size,
           GError **error)
{
  g_autoptr(GByteArray) text = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n;

  while ((n = charter_zip_reader_read (self->zip, block, BLOCK, error)) > 0)
    {
      if (!count (self, n, error))
        return NULL;
      g_byte_array_append (text, block, (guint) n);
      if (text->len > max_size)
        {
          charter_bundle_refuse (error, TOO_LARGE, _("The bundle holds more than any school keeps"));
          return NULL;
        }
    }
  return n < 0 ? NULL : g_steal_pointer (&text);
}

static gboolean
refuse_contents (GError **error)
{
  return charter_bundle_refuse (error, DAMAGED, _("What the bundle holds is not what it lists: it was damaged or "
                                                  "changed on its way"));
}

static gboolean
matches (const CharterBundleMember *member,
         gint64                     size,
         GChecksum                 *sum)
{
  return size == member->size && g_str_equal (g_checksum_get_string (sum), member->sha256);
}

/* Lets a file pass by, and looks whether it is what it is said to be. */
static gboolean
check_file (Input                      *self,
            const CharterBundleMember  *member,
            GError                    **error)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *block = g_malloc (BLOCK);
  gint64 size = 0;
  gssize n;

  while ((n = charter_zip_reader_read (self->zip, block, BLOCK, error)) > 0)
    {
      size += n;
      if (!count (self, n, error))
        return FALSE;
      if (size > member->size)
        return refuse_contents (error);
      g_checksum_update (sum, block, n);
    }
  return n == 0 && (matches (member, size, sum) || refuse_contents (error));
}

static gboolean
read_manifest (Input   *self,
               GError **error)
{
  g_autoptr(GError) failure = NULL;
  const char *name = next_name (self, CHARTER_BUNDLE_MAX_MANIFEST, &failure);
  g_autoptr(GByteArray) text = NULL;

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!name || !g_str_equal (name, CHARTER_BUNDLE_MANIFEST))
    return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                                  _("This is a ZIP file of another program, no school bundle"));
  text = read_text (self, CHARTER_BUNDLE_MAX_MANIFEST, error);
  if (!text)
    return FALSE;
  self->manifest = charter_bundle_manifest_parse ((const char *) text->data, text->len, error);
  for (guint i = 0; self->manifest && i < self->manifest->members->len; i++)
    self->total += ((CharterBundleMember *) g_ptr_array_index (self->manifest->members, i))->size;
  self->total += text->len;
  return self->manifest != NULL;
}

static gboolean
check_none_missing (Input   *self,
                    GError **error)
{
  for (guint i = 0; i < self->manifest->members->len; i++)
    if (!((CharterBundleMember *) g_ptr_array_index (self->manifest->members, i))->is_met)
      return charter_bundle_refuse (error, DAMAGED, _("A part of the bundle is missing: it was not copied to its end"));
  return TRUE;
}

static gboolean
read_members (Input       *self,
              GByteArray **records,
              GError     **error)
{
  GError *failure = NULL;
  const char *name;

  while ((name = next_name (self, CHARTER_BUNDLE_MAX_FILE, &failure)))
    {
      CharterBundleMember *member = meet_member (self, name, error);

      if (!member)
        return FALSE;
      if (!g_str_equal (member->name, CHARTER_BUNDLE_RECORDS))
        {
          if (!check_file (self, member, error))
            return FALSE;
          continue;
        }
      *records = read_text (self, member->size, error);
      if (!*records)
        return FALSE;
    }
  if (!failure)
    return check_none_missing (self, error);
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
check_records (Input       *self,
               GByteArray  *records,
               GError     **error)
{
  CharterBundleMember *member = g_hash_table_lookup (self->manifest->by_name, CHARTER_BUNDLE_RECORDS);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, records->data, records->len);
  return matches (member, records->len, sum) || refuse_contents (error);
}

static CharterBundle *
make_bundle (Input       *self,
             GByteArray  *records,
             GError     **error)
{
  g_autoptr(CharterBundle) bundle = charter_bundle_new (self->manifest->school, self->manifest->made_at);

  g_free (bundle->program);
  bundle->program = g_strdup (self->manifest->program);
  bundle->is_anonymous = self->manifest->is_anonymous;
  for (guint i = 0; i < self->manifest->members->len; i++)
    {
      const CharterBundleMember *member = g_ptr_array_index (self->manifest->members, i);

      if (!g_str_equal (member->name, CHARTER_BUNDLE_RECORDS))
        charter_bundle_add_file (bundle, member->sha256, member->size);
    }
  return charter_bundle_parse_records (bundle, (const char *) records->data, records->len, error)
         ? g_steal_pointer (&bundle) : NULL;
}

/**
 * charter_bundle_read:
 * @file: any file
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location; #CharterExchangeError when the file is no bundle or not to be trusted
 *
 * Reads the whole bundle, evidence files too, and checks everything that can be checked without the
 * school's own records. Nothing is written anywhere.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
CharterBundle *
charter_bundle_read (GFile                  *file,
                     CharterBundleProgress   progress,
                     gpointer                progress_data,
                     GCancellable           *cancellable,
                     GError                **error)
{
  g_autoptr(Input) input = input_new (file, cancellable, error);
  g_autoptr(GByteArray) records = NULL;

  if (!input)
    return NULL;
  input->progress = progress;
  input->progress_data = progress_data;
  if (!read_manifest (input, error) || !read_members (input, &records, error) ||
      !check_records (input, records, error))
    return NULL;
  return make_bundle (input, records, error);
}

/* --- Taking the files out ------------------------------------------------------------------------ */

static gssize
read_cb (void     *buffer,
         gsize     length,
         gpointer  user_data,
         GError  **error)
{
  Input *self = user_data;
  gssize n = charter_zip_reader_read (self->zip, buffer, length, error);

  return n > 0 && !count (self, n, error) ? -1 : n;
}

static gboolean
take_files (Input              *self,
            CharterBundle      *bundle,
            CharterBundleTake   take,
            gpointer            take_data,
            GError            **error)
{
  GError *failure = NULL;
  guint n_taken = 0;
  const char *name;

  while ((name = next_name (self, CHARTER_BUNDLE_MAX_FILE, &failure)))
    {
      CharterBundleMember *member = meet_member (self, name, error);
      const CharterBundleFile *file = member ? charter_bundle_find_file (bundle, member->sha256) : NULL;
      g_autoptr(GInputStream) stream = NULL;

      if (!member)
        return FALSE;
      if (g_str_equal (member->name, CHARTER_BUNDLE_RECORDS))
        continue;
      if (!file || file->size != member->size)
        return refuse_contents (error);
      stream = charter_bundle_stream_new (read_cb, self);
      if (!take (file, stream, take_data, self->cancellable, error))
        return FALSE;
      n_taken++;
    }
  /* Another file may have come into its place since the bundle was read. */
  if (!failure)
    return n_taken == bundle->files->len || refuse_contents (error);
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * charter_bundle_unpack:
 * @self: a bundle
 * @file: the file that it was read from
 * @take: (scope call): takes each evidence file; it looks itself whether the file's hash is right
 * @take_data: for @take
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: %TRUE when all of them have been taken
 */
gboolean
charter_bundle_unpack (CharterBundle          *self,
                       GFile                  *file,
                       CharterBundleTake       take,
                       gpointer                take_data,
                       CharterBundleProgress   progress,
                       gpointer                progress_data,
                       GCancellable           *cancellable,
                       GError                **error)
{
  g_autoptr(Input) input = NULL;

  if (self->files->len == 0)
    return TRUE;
  input = input_new (file, cancellable, error);
  if (!input)
    return FALSE;
  input->progress = progress;
  input->progress_data = progress_data;
  return read_manifest (input, error) && take_files (input, self, take, take_data, error);
}

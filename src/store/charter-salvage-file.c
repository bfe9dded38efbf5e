/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-salvage-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a new database of ours has; also where the header that says so is damaged. */
#define USUAL_PAGE 4096

/* Of records, not of their evidence: no school comes near it, and it fits into memory. */
#define MAX_FILE (G_GINT64_CONSTANT (4) << 30)

struct _CharterSalvageFile
{
  guint8     *bytes;
  gsize       length;
  gsize       page_size;
  guint       n_pages;
  guint       n_unreadable;
  guint8     *log;        /* nullable */
  gsize       log_length;
  GHashTable *newer;      /* page number -> where it stands in the log */
};

static guint32
get_32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Where a disk cannot read, there are zeros, and the rest is read. */
static void
read_on (int     fd,
         guint8 *bytes,
         gsize   length,
         guint  *n_unreadable)
{
  gsize at = 0;

  while (at < length)
    {
      gssize n = pread (fd, bytes + at, MIN (length - at, USUAL_PAGE), (off_t) at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        return;
      if (n < 0)
        (*n_unreadable)++;
      at += n > 0 ? (gsize) n : USUAL_PAGE - at % USUAL_PAGE;
    }
}

static guint8 *
read_file (const char  *path,
           gsize       *length,
           guint       *n_unreadable,
           GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  struct stat about;
  guint8 *bytes = NULL;

  if (fd < 0 || fstat (fd, &about) != 0 || about.st_size > MAX_FILE)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (fd < 0 ? errno : EFBIG), "%s",
                   g_strerror (fd < 0 ? errno : EFBIG));
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  *length = (gsize) about.st_size;
  bytes = g_malloc0 (*length + USUAL_PAGE);
  read_on (fd, bytes, *length, n_unreadable);
  close (fd);
  return bytes;
}

/* The header says it at its 16th byte, where 1 means 65,536. */
static gsize
find_page_size (const guint8 *bytes,
                gsize         length)
{
  gsize size = length >= 100 ? (gsize) bytes[16] << 8 | bytes[17] : 0;

  if (memcmp (bytes, "SQLite format 3", 16) != 0)
    return USUAL_PAGE;
  size = size == 1 ? 65536 : size;
  return size >= 512 && size <= 65536 && (size & (size - 1)) == 0 && bytes[20] == 0 ? size : USUAL_PAGE;
}

/* Section 4.2 of the file format: two running sums over pairs of words, in the byte order that the log's
 * magic number says. */
static void
add_to_sums (const guint8 *bytes,
             gsize         length,
             gboolean      is_big,
             guint32       sums[2])
{
  for (gsize i = 0; i + 8 <= length; i += 8)
    {
      guint32 first = get_32 (bytes + i);
      guint32 second = get_32 (bytes + i + 4);

      sums[0] += (is_big ? first : GUINT32_SWAP_LE_BE (first)) + sums[1];
      sums[1] += (is_big ? second : GUINT32_SWAP_LE_BE (second)) + sums[0];
    }
}

/* What was committed and is whole; a frame that is not ends it. */
static void
take_log (CharterSalvageFile *self)
{
  const guint8 *log = self->log;
  g_autoptr(GHashTable) waiting = g_hash_table_new (NULL, NULL);
  guint32 sums[2] = { 0, 0 };
  gboolean is_big = (get_32 (log) & 1) != 0;
  gsize frame = 24 + self->page_size;

  if ((get_32 (log) & ~1u) != 0x377f0682u || get_32 (log + 8) != self->page_size)
    return;
  add_to_sums (log, 24, is_big, sums);
  if (sums[0] != get_32 (log + 24) || sums[1] != get_32 (log + 28))
    return;
  for (gsize at = 32; at + frame <= self->log_length; at += frame)
    {
      guint32 page = get_32 (log + at);
      guint32 n_pages = get_32 (log + at + 4);
      GHashTableIter iter;
      gpointer key;
      gpointer value;

      add_to_sums (log + at, 8, is_big, sums);
      add_to_sums (log + at + 24, self->page_size, is_big, sums);
      if (memcmp (log + at + 8, log + 16, 8) != 0 || page == 0 || page > self->n_pages + 1000000 ||
          sums[0] != get_32 (log + at + 16) || sums[1] != get_32 (log + at + 20))
        return;
      g_hash_table_insert (waiting, GUINT_TO_POINTER (page), GSIZE_TO_POINTER (at + 24));
      if (n_pages == 0)
        continue;
      g_hash_table_iter_init (&iter, waiting);
      while (g_hash_table_iter_next (&iter, &key, &value))
        g_hash_table_insert (self->newer, key, value);
      g_hash_table_remove_all (waiting);
      self->n_pages = MIN (MAX (self->n_pages, n_pages), self->n_pages + 1000000);
    }
}

static void
read_log (CharterSalvageFile *self,
          const char         *path)
{
  g_autofree char *beside = g_strconcat (path, "-wal", NULL);
  guint n_unreadable = 0;

  self->log = read_file (beside, &self->log_length, &n_unreadable, NULL);
  if (self->log && self->log_length > 32)
    take_log (self);
}

/**
 * charter_salvage_file_new:
 * @path: a database file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its pages, those that a disk refuses as zeros; %NULL with @error when
 *   it cannot be opened at all
 */
CharterSalvageFile *
charter_salvage_file_new (const char  *path,
                          GError     **error)
{
  CharterSalvageFile *self = g_new0 (CharterSalvageFile, 1);

  self->newer = g_hash_table_new (NULL, NULL);
  self->bytes = read_file (path, &self->length, &self->n_unreadable, error);
  if (!self->bytes)
    {
      charter_salvage_file_free (self);
      return NULL;
    }
  self->page_size = find_page_size (self->bytes, self->length);
  self->n_pages = (guint) (self->length / self->page_size);
  read_log (self, path);
  return self;
}

/**
 * charter_salvage_file_free:
 * @self: (transfer full) (nullable): a file
 */
void
charter_salvage_file_free (CharterSalvageFile *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->newer);
  g_free (self->bytes);
  g_free (self->log);
  g_free (self);
}

/**
 * charter_salvage_file_get_page_size:
 * @self: a file
 *
 * Returns: bytes a page
 */
gsize
charter_salvage_file_get_page_size (CharterSalvageFile *self)
{
  return self->page_size;
}

/**
 * charter_salvage_file_get_n_pages:
 * @self: a file
 *
 * Returns: how many pages it has
 */
guint
charter_salvage_file_get_n_pages (CharterSalvageFile *self)
{
  return self->n_pages;
}

/**
 * charter_salvage_file_get_page:
 * @self: a file
 * @number: from 1
 *
 * Returns: (nullable): the page's bytes; %NULL when there is no such page
 */
const guint8 *
charter_salvage_file_get_page (CharterSalvageFile *self,
                               guint               number)
{
  gpointer at;

  if (number < 1 || number > self->n_pages)
    return NULL;
  if (g_hash_table_lookup_extended (self->newer, GUINT_TO_POINTER (number), NULL, &at))
    return self->log + GPOINTER_TO_SIZE (at);
  if ((gsize) number * self->page_size > self->length)
    return NULL;
  return self->bytes + (gsize) (number - 1) * self->page_size;
}

/**
 * charter_salvage_file_get_n_unreadable:
 * @self: a file
 *
 * Returns: how many of them the disk did not give
 */
guint
charter_salvage_file_get_n_unreadable (CharterSalvageFile *self)
{
  return self->n_unreadable;
}

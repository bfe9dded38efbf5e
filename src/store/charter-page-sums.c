/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-page-sums.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "charter-statement.h"

/* Of the sums' own file; a file of another edition says nothing. */
#define EDITION 1
#define FORMAT "(uxxua{su}at)"

#define PAGE 4096

struct _CharterPageSums
{
  guint       page_size;
  GHashTable *counts;   /* table -> rows */
  GByteArray *changed;  /* a byte for each page, 1 when it is not what it was */
  guint       n_changed;
};

static char *
build_path (const char *path)
{
  return g_strconcat (path, ".sums", NULL);
}

/* The multiplier is odd, so each step is one to one: a page that differs in a single word never has the
 * same sum, and another page has it once in 2^64. */
static guint64
sum_page (const guint8 *page,
          gsize         length)
{
  guint64 sum = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ length;
  guint64 word;
  gsize i;

  for (i = 0; i + sizeof word <= length; i += sizeof word)
    {
      memcpy (&word, page + i, sizeof word);
      sum = (sum ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      sum ^= sum >> 32;
    }
  for (; i < length; i++)
    sum = (sum ^ page[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return sum;
}

/* Not while this process has the database open: closing the file would drop SQLite's locks on it. */
static gboolean
sum_file (const char   *path,
          GArray       *sums,
          struct stat  *about)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  guint8 page[PAGE];
  gssize length = -1;
  struct stat after;
  gboolean is_steady;

  if (fd < 0)
    return FALSE;
  if (fstat (fd, about) == 0)
    while ((length = read (fd, page, sizeof page)) > 0)
      {
        guint64 sum = sum_page (page, (gsize) length);

        g_array_append_val (sums, sum);
      }
  is_steady = length == 0 && fstat (fd, &after) == 0 && after.st_size == about->st_size &&
              after.st_mtim.tv_sec == about->st_mtim.tv_sec && after.st_mtim.tv_nsec == about->st_mtim.tv_nsec;
  close (fd);
  return is_steady;
}

/* A log that holds something is part of the database, and whoever has it open keeps one. */
static gboolean
has_log (const char *path)
{
  static const char * const endings[] = { "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *log = g_strconcat (path, endings[i], NULL);

      if (g_file_test (log, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/**
 * charter_page_sums_count:
 * @database: an open database
 *
 * Returns: (transfer full) (nullable): how many rows each of its tables has, for charter_page_sums_keep()
 */
GVariant *
charter_page_sums_count (CharterDatabase *database)
{
  g_autoptr(CharterStatement) names =
    charter_statement_new (database, "SELECT name FROM sqlite_schema WHERE type = 'table'", NULL);
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{su}"));
  gboolean has_row = TRUE;

  while (names && has_row)
    {
      g_autofree char *sql = NULL;
      gint64 count;

      if (!charter_statement_step (names, &has_row, NULL))
        return NULL;
      if (!has_row)
        break;
      sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", charter_statement_get_text (names, 0));
      if (!charter_database_get_integer (database, sql, &count, NULL))
        return NULL;
      g_variant_builder_add (&builder, "{su}", charter_statement_get_text (names, 0), (guint) count);
    }
  return names ? g_variant_ref_sink (g_variant_builder_end (&builder)) : NULL;
}

/**
 * charter_page_sums_keep:
 * @path: a database that this process has just closed
 * @counts: (nullable): from charter_page_sums_count()
 *
 * Keeps its sums beside it, unless another process has it open. Without them the next start looks at
 * everything instead, so a failure is no more than a slower start.
 */
void
charter_page_sums_keep (const char *path,
                        GVariant   *counts)
{
  g_autofree char *beside = build_path (path);
  g_autoptr(GArray) sums = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr(GVariant) kept = NULL;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  struct stat about;
  guint64 own;

  if (!counts || has_log (path) || !sum_file (path, sums, &about) || has_log (path))
    return;
  kept = g_variant_ref_sink (g_variant_new ("(uxxu@a{su}@at)", EDITION, (gint64) about.st_mtim.tv_sec,
                                            (gint64) about.st_mtim.tv_nsec, PAGE, counts,
                                            g_variant_new_fixed_array (G_VARIANT_TYPE_UINT64, sums->data,
                                                                       sums->len, sizeof (guint64))));
  g_byte_array_append (bytes, g_variant_get_data (kept), (guint) g_variant_get_size (kept));
  own = sum_page (bytes->data, bytes->len);
  g_byte_array_append (bytes, (guint8 *) &own, sizeof own);
  g_file_set_contents_full (beside, (char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/* Sums that are damaged themselves are no sums. */
static GVariant *
read_kept (const char *path)
{
  g_autofree char *beside = build_path (path);
  char *bytes = NULL;
  gsize length;
  guint64 own;
  g_autoptr(GVariant) kept = NULL;

  if (!g_file_get_contents (beside, &bytes, &length, NULL))
    return NULL;
  if (length > sizeof own)
    memcpy (&own, bytes + length - sizeof own, sizeof own);
  if (length <= sizeof own || sum_page ((guint8 *) bytes, length - sizeof own) != own)
    {
      g_free (bytes);
      return NULL;
    }
  kept = g_variant_ref_sink (g_variant_new_from_data (G_VARIANT_TYPE (FORMAT), bytes, length - sizeof own, FALSE,
                                                      g_free, bytes));
  return g_variant_is_normal_form (kept) ? g_steal_pointer (&kept) : NULL;
}

static void
compare (CharterPageSums *self,
         GArray          *now,
         const guint64   *then,
         gsize            n_then)
{
  guint n = (guint) MAX (n_then, now->len);

  g_byte_array_set_size (self->changed, n);
  for (guint i = 0; i < n; i++)
    {
      self->changed->data[i] = i >= n_then || i >= now->len || g_array_index (now, guint64, i) != then[i];
      self->n_changed += self->changed->data[i];
    }
}

static void
take_counts (CharterPageSums *self,
             GVariant        *counts)
{
  GVariantIter iter;
  const char *name;
  guint count;

  g_variant_iter_init (&iter, counts);
  while (g_variant_iter_next (&iter, "{&su}", &name, &count))
    g_hash_table_insert (self->counts, g_strdup (name), GUINT_TO_POINTER (count));
}

/**
 * charter_page_sums_load:
 * @path: a database that this process does not have open
 * @verdict: (out): what its sums say
 *
 * Sums hold for the file only as long as its time of change is the one that was noted: whoever writes it
 * sets another one, a disk that loses bits does not.
 *
 * Returns: (transfer full) (nullable): the sums; %NULL when they say nothing
 */
CharterPageSums *
charter_page_sums_load (const char             *path,
                        CharterPageSumsVerdict *verdict)
{
  g_autoptr(GVariant) kept = read_kept (path);
  g_autoptr(GVariant) counts = NULL;
  g_autoptr(GVariant) then = NULL;
  g_autoptr(GArray) now = g_array_new (FALSE, FALSE, sizeof (guint64));
  CharterPageSums *self;
  struct stat about;
  guint edition;
  guint page_size;
  gint64 seconds;
  gint64 nanoseconds;
  const guint64 *sums;
  gsize n;

  *verdict = CHARTER_PAGE_SUMS_NONE;
  if (!kept)
    return NULL;
  g_variant_get (kept, "(uxxu@a{su}@at)", &edition, &seconds, &nanoseconds, &page_size, &counts, &then);
  if (edition != EDITION || page_size != PAGE || has_log (path) || !sum_file (path, now, &about) ||
      about.st_mtim.tv_sec != seconds || about.st_mtim.tv_nsec != nanoseconds)
    return NULL;
  self = g_new0 (CharterPageSums, 1);
  self->page_size = page_size;
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changed = g_byte_array_new ();
  take_counts (self, counts);
  sums = g_variant_get_fixed_array (then, &n, sizeof (guint64));
  compare (self, now, sums, n);
  *verdict = self->n_changed > 0 ? CHARTER_PAGE_SUMS_CHANGED : CHARTER_PAGE_SUMS_SAME;
  return self;
}

/* Sums that were on their way into their place when the disk failed. */
static void
remove_unfinished (const char *beside)
{
  g_autofree char *folder = g_path_get_dirname (beside);
  g_autofree char *name = g_path_get_basename (beside);
  g_autofree char *start = g_strconcat (name, ".", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *left;

  while (dir && (left = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, left, NULL);

      if (g_str_has_prefix (left, start))
        g_unlink (path);
    }
}

/**
 * charter_page_sums_forget:
 * @path: a database that is about to be written
 */
void
charter_page_sums_forget (const char *path)
{
  g_autofree char *beside = build_path (path);

  g_unlink (beside);
  remove_unfinished (beside);
}

/**
 * charter_page_sums_free:
 * @self: (transfer full) (nullable): sums of pages
 */
void
charter_page_sums_free (CharterPageSums *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->counts);
  g_byte_array_unref (self->changed);
  g_free (self);
}

/**
 * charter_page_sums_get_page_size:
 * @self: sums of pages
 *
 * Returns: bytes a page
 */
guint
charter_page_sums_get_page_size (CharterPageSums *self)
{
  return self->page_size;
}

/**
 * charter_page_sums_get_n_changed:
 * @self: sums of pages
 *
 * Returns: how many pages have changed by themselves
 */
guint
charter_page_sums_get_n_changed (CharterPageSums *self)
{
  return self->n_changed;
}

/**
 * charter_page_sums_is_changed:
 * @self: sums
 * @page: a page's number, from 1
 */
gboolean
charter_page_sums_is_changed (CharterPageSums *self,
                              guint            page)
{
  return page < 1 || page > self->changed->len || self->changed->data[page - 1];
}

/**
 * charter_page_sums_get_count:
 * @self: sums
 * @table: a table's name
 * @count: (out): how many rows it had
 *
 * Returns: whether that is known
 */
gboolean
charter_page_sums_get_count (CharterPageSums *self,
                             const char      *table,
                             guint           *count)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->counts, table, NULL, &value))
    return FALSE;
  *count = GPOINTER_TO_UINT (value);
  return TRUE;
}

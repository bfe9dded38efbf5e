/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "charter-place.h"
#include "store-fixture.h"

/* Damaged databases: seeded cases of flipped bits, lost ends, zeroed pages, garbage and exchanged pages, with
 * and without a backup, as a disk does it (the time of change stays) and as a bad copy does it (it does not).
 * Each is recognised at the start, nothing is written over, and what can be read is there again.
 * CHARTER_DAMAGES says how many. */

#define FEW 40
#define PAGE 4096

typedef enum {
  ONE_BIT,
  MANY_BITS,
  LOST_END,
  ZEROED_PAGES,
  ZEROED_HEAD,
  GARBAGE,
  EXCHANGED_PAGES,
  SILENCED_TABLE, /* a page in the middle of a tree */
  N_KINDS
} Kind;

static const char * const kinds[] = { "one bit", "many bits", "a lost end", "zeroed pages", "a zeroed beginning",
                                      "garbage", "exchanged pages", "a page inside a tree" };

/* A folder as it was when it was closed, with what is in it. */
typedef struct {
  char       *dir;
  char       *database;
  gsize       length;
  char       *log;      /* nullable: the write-ahead log of a program that was killed */
  gsize       log_length;
  GHashTable *rows;     /* "table id" -> all values */
  GHashTable *backup;   /* the same of the backup in it */
} Sample;

/* What the cases added up to. */
typedef struct {
  guint n_recognised;
  guint n_unchanged;  /* the damage hit nothing that is used */
  guint n_silent;     /* a copy changed a text into another text: nothing can tell */
  guint n_rows;
  guint n_read;
  guint n_backup;
  guint n_lost;
  guint n_back;       /* deleted since the backup, and there again */
  guint n_older;      /* rows that came back as the backup had them */
  guint n_altered;    /* rows that are neither */
} Tally;

/* --- The folder ------------------------------------------------------------------------------ */

static void
add_record (CharterPortfolio *portfolio,
            CharterRecord    *record)
{
  charter_portfolio_add (portfolio, record);
  g_object_unref (record);
}

static void
add_judgements (CharterPortfolio *portfolio,
                const char       *school,
                const char       *audit,
                guint             n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *item = g_strdup_printf ("%u.%u", i / 10 + 1, i % 10 + 1);
      g_autofree char *seen = g_strnfill (i % 17 == 0 ? 6000 : 40 + i, 'a' + i % 26);

      add_record (portfolio, g_object_new (CHARTER_TYPE_JUDGEMENT, "school", school, "audit", audit, "item", item,
                                           "level", "developing", "what-we-see", seen, "next-step",
                                           "Talk to the staff", NULL));
    }
}

static void
add_others (CharterPortfolio *portfolio,
            const char       *school,
            guint             from,
            guint             n)
{
  for (guint i = from; i < from + n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Visual timetable, photograph %u, in the corridor", i);
      g_autofree char *why = g_strdup_printf ("Because of what was seen in room %u – and “again” there", i);

      add_record (portfolio, g_object_new (CHARTER_TYPE_EVIDENCE, "school", school, "title", title, "number",
                                           (gint64) i, "added-on", "2026-10-01", NULL));
      add_record (portfolio, g_object_new (CHARTER_TYPE_ACTION, "school", school, "title", title, "why", why,
                                           "number", (gint64) i, "due-on", "2027-01-15", NULL));
      add_record (portfolio, g_object_new (CHARTER_TYPE_NOTE, "school", school, "entry", title, "text", why, NULL));
    }
}

static void
back_up (CharterStore *store)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *path = NULL;

  charter_store_backup_async (store, NULL, NULL, result_cb, &slot);
  result = await (&slot);
  path = charter_store_backup_finish (store, result, NULL);
  g_assert_nonnull (path);
}

/* As happens by itself when the log has grown: what comes after stands in the log alone. */
static void
take_log_in (const char *path)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA wal_checkpoint (RESTART)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* Judged, noted and planned; backed up; then worked on. */
static CharterPortfolio *
work (CharterStore *store,
      const char   *checkpoint)
{
  g_autoptr(CharterSchool) school = make_school ();
  const char *id = charter_record_get_id (CHARTER_RECORD (school));
  CharterPortfolio *portfolio;
  g_autoptr(CharterRecord) audit = g_object_new (CHARTER_TYPE_AUDIT, "school", id, "framework", "kent", "cycle",
                                                 "2026/27", NULL);
  GListModel *notes;

  charter_store_add_school (store, school);
  flush (store, NULL);
  portfolio = load (store, school);
  charter_portfolio_add (portfolio, audit);
  add_judgements (portfolio, id, charter_record_get_id (audit), 60);
  add_others (portfolio, id, 1, 45);
  back_up (store);
  if (checkpoint)
    take_log_in (checkpoint);
  g_setenv ("CHARTER_NOW", "2026-11-21T12:00:00Z", TRUE);
  notes = charter_portfolio_get_list (portfolio, CHARTER_TYPE_NOTE);
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr(CharterNote) note = g_list_model_get_item (notes, i);

      charter_note_set_text (note, "Written after the backup");
    }
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(CharterRecord) note = g_list_model_get_item (notes, 20);

      charter_portfolio_remove (portfolio, note);
    }
  add_others (portfolio, id, 100, 15);
  g_assert_true (flush (store, NULL));
  return portfolio;
}

static GHashTable *
read_rows (const char *path)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  static const char * const tables[] = { "school", "audit", "judgement", "evidence", "action", "note", NULL };
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; tables[i]; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", tables[i]);
      sqlite3_stmt *statement;

      g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          GString *values = g_string_new (NULL);

          for (int c = 1; c < sqlite3_column_count (statement); c++)
            g_string_append_printf (values, "%s|", (const char *) sqlite3_column_text (statement, c));
          g_hash_table_insert (rows, g_strdup_printf ("%s %s", tables[i], sqlite3_column_text (statement, 1)),
                               g_string_free (values, FALSE));
        }
      sqlite3_finalize (statement);
    }
  sqlite3_close (handle);
  return rows;
}

static char *
find_backup (const char *dir)
{
  g_autofree char *folder = g_build_filename (dir, "backups", NULL);
  g_autoptr(GDir) names = g_dir_open (folder, 0, NULL);

  return g_build_filename (folder, g_dir_read_name (names), NULL);
}

static void
sample_init (Sample   *self,
             gboolean  is_killed)
{
  g_autofree char *parent = g_dir_make_tmp ("charter-rescue-XXXXXX", NULL);
  g_autofree char *path = NULL;
  g_autofree char *backup = NULL;
  g_autoptr(CharterStore) store = NULL;
  g_autoptr(CharterPortfolio) portfolio = NULL;

  *self = (Sample) { NULL };
  self->dir = g_build_filename (parent, "data", NULL);
  path = g_build_filename (self->dir, "charter.db", NULL);
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  store = charter_store_new (self->dir);
  charter_store_set_is_window (store, TRUE);
  g_assert_true (try_open (store, NULL));
  portfolio = work (store, is_killed ? path : NULL);
  self->rows = read_rows (path);
  if (is_killed)
    {
      g_autofree char *log = g_strconcat (path, "-wal", NULL);

      g_assert_true (g_file_get_contents (log, &self->log, &self->log_length, NULL));
      g_assert_true (g_file_get_contents (path, &self->database, &self->length, NULL));
    }
  g_clear_object (&portfolio);
  close_store (store, NULL);
  drain ();
  if (!is_killed)
    g_assert_true (g_file_get_contents (path, &self->database, &self->length, NULL));
  backup = find_backup (self->dir);
  self->backup = read_rows (backup);
}

static void
sample_clear (Sample *self)
{
  g_autofree char *parent = g_path_get_dirname (self->dir);

  remove_tree (parent);
  g_free (self->dir);
  g_free (self->database);
  g_free (self->log);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->backup);
}

/* --- The damage ------------------------------------------------------------------------------ */

static void
flip (GRand *rand,
      char  *bytes,
      gsize  length)
{
  bytes[g_rand_int_range (rand, 0, (int) length)] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
}

static guint
any_page (GRand *rand,
          gsize  length)
{
  return (guint) g_rand_int_range (rand, 0, (int) (length / PAGE));
}

/* A page that leads to others, so that these are lost sight of. */
static guint
find_inner (GRand      *rand,
            const char *bytes,
            gsize       length)
{
  guint n = (guint) (length / PAGE);
  guint from = any_page (rand, length);

  for (guint i = 0; i < n; i++)
    if (bytes[(gsize) ((from + i) % n) * PAGE] == 0x05)
      return (from + i) % n;
  return from;
}

static void
exchange (char  *bytes,
          guint  one,
          guint  other)
{
  char kept[PAGE];

  memcpy (kept, bytes + (gsize) one * PAGE, PAGE);
  memmove (bytes + (gsize) one * PAGE, bytes + (gsize) other * PAGE, PAGE);
  memcpy (bytes + (gsize) other * PAGE, kept, PAGE);
}

static void
damage (Kind   kind,
        GRand *rand,
        char  *bytes,
        gsize *length)
{
  guint n = 1;

  switch (kind)
    {
    case ONE_BIT:
      flip (rand, bytes, *length);
      break;
    case MANY_BITS:
      for (guint i = 0; i < 64; i++)
        flip (rand, bytes, *length);
      break;
    case LOST_END:
      *length = (gsize) g_rand_int_range (rand, 0, (int) *length);
      break;
    case ZEROED_PAGES:
      n = (guint) g_rand_int_range (rand, 1, 6);
      for (guint i = 0; i < n; i++)
        memset (bytes + (gsize) any_page (rand, *length) * PAGE, 0, PAGE);
      break;
    case ZEROED_HEAD:
      memset (bytes, 0, (gsize) g_rand_int_range (rand, 16, 2 * PAGE));
      break;
    case GARBAGE:
      n = (guint) g_rand_int_range (rand, 0, (int) *length - 3000);
      for (guint i = 0; i < 3000; i++)
        bytes[n + i] = (char) g_rand_int (rand);
      break;
    case EXCHANGED_PAGES:
      n = any_page (rand, *length);
      exchange (bytes, n, (n + 1 + any_page (rand, *length - PAGE)) % (guint) (*length / PAGE));
      break;
    case SILENCED_TABLE:
      memset (bytes + (gsize) find_inner (rand, bytes, *length) * PAGE, 0, PAGE);
      break;
    case N_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/* --- One case -------------------------------------------------------------------------------- */

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (g_file_get_contents (from, &bytes, &length, NULL))
    g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

static char *
lay_out (const Sample *sample,
         const char   *bytes,
         gsize         length,
         gboolean      has_backup,
         gboolean      is_copy)
{
  g_autofree char *parent = g_dir_make_tmp ("charter-damaged-XXXXXX", NULL);
  char *dir = g_build_filename (parent, "data", NULL);
  g_autofree char *backups = g_build_filename (dir, "backups", NULL);
  g_autofree char *path = g_build_filename (dir, "charter.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *sums = g_strconcat (path, ".sums", NULL);
  g_autofree char *from = g_build_filename (sample->dir, "charter.db", NULL);
  g_autofree char *from_sums = g_strconcat (from, ".sums", NULL);
  struct stat about;

  g_mkdir (dir, 0700);
  g_mkdir (backups, 0700);
  if (has_backup)
    {
      g_autofree char *backup = find_backup (sample->dir);
      g_autofree char *to = g_build_filename (backups, "charter-2026-11-21.db", NULL);

      copy_file (backup, to);
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  if (sample->log)
    {
      g_assert_true (g_file_set_contents (log, sample->log, (gssize) sample->log_length, NULL));
      return dir;
    }
  copy_file (from_sums, sums);
  g_assert_cmpint (stat (from, &about), ==, 0);
  if (!is_copy)
    {
      const struct timespec times[2] = { about.st_atim, about.st_mtim };

      g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
    }
  return dir;
}

static char *
sum_file (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, length);
}

static void
compare (const Sample        *sample,
         gboolean             has_backup,
         const char          *path,
         Tally               *tally,
         guint               *n_missing,
         guint               *n_altered,
         guint               *n_back)
{
  g_autoptr(GHashTable) rows = read_rows (path);
  GHashTableIter iter;
  const char *key;
  const char *values;

  *n_missing = *n_altered = *n_back = 0;
  g_hash_table_iter_init (&iter, sample->rows);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &values))
    {
      const char *now = g_hash_table_lookup (rows, key);
      const char *kept = has_backup ? g_hash_table_lookup (sample->backup, key) : NULL;

      tally->n_rows++;
      /* What is in the backup is never lost. */
      g_assert_true (now || !kept);
      if (!now)
        (*n_missing)++;
      else if (g_str_equal (now, values))
        continue;
      else if (kept && g_str_equal (now, kept))
        tally->n_older++;
      else
        (*n_altered)++;
    }
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
    *n_back += !g_hash_table_contains (sample->rows, key);
}

static void
assert_sound (const char *path)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT (SELECT * FROM pragma_integrity_check) = 'ok' AND"
                                       " NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check)", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (statement, 0), ==, 1);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
}

static CharterStore *
open_window (const char  *dir,
             GError     **error)
{
  CharterStore *store = charter_store_new (dir);

  charter_store_set_is_window (store, TRUE);
  if (try_open (store, error))
    return store;
  drain ();
  g_assert_finalize_object (store);
  return NULL;
}

static void
shut (CharterStore *store)
{
  close_store (store, NULL);
  drain ();
  g_assert_finalize_object (store);
}

/* A second start finds nothing any more. */
static void
assert_settled (const char *dir)
{
  g_autoptr(GError) error = NULL;
  CharterStore *store = open_window (dir, &error);

  g_assert_no_error (error);
  g_assert_null (charter_store_get_rescue (store));
  shut (store);
}

static void
judge_rescue (const Sample        *sample,
              CharterRescueReport *report,
              const char          *path,
              const char          *before,
              gboolean             has_backup,
              gboolean             has_sums,
              Tally               *tally)
{
  g_autofree char *kept = sum_file (report->kept);
  g_autofree char *text = charter_rescue_report_dup_text (report);
  g_autofree char *on_disk = NULL;
  guint n_missing;
  guint n_altered;
  guint n_back;

  g_assert_cmpstr (kept, ==, before);
  g_assert_true (g_file_get_contents (report->path, &on_disk, NULL, NULL));
  g_assert_cmpstr (on_disk, ==, text);
  assert_sound (path);
  compare (sample, has_backup, path, tally, &n_missing, &n_altered, &n_back);
  /* With the sums it is known what was hit and how much there was; every loss and every doubt is said. */
  if (has_sums)
    {
      g_assert_cmpuint (n_altered, <=, report->look->len);
      /* One whose name itself was hit is there under another. */
      g_assert_cmpuint (n_missing, <=, charter_rescue_report_count_lost (report) + n_back);
    }
  tally->n_back += n_back;
  tally->n_recognised++;
  tally->n_read += charter_rescue_report_count_read (report);
  tally->n_backup += charter_rescue_report_count_backup (report);
  tally->n_lost += n_missing;
  tally->n_altered += n_altered;
}

static void
run_case (const Sample *sample,
          guint         seed,
          Tally        *tally)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  Kind kind = (Kind) (seed % N_KINDS);
  gboolean is_copy = (seed / N_KINDS) % 3 == 2;
  gboolean has_backup = (seed / N_KINDS) % 4 != 3;
  g_autofree char *bytes = g_memdup2 (sample->database, sample->length);
  gsize length = sample->length;
  g_autofree char *dir = NULL;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *parent = NULL;
  g_autoptr(GError) error = NULL;
  CharterRescueReport *report;
  CharterStore *store;

  damage (kind, rand, bytes, &length);
  dir = lay_out (sample, bytes, length, has_backup, is_copy);
  parent = g_path_get_dirname (dir);
  path = g_build_filename (dir, "charter.db", NULL);
  before = sum_file (path);
  store = open_window (dir, &error);
  if (error)
    g_test_message ("seed %u (%s): %s", seed, kinds[kind], error->message);
  g_assert_no_error (error);
  report = charter_store_get_rescue (store);
  if (report)
    judge_rescue (sample, report, path, before, has_backup, !is_copy && !sample->log, tally);
  else if (length == sample->length && memcmp (bytes, sample->database, length) == 0)
    tally->n_unchanged++; /* two pages that were alike */
  else
    {
      guint n_missing, n_altered, n_back;

      compare (sample, has_backup, path, tally, &n_missing, &n_altered, &n_back);
      if (n_missing + n_altered + n_back == 0)
        tally->n_unchanged++;
      else
        tally->n_silent++;
      /* The sums are there exactly when the file was closed and nobody wrote it since. */
      if (n_missing + n_altered + n_back > 0)
        g_assert_true (is_copy || sample->log);
      /* More than one text is never changed in silence. */
      g_assert_cmpuint (n_missing + n_back, ==, 0);
    }
  shut (store);
  assert_settled (dir);
  remove_tree (parent);
}

static void
test_damaged (gconstpointer data)
{
  gboolean is_killed = GPOINTER_TO_INT (data);
  const char *many = g_getenv ("CHARTER_DAMAGES");
  guint n = many ? (guint) atoi (many) : FEW;
  Tally tally = { 0 };
  Sample sample;

  sample_init (&sample, is_killed);
  n = is_killed ? n / 5 : n - n / 5;
  for (guint seed = 0; seed < n; seed++)
    run_case (&sample, seed, &tally);
  g_test_message ("%s: %u cases: %u recognised and rescued, %u where nothing that counts was hit, %u where a copy "
                  "turned one text into another; nothing written over, no crash", is_killed ? "killed" : "closed", n,
                  tally.n_recognised, tally.n_unchanged, tally.n_silent);
  g_test_message ("rows in the rescued files: %u from the damaged file, %u from the backup; of %u there had been: %u "
                  "as the backup had them, %u read with damage, %u lost; %u deleted ones were there again",
                  tally.n_read, tally.n_backup, tally.n_rows, tally.n_older, tally.n_altered, tally.n_lost, tally.n_back);
  g_assert_cmpuint (tally.n_recognised + tally.n_unchanged + tally.n_silent, ==, n);
  g_assert_cmpuint (tally.n_recognised, >, n / 2);
  sample_clear (&sample);
}

/* --- Undamaged ------------------------------------------------------------------------------- */

/* Whatever happened to it, as long as SQLite did it or nobody: closed, killed, copied elsewhere, packed anew,
 * of the first edition, written by another program meanwhile. */
static void
test_undamaged (void)
{
  const char *sql[] = { "VACUUM", "REINDEX", "ANALYZE", "UPDATE note SET text = 'By hand'", "PRAGMA wal_checkpoint",
                        "CREATE TABLE somebodys (a); DROP TABLE somebodys", "PRAGMA journal_mode = DELETE" };
  const guint n = g_getenv ("CHARTER_DAMAGES") ? 120 : 40;
  Sample samples[2];

  for (guint i = 0; i < 2; i++)
    sample_init (&samples[i], i == 1);
  for (guint i = 0; i < n; i++)
    {
      const Sample *sample = &samples[i % 2];
      gboolean is_copy = i % 3 == 0;
      g_autofree char *dir = lay_out (sample, sample->database, sample->length, i % 5 != 0, is_copy);
      g_autofree char *parent = g_path_get_dirname (dir);
      g_autoptr(GError) error = NULL;
      Fixture fixture = { dir, NULL };
      CharterStore *store;

      if (i % 4 == 1)
        g_assert_cmpint (run_sql (&fixture, sql[i / 4 % G_N_ELEMENTS (sql)]), ==, SQLITE_OK);
      store = open_window (dir, &error);
      g_assert_no_error (error);
      g_assert_null (charter_store_get_rescue (store));
      g_assert_cmpuint (g_list_model_get_n_items (charter_store_get_schools (store)), ==, 1);
      shut (store);
      assert_settled (dir);
      remove_tree (parent);
    }
  g_test_message ("%u starts of undamaged files, none called damaged", n);
  for (guint i = 0; i < 2; i++)
    sample_clear (&samples[i]);
}

/* The school's name in its own row and in those that are of it, each hit in another letter: it comes to rest,
 * and every row is of the one school. */
static void
test_disagreeing (void)
{
  g_autoptr(CharterSchool) school = make_school ();
  const char *id = charter_record_get_id (CHARTER_RECORD (school));
  Sample sample;
  g_autofree char *bytes = NULL;
  g_autofree char *dir = NULL;
  g_autofree char *parent = NULL;
  g_autoptr(GError) error = NULL;
  Fixture fixture = { NULL };
  CharterStore *store;
  guint n_found = 0;

  sample_init (&sample, FALSE);
  bytes = g_memdup2 (sample.database, sample.length);
  for (gsize i = 0; i + strlen (id) < sample.length; i++)
    if (memcmp (bytes + i, id, strlen (id)) == 0 && n_found++ % 5 == 0)
      bytes[i + n_found % 8] = bytes[i + n_found % 8] == 'a' ? 'b' : 'a';
  g_assert_cmpuint (n_found, >, 50);
  dir = lay_out (&sample, bytes, sample.length, FALSE, FALSE);
  parent = g_path_get_dirname (dir);
  fixture.dir = dir;
  store = open_window (dir, &error);
  g_assert_no_error (error);
  g_assert_nonnull (charter_store_get_rescue (store));
  assert_query (&fixture, "SELECT count(*) FROM school", "1");
  assert_query (&fixture, "SELECT count(*) FROM judgement", "60");
  assert_query (&fixture, "SELECT count(*) FROM note WHERE school <> (SELECT id FROM school)", "0");
  shut (store);
  assert_settled (dir);
  remove_tree (parent);
  sample_clear (&sample);
}

/* What cannot be known to be ours is refused as before, and stays. */
static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = dup_db_path (fixture);
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_mkdir (fixture->dir, 0700);
  g_file_set_contents (path, text, -1, NULL);
  g_assert_null (open_window (fixture->dir, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS);
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, text);
}

/* The file is gone, or empty: what there was is in the backup. A command says so and makes nothing in its
 * place. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  gboolean is_empty = GPOINTER_TO_INT (data);
  g_autofree char *path = dup_db_path (fixture);
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(GError) error = NULL;

  try_open (fixture->store, NULL);
  charter_store_add_school (fixture->store, school);
  back_up (fixture->store);
  shut (g_steal_pointer (&fixture->store));
  if (is_empty)
    g_file_set_contents (path, "", 0, NULL);
  else
    g_unlink (path);

  fixture->store = charter_store_new (fixture->dir);
  g_assert_false (try_open (fixture->store, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  charter_store_set_is_rescuing (fixture->store, TRUE);
  try_open (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (charter_store_get_rescue (fixture->store));
  g_assert_cmpuint (g_list_model_get_n_items (charter_store_get_schools (fixture->store)), ==, 1);
  assert_query (fixture, "SELECT name FROM school", "Oakfield School");
}

/* The power went between the rescue and its last step: the next start does that, and asks nothing. */
static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = dup_db_path (fixture);
  g_autofree char *rescued = g_strconcat (path, ".rescued", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr(CharterSchool) school = make_school ();

  try_open (fixture->store, NULL);
  charter_store_add_school (fixture->store, school);
  shut (g_steal_pointer (&fixture->store));
  g_rename (path, rescued);
  g_file_set_contents (path, "SQLite format 3", 16, NULL);
  g_file_set_contents (log, "the damaged one's", -1, NULL);
  fixture->store = open_window (fixture->dir, NULL);
  g_assert_null (charter_store_get_rescue (fixture->store));
  g_assert_cmpuint (g_list_model_get_n_items (charter_store_get_schools (fixture->store)), ==, 1);
  g_assert_false (g_file_test (rescued, G_FILE_TEST_EXISTS));
}

/* No room for the new file: the damaged one stays where it is, and nothing is left lying about. */
static void
test_cannot (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = dup_db_path (fixture);
  g_autofree char *kept = g_build_filename (fixture->dir, "damaged", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  char zeros[300] = { 0 };
  FILE *file;

  try_open (fixture->store, NULL);
  shut (g_steal_pointer (&fixture->store));
  file = fopen (path, "r+");
  fseek (file, 16, SEEK_SET);
  fwrite (zeros, sizeof zeros, 1, file);
  fclose (file);
  before = sum_file (path);
  g_file_set_contents (kept, "a file where the folder should be", -1, NULL);
  g_assert_null (open_window (fixture->dir, &error));
  g_assert_nonnull (error);
  after = sum_file (path);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  const char *seed = g_getenv ("CHARTER_SEED");

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* The records' ids come from here: the same each time, so that a case can be repeated. */
  g_random_set_seed (seed ? (guint32) atoi (seed) : 1);
  g_test_add_data_func ("/rescue/closed", GINT_TO_POINTER (FALSE), test_damaged);
  g_test_add_data_func ("/rescue/killed", GINT_TO_POINTER (TRUE), test_damaged);
  g_test_add_func ("/rescue/undamaged", test_undamaged);
  g_test_add_func ("/rescue/disagreeing", test_disagreeing);
  g_test_add ("/rescue/foreign", Fixture, NULL, set_up_closed, test_foreign, tear_down);
  g_test_add ("/rescue/gone", Fixture, GINT_TO_POINTER (FALSE), set_up_closed, test_gone, tear_down);
  g_test_add ("/rescue/emptied", Fixture, GINT_TO_POINTER (TRUE), set_up_closed, test_gone, tear_down);
  g_test_add ("/rescue/interrupted", Fixture, NULL, set_up_closed, test_interrupted, tear_down);
  g_test_add ("/rescue/cannot", Fixture, NULL, set_up_closed, test_cannot, tear_down);
  return g_test_run ();
}

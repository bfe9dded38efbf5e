/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "charter-place.h"

#include "store-fixture.h"

#define NFS 0x6969u
#define N_RIVALS 6

/* Two openers of the same records, as two real processes: who has them, who reads, and when a lock
 * that was left behind is taken over. */

/* --- The other process ----------------------------------------------------------------------- */

/* Opens the records, says "w" or "r", and holds them until it is told to go on. */
static int
hold (const char *dir,
      const char *who,
      const char *use)
{
  g_autoptr(CharterStore) store = charter_store_new (dir);
  char line[8];

  if (g_str_equal (use, "network"))
    charter_place_pretend_type (NFS);
  charter_store_set_is_window (store, g_str_equal (use, "window"));
  charter_store_set_who (store, *who ? who : NULL);
  if (!try_open (store, NULL))
    return 3;
  printf ("%s\n", charter_store_get_is_read_only (store) ? "r" : "w");
  fflush (stdout);
  if (!fgets (line, sizeof line, stdin))
    line[0] = '\0';
  return close_store (store, NULL) ? 0 : 4;
}

typedef struct {
  GPid  pid;
  FILE *in;
  FILE *out;
} Other;

static Other
start (Fixture    *fixture,
       const char *who,
       const char *use)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *words[] = { self, "--hold", fixture->dir, who, use, NULL };
  g_autoptr(GError) error = NULL;
  Other other;
  int in;
  int out;

  g_spawn_async_with_pipes (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &other.pid,
                            &in, &out, NULL, &error);
  g_assert_no_error (error);
  other.in = fdopen (in, "w");
  other.out = fdopen (out, "r");
  return other;
}

static gboolean
may_write (Other *other)
{
  char line[8];

  g_assert_nonnull (fgets (line, sizeof line, other->out));
  return line[0] == 'w';
}

static void
finish (Other *other,
        int    with_signal)
{
  int status;

  if (with_signal)
    kill (other->pid, with_signal);
  fclose (other->in);
  g_assert_cmpint (waitpid (other->pid, &status, 0), ==, other->pid);
  g_assert_true (with_signal ? WIFSIGNALED (status) : WIFEXITED (status) && WEXITSTATUS (status) == 0);
  fclose (other->out);
}

/* --- This one -------------------------------------------------------------------------------- */

static void
fill (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio = NULL;
  g_autoptr(CharterNote) note = g_object_new (CHARTER_TYPE_NOTE, "id", "n", "text", "kept", "school",
                                              charter_record_get_id (CHARTER_RECORD (school)), NULL);

  try_open (fixture->store, &error);
  g_assert_no_error (error);
  portfolio = load (fixture->store, school);
  charter_portfolio_add (portfolio, CHARTER_RECORD (note));
  g_assert_true (flush (fixture->store, NULL));
  g_clear_object (&portfolio);
  g_assert_true (close_store (fixture->store, NULL));
  drain ();
}

static void
set_up_filled (Fixture       *fixture,
               gconstpointer  data)
{
  set_up_closed (fixture, data);
  fill (fixture);
  charter_store_set_is_window (fixture->store, TRUE);
}

static void
assert_opens (Fixture  *fixture,
              gboolean  is_read_only)
{
  g_autoptr(GError) error = NULL;

  try_open (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (charter_store_get_is_read_only (fixture->store), ==, is_read_only);
  g_assert_cmpint (charter_store_get_message (fixture->store) != NULL, ==, is_read_only);
}

static void
assert_says (Fixture    *fixture,
             const char *words)
{
  const char *message = charter_store_get_message (fixture->store);

  if (!strstr (message, words))
    g_error ("“%s” does not say “%s”", message, words);
}

static char *
dup_lock_path (Fixture *fixture)
{
  return g_build_filename (fixture->dir, "charter.db.open", NULL);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_second_reads (Fixture       *fixture,
                   gconstpointer  data)
{
  Other other = start (fixture, "Sam Carter", "window");
  g_autofree char *lock = dup_lock_path (fixture);
  g_autoptr(CharterPortfolio) portfolio = NULL;
  g_autoptr(GError) error = NULL;
  struct stat about;
  CharterNote *note;
  CharterPin *pin;
  guint n_refused = 0;

  g_assert_true (may_write (&other));
  g_assert_cmpint (stat (lock, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  assert_opens (fixture, TRUE);
  assert_says (fixture, "Sam Carter");
  g_signal_connect_swapped (fixture->store, "refused", G_CALLBACK (count_cb), &n_refused);
  portfolio = load (fixture->store, charter_store_find_school (fixture->store, "900001"));
  note = CHARTER_NOTE (charter_portfolio_find (portfolio, "n"));
  g_assert_cmpstr (charter_note_get_text (note), ==, "kept");
  /* A change is refused in words, and is not there any more. */
  charter_note_set_text (note, "changed");
  pin = g_object_new (CHARTER_TYPE_PIN, "id", "p", "list", "l", "school", charter_note_get_school (note), NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (pin));
  g_object_unref (pin);
  g_assert_false (flush (fixture->store, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "Sam Carter"));
  g_assert_cmpuint (n_refused, ==, 1);
  while (g_strcmp0 (charter_note_get_text (note), "kept") != 0 || charter_portfolio_find (portfolio, "p"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (flush (fixture->store, NULL));
  assert_query (fixture, "SELECT text FROM note", "kept");
  assert_query (fixture, "SELECT count(*) FROM pin", "0");
  g_clear_error (&error);
  g_assert_null (undo (fixture->store, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED);
  g_clear_object (&portfolio);
  g_assert_true (close_store (fixture->store, NULL));
  g_assert_false (charter_store_get_is_read_only (fixture->store));
  /* Reading takes no lock away. */
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  finish (&other, 0);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  assert_opens (fixture, FALSE);
}

static void
test_killed_holder (Fixture       *fixture,
                    gconstpointer  data)
{
  Other other = start (fixture, "", "window");
  g_autofree char *lock = dup_lock_path (fixture);
  g_autofree char *text = NULL;

  g_assert_true (may_write (&other));
  assert_opens (fixture, TRUE);
  assert_says (fixture, "Somebody");
  g_assert_true (close_store (fixture->store, NULL));
  finish (&other, SIGKILL);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  assert_opens (fixture, FALSE);
  /* The name is typed when the window is open. */
  charter_store_set_who (fixture->store, "Alex Reed");
  g_assert_true (flush (fixture->store, NULL));
  while (!text || !strstr (text, "Who=Alex Reed"))
    {
      g_clear_pointer (&text, g_free);
      g_assert_true (g_file_get_contents (lock, &text, NULL, NULL));
      g_thread_yield ();
    }
  g_assert_true (close_store (fixture->store, NULL));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* Changes one line of a lock whose holder has been killed. */
static void
forge (Fixture    *fixture,
       const char *key,
       const char *value)
{
  g_autofree char *lock = dup_lock_path (fixture);
  g_autoptr(GKeyFile) file = g_key_file_new ();

  g_assert_true (g_key_file_load_from_file (file, lock, G_KEY_FILE_NONE, NULL));
  g_key_file_set_string (file, "Open", key, value);
  g_assert_true (g_key_file_save_to_file (file, lock, NULL));
}

static const struct {
  const char *key;
  const char *value;
  gboolean    is_taken;
} forgeries[] = {
  { "Since", "2001-01-01T09:15:00Z", TRUE },      /* the process is gone: not for its age */
  { "Boot", "a-former-start", TRUE },
  { "Began", "1", TRUE },
  { "Machine", "another-desktop", FALSE },
  { "MachineId", "another", FALSE },
  { "MachineId", "", FALSE },
  { "Boot", "", FALSE },
  { "Processes", "pid:[1]", FALSE },
};

/* The process of the lock is this one's parent or nobody: what is said of it decides. */
static void
test_only_the_dead (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *lock = dup_lock_path (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      Other other = start (fixture, "Sam Carter", "window");

      g_assert_true (may_write (&other));
      finish (&other, SIGKILL);
      forge (fixture, forgeries[i].key, forgeries[i].value);
      g_test_message ("%s=%s", forgeries[i].key, forgeries[i].value);
      assert_opens (fixture, !forgeries[i].is_taken);
      g_assert_true (close_store (fixture->store, NULL));
      g_assert_cmpint (g_file_test (lock, G_FILE_TEST_EXISTS), ==, !forgeries[i].is_taken);
      g_unlink (lock);
    }
}

/* A number given to another process since is not the holder; one that lives is, however old its lock. */
static void
test_living (Fixture       *fixture,
             gconstpointer  data)
{
  Other other = start (fixture, "Sam Carter", "window");

  g_assert_true (may_write (&other));
  forge (fixture, "Since", "2001-01-01T09:15:00Z");
  assert_opens (fixture, TRUE);
  g_assert_true (close_store (fixture->store, NULL));
  forge (fixture, "Began", "1");
  assert_opens (fixture, FALSE);
  g_assert_true (close_store (fixture->store, NULL));
  finish (&other, SIGKILL);
}

static void
test_nonsense (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *lock = dup_lock_path (fixture);
  const char *contents[] = { "", "[Open]\n", "\xff\xfe nonsense", "[Open]\nProcess=-1\nBoot=x\n" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (lock, contents[i], -1, NULL));
      assert_opens (fixture, TRUE);
      g_assert_true (close_store (fixture->store, NULL));
      g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
    }
}

/* Many find the same dead lock at the same moment: one of them writes. */
static void
test_rivals (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint round = 0; round < 5; round++)
    {
      Other first = start (fixture, "", "window");
      Other rivals[N_RIVALS];
      guint n_writers = 0;

      g_assert_true (may_write (&first));
      finish (&first, SIGKILL);
      for (guint i = 0; i < N_RIVALS; i++)
        rivals[i] = start (fixture, "", "window");
      for (guint i = 0; i < N_RIVALS; i++)
        n_writers += may_write (&rivals[i]);
      for (guint i = 0; i < N_RIVALS; i++)
        finish (&rivals[i], 0);
      g_assert_cmpuint (n_writers, ==, 1);
    }
}

static void
test_command_beside (Fixture       *fixture,
                     gconstpointer  data)
{
  Other window = start (fixture, "Sam Carter", "window");

  g_assert_true (may_write (&window));
  charter_store_set_is_window (fixture->store, FALSE);
  assert_opens (fixture, FALSE);
  assert_query (fixture, "PRAGMA journal_mode", "wal");
  g_assert_true (close_store (fixture->store, NULL));
  finish (&window, 0);
}

static void
test_network (Fixture       *fixture,
              gconstpointer  data)
{
  Other other = start (fixture, "Sam Carter", "network");

  g_assert_true (may_write (&other));
  assert_query (fixture, "PRAGMA journal_mode", "delete");
  charter_place_pretend_type (NFS);
  charter_store_set_is_window (fixture->store, FALSE);
  assert_opens (fixture, TRUE);
  assert_says (fixture, "Sam Carter");
  g_assert_true (close_store (fixture->store, NULL));
  finish (&other, 0);
  assert_opens (fixture, FALSE);
  g_assert_true (close_store (fixture->store, NULL));
  assert_query (fixture, "PRAGMA journal_mode", "delete");
  charter_place_pretend_type (0);
  assert_opens (fixture, FALSE);
  assert_query (fixture, "PRAGMA journal_mode", "wal");
}

static gboolean
run_words (const char *one,
           const char *two,
           const char *three)
{
  const char *words[] = { one, two, three, NULL };
  int status;

  return g_spawn_sync (NULL, (char **) words, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, NULL, &status, NULL) && status == 0;
}

/* Nothing pretended: a real file system behind FUSE, and commands, which need the lock there too. */
static void
test_mounted (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *near = g_strdup (fixture->dir);
  g_autofree char *far = g_strconcat (fixture->dir, "-far", NULL);
  g_autoptr(CharterStore) store = charter_store_new (far);
  Fixture there = { .dir = far, .store = store };
  Other other;

  g_assert_cmpint (g_mkdir (far, 0700), ==, 0);
  if (!run_words ("bindfs", near, far))
    {
      g_rmdir (far);
      g_test_skip ("bindfs is not installed, or nothing may be mounted here");
      return;
    }
  g_assert_true (charter_place_is_network (far));
  g_assert_false (charter_place_is_network (near));
  other = start (&there, "Sam Carter", "command");
  g_assert_true (may_write (&other));
  assert_query (&there, "PRAGMA journal_mode", "delete");
  assert_opens (&there, TRUE);
  assert_says (&there, "Sam Carter");
  g_assert_true (close_store (store, NULL));
  finish (&other, SIGKILL);
  /* Provably gone, and on this computer. */
  assert_opens (&there, FALSE);
  g_assert_true (close_store (store, NULL));
  drain ();
  g_assert_true (run_words ("fusermount", "-u", far) || run_words ("umount", far, NULL));
  g_rmdir (far);
}

static void
test_types (void)
{
  const guint32 far[] = { 0x6969u, 0x517bu, 0xff534d42u, 0xfe534d42u, 0x65735546u, 0x01021997u };
  const guint32 near[] = { 0xef53u /* ext4 */, 0x9123683eu /* btrfs */, 0x58465342u /* XFS */,
                           0x01021994u /* tmpfs */, 0x794c7630u /* overlay */, 0x2fc12fc1u /* ZFS */ };

  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    g_assert_nonnull (charter_place_name_type (far[i]));
  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    g_assert_null (charter_place_name_type (near[i]));
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2], argv[3], argv[4]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) \
  g_test_add ("/lock/" name, Fixture, NULL, set_up_filled, function, tear_down)
  ADD ("second-reads", test_second_reads);
  ADD ("killed-holder", test_killed_holder);
  ADD ("only-the-dead", test_only_the_dead);
  ADD ("living", test_living);
  ADD ("nonsense", test_nonsense);
  ADD ("rivals", test_rivals);
  ADD ("command-beside", test_command_beside);
  ADD ("network", test_network);
  ADD ("mounted", test_mounted);
#undef ADD
  g_test_add_func ("/lock/types", test_types);
  return g_test_run ();
}

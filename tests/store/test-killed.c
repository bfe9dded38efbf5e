/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

#define ROUNDS 25

/* The program is killed in the middle of its work: nothing that it said was saved is lost, and the
 * next start finds a sound file. */

static int write_for_ever (const char *dir) G_GNUC_NORETURN;

/* The child: edits, flushes, and says each number once it is on disk. */
static int
write_for_ever (const char *dir)
{
  g_autoptr(CharterStore) store = charter_store_new (dir);
  g_autoptr(CharterPortfolio) portfolio = NULL;
  CharterNote *note;

  if (!try_open (store, NULL))
    exit (3);
  portfolio = load (store, charter_store_find_school (store, "900001"));
  note = CHARTER_NOTE (charter_portfolio_find (portfolio, "n"));
  for (guint i = (guint) g_ascii_strtoull (charter_note_get_text (note), NULL, 10) + 1;; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autofree char *id = g_strdup_printf ("pin-%u", i);
      g_autoptr(CharterPin) pin =
        g_object_new (CHARTER_TYPE_PIN, "id", id, "list", text, "school", charter_note_get_school (note), NULL);

      charter_store_begin_group (store, "Both");
      charter_note_set_text (note, text);
      charter_portfolio_add (portfolio, CHARTER_RECORD (pin));
      charter_store_end_group (store);
      if (!flush (store, NULL))
        exit (4);
      printf ("%u\n", i);
      fflush (stdout);
    }
}

/* Runs the child until it has said something, and a random time more. */
static guint
run_and_kill (Fixture *fixture,
              GRand   *random)
{
  const char *words[] = { g_get_prgname (), "--write", fixture->dir, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  char line[32];
  guint last = 0;
  int out;
  GPid pid;
  FILE *said;

  words[0] = self;
  g_spawn_async_with_pipes (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);
  said = fdopen (out, "r");
  g_assert_nonnull (fgets (line, sizeof line, said));
  last = (guint) g_ascii_strtoull (line, NULL, 10);
  g_usleep ((gulong) g_rand_int_range (random, 0, 30000));
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  /* A line that was cut short was not said. */
  while (fgets (line, sizeof line, said))
    if (strchr (line, '\n'))
      last = (guint) g_ascii_strtoull (line, NULL, 10);
  fclose (said);
  return last;
}

static void
assert_sound (Fixture *fixture,
              guint    said)
{
  g_autofree char *found = query (fixture, "SELECT text FROM note");
  g_autofree char *pins = query (fixture, "SELECT count(*) FROM pin");
  g_autofree char *logged = query (fixture, "SELECT max(CAST (new AS INTEGER)) FROM change_log"
                                            " WHERE record = 'n' AND field = 'text'");

  g_assert_cmpuint ((guint) g_ascii_strtoull (found, NULL, 10), >=, said);
  /* What belongs together was written together. */
  g_assert_cmpstr (pins, ==, found);
  g_assert_cmpstr (logged, ==, found);
  assert_query (fixture, "PRAGMA integrity_check", "ok");
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio = load (fixture->store, school);
  g_autoptr(CharterNote) note = g_object_new (CHARTER_TYPE_NOTE, "id", "n", "text", "0", "school",
                                              charter_record_get_id (CHARTER_RECORD (school)), NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (note));
  g_clear_object (&portfolio);
  g_assert_true (close_store (fixture->store, NULL));
  drain ();
  g_assert_finalize_object (fixture->store);
  fixture->store = NULL;
  for (guint i = 0; i < ROUNDS; i++)
    assert_sound (fixture, run_and_kill (fixture, random));
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    write_for_ever (argv[2]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/killed/nothing-said-is-lost", Fixture, NULL, set_up, test_killed, tear_down);
  return g_test_run ();
}

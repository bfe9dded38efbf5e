/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "../commands/charter-spawn.h"

/* The whole program as it is run: who can read what it leaves, and what it tells of what it does. */

#define MARK "zzmarkedzz"

typedef struct {
  char *folder;
  char *data_dir;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("trust-XXXXXX", NULL);
  fixture->data_dir = g_build_filename (fixture->folder, "data", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char *words[] = { "rm", "-rf", fixture->folder, NULL };

  g_unsetenv ("G_MESSAGES_DEBUG");
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (fixture->data_dir);
  g_free (fixture->folder);
}

static void
assert_private (const char *path,
                guint      *n_files)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  struct stat about;
  const char *name;

  g_assert_cmpint (lstat (path, &about), ==, 0);
  if ((about.st_mode & 07777) != (dir ? 0700 : 0600))
    g_error ("%s has mode %o", path, about.st_mode & 07777);
  (*n_files)++;
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      assert_private (inside, n_files);
    }
}

/* A sitting's worth of commands, all of which leave something. */
static void
sit (Fixture *fixture)
{
  g_autofree char *paper = g_build_filename (fixture->folder, MARK ".txt", NULL);
  g_autofree char *bundle = g_build_filename (fixture->folder, "school.charter", NULL);
  g_autofree char *services = g_build_filename (fixture->folder, "services.json", NULL);
  const char *commands[][8] = {
    { "example" },
    { "judge", "900001", "1.1", "na:" MARK, "--note", MARK },
    { "evidence", "900001", paper, "--title", MARK },
    { "import", services },
    { "directory", MARK },
    { "schools", MARK },
    { "standing", "900001" },
    { "check" },
    { "backup" },
    { "export", "900001", "-o", bundle },
    { "import", bundle },
  };

  g_assert_true (g_file_set_contents (paper, MARK, -1, NULL));
  g_assert_true (g_file_set_contents (services, "{\"id\":\"s1\",\"name\":\"" MARK "\",\"organization\":{\"id\":\"o1\","
                                      "\"name\":\"" MARK "\"}}", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char **words = commands[i];
      g_auto(Run) run = spawn (fixture->data_dir, words[0], words[1], words[2], words[3], words[4], words[5], words[6],
                               NULL);

      if (run.status != 0)
        g_error ("%s: %d %s", words[0], run.status, run.err);
      if (strstr (run.err, MARK))
        g_error ("“%s” tells of what is kept: %s", words[0], run.err);
    }
}

static void
test_modes (Fixture       *fixture,
            gconstpointer  data)
{
  mode_t before = umask ((mode_t) GPOINTER_TO_UINT (data));
  guint n_files = 0;

  sit (fixture);
  umask (before);
  assert_private (fixture->data_dir, &n_files);
  g_assert_cmpuint (n_files, >, 20);
}

/* Everything that GLib, GIO and the program can be made to tell, and no word of what is kept among it. */
static void
test_logs (Fixture       *fixture,
           gconstpointer  data)
{
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  sit (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/trust/modes/umask-000", Fixture, GUINT_TO_POINTER (0), set_up, test_modes, tear_down);
  g_test_add ("/trust/modes/umask-022", Fixture, GUINT_TO_POINTER (022), set_up, test_modes, tear_down);
  g_test_add ("/trust/modes/umask-077", Fixture, GUINT_TO_POINTER (077), set_up, test_modes, tear_down);
  g_test_add ("/trust/logs", Fixture, NULL, set_up, test_logs, tear_down);
  return g_test_run ();
}

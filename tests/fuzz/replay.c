/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

/* What a fuzzer begins with, and what it found, without the fuzzer: none of it stops the program. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static void
test_corpus (gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = g_dir_open (data, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (data, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_test_message ("%s", name);
      g_file_get_contents (path, &contents, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) contents, length), ==, 0);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_data_func ("/fuzz/corpus", argv[1], test_corpus);
  return g_test_run ();
}

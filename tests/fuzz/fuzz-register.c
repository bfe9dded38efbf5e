/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "charter-exchange-error.h"
#include "charter-register-reader.h"

/* A register of schools, plain or in a ZIP. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static gboolean
take (const CharterRegisterRow  *rows,
      guint                      n_rows,
      double                     fraction,
      gpointer                   user_data,
      GError                   **error)
{
  g_assert_cmpuint (n_rows, >, 0);
  g_assert_true (fraction >= 0 && fraction <= 1);
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *path = g_strdup_printf ("%s/%u-register", g_get_tmp_dir (), (guint) getpid ());
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_file_problem_free);
  g_autoptr(GError) error = NULL;
  gboolean ok;

  if (!g_file_replace_contents (file, (const char *) data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL))
    return 0;
  ok = charter_register_reader_read (file, take, NULL, problems, NULL, &error);
  g_assert_true (ok == (error == NULL));
  g_unlink (path);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "charter-markup-text.h"
#include "charter-paper-text.h"
#include "charter-privacy.h"

/* What takes the words out of somebody's paper, and what looks through them for personal data, by
 * coverage: the first byte of an input chooses the kind, the rest is the file. The last two kinds are
 * the parts of an office document as they come out of their archive. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static const char * const names[] = { "a.txt", "a.pdf", "a.docx", "a.xlsx", "a.odt", NULL, NULL };

#define KIND_SHEET 6

static void
look_through (const char *words)
{
  g_autoptr(GPtrArray) spots = NULL;

  g_assert_true (g_utf8_validate (words, -1, NULL));
  spots = charter_privacy_find (words, NULL);
  for (guint i = 0; i < spots->len; i++)
    {
      const CharterPrivacySpot *spot = spots->pdata[i];

      g_assert_true (g_utf8_validate (spot->shape, -1, NULL));
      g_assert_cmpuint (spot->line, >, 0);
    }
}

static void
read_file (const char   *name,
           const guint8 *data,
           size_t        size)
{
  g_autofree char *path = g_strdup_printf ("%s/%u-paper", g_get_tmp_dir (), (guint) getpid ());
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterPaperText) text = NULL;

  if (!g_file_replace_contents (file, (const char *) data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL))
    return;
  text = charter_paper_text_read (file, name, NULL, NULL, &error);
  g_assert_true (!text == (error != NULL));
  for (guint i = 0; text && i < text->passages->len; i++)
    look_through (((CharterPassage *) text->passages->pdata[i])->text);
  g_unlink (path);
}

/* In two pieces, cut anywhere: what is read does not depend on where. */
static void
read_markup (guint         kind,
             const guint8 *data,
             size_t        size)
{
  g_autoptr(GPtrArray) shared = kind == KIND_SHEET ? g_ptr_array_new () : NULL;
  g_autoptr(CharterMarkupText) whole = NULL;
  g_autoptr(CharterMarkupText) pieces = NULL;
  size_t cut = size > 0 ? data[0] % size : 0;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (shared)
    g_ptr_array_add (shared, "Year 4");
  whole = charter_markup_text_new (shared, 4096);
  charter_markup_text_add (whole, (const char *) data, size);
  pieces = charter_markup_text_new (shared, 4096);
  charter_markup_text_add (pieces, (const char *) data, cut);
  charter_markup_text_add (pieces, (const char *) data + cut, size - cut);
  one = charter_markup_text_steal (whole);
  other = charter_markup_text_steal (pieces);
  g_assert_cmpstr (one, ==, other);
  look_through (one);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  guint kind;

  if (size == 0)
    return 0;
  kind = data[0] % G_N_ELEMENTS (names);
  if (names[kind])
    read_file (names[kind], data + 1, size - 1);
  else
    read_markup (kind, data + 1, size - 1);
  return 0;
}

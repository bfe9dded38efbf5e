/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "charter-pdf-fonts.h"

/* A copy of a font of this machine that has its outlines as CFF. */
typedef struct {
  char         *folder;
  char         *path;
  char         *family;
  char         *data;
  gsize         length;
  gsize         outlines; /* where they begin */
  FcConfig     *config; /* knows the copy and nothing else */
  PangoFontMap *map;
} Fixture;

/* From the font's list of tables: a tag, a sum, where and how long, each of four bytes. 0 when it has none: those of
 * variable fonts are of another kind. */
static gsize
find_outlines (const char *data,
               gsize       length)
{
  for (gsize at = 12; at + 16 <= length; at += 16)
    if (memcmp (data + at, "CFF ", 4) == 0)
      {
        guint32 offset;

        memcpy (&offset, data + at + 8, sizeof offset);
        return GUINT32_FROM_BE (offset);
      }
  return 0;
}

static void
read_font (Fixture    *fixture,
           const char *path)
{
  g_assert_true (g_file_get_contents (path, &fixture->data, &fixture->length, NULL));
  fixture->outlines = find_outlines (fixture->data, fixture->length);
  if (fixture->outlines == 0)
    g_clear_pointer (&fixture->data, g_free);
}

/* The first there is, if any. */
static void
read_compact_font (Fixture *fixture)
{
  FcPattern *wanted = FcPatternBuild (NULL, FC_FONTFORMAT, FcTypeString, "CFF", NULL);
  FcObjectSet *fields = FcObjectSetBuild (FC_FILE, FC_INDEX, NULL);
  FcFontSet *found = FcFontList (NULL, wanted, fields);

  for (int i = 0; i < found->nfont && !fixture->data; i++)
    {
      FcChar8 *file;
      int index;

      if (FcPatternGetString (found->fonts[i], FC_FILE, 0, &file) == FcResultMatch
          && FcPatternGetInteger (found->fonts[i], FC_INDEX, 0, &index) == FcResultMatch
          && index == 0 && g_str_has_suffix ((const char *) file, ".otf"))
        read_font (fixture, (const char *) file);
    }
  FcFontSetDestroy (found);
  FcObjectSetDestroy (fields);
  FcPatternDestroy (wanted);
}

static char *
dup_family (FcConfig *config)
{
  FcFontSet *fonts = FcConfigGetFonts (config, FcSetApplication);
  FcChar8 *family;

  g_assert_nonnull (fonts);
  g_assert_cmpint (fonts->nfont, ==, 1);
  g_assert_cmpint (FcPatternGetString (fonts->fonts[0], FC_FAMILY, 0, &family), ==, FcResultMatch);
  return g_strdup ((const char *) family);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  read_compact_font (fixture);
  if (!fixture->data)
    return;
  fixture->folder = g_dir_make_tmp ("fonts-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "font.otf", NULL);
  g_assert_true (g_file_set_contents (fixture->path, fixture->data, (gssize) fixture->length, NULL));
  fixture->config = FcConfigCreate ();
  g_assert_true (FcConfigAppFontAddFile (fixture->config, (const FcChar8 *) fixture->path));
  fixture->family = dup_family (fixture->config);
  fixture->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (fixture->map), fixture->config);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (!fixture->data)
    return;
  g_object_unref (fixture->map);
  FcConfigDestroy (fixture->config);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->data);
  g_free (fixture->family);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Whether the copy as it stands on disk can be embedded: the map reads it now for the first time. */
static gboolean
can_embed (Fixture *fixture)
{
  g_autoptr(CharterPdfFonts) fonts = charter_pdf_fonts_new ();
  PangoContext *context = pango_font_map_create_context (fixture->map);
  PangoFontDescription *description = pango_font_description_new ();
  PangoFont *font;
  gboolean can;

  pango_font_description_set_family (description, fixture->family);
  pango_font_description_set_size (description, 12 * PANGO_SCALE);
  font = pango_font_map_load_font (fixture->map, context, description);
  g_assert_nonnull (font);
  can = charter_pdf_fonts_find (fonts, font) != NULL;
  g_object_unref (font);
  pango_font_description_free (description);
  g_object_unref (context);
  return can;
}

static void
test_sound (Fixture       *fixture,
            gconstpointer  data)
{
  if (!fixture->data)
    g_test_skip ("no font with CFF outlines is here");
  else
    g_assert_true (can_embed (fixture));
}

/* How the outlines' first list begins: how many, the size of an offset, the first of them. */
static const guchar no_names[] = { 0, 0, 1, 1 };
static const guchar no_such_offset[] = { 0, 1, 9, 1 };
static const guchar past_the_end[] = { 0, 1, 4, 0 };

/* What cannot be read is left to cairo. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  damage)
{
  gsize list;

  if (!fixture->data)
    {
      g_test_skip ("no font with CFF outlines is here");
      return;
    }
  list = fixture->outlines + (guchar) fixture->data[fixture->outlines + 2];
  memcpy (fixture->data + list, damage, sizeof no_names);
  g_assert_true (g_file_set_contents (fixture->path, fixture->data, (gssize) fixture->length, NULL));
  g_assert_false (can_embed (fixture));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pdf-fonts/sound", Fixture, NULL, set_up, test_sound, tear_down);
  g_test_add ("/pdf-fonts/no-names", Fixture, no_names, set_up, test_damaged, tear_down);
  g_test_add ("/pdf-fonts/no-such-offset", Fixture, no_such_offset, set_up, test_damaged, tear_down);
  g_test_add ("/pdf-fonts/past-the-end", Fixture, past_the_end, set_up, test_damaged, tear_down);
  return g_test_run ();
}

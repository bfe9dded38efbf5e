/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-fonts.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <pango/pangofc-font.h>
#include <string.h>

#include "charter-pdf-stream.h"

#define TAG_CFF HB_TAG ('C', 'F', 'F', ' ')
#define TAG_GLYF HB_TAG ('g', 'l', 'y', 'f')

/* Glyphs are written in two bytes. */
#define MOST_GLYPHS 0xffff

typedef struct {
  const char *words;  /* nullable, kept in the chunk: what it stands for */
  guint length;
  float advance;      /* in 1/1000 of the size */
  gboolean is_known;  /* advance was asked for */
  gboolean is_used;
} Glyph;

typedef struct {
  char *key;          /* its file and which of the file's faces */
  hb_face_t *face;    /* nullable: it cannot be embedded */
  hb_font_t *font;    /* of face, in its own units */
  Glyph *glyphs;
  guint n_glyphs;
  gboolean is_compact; /* outlines as CFF, not TrueType */
  hb_blob_t *program; /* nullable until it is cut */
  guint object;       /* 0 until it is written */
} Font;

struct _CharterPdfFonts
{
  GHashTable *looks;  /* PangoFont, borrowed -> CharterPdfLook */
  GPtrArray *fonts;   /* of Font */
  GStringChunk *words;
};

static void
font_free (gpointer data)
{
  Font *font = data;

  g_free (font->key);
  g_clear_pointer (&font->face, hb_face_destroy);
  g_clear_pointer (&font->font, hb_font_destroy);
  g_clear_pointer (&font->program, hb_blob_destroy);
  g_free (font->glyphs);
  g_free (font);
}

/**
 * charter_pdf_fonts_new:
 *
 * Returns: (transfer full): no fonts yet
 */
CharterPdfFonts *
charter_pdf_fonts_new (void)
{
  CharterPdfFonts *self = g_new0 (CharterPdfFonts, 1);

  self->looks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->fonts = g_ptr_array_new_with_free_func (font_free);
  self->words = g_string_chunk_new (4096);
  return self;
}

/**
 * charter_pdf_fonts_free:
 * @self: (transfer full) (nullable): fonts
 */
void
charter_pdf_fonts_free (CharterPdfFonts *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->looks);
  g_ptr_array_unref (self->fonts);
  g_string_chunk_free (self->words);
  g_free (self);
}

static gboolean
has_table (hb_face_t *face,
           hb_tag_t   tag)
{
  hb_blob_t *blob = hb_face_reference_table (face, tag);
  gboolean has = hb_blob_get_length (blob) > 0;

  hb_blob_destroy (blob);
  return has;
}

/* Past a list (Adobe technical note 5176, 5): how many, the size of an offset, the offsets from 1, what they
 * point at. FALSE when it is none or empty. */
static gboolean
skip_list (const guchar *data,
           gsize         length,
           gsize        *at,
           gboolean      is_entered) /* to what is first in it, not past that */
{
  gsize offsets = *at + 3, n, size, end = 0;

  if (offsets >= length)
    return FALSE;
  n = (gsize) data[*at] << 8 | data[*at + 1];
  size = data[*at + 2];
  if (n == 0 || size < 1 || size > 4 || offsets + (n + 1) * size >= length)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    end = end << 8 | data[offsets + n * size + i];
  *at = offsets + (n + 1) * size + (is_entered || end == 0 ? 0 : end - 1);
  return end > 0 && *at < length;
}

/* The first operator of the dictionary says so (Adobe technical note 5176, 9): its operands, then
 * 12 30. Whatever cannot be read is taken for one. */
static gboolean
is_keyed_by_character (hb_face_t *face)
{
  hb_blob_t *blob = hb_face_reference_table (face, TAG_CFF);
  unsigned int length;
  const guchar *data = (const guchar *) hb_blob_get_data (blob, &length);
  gsize at = length > 4 ? data[2] : length;
  gboolean is_keyed = TRUE;

  if (skip_list (data, length, &at, FALSE) && skip_list (data, length, &at, TRUE))
    {
      while (at < length && (data[at] == 28 || data[at] == 29 || data[at] >= 32))
        at += data[at] == 28 ? 3 : data[at] == 29 ? 5 : data[at] <= 246 ? 1 : 2;
      if (at + 1 < length && data[at] <= 21)
        is_keyed = data[at] == 12 && data[at + 1] == 30;
    }
  hb_blob_destroy (blob);
  return is_keyed;
}

static gboolean
is_plain (hb_face_t *face)
{
  static const hb_tag_t others[] = {
    HB_TAG ('f', 'v', 'a', 'r'), HB_TAG ('C', 'F', 'F', '2'), HB_TAG ('C', 'B', 'D', 'T'),
    HB_TAG ('C', 'O', 'L', 'R'), HB_TAG ('S', 'V', 'G', ' '), HB_TAG ('s', 'b', 'i', 'x'),
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (has_table (face, others[i]))
      return FALSE;
  if (hb_face_get_glyph_count (face) > MOST_GLYPHS || hb_face_get_upem (face) == 0)
    return FALSE;
  return has_table (face, TAG_CFF) ? !is_keyed_by_character (face) : has_table (face, TAG_GLYF);
}

static Font *
font_new (const char *key,
          hb_face_t  *face)
{
  Font *font = g_new0 (Font, 1);

  font->key = g_strdup (key);
  if (!is_plain (face))
    return font;
  font->face = hb_face_reference (face);
  font->font = hb_font_create (face);
  font->n_glyphs = hb_face_get_glyph_count (face);
  font->glyphs = g_new0 (Glyph, font->n_glyphs);
  font->is_compact = has_table (face, TAG_CFF);
  return font;
}

static int
find_font (CharterPdfFonts *self,
           const char      *file,
           int              index,
           hb_face_t       *face)
{
  g_autofree char *key = g_strdup_printf ("%d %s", index, file);
  guint i;

  for (i = 0; i < self->fonts->len; i++)
    if (g_str_equal (((Font *) self->fonts->pdata[i])->key, key))
      break;
  if (i == self->fonts->len)
    g_ptr_array_add (self->fonts, font_new (key, face));
  return ((Font *) self->fonts->pdata[i])->face ? (int) i : -1;
}

/* What fontconfig asks to be made of the outlines only cairo makes. */
static gboolean
is_altered (FcPattern *pattern)
{
  FcBool is_emboldened = FcFalse;
  FcMatrix *matrix = NULL;

  if (FcPatternGetBool (pattern, FC_EMBOLDEN, 0, &is_emboldened) == FcResultMatch && is_emboldened)
    return TRUE;
  return FcPatternGetMatrix (pattern, FC_MATRIX, 0, &matrix) == FcResultMatch;
}

static CharterPdfLook
read_look (CharterPdfFonts *self,
           PangoFont       *font)
{
  CharterPdfLook look = { .font = -1 };
  FcPattern *pattern = PANGO_IS_FC_FONT (font) ? pango_fc_font_get_pattern (PANGO_FC_FONT (font)) : NULL;
  FcChar8 *file;
  int index;

  if (!pattern || is_altered (pattern)
      || FcPatternGetString (pattern, FC_FILE, 0, &file) != FcResultMatch
      || FcPatternGetInteger (pattern, FC_INDEX, 0, &index) != FcResultMatch
      || FcPatternGetDouble (pattern, FC_PIXEL_SIZE, 0, &look.size) != FcResultMatch)
    return look;
  look.font = find_font (self, (const char *) file, index, hb_font_get_face (pango_font_get_hb_font (font)));
  return look;
}

/**
 * charter_pdf_fonts_find:
 * @self: fonts
 * @font: one of a layout that stays as long as they do
 *
 * Returns: (transfer none) (nullable): which of them it is, %NULL when it cannot be embedded as it is
 */
const CharterPdfLook *
charter_pdf_fonts_find (CharterPdfFonts *self,
                        PangoFont       *font)
{
  CharterPdfLook *look = g_hash_table_lookup (self->looks, font);

  if (!look)
    {
      look = g_new (CharterPdfLook, 1);
      *look = read_look (self, font);
      g_hash_table_insert (self->looks, font, look);
    }
  return look->font < 0 ? NULL : look;
}

static Font *
get_font (CharterPdfFonts *self,
          int              font)
{
  return g_ptr_array_index (self->fonts, font);
}

/**
 * charter_pdf_fonts_get_advance:
 * @self: fonts
 * @font: which one
 * @glyph: one of its glyphs
 *
 * Returns: how wide it is, in thousandths of the size
 */
double
charter_pdf_fonts_get_advance (CharterPdfFonts *self,
                               int              font,
                               guint            glyph)
{
  Font *from = get_font (self, font);
  Glyph *found = glyph < from->n_glyphs ? &from->glyphs[glyph] : NULL;

  if (!found)
    return 0;
  if (!found->is_known)
    {
      double units = hb_font_get_glyph_h_advance (from->font, glyph);

      found->advance = (float) (units * 1000 / hb_face_get_upem (from->face));
      found->is_known = TRUE;
    }
  return found->advance;
}

/**
 * charter_pdf_fonts_get_space:
 * @self: fonts
 * @font: which one
 *
 * Returns: its glyph for a space, 0 when it has none
 */
guint
charter_pdf_fonts_get_space (CharterPdfFonts *self,
                             int              font)
{
  hb_codepoint_t space;

  return hb_font_get_nominal_glyph (get_font (self, font)->font, ' ', &space) ? space : 0;
}

/**
 * charter_pdf_fonts_use:
 * @self: fonts
 * @font: which one
 * @glyph: one of its glyphs
 * @words: what it stands for
 * @length: in bytes; 0 when that is said elsewhere
 *
 * Returns: whether the font says that it stands for @words: it says one thing of a glyph
 */
gboolean
charter_pdf_fonts_use (CharterPdfFonts *self,
                       int              font,
                       guint            glyph,
                       const char      *words,
                       gsize            length)
{
  Font *from = get_font (self, font);
  Glyph *used = glyph < from->n_glyphs ? &from->glyphs[glyph] : NULL;

  if (!used)
    return FALSE;
  used->is_used = TRUE;
  if (length > 0 && !used->words)
    {
      used->words = g_string_chunk_insert_len (self->words, words, (gssize) length);
      used->length = (guint) length;
    }
  return length == 0 || (used->length == length && memcmp (used->words, words, length) == 0);
}

static void
drop_tables (hb_subset_input_t *input)
{
  static const hb_tag_t tags[] = {
    HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'), HB_TAG ('G', 'D', 'E', 'F'), HB_TAG ('k', 'e', 'r', 'n'),
    HB_TAG ('n', 'a', 'm', 'e'), HB_TAG ('O', 'S', '/', '2'), HB_TAG ('p', 'o', 's', 't'), HB_TAG ('c', 'm', 'a', 'p'),
    HB_TAG ('D', 'S', 'I', 'G'), HB_TAG ('M', 'A', 'T', 'H'), HB_TAG ('B', 'A', 'S', 'E'), HB_TAG ('F', 'F', 'T', 'M'),
  };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), tags[i]);
}

/* The numbers of the glyphs stay, so that pages can be written before it is known what is used. */
static gboolean
cut_font (Font *font)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t *cut;

  if (!input)
    return FALSE;
  drop_tables (input);
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  for (guint i = 0; i < font->n_glyphs; i++)
    if (font->glyphs[i].is_used)
      hb_set_add (hb_subset_input_glyph_set (input), i);
  cut = hb_subset_or_fail (font->face, input);
  hb_subset_input_destroy (input);
  if (!cut)
    return FALSE;
  font->program = font->is_compact ? hb_face_reference_table (cut, TAG_CFF) : hb_face_reference_blob (cut);
  hb_face_destroy (cut);
  return hb_blob_get_length (font->program) > 0;
}

/**
 * charter_pdf_fonts_cut:
 * @self: fonts, all of whose glyphs were named
 *
 * Takes out what is not used of the fonts. In any thread that is the only one to use them.
 *
 * Returns: whether all are ready to be written
 */
gboolean
charter_pdf_fonts_cut (CharterPdfFonts *self)
{
  for (guint i = 0; i < self->fonts->len; i++)
    if (get_font (self, (int) i)->face && !cut_font (get_font (self, (int) i)))
      return FALSE;
  return TRUE;
}

/* "ABCDEF+" of what is used: another set of glyphs is another font (ISO 32000-1, 9.6.4). */
static char *
dup_name (Font *font)
{
  char name[64] = "";
  char prefix[7] = "";
  unsigned int size = sizeof name;
  guint64 sum = G_GUINT64_CONSTANT (14695981039346656037);

  hb_ot_name_get_utf8 (font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
  g_strcanon (name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_", '-');
  for (guint i = 0; i < font->n_glyphs; i++)
    if (font->glyphs[i].is_used)
      sum = (sum ^ i) * G_GUINT64_CONSTANT (1099511628211);
  for (guint i = 0; i < 6; i++, sum /= 26)
    prefix[i] = (char) ('A' + sum % 26);
  return g_strdup_printf ("%s+%s", prefix, *name ? name : "Font");
}

static void
append_metric (GString         *out,
               Font            *font,
               const char      *key,
               hb_ot_metrics_tag_t tag)
{
  hb_position_t position = 0;

  hb_ot_metrics_get_position_with_fallback (font->font, tag, &position);
  g_string_append_printf (out, " /%s %d", key, position * 1000 / (int) hb_face_get_upem (font->face));
}

static void
write_descriptor (Font           *font,
                  CharterPdfFile *file,
                  const char     *name)
{
  hb_blob_t *blob = hb_face_reference_table (font->face, HB_TAG ('h', 'e', 'a', 'd'));
  unsigned int length;
  const guchar *head = (const guchar *) hb_blob_get_data (blob, &length);
  GString *out = charter_pdf_file_begin (file, font->object + 2);

  g_string_append_printf (out, "<< /Type /FontDescriptor /FontName /%s /Flags 4 /ItalicAngle 0 /StemV 80 /FontBBox [", name);
  for (guint i = 36; i < 44; i += 2)
    g_string_append_printf (out, "%s%d", i > 36 ? " " : "",
                            length < 44 ? 0 : (gint16) (head[i] << 8 | head[i + 1]) * 1000 / (int) hb_face_get_upem (font->face));
  g_string_append (out, "]");
  append_metric (out, font, "Ascent", HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  append_metric (out, font, "Descent", HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
  append_metric (out, font, "CapHeight", HB_OT_METRICS_TAG_CAP_HEIGHT);
  g_string_append_printf (out, " /%s %u 0 R >>", font->is_compact ? "FontFile3" : "FontFile2", font->object + 3);
  charter_pdf_file_end (file);
  hb_blob_destroy (blob);
}

static void
write_program (Font           *font,
               CharterPdfFile *file)
{
  unsigned int length;
  const char *data = hb_blob_get_data (font->program, &length);
  g_autoptr(GByteArray) small = charter_pdf_stream_deflate (data, length);
  g_autofree char *keys = font->is_compact ? g_strdup ("/Subtype /CIDFontType0C ")
                                           : g_strdup_printf ("/Length1 %u ", length);

  charter_pdf_stream_append (charter_pdf_file_begin (file, font->object + 3), keys, small);
  charter_pdf_file_end (file);
}

static void
append_widths (CharterPdfFonts *self,
               GString         *out,
               int              font)
{
  Font *from = get_font (self, font);

  g_string_append (out, " /W [");
  for (guint i = 0; i < from->n_glyphs; i++)
    if (from->glyphs[i].is_used)
      {
        gboolean goes_on = i > 0 && from->glyphs[i - 1].is_used;

        if (!goes_on)
          g_string_append_printf (out, " %u [", i);
        g_string_append_c (out, ' ');
        charter_pdf_append_number (out, charter_pdf_fonts_get_advance (self, font, i));
        if (i + 1 == from->n_glyphs || !from->glyphs[i + 1].is_used)
          g_string_append_c (out, ']');
      }
  g_string_append_c (out, ']');
}

static void
append_unicode (GString    *map,
                const char *words,
                guint       length)
{
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (words, (glong) length, NULL, &n, NULL);

  for (glong i = 0; i < n; i++)
    g_string_append_printf (map, "%04X", units[i]);
}

/* What each glyph stands for (ISO 32000-1, 9.10.3), at most a hundred in a row. */
static void
write_meanings (Font           *font,
                CharterPdfFile *file)
{
  g_autoptr(GString) map = g_string_new (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
  g_autoptr(GString) row = g_string_new (NULL);
  g_autoptr(GByteArray) small = NULL;
  guint n = 0;

  for (guint i = 0; i < font->n_glyphs; i++)
    {
      if (font->glyphs[i].words)
        {
          g_string_append_printf (row, "<%04X> <", i);
          append_unicode (row, font->glyphs[i].words, font->glyphs[i].length);
          g_string_append (row, ">\n");
          n++;
        }
      if (n == 100 || (n > 0 && i + 1 == font->n_glyphs))
        {
          g_string_append_printf (map, "%u beginbfchar\n%sendbfchar\n", n, row->str);
          g_string_truncate (row, 0);
          n = 0;
        }
    }
  g_string_append (map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  small = charter_pdf_stream_deflate (map->str, map->len);
  charter_pdf_stream_append (charter_pdf_file_begin (file, font->object + 4), "", small);
  charter_pdf_file_end (file);
}

static void
write_font (CharterPdfFonts *self,
            CharterPdfFile  *file,
            int              position)
{
  Font *font = get_font (self, position);
  g_autofree char *name = dup_name (font);
  GString *out;

  font->object = charter_pdf_file_reserve (file, 5);
  out = charter_pdf_file_begin (file, font->object);
  g_string_append_printf (out, "<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "
                          "/DescendantFonts [%u 0 R] /ToUnicode %u 0 R >>", name, font->object + 1, font->object + 4);
  charter_pdf_file_end (file);

  out = charter_pdf_file_begin (file, font->object + 1);
  g_string_append_printf (out, "<< /Type /Font /Subtype /CIDFontType%d /BaseFont /%s "
                          "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                          "/FontDescriptor %u 0 R /DW 0", font->is_compact ? 0 : 2, name, font->object + 2);
  append_widths (self, out, position);
  g_string_append (out, font->is_compact ? " >>" : " /CIDToGIDMap /Identity >>");
  charter_pdf_file_end (file);
  write_descriptor (font, file, name);
  write_program (font, file);
  write_meanings (font, file);
}

/**
 * charter_pdf_fonts_write:
 * @self: fonts that were cut
 * @file: where to
 */
void
charter_pdf_fonts_write (CharterPdfFonts *self,
                         CharterPdfFile  *file)
{
  for (guint i = 0; i < self->fonts->len; i++)
    if (get_font (self, (int) i)->face)
      write_font (self, file, (int) i);
}

/**
 * charter_pdf_fonts_append_resources:
 * @self: fonts that were written
 * @out: a dictionary of a page's fonts
 *
 * The names are those of charter-pdf-words.
 */
void
charter_pdf_fonts_append_resources (CharterPdfFonts *self,
                                    GString         *out)
{
  for (guint i = 0; i < self->fonts->len; i++)
    if (get_font (self, (int) i)->object > 0)
      g_string_append_printf (out, " /C%u %u 0 R", i, get_font (self, (int) i)->object);
}

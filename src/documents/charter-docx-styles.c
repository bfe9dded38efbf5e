/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-docx-parts.h"

#include "charter-palette.h"

/* A font that every computer of a school has, or one with its measures. */
#define FONT "Arial"

/* A paragraph's style. Sizes in points, spaces in twentieths of them. */
typedef struct {
  const char *id;
  const char *name;       /* the word processors' own where there is one, so that they know it */
  const char *based_on;   /* nullable */
  const char *next;       /* nullable */
  double      size;       /* 0: as what it is based on */
  gboolean    is_bold;
  int         ink;        /* -1: as what it is based on */
  int         before;
  int         after;
  int         line;       /* 240 is single, 0: as what it is based on */
  gboolean    keeps_next;
  int         outline;    /* level from 0, -1 for none */
} Style;

static const Style styles[] = {
  { "Title", "Title", "Normal", "Normal", 30, TRUE, -1, 120, 120, 240, TRUE, -1 },
  { "Heading1", "heading 1", "Normal", "Normal", 21, TRUE, -1, 240, 80, 240, TRUE, 0 },
  { "Heading2", "heading 2", "Normal", "Normal", 15, TRUE, -1, 360, 60, 240, TRUE, 1 },
  { "Heading3", "heading 3", "Normal", "Normal", 12, TRUE, -1, 280, 40, 240, TRUE, 2 },
  { "Heading4", "heading 4", "Normal", "Normal", 10, TRUE, -1, 180, 20, 240, TRUE, 3 },
  { "Label", "Label", "Normal", "Normal", 9, TRUE, CHARTER_INK_CURRENT, 360, 0, 240, TRUE, -1 },
  { "Lead", "Lead", "Normal", "Normal", 0, FALSE, CHARTER_INK_DIM_TEXT, 0, 100, 0, FALSE, -1 },
  { "Small", "Small", "Normal", NULL, 8.5, FALSE, CHARTER_INK_DIM_TEXT, 0, 80, 0, FALSE, -1 },
  { "Large", "Large", "Normal", NULL, 16, FALSE, -1, 0, 120, 0, FALSE, -1 },
  { "ListBullet", "List Bullet", "Normal", NULL, 0, FALSE, -1, 0, 40, 0, FALSE, -1 },
  { "Level", "Level", "Normal", "Normal", 0, FALSE, -1, 80, 100, 0, TRUE, -1 },
  { "Notice", "Notice", "Normal", NULL, 0, FALSE, -1, 0, 0, 0, FALSE, -1 },
  { "Cell", "Cell", "Normal", NULL, 9, FALSE, -1, 40, 40, 0, FALSE, -1 },
  { "CellLarge", "Cell large", "Cell", NULL, 16, FALSE, -1, 40, 40, 0, FALSE, -1 },
  { "CellHead", "Cell head", "Cell", NULL, 0, TRUE, -1, 40, 40, 0, TRUE, -1 },
  { "Figure", "Figure", "Normal", "Normal", 0, FALSE, -1, 120, 120, 240, FALSE, -1 },
  { "Gap", "Gap", "Normal", "Normal", 2, FALSE, -1, 0, 0, 240, FALSE, -1 },
  { "TOC1", "toc 1", "Normal", "Normal", 0, TRUE, -1, 100, 20, 0, FALSE, -1 },
  { "TOC2", "toc 2", "Normal", "Normal", 0, FALSE, -1, 0, 20, 0, FALSE, -1 },
  { "TOC3", "toc 3", "Normal", "Normal", 0, FALSE, -1, 0, 20, 0, FALSE, -1 },
  { "Footer", "footer", "Normal", NULL, 8, FALSE, CHARTER_INK_DIM_TEXT, 0, 0, 240, FALSE, -1 },
};

static void
add_size (CharterXml *xml,
          double      points)
{
  charter_xml_put_number (xml, "w:sz", "w:val", (int) (points * 2 + 0.5));
  charter_xml_put_number (xml, "w:szCs", "w:val", (int) (points * 2 + 0.5));
}

static void
add_ink (CharterXml *xml,
         int         ink)
{
  CharterColour colour = charter_palette_get_ink (CHARTER_PALETTE_PAPER, (CharterInk) ink);
  char code[7];

  g_snprintf (code, sizeof code, "%02X%02X%02X", (int) (colour.red * 255 + 0.5),
              (int) (colour.green * 255 + 0.5), (int) (colour.blue * 255 + 0.5));
  charter_xml_put (xml, "w:color", "w:val", code, NULL);
}

static void
add_defaults (CharterXml      *xml,
              CharterDocument *document)
{
  const char *language = charter_document_get_language (document);

  charter_xml_open (xml, "w:docDefaults", NULL);
  charter_xml_open (xml, "w:rPrDefault", NULL);
  charter_xml_open (xml, "w:rPr", NULL);
  charter_xml_put (xml, "w:rFonts", "w:ascii", FONT, "w:hAnsi", FONT, "w:eastAsia", FONT, "w:cs", FONT, NULL);
  add_ink (xml, CHARTER_INK_TEXT);
  add_size (xml, 10 + charter_document_get_extra_size (document));
  charter_xml_put (xml, "w:lang", "w:val", language, "w:eastAsia", language, "w:bidi", "ar-SA", NULL);
  charter_xml_close (xml);
  charter_xml_close (xml);
  charter_xml_open (xml, "w:pPrDefault", NULL);
  charter_xml_open (xml, "w:pPr", NULL);
  charter_xml_put (xml, "w:spacing", "w:after", "100", "w:line", "276", "w:lineRule", "auto", NULL);
  charter_xml_close (xml);
  charter_xml_close (xml);
  charter_xml_close (xml);
}

static void
add_spacing (CharterXml  *xml,
             const Style *style)
{
  g_autofree char *before = g_strdup_printf ("%d", style->before);
  g_autofree char *after = g_strdup_printf ("%d", style->after);
  g_autofree char *line = g_strdup_printf ("%d", style->line > 0 ? style->line : 276);

  charter_xml_put (xml, "w:spacing", "w:before", before, "w:after", after, "w:line", line,
                   "w:lineRule", "auto", NULL);
}

/* What only one style has: the list's bullets, the notice's box, tab stops at the right edge. In the
 * order that the schema asks for. */
static void
add_peculiar (CharterXml *xml,
              const char *id)
{
  if (g_str_equal (id, "ListBullet"))
    {
      charter_xml_open (xml, "w:numPr", NULL);
      charter_xml_put_number (xml, "w:numId", "w:val", 1);
      charter_xml_close (xml);
    }
  if (g_str_equal (id, "Notice"))
    {
      charter_xml_open (xml, "w:pBdr", NULL);
      charter_xml_put (xml, "w:left", "w:val", "single", "w:sz", "24", "w:space", "8",
                       "w:color", "CC8F2E", NULL);
      charter_xml_close (xml);
      charter_xml_put (xml, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill", "FDF7EC", NULL);
    }
  if (g_str_equal (id, "Footer"))
    {
      charter_xml_open (xml, "w:pBdr", NULL);
      charter_xml_put (xml, "w:top", "w:val", "single", "w:sz", "4", "w:space", "6",
                       "w:color", "CCD6D9", NULL);
      charter_xml_close (xml);
    }
  if (g_str_equal (id, "Footer") || g_str_has_prefix (id, "TOC"))
    {
      charter_xml_open (xml, "w:tabs", NULL);
      if (g_str_equal (id, "Footer"))
        charter_xml_put (xml, "w:tab", "w:val", "right", "w:pos", "9666", NULL);
      else
        charter_xml_put (xml, "w:tab", "w:val", "right", "w:leader", "dot", "w:pos", "9666", NULL);
      charter_xml_close (xml);
    }
}

static void
add_indent (CharterXml *xml,
            const char *id)
{
  if (g_str_equal (id, "ListBullet"))
    charter_xml_put (xml, "w:ind", "w:left", "284", "w:hanging", "284", NULL);
  else if (g_str_equal (id, "Notice"))
    charter_xml_put (xml, "w:ind", "w:left", "220", "w:right", "120", NULL);
  else if (g_str_equal (id, "TOC2"))
    charter_xml_put (xml, "w:ind", "w:left", "284", NULL);
  else if (g_str_equal (id, "TOC3"))
    charter_xml_put (xml, "w:ind", "w:left", "568", NULL);
  if (g_str_equal (id, "Figure"))
    charter_xml_put (xml, "w:jc", "w:val", "center", NULL);
}

static void
add_style (CharterXml  *xml,
           const Style *style,
           double       extra)
{
  charter_xml_open (xml, "w:style", "w:type", "paragraph", "w:styleId", style->id, NULL);
  charter_xml_put (xml, "w:name", "w:val", style->name, NULL);
  if (style->based_on)
    charter_xml_put (xml, "w:basedOn", "w:val", style->based_on, NULL);
  if (style->next)
    charter_xml_put (xml, "w:next", "w:val", style->next, NULL);
  charter_xml_put (xml, "w:qFormat", NULL);
  charter_xml_open (xml, "w:pPr", NULL);
  if (style->keeps_next)
    charter_xml_put (xml, "w:keepNext", NULL);
  if (style->outline >= 0)
    charter_xml_put (xml, "w:keepLines", NULL);
  add_peculiar (xml, style->id);
  add_spacing (xml, style);
  add_indent (xml, style->id);
  if (style->outline >= 0)
    charter_xml_put_number (xml, "w:outlineLvl", "w:val", style->outline);
  charter_xml_close (xml);

  charter_xml_open (xml, "w:rPr", NULL);
  if (style->is_bold)
    {
      charter_xml_put (xml, "w:b", NULL);
      charter_xml_put (xml, "w:bCs", NULL);
    }
  if (g_str_equal (style->id, "Label"))
    charter_xml_put (xml, "w:caps", NULL);
  if (style->ink >= 0)
    add_ink (xml, style->ink);
  if (style->size > 0)
    add_size (xml, style->size + extra);
  charter_xml_close (xml);
  charter_xml_close (xml);
}

static void
add_other_styles (CharterXml *xml)
{
  charter_xml_open (xml, "w:style", "w:type", "character", "w:styleId", "Hyperlink", NULL);
  charter_xml_put (xml, "w:name", "w:val", "Hyperlink", NULL);
  charter_xml_open (xml, "w:rPr", NULL);
  charter_xml_put (xml, "w:color", "w:val", "1C579E", NULL);
  charter_xml_close (xml);
  charter_xml_close (xml);

  charter_xml_open (xml, "w:style", "w:type", "table", "w:default", "1", "w:styleId", "TableNormal", NULL);
  charter_xml_put (xml, "w:name", "w:val", "Normal Table", NULL);
  charter_xml_open (xml, "w:tblPr", NULL);
  charter_xml_put (xml, "w:tblInd", "w:w", "0", "w:type", "dxa", NULL);
  charter_xml_open (xml, "w:tblCellMar", NULL);
  charter_xml_put (xml, "w:left", "w:w", "108", "w:type", "dxa", NULL);
  charter_xml_put (xml, "w:right", "w:w", "108", "w:type", "dxa", NULL);
  charter_xml_close (xml);
  charter_xml_close (xml);
  charter_xml_close (xml);

  charter_xml_open (xml, "w:style", "w:type", "table", "w:customStyle", "1", "w:styleId", "CharterTable", NULL);
  charter_xml_put (xml, "w:name", "w:val", "Charter table", NULL);
  charter_xml_put (xml, "w:basedOn", "w:val", "TableNormal", NULL);
  charter_xml_open (xml, "w:tblPr", NULL);
  charter_xml_open (xml, "w:tblBorders", NULL);
  charter_xml_put (xml, "w:top", "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "CCD6D9", NULL);
  charter_xml_put (xml, "w:bottom", "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "CCD6D9", NULL);
  charter_xml_put (xml, "w:insideH", "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "CCD6D9", NULL);
  charter_xml_close (xml);
  charter_xml_close (xml);
  charter_xml_close (xml);
}

/**
 * charter_docx_make_styles:
 * @document: a document
 *
 * Returns: (transfer full): how its headings, paragraphs and tables look; the names are the word
 *   processors' own, so that outline, contents and screen readers know what is what
 */
GBytes *
charter_docx_make_styles (CharterDocument *document)
{
  g_autoptr(CharterXml) xml = charter_xml_new ();

  charter_xml_open (xml, "w:styles", "xmlns:w", CHARTER_DOCX_MAIN, NULL);
  add_defaults (xml, document);
  charter_xml_open (xml, "w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal", NULL);
  charter_xml_put (xml, "w:name", "w:val", "Normal", NULL);
  charter_xml_put (xml, "w:qFormat", NULL);
  charter_xml_close (xml);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    add_style (xml, &styles[i], charter_document_get_extra_size (document));
  add_other_styles (xml);
  return charter_xml_finish (xml);
}

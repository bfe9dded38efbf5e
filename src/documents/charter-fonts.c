/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-fonts.h"

#include "charter-document.h"

/* What most words of most documents are set in. */
static const struct { double size; gboolean is_bold; } looks[] = {
  { 9, FALSE }, { 10, FALSE }, { 9, TRUE }, { 10, TRUE }, { 8.5, FALSE }, { 8.5, TRUE }, { 12, TRUE }, { 15, TRUE },
  { 8, FALSE }, { 22, TRUE }, { 32, TRUE },
};
#define SAMPLE "the quick brown fox jumps over a lazy dog THE QUICK BROWN FOX JUMPS OVER A LAZY DOG 0123456789 .,:;()/-–’“”•"

/* One for each half of a document: a font map serves one thread at a time. */
#define MAPS 2

G_LOCK_DEFINE_STATIC (preparing);
static GThread *preparing[MAPS]; /* nullable: each gives a PangoFontMap */

/**
 * charter_fonts_create_context:
 * @map: where its fonts come from
 * @language: of the words, as BCP 47
 * @direction: that paragraphs run in unless their words say otherwise
 *
 * No hinting: lines break alike on every screen, on paper and in a file.
 *
 * Returns: (transfer full): what printed pages are laid out with, a unit for a point
 */
PangoContext *
charter_fonts_create_context (PangoFontMap   *map,
                              const char     *language,
                              PangoDirection  direction)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

/**
 * charter_fonts_create_attributes:
 *
 * Without ligatures: cairo wraps each in replacement text, and some readers lose the rest of the word
 * after it, when they read aloud or search.
 *
 * Returns: (transfer full): what all words are set with
 */
PangoAttrList *
charter_fonts_create_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga 0, clig 0"));
  return attributes;
}

/* Cairo keeps what it measures of a letter for as long as the font is there. */
static void
measure (PangoLayout *layout)
{
  const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

  for (GSList *l = line->runs; l; l = l->next)
    {
      const PangoGlyphItem *item = l->data;
      cairo_scaled_font_t *font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font));
      cairo_text_extents_t extents;

      for (int i = 0; font && i < item->glyphs->num_glyphs; i++)
        {
          cairo_glyph_t glyph = { item->glyphs->glyphs[i].glyph, 0, 0 };

          if ((item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
            cairo_scaled_font_glyph_extents (font, &glyph, 1, &extents);
        }
    }
}

static void
load_look (PangoContext *context,
           double        size,
           gboolean      is_bold,
           gboolean      is_first)
{
  g_autoptr(PangoLayout) layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = charter_fonts_create_attributes ();

  pango_font_description_set_family_static (font, CHARTER_FONT_FAMILY);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, SAMPLE, -1);
  pango_layout_set_attributes (layout, attributes);
  if (is_first) /* what is measured serves all */
    measure (layout);
  else
    (void) pango_layout_get_line_count (layout);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
}

static gpointer
prepare_in_thread (gpointer data)
{
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context = charter_fonts_create_context (map, CHARTER_DOCUMENT_LANGUAGE, PANGO_DIRECTION_LTR);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    load_look (context, looks[i].size, looks[i].is_bold, data == &preparing[0]);
  g_object_unref (context);
  return map;
}

/**
 * charter_fonts_prepare:
 *
 * Begins to load the fonts, and what cairo and fontconfig keep for the whole process, in threads. The
 * first document that is laid out here and stays here takes them; where nothing is, take them back by
 * charter_fonts_take_prepared(), until there are none. With one processor there is nothing to gain.
 */
void
charter_fonts_prepare (void)
{
  if (g_get_num_processors () < 2)
    return;
  G_LOCK (preparing);
  for (guint i = 0; i < MAPS; i++)
    if (!preparing[i])
      preparing[i] = g_thread_new ("charter-fonts", prepare_in_thread, &preparing[i]);
  G_UNLOCK (preparing);
}

/**
 * charter_fonts_take_prepared:
 *
 * Waits for charter_fonts_prepare().
 *
 * Returns: (transfer full) (nullable): a font map of the caller's own, or %NULL where none was asked
 *   for, or it was taken
 */
PangoFontMap *
charter_fonts_take_prepared (void)
{
  GThread *thread = NULL;

  G_LOCK (preparing);
  for (guint i = 0; i < MAPS && !thread; i++)
    thread = g_steal_pointer (&preparing[i]);
  G_UNLOCK (preparing);
  return thread ? g_thread_join (thread) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-flow.h"

#include <string.h>

#include "charter-fonts.h"

/* How words are set: their font, their looks, the way they run. */

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               guint           start,
               guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/* References such as "action 17" stay on one line. */
#define LONGEST_UNBROKEN 16

static gboolean
begins_right_to_left (const char *words)
{
  for (const char *p = words; *p && *p != '\n'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      {
        GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

        return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
               script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA;
      }
  return FALSE;
}

/* A school's words that follow a label of ours ("What we see") give the paragraph their direction;
 * by itself the label's first letter would. */
static gboolean
runs_right_to_left (CharterText *text)
{
  const CharterRun *label = charter_text_get_n_runs (text) > 1 ? charter_text_get_run (text, 0) : NULL;

  return label && (label->flags & CHARTER_RUN_BOLD) &&
         begins_right_to_left (charter_text_get_words (text) + label->end);
}

static PangoLayout *
layout_new (CharterFlow       *self,
            PangoContext      *context,
            const CharterType *type,
            const char        *words,
            double             width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, CHARTER_FONT_FAMILY);
  pango_font_description_set_absolute_size (font, (type->size + self->extra) * PANGO_SCALE);
  if (type->is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, words, -1);
  return charter_pages_keep_layout (self->pages, layout);
}

/* A run with a link gets an attribute that changes nothing but where Pango cuts its glyphs. */
static void
add_run_attributes (PangoAttrList     *attributes,
                    const CharterType *type,
                    const CharterRun  *run)
{
  if (run->flags & CHARTER_RUN_BOLD)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), run->start, run->end);
  if (run->flags & CHARTER_RUN_SMALL)
    add_attribute (attributes, pango_attr_size_new_absolute ((int) (type->size * 0.88 * PANGO_SCALE)),
                   run->start, run->end);
  if (run->target && run->end - run->start <= LONGEST_UNBROKEN)
    add_attribute (attributes, pango_attr_allow_breaks_new (FALSE), run->start, run->end);
  if (run->target || (run->flags & CHARTER_RUN_DIM))
    add_attribute (attributes, pango_attr_foreground_new (0, 0, (guint16) (run->start % 0xffff + 1)),
                   run->start, run->end);
}

/**
 * charter_flow_set_text:
 * @self: a flow
 * @type: how it is set
 * @text: what it says
 * @width: to wrap at, or -1
 *
 * Returns: (transfer none): its layout
 */
PangoLayout *
charter_flow_set_text (CharterFlow       *self,
                       const CharterType *type,
                       CharterText       *text,
                       double             width)
{
  gboolean is_turned = runs_right_to_left (text);
  PangoContext *context = is_turned
                          ? charter_pages_get_turned_context (self->pages)
                          : charter_pages_get_context (self->pages);
  PangoLayout *layout = layout_new (self, context, type, charter_text_get_words (text), width);
  PangoAttrList *attributes = charter_fonts_create_attributes ();

  for (guint i = 0; i < charter_text_get_n_runs (text); i++)
    add_run_attributes (attributes, type, charter_text_get_run (text, i));
  pango_layout_set_attributes (layout, attributes);
  if (is_turned)
    {
      /* Pango turns "left" round only where it finds the direction itself. */
      pango_layout_set_auto_dir (layout, FALSE);
      pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
    }
  pango_attr_list_unref (attributes);
  return layout;
}

/**
 * charter_flow_set_words:
 * @self: a flow
 * @type: how they are set
 * @words: what is said
 * @width: to wrap at, or -1
 *
 * Returns: (transfer none): their layout
 */
PangoLayout *
charter_flow_set_words (CharterFlow       *self,
                        const CharterType *type,
                        const char        *words,
                        double             width)
{
  PangoLayout *layout = layout_new (self, charter_pages_get_context (self->pages), type, words, width);
  PangoAttrList *attributes = charter_fonts_create_attributes ();

  if (type->tracking > 0)
    pango_attr_list_insert (attributes,
                            pango_attr_letter_spacing_new ((int) (type->tracking * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

/* Longer words seldom come twice. */
#define LONGEST_SHARED 60

/* Empty for words that are not shared: those with links, or of several looks. */
static void
write_key (char               key[128],
           CharterFlow       *self,
           const CharterType *type,
           CharterText       *text,
           const char        *words,
           double             width,
           PangoAlignment     alignment)
{
  const CharterRun *run = text && charter_text_get_n_runs (text) == 1 ? charter_text_get_run (text, 0) : NULL;

  key[0] = '\0';
  if ((text && !run) || (run && run->target) || strlen (words) > LONGEST_SHARED)
    return;
  g_snprintf (key, 128, "%d %d %d %d %d %d %s", (int) ((type->size + self->extra) * PANGO_SCALE), type->is_bold,
              (int) (type->tracking * PANGO_SCALE), run ? (int) run->flags : -1, (int) (width * PANGO_SCALE), alignment, words);
}

/**
 * charter_flow_set_shared:
 * @self: a flow
 * @type: how it is set
 * @text: (nullable): what it says
 * @words: (nullable): the same, when it is not @text
 * @width: to wrap at, or -1
 * @alignment: of its lines
 *
 * For what a document says over and over, as the cells of its tables do: half of all words are set once only.
 *
 * Returns: (transfer none): its layout, which is not to be changed
 */
PangoLayout *
charter_flow_set_shared (CharterFlow       *self,
                         const CharterType *type,
                         CharterText       *text,
                         const char        *words,
                         double             width,
                         PangoAlignment     alignment)
{
  PangoLayout *layout;
  char key[128];

  write_key (key, self, type, text, text ? charter_text_get_words (text) : words, width, alignment);
  layout = *key ? charter_pages_find_shared (self->pages, key) : NULL;
  if (layout)
    return layout;
  layout = text ? charter_flow_set_text (self, type, text, width) : charter_flow_set_words (self, type, words, width);
  if (alignment != PANGO_ALIGN_LEFT)
    pango_layout_set_alignment (layout, alignment);
  if (*key)
    charter_pages_share_layout (self->pages, key, layout);
  return layout;
}

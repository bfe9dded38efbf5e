/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-docx-body.h"

#include <hb.h>
#include <string.h>

/* Words in a paragraph: runs, links, the way they run. */

/**
 * charter_docx_is_right_to_left:
 * @words: what is said
 * @length: of the words in bytes, or -1
 *
 * By the first letter, as word processors do.
 *
 * Returns: whether the words run from right to left
 */
gboolean
charter_docx_is_right_to_left (const char *words,
                               gssize      length)
{
  const char *end = words + (length < 0 ? (gssize) strlen (words) : length);

  for (const char *p = words; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        return hb_script_get_horizontal_direction (
          hb_unicode_script (hb_unicode_funcs_get_default (), c)) == HB_DIRECTION_RTL;
    }
  return FALSE;
}

static void
add_run_properties (CharterDocx     *self,
                    CharterRunFlags  flags,
                    const char      *fill,
                    gboolean         is_rtl)
{
  CharterXml *xml = self->xml;

  charter_xml_open (xml, "w:rPr", NULL);
  if (flags & CHARTER_RUN_BOLD)
    {
      charter_xml_put (xml, "w:b", NULL);
      charter_xml_put (xml, "w:bCs", NULL);
    }
  if (fill)
    charter_xml_put (xml, "w:color", "w:val", "FFFFFF", NULL);
  else if (flags & CHARTER_RUN_DIM)
    charter_xml_put (xml, "w:color", "w:val", "55606B", NULL);
  if (self->run_size > 0 || (flags & CHARTER_RUN_SMALL))
    {
      int size = self->run_size > 0
                 ? self->run_size
                 : (int) (17 + 2 * charter_document_get_extra_size (self->document));

      charter_xml_put_number (xml, "w:sz", "w:val", size);
      charter_xml_put_number (xml, "w:szCs", "w:val", size);
    }
  if (fill)
    charter_xml_put (xml, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill", fill, NULL);
  if (is_rtl)
    charter_xml_put (xml, "w:rtl", NULL);
  charter_xml_close (xml);
}

/**
 * charter_docx_add_run:
 * @self: a body with an open paragraph
 * @flags: how the words look
 * @fill: (nullable): the colour that they stand on, as RRGGBB; they are white then
 * @words: what is said; a line break is one
 * @length: in bytes, or -1
 */
void
charter_docx_add_run (CharterDocx     *self,
                      CharterRunFlags  flags,
                      const char      *fill,
                      const char      *words,
                      gssize           length)
{
  const char *end = words + (length < 0 ? (gssize) strlen (words) : length);

  charter_xml_open (self->xml, "w:r", NULL);
  add_run_properties (self, flags, fill, charter_docx_is_right_to_left (words, end - words));
  for (const char *line = words; line <= end;)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));

      if (line > words)
        charter_xml_put (self->xml, "w:br", NULL);
      charter_xml_open (self->xml, "w:t", "xml:space", "preserve", NULL);
      charter_xml_say (self->xml, line, (stop ? stop : end) - line);
      charter_xml_close (self->xml);
      line = (stop ? stop : end) + 1;
    }
  charter_xml_close (self->xml);
}

static gboolean
is_address (const char *target)
{
  return g_str_has_prefix (target, "https://") || g_str_has_prefix (target, "http://") ||
         g_str_has_prefix (target, "mailto:");
}

/* Whether a link to @target was opened. One that leads nowhere is plain words. */
static gboolean
open_link (CharterDocx *self,
           const char  *target)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, target));

  if (place > 0)
    {
      g_autofree char *name = g_strdup_printf ("place_%u", place);

      charter_xml_open (self->xml, "w:hyperlink", "w:anchor", name, "w:history", "1", NULL);
      return TRUE;
    }
  if (is_address (target))
    {
      g_autofree char *id = g_strdup_printf ("rId%u", self->n_links++);

      charter_xml_put (self->links, "Relationship", "Id", id, "Type", CHARTER_DOCX_OFFICE "/hyperlink",
                       "Target", target, "TargetMode", "External", NULL);
      charter_xml_open (self->xml, "w:hyperlink", "r:id", id, "w:history", "1", NULL);
      return TRUE;
    }
  return FALSE;
}

static void
add_linked_words (CharterDocx *self,
                  const char  *words,
                  gsize        length)
{
  charter_xml_open (self->xml, "w:r", NULL);
  charter_xml_open (self->xml, "w:rPr", NULL);
  charter_xml_put (self->xml, "w:rStyle", "w:val", "Hyperlink", NULL);
  charter_xml_close (self->xml);
  charter_xml_open (self->xml, "w:t", "xml:space", "preserve", NULL);
  charter_xml_say (self->xml, words, (gssize) length);
  charter_xml_close (self->xml);
  charter_xml_close (self->xml);
}

/**
 * charter_docx_add_text:
 * @self: a body with an open paragraph
 * @text: what it says
 */
void
charter_docx_add_text (CharterDocx *self,
                       CharterText *text)
{
  const char *words = charter_text_get_words (text);

  for (guint i = 0; i < charter_text_get_n_runs (text); i++)
    {
      const CharterRun *run = charter_text_get_run (text, i);

      if (run->target && open_link (self, run->target))
        {
          add_linked_words (self, words + run->start, run->end - run->start);
          charter_xml_close (self->xml);
        }
      else
        {
          charter_docx_add_run (self, run->flags, NULL, words + run->start, run->end - run->start);
        }
    }
}

/**
 * charter_docx_add_words:
 * @self: a body
 * @style: of the paragraph
 * @flags: how it stands
 * @words: all that it says
 */
void
charter_docx_add_words (CharterDocx      *self,
                        const char       *style,
                        CharterDocxFlags  flags,
                        const char       *words)
{
  charter_docx_open_paragraph (self, style, flags, words);
  if (*words)
    charter_docx_add_run (self, CHARTER_RUN_PLAIN, NULL, words, -1);
  charter_docx_close_paragraph (self);
}

/**
 * charter_docx_add_bookmark:
 * @self: a body with an open paragraph
 * @anchor: (nullable): what links to this place lead to
 */
void
charter_docx_add_bookmark (CharterDocx *self,
                           const char  *anchor)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  if (!anchor)
    return;
  id = g_strdup_printf ("%u", self->n_ids++);
  name = g_strdup_printf ("place_%u", GPOINTER_TO_UINT (g_hash_table_lookup (self->places, anchor)));
  charter_xml_put (self->xml, "w:bookmarkStart", "w:id", id, "w:name", name, NULL);
  charter_xml_put (self->xml, "w:bookmarkEnd", "w:id", id, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-structure-private.h"

/**
 * charter_pdf_append_area:
 * @out: a PDF's words
 * @x: from the page's left, in points
 * @y: from its top
 * @width: in points
 * @height: in points
 *
 * Appends `[left bottom right top]`.
 */
void
charter_pdf_append_area (GString *out,
                         double   x,
                         double   y,
                         double   width,
                         double   height)
{
  g_string_append_c (out, '[');
  charter_pdf_append_number (out, x);
  g_string_append_c (out, ' ');
  charter_pdf_append_number (out, CHARTER_PAGE_HEIGHT - y - height);
  g_string_append_c (out, ' ');
  charter_pdf_append_number (out, x + width);
  g_string_append_c (out, ' ');
  charter_pdf_append_number (out, CHARTER_PAGE_HEIGHT - y);
  g_string_append_c (out, ']');
}

static void
append_figure_area (CharterPdfStructure *self,
                    GString             *out,
                    int                  node)
{
  for (guint page = 0; page < self->n_pages; page++)
    {
      GArray *marks = charter_pages_get_marks (self->pages, page);

      for (guint i = 0; i < marks->len; i++)
        {
          const CharterMark *mark = &g_array_index (marks, CharterMark, i);

          if (mark->node == node && mark->kind == CHARTER_MARK_FIGURE)
            {
              charter_pdf_append_area (out, mark->x, mark->y, mark->width, mark->height);
              return;
            }
        }
    }
  g_string_append (out, "[0 0 0 0]");
}

static void
append_attributes (CharterPdfStructure *self,
                   GString             *out,
                   int                  position,
                   const CharterNode   *node)
{
  if (g_str_equal (node->role, "Figure"))
    {
      g_string_append (out, " /A << /O /Layout /Placement /Block /BBox ");
      append_figure_area (self, out, position);
      g_string_append (out, " >>");
    }
  else if (g_str_equal (node->role, "L"))
    {
      g_string_append (out, " /A << /O /List /ListNumbering /Disc >>");
    }
  else if (node->alternative && g_str_equal (node->role, "Table"))
    {
      g_string_append (out, " /A << /O /Table /Summary ");
      charter_pdf_append_text (out, node->alternative);
      g_string_append (out, " >>");
    }
  else if (node->scope)
    {
      g_string_append_printf (out, " /A << /O /Table /Scope /%s", node->scope);
      if (node->span > 1)
        g_string_append_printf (out, " /ColSpan %d", node->span);
      g_string_append (out, " >> /ID ");
      charter_pdf_headers_append_id (out, position);
    }
  else
    {
      charter_pdf_headers_append (out, &g_array_index (self->headers, CharterCellHeaders, position));
    }
}

static void
append_words (GString           *out,
              const CharterNode *node)
{
  if (node->alternative && !g_str_equal (node->role, "Table"))
    {
      g_string_append (out, " /Alt ");
      charter_pdf_append_text (out, node->alternative);
    }
  if (node->actual)
    {
      g_string_append (out, " /ActualText ");
      charter_pdf_append_text (out, node->actual);
    }
}

static void
append_page (CharterPdfStructure *self,
             GString             *out,
             guint                page)
{
  g_string_append (out, " /Pg ");
  charter_pdf_append_reference (out, charter_pdf_file_get_page (self->file, page));
}

static void
append_kid (CharterPdfStructure     *self,
            GString                 *out,
            const CharterPdfElement *element,
            const CharterPdfKid     *kid)
{
  switch (kid->kind)
    {
    case CHARTER_PDF_KID_CONTENT:
      if (element->page == (int) kid->page)
        {
          charter_pdf_append_integer (out, kid->value);
          break;
        }
      g_string_append (out, "<< /Type /MCR");
      append_page (self, out, kid->page);
      g_string_append (out, " /MCID ");
      charter_pdf_append_integer (out, kid->value);
      g_string_append (out, " >>");
      break;
    case CHARTER_PDF_KID_ANNOTATION:
      g_string_append (out, "<< /Type /OBJR");
      append_page (self, out, kid->page);
      g_string_append (out, " /Obj ");
      charter_pdf_append_reference (out, kid->value);
      g_string_append (out, " >>");
      break;
    case CHARTER_PDF_KID_ELEMENT:
    default:
      charter_pdf_append_reference (out, kid->value);
      break;
    }
}

static void
write_element (CharterPdfStructure *self,
               guint                position)
{
  const CharterPdfElement *element = charter_pdf_structure_get_element (self, position);
  GString *out = charter_pdf_file_begin (self->file, element->object);

  g_string_append (out, "<< /Type /StructElem /S /");
  g_string_append (out, element->role);
  g_string_append (out, " /P ");
  charter_pdf_append_reference (out, element->parent);
  if (element->page >= 0)
    append_page (self, out, (guint) element->page);
  if (element->node)
    {
      append_attributes (self, out, (int) position, element->node);
      append_words (out, element->node);
    }
  g_string_append (out, " /K [");
  for (int i = element->first_kid; i >= 0; i = g_array_index (self->kids, CharterPdfKid, i).next)
    {
      if (i != element->first_kid)
        g_string_append_c (out, ' ');
      append_kid (self, out, element, &g_array_index (self->kids, CharterPdfKid, i));
    }
  g_string_append (out, "] >>");
  charter_pdf_file_end (self->file);
}

/**
 * charter_pdf_structure_write_elements:
 * @self: a structure with all its elements
 *
 * Writes each that holds anything.
 */
void
charter_pdf_structure_write_elements (CharterPdfStructure *self)
{
  for (guint i = 0; i < self->elements->len; i++)
    if (charter_pdf_structure_get_element (self, i)->role)
      write_element (self, i);
}

/**
 * charter_pdf_structure_write_ids:
 * @self: a structure with all its elements
 *
 * Returns: the object of the tree of ids, which cells name their headers by
 */
guint
charter_pdf_structure_write_ids (CharterPdfStructure *self)
{
  guint tree = charter_pdf_file_reserve (self->file, 1);
  GString *out = charter_pdf_file_begin (self->file, tree);

  g_string_append (out, "<< /Names [");
  for (guint i = 0; i < self->elements->len; i++)
    {
      const CharterPdfElement *element = charter_pdf_structure_get_element (self, i);

      if (!element->node || !element->node->scope)
        continue;
      charter_pdf_headers_append_id (out, (int) i);
      g_string_append_c (out, ' ');
      charter_pdf_append_reference (out, element->object);
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "] >>");
  charter_pdf_file_end (self->file);
  return tree;
}

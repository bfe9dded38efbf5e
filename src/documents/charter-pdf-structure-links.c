/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-structure-private.h"

#include <glib/gi18n.h>

/**
 * charter_pdf_structure_add_link:
 * @self: a structure
 * @parent: position of the element that the link stands in
 *
 * Returns: the position of the element of the link
 */
guint
charter_pdf_structure_add_link (CharterPdfStructure *self,
                                guint                parent)
{
  CharterPdfElement element = {
    .role = "Link", .parent = charter_pdf_structure_get_element (self, parent)->object, .page = -1, .first_kid = -1,
    .last_kid = -1,
  };

  element.object = charter_pdf_file_reserve (self->file, 1);
  g_array_append_val (self->elements, element);
  charter_pdf_structure_add_kid (self, parent, CHARTER_PDF_KID_ELEMENT, element.object, 0);
  return self->elements->len - 1;
}

static void
append_destination (CharterPdfStructure *self,
                    GString             *out,
                    const CharterPlace  *place)
{
  g_string_append_c (out, '[');
  charter_pdf_append_reference (out, charter_pdf_file_get_page (self->file, place->page));
  g_string_append (out, " /XYZ ");
  charter_pdf_append_number (out, CHARTER_PAGE_SIDE);
  g_string_append_c (out, ' ');
  charter_pdf_append_number (out, CHARTER_PAGE_HEIGHT - MAX (place->y - 12, 0));
  g_string_append (out, " null]");
}

static guint
write_annotation (CharterPdfStructure     *self,
                  const CharterDrawnLeaf  *leaf,
                  const cairo_rectangle_t *area)
{
  const CharterPlace *place = charter_pages_find_anchor (self->pages, leaf->link->target);
  /* Translators: what a screen reader says of a link in a PDF */
  g_autofree char *contents = g_strdup_printf (_("Go to page %u"), place->page + 1);
  guint object = charter_pdf_file_reserve (self->file, 1);
  GString *out = charter_pdf_file_begin (self->file, object);

  g_string_append (out, "<< /Type /Annot /Subtype /Link /Rect ");
  charter_pdf_append_area (out, area->x, area->y, area->width, area->height);
  g_string_append (out, " /Border [0 0 0] /F 4 /StructParent ");
  charter_pdf_append_integer (out, self->n_pages + self->n_links);
  g_string_append (out, " /Contents ");
  charter_pdf_append_text (out, contents);
  g_string_append (out, " /Dest ");
  append_destination (self, out, place);
  g_string_append (out, " >>");
  charter_pdf_file_end (self->file);
  return object;
}

/**
 * charter_pdf_structure_add_annotation:
 * @self: a structure
 * @leaf: words with a link
 * @area: a line of them, from the top left corner of the page
 * @element: position of the element of the link
 *
 * Makes a line of a link lead somewhere.
 */
void
charter_pdf_structure_add_annotation (CharterPdfStructure     *self,
                                      const CharterDrawnLeaf  *leaf,
                                      const cairo_rectangle_t *area,
                                      guint                    element)
{
  GString *annotations = g_ptr_array_index (self->annotations, leaf->page);
  guint object = write_annotation (self, leaf, area);

  charter_pdf_append_reference (annotations, object);
  g_string_append_c (annotations, '\n');
  charter_pdf_structure_add_kid (self, element, CHARTER_PDF_KID_ANNOTATION, object, leaf->page);

  /* One element stands here once for each line that its link goes over. */
  charter_pdf_append_integer (self->link_parents, self->n_pages + self->n_links);
  g_string_append_c (self->link_parents, ' ');
  charter_pdf_append_reference (self->link_parents, charter_pdf_structure_get_element (self, element)->object);
  g_string_append_c (self->link_parents, '\n');
  self->n_links++;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-structure-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-pdf-attachments.h"
#include "charter-pdf-content.h"
#include "charter-pdf-metadata.h"

/**
 * charter_pdf_structure_get_element:
 * @self: a structure
 * @position: of the element, from 0
 *
 * Returns: (transfer none): until the next element is added
 */
CharterPdfElement *
charter_pdf_structure_get_element (CharterPdfStructure *self,
                                   guint                position)
{
  return &g_array_index (self->elements, CharterPdfElement, position);
}

/**
 * charter_pdf_structure_add_kid:
 * @self: a structure
 * @element: position of its parent
 * @kind: what it is
 * @value: an object, or the number of marked content
 * @page: the page that holds it, from 0
 *
 * Adds a kid after those before.
 */
void
charter_pdf_structure_add_kid (CharterPdfStructure *self,
                               guint                element,
                               CharterPdfKidKind    kind,
                               guint                value,
                               guint                page)
{
  CharterPdfElement *parent = charter_pdf_structure_get_element (self, element);
  CharterPdfKid kid = { kind, value, page, -1 };
  int position = (int) self->kids->len;

  g_array_append_val (self->kids, kid);
  if (parent->first_kid < 0)
    parent->first_kid = position;
  else
    g_array_index (self->kids, CharterPdfKid, parent->last_kid).next = position;
  parent->last_kid = position;
}

/* Which nodes hold anything: those that were drawn, table cells even when empty, and what is above. */
static gboolean *
find_used_nodes (CharterPdfStructure *self)
{
  GArray *nodes = charter_pages_get_nodes (self->pages);
  gboolean *used = g_new0 (gboolean, nodes->len);

  for (guint i = 0; i < self->leaves->len; i++)
    {
      int node = g_array_index (self->leaves, CharterDrawnLeaf, i).node;

      if (node != CHARTER_NODE_NONE)
        used[node] = TRUE;
    }
  for (guint i = nodes->len; i-- > 0;)
    {
      const CharterNode *node = &g_array_index (nodes, CharterNode, i);

      if (g_str_equal (node->role, "TD") || g_str_equal (node->role, "TH"))
        used[i] = TRUE;
      if (used[i] && node->parent >= 0)
        used[node->parent] = TRUE;
    }
  used[CHARTER_NODE_ROOT] = TRUE;
  return used;
}

static void
make_elements (CharterPdfStructure *self)
{
  GArray *nodes = charter_pages_get_nodes (self->pages);
  g_autofree gboolean *used = find_used_nodes (self);

  self->root = charter_pdf_file_reserve (self->file, 1);
  for (guint i = 0; i < nodes->len; i++)
    {
      const CharterNode *node = &g_array_index (nodes, CharterNode, i);
      CharterPdfElement element = { .node = node, .page = -1, .first_kid = -1, .last_kid = -1 };

      if (used[i])
        {
          element.role = node->role;
          element.object = charter_pdf_file_reserve (self->file, 1);
          element.parent =
            node->parent < 0 ? self->root
                             : charter_pdf_structure_get_element (self, (guint) node->parent)->object;
        }
      g_array_append_val (self->elements, element);
      if (used[i] && node->parent >= 0)
        charter_pdf_structure_add_kid (self, (guint) node->parent, CHARTER_PDF_KID_ELEMENT, element.object, 0);
    }
}

static void
add_leaf (CharterPdfStructure    *self,
          const CharterDrawnLeaf *leaf,
          guint                   mcid)
{
  GString *parents = g_ptr_array_index (self->page_parents, leaf->page);
  guint position = leaf->link ? charter_pdf_structure_add_link (self, (guint) leaf->node) : (guint) leaf->node;
  CharterPdfElement *element = charter_pdf_structure_get_element (self, position);

  if (element->page < 0)
    element->page = (int) leaf->page;
  charter_pdf_append_reference (parents, element->object);
  g_string_append_c (parents, '\n');
  charter_pdf_structure_add_kid (self, position, CHARTER_PDF_KID_CONTENT, mcid, leaf->page);
  for (guint i = 0; leaf->link && leaf->areas && i < leaf->areas->len; i++)
    charter_pdf_structure_add_annotation (self, leaf, &g_array_index (leaf->areas, cairo_rectangle_t, i), position);
}

static void
add_leaves (CharterPdfStructure *self)
{
  guint page = 0;
  guint mcid = 0;

  for (guint i = 0; i < self->leaves->len; i++)
    {
      const CharterDrawnLeaf *leaf = &g_array_index (self->leaves, CharterDrawnLeaf, i);

      if (leaf->page != page)
        mcid = 0;
      page = leaf->page;
      if (leaf->node != CHARTER_NODE_NONE)
        add_leaf (self, leaf, mcid++);
    }
}

static void
write_root (CharterPdfStructure *self)
{
  guint ids = charter_pdf_structure_write_ids (self);
  guint first = charter_pdf_file_reserve (self->file, self->n_pages + 1);
  guint tree = first + self->n_pages;
  GString *out;

  for (guint i = 0; i < self->n_pages; i++)
    {
      out = charter_pdf_file_begin (self->file, first + i);
      g_string_append_printf (out, "[%s]", ((GString *) g_ptr_array_index (self->page_parents, i))->str);
      charter_pdf_file_end (self->file);
    }
  out = charter_pdf_file_begin (self->file, tree);
  g_string_append (out, "<< /Nums [");
  for (guint i = 0; i < self->n_pages; i++)
    g_string_append_printf (out, "%u %u 0 R\n", i, first + i);
  g_string_append_printf (out, "%s] >>", self->link_parents->str);
  charter_pdf_file_end (self->file);

  out = charter_pdf_file_begin (self->file, self->root);
  g_string_append_printf (out, "<< /Type /StructTreeRoot /K %u 0 R /ParentTree %u 0 R"
                               " /ParentTreeNextKey %u /IDTree %u 0 R >>",
                          charter_pdf_structure_get_element (self, CHARTER_NODE_ROOT)->object, tree,
                          self->n_pages + self->n_links, ids);
  charter_pdf_file_end (self->file);
}

static void
write_pages (CharterPdfStructure *self)
{
  for (guint i = 0; i < self->n_pages; i++)
    {
      GString *annotations = g_ptr_array_index (self->annotations, i);
      GString *out = charter_pdf_file_begin_page (self->file, i);

      g_string_append_printf (out, "/StructParents %u /Tabs /S", i);
      if (annotations->len > 0)
        g_string_append_printf (out, " /Annots [%s]", annotations->str);
      g_string_append (out, " >>");
      charter_pdf_file_end (self->file);
    }
}

static void
write_catalogue (CharterPdfStructure *self)
{
  CharterDocument *document = charter_pages_get_document (self->pages);
  g_autofree char *xmp = charter_pdf_metadata_dup_xmp (document);
  GPtrArray *attachments = charter_pages_get_attachments (self->pages);
  guint metadata = charter_pdf_file_reserve (self->file, 1);
  guint first = charter_pdf_attachments_reserve (self->file, attachments);
  GString *out = charter_pdf_file_begin (self->file, metadata);

  /* Not compressed: whoever looks for it finds it without reading the file's structure. */
  g_string_append_printf (out, "<< /Type /Metadata /Subtype /XML /Length %" G_GSIZE_FORMAT " >>\n"
                          "stream\n%s\nendstream", strlen (xmp), xmp);
  charter_pdf_file_end (self->file);

  out = charter_pdf_file_begin_root (self->file);
  g_string_append_printf (out, " /Metadata %u 0 R /MarkInfo << /Marked true >>"
                          " /ViewerPreferences << /DisplayDocTitle true >> /StructTreeRoot %u 0 R /Lang ",
                          metadata, self->root);
  charter_pdf_append_text (out, charter_document_get_language (document));
  charter_pdf_attachments_refer (out, attachments, first);
  g_string_append (out, " >>");
  charter_pdf_file_end (self->file);
  charter_pdf_attachments_write (self->file, attachments, first);
}

static void
string_free (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
structure_init (CharterPdfStructure *self)
{
  self->n_pages = charter_pages_get_n_pages (self->pages);
  self->elements = g_array_new (FALSE, FALSE, sizeof (CharterPdfElement));
  self->kids = g_array_new (FALSE, FALSE, sizeof (CharterPdfKid));
  self->headers = charter_pdf_headers_find (charter_pages_get_nodes (self->pages));
  self->page_parents = g_ptr_array_new_with_free_func (string_free);
  self->annotations = g_ptr_array_new_with_free_func (string_free);
  self->link_parents = g_string_new (NULL);
  for (guint i = 0; i < self->n_pages; i++)
    {
      g_ptr_array_add (self->page_parents, g_string_new (NULL));
      g_ptr_array_add (self->annotations, g_string_new (NULL));
    }
}

static void
structure_clear (CharterPdfStructure *self)
{
  g_clear_pointer (&self->file, charter_pdf_file_free);
  g_array_unref (self->elements);
  g_array_unref (self->kids);
  g_array_unref (self->headers);
  g_ptr_array_unref (self->page_parents);
  g_ptr_array_unref (self->annotations);
  g_string_free (self->link_parents, TRUE);
}

static GBytes *
build (CharterPdfStructure *self)
{
  g_autoptr(CharterPdfContent) own = self->drawing->content ? NULL : charter_pdf_content_new (self->n_pages, NULL);

  if (!self->file || charter_pdf_file_get_n_pages (self->file) != self->n_pages)
    return NULL;
  make_elements (self);
  add_leaves (self);
  charter_pdf_structure_write_elements (self);
  write_root (self);
  write_pages (self);
  write_catalogue (self);
  return charter_pdf_content_write (own ? own : self->drawing->content, self->file, self->drawing)
         ? charter_pdf_file_finish (self->file)
         : NULL;
}

/**
 * charter_pdf_structure_add:
 * @pages: what was laid out
 * @drawing: what was drawn of them
 * @error: where a failure goes
 *
 * Builds the structure tree of the pages' nodes over the marked content, and what PDF/UA-1 asks of
 * the file as a whole.
 *
 * Returns: (transfer full): the finished PDF, or %NULL with @error (%G_IO_ERROR_FAILED)
 */
GBytes *
charter_pdf_structure_add (CharterPages             *pages,
                           const CharterPdfDrawing  *drawing,
                           GError                  **error)
{
  CharterPdfStructure self = {
    .pages = pages, .drawing = drawing, .leaves = drawing->leaves, .file = charter_pdf_file_new (drawing->file),
  };
  GBytes *finished;

  structure_init (&self);
  finished = build (&self);
  structure_clear (&self);
  if (!finished)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _("The PDF could not be finished: its pages and their structure disagree."));
  return finished;
}

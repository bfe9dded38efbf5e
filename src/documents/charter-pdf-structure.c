/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-structure.h"

#include <glib/gi18n.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  CharterPages *pages;
  GArray *leaves;            /* borrowed, of CharterDrawnLeaf */
  qpdf_data qpdf;
  guint n_pages;
  qpdf_oh *page_objects;
  qpdf_oh *page_parents;     /* of each page: the elements of its marked content, in order */
  qpdf_oh *elements;         /* of each node; 0 when the node holds nothing */
  qpdf_oh *kids;             /* of each node: its K */
  int *first_pages;          /* of each node: the page its Pg names, -1 for none yet */
  qpdf_oh numbers;           /* the parent tree's Nums */
  GArray *link_elements;     /* of qpdf_oh, in the order of their StructParent */
} Structure;

static void
put (Structure  *self,
     qpdf_oh     dictionary,
     const char *key,
     qpdf_oh     value)
{
  qpdf_oh_replace_key (self->qpdf, dictionary, key, value);
  qpdf_oh_release (self->qpdf, value);
}

static void
put_reference (Structure  *self,
               qpdf_oh     dictionary,
               const char *key,
               qpdf_oh     value)
{
  qpdf_oh_replace_key (self->qpdf, dictionary, key, value);
}

static void
append (Structure *self,
        qpdf_oh    array,
        qpdf_oh    value)
{
  qpdf_oh_append_item (self->qpdf, array, value);
  qpdf_oh_release (self->qpdf, value);
}

static qpdf_oh
parse (Structure  *self,
       const char *source)
{
  return qpdf_oh_parse (self->qpdf, source);
}

static qpdf_oh
make_indirect (Structure *self,
               qpdf_oh    direct)
{
  qpdf_oh indirect = qpdf_make_indirect_object (self->qpdf, direct);

  qpdf_oh_release (self->qpdf, direct);
  return indirect;
}

static char *
format_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

/* "[left bottom right top]" of an area given from the page's top left corner. */
static char *
format_area (double x,
             double y,
             double width,
             double height)
{
  g_autofree char *left = format_number (x);
  g_autofree char *bottom = format_number (CHARTER_PAGE_HEIGHT - y - height);
  g_autofree char *right = format_number (x + width);
  g_autofree char *top = format_number (CHARTER_PAGE_HEIGHT - y);

  return g_strdup_printf ("[%s %s %s %s]", left, bottom, right, top);
}

/* Content: "/Span << /MCID n >> BDC" counts on from 0 on each page; furniture becomes an artefact.
 * Returns FALSE when the page does not hold as many marked stretches as were drawn. */
static gboolean
rewrite_content (GByteArray             *out,
                 const char             *source,
                 gsize                   length,
                 const CharterDrawnLeaf *leaves,
                 guint                   n_leaves)
{
  static const char needle[] = "<< /MCID ";
  const char *end = source + length, *from = source;
  guint position = 0, mcid = 0;

  for (const char *hit; (hit = memmem (from, (gsize) (end - from), needle, strlen (needle)));)
    {
      const char *name = hit, *after = memmem (hit, (gsize) (end - hit), "BDC", 3);
      g_autofree char *replacement = NULL;

      while (name > from && *name != '/')
        name--;
      if (!after || position >= n_leaves)
        return FALSE;

      replacement = leaves[position++].node == CHARTER_NODE_NONE
                    ? g_strdup ("/Artifact BMC")
                    : g_strdup_printf ("/Span << /MCID %u >> BDC", mcid++);
      g_byte_array_append (out, (const guint8 *) from, (guint) (name - from));
      g_byte_array_append (out, (const guint8 *) replacement, (guint) strlen (replacement));
      from = after + 3;
    }
  g_byte_array_append (out, (const guint8 *) from, (guint) (end - from));
  return position == n_leaves;
}

static gboolean
rewrite_page (Structure              *self,
              guint                   page,
              const CharterDrawnLeaf *leaves,
              guint                   n_leaves)
{
  g_autoptr(GByteArray) out = g_byte_array_new ();
  unsigned char *source = NULL;
  size_t length = 0;
  qpdf_oh stream, null;
  gboolean is_complete;

  if (qpdf_oh_get_page_content_data (self->qpdf, self->page_objects[page], &source, &length) & QPDF_ERRORS)
    return FALSE;
  is_complete = rewrite_content (out, (const char *) source, length, leaves, n_leaves);
  free (source);
  if (!is_complete)
    return FALSE;

  stream = qpdf_oh_new_stream (self->qpdf);
  null = qpdf_oh_new_null (self->qpdf);
  qpdf_oh_replace_stream_data (self->qpdf, stream, out->data, out->len, null, null);
  qpdf_oh_release (self->qpdf, null);
  put (self, self->page_objects[page], "/Contents", stream);
  return TRUE;
}

/* Leaves come page by page. */
static gboolean
rewrite_pages (Structure *self)
{
  guint first = 0;

  for (guint page = 0; page < self->n_pages; page++)
    {
      guint n = 0;

      while (first + n < self->leaves->len &&
             g_array_index (self->leaves, CharterDrawnLeaf, first + n).page == page)
        n++;
      if (!rewrite_page (self, page, &g_array_index (self->leaves, CharterDrawnLeaf, first), n))
        return FALSE;
      first += n;
    }
  return TRUE;
}

static void
prepare_pages (Structure *self)
{
  self->n_pages = charter_pages_get_n_pages (self->pages);
  self->page_objects = g_new0 (qpdf_oh, self->n_pages);
  self->page_parents = g_new0 (qpdf_oh, self->n_pages);
  for (guint i = 0; i < self->n_pages; i++)
    {
      self->page_objects[i] = qpdf_get_page_n (self->qpdf, i);
      self->page_parents[i] = qpdf_oh_new_array (self->qpdf);
      put (self, self->page_objects[i], "/StructParents", qpdf_oh_new_integer (self->qpdf, i));
      put (self, self->page_objects[i], "/Tabs", qpdf_oh_new_name (self->qpdf, "/S"));
    }
}

/* Which nodes hold anything: those that were drawn, table cells even when empty, and what is above. */
static gboolean *
find_used_nodes (Structure *self)
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

static char *
format_figure_area (Structure *self,
                    int        node)
{
  for (guint page = 0; page < self->n_pages; page++)
    {
      GArray *marks = charter_pages_get_marks (self->pages, page);

      for (guint i = 0; i < marks->len; i++)
        {
          const CharterMark *mark = &g_array_index (marks, CharterMark, i);

          if (mark->node == node && mark->kind == CHARTER_MARK_FIGURE)
            return format_area (mark->x, mark->y, mark->width, mark->height);
        }
    }
  return g_strdup ("[0 0 0 0]");
}

static void
put_attributes (Structure         *self,
                qpdf_oh            element,
                int                position,
                const CharterNode *node)
{
  g_autofree char *source = NULL;

  if (g_str_equal (node->role, "Figure"))
    {
      g_autofree char *area = format_figure_area (self, position);

      source = g_strdup_printf ("<< /O /Layout /Placement /Block /BBox %s >>", area);
    }
  else if (g_str_equal (node->role, "L"))
    source = g_strdup ("<< /O /List /ListNumbering /Disc >>");
  else if (node->scope && node->span > 1)
    source = g_strdup_printf ("<< /O /Table /Scope /%s /ColSpan %d >>", node->scope, node->span);
  else if (node->scope)
    source = g_strdup_printf ("<< /O /Table /Scope /%s >>", node->scope);

  if (source)
    put (self, element, "/A", parse (self, source));
}

static void
put_words (Structure         *self,
           qpdf_oh            element,
           const CharterNode *node)
{
  if (node->alternative && g_str_equal (node->role, "Table"))
    {
      qpdf_oh attributes = parse (self, "<< /O /Table >>");

      put (self, attributes, "/Summary", qpdf_oh_new_unicode_string (self->qpdf, node->alternative));
      put (self, element, "/A", attributes);
    }
  else if (node->alternative)
    {
      put (self, element, "/Alt", qpdf_oh_new_unicode_string (self->qpdf, node->alternative));
    }
  if (node->actual)
    put (self, element, "/ActualText", qpdf_oh_new_unicode_string (self->qpdf, node->actual));
}

static qpdf_oh
element_new (Structure  *self,
             const char *role,
             qpdf_oh     parent,
             qpdf_oh    *kids)
{
  g_autofree char *source = g_strdup_printf ("<< /Type /StructElem /S /%s >>", role);
  qpdf_oh element = make_indirect (self, parse (self, source));

  put_reference (self, element, "/P", parent);
  *kids = qpdf_oh_new_array (self->qpdf);
  put_reference (self, element, "/K", *kids);
  return element;
}

static void
make_elements (Structure *self,
               qpdf_oh    root)
{
  GArray *nodes = charter_pages_get_nodes (self->pages);
  g_autofree gboolean *used = find_used_nodes (self);

  self->elements = g_new0 (qpdf_oh, nodes->len);
  self->kids = g_new0 (qpdf_oh, nodes->len);
  self->first_pages = g_new (int, nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    {
      const CharterNode *node = &g_array_index (nodes, CharterNode, i);
      qpdf_oh parent = node->parent < 0 ? root : self->elements[node->parent];

      self->first_pages[i] = -1;
      if (!used[i])
        continue;
      self->elements[i] = element_new (self, node->role, parent, &self->kids[i]);
      if (node->parent >= 0)
        qpdf_oh_append_item (self->qpdf, self->kids[node->parent], self->elements[i]);
      put_attributes (self, self->elements[i], (int) i, node);
      put_words (self, self->elements[i], node);
    }
}

/* Content number @mcid of @page becomes a kid of an element whose Pg is @first_page, -1 for none. */
static void
append_content (Structure *self,
                qpdf_oh    element,
                qpdf_oh    kids,
                int       *first_page,
                guint      page,
                int        mcid)
{
  qpdf_oh reference;

  if (*first_page < 0)
    {
      *first_page = (int) page;
      put_reference (self, element, "/Pg", self->page_objects[page]);
    }
  if (*first_page == (int) page)
    {
      append (self, kids, qpdf_oh_new_integer (self->qpdf, mcid));
      return;
    }
  reference = parse (self, "<< /Type /MCR >>");
  put_reference (self, reference, "/Pg", self->page_objects[page]);
  put (self, reference, "/MCID", qpdf_oh_new_integer (self->qpdf, mcid));
  append (self, kids, reference);
}

static qpdf_oh
destination_new (Structure          *self,
                 const CharterPlace *place)
{
  g_autofree char *left = format_number (CHARTER_PAGE_SIDE);
  g_autofree char *top = format_number (CHARTER_PAGE_HEIGHT - MAX (place->y - 12, 0));
  g_autofree char *source = g_strdup_printf ("[/XYZ %s %s null]", left, top);
  qpdf_oh destination = parse (self, source);

  qpdf_oh_insert_item (self->qpdf, destination, 0, self->page_objects[place->page]);
  return destination;
}

static qpdf_oh
annotation_new (Structure               *self,
                const CharterDrawnLeaf  *leaf,
                const cairo_rectangle_t *area)
{
  const CharterPlace *place = charter_pages_find_anchor (self->pages, leaf->link->target);
  g_autofree char *rectangle = format_area (area->x, area->y, area->width, area->height);
  g_autofree char *source = NULL;
  /* Translators: what a screen reader says of a link in a PDF */
  g_autofree char *contents = g_strdup_printf (_("Go to page %u"), place->page + 1);
  qpdf_oh annotation;

  source = g_strdup_printf ("<< /Type /Annot /Subtype /Link /Rect %s /Border [0 0 0] /F 4"
                            " /StructParent %u >>",
                            rectangle, self->n_pages + self->link_elements->len);
  annotation = make_indirect (self, parse (self, source));
  put (self, annotation, "/Contents", qpdf_oh_new_unicode_string (self->qpdf, contents));
  put (self, annotation, "/Dest", destination_new (self, place));
  return annotation;
}

static void
add_annotation (Structure               *self,
                const CharterDrawnLeaf  *leaf,
                const cairo_rectangle_t *area,
                qpdf_oh                  element,
                qpdf_oh                  kids)
{
  qpdf_oh page = self->page_objects[leaf->page];
  qpdf_oh annotation = annotation_new (self, leaf, area);
  qpdf_oh reference = parse (self, "<< /Type /OBJR >>");
  qpdf_oh annotations;

  if (!qpdf_oh_has_key (self->qpdf, page, "/Annots"))
    put (self, page, "/Annots", qpdf_oh_new_array (self->qpdf));
  annotations = qpdf_oh_get_key (self->qpdf, page, "/Annots");
  qpdf_oh_append_item (self->qpdf, annotations, annotation);
  qpdf_oh_release (self->qpdf, annotations);

  put_reference (self, reference, "/Pg", page);
  put (self, reference, "/Obj", annotation);
  append (self, kids, reference);
  g_array_append_val (self->link_elements, element);
}

static void
add_leaf (Structure              *self,
          const CharterDrawnLeaf *leaf,
          int                     mcid)
{
  qpdf_oh parents = self->page_parents[leaf->page];
  qpdf_oh element, kids;
  int first_page = -1;

  if (!leaf->link)
    {
      append_content (self, self->elements[leaf->node], self->kids[leaf->node],
                      &self->first_pages[leaf->node], leaf->page, mcid);
      qpdf_oh_append_item (self->qpdf, parents, self->elements[leaf->node]);
      return;
    }

  element = element_new (self, "Link", self->elements[leaf->node], &kids);
  qpdf_oh_append_item (self->qpdf, self->kids[leaf->node], element);
  append_content (self, element, kids, &first_page, leaf->page, mcid);
  qpdf_oh_append_item (self->qpdf, parents, element);
  for (guint i = 0; leaf->areas && i < leaf->areas->len; i++)
    add_annotation (self, leaf, &g_array_index (leaf->areas, cairo_rectangle_t, i), element, kids);
  qpdf_oh_release (self->qpdf, kids);
}

static void
add_leaves (Structure *self)
{
  guint page = 0;
  int mcid = 0;

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
add_parent_tree (Structure *self,
                 qpdf_oh    root)
{
  qpdf_oh tree = qpdf_oh_new_dictionary (self->qpdf);

  self->numbers = qpdf_oh_new_array (self->qpdf);
  for (guint i = 0; i < self->n_pages; i++)
    {
      append (self, self->numbers, qpdf_oh_new_integer (self->qpdf, i));
      append (self, self->numbers, make_indirect (self, self->page_parents[i]));
    }
  for (guint i = 0; i < self->link_elements->len; i++)
    {
      append (self, self->numbers, qpdf_oh_new_integer (self->qpdf, self->n_pages + i));
      /* One element stands here once for each line that its link goes over. */
      qpdf_oh_append_item (self->qpdf, self->numbers, g_array_index (self->link_elements, qpdf_oh, i));
    }
  put (self, tree, "/Nums", self->numbers);
  put (self, root, "/ParentTree", make_indirect (self, tree));
  put (self, root, "/ParentTreeNextKey",
       qpdf_oh_new_integer (self->qpdf, self->n_pages + self->link_elements->len));
}

static char *
format_xmp (CharterDocument *document)
{
  const char *author = charter_document_get_author (document);
  const char *date = charter_document_get_date (document);
  g_autofree char *title = g_markup_escape_text (charter_document_get_title (document), -1);
  g_autofree char *creator = g_markup_escape_text (author ? author : "", -1);
  GString *xmp = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                               "<rdf:Description rdf:about=\"\""
                               " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                               " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                               " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                               "<pdfuaid:part>1</pdfuaid:part>\n");

  g_string_append_printf (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>"
                          "</rdf:Alt></dc:title>\n", title);
  g_string_append_printf (xmp, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n",
                          charter_document_get_language (document));
  if (author)
    g_string_append_printf (xmp, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n",
                            creator);
  if (date)
    g_string_append_printf (xmp, "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n", date);
  g_string_append (xmp, "<xmp:CreatorTool>Inclusion Charter " PACKAGE_VERSION "</xmp:CreatorTool>\n"
                   "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n");
  return g_string_free (xmp, FALSE);
}

static void
add_catalogue (Structure *self,
               qpdf_oh    root)
{
  CharterDocument *document = charter_pages_get_document (self->pages);
  g_autofree char *xmp = format_xmp (document);
  qpdf_oh catalogue = qpdf_get_root (self->qpdf);
  qpdf_oh metadata = qpdf_oh_new_stream (self->qpdf);
  qpdf_oh null = qpdf_oh_new_null (self->qpdf);
  qpdf_oh dictionary;

  qpdf_oh_replace_stream_data (self->qpdf, metadata, (const unsigned char *) xmp, strlen (xmp), null, null);
  qpdf_oh_release (self->qpdf, null);
  dictionary = qpdf_oh_get_dict (self->qpdf, metadata);
  put (self, dictionary, "/Type", qpdf_oh_new_name (self->qpdf, "/Metadata"));
  put (self, dictionary, "/Subtype", qpdf_oh_new_name (self->qpdf, "/XML"));
  qpdf_oh_release (self->qpdf, dictionary);

  put (self, catalogue, "/Metadata", metadata);
  put (self, catalogue, "/MarkInfo", parse (self, "<< /Marked true >>"));
  put (self, catalogue, "/ViewerPreferences", parse (self, "<< /DisplayDocTitle true >>"));
  put (self, catalogue, "/Lang",
       qpdf_oh_new_unicode_string (self->qpdf, charter_document_get_language (document)));
  put_reference (self, catalogue, "/StructTreeRoot", root);
  qpdf_oh_release (self->qpdf, catalogue);
}

static gboolean
build (Structure *self)
{
  qpdf_oh root = make_indirect (self, parse (self, "<< /Type /StructTreeRoot >>"));

  prepare_pages (self);
  if (!rewrite_pages (self))
    return FALSE;
  make_elements (self, root);
  put_reference (self, root, "/K", self->elements[CHARTER_NODE_ROOT]);
  add_leaves (self);
  add_parent_tree (self, root);
  add_catalogue (self, root);
  return TRUE;
}

static GBytes *
write_out (Structure  *self,
           GError    **error)
{
  if (qpdf_init_write_memory (self->qpdf) & QPDF_ERRORS)
    goto failed;
  /* Object streams would make the file smaller by half and a third slower to write. */
  qpdf_set_object_stream_mode (self->qpdf, qpdf_o_disable);
  qpdf_set_minimum_pdf_version (self->qpdf, "1.7");
  qpdf_set_deterministic_ID (self->qpdf, QPDF_TRUE);
  if (qpdf_write (self->qpdf) & QPDF_ERRORS)
    goto failed;
  return g_bytes_new (qpdf_get_buffer (self->qpdf), qpdf_get_buffer_length (self->qpdf));

failed:
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF could not be finished: %s"),
               qpdf_get_error_full_text (self->qpdf, qpdf_get_error (self->qpdf)));
  return NULL;
}

static void
structure_clear (Structure *self)
{
  qpdf_cleanup (&self->qpdf);
  g_free (self->page_objects);
  g_free (self->page_parents);
  g_free (self->elements);
  g_free (self->kids);
  g_free (self->first_pages);
  g_clear_pointer (&self->link_elements, g_array_unref);
}

/**
 * charter_pdf_structure_add:
 * @pages: what was drawn
 * @drawn: cairo's PDF of it
 * @leaves: (element-type CharterDrawnLeaf): its marked stretches, in the order they were drawn
 * @error: where a failure goes
 *
 * Builds the structure tree of the pages' nodes over the marked content, and what PDF/UA-1 asks of
 * the file as a whole.
 *
 * Returns: (transfer full): the finished PDF, or %NULL with @error (%G_IO_ERROR_FAILED)
 */
GBytes *
charter_pdf_structure_add (CharterPages  *pages,
                           GBytes        *drawn,
                           GArray        *leaves,
                           GError       **error)
{
  Structure self = { .pages = pages, .leaves = leaves, .qpdf = qpdf_init () };
  GBytes *finished = NULL;
  gconstpointer data;
  gsize length;

  self.link_elements = g_array_new (FALSE, FALSE, sizeof (qpdf_oh));
  qpdf_silence_errors (self.qpdf);
  qpdf_set_suppress_warnings (self.qpdf, QPDF_TRUE);
  data = g_bytes_get_data (drawn, &length);
  if (qpdf_read_memory (self.qpdf, "drawn.pdf", data, length, NULL) & QPDF_ERRORS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF could not be finished: %s"),
                 qpdf_get_error_full_text (self.qpdf, qpdf_get_error (self.qpdf)));
  else if (!build (&self))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _("The PDF could not be finished: its pages and their structure disagree."));
  else
    finished = write_out (&self, error);
  structure_clear (&self);
  return finished;
}

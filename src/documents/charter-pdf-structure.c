/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-structure.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-pdf-attachments.h"
#include "charter-pdf-file.h"
#include "charter-pdf-headers.h"
#include "charter-pdf-metadata.h"

/* As cairo writes the rectangles that stand for a leaf's two ends. */
#define LEAF_MARK_START                                                                            \
  G_STRINGIFY (CHARTER_PDF_LEAF_X) " " G_STRINGIFY (CHARTER_PDF_LEAF_Y) " "                        \
  G_STRINGIFY (CHARTER_PDF_LEAF_WIDTH) " "
#define LEAF_MARK(height) LEAF_MARK_START G_STRINGIFY (height) " re f"

/* An element of the structure tree: one of each of the pages' nodes, then the links. */
typedef struct {
  const char *role;          /* %NULL for a node that holds nothing */
  const CharterNode *node;   /* nullable: a link */
  guint object;
  guint parent;              /* an object */
  int page;                  /* that its Pg names, -1 for none */
  int first_kid;             /* -1 for none */
  int last_kid;
} Element;

typedef enum {
  KID_ELEMENT,
  KID_CONTENT,
  KID_ANNOTATION,
} KidKind;

typedef struct {
  KidKind kind;
  guint value;  /* an object, or the number of marked content */
  guint page;
  int next;     /* -1 for none */
} Kid;

typedef struct {
  CharterPages *pages;
  GArray *leaves;            /* borrowed, of CharterDrawnLeaf */
  CharterPdfFile *file;
  guint n_pages;
  GArray *elements;          /* of Element */
  GArray *kids;              /* of Kid: the lists of all elements */
  GArray *headers;           /* of CharterCellHeaders: of each of the pages' nodes */
  GPtrArray *page_parents;   /* of GString: the elements of each page's marked content, in order */
  GPtrArray *annotations;    /* of GString: each page's */
  GString *link_parents;     /* what the parent tree says of links, in the order of StructParent */
  guint n_links;
  guint root;
} Structure;

static Element *
get_element (Structure *self,
             guint      position)
{
  return &g_array_index (self->elements, Element, position);
}

static void
add_kid (Structure *self,
         guint      element,
         KidKind    kind,
         guint      value,
         guint      page)
{
  Element *parent = get_element (self, element);
  Kid kid = { kind, value, page, -1 };
  int position = (int) self->kids->len;

  g_array_append_val (self->kids, kid);
  if (parent->first_kid < 0)
    parent->first_kid = position;
  else
    g_array_index (self->kids, Kid, parent->last_kid).next = position;
  parent->last_kid = position;
}

/* "[left bottom right top]" of an area given from the page's top left corner. */
static void
append_area (GString *out,
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

/* What a leaf is marked with: content counts on from 0 on each page, furniture is an artefact. */
static void
append_begin (GByteArray             *out,
              const CharterDrawnLeaf *leaf,
              gboolean                is_first,
              guint                  *mcid)
{
  char mark[48];
  const char *end = is_first ? "" : "EMC\n";

  if (leaf->node == CHARTER_NODE_NONE)
    g_snprintf (mark, sizeof mark, "%s/Artifact BMC", end);
  else
    g_snprintf (mark, sizeof mark, "%s/Span << /MCID %u >> BDC", end, (*mcid)++);
  g_byte_array_append (out, (const guint8 *) mark, (guint) strlen (mark));
}

/* Puts what marks the leaves in place of the little rectangles. Returns FALSE when the page does not
 * hold as many leaves as were drawn. */
static gboolean
rewrite_content (GByteArray             *out,
                 const char             *source,
                 gsize                   length,
                 const CharterDrawnLeaf *leaves,
                 guint                   n_leaves)
{
  static const char begin[] = LEAF_MARK (CHARTER_PDF_LEAF_BEGIN_HEIGHT);
  static const char end[] = LEAF_MARK (CHARTER_PDF_LEAF_END_HEIGHT);
  const char *from = source, *limit = source + length;
  guint n_begun = 0;
  guint mcid = 0;
  gboolean is_over = FALSE;

  for (const char *hit; (hit = memmem (from, (gsize) (limit - from), LEAF_MARK_START, strlen (LEAF_MARK_START)));)
    {
      gboolean ends = n_begun == n_leaves;
      gsize size = strlen (ends ? end : begin);

      if (is_over || n_leaves == 0 || (gsize) (limit - hit) < size || memcmp (hit, ends ? end : begin, size) != 0)
        return FALSE;
      g_byte_array_append (out, (const guint8 *) from, (guint) (hit - from));
      if (ends)
        g_byte_array_append (out, (const guint8 *) "EMC", 3);
      else
        append_begin (out, &leaves[n_begun], n_begun == 0, &mcid);
      n_begun += !ends;
      is_over = ends;
      from = hit + size;
    }
  g_byte_array_append (out, (const guint8 *) from, (guint) (limit - from));
  return is_over || n_leaves == 0;
}

static gboolean
rewrite_page (Structure              *self,
              guint                   page,
              const CharterDrawnLeaf *leaves,
              guint                   n_leaves)
{
  g_autoptr(GByteArray) source = charter_pdf_file_read_content (self->file, page);
  g_autoptr(GByteArray) out = NULL;

  if (!source)
    return FALSE;
  out = g_byte_array_sized_new (source->len);
  if (!rewrite_content (out, (const char *) source->data, source->len, leaves, n_leaves))
    return FALSE;
  charter_pdf_file_put_content (self->file, page, out);
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

static void
append_figure_area (Structure *self,
                    GString   *out,
                    int        node)
{
  for (guint page = 0; page < self->n_pages; page++)
    {
      GArray *marks = charter_pages_get_marks (self->pages, page);

      for (guint i = 0; i < marks->len; i++)
        {
          const CharterMark *mark = &g_array_index (marks, CharterMark, i);

          if (mark->node == node && mark->kind == CHARTER_MARK_FIGURE)
            {
              append_area (out, mark->x, mark->y, mark->width, mark->height);
              return;
            }
        }
    }
  g_string_append (out, "[0 0 0 0]");
}

static void
append_attributes (Structure         *self,
                   GString           *out,
                   int                position,
                   const CharterNode *node)
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
make_elements (Structure *self)
{
  GArray *nodes = charter_pages_get_nodes (self->pages);
  g_autofree gboolean *used = find_used_nodes (self);

  self->root = charter_pdf_file_reserve (self->file, 1);
  for (guint i = 0; i < nodes->len; i++)
    {
      const CharterNode *node = &g_array_index (nodes, CharterNode, i);
      Element element = { .node = node, .page = -1, .first_kid = -1, .last_kid = -1 };

      if (used[i])
        {
          element.role = node->role;
          element.object = charter_pdf_file_reserve (self->file, 1);
          element.parent = node->parent < 0 ? self->root
                                            : get_element (self, (guint) node->parent)->object;
        }
      g_array_append_val (self->elements, element);
      if (used[i] && node->parent >= 0)
        add_kid (self, (guint) node->parent, KID_ELEMENT, element.object, 0);
    }
}

static guint
add_link_element (Structure *self,
                  guint      parent)
{
  Element element = {
    .role = "Link", .parent = get_element (self, parent)->object, .page = -1, .first_kid = -1,
    .last_kid = -1,
  };

  element.object = charter_pdf_file_reserve (self->file, 1);
  g_array_append_val (self->elements, element);
  add_kid (self, parent, KID_ELEMENT, element.object, 0);
  return self->elements->len - 1;
}

static void
append_destination (Structure          *self,
                    GString            *out,
                    const CharterPlace *place)
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
write_annotation (Structure               *self,
                  const CharterDrawnLeaf  *leaf,
                  const cairo_rectangle_t *area)
{
  const CharterPlace *place = charter_pages_find_anchor (self->pages, leaf->link->target);
  /* Translators: what a screen reader says of a link in a PDF */
  g_autofree char *contents = g_strdup_printf (_("Go to page %u"), place->page + 1);
  guint object = charter_pdf_file_reserve (self->file, 1);
  GString *out = charter_pdf_file_begin (self->file, object);

  g_string_append (out, "<< /Type /Annot /Subtype /Link /Rect ");
  append_area (out, area->x, area->y, area->width, area->height);
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

static void
add_annotation (Structure               *self,
                const CharterDrawnLeaf  *leaf,
                const cairo_rectangle_t *area,
                guint                    element)
{
  GString *annotations = g_ptr_array_index (self->annotations, leaf->page);
  guint object = write_annotation (self, leaf, area);

  charter_pdf_append_reference (annotations, object);
  g_string_append_c (annotations, '\n');
  add_kid (self, element, KID_ANNOTATION, object, leaf->page);

  /* One element stands here once for each line that its link goes over. */
  charter_pdf_append_integer (self->link_parents, self->n_pages + self->n_links);
  g_string_append_c (self->link_parents, ' ');
  charter_pdf_append_reference (self->link_parents, get_element (self, element)->object);
  g_string_append_c (self->link_parents, '\n');
  self->n_links++;
}

static void
add_leaf (Structure              *self,
          const CharterDrawnLeaf *leaf,
          guint                   mcid)
{
  GString *parents = g_ptr_array_index (self->page_parents, leaf->page);
  guint position = leaf->link ? add_link_element (self, (guint) leaf->node) : (guint) leaf->node;
  Element *element = get_element (self, position);

  if (element->page < 0)
    element->page = (int) leaf->page;
  charter_pdf_append_reference (parents, element->object);
  g_string_append_c (parents, '\n');
  add_kid (self, position, KID_CONTENT, mcid, leaf->page);
  for (guint i = 0; leaf->link && leaf->areas && i < leaf->areas->len; i++)
    add_annotation (self, leaf, &g_array_index (leaf->areas, cairo_rectangle_t, i), position);
}

static void
add_leaves (Structure *self)
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
append_page (Structure *self,
             GString   *out,
             guint      page)
{
  g_string_append (out, " /Pg ");
  charter_pdf_append_reference (out, charter_pdf_file_get_page (self->file, page));
}

static void
append_kid (Structure     *self,
            GString       *out,
            const Element *element,
            const Kid     *kid)
{
  switch (kid->kind)
    {
    case KID_CONTENT:
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
    case KID_ANNOTATION:
      g_string_append (out, "<< /Type /OBJR");
      append_page (self, out, kid->page);
      g_string_append (out, " /Obj ");
      charter_pdf_append_reference (out, kid->value);
      g_string_append (out, " >>");
      break;
    case KID_ELEMENT:
    default:
      charter_pdf_append_reference (out, kid->value);
      break;
    }
}

static void
write_element (Structure *self,
               guint      position)
{
  const Element *element = get_element (self, position);
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
  for (int i = element->first_kid; i >= 0; i = g_array_index (self->kids, Kid, i).next)
    {
      if (i != element->first_kid)
        g_string_append_c (out, ' ');
      append_kid (self, out, element, &g_array_index (self->kids, Kid, i));
    }
  g_string_append (out, "] >>");
  charter_pdf_file_end (self->file);
}

static void
write_elements (Structure *self)
{
  for (guint i = 0; i < self->elements->len; i++)
    if (get_element (self, i)->role)
      write_element (self, i);
}

static guint
write_ids (Structure *self)
{
  guint tree = charter_pdf_file_reserve (self->file, 1);
  GString *out = charter_pdf_file_begin (self->file, tree);

  g_string_append (out, "<< /Names [");
  for (guint i = 0; i < self->elements->len; i++)
    {
      const Element *element = get_element (self, i);

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

static void
write_root (Structure *self)
{
  guint ids = write_ids (self);
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
  g_string_append_printf (out, "<< /Type /StructTreeRoot /K %u 0 R /ParentTree %u 0 R /ParentTreeNextKey %u /IDTree %u 0 R >>",
                          get_element (self, CHARTER_NODE_ROOT)->object, tree,
                          self->n_pages + self->n_links, ids);
  charter_pdf_file_end (self->file);
}

static void
write_pages (Structure *self)
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
write_catalogue (Structure *self)
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
structure_init (Structure *self)
{
  self->n_pages = charter_pages_get_n_pages (self->pages);
  self->elements = g_array_new (FALSE, FALSE, sizeof (Element));
  self->kids = g_array_new (FALSE, FALSE, sizeof (Kid));
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
structure_clear (Structure *self)
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
build (Structure *self)
{
  if (!self->file || charter_pdf_file_get_n_pages (self->file) != self->n_pages || !rewrite_pages (self))
    return NULL;
  make_elements (self);
  add_leaves (self);
  write_elements (self);
  write_root (self);
  write_pages (self);
  write_catalogue (self);
  return charter_pdf_file_finish (self->file);
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
  Structure self = { .pages = pages, .leaves = leaves, .file = charter_pdf_file_new (drawn) };
  GBytes *finished;

  structure_init (&self);
  finished = build (&self);
  structure_clear (&self);
  if (!finished)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _("The PDF could not be finished: its pages and their structure disagree."));
  return finished;
}

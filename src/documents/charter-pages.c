/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pages.h"

#include "charter-fonts.h"

struct _CharterPages
{
  GObject parent_instance;

  CharterDocument *document;
  PangoContext *context;
  PangoContext *turned; /* nullable: the same, from right to left */
  GPtrArray *pages;     /* of GArray of CharterMark */
  GArray *nodes;        /* of CharterNode; the first is the document */
  GArray *outline;      /* of CharterOutlineEntry */
  GHashTable *anchors;  /* name -> CharterPlace */
  GPtrArray *layouts;
  GHashTable *shared;     /* how words are set, and which -> PangoLayout, one of layouts */
  GPtrArray *texts;
  GPtrArray *blocks;      /* of CharterBlock: those that are not the document's */
  GPtrArray *attachments; /* of CharterEnclosure */
  gsize attached;         /* bytes of them all */
  GMutex painting;
};

G_DEFINE_FINAL_TYPE (CharterPages, charter_pages, G_TYPE_OBJECT)

static void
node_clear (gpointer data)
{
  CharterNode *node = data;

  g_free (node->alternative);
  g_free (node->actual);
}

/* With a font map of their own the layouts can be handed from one thread to another; the thread's own
 * one has its fonts loaded, and so has one that was prepared. */
static PangoFontMap *
find_fonts (gboolean stays_here)
{
  PangoFontMap *prepared = stays_here ? charter_fonts_take_prepared () : NULL;

  if (prepared)
    return prepared;
  return stays_here ? g_object_ref (pango_cairo_font_map_get_default ()) : pango_cairo_font_map_new ();
}

static void
charter_pages_finalize (GObject *object)
{
  CharterPages *self = CHARTER_PAGES (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->shared, g_hash_table_unref);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->outline, g_array_unref);
  g_clear_pointer (&self->anchors, g_hash_table_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->turned);
  g_clear_object (&self->document);
  g_mutex_clear (&self->painting);
  G_OBJECT_CLASS (charter_pages_parent_class)->finalize (object);
}

static void
charter_pages_class_init (CharterPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_pages_finalize;
}

static void
charter_pages_init (CharterPages *self)
{
  CharterNode document = { .role = "Document", .parent = CHARTER_NODE_NONE };

  g_mutex_init (&self->painting);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (CharterNode));
  g_array_set_clear_func (self->nodes, node_clear);
  g_array_append_val (self->nodes, document);
  self->outline = g_array_new (FALSE, FALSE, sizeof (CharterOutlineEntry));
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_block_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_enclosure_free);
}

/**
 * charter_pages_new:
 * @document: what will be laid out
 * @stays_here: whether the pages never leave this thread
 *
 * Returns: (transfer full): no pages yet; see charter_paginate()
 */
CharterPages *
charter_pages_new (CharterDocument *document,
                   gboolean         stays_here)
{
  g_autoptr(PangoFontMap) map = find_fonts (stays_here);

  return charter_pages_new_with_fonts (document, map);
}

/**
 * charter_pages_new_with_fonts:
 * @document: what will be laid out
 * @map: where its fonts come from; nobody else uses it until the pages are there
 *
 * Returns: (transfer full): no pages yet
 */
CharterPages *
charter_pages_new_with_fonts (CharterDocument *document,
                              PangoFontMap    *map)
{
  CharterPages *self = g_object_new (CHARTER_TYPE_PAGES, NULL);

  self->document = g_object_ref (document);
  self->context = charter_fonts_create_context (map, charter_document_get_language (document), PANGO_DIRECTION_LTR);
  return self;
}

/**
 * charter_pages_get_document:
 * @self: pages
 *
 * Returns: (transfer none): what is laid out on them
 */
CharterDocument *
charter_pages_get_document (CharterPages *self)
{
  return self->document;
}

/**
 * charter_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many there are until now
 */
guint
charter_pages_get_n_pages (CharterPages *self)
{
  return self->pages->len;
}

/**
 * charter_pages_get_marks:
 * @self: the pages
 * @page: from 0
 *
 * Returns: (transfer none) (element-type CharterMark): what stands on @page, in reading order
 */
GArray *
charter_pages_get_marks (CharterPages *self,
                         guint         page)
{
  g_return_val_if_fail (page < self->pages->len, NULL);

  return g_ptr_array_index (self->pages, page);
}

/**
 * charter_pages_get_nodes:
 * @self: the pages
 *
 * Returns: (transfer none) (element-type CharterNode): the structure tree; a node comes after its
 *   parent and after its elder siblings
 */
GArray *
charter_pages_get_nodes (CharterPages *self)
{
  return self->nodes;
}

/**
 * charter_pages_get_outline:
 * @self: pages
 *
 * Returns: (transfer none) (element-type CharterOutlineEntry): the headings, in order
 */
GArray *
charter_pages_get_outline (CharterPages *self)
{
  return self->outline;
}

/**
 * charter_pages_get_attachments:
 * @self: the pages
 *
 * Returns: (transfer none) (element-type CharterEnclosure): the files that go into the PDF, in the
 *   order of the document
 */
GPtrArray *
charter_pages_get_attachments (CharterPages *self)
{
  return self->attachments;
}

/**
 * charter_pages_get_painting:
 * @self: the pages
 *
 * Returns: (transfer none): held by whoever paints one of the pages: layouts are nobody's but one thread's
 */
GMutex *
charter_pages_get_painting (CharterPages *self)
{
  return &self->painting;
}

/**
 * charter_pages_find_anchor:
 * @self: the pages
 * @anchor: (nullable): its name
 *
 * Returns: (nullable) (transfer none): where it stands
 */
const CharterPlace *
charter_pages_find_anchor (CharterPages *self,
                           const char   *anchor)
{
  return anchor ? g_hash_table_lookup (self->anchors, anchor) : NULL;
}

/**
 * charter_pages_get_context:
 * @self: pages
 *
 * Returns: (transfer none): what their words are laid out in, of the fonts that the pages are made with
 */
PangoContext *
charter_pages_get_context (CharterPages *self)
{
  return self->context;
}

/**
 * charter_pages_get_turned_context:
 * @self: the pages
 *
 * Returns: (transfer none): what layouts are made with whose paragraphs all run from right to left
 */
PangoContext *
charter_pages_get_turned_context (CharterPages *self)
{
  if (!self->turned)
    self->turned = charter_fonts_create_context (pango_context_get_font_map (self->context),
                                                 charter_document_get_language (self->document), PANGO_DIRECTION_RTL);
  return self->turned;
}

/**
 * charter_pages_add_page:
 * @self: the pages
 *
 * Returns: the new page's position, from 0
 */
guint
charter_pages_add_page (CharterPages *self)
{
  g_ptr_array_add (self->pages, g_array_new (FALSE, FALSE, sizeof (CharterMark)));
  return self->pages->len - 1;
}

/**
 * charter_pages_add_node:
 * @self: the pages
 * @parent: a node, or %CHARTER_NODE_ROOT
 * @role: a static string, as PDF names structure types
 *
 * Returns: the new node
 */
int
charter_pages_add_node (CharterPages *self,
                        int           parent,
                        const char   *role)
{
  CharterNode node = { .role = role, .parent = parent };

  g_array_append_val (self->nodes, node);
  return (int) self->nodes->len - 1;
}

/**
 * charter_pages_get_node:
 * @self: pages
 * @node: the number of a node
 *
 * Returns: (transfer none): the node; it may move when another is added
 */
CharterNode *
charter_pages_get_node (CharterPages *self,
                        int           node)
{
  return &g_array_index (self->nodes, CharterNode, node);
}

/**
 * charter_pages_keep_layout:
 * @self: the pages
 * @layout: (transfer full): a layout that marks refer to
 *
 * Returns: (transfer none): @layout
 */
PangoLayout *
charter_pages_keep_layout (CharterPages *self,
                           PangoLayout  *layout)
{
  g_ptr_array_add (self->layouts, layout);
  return layout;
}

/**
 * charter_pages_share_layout:
 * @self: the pages
 * @key: how its words are set, and which they are
 * @layout: kept by the pages, and not changed any more
 */
void
charter_pages_share_layout (CharterPages *self,
                            const char   *key,
                            PangoLayout  *layout)
{
  g_hash_table_insert (self->shared, g_strdup (key), layout);
}

/**
 * charter_pages_find_shared:
 * @self: the pages
 * @key: how words are set, and which they are
 *
 * Returns: (transfer none) (nullable): a layout of them that is there already
 */
PangoLayout *
charter_pages_find_shared (CharterPages *self,
                           const char   *key)
{
  return g_hash_table_lookup (self->shared, key);
}

/**
 * charter_pages_keep_text:
 * @self: the pages
 * @text: (transfer full): a text that is not the document's own, such as an entry of the contents
 *
 * Returns: (transfer none): @text
 */
CharterText *
charter_pages_keep_text (CharterPages *self,
                         CharterText  *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

/**
 * charter_pages_keep_block:
 * @self: the pages
 * @block: (transfer full): a figure that is not the document's own, such as a page of an annex
 *
 * Returns: (transfer none): @block
 */
CharterBlock *
charter_pages_keep_block (CharterPages *self,
                          CharterBlock *block)
{
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* What all attachments of one file may come to: it is put together in memory. */
#define MOST_ATTACHED ((gsize) 256 * 1024 * 1024)

/**
 * charter_pages_attach:
 * @self: the pages
 * @attachment: (transfer full): a file
 *
 * Returns: whether there was room for it
 */
gboolean
charter_pages_attach (CharterPages      *self,
                      CharterEnclosure *attachment)
{
  gsize size = charter_enclosure_get_size (attachment);

  if (size > MOST_ATTACHED - self->attached)
    {
      charter_enclosure_free (attachment);
      return FALSE;
    }
  self->attached += size;
  g_ptr_array_add (self->attachments, attachment);
  return TRUE;
}

/**
 * charter_pages_set_anchor:
 * @self: pages
 * @anchor: what links lead to
 * @place: where it came to stand
 *
 * The first place of an anchor stands.
 */
void
charter_pages_set_anchor (CharterPages *self,
                          const char   *anchor,
                          CharterPlace  place)
{
  if (!g_hash_table_contains (self->anchors, anchor))
    g_hash_table_insert (self->anchors, g_strdup (anchor), g_memdup2 (&place, sizeof place));
}

static void
take_all (GPtrArray  *to,
          GPtrArray **from)
{
  g_ptr_array_extend_and_steal (to, g_steal_pointer (from));
}

/**
 * charter_pages_join:
 * @self: the pages
 * @next: those of what follows, of the same document and not placed yet; of no use afterwards
 *
 * Takes over the structure of what follows and all that it keeps.
 *
 * Returns: what is to be added to the numbers of its nodes, but for the document's own
 */
int
charter_pages_join (CharterPages *self,
                    CharterPages *next)
{
  int offset = (int) self->nodes->len - 1;

  for (guint i = 1; i < next->nodes->len; i++)
    {
      CharterNode *node = &g_array_index (next->nodes, CharterNode, i);
      CharterNode taken = *node;

      if (taken.parent > CHARTER_NODE_ROOT)
        taken.parent += offset;
      node->alternative = NULL;
      node->actual = NULL;
      g_array_append_val (self->nodes, taken);
    }
  take_all (self->layouts, &next->layouts);
  take_all (self->texts, &next->texts);
  take_all (self->blocks, &next->blocks);
  take_all (self->attachments, &next->attachments);
  self->attached += next->attached;
  return offset;
}

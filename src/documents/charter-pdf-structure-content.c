/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-structure-private.h"

#include <string.h>

/* As cairo writes the rectangles that stand for a leaf's two ends. */
#define LEAF_MARK_START                                                                            \
  G_STRINGIFY (CHARTER_PDF_LEAF_X) " " G_STRINGIFY (CHARTER_PDF_LEAF_Y) " "                        \
  G_STRINGIFY (CHARTER_PDF_LEAF_WIDTH) " "
#define LEAF_MARK(height) LEAF_MARK_START G_STRINGIFY (height) " re f"

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
rewrite_page (CharterPdfStructure    *self,
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

/**
 * charter_pdf_structure_mark_pages:
 * @self: a structure whose leaves come page by page
 *
 * Puts what marks the leaves in place of the little rectangles.
 *
 * Returns: %FALSE when a page does not hold as many leaves as were drawn
 */
gboolean
charter_pdf_structure_mark_pages (CharterPdfStructure *self)
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

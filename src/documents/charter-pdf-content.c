/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-content.h"

#include <string.h>

#include "charter-pdf-stream.h"
#include "charter-pdf-words.h"

/* As cairo writes the rectangles that stand for a leaf's two ends. */
#define LEAF_MARK_START                                                                            \
  G_STRINGIFY (CHARTER_PDF_LEAF_X) " " G_STRINGIFY (CHARTER_PDF_LEAF_Y) " "                        \
  G_STRINGIFY (CHARTER_PDF_LEAF_WIDTH) " "
#define LEAF_MARK(height) LEAF_MARK_START G_STRINGIFY (height) " re f"

/* As cairo begins a page: what it draws, and the words that stand among it, go from the top down. */
#define PAGE_START "1 0 0 -1 0 "

typedef struct {
  guint first;          /* of the drawing's leaves */
  guint n;
  GByteArray *deflated; /* nullable: it is still to be made */
} Page;

/* A page on its way to the thread. */
typedef struct {
  guint page;
  GString *content;
} Job;

struct _CharterPdfContent
{
  Page *pages;
  guint n_pages;
  CharterPdfFonts *fonts; /* nullable, borrowed */
  gboolean are_cut;       /* the fonts */
  GAsyncQueue *jobs;      /* of Job; the last is @last_job */
  GThread *thread;        /* nullable */
};

static Job last_job;

/* A page that is being marked. */
typedef struct {
  const char *from;     /* what cairo drew and was not yet copied */
  const char *limit;
  GString *out;
  guint n_drawn;        /* leaves that cairo drew and that are still to come */
  guint mcid;
  gboolean is_in_words;
} Marking;

static void
append (Marking    *self,
        const char *text,
        gsize       length)
{
  g_string_append_len (self->out, text, (gssize) length);
}

/**
 * charter_pdf_content_begin_page:
 * @out: what shows a page that cairo draws nothing of
 */
void
charter_pdf_content_begin_page (GString *out)
{
  char height[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, PAGE_START "%s cm\n", g_ascii_formatd (height, sizeof height, "%.2f", CHARTER_PAGE_HEIGHT));
}

/**
 * charter_pdf_content_begin_leaf:
 * @out: what shows a page
 * @node: the leaf's
 * @mcid: (inout): counts on each page's marked content from 0
 *
 * Marks what follows: content by its number, furniture as an artefact.
 */
void
charter_pdf_content_begin_leaf (GString *out,
                                int      node,
                                guint   *mcid)
{
  if (node == CHARTER_NODE_NONE)
    {
      g_string_append (out, "/Artifact BMC\n");
      return;
    }
  g_string_append (out, "/Span << /MCID ");
  charter_pdf_append_integer (out, (*mcid)++);
  g_string_append (out, " >> BDC\n");
}

/**
 * charter_pdf_content_end_leaf:
 * @out: the content of a page
 *
 * Ends what charter_pdf_content_begin_leaf() began.
 */
void
charter_pdf_content_end_leaf (GString *out)
{
  g_string_append_len (out, "EMC\n", 4);
}

/* Copies what cairo drew as far as its next mark. Returns FALSE when there is none, or it is another one
 * than expected. */
static gboolean
copy_to_mark (Marking *self)
{
  static const char begin[] = LEAF_MARK (CHARTER_PDF_LEAF_BEGIN_HEIGHT);
  static const char end[] = LEAF_MARK (CHARTER_PDF_LEAF_END_HEIGHT);
  const char *mark = self->n_drawn > 0 ? begin : end;
  gsize size = strlen (mark);
  const char *hit = memmem (self->from, (gsize) (self->limit - self->from), LEAF_MARK_START, strlen (LEAF_MARK_START));

  if (!hit || (gsize) (self->limit - hit) < size || memcmp (hit, mark, size) != 0)
    return FALSE;
  append (self, self->from, (gsize) (hit - self->from));
  self->from = hit + size;
  return TRUE;
}

static void
set_in_words (Marking  *self,
              gboolean  is_in_words)
{
  static const char begin[] = "\nq\n/" CHARTER_PDF_WORDS_STATE " gs\n";

  if (self->is_in_words == is_in_words)
    return;
  append (self, is_in_words ? begin : "Q\n", is_in_words ? strlen (begin) : 2);
  self->is_in_words = is_in_words;
}

static gboolean
mark_leaf (Marking                 *self,
           const CharterPdfDrawing *drawing,
           const CharterDrawnLeaf  *leaf)
{
  gboolean is_sound = TRUE;

  set_in_words (self, leaf->is_shown);
  charter_pdf_content_begin_leaf (self->out, leaf->node, &self->mcid);
  if (leaf->is_shown)
    {
      append (self, drawing->words->str + leaf->start, leaf->length);
    }
  else
    {
      self->n_drawn--;
      is_sound = copy_to_mark (self);
      append (self, "\n", 1);
    }
  charter_pdf_content_end_leaf (self->out);
  return is_sound;
}

/* Puts what marks the leaves in place of the little rectangles, and the words among what is drawn.
 * Returns FALSE when the page does not hold as many leaves as were drawn. */
static gboolean
mark_page (Marking                 *self,
           const CharterPdfDrawing *drawing,
           const Page              *page)
{
  const CharterDrawnLeaf *leaves = &g_array_index (drawing->leaves, CharterDrawnLeaf, page->first);
  gboolean has_words = FALSE;

  for (guint i = 0; i < page->n; i++)
    {
      self->n_drawn += !leaves[i].is_shown;
      has_words |= leaves[i].is_shown;
    }
  if (has_words && (!g_str_has_prefix (self->from, PAGE_START) || !drawing->words))
    return FALSE;
  if (self->n_drawn > 0 && !copy_to_mark (self))
    return FALSE;
  if (self->n_drawn == 0)
    {
      append (self, self->from, (gsize) (self->limit - self->from));
      self->from = self->limit;
    }
  for (guint i = 0; i < page->n; i++)
    if (!mark_leaf (self, drawing, &leaves[i]))
      return FALSE;
  set_in_words (self, FALSE);
  append (self, self->from, (gsize) (self->limit - self->from));
  return memmem (self->from, (gsize) (self->limit - self->from), LEAF_MARK_START, strlen (LEAF_MARK_START)) == NULL;
}

static void
make_page (CharterPdfContent       *self,
           guint                    position,
           CharterPdfFile          *file,
           const CharterPdfDrawing *drawing)
{
  Page *page = &self->pages[position];
  gsize length = 0;
  const char *deflated = charter_pdf_file_find_content (file, position, &length);
  g_autoptr(GByteArray) source = deflated ? charter_pdf_stream_inflate (deflated, length) : NULL;
  GString *out;
  Marking marking = { 0 };

  if (!source)
    return;
  out = marking.out = g_string_sized_new (source->len);
  g_byte_array_append (source, (const guint8 *) "", 1); /* ends like a text */
  marking.from = (const char *) source->data;
  marking.limit = marking.from + source->len - 1;
  if (mark_page (&marking, drawing, page))
    page->deflated = charter_pdf_stream_deflate (out->str, out->len);
  g_string_free (out, TRUE);
}

static void
do_job (CharterPdfContent *self,
        Job               *job)
{
  self->pages[job->page].deflated = charter_pdf_stream_deflate (job->content->str, job->content->len);
  g_string_free (job->content, TRUE);
}

static gpointer
work_in_thread (gpointer data)
{
  CharterPdfContent *self = data;
  Job *job;

  while ((job = g_async_queue_pop (self->jobs)) != &last_job)
    {
      do_job (self, job);
      g_free (job);
    }
  self->are_cut = self->fonts && charter_pdf_fonts_cut (self->fonts);
  return NULL;
}

/**
 * charter_pdf_content_new:
 * @n_pages: how many there will be
 * @fonts: (nullable): of the words that are shown; nobody else uses them from
 *   charter_pdf_content_end_pages() on
 *
 * Returns: (transfer full): no page yet
 */
CharterPdfContent *
charter_pdf_content_new (guint            n_pages,
                         CharterPdfFonts *fonts)
{
  CharterPdfContent *self = g_new0 (CharterPdfContent, 1);

  self->n_pages = n_pages;
  self->pages = g_new0 (Page, n_pages);
  self->fonts = fonts;
  self->jobs = g_async_queue_new ();
  if (fonts && n_pages > 1 && g_get_num_processors () > 1)
    self->thread = g_thread_new ("charter-content", work_in_thread, self);
  return self;
}

/**
 * charter_pdf_content_add_page:
 * @self: content
 * @page: from 0
 * @content: (transfer full): all that shows it: cairo draws nothing of it
 */
void
charter_pdf_content_add_page (CharterPdfContent *self,
                              guint              page,
                              GString           *content)
{
  Job job = { page, content };

  if (self->thread)
    g_async_queue_push (self->jobs, g_memdup2 (&job, sizeof job));
  else
    do_job (self, &job);
}

/**
 * charter_pdf_content_end_pages:
 * @self: content
 *
 * No page is added any more, and all glyphs of the fonts were named.
 */
void
charter_pdf_content_end_pages (CharterPdfContent *self)
{
  if (self->thread)
    g_async_queue_push (self->jobs, &last_job);
  else
    self->are_cut = self->fonts && charter_pdf_fonts_cut (self->fonts);
}

/**
 * charter_pdf_content_free:
 * @self: (transfer full) (nullable): content
 *
 * Waits for the thread to end what it is at.
 */
void
charter_pdf_content_free (CharterPdfContent *self)
{
  if (!self)
    return;
  if (self->thread)
    {
      g_async_queue_push (self->jobs, &last_job);
      g_thread_join (self->thread);
    }
  g_async_queue_unref (self->jobs);
  for (guint i = 0; i < self->n_pages; i++)
    g_clear_pointer (&self->pages[i].deflated, g_byte_array_unref);
  g_free (self->pages);
  g_free (self);
}

/* Leaves come page by page. */
static void
find_leaves (CharterPdfContent *self,
             GArray            *leaves)
{
  guint first = 0;

  for (guint page = 0; page < self->n_pages; page++)
    {
      guint n = 0;

      while (first + n < leaves->len && g_array_index (leaves, CharterDrawnLeaf, first + n).page == page)
        n++;
      self->pages[page].first = first;
      self->pages[page].n = n;
      first += n;
    }
}

static gboolean
put_pages (CharterPdfContent *self,
           CharterPdfFile    *file)
{
  g_autoptr(GString) fonts = g_string_new (NULL);

  if (self->fonts)
    {
      charter_pdf_fonts_write (self->fonts, file);
      charter_pdf_fonts_append_resources (self->fonts, fonts);
    }
  for (guint i = 0; i < self->n_pages; i++)
    {
      if (!self->pages[i].deflated)
        return FALSE;
      charter_pdf_file_put_content (file, i, self->pages[i].deflated);
      if (fonts->len > 0
          && !charter_pdf_file_add_resources (file, i, fonts->str, " /" CHARTER_PDF_WORDS_STATE " << /CA 1 /ca 1 >>"))
        return FALSE;
    }
  return TRUE;
}

/**
 * charter_pdf_content_write:
 * @self: content whose pages were ended
 * @file: what cairo drew
 * @drawing: the same, with its leaves
 *
 * Marks the pages that cairo drew on, and writes all, with the fonts of their words.
 *
 * Returns: whether all are as they were drawn
 */
gboolean
charter_pdf_content_write (CharterPdfContent       *self,
                           CharterPdfFile          *file,
                           const CharterPdfDrawing *drawing)
{
  GThread *thread = g_steal_pointer (&self->thread);

  if (thread)
    g_thread_join (thread);
  find_leaves (self, drawing->leaves);
  for (guint i = 0; i < self->n_pages; i++)
    if (!self->pages[i].deflated)
      make_page (self, i, file, drawing);
  return (!self->fonts || self->are_cut) && put_pages (self, file);
}

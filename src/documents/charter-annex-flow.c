/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-flow.h"

#include <glib/gi18n.h>

#include "charter-annex-reader.h"

/* What a page of evidence has of ours: below a heading and a line of words, and below the line only. */
#define FIRST_ROOM (CHARTER_PAGE_HEIGHT - CHARTER_PAGE_TOP - CHARTER_PAGE_BOTTOM - 100)
#define ROOM (CHARTER_PAGE_HEIGHT - CHARTER_PAGE_TOP - CHARTER_PAGE_BOTTOM - 32)
/* A hair, so that something of the oddest page is seen. */
#define LEAST_SIDE 2.0

typedef struct {
  CharterAnnexReader *reader;
  guint page;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  charter_annex_reader_unref (self->reader);
  g_free (self);
}

static void
draw_sheet_cb (cairo_t  *cr,
               double    width,
               double    height,
               gpointer  data)
{
  Sheet *self = data;

  charter_annex_reader_draw (self->reader, self->page, cr, width, height);
}

/* What a screen reader says: which page of what, and what stands on it where that can be told. */
static char *
dup_alternative (const CharterAnnex *annex,
                 CharterAnnexReader *reader,
                 guint               page)
{
  const char *words = charter_annex_reader_get_words (reader, page);
  g_autofree char *title = charter_annex_dup_words (annex);

  if (!words || !*words)
    /* Translators: a page of a file of evidence: its number, of how many, the evidence, the file */
    return g_strdup_printf (_("Page %u of %u of %s, %s, as a picture"), page + 1,
                            charter_annex_reader_get_n_pages (reader), title, annex->name);
  /* Translators: the same, then the words that stand on the page */
  return g_strdup_printf (_("Page %u of %u of %s, %s: %s"), page + 1,
                          charter_annex_reader_get_n_pages (reader), title, annex->name, words);
}

static void
add_page (CharterFlow        *self,
          const CharterAnnex *annex,
          CharterAnnexReader *reader,
          guint               page)
{
  CharterBlock *block = charter_block_new (CHARTER_BLOCK_FIGURE);
  Sheet *sheet = g_new0 (Sheet, 1);
  double width, height, scale;

  charter_annex_reader_get_size (reader, page, &width, &height);
  scale = MIN (1, MIN (self->width / width, (page == 0 ? FIRST_ROOM : ROOM) / height));
  block->width = MAX (width * scale, LEAST_SIDE);
  block->height = MAX (height * scale, LEAST_SIDE);
  block->alternative = dup_alternative (annex, reader, page);
  block->draw = draw_sheet_cb;
  sheet->reader = charter_annex_reader_ref (reader);
  sheet->page = page;
  block->draw_data = sheet;
  block->draw_destroy = sheet_free;
  charter_flow_add_figure (self, charter_pages_keep_block (self->pages, block));
}

static void
add_pages (CharterFlow        *self,
           const CharterAnnex *annex,
           CharterAnnexReader *reader)
{
  guint n = charter_annex_reader_get_n_pages (reader);

  for (guint page = 0; page < n; page++)
    {
      /* Translators: over a page of a file of evidence: "E3, policy.pdf, page 2 of 5" */
      g_autofree char *words = g_strdup_printf (_("%s, %s, page %u of %u"), annex->reference, annex->name,
                                                page + 1, n);

      charter_flow_add_words (self, &charter_type_small, words, TRUE);
      add_page (self, annex, reader, page);
    }
}

static void
add_reason (CharterFlow        *self,
            const CharterAnnex *annex,
            const char         *reason)
{
  /* Translators: a file's name, and a sentence that says why it is not there */
  g_autofree char *words = g_strdup_printf (_("%s: %s It can be seen at the school."), annex->name, reason);

  charter_flow_add_words (self, &charter_type_body, words, FALSE);
}

static void
attach (CharterFlow        *self,
        const CharterAnnex *annex)
{
  g_autoptr(GError) error = NULL;
  CharterEnclosure *attachment = charter_enclosure_new (annex, &error);
  g_autofree char *words = NULL;
  g_autofree char *size = NULL;

  if (!attachment)
    {
      add_reason (self, annex, error->message);
      return;
    }
  size = g_format_size (charter_enclosure_get_size (attachment));
  /* Translators: the name of an attached file and its size */
  words = g_strdup_printf (_("Attached to this PDF as “%s”, %s."), attachment->name, size);
  if (charter_pages_attach (self->pages, attachment))
    charter_flow_add_words (self, &charter_type_body, words, FALSE);
  else
    add_reason (self, annex, _("It has no room in this PDF beside the files before it."));
}

/**
 * charter_flow_add_annex:
 * @self: a flow
 * @block: an annex
 *
 * Reads the file of evidence and adds its pages, or notes that it is to be attached; where neither
 * can be done, the page says why.
 */
void
charter_flow_add_annex (CharterFlow  *self,
                        CharterBlock *block)
{
  g_autoptr(CharterAnnexReader) reader = NULL;
  g_autoptr(GError) error = NULL;

  if (block->annex->how == CHARTER_ANNEXES_ATTACHED)
    {
      attach (self, block->annex);
      return;
    }
  reader = charter_annex_reader_new (block->annex, &error);
  if (reader)
    add_pages (self, block->annex, reader);
  else
    add_reason (self, block->annex, error->message);
}

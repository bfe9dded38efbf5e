/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-paper-text.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "charter-exchange-error.h"
#include "charter-markup-text.h"
#include "charter-poppler.h"
#include "charter-text-decoder.h"
#include "charter-zip-reader.h"

#define BLOCK 65536
#define MAX_SHEETS 1000

static void
free_passage (gpointer data)
{
  CharterPassage *passage = data;

  g_free (passage->text);
  g_free (passage);
}

/**
 * charter_paper_text_free:
 * @self: (transfer full) (nullable): a paper text
 */
void
charter_paper_text_free (CharterPaperText *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->passages);
  g_free (self);
}

/* One reading. */
typedef struct {
  CharterPaperText *text;
  GFile            *file;
  GCancellable     *cancellable;
  gsize             n_bytes;  /* of words, so far */
  gsize             n_markup; /* unpacked, so far */
} Reading;

static void
take_passage (Reading            *reading,
              CharterPassageKind  kind,
              guint               number,
              char               *words)
{
  CharterPassage *passage = g_new0 (CharterPassage, 1);

  passage->kind = kind;
  passage->number = number;
  passage->text = words;
  reading->n_bytes += strlen (words);
  g_ptr_array_add (reading->text->passages, passage);
}

/* --- Plain text ------------------------------------------------------------------------------- */

static gboolean
read_plain (Reading  *reading,
            GError  **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (reading->file, reading->cancellable, error);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n = 0;

  while (stream && bytes->len < CHARTER_PAPER_TEXT_MAX_BYTES
         && (n = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK, reading->cancellable, error)) > 0)
    g_byte_array_append (bytes, block, (guint) n);
  if (!stream || n < 0)
    return FALSE;
  reading->text->is_cut = n > 0;
  for (guint i = 0; i < bytes->len; i++)
    if (bytes->data[i] == '\0')
      bytes->data[i] = ' ';
  take_passage (reading, CHARTER_PASSAGE_TEXT, 1, charter_text_decode (bytes->data, bytes->len));
  return TRUE;
}

/* --- PDF -------------------------------------------------------------------------------------- */

static void
read_page (Reading         *reading,
           PopplerDocument *document,
           int              number)
{
  PopplerPage *page = charter_poppler_get ()->document_get_page (document, number);
  char *words = page ? charter_poppler_get ()->page_get_text (page) : NULL;

  if (words)
    take_passage (reading, CHARTER_PASSAGE_PAGE, (guint) number + 1, words);
  g_clear_object (&page);
}

static gboolean
read_all_pages (Reading          *reading,
                PopplerDocument  *document,
                GError          **error)
{
  int n_pages = charter_poppler_get ()->document_get_n_pages (document);

  for (int i = 0; i < n_pages; i++)
    {
      if (i == CHARTER_PAPER_TEXT_MAX_PAGES || reading->n_bytes > CHARTER_PAPER_TEXT_MAX_BYTES)
        {
          reading->text->is_cut = TRUE;
          break;
        }
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
      read_page (reading, document, i);
    }
  return TRUE;
}

static gboolean
read_pages (Reading  *reading,
            GError  **error)
{
  g_autoptr(GError) fault = NULL;
  PopplerDocument *document = charter_poppler_open (reading->file, reading->cancellable, &fault);
  gboolean is_read;

  if (!document)
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED,
                           charter_poppler_is_encrypted (fault)
                             ? _("The file is protected by a password")
                             : _("The PDF is damaged"));
      return FALSE;
    }
  is_read = read_all_pages (reading, document, error);
  g_object_unref (document);
  return is_read;
}

/* --- Office documents ------------------------------------------------------------------------- */

/* Unpacks one member into words, as far as the limits let it. */
static char *
read_member (Reading           *reading,
             CharterZipReader  *zip,
             GPtrArray         *shared,
             GError           **error)
{
  gsize left = reading->n_bytes < CHARTER_PAPER_TEXT_MAX_BYTES ? CHARTER_PAPER_TEXT_MAX_BYTES - reading->n_bytes : 0;
  g_autoptr(CharterMarkupText) words = charter_markup_text_new (shared, left);
  g_autofree char *block = g_malloc (BLOCK);
  gssize n = 0;

  while (!charter_markup_text_is_full (words) && reading->n_markup < CHARTER_PAPER_TEXT_MAX_MARKUP
         && (n = charter_zip_reader_read (zip, block, BLOCK, error)) > 0)
    {
      charter_markup_text_add (words, block, (gsize) n);
      reading->n_markup += (gsize) n;
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return NULL;
    }
  if (n < 0)
    return NULL;
  if (n > 0 || charter_markup_text_is_full (words))
    reading->text->is_cut = TRUE;
  return charter_markup_text_steal (words);
}

static CharterZipReader *
open_zip (Reading  *reading,
          GError  **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (reading->file, reading->cancellable, error);

  return stream ? charter_zip_reader_new (G_INPUT_STREAM (stream), reading->cancellable, error) : NULL;
}

/* Only the parts that hold what a person wrote. */
static gboolean
is_written (const char *name)
{
  return g_str_equal (name, "content.xml") || g_str_equal (name, "word/document.xml")
         || g_str_equal (name, "word/footnotes.xml") || g_str_equal (name, "word/endnotes.xml")
         || g_str_equal (name, "word/comments.xml") || g_str_has_prefix (name, "word/header")
         || g_str_has_prefix (name, "word/footer") || g_str_has_prefix (name, "ppt/slides/slide")
         || g_str_has_prefix (name, "ppt/notesSlides/notesSlide");
}

static gboolean
read_written (Reading  *reading,
              GError  **error)
{
  g_autoptr(CharterZipReader) zip = open_zip (reading, error);
  g_autoptr(GError) fault = NULL;
  const char *name;
  guint n = 0;

  while (zip && (name = charter_zip_reader_next (zip, NULL, &fault)))
    {
      char *words;

      if (!is_written (name))
        continue;
      words = read_member (reading, zip, NULL, &fault);
      if (!words)
        break;
      take_passage (reading, CHARTER_PASSAGE_TEXT, ++n, words);
    }
  if (fault)
    g_propagate_error (error, g_steal_pointer (&fault));
  else if (zip)
    return TRUE;
  return FALSE;
}

/* What cells refer to: one line each. It may stand behind the sheets, so it is read first. */
static gboolean
read_shared (Reading    *reading,
             GPtrArray **shared,
             GError    **error)
{
  g_autoptr(CharterZipReader) zip = open_zip (reading, error);
  g_autoptr(GError) fault = NULL;
  const char *name;

  *shared = g_ptr_array_new_with_free_func (g_free);
  while (zip && (name = charter_zip_reader_next (zip, NULL, &fault)))
    {
      g_autofree char *words = NULL;

      if (!g_str_equal (name, "xl/sharedStrings.xml"))
        continue;
      words = read_member (reading, zip, NULL, &fault);
      for (char *at = words, *end; at && (end = strchr (at, '\n')); at = end + 1)
        g_ptr_array_add (*shared, g_strndup (at, (gsize) (end - at)));
      break;
    }
  if (fault)
    g_propagate_error (error, g_steal_pointer (&fault));
  else if (zip)
    return TRUE;
  return FALSE;
}

static gboolean
read_sheets (Reading  *reading,
             GError  **error)
{
  g_autoptr(GError) fault = NULL;
  g_autoptr(GPtrArray) shared = NULL;
  g_autoptr(CharterZipReader) zip = NULL;
  const char *name;
  guint n = 0;

  if (read_shared (reading, &shared, &fault))
    zip = open_zip (reading, &fault);
  while (zip && n < MAX_SHEETS && (name = charter_zip_reader_next (zip, NULL, &fault)))
    {
      gboolean is_sheet = g_str_has_prefix (name, "xl/worksheets/sheet");
      char *words;

      if (!is_sheet && !g_str_has_prefix (name, "xl/comments"))
        continue;
      words = read_member (reading, zip, shared, &fault);
      if (!words)
        break;
      n++;
      take_passage (reading, CHARTER_PASSAGE_SHEET,
                    is_sheet ? (guint) MAX (atoi (name + strlen ("xl/worksheets/sheet")), 1) : n, words);
    }
  if (fault)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  return TRUE;
}

/* --- The whole -------------------------------------------------------------------------------- */

static gboolean
has_ending (const char         *name,
            const char * const *endings)
{
  const char *dot = name ? strrchr (name, '.') : NULL;
  g_autofree char *ending = dot ? g_ascii_strdown (dot + 1, -1) : NULL;

  return ending && g_strv_contains (endings, ending);
}

static gboolean
read_by_kind (Reading     *reading,
              const char  *name,
              const char  *type,
              GError     **error)
{
  static const char * const written[] = { "docx", "docm", "dotx", "odt", "ods", "odp", "ott", "pptx", "pptm", NULL };
  static const char * const sheets[] = { "xlsx", "xlsm", "xltx", NULL };
  static const char * const pages[] = { "pdf", NULL };
  static const char * const plain[] = { "txt", "csv", "tsv", "md", "html", "htm", "eml", "rtf", "json", "xml", "ics",
                                        "vcf", "log", NULL };

  if (has_ending (name, written))
    return read_written (reading, error);
  if (has_ending (name, sheets))
    return read_sheets (reading, error);
  if (has_ending (name, pages) || g_content_type_is_mime_type (type, "application/pdf"))
    return read_pages (reading, error);
  if (has_ending (name, plain) || g_content_type_is_a (type, "text/plain"))
    return read_plain (reading, error);
  reading->text->is_known = FALSE;
  return TRUE;
}

/**
 * charter_paper_text_read:
 * @file: a file on this computer
 * @name: (nullable): what it is called; a kept file's own name says nothing
 * @content_type: (nullable): its type
 * @cancellable: (nullable): to stop
 * @error: return location: %CHARTER_EXCHANGE_ERROR_DAMAGED for what is damaged or protected
 *
 * Takes the words out of a PDF (through poppler), a document or spreadsheet of Word, Excel, PowerPoint
 * or OpenDocument (through libarchive), and plain text of any kind, in this thread. It never reads more
 * than 16 MiB of words, 1,000 pages, 128 MiB of unpacked markup, 10,000 members of an archive or 256
 * columns of a sheet, whatever the file says of itself; `is_cut` tells that there was more. Pictures of
 * words are not read. A file of another kind has no passages and is not `is_known`.
 *
 * Returns: (transfer full) (nullable): the words
 */
CharterPaperText *
charter_paper_text_read (GFile         *file,
                         const char    *name,
                         const char    *content_type,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(CharterPaperText) text = g_new0 (CharterPaperText, 1);
  g_autofree char *type = g_strdup (content_type ? content_type : "application/octet-stream");
  Reading reading = { text, file, cancellable, 0, 0 };
  g_autoptr(GError) fault = NULL;

  text->passages = g_ptr_array_new_with_free_func (free_passage);
  text->is_known = TRUE;
  if (read_by_kind (&reading, name, type, &fault))
    return g_steal_pointer (&text);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_error (&fault);
  if (!fault)
    g_cancellable_set_error_if_cancelled (cancellable, &fault);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

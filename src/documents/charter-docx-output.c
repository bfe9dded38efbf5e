/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-docx-output.h"

#include "charter-docx-body.h"
#include "charter-output-file.h"
#include "charter-zip-writer.h"

static void
add_part (CharterZipWriter *zip,
          const char       *name,
          GBytes           *bytes)
{
  charter_zip_writer_add (zip, name, bytes);
  g_bytes_unref (bytes);
}

static void
add_link (CharterXml *xml,
          const char *id,
          const char *type,
          const char *target)
{
  g_autofree char *full = g_strconcat (CHARTER_DOCX_OFFICE "/", type, NULL);

  charter_xml_put (xml, "Relationship", "Id", id, "Type", full, "Target", target, NULL);
}

static void
add_body (CharterZipWriter *zip,
          CharterDocument  *document,
          CharterPages     *pages)
{
  g_autoptr(CharterDocx) body = charter_docx_new (document, pages);

  charter_docx_add_blocks (body, charter_document_get_blocks (document));
  charter_docx_end (body);
  add_link (body->links, CHARTER_DOCX_STYLES_ID, "styles", "styles.xml");
  add_link (body->links, CHARTER_DOCX_NUMBERING_ID, "numbering", "numbering.xml");
  add_link (body->links, CHARTER_DOCX_SETTINGS_ID, "settings", "settings.xml");
  add_link (body->links, CHARTER_DOCX_FOOTER_ID, "footer", "footer1.xml");
  add_part (zip, "word/document.xml", charter_xml_finish (body->xml));
  add_part (zip, "word/_rels/document.xml.rels", charter_xml_finish (body->links));
  for (guint i = 0; i < body->pictures->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("word/media/picture%u.png", i + 1);

      charter_zip_writer_add (zip, name, g_ptr_array_index (body->pictures, i));
    }
}

/**
 * charter_docx_output_make:
 * @document: a document, complete
 * @pages: (nullable): @document laid out, for the page numbers that its contents begin with
 * @error: where a failure goes
 *
 * Writes the document's blocks as a text document that word processors edit (Office Open XML,
 * ECMA-376): real headings, lists, tables, fields for contents and page numbers. The same document
 * makes the same bytes. Safe in any thread that is the only one to use @document and @pages.
 *
 * Returns: (transfer full): the file, or %NULL with @error (%G_IO_ERROR_FAILED)
 */
GBytes *
charter_docx_output_make (CharterDocument  *document,
                          CharterPages     *pages,
                          GError          **error)
{
  g_autoptr(CharterZipWriter) zip = charter_zip_writer_new ();

  add_part (zip, "[Content_Types].xml", charter_docx_make_types ());
  add_part (zip, "_rels/.rels", charter_docx_make_package_links ());
  add_part (zip, "docProps/core.xml", charter_docx_make_core (document));
  add_part (zip, "docProps/app.xml", charter_docx_make_program ());
  add_part (zip, "word/styles.xml", charter_docx_make_styles (document));
  add_part (zip, "word/numbering.xml", charter_docx_make_numbering ());
  add_part (zip, "word/settings.xml", charter_docx_make_settings (document));
  add_part (zip, "word/footer1.xml", charter_docx_make_footer (document));
  add_body (zip, document, pages);
  return charter_zip_writer_finish (zip, error);
}

/**
 * charter_docx_output_write:
 * @document: a document, complete
 * @pages: (nullable): @document laid out
 * @path: the file to write
 * @size: (out) (optional): how many bytes it has
 * @error: where a failure goes
 *
 * An older file stays whole when something fails, see charter_output_file_write().
 *
 * Returns: %TRUE if the file is complete on disk, else %FALSE with @error (%G_IO_ERROR)
 */
gboolean
charter_docx_output_write (CharterDocument  *document,
                           CharterPages     *pages,
                           const char       *path,
                           goffset          *size,
                           GError          **error)
{
  g_autoptr(GBytes) bytes = charter_docx_output_make (document, pages, error);
  gconstpointer data;
  gsize length;

  if (!bytes)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  if (!charter_output_file_write (path, data, length, error))
    return FALSE;
  if (size)
    *size = (goffset) length;
  return TRUE;
}

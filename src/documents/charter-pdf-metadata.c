/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-metadata.h"

/**
 * charter_pdf_metadata_dup_xmp:
 * @document: a document
 *
 * Returns: (transfer full): its properties as XMP (ISO 16684-1), with what PDF/UA-1 asks for (ISO
 *   14289-1, 5) and the document's seal
 */
char *
charter_pdf_metadata_dup_xmp (CharterDocument *document)
{
  const char *author = charter_document_get_author (document);
  const char *date = charter_document_get_date (document);
  const char *seal = charter_document_get_seal (document);
  g_autofree char *title = g_markup_escape_text (charter_document_get_title (document), -1);
  g_autofree char *creator = g_markup_escape_text (author ? author : "", -1);
  g_autofree char *sealed = g_markup_escape_text (seal ? seal : "", -1);
  GString *xmp = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                               "<rdf:Description rdf:about=\"\""
                               " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                               " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                               " xmlns:charter=\"urn:" APP_ID "\""
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
  if (seal)
    g_string_append_printf (xmp, "<%s>%s</%s>\n", CHARTER_DOCUMENT_SEAL_ELEMENT, sealed,
                            CHARTER_DOCUMENT_SEAL_ELEMENT);
  g_string_append (xmp, "<xmp:CreatorTool>Inclusion Charter " PACKAGE_VERSION "</xmp:CreatorTool>\n"
                   "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n");
  return g_string_free (xmp, FALSE);
}

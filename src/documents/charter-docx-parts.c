/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-docx-parts.h"

#include <glib/gi18n.h>

#include "charter-docx-body.h"

#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

/**
 * charter_docx_make_types:
 *
 * Returns: (transfer full): what kind of file each part is
 */
GBytes *
charter_docx_make_types (void)
{
  static const struct { const char *part; const char *type; } parts[] = {
    { "/word/document.xml", WORD_TYPE "document.main+xml" },
    { "/word/styles.xml", WORD_TYPE "styles+xml" },
    { "/word/numbering.xml", WORD_TYPE "numbering+xml" },
    { "/word/settings.xml", WORD_TYPE "settings+xml" },
    { "/word/footer1.xml", WORD_TYPE "footer+xml" },
    { "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml" },
    { "/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml" },
  };
  g_autoptr(CharterXml) xml = charter_xml_new ();

  charter_xml_open (xml, "Types", "xmlns", CHARTER_DOCX_PACKAGE "content-types", NULL);
  charter_xml_put (xml, "Default", "Extension", "rels", "ContentType",
                   "application/vnd.openxmlformats-package.relationships+xml", NULL);
  charter_xml_put (xml, "Default", "Extension", "xml", "ContentType", "application/xml", NULL);
  charter_xml_put (xml, "Default", "Extension", "png", "ContentType", "image/png", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    charter_xml_put (xml, "Override", "PartName", parts[i].part, "ContentType", parts[i].type, NULL);
  return charter_xml_finish (xml);
}

/**
 * charter_docx_make_package_links:
 *
 * Returns: (transfer full): where the package begins
 */
GBytes *
charter_docx_make_package_links (void)
{
  g_autoptr(CharterXml) xml = charter_xml_new ();

  charter_xml_open (xml, "Relationships", "xmlns", CHARTER_DOCX_PACKAGE "relationships", NULL);
  charter_xml_put (xml, "Relationship", "Id", "rId1", "Type", CHARTER_DOCX_OFFICE "/officeDocument",
                   "Target", "word/document.xml", NULL);
  charter_xml_put (xml, "Relationship", "Id", "rId2", "Type",
                   CHARTER_DOCX_PACKAGE "relationships/metadata/core-properties",
                   "Target", "docProps/core.xml", NULL);
  charter_xml_put (xml, "Relationship", "Id", "rId3", "Type", CHARTER_DOCX_OFFICE "/extended-properties",
                   "Target", "docProps/app.xml", NULL);
  return charter_xml_finish (xml);
}

/**
 * charter_docx_make_core:
 * @document: a document
 *
 * Returns: (transfer full): its title, author, language and day
 */
GBytes *
charter_docx_make_core (CharterDocument *document)
{
  g_autoptr(CharterXml) xml = charter_xml_new ();
  const char *date = charter_document_get_date (document);

  charter_xml_open (xml, "cp:coreProperties",
                    "xmlns:cp", CHARTER_DOCX_PACKAGE "metadata/core-properties",
                    "xmlns:dc", "http://purl.org/dc/elements/1.1/",
                    "xmlns:dcterms", "http://purl.org/dc/terms/",
                    "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", NULL);
  charter_xml_put_words (xml, "dc:title", charter_document_get_title (document));
  charter_xml_put_words (xml, "dc:subject", charter_document_get_subject (document));
  charter_xml_put_words (xml, "dc:creator", charter_document_get_author (document));
  charter_xml_put_words (xml, "dc:language", charter_document_get_language (document));
  if (date)
    {
      g_autofree char *moment = g_strdup_printf ("%sT00:00:00Z", date);

      charter_xml_open (xml, "dcterms:created", "xsi:type", "dcterms:W3CDTF", NULL);
      charter_xml_say (xml, moment, -1);
      charter_xml_close (xml);
      charter_xml_open (xml, "dcterms:modified", "xsi:type", "dcterms:W3CDTF", NULL);
      charter_xml_say (xml, moment, -1);
      charter_xml_close (xml);
    }
  return charter_xml_finish (xml);
}

/**
 * charter_docx_make_program:
 *
 * Returns: (transfer full): what wrote the document
 */
GBytes *
charter_docx_make_program (void)
{
  g_autoptr(CharterXml) xml = charter_xml_new ();

  charter_xml_open (xml, "Properties", "xmlns",
                    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", NULL);
  charter_xml_put_words (xml, "Application", "Inclusion Charter " PACKAGE_VERSION);
  return charter_xml_finish (xml);
}

/**
 * charter_docx_make_settings:
 * @document: a document
 *
 * Returns: (transfer full): how a word processor shall treat it: by the rules of Word 2013 and later,
 *   else it is opened in a compatibility mode
 */
GBytes *
charter_docx_make_settings (CharterDocument *document)
{
  g_autoptr(CharterXml) xml = charter_xml_new ();

  charter_xml_open (xml, "w:settings", "xmlns:w", CHARTER_DOCX_MAIN, NULL);
  charter_xml_put_number (xml, "w:defaultTabStop", "w:val", 720);
  charter_xml_put (xml, "w:characterSpacingControl", "w:val", "doNotCompress", NULL);
  charter_xml_open (xml, "w:compat", NULL);
  charter_xml_put (xml, "w:compatSetting", "w:name", "compatibilityMode",
                   "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15", NULL);
  charter_xml_close (xml);
  charter_xml_put (xml, "w:themeFontLang", "w:val", charter_document_get_language (document), NULL);
  return charter_xml_finish (xml);
}

/**
 * charter_docx_make_numbering:
 *
 * Returns: (transfer full): the one kind of list there is, with bullets
 */
GBytes *
charter_docx_make_numbering (void)
{
  g_autoptr(CharterXml) xml = charter_xml_new ();

  charter_xml_open (xml, "w:numbering", "xmlns:w", CHARTER_DOCX_MAIN, NULL);
  charter_xml_open (xml, "w:abstractNum", "w:abstractNumId", "0", NULL);
  charter_xml_put (xml, "w:multiLevelType", "w:val", "singleLevel", NULL);
  charter_xml_open (xml, "w:lvl", "w:ilvl", "0", NULL);
  charter_xml_put_number (xml, "w:start", "w:val", 1);
  charter_xml_put (xml, "w:numFmt", "w:val", "bullet", NULL);
  charter_xml_put (xml, "w:pStyle", "w:val", "ListBullet", NULL);
  charter_xml_put (xml, "w:lvlText", "w:val", "•", NULL);
  charter_xml_put (xml, "w:lvlJc", "w:val", "left", NULL);
  charter_xml_open (xml, "w:pPr", NULL);
  charter_xml_put (xml, "w:ind", "w:left", "284", "w:hanging", "284", NULL);
  charter_xml_close (xml);
  charter_xml_close (xml);
  charter_xml_close (xml);
  charter_xml_open (xml, "w:num", "w:numId", "1", NULL);
  charter_xml_put_number (xml, "w:abstractNumId", "w:val", 0);
  return charter_xml_finish (xml);
}

static void
add_field (CharterXml *xml,
           const char *field)
{
  charter_xml_open (xml, "w:fldSimple", "w:instr", field, NULL);
  charter_xml_open (xml, "w:r", NULL);
  charter_xml_put_words (xml, "w:t", "1");
  charter_xml_close (xml);
  charter_xml_close (xml);
}

static void
add_words (CharterXml *xml,
           const char *words)
{
  charter_xml_open (xml, "w:r", NULL);
  if (words && charter_docx_is_right_to_left (words, -1))
    {
      charter_xml_open (xml, "w:rPr", NULL);
      charter_xml_put (xml, "w:rtl", NULL);
      charter_xml_close (xml);
    }
  charter_xml_open (xml, "w:t", "xml:space", "preserve", NULL);
  charter_xml_say (xml, words, -1);
  charter_xml_close (xml);
  charter_xml_close (xml);
}

/**
 * charter_docx_make_footer:
 * @document: a document
 *
 * Returns: (transfer full): the foot of its pages: its own words and which page of how many it is
 */
GBytes *
charter_docx_make_footer (CharterDocument *document)
{
  /* Translators: the foot of a printed page; the numbers in this order */
  const char *format = _("Page %u of %u");
  g_auto(GStrv) parts = g_strsplit (format, "%u", -1);
  g_autoptr(CharterXml) xml = charter_xml_new ();
  const char *footer = charter_document_get_footer (document);

  charter_xml_open (xml, "w:ftr", "xmlns:w", CHARTER_DOCX_MAIN, "xmlns:r", CHARTER_DOCX_OFFICE, NULL);
  charter_xml_open (xml, "w:p", NULL);
  charter_xml_open (xml, "w:pPr", NULL);
  charter_xml_put (xml, "w:pStyle", "w:val", "Footer", NULL);
  charter_xml_close (xml);
  if (footer)
    add_words (xml, footer);
  charter_xml_open (xml, "w:r", NULL);
  charter_xml_put (xml, "w:tab", NULL);
  charter_xml_close (xml);
  add_words (xml, g_strv_length (parts) == 3 ? parts[0] : "");
  add_field (xml, "PAGE");
  add_words (xml, g_strv_length (parts) == 3 ? parts[1] : " / ");
  add_field (xml, "NUMPAGES");
  if (g_strv_length (parts) == 3 && *parts[2])
    add_words (xml, parts[2]);
  return charter_xml_finish (xml);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-attachments.h"

#include <string.h>

/* Three objects: the first for the names of all, then two for each file: what it is, and its bytes. */

static guint
get_specification (guint first,
                   guint position)
{
  return first + 1 + 2 * position;
}

/**
 * charter_pdf_attachments_reserve:
 * @file: a file
 * @attachments: (element-type CharterEnclosure): what goes into it
 *
 * Returns: the first of the objects that they need, 0 without any
 */
guint
charter_pdf_attachments_reserve (CharterPdfFile *file,
                                 GPtrArray      *attachments)
{
  return attachments->len > 0 ? charter_pdf_file_reserve (file, 1 + 2 * attachments->len) : 0;
}

/**
 * charter_pdf_attachments_refer:
 * @catalogue: the catalogue's dictionary, open
 * @attachments: (element-type CharterEnclosure): what goes into the file
 * @first: what charter_pdf_attachments_reserve() gave
 *
 * By name, and as files that belong to the whole document (ISO 32000-2, 14.13).
 */
void
charter_pdf_attachments_refer (GString   *catalogue,
                               GPtrArray *attachments,
                               guint      first)
{
  if (attachments->len == 0)
    return;
  g_string_append (catalogue, " /Names << /EmbeddedFiles ");
  charter_pdf_append_reference (catalogue, first);
  g_string_append (catalogue, " >> /AF [");
  for (guint i = 0; i < attachments->len; i++)
    {
      g_string_append_c (catalogue, ' ');
      charter_pdf_append_reference (catalogue, get_specification (first, i));
    }
  g_string_append (catalogue, " ]");
}

/* "#2F" for what a name may not hold (ISO 32000-1, 7.3.5). */
static void
append_name (GString    *out,
             const char *name)
{
  g_string_append_c (out, '/');
  for (const char *c = name; *c; c++)
    {
      if (g_ascii_isalnum (*c) || strchr ("-.+_", *c))
        g_string_append_c (out, *c);
      else
        g_string_append_printf (out, "#%02X", (guchar) *c);
    }
}

static void
append_date (GString    *out,
             const char *date)
{
  /* YYYY-MM-DD, as records keep it */
  if (date && strlen (date) == 10)
    g_string_append_printf (out, " /ModDate (D:%.4s%.2s%.2s)", date, date + 5, date + 8);
}

static void
write_specification (CharterPdfFile          *file,
                     const CharterEnclosure *attachment,
                     guint                    object)
{
  GString *out = charter_pdf_file_begin (file, object);

  g_string_append (out, "<< /Type /Filespec /F ");
  charter_pdf_append_text (out, attachment->name);
  g_string_append (out, " /UF ");
  charter_pdf_append_text (out, attachment->name);
  g_string_append (out, " /Desc ");
  charter_pdf_append_text (out, attachment->description);
  g_string_append (out, " /AFRelationship /Supplement /EF << /F ");
  charter_pdf_append_reference (out, object + 1);
  g_string_append (out, " /UF ");
  charter_pdf_append_reference (out, object + 1);
  g_string_append (out, " >> >>");
  charter_pdf_file_end (file);
}

static void
write_bytes (CharterPdfFile          *file,
             const CharterEnclosure *attachment,
             guint                    object)
{
  const char *data = charter_enclosure_get_data (attachment);
  gsize size = charter_enclosure_get_size (attachment);
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_MD5, (const guchar *) data, size);
  GString *out = charter_pdf_file_begin (file, object);

  g_string_append (out, "<< /Type /EmbeddedFile /Subtype ");
  append_name (out, attachment->type);
  g_string_append_printf (out, " /Length %" G_GSIZE_FORMAT " /Params << /Size %" G_GSIZE_FORMAT, size, size);
  append_date (out, attachment->date);
  g_string_append_printf (out, " /CheckSum <%s> >> >>\nstream\n", sum);
  g_string_append_len (out, data, (gssize) size);
  g_string_append (out, "\nendstream");
  charter_pdf_file_end (file);
}

/**
 * charter_pdf_attachments_write:
 * @file: a file
 * @attachments: (element-type CharterEnclosure): what goes into it
 * @first: what charter_pdf_attachments_reserve() gave
 *
 * To be written after the document's metadata: whoever looks for that takes the first they find, and
 * an attached file may have its own.
 */
void
charter_pdf_attachments_write (CharterPdfFile *file,
                               GPtrArray      *attachments,
                               guint           first)
{
  GString *out;

  if (attachments->len == 0)
    return;
  for (guint i = 0; i < attachments->len; i++)
    {
      write_specification (file, g_ptr_array_index (attachments, i), get_specification (first, i));
      write_bytes (file, g_ptr_array_index (attachments, i), get_specification (first, i) + 1);
    }
  out = charter_pdf_file_begin (file, first);
  g_string_append (out, "<< /Names [");
  for (guint i = 0; i < attachments->len; i++)
    {
      /* Keys in their order as strings. */
      g_string_append_printf (out, "(%06u) ", i + 1);
      charter_pdf_append_reference (out, get_specification (first, i));
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "] >>");
  charter_pdf_file_end (file);
}

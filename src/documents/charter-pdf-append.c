/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-append.h"

#include <string.h>

/**
 * charter_pdf_append_integer:
 * @out: an object of a PDF
 * @number: what to write
 *
 * In digits, without printf's work: pages have many thousands of them.
 */
void
charter_pdf_append_integer (GString *out,
                            guint    number)
{
  char digits[12];
  char *first = digits + sizeof digits;

  do
    *--first = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (out, first, digits + sizeof digits - first);
}

/**
 * charter_pdf_append_reference:
 * @out: an object of a PDF
 * @object: the number of another
 *
 * Writes a reference to it: "12 0 R".
 */
void
charter_pdf_append_reference (GString *out,
                              guint    object)
{
  charter_pdf_append_integer (out, object);
  g_string_append_len (out, " 0 R", 4);
}

/**
 * charter_pdf_append_number:
 * @out: an object of a PDF
 * @number: a length or position
 *
 * Writes it with two decimal places and a full stop, whatever the locale.
 */
void
charter_pdf_append_number (GString *out,
                           double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

static void
append_escaped (GString    *out,
                const char *text)
{
  g_string_append_c (out, '(');
  for (const char *c = text; *c; c++)
    {
      if (strchr ("()\\", *c))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, ')');
}

/**
 * charter_pdf_append_text:
 * @out: where to
 * @text: in UTF-8
 *
 * Appends a text string (ISO 32000-1, 7.9.2.2): as it is where it is plain ASCII, else in UTF-16.
 */
void
charter_pdf_append_text (GString    *out,
                         const char *text)
{
  g_autofree gunichar2 *units = NULL;
  glong n = 0;

  if (g_str_is_ascii (text) && !strpbrk (text, "\r\n"))
    {
      append_escaped (out, text);
      return;
    }
  units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  g_string_append (out, "<FEFF");
  for (glong i = 0; i < n; i++)
    g_string_append_printf (out, "%04X", units[i]);
  g_string_append_c (out, '>');
}

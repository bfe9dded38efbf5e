/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-xml.h"

#include <stdarg.h>

struct _CharterXml
{
  GString *out;
  GPtrArray *open; /* names, borrowed */
};

/**
 * charter_xml_new:
 *
 * Returns: (transfer full): a file with nothing but its declaration
 */
CharterXml *
charter_xml_new (void)
{
  CharterXml *self = g_new0 (CharterXml, 1);

  self->out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  self->open = g_ptr_array_new ();
  return self;
}

/**
 * charter_xml_free:
 * @self: (transfer full) (nullable): what is written, finished or not
 */
void
charter_xml_free (CharterXml *self)
{
  if (!self)
    return;
  if (self->out)
    g_string_free (self->out, TRUE);
  g_ptr_array_unref (self->open);
  g_free (self);
}

/* What XML 1.0 can hold at all (section 2.2). */
static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) ||
         (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c <= 0x10ffff);
}

static void
append_escaped (GString    *out,
                const char *words,
                gssize      length)
{
  g_autofree char *valid = g_utf8_make_valid (words, length);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (c)
        {
        case '&': g_string_append (out, "&amp;"); break;
        case '<': g_string_append (out, "&lt;"); break;
        case '>': g_string_append (out, "&gt;"); break;
        case '"': g_string_append (out, "&quot;"); break;
        default:
          if (is_allowed (c))
            g_string_append_unichar (out, c);
        }
    }
}

static void
append_start (CharterXml *self,
              const char *name,
              va_list     attributes)
{
  const char *attribute;

  g_string_append_c (self->out, '<');
  g_string_append (self->out, name);
  while ((attribute = va_arg (attributes, const char *)))
    {
      g_string_append_printf (self->out, " %s=\"", attribute);
      append_escaped (self->out, va_arg (attributes, const char *), -1);
      g_string_append_c (self->out, '"');
    }
}

/**
 * charter_xml_open:
 * @self: a file
 * @name: of an element; kept until it is closed
 * @...: its attributes: a name and what it says each, then %NULL
 */
void
charter_xml_open (CharterXml *self,
                  const char *name,
                  ...)
{
  va_list attributes;

  va_start (attributes, name);
  append_start (self, name, attributes);
  va_end (attributes);
  g_string_append_c (self->out, '>');
  g_ptr_array_add (self->open, (gpointer) name);
}

/**
 * charter_xml_close:
 * @self: a file
 *
 * Closes the element that was opened last.
 */
void
charter_xml_close (CharterXml *self)
{
  g_return_if_fail (self->open->len > 0);

  g_string_append_printf (self->out, "</%s>",
                          (const char *) g_ptr_array_steal_index (self->open, self->open->len - 1));
}

/**
 * charter_xml_put:
 * @self: a file
 * @name: of an element without content
 * @...: its attributes: a name and what it says each, then %NULL
 */
void
charter_xml_put (CharterXml *self,
                 const char *name,
                 ...)
{
  va_list attributes;

  va_start (attributes, name);
  append_start (self, name, attributes);
  va_end (attributes);
  g_string_append (self->out, "/>");
}

/**
 * charter_xml_put_number:
 * @self: a file
 * @name: of an element without content
 * @attribute: its only attribute
 * @number: what that says
 */
void
charter_xml_put_number (CharterXml *self,
                        const char *name,
                        const char *attribute,
                        int         number)
{
  g_string_append_printf (self->out, "<%s %s=\"%d\"/>", name, attribute, number);
}

/**
 * charter_xml_put_words:
 * @self: a file
 * @name: of an element without attributes
 * @words: (nullable): what it says; nothing is written for %NULL
 */
void
charter_xml_put_words (CharterXml *self,
                       const char *name,
                       const char *words)
{
  if (!words)
    return;
  charter_xml_open (self, name, NULL);
  charter_xml_say (self, words, -1);
  charter_xml_close (self);
}

/**
 * charter_xml_say:
 * @self: a file
 * @words: what the open element says; characters that XML cannot hold are left out
 * @length: in bytes, or -1
 */
void
charter_xml_say (CharterXml *self,
                 const char *words,
                 gssize      length)
{
  append_escaped (self->out, words, length);
}

/**
 * charter_xml_finish:
 * @self: a file
 *
 * Closes what is open. The file is not to be written to any more.
 *
 * Returns: (transfer full): all of it
 */
GBytes *
charter_xml_finish (CharterXml *self)
{
  while (self->open->len > 0)
    charter_xml_close (self);
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}

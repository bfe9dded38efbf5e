/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-json-scanner.h"

#include <string.h>

#include "charter-text-decoder.h"

/* Deeper than any directory, and less than a parser's stack. */
#define MAX_DEPTH 64

/* The member of a page wrapper that holds the services. */
static const char * const wrappers[] = { "contents", "content", "services", NULL };
static const char * const page_counts[] = { "total_pages", "totalPages", NULL };

static void
skip_blank (CharterJsonScanner *self)
{
  for (; self->at < self->end && (g_ascii_isspace (*self->at) || *self->at == ','); self->at++)
    if (*self->at == '\n')
      self->line++;
}

/* Goes behind the value at self->at; FALSE if the text ends inside it. */
static gboolean
skip_value (CharterJsonScanner *self)
{
  int depth = 0;

  for (; self->at < self->end; self->at++)
    {
      char c = *self->at;

      if (c == '\n')
        self->line++;
      if (c == '"')
        {
          for (self->at++; self->at < self->end && *self->at != '"'; self->at++)
            {
              if (*self->at == '\\' && self->at + 1 < self->end)
                self->at++;
              if (*self->at == '\n')
                self->line++;
            }
          if (self->at >= self->end)
            return FALSE;
        }
      else if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      else if (depth == 0 && (c == ',' || g_ascii_isspace (c)))
        return TRUE;
      if (depth < 0)
        return TRUE;
      if (depth > MAX_DEPTH)
        return FALSE;
      if (depth == 0 && (c == '"' || c == '}' || c == ']'))
        {
          self->at++;
          return TRUE;
        }
    }
  return depth == 0;
}

static gboolean
is_one_of (const char         *key,
           gsize               length,
           const char * const *names)
{
  for (guint i = 0; names[i]; i++)
    if (strlen (names[i]) == length && memcmp (names[i], key, length) == 0)
      return TRUE;
  return FALSE;
}

/* Looks through the members of the object at self->at for the list of a page wrapper. */
static gboolean
find_list (CharterJsonScanner *self,
           CharterJsonScanner *list)
{
  gboolean is_found = FALSE;

  self->at++;
  while (TRUE)
    {
      const char *key;
      gsize length;

      skip_blank (self);
      if (self->at >= self->end || *self->at != '"')
        return is_found;
      key = self->at + 1;
      if (!skip_value (self))
        return is_found;
      length = (gsize) (self->at - key) - 1;
      skip_blank (self);
      if (self->at >= self->end || *self->at != ':')
        return is_found;
      self->at++;
      skip_blank (self);
      if (self->at < self->end && *self->at == '[' && !is_found && is_one_of (key, length, wrappers))
        {
          *list = *self;
          is_found = TRUE;
        }
      if (is_one_of (key, length, page_counts))
        self->n_pages = (guint) g_ascii_strtoull (self->at, NULL, 10);
      if (!skip_value (self))
        return is_found;
    }
}

/* Whether a member "name" or "id" makes the object itself a service or an organisation. */
static gboolean
is_wrapper (const char *object,
            const char *list)
{
  g_autofree char *head = g_strndup (object, (gsize) (list - object));

  return !strstr (head, "\"name\"") && !strstr (head, "\"description\"");
}

/**
 * charter_json_scanner_init:
 * @self: (out caller-allocates): the scanner
 * @text: (array length=length): JSON: an object, an array of objects, a page wrapper around one, or
 *   one object a line; must outlive the scanner
 * @length: its bytes
 *
 * Returns: whether it begins like one of these
 */
gboolean
charter_json_scanner_init (CharterJsonScanner *self,
                           const char         *text,
                           gsize               length)
{
  CharterJsonScanner members;
  CharterJsonScanner list = { 0 };
  gsize mark = charter_text_skip_mark (text, length);

  *self = (CharterJsonScanner) { .at = text + mark, .end = text + length, .line = 1 };
  skip_blank (self);
  if (self->at < self->end && *self->at == '[')
    {
      self->at++;
      return TRUE;
    }
  if (self->at >= self->end || *self->at != '{')
    return FALSE;
  members = *self;
  if (find_list (&members, &list) && is_wrapper (self->at, list.at))
    {
      *self = list;
      self->n_pages = members.n_pages;
      self->at++;
    }
  return TRUE;
}

/**
 * charter_json_scanner_next:
 * @self: a scanner
 * @length: (out): the bytes of the object
 * @line: (out): the line on which it begins
 * @is_broken: (out): whether the text ends inside an object
 *
 * Returns: (nullable): the next object; %NULL at the end
 */
const char *
charter_json_scanner_next (CharterJsonScanner *self,
                           gsize              *length,
                           guint              *line,
                           gboolean           *is_broken)
{
  *is_broken = FALSE;
  while (TRUE)
    {
      const char *start;

      skip_blank (self);
      if (self->at >= self->end || *self->at == ']' || *self->at == '}')
        return NULL;
      start = self->at;
      *line = self->line;
      if (!skip_value (self) || self->at == start)
        {
          *is_broken = TRUE;
          return NULL;
        }
      *length = (gsize) (self->at - start);
      if (*start == '{')
        return start;
    }
}

/**
 * charter_json_scanner_find_line:
 * @text: (array length=length): an object
 * @length: its bytes
 * @line: the line on which it begins
 * @key: a member somewhere in it
 *
 * Returns: the line of the first such member, or @line if there is none
 */
guint
charter_json_scanner_find_line (const char *text,
                                gsize       length,
                                guint       line,
                                const char *key)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", key);
  const char *found = memmem (text, length, quoted, strlen (quoted));

  for (const char *at = text; found && at < found; at++)
    if (*at == '\n')
      line++;
  return line;
}

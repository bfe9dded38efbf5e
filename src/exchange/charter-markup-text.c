/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-markup-text.h"

#include <stdlib.h>
#include <string.h>

#define MAX_TAG 1024  /* bytes of a tag that are kept; the rest of it is passed over */
#define MAX_ENTITY 12
#define MAX_COLUMNS 256

/**
 * CharterMarkupText:
 *
 * Word (w:), OpenDocument (text:, table:) and Excel sheets differ in the names of their tags only, so
 * one table says what each tag means for the words: a new line, a new cell, a cell's number in the list
 * of shared words. Memory is bounded by @max_bytes and one tag.
 */
struct _CharterMarkupText
{
  GPtrArray *shared;  /* nullable, owned */
  GString   *text;
  GString   *tag;     /* while inside one */
  GString   *entity;  /* while inside one */
  GString   *value;   /* of a cell, while inside one */
  gsize      max_bytes;
  gboolean   is_in_tag;
  gboolean   is_in_entity;
  gboolean   is_in_value;
  gboolean   is_shared;  /* the cell's value is a number in the list */
  guint      column;     /* of the sheet's row, from 0 */
  gboolean   is_full;
};

typedef enum { NOTHING, LINE, ENTRY, CELL_END, TAB, SPACE, CELL, VALUE } Meaning;

/* Names without their prefix. A slash before the name: where the element ends. */
static const struct { const char *name; Meaning meaning; } meanings[] = {
  { "/p", LINE }, { "br", LINE }, { "/h", LINE }, { "/row", LINE }, { "/tr", LINE }, { "line-break", LINE },
  { "/table-row", LINE }, { "/si", ENTRY },
  { "/tc", TAB }, { "/table-cell", TAB }, { "tab", TAB }, { "/c", CELL_END },
  { "s", SPACE },
  { "c", CELL },
  { "v", VALUE }, { "is", VALUE },
};

/**
 * charter_markup_text_new:
 * @shared: (nullable) (element-type utf8): strings that the markup names by number
 * @max_bytes: what is longer is cut off
 *
 * Returns: (transfer full): a text without words yet
 */
CharterMarkupText *
charter_markup_text_new (GPtrArray *shared,
                         gsize      max_bytes)
{
  CharterMarkupText *self = g_new0 (CharterMarkupText, 1);

  self->shared = shared ? g_ptr_array_ref (shared) : NULL;
  self->max_bytes = max_bytes;
  self->text = g_string_new (NULL);
  self->tag = g_string_new (NULL);
  self->entity = g_string_new (NULL);
  self->value = g_string_new (NULL);
  return self;
}

/**
 * charter_markup_text_free:
 * @self: (transfer full) (nullable): a text that is being put together
 */
void
charter_markup_text_free (CharterMarkupText *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->shared, g_ptr_array_unref);
  if (self->text)
    g_string_free (self->text, TRUE);
  g_string_free (self->tag, TRUE);
  g_string_free (self->entity, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self);
}

static void
put (CharterMarkupText *self,
     const char        *words,
     gsize              length)
{
  GString *to = self->is_in_value ? self->value : self->text;

  if (self->text->len + self->value->len + length > self->max_bytes)
    self->is_full = TRUE;
  else
    g_string_append_len (to, words, (gssize) length);
}

/* A paragraph inside a cell does not end the row. */
static void
put_break (CharterMarkupText *self,
           char               with)
{
  GString *text = self->text;

  if (text->len > 0 && text->str[text->len - 1] == '\n' && with == '\n')
    return;
  if (with == '\t' && text->len > 0 && text->str[text->len - 1] == '\n')
    text->str[text->len - 1] = '\t';
  else
    put (self, &with, 1);
}

static const char *
get_local_name (char *tag)
{
  gboolean ends = *tag == '/';
  char *name = tag + ends;
  char *colon = strchr (name, ':');

  if (!colon)
    return tag;
  if (ends)
    *colon = '/';
  return colon + !ends;
}

static char *
dup_attribute (const char *attributes,
               const char *name)
{
  g_autofree char *start = g_strconcat (" ", name, "=\"", NULL);
  const char *at = strstr (attributes, start);
  const char *end;

  if (!at)
    return NULL;
  at += strlen (start);
  end = strchr (at, '"');
  return end ? g_strndup (at, (gsize) (end - at)) : NULL;
}

/* "C5" is the third column. */
static guint
read_column (const char *reference)
{
  guint column = 0;

  for (const char *at = reference; g_ascii_isupper (*at) && column < MAX_COLUMNS; at++)
    column = column * 26 + (guint) (*at - 'A') + 1;
  return column > 0 ? MIN (column - 1, MAX_COLUMNS) : 0;
}

static void
begin_cell (CharterMarkupText *self,
            const char        *attributes)
{
  g_autofree char *reference = dup_attribute (attributes, "r");
  g_autofree char *type = dup_attribute (attributes, "t");
  guint column = reference ? read_column (reference) : self->column;

  for (; self->column < column; self->column++)
    put (self, "\t", 1);
  self->is_shared = g_strcmp0 (type, "s") == 0;
}

static void
end_value (CharterMarkupText *self)
{
  const char *words = self->value->str;

  self->is_in_value = FALSE;
  if (self->is_shared && self->shared)
    {
      guint64 n = g_ascii_strtoull (words, NULL, 10);

      words = n < self->shared->len ? self->shared->pdata[n] : "";
    }
  put (self, words, strlen (words));
  g_string_truncate (self->value, 0);
}

static void
act (CharterMarkupText *self,
     const char        *name,
     const char        *attributes,
     gboolean           is_empty)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (!g_str_equal (meanings[i].name, name))
        continue;
      switch (meanings[i].meaning)
        {
        case LINE:
          self->column = 0;
          put_break (self, '\n');
          return;
        case ENTRY: /* an empty one counts too */
          put (self, "\n", 1);
          return;
        case CELL_END:
          put (self, "\t", 1);
          self->column++;
          return;
        case TAB:
          put_break (self, '\t');
          return;
        case SPACE:
          put (self, " ", 1);
          return;
        case CELL:
          begin_cell (self, attributes);
          if (is_empty)
            act (self, "/c", "", FALSE);
          return;
        case VALUE:
          self->is_in_value = !is_empty;
          return;
        case NOTHING:
        default:
          return;
        }
    }
}

static void
end_tag (CharterMarkupText *self)
{
  g_autofree char *tag = g_strndup (self->tag->str, self->tag->len);
  gsize length = strlen (tag);
  gboolean is_empty = length > 1 && tag[length - 1] == '/';
  gsize name_length;
  g_autofree char *attributes = NULL;
  const char *name;

  self->is_in_tag = FALSE;
  g_string_truncate (self->tag, 0);
  if (is_empty)
    tag[length - 1] = '\0';
  name_length = strcspn (tag, " \t\r\n");
  attributes = g_strdup (tag + name_length);
  g_strdelimit (attributes, "\t\r\n", ' ');
  tag[name_length] = '\0';
  name = get_local_name (tag);
  if (self->is_in_value && (g_str_equal (name, "/v") || g_str_equal (name, "/is") || g_str_equal (name, "/c")))
    {
      end_value (self);
      if (!g_str_equal (name, "/c"))
        return;
    }
  act (self, name, attributes, is_empty);
}

static void
end_entity (CharterMarkupText *self)
{
  static const struct { const char *name; const char *text; } named[] = {
    { "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "quot", "\"" }, { "apos", "'" },
  };
  const char *name = self->entity->str;
  char utf8[6];

  self->is_in_entity = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_equal (name, named[i].name))
      put (self, named[i].text, 1);
  if (*name == '#')
    {
      gboolean is_hex = name[1] == 'x';
      gunichar c = (gunichar) strtoul (name + 1 + is_hex, NULL, is_hex ? 16 : 10);

      if (c >= 32 && g_unichar_validate (c))
        put (self, utf8, (gsize) g_unichar_to_utf8 (c, utf8));
    }
  g_string_truncate (self->entity, 0);
}

static void
add_one (CharterMarkupText *self,
         char               c)
{
  if (self->is_in_tag && c == '>')
    end_tag (self);
  else if (self->is_in_tag)
    {
      if (self->tag->len < MAX_TAG)
        g_string_append_c (self->tag, c);
    }
  else if (c == '<')
    {
      self->is_in_tag = TRUE;
      self->is_in_entity = FALSE;
      g_string_truncate (self->entity, 0);
    }
  else if (self->is_in_entity && (c == ';' || self->entity->len >= MAX_ENTITY))
    end_entity (self);
  else if (self->is_in_entity)
    g_string_append_c (self->entity, c);
  else if (c == '&')
    self->is_in_entity = TRUE;
  else if (c == '\n' || c == '\r' || c == '\0')
    put (self, " ", 1); /* the file's own lines mean nothing */
  else
    put (self, &c, 1);
}

/**
 * charter_markup_text_add:
 * @self: a reader
 * @bytes: the next of the file
 * @length: how many
 *
 * Once the limit is reached, the rest is passed over.
 */
void
charter_markup_text_add (CharterMarkupText *self,
                         const char        *bytes,
                         gsize              length)
{
  for (gsize i = 0; i < length && !self->is_full; i++)
    add_one (self, bytes[i]);
}

/**
 * charter_markup_text_is_full:
 * @self: a text that is being put together
 *
 * Returns: whether anything more would be cut off
 */
gboolean
charter_markup_text_is_full (CharterMarkupText *self)
{
  return self->is_full;
}

/**
 * charter_markup_text_steal:
 * @self: a reader that is given nothing more
 *
 * Returns: (transfer full): the words, valid UTF-8, a line for each paragraph or row and a tab between
 *   cells
 */
char *
charter_markup_text_steal (CharterMarkupText *self)
{
  gsize length = self->text->len;
  g_autofree char *text = g_string_free (g_steal_pointer (&self->text), FALSE);

  return g_utf8_make_valid (text, (gssize) length);
}

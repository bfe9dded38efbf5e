/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-file.h"

#include <stdlib.h>
#include <string.h>

#include "charter-pdf-stream.h"

typedef struct {
  gsize start;   /* in what cairo wrote; 0 for an object that is not there */
  gsize length;
  gsize written; /* where it stands in the new file; 0 when it does not yet */
  gboolean is_dropped;
} Object;

struct _CharterPdfFile
{
  GBytes *drawn;
  const char *data; /* of drawn */
  gsize length;
  GArray *objects;  /* of Object; the first is none */
  GArray *pages;    /* of guint */
  guint root;
  guint info;
  GString *out;
};

static Object *
get_object (CharterPdfFile *self,
            guint           object)
{
  return &g_array_index (self->objects, Object, object);
}

/* What follows @key in an object's dictionary. The object's first stream byte ends the search. */
static const char *
find_value (CharterPdfFile *self,
            guint           object,
            const char     *key)
{
  const Object *found = object < self->objects->len ? get_object (self, object) : NULL;
  const char *start, *stream, *value;
  gsize length;

  if (!found || found->start == 0)
    return NULL;
  start = self->data + found->start;
  stream = memmem (start, found->length, "stream\n", 7);
  length = stream ? (gsize) (stream - start) : found->length;
  value = memmem (start, length, key, strlen (key));
  return value ? value + strlen (key) : NULL;
}

static guint
find_reference (CharterPdfFile *self,
                guint           object,
                const char     *key)
{
  const char *value = find_value (self, object, key);
  char *end;
  gulong number = value ? strtoul (value, &end, 10) : 0;

  return number > 0 && number < self->objects->len && g_str_has_prefix (end, " 0 R") ? (guint) number : 0;
}

/* Cairo's own idea of the structure goes: elements, and the arrays that lead to them. */
static void
drop_structure (CharterPdfFile *self)
{
  static const char element[] = "<< /Type /StructElem";
  guint tree = find_reference (self, self->root, "/StructTreeRoot ");
  guint parents = find_reference (self, tree, "/ParentTree ");
  const char *numbers = find_value (self, parents, "/Nums [");
  char *end;

  while (numbers)
    {
      gulong array;

      strtoul (numbers, &end, 10);
      array = strtoul (end, &end, 10);
      if (array == 0 || array >= self->objects->len || !g_str_has_prefix (end, " 0 R"))
        break;
      get_object (self, (guint) array)->is_dropped = TRUE;
      numbers = end + 4;
    }
  get_object (self, tree)->is_dropped = TRUE;
  get_object (self, parents)->is_dropped = TRUE;
  for (guint i = 1; i < self->objects->len; i++)
    {
      const Object *object = get_object (self, i);

      if (memmem (self->data + object->start, MIN (object->length, 40), element, strlen (element)))
        get_object (self, i)->is_dropped = TRUE;
    }
}

static gboolean
has_dictionary (CharterPdfFile *self,
                guint           object)
{
  const Object *found = get_object (self, object);
  const char *start = self->data + found->start;
  const char *open = found->start > 0 ? memmem (start, found->length, "<<", 2) : NULL;

  return open && memmem (open, found->length - (gsize) (open - start), ">>", 2);
}

static gboolean
read_pages (CharterPdfFile *self)
{
  guint pages = find_reference (self, self->root, "/Pages ");
  const char *kids = find_value (self, pages, "/Kids [");

  while (kids)
    {
      char *end;
      guint page = (guint) strtoul (kids, &end, 10);

      if (end == kids || page >= self->objects->len || !g_str_has_prefix (end, " 0 R"))
        break;
      if (!has_dictionary (self, page))
        return FALSE;
      g_array_append_val (self->pages, page);
      kids = end + 4;
    }
  return self->pages->len > 0;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Object *one = *(Object * const *) a, *other = *(Object * const *) b;

  return (one->start > other->start) - (one->start < other->start);
}

/* "N 0 obj" is what an object begins with; a table that leads elsewhere is not understood. */
static gboolean
begins_here (CharterPdfFile *self,
             const Object   *object)
{
  const char *start = self->data + object->start;
  guint number = (guint) (object - get_object (self, 0));
  char *end;

  return object->length > 10 && g_ascii_isdigit (*start) && strtoul (start, &end, 10) == number &&
         g_str_has_prefix (end, " 0 obj");
}

/* An object goes as far as the next one. */
static gboolean
measure_objects (CharterPdfFile *self,
                 gsize           end)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (guint i = 1; i < self->objects->len; i++)
    if (get_object (self, i)->start > 0)
      g_ptr_array_add (order, get_object (self, i));
  g_ptr_array_sort (order, compare_starts);
  for (guint i = 0; i < order->len; i++)
    {
      Object *object = g_ptr_array_index (order, i);
      gsize next = i + 1 < order->len ? ((Object *) g_ptr_array_index (order, i + 1))->start : end;

      if (next <= object->start || next > self->length)
        return FALSE;
      object->length = next - object->start;
      if (!begins_here (self, object))
        return FALSE;
    }
  return order->len > 0;
}

static guint
read_trailer (CharterPdfFile *self,
              const char     *trailer,
              const char     *key)
{
  const char *at = g_strstr_len (trailer, (gssize) (self->length - (gsize) (trailer - self->data)), key);

  return at ? (guint) strtoul (at + strlen (key), NULL, 10) : 0;
}

/* Later versions keep their tables and objects in other ways. */
#define VERSION_READ "%PDF-1.4"

/* The table and what follows it are longer than this in any file, which keeps the reading inside it. */
#define LEAST_TAIL 64

/* "xref\n0 N\n", N lines of 20 bytes, "trailer\n<< … >>\nstartxref\nOFFSET\n%%EOF\n". */
static gboolean
read_table (CharterPdfFile *self)
{
  const char *last;
  const char *at;
  gsize table;
  char *end;
  gulong n;

  if (self->length < LEAST_TAIL || !g_str_has_prefix (self->data, VERSION_READ))
    return FALSE;
  last = memmem (self->data + self->length - LEAST_TAIL, LEAST_TAIL, "startxref\n", 10);
  table = last ? strtoul (last + 10, NULL, 10) : 0;
  if (table == 0 || table > self->length - LEAST_TAIL
      || !g_str_has_prefix (self->data + table, "xref\n0 "))
    return FALSE;
  n = strtoul (self->data + table + 7, &end, 10);
  at = end + 1;
  if (n < 2 || n > (self->length - (gsize) (at - self->data)) / 20)
    return FALSE;
  for (gulong i = 0; i < n; i++, at += 20)
    {
      Object object = { .start = i > 0 && at[17] == 'n' ? strtoul (at, NULL, 10) : 0 };

      g_array_append_val (self->objects, object);
    }
  self->root = read_trailer (self, at, "/Root ");
  self->info = read_trailer (self, at, "/Info ");
  return self->root > 0 && self->root < n && self->info < n && measure_objects (self, table);
}

/**
 * charter_pdf_file_new:
 * @drawn: a file of version 1.4 that cairo wrote
 *
 * Returns: (transfer full) (nullable): the file, or %NULL when it is not built as expected: nothing
 *   of it is guessed
 */
CharterPdfFile *
charter_pdf_file_new (GBytes *drawn)
{
  g_autoptr(CharterPdfFile) self = g_new0 (CharterPdfFile, 1);

  self->drawn = g_bytes_ref (drawn);
  self->data = g_bytes_get_data (drawn, &self->length);
  self->objects = g_array_new (FALSE, TRUE, sizeof (Object));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->out = g_string_sized_new (self->length * 2);
  g_string_append (self->out, "%PDF-1.7\n%\xb5\xed\xae\xfb\n");
  if (!read_table (self) || !read_pages (self))
    return NULL;
  drop_structure (self);
  return g_steal_pointer (&self);
}

/**
 * charter_pdf_file_free:
 * @self: (transfer full): a file
 *
 * What charter_pdf_file_finish() gave stays.
 */
void
charter_pdf_file_free (CharterPdfFile *self)
{
  g_bytes_unref (self->drawn);
  g_array_unref (self->objects);
  g_array_unref (self->pages);
  if (self->out)
    g_string_free (self->out, TRUE);
  g_free (self);
}

/**
 * charter_pdf_file_get_n_pages:
 * @self: a file
 *
 * Returns: how many pages cairo wrote
 */
guint
charter_pdf_file_get_n_pages (CharterPdfFile *self)
{
  return self->pages->len;
}

/**
 * charter_pdf_file_get_page:
 * @self: a file
 * @page: from 0
 *
 * Returns: the page's object
 */
guint
charter_pdf_file_get_page (CharterPdfFile *self,
                           guint           page)
{
  return g_array_index (self->pages, guint, page);
}

/**
 * charter_pdf_file_find_content:
 * @self: a file
 * @page: from 0
 * @length: (out): how many bytes there are, with what follows it
 *
 * Returns: (nullable) (transfer none): what draws the page, for charter_pdf_stream_inflate(); it stays
 *   where it is as long as @self does. %NULL when it is not as expected
 */
const char *
charter_pdf_file_find_content (CharterPdfFile *self,
                               guint           page,
                               gsize          *length)
{
  guint content = find_reference (self, charter_pdf_file_get_page (self, page), "/Contents ");
  const char *stream = find_value (self, content, "/Filter /FlateDecode");
  const Object *object = get_object (self, content);

  stream = stream ? memmem (stream, 32, "stream\n", 7) : NULL;
  if (!stream || stream + 7 >= self->data + object->start + object->length)
    return NULL;
  stream += 7;
  *length = object->length - (gsize) (stream - self->data - object->start);
  return stream;
}

/**
 * charter_pdf_file_put_content:
 * @self: a file
 * @page: from 0
 * @content: what draws the page instead, from charter_pdf_stream_deflate()
 */
void
charter_pdf_file_put_content (CharterPdfFile *self,
                              guint           page,
                              GByteArray     *content)
{
  guint object = find_reference (self, charter_pdf_file_get_page (self, page), "/Contents ");
  guint length = find_reference (self, object, "/Length ");

  charter_pdf_stream_append (charter_pdf_file_begin (self, object), "", content);
  charter_pdf_file_end (self);
  if (length > 0)
    get_object (self, length)->is_dropped = TRUE;
}

/* All but the ">>" at its end. */
static GString *
copy_dictionary (CharterPdfFile *self,
                 const Object   *object)
{
  const char *start = memmem (self->data + object->start, object->length, "<<", 2);
  const char *end = self->data + object->start + object->length;

  while (end > start + 2 && strncmp (end - 2, ">>", 2) != 0)
    end--;
  return g_string_new_len (start, end - 2 - start);
}

/* Puts @entries into the dictionary that @key names in @dictionary, or makes it. */
static void
insert_entries (GString    *dictionary,
                const char *key,
                const char *entries)
{
  g_autofree char *open = g_strdup_printf ("/%s <<", key);
  char *at = strstr (dictionary->str, open);

  if (at)
    {
      g_string_insert (dictionary, at - dictionary->str + (gssize) strlen (open), entries);
      return;
    }
  g_string_append_printf (dictionary, "%s%s >>\n", open, entries);
}

/**
 * charter_pdf_file_add_resources:
 * @self: a file
 * @page: from 0
 * @fonts: entries of the page's fonts
 * @states: entries of its graphics states
 *
 * Returns: whether the page has resources of its own, as cairo writes them
 */
gboolean
charter_pdf_file_add_resources (CharterPdfFile *self,
                                guint           page,
                                const char     *fonts,
                                const char     *states)
{
  guint number = find_reference (self, charter_pdf_file_get_page (self, page), "/Resources ");
  const Object *object = number > 0 ? get_object (self, number) : NULL;
  g_autoptr(GString) dictionary = NULL;

  if (!object || object->written > 0 || !has_dictionary (self, number))
    return FALSE;
  dictionary = copy_dictionary (self, object);
  insert_entries (dictionary, "Font", fonts);
  insert_entries (dictionary, "ExtGState", states);
  charter_pdf_file_begin (self, number);
  g_string_append_len (self->out, dictionary->str, (gssize) dictionary->len);
  g_string_append (self->out, ">>");
  charter_pdf_file_end (self);
  return TRUE;
}

/**
 * charter_pdf_file_reserve:
 * @self: a file
 * @n: how many
 *
 * Returns: the first of @n new objects, to be written in any order
 */
guint
charter_pdf_file_reserve (CharterPdfFile *self,
                          guint           n)
{
  guint first = self->objects->len;

  g_array_set_size (self->objects, first + n);
  return first;
}

/**
 * charter_pdf_file_begin:
 * @self: a file
 * @object: one that was reserved, or one of cairo's to write instead
 *
 * Returns: (transfer none): where the object is written, until charter_pdf_file_end()
 */
GString *
charter_pdf_file_begin (CharterPdfFile *self,
                        guint           object)
{
  get_object (self, object)->written = self->out->len;
  charter_pdf_append_integer (self->out, object);
  g_string_append (self->out, " 0 obj\n");
  return self->out;
}

/**
 * charter_pdf_file_end:
 * @self: a file with an open object
 *
 * Ends what charter_pdf_file_begin(), charter_pdf_file_begin_page() or charter_pdf_file_begin_root() began.
 */
void
charter_pdf_file_end (CharterPdfFile *self)
{
  g_string_append (self->out, "\nendobj\n");
}

/* A key of a page that is written anew, with a number or a name. */
static void
erase_key (GString    *dictionary,
           const char *key)
{
  char *at = strstr (dictionary->str, key);
  gsize n = at ? strlen (key) + strcspn (at + strlen (key), "\n/>") : 0;

  if (at)
    g_string_erase (dictionary, at - dictionary->str, (gssize) n);
}

/**
 * charter_pdf_file_begin_page:
 * @self: a file
 * @page: from 0
 *
 * Begins the page's object with what cairo says of it, its dictionary left open for more keys; the
 * ">>" at its end is the caller's.
 *
 * Returns: (transfer none): where to go on
 */
GString *
charter_pdf_file_begin_page (CharterPdfFile *self,
                             guint           page)
{
  guint number = charter_pdf_file_get_page (self, page);
  const Object *object = get_object (self, number);
  g_autoptr(GString) dictionary = copy_dictionary (self, object);

  erase_key (dictionary, "/StructParents ");
  charter_pdf_file_begin (self, number);
  g_string_append_len (self->out, dictionary->str, (gssize) dictionary->len);
  return self->out;
}

/**
 * charter_pdf_file_begin_root:
 * @self: a file
 *
 * Begins the catalogue with cairo's pages and outline, its dictionary left open for more keys.
 *
 * Returns: (transfer none): where to go on
 */
GString *
charter_pdf_file_begin_root (CharterPdfFile *self)
{
  guint pages = find_reference (self, self->root, "/Pages ");
  guint outlines = find_reference (self, self->root, "/Outlines ");

  charter_pdf_file_begin (self, self->root);
  g_string_append (self->out, "<< /Type /Catalog /Pages ");
  charter_pdf_append_reference (self->out, pages);
  if (outlines > 0)
    {
      g_string_append (self->out, " /Outlines ");
      charter_pdf_append_reference (self->out, outlines);
    }
  return self->out;
}

static void
append_table (CharterPdfFile *self)
{
  g_string_append (self->out, "xref\n0 ");
  charter_pdf_append_integer (self->out, self->objects->len);
  g_string_append (self->out, "\n0000000000 65535 f \n");
  for (guint i = 1; i < self->objects->len; i++)
    {
      gsize offset = get_object (self, i)->written;
      char line[] = "0000000000 00000 n \n";

      if (offset == 0)
        memcpy (line, "0000000000 00000 f \n", sizeof line);
      for (char *digit = line + 9; offset > 0; digit--, offset /= 10)
        *digit = (char) ('0' + offset % 10);
      g_string_append_len (self->out, line, 20);
    }
}

/**
 * charter_pdf_file_finish:
 * @self: a file; to be freed, nothing else
 *
 * Copies the objects that were not written anew, and ends the file. The same contents give the
 * same file identifier.
 *
 * Returns: (transfer full): the new file
 */
GBytes *
charter_pdf_file_finish (CharterPdfFile *self)
{
  g_autofree char *id = NULL;
  gsize table;

  for (guint i = 1; i < self->objects->len; i++)
    {
      Object *object = get_object (self, i);

      if (object->written > 0 || object->start == 0 || object->is_dropped)
        continue;
      object->written = self->out->len;
      g_string_append_len (self->out, self->data + object->start, (gssize) object->length);
    }
  table = self->out->len;
  id = g_compute_checksum_for_data (G_CHECKSUM_MD5, (const guchar *) self->out->str, self->out->len);
  append_table (self);
  g_string_append (self->out, "trailer\n<< /Size ");
  charter_pdf_append_integer (self->out, self->objects->len);
  g_string_append (self->out, " /Root ");
  charter_pdf_append_reference (self->out, self->root);
  if (self->info > 0)
    {
      g_string_append (self->out, " /Info ");
      charter_pdf_append_reference (self->out, self->info);
    }
  g_string_append_printf (self->out, " /ID [<%s> <%s>] >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          id, id, table);
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture-docx.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* What a reader of word/document.xml sees. */
typedef struct {
  GPtrArray *headings;  /* "2 Words" */
  GPtrArray *tables;    /* of strings: a row a line, cells with | after each */
  GString *words;       /* all of them, spaces and line ends left out */
  GString *paragraph;
  GString *table;       /* while one is open */
  char *style;
  guint n_head_rows;
  guint n_alternatives;
  gboolean is_text;
} Seen;

char *
fixture_docx_dup_part (GBytes     *docx,
                       const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *text = NULL;
  gsize length;
  const void *data = g_bytes_get_data (docx, &length);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, length), ==, ARCHIVE_OK);
  while (!text && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (g_str_equal (archive_entry_pathname (entry), name))
      {
        GString *part = g_string_new (NULL);
        char buffer[4096];
        la_ssize_t n;

        while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
          g_string_append_len (part, buffer, n);
        g_assert_cmpint (n, ==, 0);
        text = g_string_free (part, FALSE);
      }
  archive_read_free (archive);
  return text;
}

static void
append_squeezed (GString    *out,
                 const char *words,
                 gssize      length)
{
  const char *end = words + (length < 0 ? (gssize) strlen (words) : length);

  for (const char *p = words; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* XML has no way to say the last two of the first plane. */
      if (!g_unichar_isspace (c) && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (out, c);
    }
}

static const char *
find_attribute (const char         *name,
                const char * const *names,
                const char * const *values)
{
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *name,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  Seen *seen = data;
  const char *value;

  if (g_str_equal (name, "w:p"))
    g_string_truncate (seen->paragraph, 0);
  else if (g_str_equal (name, "w:pStyle"))
    {
      g_free (seen->style);
      seen->style = g_strdup (find_attribute ("w:val", (const char * const *) names,
                                              (const char * const *) values));
    }
  else if (g_str_equal (name, "w:tbl"))
    seen->table = g_string_new (NULL);
  else if (g_str_equal (name, "w:tblHeader"))
    seen->n_head_rows++;
  else if (g_str_equal (name, "wp:docPr"))
    {
      value = find_attribute ("descr", (const char * const *) names, (const char * const *) values);
      if (value && *value)
        seen->n_alternatives++;
    }
  else if (g_str_equal (name, "w:t"))
    seen->is_text = TRUE;
}

static void
end_paragraph (Seen *seen)
{
  if (seen->style && g_str_has_prefix (seen->style, "Heading") && seen->paragraph->len > 0)
    g_ptr_array_add (seen->headings, g_strdup_printf ("%c %s", seen->style[strlen ("Heading")],
                                                      seen->paragraph->str));
  if (seen->table)
    g_string_append (seen->table, seen->paragraph->str);
  g_string_append (seen->words, seen->paragraph->str);
  g_string_truncate (seen->paragraph, 0);
  g_clear_pointer (&seen->style, g_free);
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *name,
        gpointer              data,
        GError              **error)
{
  Seen *seen = data;

  if (g_str_equal (name, "w:t"))
    seen->is_text = FALSE;
  else if (g_str_equal (name, "w:p"))
    end_paragraph (seen);
  else if (g_str_equal (name, "w:tc"))
    g_string_append_c (seen->table, '|');
  else if (g_str_equal (name, "w:tr"))
    g_string_append_c (seen->table, '\n');
  else if (g_str_equal (name, "w:tbl"))
    g_ptr_array_add (seen->tables, g_string_free (g_steal_pointer (&seen->table), FALSE));
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  Seen *seen = data;

  if (seen->is_text)
    append_squeezed (seen->paragraph, text, (gssize) length);
}

static void
parse (const char          *xml,
       const GMarkupParser *parser,
       gpointer             data)
{
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (parser, 0, data, NULL);
  g_autoptr(GError) error = NULL;

  g_markup_parse_context_parse (context, xml, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
read_body (Seen   *seen,
           GBytes *docx)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb };
  g_autofree char *xml = fixture_docx_dup_part (docx, "word/document.xml");

  g_assert_nonnull (xml);
  seen->headings = g_ptr_array_new_with_free_func (g_free);
  seen->tables = g_ptr_array_new_with_free_func (g_free);
  seen->words = g_string_new (NULL);
  seen->paragraph = g_string_new (NULL);
  parse (xml, &parser, seen);
}

static void
seen_clear (Seen *seen)
{
  g_ptr_array_unref (seen->headings);
  g_ptr_array_unref (seen->tables);
  g_string_free (seen->words, TRUE);
  g_string_free (seen->paragraph, TRUE);
  g_free (seen->style);
}

/* What the blocks promise, in the same shape. */
typedef struct {
  GPtrArray *headings;
  GPtrArray *tables;
  GPtrArray *words;     /* in their order */
  guint n_head_rows;
  guint n_figures;
} Promised;

static void
promise_words (Promised   *promised,
               const char *words)
{
  GString *squeezed = g_string_new (NULL);

  append_squeezed (squeezed, words ? words : "", -1);
  if (squeezed->len > 0)
    g_ptr_array_add (promised->words, g_string_free (squeezed, FALSE));
  else
    g_string_free (squeezed, TRUE);
}

static void
promise_cell (Promised   *promised,
              GString    *table,
              const char *words)
{
  append_squeezed (table, words ? words : "", -1);
  g_string_append_c (table, '|');
  promise_words (promised, words);
}

static void
promise_table (Promised     *promised,
               CharterBlock *block)
{
  GString *table = g_string_new (NULL);

  for (guint i = 0; i < block->columns->len; i++)
    promise_cell (promised, table, g_array_index (block->columns, CharterColumn, i).title);
  g_string_append_c (table, '\n');
  for (guint i = 0; i < block->rows->len; i++)
    {
      CharterTableRow *row = g_ptr_array_index (block->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        promise_cell (promised, table, charter_text_get_words (g_ptr_array_index (row->cells, j)));
      g_string_append_c (table, '\n');
    }
  g_ptr_array_add (promised->tables, g_string_free (table, FALSE));
  promised->n_head_rows++;
}

static void
promise_facts (Promised     *promised,
               CharterBlock *block)
{
  GString *table = g_string_new (NULL);

  for (guint i = 0; i < block->texts->len; i++)
    {
      promise_cell (promised, table, block->words[i]);
      promise_cell (promised, table, charter_text_get_words (g_ptr_array_index (block->texts, i)));
      g_string_append_c (table, '\n');
    }
  g_ptr_array_add (promised->tables, g_string_free (table, FALSE));
}

static void
promise_signatures (Promised     *promised,
                    CharterBlock *block)
{
  GString *table = g_string_new ("Role|Nameandsignature|Date|\n");

  for (guint i = 0; i < block->signatures->len; i++)
    {
      const CharterSignature *signature = &g_array_index (block->signatures, CharterSignature, i);

      promise_cell (promised, table, signature->role);
      promise_cell (promised, table, signature->name);
      promise_cell (promised, table, signature->date);
      g_string_append_c (table, '\n');
    }
  g_ptr_array_add (promised->tables, g_string_free (table, FALSE));
  promised->n_head_rows++;
}

static void
promise_heading (Promised   *promised,
                 int         level,
                 const char *words)
{
  GString *heading = g_string_new (NULL);

  g_string_printf (heading, "%d ", level);
  append_squeezed (heading, words, -1);
  g_ptr_array_add (promised->headings, g_string_free (heading, FALSE));
}

static void
promise_blocks (Promised  *promised,
                GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == CHARTER_BLOCK_HEADING)
        promise_heading (promised, block->level, charter_text_get_words (block->text));
      if (block->kind == CHARTER_BLOCK_PICTURED)
        {
          promise_heading (promised, block->level, block->caption);
          promise_words (promised, block->caption);
          promised->n_figures++;
        }
      for (guint j = 0; block->kind == CHARTER_BLOCK_PILLS && block->words[j]; j++)
        promise_words (promised, block->words[j]);
      if (block->kind == CHARTER_BLOCK_TABLE)
        promise_table (promised, block);
      else if (block->kind == CHARTER_BLOCK_FACTS)
        promise_facts (promised, block);
      else if (block->kind == CHARTER_BLOCK_SIGNATURES)
        promise_signatures (promised, block);
      else if (block->kind == CHARTER_BLOCK_FIGURE)
        promised->n_figures++;
      else if (block->texts)
        for (guint j = 0; j < block->texts->len; j++)
          promise_words (promised, charter_text_get_words (g_ptr_array_index (block->texts, j)));
      if (block->text)
        promise_words (promised, charter_text_get_words (block->text));
      if (block->children)
        promise_blocks (promised, block->children);
    }
}

static void
assert_same (GPtrArray  *seen,
             GPtrArray  *promised,
             const char *what)
{
  for (guint i = 0; i < MIN (seen->len, promised->len); i++)
    if (!g_str_equal (g_ptr_array_index (seen, i), g_ptr_array_index (promised, i)))
      g_error ("%s %u is\n%s\nnot\n%s", what, i, (char *) g_ptr_array_index (seen, i),
               (char *) g_ptr_array_index (promised, i));
  if (seen->len != promised->len)
    g_error ("%u of %s, not %u", seen->len, what, promised->len);
}

static void
assert_in_order (const char *words,
                 GPtrArray  *promised)
{
  for (guint i = 0; i < promised->len; i++)
    {
      const char *sought = g_ptr_array_index (promised, i);
      const char *found = strstr (words, sought);

      if (!found)
        g_error ("the Word document does not say “%s” where it should", sought);
      words = found + strlen (sought);
    }
}

static void
assert_own_parts (GBytes          *docx,
                  CharterDocument *document)
{
  static const GMarkupParser nothing = { NULL };
  const char * const parts[] = {
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/app.xml", "word/styles.xml",
    "word/numbering.xml", "word/settings.xml", "word/footer1.xml", "word/_rels/document.xml.rels",
  };
  g_autofree char *core = fixture_docx_dup_part (docx, "docProps/core.xml");
  g_autofree char *styles = fixture_docx_dup_part (docx, "word/styles.xml");
  g_autofree char *footer = fixture_docx_dup_part (docx, "word/footer1.xml");
  g_autofree char *title = g_markup_escape_text (charter_document_get_title (document), -1);
  g_autofree char *titled = g_strdup_printf ("<dc:title>%s</dc:title>", title);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = fixture_docx_dup_part (docx, parts[i]);

      g_assert_nonnull (part);
      parse (part, &nothing, NULL);
    }
  if (!strchr (title, '\''))
    g_assert_nonnull (strstr (core, titled));
  g_assert_nonnull (strstr (core, "<dc:language>en-GB</dc:language>"));
  g_assert_nonnull (strstr (styles, "<w:lang w:val=\"en-GB\""));
  g_assert_nonnull (strstr (styles, "<w:outlineLvl w:val=\"0\"/>"));
  g_assert_nonnull (strstr (footer, "w:instr=\"PAGE\""));
  g_assert_nonnull (strstr (footer, "w:instr=\"NUMPAGES\""));
}

void
fixture_docx_check (GBytes          *docx,
                    CharterDocument *document,
                    gboolean         is_own)
{
  Promised promised = {
    .headings = g_ptr_array_new_with_free_func (g_free),
    .tables = g_ptr_array_new_with_free_func (g_free),
    .words = g_ptr_array_new_with_free_func (g_free),
  };
  Seen seen = { 0 };

  promise_blocks (&promised, charter_document_get_blocks (document));
  read_body (&seen, docx);
  assert_same (seen.headings, promised.headings, "headings");
  assert_same (seen.tables, promised.tables, "tables");
  assert_in_order (seen.words->str, promised.words);
  g_assert_cmpuint (seen.n_alternatives, ==, promised.n_figures);
  g_assert_cmpuint (seen.n_head_rows, ==, promised.n_head_rows);
  if (is_own)
    assert_own_parts (docx, document);
  seen_clear (&seen);
  g_ptr_array_unref (promised.headings);
  g_ptr_array_unref (promised.tables);
  g_ptr_array_unref (promised.words);
}

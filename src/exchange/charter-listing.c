/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-listing.h"

#include "charter-csv-text.h"
#include "charter-listing-private.h"

static void
field_clear (gpointer data)
{
  g_free ((char *) ((CharterListingField *) data)->title);
}

/**
 * charter_listing_new:
 * @name: what it is a listing of
 * @fields: (array length=n_fields): its columns; the titles are copied
 * @n_fields: at least 1
 *
 * Returns: (transfer full): a listing without rows
 */
CharterListing *
charter_listing_new (const char         *name,
                     const CharterListingField *fields,
                     guint               n_fields)
{
  CharterListing *self = g_new0 (CharterListing, 1);

  self->name = g_strdup (name);
  self->fields = g_array_sized_new (FALSE, FALSE, sizeof (CharterListingField), n_fields);
  g_array_set_clear_func (self->fields, field_clear);
  for (guint i = 0; i < n_fields; i++)
    {
      CharterListingField field = fields[i];

      field.title = g_strdup (field.title);
      g_array_append_val (self->fields, field);
    }
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * charter_listing_free:
 * @self: (transfer full) (nullable): a listing
 */
void
charter_listing_free (CharterListing *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * charter_listing_get_name:
 * @self: a listing
 *
 * Returns: what it is called, as the name of a sheet
 */
const char *
charter_listing_get_name (CharterListing *self)
{
  return self->name;
}

/**
 * charter_listing_get_n_rows:
 * @self: a listing
 *
 * Returns: how many rows there are below the heading
 */
guint
charter_listing_get_n_rows (CharterListing *self)
{
  return self->rows->len;
}

/**
 * charter_listing_begin_row:
 * @self: a listing
 *
 * Begins a row, whose cells are added next.
 */
void
charter_listing_begin_row (CharterListing *self)
{
  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (g_free));
}

/**
 * charter_listing_add:
 * @self: a listing with a row
 * @words: (nullable): what the row's next field says
 */
void
charter_listing_add (CharterListing *self,
                     const char     *words)
{
  GPtrArray *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  g_return_if_fail (row->len < self->fields->len);

  g_ptr_array_add (row, words && *words ? g_utf8_make_valid (words, -1) : NULL);
}

/**
 * charter_listing_add_number:
 * @self: a listing with a row
 * @number: what the row's next field says; nothing for a negative one
 */
void
charter_listing_add_number (CharterListing *self,
                            gint64          number)
{
  g_autofree char *words = number < 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, number);

  charter_listing_add (self, words);
}

/**
 * charter_listing_dup_csv:
 * @self: a listing
 *
 * As RFC 4180 says, in UTF-8 with the mark that spreadsheet programs know it by. Words that look like
 * a formula get an apostrophe in front.
 *
 * Returns: (transfer full): the listing as comma-separated values
 */
char *
charter_listing_dup_csv (CharterListing *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->fields->len; i++)
    charter_csv_text_append (out, g_array_index (self->fields, CharterListingField, i).title, TRUE);
  g_string_append (out, "\r\n");
  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < self->fields->len; j++)
        charter_csv_text_append (out, j < row->len ? g_ptr_array_index (row, j) : NULL,
                                 g_array_index (self->fields, CharterListingField, j).kind == CHARTER_LISTING_TEXT);
      g_string_append (out, "\r\n");
    }
  g_string_prepend (out, "\xef\xbb\xbf");
  return g_string_free (out, FALSE);
}

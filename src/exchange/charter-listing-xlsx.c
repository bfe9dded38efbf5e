/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-listing.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "charter-listing-private.h"

/* What a cell can hold (the format's own limit is 32,767 characters). */
#define LONGEST_CELL 32000
/* What a sheet's name can hold. */
#define LONGEST_NAME 31

/* In points; more than the second no row can be. */
#define LINE_HEIGHT 15.0
#define HIGHEST_ROW 409.0

typedef struct {
  lxw_workbook *book;
  lxw_format *title;
  lxw_format *head;
  lxw_format *text;
  lxw_format *date;
  lxw_format *number;
} Book;

static lxw_format *
add_format (lxw_workbook *book)
{
  lxw_format *format = workbook_add_format (book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

static void
add_formats (Book *self)
{
  self->title = add_format (self->book);
  format_set_bold (self->title);
  format_set_font_size (self->title, 16);
  self->head = add_format (self->book);
  format_set_bold (self->head);
  format_set_text_wrap (self->head);
  format_set_bg_color (self->head, 0xECF2F2);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  self->text = add_format (self->book);
  format_set_text_wrap (self->text);
  self->date = add_format (self->book);
  format_set_num_format (self->date, "d mmm yyyy");
  format_set_align (self->date, LXW_ALIGN_LEFT);
  self->number = add_format (self->book);
}

/* Sheets are named without the marks that references to them are made of. */
static lxw_worksheet *
add_sheet (Book       *self,
           const char *name)
{
  g_autofree char *plain = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), LONGEST_NAME));

  return workbook_add_worksheet (self->book, g_strdelimit (plain, "[]:*?/\\'", ' '));
}

static void
write_text (lxw_worksheet *sheet,
            lxw_row_t      row,
            lxw_col_t      column,
            const char    *words,
            lxw_format    *format)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (words, -1) > LONGEST_CELL)
    {
      g_autofree char *begin = g_utf8_substring (words, 0, LONGEST_CELL);

      cut = g_strconcat (begin, " …", NULL);
      words = cut;
    }
  worksheet_write_string (sheet, row, column, words, format);
}

static gboolean
write_date (Book          *self,
            lxw_worksheet *sheet,
            lxw_row_t      row,
            lxw_col_t      column,
            const char    *words)
{
  lxw_datetime date = { 0 };
  char rest;

  if (sscanf (words, "%4d-%2d-%2d%c", &date.year, &date.month, &date.day, &rest) != 3 ||
      date.year < 1900 || !g_date_valid_dmy ((GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year))
    return FALSE;
  worksheet_write_datetime (sheet, row, column, &date, self->date);
  return TRUE;
}

static gboolean
write_number (Book          *self,
              lxw_worksheet *sheet,
              lxw_row_t      row,
              lxw_col_t      column,
              const char    *words)
{
  char *end;
  double number = g_ascii_strtod (words, &end);

  if (end == words || *end)
    return FALSE;
  worksheet_write_number (sheet, row, column, number, self->number);
  return TRUE;
}

static void
write_field (Book             *self,
             lxw_worksheet    *sheet,
             lxw_row_t         row,
             lxw_col_t         column,
             CharterListingKind  kind,
             const char       *words)
{
  if (!words)
    return;
  if ((kind == CHARTER_LISTING_DATE && write_date (self, sheet, row, column, words)) ||
      (kind == CHARTER_LISTING_NUMBER && write_number (self, sheet, row, column, words)))
    return;
  write_text (sheet, row, column, words, self->text);
}

/* How many lines a cell's words take. */
static int
count_lines (const char *words,
             double      width)
{
  g_auto(GStrv) lines = g_strsplit (words ? words : "", "\n", -1);
  int n = 0;

  for (guint i = 0; lines[i]; i++)
    n += 1 + (int) ((double) g_utf8_strlen (lines[i], -1) / width);
  return n;
}

/* Not every program looks for itself how high a row must be. */
static void
set_height (lxw_worksheet  *sheet,
            lxw_row_t       row,
            CharterListing *listing,
            GPtrArray      *words)
{
  int most = 1;

  for (guint j = 0; j < words->len; j++)
    most = MAX (most, count_lines (g_ptr_array_index (words, j),
                                   g_array_index (listing->fields, CharterListingField, j).width));
  if (most > 1)
    worksheet_set_row (sheet, row, MIN (most * LINE_HEIGHT, HIGHEST_ROW), NULL);
}

static void
add_listing (Book           *self,
             CharterListing *listing)
{
  lxw_worksheet *sheet = add_sheet (self, listing->name);
  guint n = listing->fields->len;

  for (guint j = 0; j < n; j++)
    {
      const CharterListingField *field = &g_array_index (listing->fields, CharterListingField, j);

      worksheet_set_column (sheet, (lxw_col_t) j, (lxw_col_t) j, field->width, NULL);
      worksheet_write_string (sheet, 0, (lxw_col_t) j, field->title, self->head);
    }
  worksheet_set_row (sheet, 0, 2 * LINE_HEIGHT, NULL);
  for (guint i = 0; i < listing->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (listing->rows, i);

      for (guint j = 0; j < row->len; j++)
        write_field (self, sheet, (lxw_row_t) (i + 1), (lxw_col_t) j,
                     g_array_index (listing->fields, CharterListingField, j).kind, g_ptr_array_index (row, j));
      set_height (sheet, (lxw_row_t) (i + 1), listing, row);
    }
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_autofilter (sheet, 0, 0, (lxw_row_t) listing->rows->len, (lxw_col_t) (n - 1));
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9);
  worksheet_fit_to_pages (sheet, 1, 0); /* A4 */
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);
}

static void
add_about (Book                       *self,
           const CharterListingsAbout *about)
{
  lxw_worksheet *sheet = add_sheet (self, about->name);
  lxw_row_t row = 2;

  worksheet_set_column (sheet, 0, 0, 24, NULL);
  worksheet_set_column (sheet, 1, 1, 70, NULL);
  write_text (sheet, 0, 0, about->title, self->title);
  for (guint i = 0; about->facts[i] && about->facts[i + 1]; i += 2, row++)
    {
      write_text (sheet, row, 0, about->facts[i], self->head);
      write_field (self, sheet, row, 1, CHARTER_LISTING_DATE, about->facts[i + 1]);
    }
  worksheet_set_paper (sheet, 9);
  worksheet_fit_to_pages (sheet, 1, 0);
}

static void
set_properties (Book                       *self,
                const CharterListingsAbout *about)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *moment = g_strdup_printf ("%sT00:00:00Z", about->date);
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (moment, utc);
  lxw_doc_properties properties = {
    .title = (char *) about->title,
    .comments = (char *) "Inclusion Charter " PACKAGE_VERSION,
    .created = date ? (time_t) g_date_time_to_unix (date) : 1,
  };

  workbook_set_properties (self->book, &properties);
}

static GBytes *
load (const char  *path,
      GError     **error)
{
  char *contents;
  gsize length;

  return g_file_get_contents (path, &contents, &length, error) ? g_bytes_new_take (contents, length) : NULL;
}

/**
 * charter_listings_make_xlsx:
 * @listings: (array length=n_listings): a sheet each
 * @n_listings: at least 1
 * @about: what the first sheet says
 * @error: where a failure goes
 *
 * Dates and numbers are that, all else is words, whatever it begins with. The head row stays in sight
 * and filters.
 *
 * Returns: (transfer full): a workbook (Office Open XML), or %NULL with @error
 */
GBytes *
charter_listings_make_xlsx (CharterListing * const     *listings,
                            guint                       n_listings,
                            const CharterListingsAbout *about,
                            GError                    **error)
{
  g_autofree char *folder = g_dir_make_tmp ("charter-sheet-XXXXXX", error);
  g_autofree char *path = folder ? g_build_filename (folder, "sheet.xlsx", NULL) : NULL;
  lxw_workbook_options options = { .tmpdir = folder };
  Book self = { 0 };
  GBytes *bytes = NULL;
  lxw_error code;

  if (!folder)
    return NULL;
  self.book = workbook_new_opt (path, &options);
  add_formats (&self);
  set_properties (&self, about);
  add_about (&self, about);
  for (guint i = 0; i < n_listings; i++)
    add_listing (&self, listings[i]);
  code = workbook_close (self.book);
  if (code == LXW_NO_ERROR)
    bytes = load (path, error);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The spreadsheet could not be made: %s"),
                 lxw_strerror (code));
  g_unlink (path);
  g_rmdir (folder);
  return bytes;
}

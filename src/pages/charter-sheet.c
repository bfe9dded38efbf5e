/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-sheet.h"

/**
 * CharterSheet:
 *
 * One page of a document as an item of a list, so that a preview draws only what is in sight.
 */
struct _CharterSheet
{
  GObject parent_instance;

  CharterPages *pages;
  guint page;
};

G_DEFINE_FINAL_TYPE (CharterSheet, charter_sheet, G_TYPE_OBJECT)

static void
charter_sheet_finalize (GObject *object)
{
  g_clear_object (&CHARTER_SHEET (object)->pages);
  G_OBJECT_CLASS (charter_sheet_parent_class)->finalize (object);
}

static void
charter_sheet_class_init (CharterSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_sheet_finalize;
}

static void
charter_sheet_init (CharterSheet *self)
{
}

/**
 * charter_sheet_new:
 * @pages: a document laid out
 * @page: which of them, from 0
 *
 * Returns: (transfer full): the sheet
 */
CharterSheet *
charter_sheet_new (CharterPages *pages,
                   guint         page)
{
  CharterSheet *self = g_object_new (CHARTER_TYPE_SHEET, NULL);

  self->pages = g_object_ref (pages);
  self->page = page;
  return self;
}

/**
 * charter_sheet_get_pages:
 * @self: a sheet of pages
 *
 * Returns: (transfer none) (nullable): what it is of
 */
CharterPages *
charter_sheet_get_pages (CharterSheet *self)
{
  return self->pages;
}

/**
 * charter_sheet_get_page:
 * @self: a sheet of pages
 *
 * Returns: which page it shows, from 0
 */
guint
charter_sheet_get_page (CharterSheet *self)
{
  return self->page;
}

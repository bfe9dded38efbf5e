/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  CHARTER_LISTING_TEXT,
  CHARTER_LISTING_DATE,   /* YYYY-MM-DD */
  CHARTER_LISTING_NUMBER,
} CharterListingKind;

/* A column of a listing for spreadsheet programs. */
typedef struct {
  const char       *title;
  double            width; /* in letters */
  CharterListingKind  kind;
} CharterListingField;

/* Rows of words for spreadsheet programs. */
typedef struct _CharterListing CharterListing;

CharterListing *charter_listing_new        (const char                 *name,
                                            const CharterListingField         *fields,
                                            guint                       n_fields) G_GNUC_WARN_UNUSED_RESULT;
void            charter_listing_free       (CharterListing             *self);
const char     *charter_listing_get_name   (CharterListing             *self);
guint           charter_listing_get_n_rows (CharterListing             *self);
void            charter_listing_begin_row  (CharterListing             *self);
void            charter_listing_add        (CharterListing             *self,
                                            const char                 *words);
void            charter_listing_add_number (CharterListing             *self,
                                            gint64                      number);

char           *charter_listing_dup_csv    (CharterListing             *self) G_GNUC_WARN_UNUSED_RESULT;

/* What a workbook of listings says on its first sheet. */
typedef struct {
  const char         *title;
  const char         *name;   /* of the first sheet */
  const char * const *facts;  /* name, value, name, value …, then %NULL */
  const char         *date;   /* YYYY-MM-DD */
} CharterListingsAbout;

GBytes         *charter_listings_make_xlsx (CharterListing * const     *listings,
                                            guint                       n_listings,
                                            const CharterListingsAbout *about,
                                            GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterListing, charter_listing_free)

G_END_DECLS

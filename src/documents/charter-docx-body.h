/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-docx-parts.h"
#include "charter-pages.h"

G_BEGIN_DECLS

/* The body of a text document on its way, with what it refers to. */
typedef struct {
  CharterDocument *document;
  CharterPages    *pages;          /* nullable: whose page numbers the contents begin with */
  CharterXml      *xml;
  CharterXml      *links;          /* the body's relationships */
  GHashTable      *places;         /* anchor, borrowed, to the number of its bookmark */
  GPtrArray       *pictures;       /* of GBytes, PNG */
  guint            n_links;
  guint            n_ids;
  double           width;          /* of the text, in points */
  int              space_before;   /* of the next paragraph, in twentieths of points; 0: its style's */
  int              run_size;       /* in half points; 0: the paragraph's style's */
  gboolean         starts_page;    /* the next paragraph does */
  gboolean         starts_column;
  gboolean         is_at_top;      /* of a column: no space before */
  gboolean         is_begun;       /* anything was written */
  gboolean         ends_in_table;
  gboolean         has_sections;
} CharterDocx;

typedef enum {
  CHARTER_DOCX_PLAIN      = 0,
  CHARTER_DOCX_KEEPS_NEXT = 1 << 0,
  CHARTER_DOCX_AT_END     = 1 << 1, /* against the right edge */
} CharterDocxFlags;

gboolean     charter_docx_is_right_to_left (const char        *words,
                                            gssize             length);
CharterDocx *charter_docx_new             (CharterDocument      *document,
                                           CharterPages         *pages) G_GNUC_WARN_UNUSED_RESULT;
void         charter_docx_free            (CharterDocx          *self);
void         charter_docx_add_blocks      (CharterDocx          *self,
                                           GPtrArray            *blocks);
void         charter_docx_end             (CharterDocx          *self);

/* For the parts of the body. */
void         charter_docx_open_paragraph  (CharterDocx          *self,
                                           const char           *style,
                                           CharterDocxFlags      flags,
                                           const char           *words);
void         charter_docx_close_paragraph (CharterDocx          *self);
void         charter_docx_add_run         (CharterDocx          *self,
                                           CharterRunFlags       flags,
                                           const char           *fill,
                                           const char           *words,
                                           gssize                length);
void         charter_docx_add_text        (CharterDocx          *self,
                                           CharterText          *text);
void         charter_docx_add_words       (CharterDocx          *self,
                                           const char           *style,
                                           CharterDocxFlags      flags,
                                           const char           *words);
void         charter_docx_add_bookmark    (CharterDocx          *self,
                                           const char           *anchor);
char        *charter_docx_dup_level_fill  (int                   value,
                                           int                   top,
                                           double                strength) G_GNUC_WARN_UNUSED_RESULT;
void         charter_docx_add_table       (CharterDocx          *self,
                                           CharterBlock         *block);
void         charter_docx_add_facts       (CharterDocx          *self,
                                           CharterBlock         *block);
void         charter_docx_add_signatures  (CharterDocx          *self,
                                           CharterBlock         *block);
void         charter_docx_add_pills       (CharterDocx          *self,
                                           CharterBlock         *block);
void         charter_docx_add_figure      (CharterDocx          *self,
                                           CharterBlock         *block);
void         charter_docx_add_pictured      (CharterDocx          *self,
                                           CharterBlock         *block);
void         charter_docx_add_contents    (CharterDocx          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterDocx, charter_docx_free)

G_END_DECLS

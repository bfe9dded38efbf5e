/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "charter-annex.h"
#include "charter-text.h"

G_BEGIN_DECLS

/* Draws a figure into a box of @width by @height points whose top left corner is the origin. */
typedef void (*CharterFigureDraw) (cairo_t  *cr,
                                   double    width,
                                   double    height,
                                   gpointer  data);

typedef enum {
  CHARTER_BLOCK_TITLE,      /* the document's name on its cover */
  CHARTER_BLOCK_LABEL,      /* small capitals over a heading */
  CHARTER_BLOCK_HEADING,
  CHARTER_BLOCK_PARAGRAPH,
  CHARTER_BLOCK_LIST,
  CHARTER_BLOCK_TABLE,
  CHARTER_BLOCK_FIGURE,
  CHARTER_BLOCK_PILLS,      /* a scale's levels in a row, the chosen one filled */
  CHARTER_BLOCK_NOTICE,     /* what must not be overlooked, in a box */
  CHARTER_BLOCK_FACTS,      /* names and values */
  CHARTER_BLOCK_PICTURED,   /* a picture with a few words beside it */
  CHARTER_BLOCK_COLUMNS,    /* children side by side */
  CHARTER_BLOCK_COLUMN,
  CHARTER_BLOCK_SIGNATURES,
  CHARTER_BLOCK_CONTENTS,
  CHARTER_BLOCK_RULE,
  CHARTER_BLOCK_SPACER,
  CHARTER_BLOCK_PAGE_BREAK,
  CHARTER_BLOCK_ANNEX,      /* a file of evidence */
} CharterBlockKind;

typedef enum {
  CHARTER_PARAGRAPH_BODY,
  CHARTER_PARAGRAPH_LEAD,  /* under a title or heading */
  CHARTER_PARAGRAPH_SMALL, /* notes, credit lines */
  CHARTER_PARAGRAPH_LARGE, /* large print */
} CharterParagraphStyle;

typedef enum {
  CHARTER_HEADING_PLAIN       = 0,
  CHARTER_HEADING_IN_CONTENTS = 1 << 0,
  CHARTER_HEADING_NEW_PAGE    = 1 << 1,
  CHARTER_HEADING_SMALL       = 1 << 2, /* set like the next level, for narrow columns */
} CharterHeadingFlags;

typedef enum {
  CHARTER_ALIGN_START,
  CHARTER_ALIGN_END,
} CharterAlign;

/* A column of a table. */
typedef struct {
  const char   *title;         /* of its head cell */
  double        width;         /* relative to the others */
  CharterAlign  align;
  gboolean      is_row_header; /* its cells name their rows */
} CharterColumn;

/* A row of a table: a cell for each column, or one cell across all of them that names a group. */
typedef struct {
  GPtrArray *cells; /* of CharterText */
  char      *anchor;
  gboolean   is_group;
} CharterTableRow;

typedef struct {
  char *role;
  char *name; /* nullable: still to be signed */
  char *date; /* nullable */
} CharterSignature;

/* One block of a document: a plain structure that composing fills and paginating reads. Which
 * fields count depends on the kind. */
typedef struct _CharterBlock CharterBlock;
struct _CharterBlock
{
  CharterBlockKind kind;
  char *anchor;               /* nullable */
  CharterText *text;          /* title, label, heading, paragraph, notice; pills: at the right */

  int level;                  /* heading: 1 to 4 */
  CharterHeadingFlags heading;
  CharterParagraphStyle style;
  gboolean keeps_with_next;
  gboolean keeps_columns;     /* columns: side by side however tall they are */

  GPtrArray *texts;           /* list: items; notice: paragraphs; facts: values; of CharterText */
  GStrv words;                /* pills: titles; facts: names */
  GArray *columns;            /* table: of CharterColumn, titles owned */
  GPtrArray *rows;            /* table: of CharterTableRow */
  gboolean is_large;          /* table: large print */
  char *caption;              /* table and pills: what it is, for who cannot see it; pictured: heading */
  GPtrArray *children;        /* columns and column: of CharterBlock */
  GArray *signatures;         /* of CharterSignature */

  int chosen;                 /* pills: position of the chosen one, -1 for none */
  int lowest;                 /* pills: value of the first one */

  double width;               /* figure and picture, in points */
  double height;              /* figure, picture, spacer */
  CharterFigureDraw draw;
  gpointer draw_data;
  GDestroyNotify draw_destroy;
  char *alternative;          /* figure and picture */
  gboolean is_at_start;       /* figure: not in the middle */
  gboolean is_beside;         /* figure: at the end of the lines of the facts that follow */
  CharterAnnex *annex;        /* annex */
};

CharterBlock *charter_block_new  (CharterBlockKind  kind) G_GNUC_WARN_UNUSED_RESULT;
void          charter_block_free (CharterBlock     *self);

G_END_DECLS

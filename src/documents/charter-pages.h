/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "charter-enclosure.h"
#include "charter-document.h"

G_BEGIN_DECLS

/* A4 in points, and what stays white around the text. */
#define CHARTER_PAGE_WIDTH  595.276
#define CHARTER_PAGE_HEIGHT 841.890
#define CHARTER_PAGE_SIDE   56.0
#define CHARTER_PAGE_TOP    54.0
#define CHARTER_PAGE_BOTTOM 64.0
#define CHARTER_PAGE_TEXT   (CHARTER_PAGE_WIDTH - 2 * CHARTER_PAGE_SIDE)

/* Nobody's: furniture, fills and rules that a screen reader leaves out. */
#define CHARTER_NODE_NONE (-1)
/* The document itself, parent of the outermost nodes. */
#define CHARTER_NODE_ROOT 0

/* A node of the structure tree, as PDF names them: "H1", "P", "Table", "TH". */
typedef struct {
  const char *role;
  int         parent;
  int         span;        /* columns a cell goes over, 0 for one */
  const char *scope;       /* nullable, of a TH: "Column" or "Row" */
  char       *alternative; /* nullable: said instead of a picture */
  char       *actual;      /* nullable: said instead of the words drawn */
} CharterNode;

typedef enum {
  CHARTER_TONE_TEXT,
  CHARTER_TONE_DIM,
  CHARTER_TONE_ACCENT,
  CHARTER_TONE_LINK,
  CHARTER_TONE_RULE,
  CHARTER_TONE_HEAD,        /* behind the head row of a table */
  CHARTER_TONE_GROUP,       /* behind a group's row */
  CHARTER_TONE_NOTICE,
  CHARTER_TONE_NOTICE_EDGE,
  CHARTER_TONE_LEVEL,
  CHARTER_TONE_ON_LEVEL,
} CharterTone;

typedef enum {
  CHARTER_MARK_LINE_OF_TEXT,
  CHARTER_MARK_FILL,
  CHARTER_MARK_OUTLINE,
  CHARTER_MARK_FIGURE,
} CharterMarkKind;

/* One thing drawn at one place of a page. */
typedef struct {
  CharterMarkKind  kind;
  CharterTone      tone;
  int              node;
  double           x;        /* from the left edge of the page */
  double           y;        /* from its top; of a line of text, its baseline */
  double           width;
  double           height;
  double           radius;   /* of corners */
  gboolean         is_dashed;
  int              value;    /* of a level's fill */
  int              top;      /* the scale's highest value */
  PangoLayout     *layout;   /* borrowed from the pages */
  int              line;     /* of the layout */
  CharterText     *text;     /* nullable, borrowed: whose runs colour the line and link */
  CharterBlock    *figure;   /* borrowed from the document */
} CharterMark;

/* Where an anchor or heading came to stand. */
typedef struct {
  guint  page; /* from 0 */
  double y;    /* from the top of the page */
} CharterPlace;

typedef struct {
  int          level;
  const char  *words;
  CharterPlace place;
} CharterOutlineEntry;

/* A document laid out: which mark stands where on which page. The one layout serves the preview,
 * the printer and the PDF. Lay it out in one thread; its pages are painted in any, one at a time. */
#define CHARTER_TYPE_PAGES (charter_pages_get_type ())
G_DECLARE_FINAL_TYPE (CharterPages, charter_pages, CHARTER, PAGES, GObject)

CharterPages              *charter_pages_new            (CharterDocument *document,
                                                         gboolean         stays_here) G_GNUC_WARN_UNUSED_RESULT;
CharterPages              *charter_pages_new_with_fonts (CharterDocument *document,
                                                         PangoFontMap    *map) G_GNUC_WARN_UNUSED_RESULT;
CharterDocument           *charter_pages_get_document   (CharterPages    *self);
guint                      charter_pages_get_n_pages    (CharterPages    *self);
GArray                    *charter_pages_get_marks      (CharterPages    *self,
                                                         guint            page);
GArray                    *charter_pages_get_nodes      (CharterPages    *self);
GArray                    *charter_pages_get_outline    (CharterPages    *self);
GPtrArray                 *charter_pages_get_attachments (CharterPages   *self);
GMutex                    *charter_pages_get_painting   (CharterPages    *self);
const CharterPlace        *charter_pages_find_anchor    (CharterPages    *self,
                                                         const char      *anchor);

/* For the paginator. */
PangoContext              *charter_pages_get_context    (CharterPages    *self);
PangoContext              *charter_pages_get_turned_context (CharterPages *self);
int                        charter_pages_join           (CharterPages    *self,
                                                         CharterPages    *next);
CharterBlock              *charter_pages_keep_block     (CharterPages    *self,
                                                         CharterBlock    *block);
gboolean                   charter_pages_attach         (CharterPages    *self,
                                                         CharterEnclosure *attachment);
guint                      charter_pages_add_page       (CharterPages    *self);
int                        charter_pages_add_node       (CharterPages    *self,
                                                         int              parent,
                                                         const char      *role);
CharterNode               *charter_pages_get_node       (CharterPages    *self,
                                                         int              node);
PangoLayout               *charter_pages_keep_layout    (CharterPages    *self,
                                                         PangoLayout     *layout);
void                       charter_pages_share_layout   (CharterPages    *self,
                                                         const char      *key,
                                                         PangoLayout     *layout);
PangoLayout               *charter_pages_find_shared    (CharterPages    *self,
                                                         const char      *key);
CharterText               *charter_pages_keep_text      (CharterPages    *self,
                                                         CharterText     *text);
void                       charter_pages_set_anchor     (CharterPages    *self,
                                                         const char      *anchor,
                                                         CharterPlace     place);

G_END_DECLS

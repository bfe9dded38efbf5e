/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pages.h"

G_BEGIN_DECLS

/* A stretch that no page splits: a line of a paragraph, a row of a table, a figure. Its marks are
 * placed relative to its top. */
typedef struct {
  double              space_before;    /* dropped at the top of a page */
  double              height;
  gboolean            keeps_with_next;
  gboolean            starts_page;
  guint               first_mark;      /* in the flow's marks */
  guint               n_marks;
  const char         *anchor;          /* nullable, borrowed from the document */
  const CharterBlock *heading;         /* nullable: for the outline */
  int                 table;           /* of whose rows it is one, -1 for none */
  gboolean            is_head;         /* the head row, repeated on the table's next pages */
} CharterPiece;

/* Blocks on their way to pages: an endless strip of pieces. */
typedef struct {
  CharterPages *pages;
  GArray       *pieces;   /* of CharterPiece */
  GArray       *marks;    /* of CharterMark */
  double        left;     /* of the text, from the left edge of the page */
  double        width;
  double        extra;    /* points that all words are larger by */
  int           parent;   /* the node that blocks go into */
  int           n_tables;
  double        beside;   /* what a figure takes of the lines of the facts that follow */
  gboolean      ends_in_label; /* the block that was added last is one */
} CharterFlow;

/* How words are set. Sizes in points. */
typedef struct {
  double      size;
  double      leading;
  gboolean    is_bold;
  CharterTone tone;
  double      tracking;   /* between letters */
} CharterType;

CharterFlow  *charter_flow_new         (CharterPages      *pages,
                                        double             left,
                                        double             width,
                                        int                parent) G_GNUC_WARN_UNUSED_RESULT;
void          charter_flow_free        (CharterFlow       *self);
void          charter_flow_add_blocks  (CharterFlow       *self,
                                        GPtrArray         *blocks);
void          charter_flow_add_range   (CharterFlow       *self,
                                        GPtrArray         *blocks,
                                        guint              from,
                                        guint              to);
void          charter_flow_join        (CharterFlow       *self,
                                        CharterFlow       *next);

/* For the parts of the flow. */
CharterPiece *charter_flow_begin_piece (CharterFlow       *self,
                                        double             space_before,
                                        double             height);
CharterMark  *charter_flow_add_mark    (CharterFlow       *self,
                                        CharterMarkKind    kind,
                                        CharterTone        tone,
                                        int                node);
double        charter_flow_get_leading (CharterFlow       *self,
                                        const CharterType *type);
PangoLayout  *charter_flow_set_text    (CharterFlow       *self,
                                        const CharterType *type,
                                        CharterText       *text,
                                        double             width);
PangoLayout  *charter_flow_set_words   (CharterFlow       *self,
                                        const CharterType *type,
                                        const char        *words,
                                        double             width);
PangoLayout  *charter_flow_set_shared  (CharterFlow       *self,
                                        const CharterType *type,
                                        CharterText       *text,
                                        const char        *words,
                                        double             width,
                                        PangoAlignment     alignment);
void          charter_flow_add_line    (CharterFlow       *self,
                                        const CharterType *type,
                                        PangoLayout       *layout,
                                        int                line,
                                        CharterText       *text,
                                        int                node,
                                        double             x,
                                        double             top);
void          charter_flow_add_table   (CharterFlow       *self,
                                        CharterBlock      *block);
void          charter_flow_add_figure  (CharterFlow       *self,
                                        CharterBlock      *block);
void          charter_flow_add_pictured (CharterFlow      *self,
                                        CharterBlock      *block);
void          charter_flow_add_pills   (CharterFlow       *self,
                                        CharterBlock      *block);
void          charter_flow_add_signatures (CharterFlow    *self,
                                        CharterBlock      *block);
void          charter_flow_add_columns (CharterFlow       *self,
                                        CharterBlock      *block);
void          charter_flow_add_contents (CharterFlow      *self);
void          charter_flow_add_annex   (CharterFlow       *self,
                                        CharterBlock      *block);
void          charter_flow_add_words   (CharterFlow       *self,
                                        const CharterType *type,
                                        const char        *words,
                                        gboolean           keeps_with_next);

double        charter_layout_get_words_width (PangoLayout *layout);

extern const CharterType charter_type_body;
extern const CharterType charter_type_small;
extern const CharterType charter_type_cell;
extern const CharterType charter_type_large;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterFlow, charter_flow_free)

G_END_DECLS

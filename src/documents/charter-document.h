/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-block.h"

G_BEGIN_DECLS

/* What words of ours are in, as BCP 47. */
#define CHARTER_DOCUMENT_LANGUAGE "en-GB"

/* The element of a written file's metadata that holds the document's seal. */
#define CHARTER_DOCUMENT_SEAL_ELEMENT "charter:seal"

/* A document as a tree of blocks: what is said, not where it falls. It holds copies of words and
 * numbers only, so that it may be laid out and written in another thread while the records it was
 * composed from live on. Functions that take a CharterText or an array own it afterwards. */
#define CHARTER_TYPE_DOCUMENT (charter_document_get_type ())
G_DECLARE_FINAL_TYPE (CharterDocument, charter_document, CHARTER, DOCUMENT, GObject)

CharterDocument *charter_document_new             (const char            *title) G_GNUC_WARN_UNUSED_RESULT;

const char      *charter_document_get_title       (CharterDocument       *self);
const char      *charter_document_get_footer      (CharterDocument       *self);
void             charter_document_set_footer      (CharterDocument       *self,
                                                   const char            *footer);
const char      *charter_document_get_author      (CharterDocument       *self);
void             charter_document_set_author      (CharterDocument       *self,
                                                   const char            *author);
const char      *charter_document_get_subject     (CharterDocument       *self);
void             charter_document_set_subject     (CharterDocument       *self,
                                                   const char            *subject);
const char      *charter_document_get_date        (CharterDocument       *self);
void             charter_document_set_date        (CharterDocument       *self,
                                                   const char            *date);
const char      *charter_document_get_seal        (CharterDocument       *self);
void             charter_document_set_seal        (CharterDocument       *self,
                                                   const char            *seal);
double           charter_document_get_extra_size  (CharterDocument       *self);
void             charter_document_set_extra_size  (CharterDocument       *self,
                                                   double                 extra_size);
const char      *charter_document_get_language    (CharterDocument       *self);
GPtrArray       *charter_document_get_blocks      (CharterDocument       *self);

void             charter_document_add_title       (CharterDocument       *self,
                                                   const char            *words);
void             charter_document_add_label       (CharterDocument       *self,
                                                   const char            *words);
void             charter_document_add_heading     (CharterDocument       *self,
                                                   int                    level,
                                                   const char            *words,
                                                   const char            *anchor,
                                                   CharterHeadingFlags    flags);
void             charter_document_add_paragraph   (CharterDocument       *self,
                                                   CharterParagraphStyle  style,
                                                   CharterText           *text);
void             charter_document_add_words       (CharterDocument       *self,
                                                   const char            *words);
void             charter_document_keep_with_next  (CharterDocument       *self);
void             charter_document_add_list        (CharterDocument       *self,
                                                   GPtrArray             *texts);
CharterBlock    *charter_document_add_table       (CharterDocument       *self,
                                                   const char            *caption,
                                                   const CharterColumn   *columns,
                                                   guint                  n_columns);
void             charter_document_add_figure      (CharterDocument       *self,
                                                   double                 width,
                                                   double                 height,
                                                   const char            *alternative,
                                                   CharterFigureDraw      draw,
                                                   gpointer               data,
                                                   GDestroyNotify         destroy);
void             charter_document_add_pictured    (CharterDocument       *self,
                                                   int                    level,
                                                   const char            *heading,
                                                   CharterText           *text,
                                                   double                 size,
                                                   const char            *alternative,
                                                   CharterFigureDraw      draw,
                                                   gpointer               data);
void             charter_document_set_figure_at_start (CharterDocument    *self);
void             charter_document_put_figure_beside (CharterDocument     *self);
void             charter_document_add_pills       (CharterDocument       *self,
                                                   const char            *caption,
                                                   const char * const    *titles,
                                                   int                    chosen,
                                                   int                    lowest,
                                                   CharterText           *trailing);
void             charter_document_add_notice      (CharterDocument       *self,
                                                   GPtrArray             *texts);
void             charter_document_add_fact        (CharterDocument       *self,
                                                   const char            *name,
                                                   CharterText           *value);
void             charter_document_add_signature   (CharterDocument       *self,
                                                   const char            *role,
                                                   const char            *name,
                                                   const char            *date);
void             charter_document_begin_columns   (CharterDocument       *self);
void             charter_document_begin_tall_columns (CharterDocument    *self);
void             charter_document_next_column     (CharterDocument       *self);
void             charter_document_end_columns     (CharterDocument       *self);
void             charter_document_add_contents    (CharterDocument       *self);
void             charter_document_add_rule        (CharterDocument       *self);
void             charter_document_add_spacer      (CharterDocument       *self,
                                                   double                 height);
void             charter_document_add_page_break  (CharterDocument       *self);
void             charter_document_add_annex       (CharterDocument       *self,
                                                   CharterAnnex          *annex);

/* Rows of a table block; a cell for each column, taken over. */
CharterTableRow *charter_table_add_row            (CharterBlock          *table,
                                                   const char            *anchor,
                                                   CharterText           *first,
                                                   ...) G_GNUC_NULL_TERMINATED;
void             charter_table_add_cells          (CharterBlock          *table,
                                                   GPtrArray             *cells);
void             charter_table_add_group          (CharterBlock          *table,
                                                   CharterText           *text);

G_END_DECLS

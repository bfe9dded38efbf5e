/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pdf-file.h"
#include "charter-pdf-headers.h"
#include "charter-pdf-structure.h"

G_BEGIN_DECLS

/* An element of the structure tree: one of each of the pages' nodes, then the links. */
typedef struct {
  const char        *role;      /* %NULL for a node that holds nothing */
  const CharterNode *node;      /* nullable: a link */
  guint              object;
  guint              parent;    /* an object */
  int                page;      /* that its Pg names, -1 for none */
  int                first_kid; /* -1 for none */
  int                last_kid;
} CharterPdfElement;

typedef enum {
  CHARTER_PDF_KID_ELEMENT,
  CHARTER_PDF_KID_CONTENT,
  CHARTER_PDF_KID_ANNOTATION,
} CharterPdfKidKind;

typedef struct {
  CharterPdfKidKind kind;
  guint             value; /* an object, or the number of marked content */
  guint             page;
  int               next;  /* -1 for none */
} CharterPdfKid;

typedef struct {
  CharterPages   *pages;
  const CharterPdfDrawing *drawing;
  GArray         *leaves;       /* borrowed, of CharterDrawnLeaf */
  CharterPdfFile *file;
  guint           n_pages;
  GArray         *elements;     /* of CharterPdfElement */
  GArray         *kids;         /* of CharterPdfKid: the lists of all elements */
  GArray         *headers;      /* of CharterCellHeaders: of each of the pages' nodes */
  GPtrArray      *page_parents; /* of GString: the elements of each page's marked content, in order */
  GPtrArray      *annotations;  /* of GString: each page's */
  GString        *link_parents; /* what the parent tree says of links, in the order of StructParent */
  guint           n_links;
  guint           root;
} CharterPdfStructure;

/* charter-pdf-structure.c: the tree, and what stands over it. */
CharterPdfElement *charter_pdf_structure_get_element (CharterPdfStructure *self,
                                                      guint                position);
void               charter_pdf_structure_add_kid     (CharterPdfStructure *self,
                                                      guint                element,
                                                      CharterPdfKidKind    kind,
                                                      guint                value,
                                                      guint                page);

/* charter-pdf-structure-links.c */
guint charter_pdf_structure_add_link       (CharterPdfStructure     *self,
                                            guint                    parent);
void  charter_pdf_structure_add_annotation (CharterPdfStructure     *self,
                                            const CharterDrawnLeaf  *leaf,
                                            const cairo_rectangle_t *area,
                                            guint                    element);

/* charter-pdf-structure-elements.c: the elements as they are written. */
void  charter_pdf_append_area              (GString             *out,
                                            double               x,
                                            double               y,
                                            double               width,
                                            double               height);
void  charter_pdf_structure_write_elements (CharterPdfStructure *self);
guint charter_pdf_structure_write_ids      (CharterPdfStructure *self);

G_END_DECLS

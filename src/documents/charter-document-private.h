/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document.h"

G_BEGIN_DECLS

struct _CharterDocument
{
  GObject parent_instance;

  char      *title;
  char      *footer;
  char      *author;
  char      *subject;
  char      *seal;
  char      *date;
  double     extra_size;
  GPtrArray *blocks;  /* of CharterBlock */
  GPtrArray *open;    /* borrowed: where blocks go now, a column's children or blocks */
  GPtrArray *outside; /* borrowed: where they go after the columns */
};

CharterBlock *charter_document_add_block      (CharterDocument  *self,
                                               CharterBlockKind  kind);
CharterBlock *charter_document_get_last_block (CharterDocument  *self);

G_END_DECLS

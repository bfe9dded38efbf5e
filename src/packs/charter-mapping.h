/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-framework.h"

G_BEGIN_DECLS

/* How an item stands to one of another framework, from the closest relation to the loosest. */
typedef enum {
  CHARTER_RELATION_EQUAL,   /* both say the same */
  CHARTER_RELATION_COVERS,  /* it holds all that the other says */
  CHARTER_RELATION_PART_OF, /* the other holds all that it says */
  CHARTER_RELATION_TOUCHES, /* they have something in common */
} CharterRelation;

const char *charter_relation_get_words (CharterRelation  self); /* "is part of" */

/* An item of another framework that an item counts for. */
typedef struct {
  CharterFramework *framework;
  CharterItem      *item;
  CharterRelation   relation;
  guint             n_steps;       /* 1 when a pack says so itself */
  CharterItem      *through;       /* nullable: the item on the way; the last, if there are several */
} CharterMapped;

/* All mappings between some frameworks, read once from their references. Both directions of a
 * reference hold, whichever pack writes it. Several steps come to the weakest of their relations;
 * what merely touches leads no further, or in the end everything would touch everything. */
typedef struct _CharterMapping CharterMapping;

CharterMapping *charter_mapping_new   (GListModel       *frameworks) G_GNUC_WARN_UNUSED_RESULT;
void            charter_mapping_free  (CharterMapping   *self);
GPtrArray      *charter_mapping_list  (CharterMapping   *self,
                                       CharterFramework *from,
                                       CharterItem      *item) G_GNUC_WARN_UNUSED_RESULT; /* of CharterMapped */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterMapping, charter_mapping_free)

G_END_DECLS

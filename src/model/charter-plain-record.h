/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record-types.h"

G_BEGIN_DECLS

/* The stored properties of a record class. Made once, then only read, so any thread may look at it. */
typedef struct {
  GType               type;
  CharterRecordClass *klass;
  GParamSpec        **properties; /* id, created-at and modified-at first */
  guint               n_properties;
} CharterShape;

const CharterShape *charter_shape_find             (const char                *table);

/* One record as plain text, which may cross threads and leave the program. */
typedef struct {
  const CharterShape *shape;
  char              **values; /* as charter_record_dup_field () writes them; NULL: nothing said */
} CharterPlainRecord;

CharterPlainRecord *charter_plain_record_new     (const CharterShape        *shape) G_GNUC_WARN_UNUSED_RESULT;
CharterPlainRecord *charter_plain_record_new_from (CharterRecord            *record) G_GNUC_WARN_UNUSED_RESULT;
void                 charter_plain_record_free    (CharterPlainRecord       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPlainRecord, charter_plain_record_free)

int                  charter_shape_find_property   (const CharterShape        *self,
                                                    const char                *name);
const char          *charter_plain_record_get_id  (const CharterPlainRecord *self);
const char          *charter_plain_record_get     (const CharterPlainRecord *self,
                                                    const char                *name);
void                 charter_plain_record_set     (CharterPlainRecord       *self,
                                                    const char                *name,
                                                    const char                *value);
CharterRecord       *charter_plain_record_to_record (const CharterPlainRecord *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

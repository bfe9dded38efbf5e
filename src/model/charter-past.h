/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What became of one field of one record: who changed it last and when, and a short hash of each value
 * that it had. A hash tells whether the other side has seen a value without telling what it was. */
typedef struct {
  char      *record;
  char      *field; /* the property's name */
  char      *at;    /* UTC */
  char      *who;   /* nullable */
  GPtrArray *seen;  /* of char *, oldest first, without doubles */
} CharterFieldPast;

/* A record that was taken out. */
typedef struct {
  char *table;
  char *record;
  char *at;
  char *who; /* nullable */
} CharterRemoval;

/* What is known of how a school's records came to be as they are: what two copies of them are brought
 * together by. */
typedef struct _CharterPast CharterPast;

CharterPast      *charter_past_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void              charter_past_free          (CharterPast      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPast, charter_past_free)

/* As things happened: a value put into a field, and a record taken out. */
void              charter_past_add           (CharterPast      *self,
                                              const char       *record,
                                              const char       *field,
                                              const char       *old_value,
                                              const char       *new_value,
                                              const char       *who,
                                              const char       *at);
void              charter_past_add_removal   (CharterPast      *self,
                                              const char       *table,
                                              const char       *record,
                                              const char       *who,
                                              const char       *at);
void              charter_past_add_return    (CharterPast      *self,
                                              const char       *record);
/* As a bundle tells it. */
CharterFieldPast *charter_past_ensure_field  (CharterPast      *self,
                                              const char       *record,
                                              const char       *field);
void              charter_field_past_set     (CharterFieldPast *self,
                                              const char       *who,
                                              const char       *at);
void              charter_field_past_see     (CharterFieldPast *self,
                                              const char       *hash);

const CharterFieldPast *charter_past_find    (CharterPast      *self,
                                              const char       *record,
                                              const char       *field);
const CharterRemoval *charter_past_find_removal (CharterPast   *self,
                                              const char       *record);
const char       *charter_past_get_last      (CharterPast      *self,
                                              const char       *record);
gboolean          charter_field_past_has_seen (const CharterFieldPast *self,
                                              const char       *value);
GPtrArray        *charter_past_list_fields   (CharterPast      *self) G_GNUC_WARN_UNUSED_RESULT; /* of CharterFieldPast, borrowed */
GPtrArray        *charter_past_list_removals (CharterPast      *self) G_GNUC_WARN_UNUSED_RESULT; /* of CharterRemoval, borrowed */

G_END_DECLS

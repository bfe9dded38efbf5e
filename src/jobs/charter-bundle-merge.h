/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-bundle.h"
#include "charter-store.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_MERGE_ADD,    /* a record that is not here */
  CHARTER_MERGE_CHANGE, /* one field of a record that is on both sides */
  CHARTER_MERGE_REMOVE, /* a record that was taken out there */
} CharterMergeKind;

/* Whom to believe where both sides have changed the same thing. */
typedef enum {
  CHARTER_MERGE_ASK,
  CHARTER_MERGE_OURS,
  CHARTER_MERGE_THEIRS,
  CHARTER_MERGE_NEWEST,
} CharterMergeChoice;

/* One thing that differs and that theirs may change here. */
typedef struct {
  CharterMergeKind          kind;
  const CharterPlainRecord *ours;     /* NULL: not here */
  const CharterPlainRecord *theirs;   /* NULL: not there */
  guint                     property; /* of a change: which of the shape's */
  const char               *our_value;   /* nullable, as their_value: nothing is said */
  const char               *their_value;
  const char               *our_who;  /* nullable, as is their_who: nobody knows */
  const char               *our_at;
  const char               *their_who;
  const char               *their_at;
  gboolean                  is_conflict; /* both sides have changed it since they were last the same */
  gboolean                  takes_theirs; /* of a conflict: what was chosen, at first the newest */
} CharterMergeStep;

/* What bringing a bundle in would do. Nothing is done by it. */
typedef struct {
  CharterBundle     *bundle;
  CharterSchoolCopy *copy;      /* of what is here */
  GHashTable        *ours;      /* id -> CharterPlainRecord, borrowed */
  GPtrArray         *steps;     /* of CharterMergeStep */
  GPtrArray         *conflicts; /* of those of the steps that are, borrowed */
  guint              n_added;   /* records */
  guint              n_changed;
  guint              n_removed;
  guint              n_unchanged;
} CharterBundleMerge;

CharterBundleMerge *charter_bundle_merge_new         (CharterBundle            *bundle,
                                                      CharterSchoolCopy        *copy,
                                                      GError                  **error) G_GNUC_WARN_UNUSED_RESULT; /* takes both */
void                charter_bundle_merge_free        (CharterBundleMerge       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterBundleMerge, charter_bundle_merge_free)
void                charter_bundle_merge_choose      (CharterBundleMerge       *self,
                                                      CharterMergeChoice        choice);
gboolean            charter_bundle_merge_is_final    (CharterBundleMerge       *self,
                                                      const CharterMergeStep   *step);

const char         *charter_bundle_merge_get_school  (CharterBundleMerge       *self); /* nullable: its name */
const CharterPlainRecord *
                    charter_merge_step_get_record    (const CharterMergeStep   *step);
char               *charter_merge_step_dup_title     (CharterBundleMerge       *self,
                                                      const CharterMergeStep   *step) G_GNUC_WARN_UNUSED_RESULT;
char               *charter_merge_step_dup_field     (const CharterMergeStep   *step) G_GNUC_WARN_UNUSED_RESULT;
char               *charter_merge_step_dup_ours      (const CharterMergeStep   *step) G_GNUC_WARN_UNUSED_RESULT;
char               *charter_merge_step_dup_theirs    (const CharterMergeStep   *step) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

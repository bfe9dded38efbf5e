/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How a run of words looks. Flags add up. */
typedef enum {
  CHARTER_RUN_PLAIN = 0,
  CHARTER_RUN_BOLD  = 1 << 0,
  CHARTER_RUN_DIM   = 1 << 1,
  CHARTER_RUN_SMALL = 1 << 2,
} CharterRunFlags;

/* A stretch of a text: bytes @start up to @end. */
typedef struct {
  guint            start;
  guint            end;
  CharterRunFlags  flags;
  char            *target; /* nullable: the anchor a link leads to */
} CharterRun;

/* Words in runs: what a paragraph, a list item or a cell of a document says. */
typedef struct _CharterText CharterText;

CharterText      *charter_text_new        (void) G_GNUC_WARN_UNUSED_RESULT;
CharterText      *charter_text_new_plain  (const char       *words) G_GNUC_WARN_UNUSED_RESULT;
CharterText      *charter_text_new_styled (CharterRunFlags   flags,
                                           const char       *words) G_GNUC_WARN_UNUSED_RESULT;
void              charter_text_free       (CharterText      *self);

CharterText      *charter_text_add        (CharterText      *self,
                                           CharterRunFlags   flags,
                                           const char       *words);
CharterText      *charter_text_add_link   (CharterText      *self,
                                           CharterRunFlags   flags,
                                           const char       *target,
                                           const char       *words);

CharterText      *charter_text_set_level  (CharterText      *self,
                                           int               value,
                                           int               top);
gboolean          charter_text_get_level  (CharterText      *self,
                                           int              *value,
                                           int              *top);

const char       *charter_text_get_words  (CharterText      *self);
guint             charter_text_get_length (CharterText      *self);
guint             charter_text_get_n_runs (CharterText      *self);
const CharterRun *charter_text_get_run    (CharterText      *self,
                                           guint             position);
const CharterRun *charter_text_find_run   (CharterText      *self,
                                           guint             byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterText, charter_text_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The words of a document, to be looked through: nothing of its looks, and no more than the limits. */

typedef enum {
  CHARTER_PASSAGE_TEXT,  /* the whole of it; places are lines */
  CHARTER_PASSAGE_PAGE,  /* `number` from 1 */
  CHARTER_PASSAGE_SHEET, /* `number` from 1; places are rows */
} CharterPassageKind;

typedef struct {
  CharterPassageKind  kind;
  guint               number;
  char               *text; /* UTF-8 */
} CharterPassage;

typedef struct {
  GPtrArray *passages; /* of CharterPassage */
  gboolean   is_known; /* whether it is of a kind that has words at all */
  gboolean   is_cut;   /* whether there is more than the limits let through */
} CharterPaperText;

#define CHARTER_PAPER_TEXT_MAX_BYTES (16 * 1024 * 1024) /* of words, in all */
#define CHARTER_PAPER_TEXT_MAX_PAGES 1000
#define CHARTER_PAPER_TEXT_MAX_MARKUP (128 * 1024 * 1024) /* unpacked, in all */

void              charter_paper_text_free (CharterPaperText  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPaperText, charter_paper_text_free)

CharterPaperText *charter_paper_text_read (GFile             *file,
                                           const char        *name,
                                           const char        *content_type,
                                           GCancellable      *cancellable,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

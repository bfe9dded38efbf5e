/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What there is to see of a file: one page of it as a picture, its beginning as text, or why not. No
 * more of it is held than is shown. */
typedef struct {
  GFile      *file;
  char       *content_type;
  guint       page;    /* which to look at, from 0 */

  GdkTexture *texture; /* nullable: what was seen */
  char       *text;    /* nullable: the beginning of a text, or a page's words */
  char       *fault;   /* nullable: why nothing is seen, for a person */
  guint       n_pages; /* 0 for what has none */
} CharterEvidenceSight;

CharterEvidenceSight *charter_evidence_sight_new  (GFile                *file,
                                                   const char           *content_type,
                                                   guint                 page) G_GNUC_WARN_UNUSED_RESULT;
void                  charter_evidence_sight_free (CharterEvidenceSight *self);
void                  charter_evidence_sight_look (CharterEvidenceSight *self,
                                                   GCancellable         *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterEvidenceSight, charter_evidence_sight_free)

G_END_DECLS

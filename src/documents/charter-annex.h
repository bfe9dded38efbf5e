/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What becomes of the files of evidence in a document. */
typedef enum {
  CHARTER_ANNEXES_NONE,
  CHARTER_ANNEXES_PRINTED,  /* PDFs and pictures, as pages at the end */
  CHARTER_ANNEXES_ATTACHED, /* files of any kind, inside the PDF */
} CharterAnnexes;

/* A file that goes with a document. It is described here only; a CharterAnnexReader reads it, in
 * whichever thread lays the document out. */
typedef struct {
  CharterAnnexes  how;
  char           *path;
  char           *name;      /* that it came with: "policy.pdf" */
  char           *type;      /* nullable: "application/pdf" */
  char           *reference; /* "E3" */
  char           *title;     /* of the evidence */
  char           *date;      /* nullable, YYYY-MM-DD: when it was added */
} CharterAnnex;

CharterAnnex *charter_annex_new       (CharterAnnexes      how,
                                       const char         *path,
                                       const char         *name,
                                       const char         *type,
                                       const char         *reference,
                                       const char         *title,
                                       const char         *date) G_GNUC_WARN_UNUSED_RESULT;
void          charter_annex_free      (CharterAnnex       *self);
gboolean      charter_annexes_parse   (const char         *words,
                                       CharterAnnexes     *annexes);
char         *charter_annex_dup_words (const CharterAnnex *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterAnnex, charter_annex_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-enums.h"

G_BEGIN_DECLS

/* What the guard finds in one file or in the words of one item of evidence: plain values, no records,
 * so that a thread can do it. */

typedef struct {
  char    *evidence;     /* id */
  char    *file;         /* id; NULL: its words */
  char    *sha256;
  GFile   *path;         /* NULL: its words */
  char    *words;        /* title, note and so on; or the file's name */
  char    *content_type;
  goffset  size;

  CharterLooked looked;
  struct {
    guint  count;
    char  *places;       /* "page 2, page 5" */
    char  *shape;        /* of the first */
  } found[CHARTER_N_PRIVACY_KINDS];
} CharterGuardSearch;

void     charter_guard_search_free (CharterGuardSearch  *self);
gboolean charter_guard_search_run  (CharterGuardSearch  *self,
                                    GCancellable        *cancellable,
                                    GError             **error);

G_END_DECLS

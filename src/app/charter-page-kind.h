/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

/* One page of the sidebar: a row of a static table. */
typedef struct {
  const char *id;                              /* as in win.go */
  const char *title;                           /* translatable */
  const char *icon_name;
  GType     (*get_type)  (void);
  char     *(*dup_count) (CharterSession *session); /* nullable: what stands beside the title */
} CharterPageKind;

const CharterPageKind *charter_page_kinds_get (guint      *n_kinds);
const CharterPageKind *charter_page_kind_find (const char *id);

G_END_DECLS

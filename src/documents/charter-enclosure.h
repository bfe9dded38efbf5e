/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-annex.h"

G_BEGIN_DECLS

/* A file of evidence that goes into a PDF as it is. */
typedef struct {
  char        *name;        /* that it is saved under: "E3 policy.pdf" */
  char        *description; /* "E3 Behaviour policy" */
  char        *type;        /* "application/pdf" */
  char        *date;        /* nullable, YYYY-MM-DD */
  GMappedFile *file;
} CharterEnclosure;

CharterEnclosure *charter_enclosure_new      (const CharterAnnex       *annex,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void               charter_enclosure_free     (CharterEnclosure        *self);
gsize              charter_enclosure_get_size (const CharterEnclosure  *self);
const char        *charter_enclosure_get_data (const CharterEnclosure  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterEnclosure, charter_enclosure_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-pack-library.h"

G_BEGIN_DECLS

/* The fields of one place of a draft: "areas[0]", "areas[0].items[2]", "levels" or "" for the pack. What
 * is typed goes straight into the draft. */
#define CHARTER_TYPE_PACK_FORM (charter_pack_form_get_type ())
G_DECLARE_FINAL_TYPE (CharterPackForm, charter_pack_form, CHARTER, PACK_FORM, AdwBin)

void        charter_pack_form_set_draft  (CharterPackForm  *self,
                                          CharterPackDraft *draft);
void        charter_pack_form_show       (CharterPackForm  *self,
                                          const char       *path);
const char *charter_pack_form_get_path   (CharterPackForm  *self); /* nullable */
void        charter_pack_form_set_faults (CharterPackForm  *self,
                                          GPtrArray        *faults); /* nullable; of CharterPackFault */
gboolean    charter_pack_form_go         (CharterPackForm  *self,
                                          const char       *path);
GtkWidget  *charter_pack_form_find       (CharterPackForm  *self,
                                          const char       *path);   /* borrowed, nullable: a field's row */

G_END_DECLS

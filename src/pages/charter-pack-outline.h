/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-pack-draft.h"

G_BEGIN_DECLS

/* The areas and items of a draft, to choose, add, remove and put in another order. Signal selected (const
 * char *path). */
#define CHARTER_TYPE_PACK_OUTLINE (charter_pack_outline_get_type ())
G_DECLARE_FINAL_TYPE (CharterPackOutline, charter_pack_outline, CHARTER, PACK_OUTLINE, AdwBin)

void        charter_pack_outline_set_draft    (CharterPackOutline *self,
                                               CharterPackDraft   *draft);
void        charter_pack_outline_renew        (CharterPackOutline *self);
void        charter_pack_outline_retitle      (CharterPackOutline *self,
                                               const char         *path);
gboolean    charter_pack_outline_select       (CharterPackOutline *self,
                                               const char         *path);
const char *charter_pack_outline_get_selected (CharterPackOutline *self); /* nullable */
void        charter_pack_outline_set_faults   (CharterPackOutline *self,
                                               GPtrArray          *faults); /* nullable */

G_END_DECLS

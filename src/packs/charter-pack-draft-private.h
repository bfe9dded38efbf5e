/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pack-draft.h"
#include "charter-pack-tree.h"

G_BEGIN_DECLS

JsonNode *charter_pack_draft_get_root (CharterPackDraft *self); /* borrowed */
/* One step of undo: @root (transfer full) takes the place of what was. */
void      charter_pack_draft_replace  (CharterPackDraft *self,
                                       JsonNode         *root,
                                       const char       *path,
                                       gboolean          is_structure);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Signal published (CharterFramework): the draft is a framework now, and the window closes. */
#define CHARTER_TYPE_PACK_EDITOR (charter_pack_editor_get_type ())
G_DECLARE_FINAL_TYPE (CharterPackEditor, charter_pack_editor, CHARTER, PACK_EDITOR, AdwWindow)

GtkWidget *charter_pack_editor_new     (GtkWindow         *parent, /* nullable */
                                        CharterSession    *session,
                                        CharterPackDraft  *draft) G_GNUC_WARN_UNUSED_RESULT;
void       charter_pack_editor_check   (CharterPackEditor *self);
void       charter_pack_editor_publish (CharterPackEditor *self);

G_END_DECLS

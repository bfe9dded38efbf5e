/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-session.h"

G_BEGIN_DECLS

CharterFramework *charter_projector_checklist_find (CharterSession *session); /* borrowed, nullable */
void              charter_projector_checklist_fill (GtkWidget      *list,
                                                    CharterSession *session);

G_END_DECLS

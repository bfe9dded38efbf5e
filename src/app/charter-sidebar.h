/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"
#include "charter-shared-copy.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SIDEBAR (charter_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CharterSidebar, charter_sidebar, CHARTER, SIDEBAR, AdwBin)

CharterSession *charter_sidebar_get_session      (CharterSidebar *self);
void            charter_sidebar_set_session      (CharterSidebar *self,
                                                  CharterSession *session);
const char     *charter_sidebar_get_page         (CharterSidebar *self);
void            charter_sidebar_set_page         (CharterSidebar *self,
                                                  const char     *page);
gboolean        charter_sidebar_get_is_compact   (CharterSidebar *self);
void            charter_sidebar_set_is_compact   (CharterSidebar *self,
                                                  gboolean        is_compact);

/* Whose age stands at the foot. */
void            charter_sidebar_set_shared_copy  (CharterSidebar *self,
                                                  CharterSharedCopy *copy);

G_END_DECLS

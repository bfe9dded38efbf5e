/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SUPPORT_MODEL_PANE (charter_support_model_pane_get_type ())
G_DECLARE_FINAL_TYPE (CharterSupportModelPane, charter_support_model_pane, CHARTER, SUPPORT_MODEL_PANE, AdwBin)

void charter_support_model_pane_set_session (CharterSupportModelPane *self,
                                             CharterSession          *session);

G_END_DECLS

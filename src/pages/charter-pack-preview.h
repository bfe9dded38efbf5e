/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Before a draft is frozen: the question, and the framework read as the Guidance page shows it. */
GtkWidget *charter_pack_question_new (GtkWindow        *parent, /* nullable */
                                      CharterPackDraft *draft) G_GNUC_WARN_UNUSED_RESULT; /* answers "publish" */
GtkWidget *charter_pack_preview_new  (GtkWindow        *parent, /* nullable */
                                      CharterSession   *session,
                                      CharterFramework *framework) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
